"""The contents: lines with dotted leaders, or a ruled table of page ranges."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from docgen.tree.nodes import Contents, ContentsEntry, PageReference
from docgen.write.flow import contents_table
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
    context.size_pt = context.style(key).size_pt
    label = write_text(entry.label + " ", context) if entry.label else ""
    end = entry.end if look.ranges else ""
    page = context.page_text(PageReference(entry.target, end, look.range_dash))
    words = write_inlines(entry.children, context)
    target = f'<a href="#{escape(entry.target)}">'
    flow.add(
        f"<p{attributes(f's-{key}', tag='TOCI')}>{target}{label}{words}</a>"
        f'<span class="leader" data-t="artifact"></span>{target}{escape(page)}</a></p>'
    )
