"""Lists as HTML: labels as printed, hanging or run in, tagged as labels and bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docgen.layout.labels import label_room
from docgen.tree import nodes
from docgen.tree.nodes import Block
from docgen.write.css import points
from docgen.write.flow import ListPlace, list_place, list_style, separators
from docgen.write.html.context import Context
from docgen.write.html.flow import Flow, attributes, keeping
from docgen.write.html.inlines import write_inlines, write_text
from docgen.write.labels import tabbed

WriteBlocks = Callable[[Iterable[Block], Flow], None]
_ALIGN = {"": "", "left": "al", "center": "ac", "right": "ar", "justify": "aj"}


def write_list(block: nodes.List, flow: Flow, write_blocks: WriteBlocks) -> None:
    """Write a list."""
    name = "ol" if any(item.value for item in block.items) else "ul"
    layout, in_cell = flow.context.layout, flow.inside.in_cell
    room = label_room(layout, block, in_cell=in_cell)
    place = list_place(layout, block.level, in_cell=in_cell, room=room)
    key = list_style(block, nodes.Paragraph(()), flow.inside.cell_style)
    tab = tabbed(layout, block, flow.context.style(key), in_cell=in_cell)
    flow.add(f'<{name} data-t="L">')
    for item in block.items:
        flow.add('<li data-t="LI">')
        _item(item, block, flow, place, tab, write_blocks)
        flow.add("</li>")
    flow.add(f"</{name}>")


def _item(
    item: nodes.Item,
    block: nodes.List,
    flow: Flow,
    place: ListPlace,
    tab: bool,
    write_blocks: WriteBlocks,
) -> None:
    blocks = separators(item.blocks)
    lead = blocks[0] if blocks and isinstance(blocks[0], nodes.Paragraph) else None
    paragraph = lead or nodes.Paragraph(())
    label = _label(item.label, place, tab, flow.context)
    _line(paragraph, block, flow, place, label)
    rest = blocks[1:] if lead is not None else blocks
    if not rest:
        return
    flow.add('<div data-t="LBody">')
    for inner in rest:
        if isinstance(inner, nodes.Paragraph):
            _line(inner, block, flow, place, None)
        else:
            write_blocks((inner,), flow)
    flow.add("</div>")


def _line(
    paragraph: nodes.Paragraph,
    block: nodes.List,
    flow: Flow,
    place: ListPlace,
    label: str | None,
) -> None:
    """Write a paragraph of an item; `label` is the written label of its first one."""
    context = flow.context
    key = list_style(block, paragraph, flow.inside.cell_style)
    context.use(context.style(key))
    if place.room:
        left, indent = place.text, 0 if label is None else -place.room
    else:
        left, indent = 0, place.label
    indents = f"margin-left: {points(left)}; text-indent: {points(indent)}"
    classes = (
        f"s-{key}",
        context.rule(f"i{left}_{indent}".replace("-", "n"), indents),
        _ALIGN[paragraph.align],
        *keeping(paragraph),
    )
    words = write_inlines(paragraph.children, context) or "\u00a0"
    if label is not None:
        words = f'{label}<span data-t="LBody">{words}</span>'
    tag = None if label is None else ""
    flow.add(f"<p{attributes(*classes, identifier=paragraph.id, tag=tag)}>{words}</p>")


def _label(label: str, place: ListPlace, tab: bool, context: Context) -> str:
    if not label:
        return ""
    words = write_text(label, context)
    if not tab:
        return f'<span data-t="Lbl">{words} </span>'
    width = context.rule(f"w{place.room}", f"width: {points(place.room)}")
    return f'<span class="label {width}" data-t="Lbl">{words}</span>'
