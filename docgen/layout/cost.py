"""What the widths of a table's free columns cost, computed fast enough to be asked often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from docgen.layout.measure import stretch_rows
from docgen.layout.needs import Needs, Spanning, times_shown
from docgen.layout.profiles import Profile

_SAMPLE = 24
"""How many of a long table's rows the search looks at."""
_BALANCE = 0.004
"""How much the cells that do not decide their row's height count."""
_SHORT = 10
"""Up to how many rows that matter every trick of the search is affordable."""
_FINE = 12.0
"""How closely the width at which a line ends is found."""

Band: TypeAlias = tuple[int, ...]
"""Columns that have one width."""

_Span: TypeAlias = tuple[float, tuple[int, ...]]
"""What is fixed of a spanning cell's width, and the free bands under it."""


class Cost:
    """What the widths of the free bands cost: the rows' height, and the words they break.

    Each band's part is a list over rows, kept by width, so that most costs are one `map(max)`.
    """

    __slots__ = (
        "_bands",
        "_cells",
        "_head_weight",
        "_heads",
        "_known",
        "_least",
        "_needs",
        "_share",
        "_spanning",
        "_wide",
        "size",
    )

    def __init__(
        self, needs: Needs, bands: Sequence[Band], low: Sequence[float], free: Sequence[int]
    ) -> None:
        """Look at the rows that the widths decide, a sample of them in a long table."""
        self._needs = needs
        self._bands = [bands[at] for at in free]
        self._known: list[dict[float, tuple[list[float], float]]] = [{} for _ in free]
        cells = [
            [
                (at, profile)
                for column in bands[band]
                for at, profile in needs.deciding[column]
                if profile.whole > low[band] - needs.side
            ]
            for band in free
        ]
        deciding = sorted({at for band in cells for at, _ in band})
        heads = [at for at in deciding if at in needs.heads]
        sample = sorted({*heads, *_sampled(deciding)})
        self._share = len(deciding) / len(sample) if sample else 1.0
        wide = _worth(needs, set(sample), len(sample) == len(deciding))
        sample = sorted(set(sample).union(*(range(one[2], one[3]) for one in wide)))
        place = {at: index for index, at in enumerate(sample)}
        self.size = len(sample)
        self._heads = [place[at] for at in needs.heads if at in place]
        self._head_weight = 0.0
        self._least = [needs.line] * self.size
        self._cells = [
            sorted(
                ((place[at], profile) for at, profile in band if at in place),
                key=lambda one: -one[1].whole,
            )
            for band in cells
        ]
        for band_cells in self._cells:
            for index, profile in band_cells:
                self._least[index] = max(self._least[index], profile.least)
        self._wide: list[tuple[_Span, int, Profile]] = []
        self._spanning: list[tuple[_Span, int, int, Profile]] = []
        for first, end, top, foot, profile in wide:
            span = _span(bands, low, free, first, end)
            if foot - top == 1:
                self._wide.append((span, place[top], profile))
            else:
                self._spanning.append((span, place[top], place[top] + foot - top, profile))

    def repeat_heads(self, widths: Sequence[float], page: int) -> None:
        """Count the head as often as a table of about these widths shows it on such pages."""
        if self._heads and page:
            needs = self._needs
            rest = sum(needs.base) - self.size * (needs.line + needs.around)
            parts = [self._part(band, width) for band, width in enumerate(widths)]
            sample = sum(self._heights(widths, parts)) + self.size * needs.around
            height = rest + sample * self._share
            self._head_weight = times_shown(height, page) / self._share - 1.0

    @property
    def is_short(self) -> bool:
        """Whether few rows decide, all of them looked at: then every trick is affordable."""
        return self.size <= _SHORT and self._share == 1.0

    def areas(self) -> list[list[float]]:
        """Return for each row the area of each band's text, times the band's columns."""
        rows = [[0.0] * len(self._bands) for _ in range(self.size)]
        for band, columns in enumerate(self._bands):
            for index, profile in self._cells[band]:
                area = (profile.whole + self._needs.side) * profile.least * len(columns)
                rows[index][band] = max(rows[index][band], area)
        return [row for row in rows if any(row)]

    def _part(self, band: int, width: float) -> tuple[list[float], float]:
        known = self._known[band].get(width)
        if known is None:
            needs = self._needs
            room = width - needs.side
            heights = list(self._least)
            for index, profile in self._cells[band]:
                if profile.whole <= room:
                    break
                height = profile.height(room)
                if height > heights[index]:
                    heights[index] = height
            breaks = sum(needs.break_cost(column, width) for column in self._bands[band])
            known = heights, sum(heights) * _BALANCE + breaks / self._share
            self._known[band][width] = known
        return known

    def alone(self, band: int, width: float) -> float:
        """Return what a band costs at a width whatever the other widths are."""
        heights, breaks = self._part(band, width)
        return sum(heights) + breaks

    def turning_points(self, band: int, low: float, high: float) -> list[float]:
        """Return the widths from `low` to `high` at which the band needs a line less."""
        found = []
        open_ranges = [(low, high)]
        while open_ranges:
            left, right = open_ranges.pop()
            if self._part(band, left)[1] == self._part(band, right)[1]:
                continue
            if right - left < _FINE:
                found.append(right)
                continue
            middle = (left + right) / 2
            open_ranges += [(left, middle), (middle, right)]
        return found

    def __call__(self, widths: Sequence[float]) -> float:
        """Return the cost of one width a free band."""
        parts = [self._part(band, width) for band, width in enumerate(widths)]
        heights = self._heights(widths, parts)
        total: float = sum(heights) + sum([part[1] for part in parts])
        if self._head_weight:
            total += self._head_weight * sum(heights[at] for at in self._heads)
        return total

    def _heights(
        self, widths: Sequence[float], parts: Sequence[tuple[list[float], float]]
    ) -> list[float]:
        heights: list[float] = list(map(max, self._least, *[part[0] for part in parts]))
        for span, index, profile in self._wide:
            height = profile.height(_room(span, widths) - self._needs.side)
            heights[index] = max(heights[index], height)
        if self._spanning:
            around = self._needs.around
            heights = [height + around for height in heights]
            side = self._needs.side
            stretch_rows(
                heights,
                [
                    (top, foot, profile.height(_room(span, widths) - side) + around)
                    for span, top, foot, profile in self._spanning
                ],
            )
        return heights


def _span(
    bands: Sequence[Band], low: Sequence[float], free: Sequence[int], first: int, end: int
) -> _Span:
    """Return a spanning cell's width: what is fixed of it, and the free bands under it."""
    band_of = {column: at for at, band in enumerate(bands) for column in band}
    under = [band_of[column] for column in range(first, end)]
    fixed = sum(low[band] for band in under if band not in free)
    return fixed, tuple(free.index(band) for band in under if band in free)


def _room(span: _Span, widths: Sequence[float]) -> float:
    fixed, bands = span
    return fixed + sum(widths[band] for band in bands)


def _sampled(rows: Sequence[int]) -> list[int]:
    if len(rows) <= _SAMPLE:
        return list(rows)
    step = len(rows) / _SAMPLE
    return [rows[int(index * step)] for index in range(_SAMPLE)]


def _worth(needs: Needs, rows: set[int], everything: bool) -> list[Spanning]:
    """Return the spanning cells that the search looks at: those of one line never matter."""
    found = []
    for one in needs.wide:
        first, end, top, _, profile = one
        room = sum(needs.minimum[first:end]) - needs.side
        if profile.whole > room and (everything or top in rows or top in needs.heads):
            found.append(one)
    return found[: 2 * _SAMPLE]
