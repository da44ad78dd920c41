"""Boxes in the margin at the ends of pages and sections stand alike in LibreOffice and the PDF."""

from __future__ import annotations

import pytest

from docgen.parity.compare import ParityReport, compare_pages
from docgen.parity.office import lay_out_all
from docgen.parity.words import read_pages
from docgen.tree import nodes as n
from docgen.write.docx import write_docx
from docgen.write.pdf import write_pdf
from tests.finished.pdf import PdfFile
from tests.parse.text import layout

LAYOUT = layout("implementation")


def words(text: str) -> n.Paragraph:
    return n.Paragraph((n.Text(text),))


LONG = words("Медициналық көмектің қолжетімділігі мен сапасы артады " * 12)
BOX = n.Box("goal", (words("1.1-мақсат"),))
HEADING = n.Heading("part", 1, (n.Text("Тақырып"),))
NEW_PAGE = n.Heading("part", 1, (n.Text("Тақырып"),), new_page=True)
BEFORE = n.PageSection((words("Алдыңғы"), LONG))
TURNED = n.PageSection((words("Көлденең"),), landscape=True)
CASES = {
    "first-of-a-section": (BEFORE, n.PageSection((BOX, HEADING, LONG))),
    "above-a-section-s-last-block": (BEFORE, n.PageSection((LONG, BOX, LONG)), TURNED),
    "both": (TURNED, n.PageSection((BOX, LONG, BOX, LONG)), BEFORE),
    "after-a-page-break": (n.PageSection((LONG, n.PageBreak(), BOX, LONG)),),
    "above-a-heading-on-a-new-page": (n.PageSection((LONG, BOX, NEW_PAGE, LONG)),),
}


@pytest.fixture(scope="module")
def files() -> dict[str, tuple[bytes, bytes]]:
    """Return for each case the pages of the DOCX in LibreOffice, and the PDF."""
    docx, pdf = [], []
    for sections in CASES.values():
        document = n.Document(n.Meta("т"), sections)
        written = write_pdf(document, LAYOUT)
        pdf.append(written.data)
        docx.append(write_docx(document, LAYOUT, written.pages))
    return dict(zip(CASES, zip(lay_out_all(docx), pdf, strict=True), strict=True))


def report(ours: bytes, theirs: bytes) -> ParityReport:
    return compare_pages(read_pages(ours), read_pages(theirs), ())


@pytest.mark.parametrize("name", CASES)
def test_pages_are_the_same(name: str, files: dict[str, tuple[bytes, bytes]]) -> None:
    found = report(*files[name])
    assert found.reaches(1.0, 1.0), found.text()
    assert found.docx_pages == max(len(CASES[name]), 2)
    assert max(page.drift for page in found.pages) < 1


def test_boxes_stand_at_the_same_place(files: dict[str, tuple[bytes, bytes]]) -> None:
    lefts = [PdfFile(pdf).piece("1.1-мақсат").x0 for pdf in files["both"]]
    assert abs(lefts[0] - lefts[1]) < 1, lefts
