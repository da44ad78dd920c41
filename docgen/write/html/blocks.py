"""Blocks as HTML: one function per kind of block."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import assert_never

from docgen.layout.spec import mm, pt
from docgen.tree import nodes
from docgen.tree.nodes import Block
from docgen.write.css import points
from docgen.write.flow import SEPARATOR, caption_below, cell_style_of, separators
from docgen.write.html.contents import write_contents
from docgen.write.html.context import Inside
from docgen.write.html.figures import write_figure, write_formula_block
from docgen.write.html.flow import Flow, attributes, keeping
from docgen.write.html.inlines import write_inlines, write_text
from docgen.write.html.lists import write_list
from docgen.write.html.tables import write_table
from docgen.write.html.tabs import write_tabbed
from docgen.write.walk import plain_text

ALIGN = {"": "", "left": "al", "center": "ac", "right": "ar", "justify": "aj"}
EMPTY = "\u00a0"
_HIGHEST_HEADING = 6


def write_blocks(blocks: Iterable[Block], flow: Flow, *, closed: bool = False) -> None:
    """Write `blocks` one under the other; `closed` as for `separators`."""
    found = separators(blocks, closed=closed)
    for number, block in enumerate(found):
        if isinstance(block, nodes.Box):
            _box(block, flow, found[number + 1] if number + 1 < len(found) else None)
        elif isinstance(block, nodes.Table) and closed and flow.inside.cell_style:
            below = caption_below(block, flow.context.layout)
            at_top = number == 0 and (block.caption is None or below)
            at_end = found[number + 1 :] == [nodes.Spacer(SEPARATOR)] and not below
            ends = ("first",) * at_top + ("last",) * at_end
            write_table(block, flow, write_blocks, ends)
        else:
            write_block(block, flow)


def write_block(block: Block, flow: Flow) -> None:
    """Write one block."""
    match block:
        case nodes.Heading():
            _heading(block, flow)
        case nodes.Paragraph():
            write_paragraph(block, flow)
        case nodes.List():
            write_list(block, flow, write_blocks)
        case nodes.Table():
            write_table(block, flow, write_blocks)
        case nodes.Figure():
            write_figure(block, flow)
        case nodes.FormulaBlock():
            write_formula_block(block, flow)
        case nodes.Box():
            _box(block, flow)
        case nodes.PageBreak():
            flow.add('<div class="page-break"></div>')
        case nodes.Spacer():
            flow.add(f"<div{attributes(flow.context.high(block.height))}></div>")
        case nodes.Contents():
            write_contents(block, flow, write_blocks)
        case nodes.Group():
            if block.id:
                flow.add(f'<div id="{escape(block.id)}"></div>')
            write_blocks(block.blocks, flow)
        case _:
            assert_never(block)


def _heading(heading: nodes.Heading, flow: Flow) -> None:
    context = flow.context
    key = heading.style or context.layout.headings[heading.kind].style
    context.use(context.style(key))
    label = heading.label + heading.separator if heading.label else ""
    words = write_text(label, context) + write_inlines(heading.children, context)
    classes = [f"s-{key}", "stay", "new-page" if heading.new_page else ""]
    outline = ""
    name = "p"
    if heading.level:
        name = f"h{min(heading.level, _HIGHEST_HEADING)}"
        title = (label + plain_text(heading.children)).strip()
        outline = f' data-level="{heading.level}" data-title="{escape(title)}"'
        rules = f"bookmark-level: {heading.level}; bookmark-label: attr(data-title)"
        classes.append(context.rule(f"l{heading.level}", rules))
    flow.add(f"<{name}{attributes(*classes, identifier=heading.id)}{outline}>{words}</{name}>")


def write_paragraph(paragraph: nodes.Paragraph, flow: Flow, key: str = "", place: str = "") -> None:
    """Write a paragraph; `key` stands for its own style, `place` is a class for its indents."""
    context = flow.context
    if not key:
        key = paragraph.style or "body"
        if flow.inside.cell_style:
            key = cell_style_of(key, flow.inside.cell_style)
    style = context.style(key)
    context.use(style)
    classes = [f"s-{key}", place, ALIGN[paragraph.align], *keeping(paragraph)]
    if any(isinstance(child, nodes.Tab) for child in paragraph.children):
        words = write_tabbed(paragraph.children, style, context, flow.inside)
        classes.append("tabbed")
    else:
        words = write_inlines(paragraph.children, context)
    flow.add(f"<p{attributes(*classes, identifier=paragraph.id)}>{words or EMPTY}</p>")


def _hanging(below: Block | None, flow: Flow) -> tuple[str, ...]:
    """Return the classes that give the room above the block `below` to a margin box's place.

    At the top of a page that room vanishes; the block below is not at the top any more.
    """
    context = flow.context
    match below:
        case nodes.Heading():
            key = below.style or context.layout.headings[below.kind].style
        case nodes.Paragraph():
            key = below.style or "body"
        case _:
            return ()
    room = context.style(key).before
    return "hangs", context.rule(f"hang{room}", f"margin-top: {points(room)}")


def _box(box: nodes.Box, flow: Flow, below: Block | None = None) -> None:
    context = flow.context
    kind = context.layout.box(box.kind)
    width = mm(kind.width_mm or 0) or flow.inside.width
    inner = Flow(context, Inside(cell_style=kind.style, width=width))
    write_blocks(box.blocks, inner, closed=True)
    place = ""
    if kind.place == "margin":
        left = points(mm(kind.offset_mm) - flow.inside.left_margin - pt(kind.border_pt) / 2)
        place = context.rule(f"side-{box.kind}", f"left: {left}")
    name = {"margin": "side", "foot": "foot", "inline": ""}[kind.place]
    html = (
        f"<div{attributes(name, place, f'b-{box.kind}', identifier=box.id, tag='Div')}>"
        f"{inner.html()}</div>"
    )
    if place:
        html = f"<div{attributes('side-anchor', *_hanging(below, flow), tag='')}>{html}</div>"
    flow.add(html)
