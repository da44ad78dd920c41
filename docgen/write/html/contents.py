"""The contents: lines with dotted leaders, or a ruled table of page ranges."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from docgen.tree.nodes import Contents, ContentsEntry, PageReference
from docgen.write.css import points
from docgen.write.flow import contents_table, leader_stops
from docgen.write.html.flow import Flow, attributes
from docgen.write.html.inlines import write_inlines, write_text


def write_contents(contents: Contents, flow: Flow, write_blocks: Callable[..., None]) -> None:
    """Write the contents with the pages that are known."""
    look = flow.context.layout.contents
    if contents.title:
        title = write_inlines(contents.title, flow.context)
        flow.add(f"<p{attributes(f's-{look.title_style}', 'stay')}>{title}</p>")
    if contents.kind == "table":
        write_blocks((contents_table(contents, flow.context.layout),), flow)
        return
    flow.add('<div data-t="TOC">')
    for entry in contents.entries:
        _entry(entry, flow)
    flow.add("</div>")


def _entry(entry: ContentsEntry, flow: Flow) -> None:
    context = flow.context
    look = context.layout.contents
    key = look.styles[min(max(entry.level, 1), len(look.styles)) - 1]
    context.use(context.style(key))
    label = write_text(entry.label + " ", context) if entry.label else ""
    end = entry.end if look.ranges else ""
    page = context.page_text(PageReference(entry.target, end, look.range_dash))
    words = write_inlines(entry.children, context)
    target = f'<a href="#{escape(entry.target)}">'
    number = f"<a{attributes(_outdent(key, flow))}{target[2:]}{escape(page)}</a>"
    flow.add(
        f"<p{attributes(f's-{key}', tag='TOCI')}>{target}{label}{words}</a>"
        f'<span class="leader" data-t="artifact"></span>{number}</p>'
    )


def _outdent(key: str, flow: Flow) -> str:
    """Return the class that lets page numbers stand at their stop, right of the titles' edge."""
    style = flow.context.style(key)
    edge = flow.inside.width - style.indent_right
    beyond = max(at for at, _, _ in leader_stops(style, flow.inside.width)) - edge
    if beyond <= 0:
        return ""
    return flow.context.rule(f"out{beyond}", f"margin-right: {points(-beyond)}")
