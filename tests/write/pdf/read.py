"""Reads finished PDFs for the tests: words with their places, the structure tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2

from docgen.tree.nodes import Document
from docgen.write.pdf import PdfOptions, WrittenPdf, write_pdf
from tests.write.layout import sample_layout
from tests.write.pdf.sample import rich


@dataclass(frozen=True)
class Line:
    """A line as printed: its text, left and right edge, baseline; points from the top left."""

    text: str
    left: float
    right: float
    base: float


def built(document: Document, options: PdfOptions | None = None) -> WrittenPdf:
    written = write_pdf(document, sample_layout(), options)
    assert written.warnings == ()
    return written


@cache
def rich_pdf() -> WrittenPdf:
    """Return the PDF of the sample that holds everything."""
    return built(rich())


def lines(written: WrittenPdf, page: int = 0) -> list[Line]:
    """Return the lines of a page from top to bottom."""
    document = pypdfium2.PdfDocument(written.data)
    try:
        return list(_lines(document[page]))
    finally:
        document.close()


def _lines(page: pypdfium2.PdfPage) -> Iterator[Line]:
    height = page.get_height()
    text_page = page.get_textpage()
    rows: dict[float, list[tuple[float, float, str]]] = {}
    for index in range(text_page.count_chars()):
        character = text_page.get_text_range(index, 1)
        left, bottom, right, _ = text_page.get_charbox(index, loose=True)
        if character.strip("\r\n\ufffe"):
            base = round(height - bottom, 0)
            rows.setdefault(base, []).append((left, right, character))
    for base, characters in sorted(rows.items()):
        characters.sort()
        words = "".join(character for _, _, character in characters).strip()
        if words:
            yield Line(words, characters[0][0], characters[-1][1], base)


def text_of(written: WrittenPdf) -> list[str]:
    """Return the text of each page as pdfium gives it out."""
    document = pypdfium2.PdfDocument(written.data)
    try:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


@dataclass
class Element:
    """A structure element: its type, its kids, its dictionary."""

    kind: str
    source: pikepdf.Object
    kids: list[Element] = field(default_factory=list)
    pdf: pikepdf.Pdf | None = None  # kept open as long as the tree is looked at

    def all(self, kind: str) -> list[Element]:
        """Return all elements of `kind` below this one."""
        found = [kid for kid in self.kids if kid.kind == kind]
        for kid in self.kids:
            found.extend(kid.all(kind))
        return found


def structure(written: WrittenPdf) -> Element:
    """Return the structure tree."""
    pdf = pikepdf.open(BytesIO(written.data))
    tree = _element(pdf.Root.StructTreeRoot.K[0])
    tree.pdf = pdf
    return tree


def _element(source: pikepdf.Object) -> Element:
    element = Element(str(source.S)[1:], source)
    for kid in source.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            element.kids.append(_element(kid))
    return element
