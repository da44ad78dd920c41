"""Lists: Word's numbering where it prints the label that is wanted, else the label as text."""

from __future__ import annotations

from docgen.layout.labels import label_room
from docgen.tree.nodes import Block, Item, List, Paragraph
from docgen.write.docx.inlines import write_inlines
from docgen.write.docx.numbering import Series, label_pattern
from docgen.write.docx.oxml import Format, Para, run, tab_stop, text_run
from docgen.write.docx.state import Flow, bookmark_name
from docgen.write.flow import ListPlace, is_tall, list_place, list_style
from docgen.write.labels import tabbed

_LEVELS = 9


def write_list(block: List, flow: Flow) -> None:
    """Write the list's items."""
    layout = flow.shared.layout
    key = list_style(block, Paragraph(()), flow.cell_style if flow.in_cell else "")
    style = flow.shared.styles.style(key)
    room = label_room(layout, block, in_cell=flow.in_cell)
    places = tuple(
        list_place(layout, level, in_cell=flow.in_cell, room=room if level == block.level else None)
        for level in range(_LEVELS)
    )
    tab = tabbed(layout, block, style, in_cell=flow.in_cell)
    bold = style.bold or flow.bold
    opened: set[Series] = set()
    for item in block.items:
        pattern = label_pattern(block, item) if block.level < _LEVELS else None
        series = Series(*pattern, places, tab, bold, style.italic) if pattern else None
        if series and series not in opened:
            flow.shared.numbering.open(series, block.level, continues=block.continues)
            opened.add(series)
        _item(block, item, series, places[min(block.level, _LEVELS - 1)], tab, flow)


def _item(
    block: List, item: Item, series: Series | None, place: ListPlace, tab: bool, flow: Flow
) -> None:
    blocks = list(item.blocks)
    first = blocks.pop(0) if blocks and isinstance(blocks[0], Paragraph) else Paragraph(())
    assert isinstance(first, Paragraph)
    para = _paragraph(block, first, flow)
    key = _key(block, first, flow)
    style = flow.shared.styles.style(key)
    if series is not None:
        number = flow.shared.numbering.number(series, block.level, item.value)
        para.numbering = (number, block.level)
        flow.shared.faces.add((key, flow.bold, False))
    elif item.label:
        form = Format(bold=flow.bold and not style.bold)
        follow = run("<w:tab/>", form) if tab else text_run(" ", form)
        para.content = text_run(item.label, form) + follow + para.content
        flow.shared.faces.add((key, flow.bold, False))
    if series is None:
        para.indent = (
            (place.text, style.indent_right, -place.room)
            if place.room
            else (0, style.indent_right, place.label)
        )
        para.tabs = tab_stop(place.text, "left", "") if place.room else ""
    flow.put(para, style)
    _rest(block, blocks, place, flow)


def _rest(block: List, blocks: list[Block], place: ListPlace, flow: Flow) -> None:
    """Write what follows an item's first paragraph: paragraphs stand under its text."""
    from docgen.write.docx.blocks import write_block
    from docgen.write.flow import separators

    for one in separators(blocks):
        if isinstance(one, Paragraph):
            para = _paragraph(block, one, flow)
            style = flow.shared.styles.style(_key(block, one, flow))
            left, first = (place.text, 0) if place.room else (0, place.label)
            para.indent = (left, style.indent_right, first)
            flow.put(para, style)
        else:
            write_block(one, flow)


def _key(block: List, paragraph: Paragraph, flow: Flow) -> str:
    return list_style(block, paragraph, flow.cell_style if flow.in_cell else "")


def _paragraph(block: List, paragraph: Paragraph, flow: Flow) -> Para:
    shared = flow.shared
    key = _key(block, paragraph, flow)
    style = shared.styles.style(key)
    form = Format(bold=flow.bold and not style.bold)
    content = write_inlines(paragraph.children, flow, key, form)
    if paragraph.id:
        content = shared.bookmark(bookmark_name(paragraph.id), content)
    align = paragraph.align or ("" if flow.align == "center" else flow.align)
    return Para(
        shared.styles.id(key),
        content,
        keep_next=paragraph.keep_next and not style.keep_next,
        keep_lines=paragraph.keep_lines and not style.keep_lines,
        align="" if align == style.align else align,
        line=(style.pitch, "atLeast") if is_tall(paragraph.children, style) else None,
    )
