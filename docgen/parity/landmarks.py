"""The headings, captions and tables of a DOCX, and the pages on which a PDF has them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate

from lxml import etree

from docgen.parity.words import PageText, letters

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CELL_LETTERS = 10


@dataclass(frozen=True, slots=True)
class Landmark:
    """What a reader looks for: `kind` is heading, caption or table."""

    kind: str
    text: str


def read_landmarks(docx: bytes) -> tuple[Landmark, ...]:
    """Return the landmarks of a DOCX's body in their order."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        styles = etree.fromstring(package.read("word/styles.xml"))
    headings = {
        style.get(f"{_W}styleId")
        for style in styles.iter(f"{_W}style")
        if style.find(f"{_W}pPr/{_W}outlineLvl") is not None
    }
    return tuple(_landmarks(body, headings))


def _landmarks(body: etree._Element, headings: set[str | None]) -> Iterator[Landmark]:
    for element in body.iter(f"{_W}p", f"{_W}tbl"):
        if element.tag == f"{_W}tbl":
            text = letters(_first_cell(element))[:_CELL_LETTERS]
            if len(text) >= 4:
                yield Landmark("table", text)
            continue
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = "" if style is None else style.get(f"{_W}val")
        outline = element.find(f"{_W}pPr/{_W}outlineLvl")
        if name in headings or outline is not None:
            yield Landmark("heading", _text(element))
        elif any("SEQ " in (code.text or "") for code in element.iter(f"{_W}instrText")):
            yield Landmark("caption", _text(element))


def _first_cell(table: etree._Element) -> str:
    for paragraph in table.iter(f"{_W}p"):
        words = _text(paragraph).split()
        if words:
            return words[0]
    return ""


def _text(paragraph: etree._Element) -> str:
    return "".join(run.text or "" for run in paragraph.iter(f"{_W}t"))


def landmark_pages(landmarks: Sequence[Landmark], pages: Sequence[PageText]) -> tuple[int, ...]:
    """Return the page of each landmark, from 1; 0 where the PDF does not have it.

    They are looked for from the end, so that a heading is found where it stands and not in the
    contents.
    """
    texts = ["".join(letters(line.text) for line in page.lines) for page in pages]
    whole = "".join(texts)
    ends = list(accumulate(len(text) for text in texts))
    found = []
    limit = len(whole)
    for landmark in reversed(landmarks):
        wanted = letters(landmark.text)
        at = whole.rfind(wanted, 0, limit) if wanted else -1
        if at < 0:
            found.append(0)
            continue
        limit = at
        found.append(1 + next(index for index, end in enumerate(ends) if at < end))
    return tuple(reversed(found))
