"""Inline nodes as runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from docgen.tree import nodes
from docgen.tree.nodes import Inline
from docgen.write.docx import drawings
from docgen.write.docx.fields import number_reference, page_count, page_number, page_reference
from docgen.write.docx.footnotes import footnote_reference
from docgen.write.docx.formulas import inline_formula
from docgen.write.docx.oxml import (
    PLAIN,
    Format,
    external_link,
    internal_link,
    run,
    text_run,
)
from docgen.write.docx.state import Flow, bookmark_name, number_bookmark


def write_inlines(children: Sequence[Inline], flow: Flow, style: str, form: Format = PLAIN) -> str:
    """Return the runs of `children` in a paragraph of the layout's style `style`."""
    if len(children) == 1 and isinstance(children[0], nodes.Text):
        return _inline(children[0], flow, style, form)
    return "".join([_inline(child, flow, style, form) for child in children])


def _inline(node: Inline, flow: Flow, style: str, form: Format) -> str:
    match node:
        case nodes.Text():
            form = form._replace(tight=True) if node.tight else form
            return _words(node.text, flow, style, form)
        case nodes.Strong():
            return write_inlines(node.children, flow, style, form._replace(bold=True))
        case nodes.Emphasis():
            return write_inlines(node.children, flow, style, form._replace(italic=True))
        case nodes.Underline():
            return write_inlines(node.children, flow, style, form._replace(underline=True))
        case nodes.Superscript():
            return write_inlines(node.children, flow, style, form._replace(raised="superscript"))
        case nodes.Subscript():
            return write_inlines(node.children, flow, style, form._replace(raised="subscript"))
        case nodes.Coloured():
            return write_inlines(node.children, flow, style, form._replace(colour=node.colour))
        case nodes.NoBreak():
            return write_inlines(node.children, flow, style, form._replace(no_break=True))
        case nodes.Link():
            return _link(node, flow, style, form)
        case nodes.LineBreak():
            return run("<w:br/>", form)
        case nodes.Tab():
            return run("<w:tab/>", form)
        case nodes.Anchor():
            return flow.shared.bookmark(bookmark_name(node.id))
        case nodes.Reference():
            return _reference(node, flow, style, form)
        case nodes.Value():
            return _words(node.text, flow, style, form)
        case nodes.Inflected():
            raise ValueError(f"words whose ending was not resolved: {node.text!r}")
        case nodes.PageNumber():
            _use(flow, style, form)
            return page_number(form)
        case nodes.PageCount():
            _use(flow, style, form)
            return _page_count(node, flow, form)
        case nodes.PageReference():
            _use(flow, style, form)
            return _page_reference(node, flow, form)
        case nodes.Footnote():
            return footnote_reference(node, flow, form)
        case nodes.Formula():
            return inline_formula(node.latex)
        case nodes.Code():
            return run(drawings.code(node, flow), form)
        case _:
            assert_never(node)


def _use(flow: Flow, style: str, form: Format) -> None:
    flow.shared.faces.add((style, form.bold, form.italic))


def _words(text: str, flow: Flow, style: str, form: Format) -> str:
    flow.shared.faces.add((style, form.bold, form.italic))
    return text_run(text, form)


def _link(node: nodes.Link, flow: Flow, style: str, form: Format) -> str:
    inside = write_inlines(node.children, flow, style, form)
    if node.url.startswith("#"):
        return internal_link(bookmark_name(node.url[1:]), inside)
    return external_link(flow.relations.add("hyperlink", node.url, external=True), inside)


def _reference(node: nodes.Reference, flow: Flow, style: str, form: Format) -> str:
    _use(flow, style, form)
    number = node.number
    if number and number in node.text and flow.shared.numbers.get(node.target) == number:
        before, _, after = node.text.partition(number)
        field = number_reference(number_bookmark(node.target), number, form)
        inside = text_run(before, form) + field + text_run(after, form)
    else:
        inside = text_run(node.text, form)
    return internal_link(bookmark_name(node.target), inside)


def _page_count(node: nodes.PageCount, flow: Flow, form: Format) -> str:
    shared = flow.shared
    total = max(shared.pages.total, 1)

    def ending(number: int) -> str:
        return shared.ending(number, node.case) if node.case else ""

    return page_count(total, ending, form)


def _page_reference(node: nodes.PageReference, flow: Flow, form: Format) -> str:
    first = flow.shared.page(node.target)
    runs = page_reference(bookmark_name(node.target), first, form)
    last = flow.shared.page(node.end) if node.end else first
    if last == first:
        return runs
    dash = text_run(node.dash, form)
    return runs + dash + page_reference(bookmark_name(node.end), last, form)
