"""Formulas as words of their own: where they stand on a page, and their letters.

The PDF draws them as outlines, LibreOffice as small pieces of text at several heights. Both mark
them as formulas with a box around them; in the line through the middle of that box stands one
word with the formula's letters and digits in the alphabet's order, as the order of reading is
the renderer's own affair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import fromstring

import pikepdf
from latex2mathml.converter import convert

_NEAR = 25.0
"""By how many points a formula and the next word of its line may stand apart."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page: its box in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    foot: float
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """A formula's place; `source` is its notation, empty where the words are drawn in it."""

    left: float
    top: float
    right: float
    foot: float
    source: str

    def holds(self, word: Word) -> bool:
        """Whether the middle of the word is inside."""
        across, down = (word.left + word.right) / 2, (word.top + word.foot) / 2
        return self.left <= across <= self.right and self.top <= down <= self.foot


def formula_boxes(document: pikepdf.Pdf) -> list[list[Box]]:
    """Return the formulas of each page."""
    found: list[list[Box]] = [[] for _ in document.pages]
    numbers: dict[object, int] = {page.objgen: number for number, page in enumerate(document.pages)}
    root = document.Root.get("/StructTreeRoot")
    for element in () if root is None else _formulas(root):
        page, box = element.get("/Pg"), _attribute(element, "/BBox")
        if page is None or box is None:
            continue
        number = numbers[page.objgen]
        height = float(document.pages[number].mediabox[3])
        left, low, right, high = (float(one) for one in box)
        source = str(element.get("/Alt", ""))
        found[number].append(Box(left, height - high, right, height - low, source))
    return found


def _formulas(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if str(element.get("/S", "")) == "/Formula":
            yield element
            continue
        kids = element.get("/K", ())
        for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
            if isinstance(kid, pikepdf.Dictionary):
                waiting.append(kid)


def _attribute(element: pikepdf.Object, name: str) -> pikepdf.Object | None:
    given = element.get("/A", ())
    for one in given if isinstance(given, pikepdf.Array) else (given,):
        if isinstance(one, pikepdf.Dictionary) and name in one:
            return one[name]
    return None


def with_formulas(words: Sequence[Word], boxes: Sequence[Box]) -> list[Word]:
    """Return a page's words, those inside a formula's box as one word in the formula's line."""
    kept = list(words)
    formulas = []
    for box in boxes:
        inside = [word for word in kept if box.holds(word)]
        kept = [word for word in kept if not box.holds(word)]
        text = _notation(box.source) or "".join(word.text for word in inside)
        letters = "".join(sorted(sign for sign in text if sign.isalnum()))
        if letters:
            formulas.append((box, letters))
    return kept + [_in_line(box, letters, kept) for box, letters in formulas]


def _notation(source: str) -> str:
    """Return the signs that a formula in LaTeX notation shows."""
    return "".join(fromstring(convert(source)).itertext()) if source else ""


def _in_line(box: Box, letters: str, words: Sequence[Word]) -> Word:
    """Return the formula at the height of the nearest word beside it, or alone."""
    middle = (box.top + box.foot) / 2
    beside = [word for word in words if word.top < middle < word.foot]
    near = min(beside, key=lambda word: _gap(box, word), default=None)
    if near is None or _gap(box, near) > _NEAR:
        return Word(box.left, box.top, box.right, box.foot, letters)
    return Word(box.left, near.top, box.right, near.foot, letters)


def _gap(box: Box, word: Word) -> float:
    return max(word.left - box.right, box.left - word.right, 0.0)
