"""The words around a chart: how titles, names of categories and the legend fall into lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from docgen.layout.faces import UNITS, advances

_LINE: Final = 1.2
"""The distance of two lines, in sizes of the type."""
_TURNED_SHARE: Final = 0.5
"""How much of the chart's height names that stand upright may take."""


@dataclass(frozen=True, slots=True)
class Type:
    """What words are measured by: the family and its size in points."""

    family: str
    size: float
    bold: bool = False

    def width(self, words: str) -> float:
        """Return how wide the words are, in points."""
        widths = advances(self.family, self.bold, False)
        return sum(widths[one] for one in words) * self.size / UNITS

    def lines(self, words: str, room: float) -> tuple[str, ...]:
        """Return the words in lines of at most `room`, cut at blanks alone."""
        lines: list[str] = []
        for word in words.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return tuple(lines)

    def height(self, lines: int) -> float:
        """Return how far below the first line the last one stands."""
        return self.size * _LINE * max(0, lines - 1)


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of the categories in lines; `turned`: each stands upright under its place."""

    names: tuple[tuple[str, ...], ...] = ()
    turned: bool = False
    height: float = 0.0


def category_labels(names: Sequence[str], room: float, page: float, type_: Type) -> Labels:
    """Return the names within `room` each; upright where a word is wider than that."""
    gap = type_.size * 0.3
    words = [word for name in names for word in name.split(" ")]
    turned = max(map(type_.width, words), default=0.0) > room - gap
    limit = _TURNED_SHARE * page if turned else room - gap
    lines = tuple(type_.lines(name, limit) for name in names)
    if turned:
        longest = max(type_.width(line) for one in lines for line in one)
        return Labels(lines, True, type_.size * 0.8 + longest)
    most = max(map(len, lines), default=1)
    return Labels(lines, False, type_.size * 1.8 + type_.height(most))


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the legend: its number, its lines, and how much room they take with their box."""

    number: int
    lines: tuple[str, ...]
    width: float


def legend_rows(names: Iterable[str], width: float, type_: Type) -> list[list[Entry]]:
    """Return the legend's entries in rows of at most `width`."""
    rows: list[list[Entry]] = []
    left = 0.0
    around = type_.size * 2.28
    for number, name in enumerate(names):
        lines = type_.lines(name, width - around)
        taken = around + max(map(type_.width, lines))
        if not rows or taken > left:
            rows.append([])
            left = width
        rows[-1].append(Entry(number, lines, taken))
        left -= taken
    return rows


def row_height(row: Sequence[Entry], type_: Type) -> float:
    """Return the height of a row of the legend."""
    return type_.size * 1.4 + type_.height(max(len(one.lines) for one in row))
