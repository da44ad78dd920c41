"""Block nodes as paragraphs and tables: one function for each kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from docgen.tree import nodes
from docgen.tree.nodes import Block
from docgen.write.docx.boxes import write_box
from docgen.write.docx.captions import numbered_label, write_caption
from docgen.write.docx.contents import write_contents
from docgen.write.docx.drawings import chart_drawing, picture_drawing
from docgen.write.docx.fields import contents_mark
from docgen.write.docx.formulas import display_formula, inline_formula
from docgen.write.docx.inlines import write_inlines
from docgen.write.docx.lists import write_list
from docgen.write.docx.oxml import Format, Para, run, tab_stop, text_run, tiny_paragraph
from docgen.write.docx.state import Flow, bookmark_name
from docgen.write.docx.tables import write_table
from docgen.write.flow import cell_style_of, is_tall, separators
from docgen.write.walk import plain_text


def write_blocks(blocks: Iterable[Block], flow: Flow, *, closed: bool = False) -> None:
    """Write the blocks; `closed`: the last one must be a paragraph (cell, section)."""
    found = separators(blocks, closed=closed)
    for number, block in enumerate(found):
        if isinstance(block, nodes.Box) and number + 1 < len(found):
            write_box(block, flow, _room_above(found[number + 1], flow))
        else:
            write_block(block, flow)


def _room_above(block: Block, flow: Flow) -> int:
    """Return the room that the style of a block of text asks for above it."""
    match block:
        case nodes.Heading():
            key = block.style or flow.shared.layout.headings[block.kind].style
        case nodes.Paragraph():
            key = paragraph_style(block.style, flow)
        case _:
            return 0
    return flow.shared.styles.style(key).before


def write_block(block: Block, flow: Flow) -> None:
    """Write one block."""
    match block:
        case nodes.Heading():
            _heading(block, flow)
        case nodes.Paragraph():
            _paragraph(block, flow)
        case nodes.List():
            write_list(block, flow)
        case nodes.Table():
            write_table(block, flow)
        case nodes.Figure():
            _figure(block, flow)
        case nodes.FormulaBlock():
            _formula(block, flow)
        case nodes.Box():
            write_box(block, flow)
        case nodes.PageBreak():
            flow.page_break = True
        case nodes.Spacer():
            flow.put(tiny_paragraph(block.height))
        case nodes.Contents():
            write_contents(block, flow)
        case nodes.Group():
            if block.id:
                flow.anchors.append(block.id)
            write_blocks(block.blocks, flow)
        case _:
            assert_never(block)


def end_flow(flow: Flow) -> None:
    """Give what still waits for a paragraph (a page break, an anchor, nothing yet) one."""
    if flow.page_break or flow.anchors or (flow.waiting is None and not flow.out):
        flow.put(tiny_paragraph(20))


def _heading(block: nodes.Heading, flow: Flow) -> None:
    shared = flow.shared
    key = block.style or shared.layout.headings[block.kind].style
    style = shared.styles.style(key)
    form = Format()
    label = numbered_label(block.label, block.number, block.id, flow, key)
    separator = block.separator if block.label and block.children else ""
    content = label + text_run(separator) + write_inlines(block.children, flow, key, form)
    if block.id:
        content = shared.bookmark(bookmark_name(block.id), content)
    if shared.contents_by_marks and block.contents_level:
        content += contents_mark(contents_words(block), block.contents_level)
    own = shared.styles.outline(key)
    outline = None if own == block.level else (block.level - 1 if block.level else 9)
    para = Para(
        shared.styles.id(key),
        content,
        keep_next=not style.keep_next,
        page_break=block.new_page,
        outline=outline,
    )
    flow.put(para, style)


def contents_words(block: nodes.Heading) -> str:
    """Return what the contents say of the heading."""
    label = block.label if block.contents_label is None else block.contents_label
    return f"{label} {plain_text(block.contents_title or block.children)}".strip()


def _paragraph(block: nodes.Paragraph, flow: Flow) -> None:
    shared = flow.shared
    key = paragraph_style(block.style, flow)
    style = shared.styles.style(key)
    align = block.align or flow.align
    content = write_inlines(block.children, flow, key, Format(bold=flow.bold and not style.bold))
    if block.id:
        content = shared.bookmark(bookmark_name(block.id), content)
    flow.put(
        Para(
            shared.styles.id(key),
            content,
            keep_next=block.keep_next and not style.keep_next,
            keep_lines=block.keep_lines and not style.keep_lines,
            align="" if align == style.align else align,
            tabs=flow.stops.get(key, ""),
            line=(style.pitch, "atLeast") if is_tall(block.children, style) else None,
        ),
        style,
    )


def paragraph_style(key: str, flow: Flow) -> str:
    """Return the style that a paragraph of style `key` has in this flow."""
    if flow.in_cell:
        return cell_style_of(key, flow.cell_style)
    if flow.default_style and key in ("", "body"):
        return flow.default_style
    return key or "body"


def _figure(block: nodes.Figure, flow: Flow) -> None:
    shared = flow.shared
    above = block.caption if block.caption_above else None
    below = None if block.caption_above else block.caption
    if block.id and block.caption is None:
        flow.anchors.append(block.id)
    if above:
        write_caption(above, block.id, flow, keep_next=True)
    content = block.content
    match content:
        case nodes.Chart():
            drawing = chart_drawing(content, block.alt, flow)
        case nodes.Picture():
            drawing = picture_drawing(content, block.alt, flow)
        case _:
            assert_never(content)
    key = "figure" if "figure" in shared.layout.styles else ""
    style = shared.styles.style(key) if key else None
    para = Para(
        shared.styles.id(key) if key else "",
        run(drawing),
        keep_next=below is not None,
        line=(240, "auto"),
        indent=(0, 0, 0),
        align="center",
        mark='<w:sz w:val="2"/><w:szCs w:val="2"/>',
    )
    flow.put(para, style)
    if below:
        write_caption(below, block.id, flow, keep_next=False)


def _formula(block: nodes.FormulaBlock, flow: Flow) -> None:
    shared = flow.shared
    key = "formula" if "formula" in shared.layout.styles else paragraph_style("body", flow)
    style = shared.styles.style(key)
    if block.label:
        label = numbered_label(block.label, block.label.strip("()"), block.id, flow, key)
        content = run("<w:tab/>") + inline_formula(block.formula.latex) + run("<w:tab/>") + label
        stops = tab_stop(flow.width // 2, "center", "") + tab_stop(flow.width, "right", "")
    else:
        content, stops = display_formula(block.formula.latex), ""
    if block.id:
        content = shared.bookmark(bookmark_name(block.id), content)
    flow.put(
        Para(
            shared.styles.id(key),
            content,
            tabs=stops,
            line=(block.height, "atLeast") if block.height else (240, "auto"),
            indent=(0, 0, 0),
            align="left" if block.label else "center",
        ),
        style,
    )
