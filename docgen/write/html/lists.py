"""Lists as HTML: labels as printed, hanging or run in, tagged as labels and bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docgen.layout.faces import UNITS, advances
from docgen.tree import nodes
from docgen.tree.nodes import Block
from docgen.write.css import points
from docgen.write.flow import ListPlace, list_place, list_style, separators
from docgen.write.html.context import Context
from docgen.write.html.flow import Flow, attributes, keeping
from docgen.write.html.inlines import write_inlines, write_text

WriteBlocks = Callable[[Iterable[Block], Flow], None]
_ALIGN = {"": "", "left": "al", "center": "ac", "right": "ar", "justify": "aj"}


def write_list(block: nodes.List, flow: Flow, write_blocks: WriteBlocks) -> None:
    """Write a list."""
    name = "ol" if any(item.value for item in block.items) else "ul"
    place = list_place(flow.context.layout, block.level, in_cell=flow.inside.in_cell)
    flow.add(f'<{name} data-t="L">')
    for item in block.items:
        flow.add('<li data-t="LI">')
        _item(item, block, flow, place, write_blocks)
        flow.add("</li>")
    flow.add(f"</{name}>")


def _item(
    item: nodes.Item,
    block: nodes.List,
    flow: Flow,
    place: ListPlace,
    write_blocks: WriteBlocks,
) -> None:
    blocks = separators(item.blocks)
    lead = blocks[0] if blocks and isinstance(blocks[0], nodes.Paragraph) else None
    paragraph = lead or nodes.Paragraph(())
    _line(paragraph, block, flow, place, item.label, first=True)
    rest = blocks[1:] if lead is not None else blocks
    if not rest:
        return
    flow.add('<div data-t="LBody">')
    for inner in rest:
        if isinstance(inner, nodes.Paragraph):
            _line(inner, block, flow, place, "", first=False)
        else:
            write_blocks((inner,), flow)
    flow.add("</div>")


def _line(
    paragraph: nodes.Paragraph,
    block: nodes.List,
    flow: Flow,
    place: ListPlace,
    label: str,
    *,
    first: bool,
) -> None:
    """Write a paragraph of an item, the first one after its label."""
    context = flow.context
    key = list_style(block, paragraph, flow.inside.cell_style)
    context.size_pt = context.style(key).size_pt
    if place.room:
        left, indent = place.text, -place.room if first else 0
    else:
        left, indent = 0, place.label
    indents = f"margin-left: {points(left)}; text-indent: {points(indent)}"
    classes = (
        f"s-{key}",
        context.rule(f"i{left}_{indent}".replace("-", "n"), indents),
        _ALIGN[paragraph.align],
        *keeping(paragraph),
    )
    words = write_inlines(paragraph.children, context) or "&nbsp;"
    if first:
        words = _label(label, key, place, context) + f'<span data-t="LBody">{words}</span>'
    tag = "" if first else None
    flow.add(f"<p{attributes(*classes, identifier=paragraph.id, tag=tag)}>{words}</p>")


def _label(label: str, key: str, place: ListPlace, context: Context) -> str:
    if not label:
        return ""
    words = write_text(label, context)
    if not place.room or label_width(label, key, context) > place.room:
        return f'<span data-t="Lbl">{words} </span>'
    width = context.rule(f"w{place.room}", f"width: {points(place.room)}")
    return f'<span class="label {width}" data-t="Lbl">{words}</span>'


def label_width(label: str, key: str, context: Context) -> float:
    """Return how wide a label is in the style `key`, in twips."""
    style = context.style(key)
    widths = advances(context.layout.fonts[style.font].file, style.bold, style.italic)
    return sum(widths[character] for character in label) * style.size_pt * 20 / UNITS
