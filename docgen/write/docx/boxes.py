"""Boxes: frames beside the text and at the foot of a page, tables in the flow. No text boxes."""

from __future__ import annotations

from typing import Final

from docgen.layout.spec import BoxKind, mm
from docgen.tree.nodes import Block, Box, Paragraph
from docgen.write.docx.oxml import border_line, shading
from docgen.write.docx.state import Flow
from docgen.write.docx.styles import cell_margins

_SIDES: Final = ("top", "left", "bottom", "right")
_GAP: Final = 113  # twips between a frame and the text beside it


def write_box(box: Box, flow: Flow, below: int = 0) -> None:
    """Write the box at the place that the layout gives its kind.

    `below` is the room above the block below it. A box in the margin stands as high as that
    block's first line, so the block above gives that room, at the top of a page nobody.
    """
    kind = flow.shared.layout.box(box.kind)
    if box.id:
        flow.anchors.append(box.id)
    if kind.place == "inline":
        _table(box, kind, flow, "", _width(kind, flow))
    elif _is_plain(box, kind):
        _frame(box, kind, flow)
    else:
        if kind.place == "margin" and below:
            flow.begin_table(below)
            flow.hangs = True
        _table(box, kind, flow, _floating(kind), _width(kind, flow))


def _width(kind: BoxKind, flow: Flow) -> int:
    return mm(kind.width_mm) if kind.width_mm else flow.width


def _is_plain(box: Box, kind: BoxKind) -> bool:
    """Whether the box is paragraphs alone, without a border: then it can be a frame."""
    plain = all(isinstance(block, Paragraph) for block in box.blocks)
    return plain and not kind.border_pt and not kind.fill


def _frame(box: Box, kind: BoxKind, flow: Flow) -> None:
    from docgen.write.docx.blocks import write_blocks

    flow.flush()
    inner = Flow(
        flow.shared,
        flow.part,
        _width(kind, flow),
        default_style=kind.style,
        frame=_frame_properties(kind, _width(kind, flow)),
        anchors=flow.anchors,
        page_break=flow.page_break,
    )
    flow.anchors, flow.page_break = [], False
    write_blocks(box.blocks, inner)
    flow.out.append(inner.text())


def _frame_properties(kind: BoxKind, width: int) -> str:
    if kind.place == "foot":
        return (
            f'<w:framePr w:w="{width}" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin"'
            ' w:xAlign="left" w:yAlign="bottom"/>'
        )
    return (
        f'<w:framePr w:w="{width}" w:hSpace="{_GAP}" w:wrap="around" w:vAnchor="text"'
        f' w:hAnchor="page" w:x="{max(mm(kind.offset_mm), 1)}" w:y="1"/>'
    )


def _floating(kind: BoxKind) -> str:
    if kind.place == "foot":
        return (
            '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin"'
            ' w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/>'
        )
    return (
        f'<w:tblpPr w:leftFromText="{_GAP}" w:rightFromText="{_GAP}" w:vertAnchor="text"'
        f' w:horzAnchor="page" w:tblpX="{max(mm(kind.offset_mm), 1)}" w:tblpY="1"/>'
    )


def _table(box: Box, kind: BoxKind, flow: Flow, place: str, width: int) -> None:
    flow.begin_table(0)
    padding = mm(kind.padding_mm)
    borders = ""
    if kind.border_pt:
        lines = "".join(border_line(side, kind.border_pt, kind.border_colour) for side in _SIDES)
        borders = f"<w:tblBorders>{lines}</w:tblBorders>"
    fill = shading(kind.fill) if kind.fill else ""
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if place else ""
    # LibreOffice 7.4 moves a floating table left by the margin of all its cells, Word does not.
    margins = cell_margins(0 if place else padding, padding)
    own = _own_margins(padding) if place else ""
    flow.out.append(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/>{place}<w:tblW w:w="{width}"'
        f' w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>{margins}'
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr>{whole}<w:tc><w:tcPr>'
        f'<w:tcW w:w="{width}" w:type="dxa"/>{fill}{own}</w:tcPr>'
        f"{_inside(box.blocks, kind, flow, width - 2 * padding)}</w:tc></w:tr></w:tbl>"
    )


def _own_margins(padding: int) -> str:
    sides = "".join(f'<w:{side} w:w="{padding}" w:type="dxa"/>' for side in ("left", "right"))
    return f"<w:tcMar>{sides}</w:tcMar>"


def _inside(blocks: tuple[Block, ...], kind: BoxKind, flow: Flow, width: int) -> str:
    from docgen.write.docx.blocks import end_flow, write_blocks

    inner = Flow(
        flow.shared,
        flow.part,
        width,
        cell_style=kind.style,
        in_cell=True,
        anchors=flow.anchors,
        page_break=flow.page_break,
    )
    flow.anchors, flow.page_break = [], False
    write_blocks(blocks, inner, closed=True)
    end_flow(inner)
    return inner.text()
