"""HTML of the resolved tree: what the PDF is laid out from, and a readable page by itself."""

from __future__ import annotations

import re
from html import escape

from docgen.kazakh import inflect
from docgen.layout.spec import Layout
from docgen.tree.nodes import Block, Document, PageSection
from docgen.write.css import Counted, style_sheet
from docgen.write.flow import section_blocks
from docgen.write.html.blocks import write_blocks
from docgen.write.html.context import Context, Inside
from docgen.write.html.flow import Flow
from docgen.write.pages import Pages

__all__ = ["counted", "write_html", "write_markup"]

_CLASSES = re.compile(r' class="([^"]*)"')


def counted(count: int, case: str) -> str:
    """Return a number with the ending of `case`: «12-ден»."""
    return inflect(str(count), case) if case else str(count)


def write_markup(
    document: Document, layout: Layout, pages: Pages | None = None, count: Counted = counted
) -> str:
    """Return the HTML from which the PDF is laid out; `pages` fills in the page numbers."""
    context = Context(layout, count, pages)
    body = "".join(
        _section(number, section, document, context)
        for number, section in enumerate(document.sections)
    )
    used = {name for names in set(_CLASSES.findall(body)) for name in names.split()}
    sheet = style_sheet(document, layout, count, context.rules.values(), used)
    return _page(document, sheet, body)


def write_html(document: Document, layout: Layout) -> str:
    """Return a readable page of the whole document that needs no other file."""
    from docgen.write.html.screen import for_screen

    return for_screen(document, layout)


def _page(document: Document, sheet: str, body: str) -> str:
    meta = document.meta
    names = {
        "author": meta.author,
        "description": meta.subject,
        "keywords": ", ".join(meta.keywords),
        "dcterms.created": meta.moment,
        "dcterms.modified": meta.moment,
    }
    tags = "".join(
        f'<meta name="{name}" content="{escape(value)}"/>' for name, value in names.items() if value
    )
    return (
        f'<!DOCTYPE html><html lang="{escape(meta.language)}"><head><meta charset="utf-8"/>'
        f"<title>{escape(meta.title, quote=False)}</title>{tags}"
        f"<style>{sheet}</style></head><body>{body}</body></html>"
    )


def _section(number: int, section: PageSection, document: Document, context: Context) -> str:
    layout = context.layout
    width = layout.text_width(section.page, section.landscape)
    left = layout.geometry(section.page, section.landscape)[5]
    inside = Inside(width=width, left_margin=left)
    flow = Flow(context, inside)
    page = layout.pages[section.page]
    turned = Inside(width=width, portrait_width=layout.text_width(section.page))
    head = _furniture(section.header.blocks if page.furniture else (), turned, context)
    if document.draft:
        mark = escape(document.draft_mark)
        head = f'<div class="draft draft-{number}">{mark}</div>{head}'
    foot = _furniture(section.footer.blocks if page.furniture else (), turned, context)
    flow.add(f'<section class="p{number}" data-t="">')
    if head:
        flow.add(f'<div class="head head-{number}" data-t="artifact">{head}</div>')
    if foot:
        flow.add(f'<div class="head foot-{number}" data-t="artifact">{foot}</div>')
    ends = {"first": number == 0, "last": number == len(document.sections) - 1}
    write_blocks(section_blocks(section.blocks, layout, **ends), flow)
    flow.add("</section>")
    return flow.html()


def _furniture(blocks: tuple[Block, ...], inside: Inside, context: Context) -> str:
    flow = Flow(context, inside)
    write_blocks(blocks, flow)
    return flow.html()
