"""The XMP packet: PDF/A and PDF/UA claims, title, author, dates, equal to the Info dictionary."""

from __future__ import annotations

from html import escape

from docgen.tree.nodes import Meta

PRODUCER = "docgen"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{properties}
</rdf:Description>
{extension}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_EXTENSION = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def is_tagged(variant: str) -> bool:
    """Whether the variant has a structure tree, so that the file is PDF/UA-1 too."""
    return variant.endswith("a") or variant == "pdf/ua-1"


def xmp_packet(meta: Meta, variant: str) -> bytes:
    """Return the packet for a file of `variant`."""
    archive = variant.startswith("pdf/a-")
    lines: list[str] = []
    if archive:
        lines.append(f"<pdfaid:part>{variant[6]}</pdfaid:part>")
        lines.append(f"<pdfaid:conformance>{variant[7].upper()}</pdfaid:conformance>")
    if is_tagged(variant):
        lines.append("<pdfuaid:part>1</pdfuaid:part>")
    lines.append(f"<dc:title>{_alternative(meta.title)}</dc:title>")
    if meta.author:
        author = escape(meta.author, quote=False)
        lines.append(f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    if meta.subject:
        lines.append(f"<dc:description>{_alternative(meta.subject)}</dc:description>")
    if meta.keywords:
        words = escape(", ".join(meta.keywords), quote=False)
        lines.append(f"<pdf:Keywords>{words}</pdf:Keywords>")
    if meta.identifier:
        lines.append(f"<dc:identifier>{escape(meta.identifier, quote=False)}</dc:identifier>")
    language = escape(meta.language, quote=False)
    lines.append(f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>")
    lines.append(f"<xmp:CreateDate>{escape(meta.moment)}</xmp:CreateDate>")
    lines.append(f"<xmp:ModifyDate>{escape(meta.moment)}</xmp:ModifyDate>")
    lines.append(f"<pdf:Producer>{PRODUCER}</pdf:Producer>")
    extension = _EXTENSION if archive and is_tagged(variant) else ""
    return _PACKET.format(properties="\n".join(lines), extension=extension).encode()


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text, quote=False)}</rdf:li></rdf:Alt>'
