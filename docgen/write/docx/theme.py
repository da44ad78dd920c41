"""The theme part: Word asks for one; it names the layout's font and colours and draws nothing."""

from __future__ import annotations

from typing import Final

from docgen.layout.spec import Layout
from docgen.write.docx.oxml import XML, escape
from docgen.write.docx.package import Package

_PART: Final = "word/theme/theme1.xml"
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE: Final = f'<a:ln w="6350">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def add_theme(package: Package, layout: Layout) -> None:
    """Add the theme."""
    fonts = layout.fonts
    font = escape((fonts.get("body") or next(iter(fonts.values()))).docx)
    family = f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    text = (
        f'{XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' name="docgen"><a:themeElements>'
        f'<a:clrScheme name="docgen">{_colours(layout)}</a:clrScheme>'
        f'<a:fontScheme name="docgen"><a:majorFont>{family}</a:majorFont>'
        f"<a:minorFont>{family}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="docgen"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
    package.add(_PART, text, "theme")
    package.relations_of("word/document.xml").add("theme", _PART)


def _colours(layout: Layout) -> str:
    chart = layout.chart.colours
    fixed = (("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "333333"), ("lt2", "EEEEEE"))
    accents = tuple((f"accent{at + 1}", chart[at % len(chart)].upper()) for at in range(6))
    links = (("hlink", "000000"), ("folHlink", "000000"))
    return "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (*fixed, *accents, *links)
    )
