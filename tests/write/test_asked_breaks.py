"""The DOCX has the breaks, paragraphs and tables of its tree, and no others."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from docgen.build import Made, Options, make_document
from docgen.diagnostics import Report
from docgen.tree import nodes
from docgen.tree.nodes import Block
from docgen.write.docx import write_docx
from docgen.write.flow import section_blocks, separators
from docgen.write.pages import Pages

ROOT = Path(__file__).resolve().parents[2]
PLANS = ("polyclinic", "ambulance", "rehabilitation", "emergency", "fund")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class _AnyPage(dict[str, int]):
    """Every anchor on the first page: where things stand does not matter here."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> int:
        return 1


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks of the text, groups dissolved; not those in cells and boxes."""
    for block in blocks:
        if isinstance(block, nodes.Group):
            yield from _blocks(block.blocks)
        else:
            yield block


@pytest.fixture(scope="module", params=PLANS)
def made(request: pytest.FixtureRequest) -> Made:
    report = Report()
    found = make_document(ROOT / "content" / request.param, report, Options())
    assert found is not None, report.found
    return found


@pytest.fixture(scope="module")
def body(made: Made) -> etree._Element:
    data = write_docx(made.document, made.layout, Pages(_AnyPage(), 9))
    with zipfile.ZipFile(BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    assert body is not None
    return body


def test_breaks_paragraphs_and_tables_are_those_of_the_tree(
    made: Made, body: etree._Element
) -> None:
    sections = made.document.sections
    blocks = [block for section in sections for block in _blocks(section.blocks)]
    headings = [one for one in blocks if isinstance(one, nodes.Heading)]
    asked = sum(isinstance(one, nodes.PageBreak) for one in blocks)
    asked += sum(one.new_page for one in headings)
    assert len(list(body.iter(f"{W}pageBreakBefore"))) == asked
    assert not [one for one in body.iter(f"{W}br") if one.get(f"{W}type") == "page"]
    assert len(list(body.iter(f"{W}sectPr"))) == len(sections)
    assert not list(body.iter(f"{W}lastRenderedPageBreak"))


def test_there_are_no_more_paragraphs_than_in_the_tree(made: Made, body: etree._Element) -> None:
    sections = made.document.sections
    wanted = 0
    for number, section in enumerate(sections):
        ends = {"first": number == 0, "last": number == len(sections) - 1}
        blocks = separators(section_blocks(section.blocks, made.layout, **ends), closed=True)
        wanted += sum(_paragraphs(block, made) for block in blocks)
    assert len(list(body.iterchildren(f"{W}p"))) == wanted


def _paragraphs(block: Block, made: Made) -> int:
    """Return how many paragraphs of the text a block has; those in tables are the tables'."""
    match block:
        case nodes.Heading() | nodes.Paragraph() | nodes.Spacer() | nodes.FormulaBlock():
            return 1
        case nodes.List(items=items):
            return sum(_paragraphs(inner, made) for item in items for inner in item.blocks)
        case nodes.Figure(caption=caption):
            return 1 + _captions(caption)
        case nodes.Table(caption=caption, notes=notes):
            return _captions(caption) + sum(_paragraphs(note, made) for note in notes)
        case nodes.Contents(kind=kind, title=title, entries=entries):
            return bool(title) + (0 if kind == "table" else len(entries))
        case nodes.Box(blocks=blocks) if made.layout.boxes[block.kind].place == "foot":
            return sum(_paragraphs(inner, made) for inner in blocks)
        case _:
            return 0


def _captions(caption: nodes.Caption | None) -> int:
    return 0 if caption is None else 1 + caption.own_line


def test_every_paragraph_and_table_is_written_once(made: Made, body: etree._Element) -> None:
    printed = ["".join(p.itertext(f"{W}t")) for p in body.iterchildren(f"{W}p")]
    for block in (one for part in made.document.sections for one in _blocks(part.blocks)):
        if isinstance(block, nodes.Paragraph) and len(block.children) == 1:
            child = block.children[0]
            if isinstance(child, nodes.Text) and len(child.text) > 60:
                whole = child.text.replace("\u00ad", "")
                assert printed.count(whole) >= 1, child.text
    tables = sum(
        isinstance(one, nodes.Table)
        for part in made.document.sections
        for one in separators(part.blocks)
    )
    written = sum(1 for _ in body.iterchildren(f"{W}tbl"))
    boxes = sum(
        isinstance(one, nodes.Box) and made.layout.boxes[one.kind].place != "foot"
        for part in made.document.sections
        for one in _blocks(part.blocks)
    )
    contents = sum(
        isinstance(one, nodes.Contents) and one.kind == "table"
        for part in made.document.sections
        for one in _blocks(part.blocks)
    )
    assert written == tables + boxes + contents
