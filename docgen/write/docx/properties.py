"""The document's settings and its properties."""

from __future__ import annotations

from typing import Final

from docgen.tree.nodes import Meta
from docgen.write.docx.oxml import NAMESPACES, XML, escape
from docgen.write.docx.package import Package
from docgen.write.pages import Pages

_COMPATIBILITY: Final = (
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
    ("useWord2013TrackBottomHyphenation", "0"),
)
_SHIFT_RETURN: Final = "<w:doNotExpandShiftReturn/>"
"""Lines of justified text that the author broke are not stretched: the PDF does not either."""
_PROTECTION: Final = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
_MARK_AS_FINAL: Final = (
    f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
    'docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2"'
    ' name="_MarkAsFinal"><vt:bool>true</vt:bool></property></Properties>'
)
_TAB: Final = 709  # 12.5 mm, the distance of tab stops that nobody set


def add_settings(meta: Meta, package: Package, *, footnotes: bool) -> None:
    """Add the settings: today's Word, fonts embedded, no hyphenation, no update of fields."""
    notes = (
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        if footnotes
        else ""
    )
    modes = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in _COMPATIBILITY
    )
    text = (
        f'{XML}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
        f"{_PROTECTION if meta.final else ''}"
        f'<w:defaultTabStop w:val="{_TAB}"/><w:autoHyphenation w:val="0"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{notes}'
        f"<w:compat>{_SHIFT_RETURN}{modes}</w:compat>"
        '<m:mathPr><m:mathFont m:val="Cambria Math"/></m:mathPr>'
        f'<w:themeFontLang w:val="{escape(meta.language)}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )
    package.add("word/settings.xml", text, "settings")
    package.relations_of("word/document.xml").add("settings", "word/settings.xml")


def add_properties(meta: Meta, pages: Pages, package: Package) -> None:
    """Add the core and extended properties; both times are the document's own moment."""
    fields = (
        ("dc:title", meta.title),
        ("dc:subject", meta.subject),
        ("dc:creator", meta.author),
        ("cp:keywords", ", ".join(meta.keywords)),
        ("dc:identifier", meta.identifier),
        ("dc:language", meta.language),
        ("cp:lastModifiedBy", meta.author),
        ("cp:contentStatus", "Final" if meta.final else ""),
    )
    inside = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in fields if text)
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{escape(meta.moment)}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    core = (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inside}{times}'
        "</cp:coreProperties>"
    )
    package.add("docProps/core.xml", core, "core")
    package.relations_of("").add("metadata/core-properties", "docProps/core.xml")
    total = f"<Pages>{pages.total}</Pages>" if pages.total else ""
    app = (
        f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties">{total}<Application>docgen</Application></Properties>'
    )
    package.add("docProps/app.xml", app, "app")
    package.relations_of("").add("extended-properties", "docProps/app.xml")
    if meta.final:
        package.add("docProps/custom.xml", _MARK_AS_FINAL, "custom")
        package.relations_of("").add("custom-properties", "docProps/custom.xml")
