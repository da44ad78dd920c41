"""Pictures, charts and codes as inline drawings with their alternative text."""

from __future__ import annotations

import hashlib
import io
from typing import Final

from docgen.layout.spec import mm
from docgen.tree.nodes import Chart, Code, Picture
from docgen.write.codes_svg import QUIET
from docgen.write.docx.charts import add_chart
from docgen.write.docx.oxml import escape
from docgen.write.docx.state import Flow
from docgen.write.docx.vectors import png_of_svg

_EMU: Final = 635  # a twip
_EXTENSIONS: Final = {"image/png": "png", "image/jpeg": "jpeg", "image/svg+xml": "svg"}
_MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/"
_SVG: Final = (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
    ' r:embed="SVG"/></a:ext></a:extLst>'
)


def picture_drawing(picture: Picture, alt: str, flow: Flow) -> str:
    """Return the picture's drawing; a vector picture carries a bitmap for older readers."""
    extension = ""
    data, media = picture.data, picture.media
    if media == "image/svg+xml":
        vector = _media(data, media, flow)
        extension = _SVG.replace('r:embed="SVG"', f'r:embed="{vector}"')
        data, media = png_of_svg(data, picture.width), "image/png"
    relation = _media(data, media, flow)
    return _picture(relation, picture.name, alt, picture.width, picture.height, flow, extension)


def code(node: Code, flow: Flow) -> str:
    """Return the drawing of a machine-readable code."""
    import segno

    stream = io.BytesIO()
    made = segno.make(node.data, error="m", micro=False)
    made.save(stream, kind="png", scale=12, border=QUIET)
    relation = _media(stream.getvalue(), "image/png", flow)
    return _picture(relation, "QR", node.alt or node.data, node.size, node.size, flow, "")


def chart_drawing(chart: Chart, alt: str, flow: Flow) -> str:
    """Return the drawing of a chart, which is a part of its own with its workbook."""
    layout = flow.shared.layout.chart
    width = chart.width or mm(layout.width_mm)
    height = chart.height or mm(layout.height_mm)
    relation = add_chart(chart, flow)
    graphic = (
        f'<a:graphic><a:graphicData uri="{_MAIN}chart"><c:chart r:id="{relation}"/>'
        "</a:graphicData></a:graphic>"
    )
    number = flow.shared.next_drawing()
    return _inline(width, height, number, f"Chart {number}", alt, graphic)


def _media(data: bytes, media: str, flow: Flow) -> str:
    """Return the relationship to the bytes, which lie in the package once."""
    extension = _EXTENSIONS[media]
    name = f"word/media/{hashlib.sha256(data).hexdigest()[:16]}.{extension}"
    package = flow.shared.package
    if name not in package.parts:
        package.add(name, data)
    return flow.relations.add("image", name)


def _picture(
    relation: str, name: str, alt: str, width: int, height: int, flow: Flow, extension: str
) -> str:
    number = flow.shared.next_drawing()
    blip = f'<a:blip r:embed="{relation}">{extension}</a:blip>'
    size = f'<a:ext cx="{width * _EMU}" cy="{height * _EMU}"/>'
    graphic = (
        f'<a:graphic><a:graphicData uri="{_MAIN}picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{escape(name)}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/>{size}</a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic>"
    )
    return _inline(width, height, number, name, alt, graphic)


def _inline(width: int, height: int, number: int, name: str, alt: str, graphic: str) -> str:
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width * _EMU}" cy="{height * _EMU}"/>'
        f'<wp:docPr id="{number}" name="{escape(name)}" descr="{escape(alt)}"/>'
        f"<wp:cNvGraphicFramePr/>{graphic}</wp:inline></w:drawing>"
    )
