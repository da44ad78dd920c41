"""The lines of a PDF's pages, read by the position of their words."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from lxml import etree

from docgen.parity.formulas import Box, Word, formula_boxes, with_formulas

_SAME_LINE = 1.0
"""By how many points the feet of words in one line may stand apart: cells beside each other
whose lines are at other heights are not one line, however high the reader thinks the type."""
_EDGES = ("xMin", "yMin", "xMax", "yMax")
_DIGITS = re.compile(r"\d+")
_NOT_LETTERS = re.compile(r"[\W_]+")
_HYPHENS = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u200b": None, "\u2060": None, "\u00ad": "-"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """The words at one height of a page, left to right; `top` and `lefts` in points."""

    text: str
    top: float
    lefts: tuple[float, ...] = ()

    @property
    def pattern(self) -> str:
        """The text without its numbers: what running heads have in common."""
        return _DIGITS.sub("0", self.text)


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page, from the top."""

    lines: tuple[Line, ...]
    width: float
    height: float


def letters(text: str) -> str:
    """Return the letters and digits of `text` alone: nothing of blanks and hyphens."""
    return _NOT_LETTERS.sub("", text)


def read_pages(pdf: bytes) -> tuple[PageText, ...]:
    """Return the pages of a PDF as lines of words, as they are drawn."""
    drawn, formulas = _as_drawn(pdf)
    run = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"],
        input=drawn,
        capture_output=True,
        timeout=120,
        check=True,
    )
    parser = etree.XMLParser(recover=True, huge_tree=True)
    root = etree.fromstring(run.stdout, parser)
    return tuple(map(_page, root.iter("{*}page"), formulas))


def _as_drawn(pdf: bytes) -> tuple[bytes, list[list[Box]]]:
    """Return the PDF without the texts that stand for what is drawn, such as whole words.

    And the formulas of each page.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            instructions = list(pikepdf.parse_content_stream(page))
            found = False
            for instruction in instructions:
                operands, operator = instruction.operands, instruction.operator
                if str(operator) == "BDC" and len(operands) > 1:
                    properties = operands[1]
                    if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties:
                        del properties["/ActualText"]
                        found = True
            if found:
                page.Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))
        made = BytesIO()
        document.save(made)
        return made.getvalue(), formula_boxes(document)


def _page(page: etree._Element, formulas: Sequence[Box]) -> PageText:
    words = []
    for word in page.iter("{*}word"):
        left, top, right, foot = (float(word.get(key, "0")) for key in _EDGES)
        text = (word.text or "").translate(_HYPHENS).strip()
        if text:
            words.append(Word(left, top, right, foot, text))
    if formulas:
        words = with_formulas(words, formulas)
    rows: list[list[Word]] = []
    for one in sorted(words, key=lambda word: (word.foot, word.left)):
        if rows and one.foot - rows[-1][0].foot <= _SAME_LINE:
            rows[-1].append(one)
        else:
            rows.append([one])
    return PageText(
        tuple(map(_line, rows)), float(page.get("width", "0")), float(page.get("height", "0"))
    )


def _line(row: list[Word]) -> Line:
    ordered = sorted(row, key=lambda word: word.left)
    return Line(
        " ".join(word.text for word in ordered), row[0].top, tuple(word.left for word in ordered)
    )


def without_running(
    ours: Sequence[PageText], theirs: Sequence[PageText], mark: str = ""
) -> tuple[tuple[PageText, ...], tuple[PageText, ...]]:
    """Return both documents' pages without the running lines that are the same in both.

    A line runs when its pattern stands at one height of several pages. Where the two documents
    do not agree on it, it stays, and counts as a difference. `mark` is the draft's mark.
    """
    our_running, their_running = _running(ours), _running(theirs)
    first: list[PageText] = []
    second: list[PageText] = []
    for our, their in zip(ours, theirs, strict=False):
        our_lines = {line.text for line in our.lines if _key(line) in our_running}
        common = our_lines & {line.text for line in their.lines if _key(line) in their_running}
        first.append(_without(our, common, our_running, mark))
        second.append(_without(their, common, their_running, mark))
    return (*first, *ours[len(first) :]), (*second, *theirs[len(second) :])


def _key(line: Line) -> tuple[str, int]:
    return line.pattern, round(line.top / 4)


def _running(pages: Sequence[PageText]) -> set[tuple[str, int]]:
    found = Counter(key for page in pages for key in {_key(line) for line in page.lines})
    least = max(2, len(pages) // 4)
    return {key for key, count in found.items() if count >= least}


def _without(
    page: PageText, common: set[str], running: set[tuple[str, int]], mark: str
) -> PageText:
    kept = tuple(
        line
        for line in page.lines
        if not (line.text in common and _key(line) in running) and line.text != mark
    )
    return PageText(kept, page.width, page.height)
