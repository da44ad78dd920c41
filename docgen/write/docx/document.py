"""The whole document: its sections in the body, and the parts around them."""

from __future__ import annotations

from collections.abc import Iterator

from docgen import kazakh
from docgen.layout.spec import Layout
from docgen.tree import nodes
from docgen.tree.nodes import Document
from docgen.write.docx.blocks import end_flow, write_blocks
from docgen.write.docx.contents import needs_marks
from docgen.write.docx.fonts import add_fonts
from docgen.write.docx.footnotes import add_footnotes
from docgen.write.docx.oxml import NAMESPACES, XML, tiny_paragraph
from docgen.write.docx.package import Package
from docgen.write.docx.properties import add_properties, add_settings
from docgen.write.docx.sections import Furnisher
from docgen.write.docx.state import Ending, Flow, Shared
from docgen.write.docx.styles import StyleBook
from docgen.write.docx.theme import add_theme
from docgen.write.flow import section_blocks
from docgen.write.pages import Pages
from docgen.write.walk import blocks_below

_BODY = "word/document.xml"


def kazakh_ending(number: int, case: str) -> str:
    """Return the case ending of a number in digits with its hyphen: «-ден»."""
    found = kazakh.ending(str(number), case)
    return f"-{found}" if found else ""


def write_docx(
    document: Document, layout: Layout, pages: Pages, ending: Ending = kazakh_ending
) -> bytes:
    """Return the resolved document as DOCX; equal input gives equal bytes."""
    package = Package()
    shared = Shared(layout, pages, package, StyleBook(layout), ending)
    shared.numbers = dict(_numbers(document))
    shared.contents_by_marks = needs_marks(document, shared.styles)
    package.relations_of("").add("officeDocument", _BODY)
    body = _body(document, shared)
    package.add(
        _BODY, f"{XML}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>", "document"
    )
    add_footnotes(shared)
    _add_tables(document, shared)
    add_properties(document.meta, pages, package)
    return package.save()


def _body(document: Document, shared: Shared) -> str:
    furnisher = Furnisher(shared, document.draft_mark if document.draft else "")
    parts: list[str] = []
    last = len(document.sections) - 1
    for index, section in enumerate(document.sections):
        width = shared.layout.text_width(section.page, section.landscape)
        flow = Flow(shared, _BODY, width)
        ends = {"first": index == 0, "last": index == last}
        write_blocks(section_blocks(section.blocks, shared.layout, **ends), flow, closed=True)
        end_flow(flow)
        _close(flow)
        properties = furnisher.section_properties(section)
        if index == last:
            parts += [flow.text(), properties]
            continue
        if flow.waiting is None or flow.waiting.frame:
            flow.put(tiny_paragraph(20))
        assert flow.waiting is not None
        flow.waiting.section = properties
        parts.append(flow.text())
    return "".join(parts)


def _close(flow: Flow) -> None:
    """Take the room below a section's last table away: alone it would ask for a page."""
    if flow.waiting is not None and flow.waiting.mark == tiny_paragraph(20).mark:
        flow.waiting.before = 0


def _numbers(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the numbers that stand in a bookmark of their own, by their targets."""
    for section in document.sections:
        for block in blocks_below(section.blocks):
            match block:
                case nodes.Heading() if block.id and block.number:
                    if block.number in block.label:
                        yield block.id, block.number
                case nodes.Table() | nodes.Figure() if block.id and block.caption:
                    if block.caption.number and block.caption.number in block.caption.label:
                        yield block.id, block.caption.number
                case nodes.FormulaBlock() if block.id and block.label:
                    yield block.id, block.label.strip("()")
                case _:
                    continue


def _add_tables(document: Document, shared: Shared) -> None:
    """Add what the body refers to: styles, numbering, fonts, settings."""
    package, relations = shared.package, shared.package.relations_of(_BODY)
    package.add("word/styles.xml", shared.styles.xml(document.meta.language), "styles")
    relations.add("styles", "word/styles.xml")
    numbering = shared.numbering.xml()
    if numbering:
        package.add("word/numbering.xml", numbering, "numbering")
        relations.add("numbering", "word/numbering.xml")
    add_theme(package, shared.layout)
    add_fonts(package, shared.layout, shared.used_faces())
    add_settings(document.meta, package, footnotes=bool(shared.footnotes))
