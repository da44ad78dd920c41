"""The author's prose without its markup, each character with its place.

For checks of words only: what is printed comes from the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.diagnostics import Position
from docgen.plan.load import Plan
from docgen.read.source import Source
from docgen.read.values import Text

_MARKUP = re.compile(
    r"""\$\$?[^$\n]*\$\$?          # formulas
    | \{[\w:\-]+\}`[^`]*`          # roles
    | `[^`]*`                      # code
    | !\[[^\]]*\]\([^)]*\)         # pictures
    | (?<=\])\([^)\s]*(?:\s"[^"]*")?\)  # a link's address
    | \{[^{}\n]*\}                 # attributes
    | \[\^[^\]]+\]                 # footnote marks
    | \*+ | (?<!\w)_+ | _+(?!\w)   # emphasis
    | [\[\]] | \\(?=\W|$)          # brackets of spans, escapes
    | ^\#{1,6}\ | ^\ *(?:[-*+]|\d+[.)])\ (?=\S)   # headings, list markers
    """,
    re.VERBOSE | re.MULTILINE,
)
_ROLE_STANDS_FOR = "\ufffc"
_CELL = re.compile(r"(?:\\.|`[^`]*`|[^|\\`]|`)+")
"""What stands between two bars of a Markdown table."""
_QUOTED = re.compile(r'(?<==")[^"]*(?=")')
"""A caption or another text of a directive."""
_CYRILLIC = re.compile(r"[А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІіЁё]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph's words and where each of their characters stands."""

    text: str
    places: tuple[Position, ...]

    def place(self, index: int) -> Position:
        """Return the place of a character; past the end, that of the last."""
        return self.places[min(index, len(self.places) - 1)]


def passages(plan: Plan) -> Iterator[Passage]:
    """Yield the prose of all parts, then the texts of the data, in reading order."""
    for one in plan.parts:
        if one.source is not None:
            yield from _of_source(one.source)
    for text in sorted(plan.texts.values(), key=lambda text: text.position):
        if _CYRILLIC.search(text) and (" " in text or "-" in text):
            yield from _of_text(text)


def _of_source(source: Source) -> Iterator[Passage]:
    """Yield the paragraphs, runs of lines between blank lines; cells of tables; captions."""
    run: list[tuple[str, Position]] = []
    in_formula = False
    for number, line in enumerate(source.lines, start=1):
        if line.strip().startswith("$$"):
            in_formula = not in_formula and line.strip().count("$$") == 1
            continue
        apart = not line.strip() or line.lstrip().startswith((":::", "|")) or in_formula
        starts = line.startswith("#") or re.match(r" *(?:[-*+]|\d+[.)]) ", line)
        if (apart or starts) and run:
            yield _passage(run)
            run = []
        if apart and line.strip() and not in_formula:
            inside = _QUOTED if line.lstrip().startswith(":::") else _CELL
            yield from _parts(line, inside, Position(source.file, number, 1))
        if not apart:
            run.append((line, Position(source.file, number, 1)))
    if run:
        yield _passage(run)


def _parts(line: str, inside: re.Pattern[str], start: Position) -> Iterator[Passage]:
    """Yield the cells of a table's row, or the words that a directive has in quotes."""
    for match in inside.finditer(line):
        if _CYRILLIC.search(match.group()):
            yield _passage([(match.group(), start.moved(0, match.start()))])


def _of_text(text: Text) -> Iterator[Passage]:
    run: list[tuple[str, Position]] = []
    for number, line in enumerate(text.split("\n")):
        if not line.strip() or "$$" in line:
            if run:
                yield _passage(run)
            run = []
            continue
        run.append((line, text.place(number, 0)))
    if run:
        yield _passage(run)


def _passage(lines: list[tuple[str, Position]]) -> Passage:
    words: list[str] = []
    places: list[Position] = []
    for line, start in lines:
        at = 0
        for match in _MARKUP.finditer(line):
            _keep(line, at, match.start(), start, words, places)
            if match.group().startswith(("$", "{")) and "`" in match.group() + "$":
                words.append(_ROLE_STANDS_FOR if "`" in match.group() else "")
                if words[-1]:
                    places.append(start.moved(0, match.start()))
            at = match.end()
        _keep(line, at, len(line), start, words, places)
        words.append("\n")
        places.append(start.moved(0, len(line)))
    return Passage("".join(words), tuple(places))


def _keep(
    line: str, start: int, end: int, at: Position, words: list[str], places: list[Position]
) -> None:
    words.append(line[start:end])
    places.extend(at.moved(0, column) for column in range(start, end))
