"""The words that stand in the finished files: read from the bytes, by nothing of the writers'."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pypdfium2
import pypdfium2.raw as pdfium

from docgen.diagnostics import NOWHERE, Position
from docgen.verify.stretches import text_of
from docgen.verify.words import words_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GAPS = frozenset((f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}drawing", f"{_W}footnoteReference"))
_STORIES = re.compile(r"word/(document|footnotes)\.xml")
_RUNNING = re.compile(r"word/(header|footer)\d*\.xml")
_CUT = re.compile("[\u2010\u00ad]\r?\n")
_EDGE_POINTS = 0.5


@dataclass(frozen=True, slots=True)
class Outside:
    """A stretch of text that does not stand on its page; `page` counts from 1."""

    text: str
    page: int
    place: Position = NOWHERE
    """Where it was written, as far as its words tell."""


def docx_words(data: bytes) -> tuple[Counter[str], Counter[str]]:
    """Return the words of the text with its notes, and those of heads and feet."""
    text: Counter[str] = Counter()
    running: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            wanted = text if _STORIES.fullmatch(name) else running
            if wanted is text or _RUNNING.fullmatch(name):
                lines = _lines(ElementTree.fromstring(package.read(name)))
                wanted.update(words_of("\n".join(lines)))
    return text, running


def _lines(root: Element) -> Iterator[str]:
    """Yield the text of each paragraph; one in a frame is a paragraph of its own."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == _FALLBACK:
            continue
        if element.tag == f"{_W}p":
            parts: list[str] = []
            inner: list[Element] = []
            _gather(element, parts, inner)
            yield "".join(parts)
            waiting.extend(inner)
        else:
            waiting.extend(element)


def _gather(element: Element, parts: list[str], inner: list[Element]) -> None:
    for child in element:
        tag = child.tag
        if tag == f"{_W}t":
            parts.append(child.text or "")
        elif tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif tag == f"{_W}p":
            inner.append(child)
        elif tag == _FALLBACK or tag.startswith(_M):
            parts.append(" ")
        else:
            if tag in _GAPS:
                parts.append(" ")
            _gather(child, parts, inner)


def pdf_words(data: bytes) -> tuple[list[str], list[Outside], int]:
    """Return the words as drawn, cut ones whole; what stands outside its page; the pages."""
    words: list[str] = []
    outside: list[Outside] = []
    document = pypdfium2.PdfDocument(data)
    pages = len(document)
    try:
        for number in range(pages):
            page = document[number]
            text = page.get_textpage()
            words += words_of(_CUT.sub("", text_of(text)))
            outside += _outside(page, text, number + 1)
            text.close()
            page.close()
    finally:
        document.close()
    return words, outside, pages


def _outside(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, number: int
) -> Iterator[Outside]:
    size = page.get_size()
    drawn_inside: bool | None = None
    for one in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,), max_depth=6):
        left, bottom, right, top = one.get_bounds()
        if _is_inside((left, bottom, right, top), size):
            continue
        if one.container is not None:  # its place is that in the drawing; ask the signs for theirs
            if drawn_inside is None:
                boxes = (text.get_charbox(at) for at in range(text.count_chars()))
                drawn_inside = all(_is_inside(box, size) for box in boxes)
            if drawn_inside:
                continue
        shown = text.get_text_bounded(left - 1, bottom - 1, right + 1, top + 1).strip()
        yield Outside(shown[:40] or "…", number)


def _is_inside(box: tuple[float, float, float, float], size: tuple[float, float]) -> bool:
    left, bottom, right, top = box
    return (
        left >= -_EDGE_POINTS
        and right <= size[0] + _EDGE_POINTS
        and bottom >= -_EDGE_POINTS
        and top <= size[1] + _EDGE_POINTS
    )
