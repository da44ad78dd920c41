"""The widths of one table's columns in one style and one total width."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil
from typing import TypeAlias

from docgen.layout.measure import stretch_rows
from docgen.layout.needs import Needs
from docgen.layout.profiles import Profile
from docgen.layout.search import exchange, fit, improve, refine, shares, smooth_start

_SAMPLE = 24
"""How many of a long table's rows the search looks at."""
_BALANCE = 0.004
"""How much the cells that do not decide their row's height count."""
_MANY = 4
"""Up to how many columns a short table is searched from several starts."""
_SHORT = 10
"""Up to how many rows that matter such a table is searched at every width where a line ends."""
_EQUAL = 1.01
"""How much higher a table may get for equal columns of numbers."""

_CLOSELY, _ROUGHLY = 13, 7
"""How often the room that a column can spare is halved, in such a table and in others."""
_NEAR = 0.6
"""How far, as a factor, such widths are looked for."""
_FINE = 12.0
"""How closely the width at which a line ends is found."""

Band: TypeAlias = tuple[int, ...]
"""Columns that have one width."""

_Span: TypeAlias = tuple[float, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What author and layout ask of the widths: fixed ones and least ones, by column."""

    fixed: Mapping[int, float] = field(default_factory=dict)
    least: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """Chosen widths, the height of all rows and of the highest, the words broken and their cost."""

    widths: tuple[int, ...]
    height: float
    tallest: float
    broken: int
    breaks: float
    overfull: bool = False


def choose_widths(needs: Needs, total: int, wishes: Wishes) -> Choice:
    """Return the widths that make the table shortest within `total` twips."""
    count = len(needs.minimum)
    if len(wishes.fixed) == count:
        return _measured(needs, _all_fixed(wishes, total, count))
    minimum = _least(needs.minimum, wishes, total)
    maximum = list(needs.maximum)
    for at, width in wishes.fixed.items():
        maximum[at] = width
    maximum = [max(low, high) for low, high in zip(minimum, maximum, strict=True)]
    if sum(minimum) > total:
        return _measured(needs, _squeezed(minimum, wishes, total), overfull=True)
    single = [(column,) for column in range(count)]
    bands = _number_bands(needs, wishes)
    best: list[float] | None = None
    tied = _banded(bands, minimum)
    if len(bands) < count and sum(w * len(b) for w, b in zip(tied, bands, strict=True)) <= total:
        best = _solve(needs, bands, minimum, maximum, total, wishes)
        uneven = sum(tied[at] * len(band) for at, band in enumerate(bands)) > sum(minimum) * 1.02
        if not uneven:
            return _measured(needs, _whole(best, total, wishes.fixed))
    free = _solve(needs, single, minimum, maximum, total, wishes)
    if best is not None:
        even, uneven_choice = (
            _measured(needs, _whole(best, total, wishes.fixed)),
            _measured(needs, _whole(free, total, wishes.fixed)),
        )
        if even.height + even.breaks <= (uneven_choice.height + uneven_choice.breaks) * _EQUAL:
            return even
        return uneven_choice
    return _measured(needs, _whole(free, total, wishes.fixed))


def _least(minimum: Sequence[float], wishes: Wishes, total: int) -> list[float]:
    """Return the least widths: those of the words, and as much of those wished for as fits."""
    words = [wishes.fixed.get(at, low) for at, low in enumerate(minimum)]
    more = [
        0.0 if at in wishes.fixed else max(0.0, wishes.least.get(at, 0.0) - low)
        for at, low in enumerate(words)
    ]
    wanted, left = sum(more), total - sum(words)
    share = max(0.0, min(1.0, left / wanted)) if wanted else 0.0
    return [low + extra * share for low, extra in zip(words, more, strict=True)]


def _all_fixed(wishes: Wishes, total: int, count: int) -> list[int]:
    widths = [wishes.fixed[at] for at in range(count)]
    scale = min(1.0, total / sum(widths))
    return [round(width * scale) for width in widths]


def _squeezed(minimum: Sequence[float], wishes: Wishes, total: int) -> list[int]:
    """Return widths for a table that is too full: the widest columns give way."""
    fixed = sum(wishes.fixed.values())
    free = [at for at in range(len(minimum)) if at not in wishes.fixed]
    if not free or fixed >= total:
        scale = total / sum(minimum)
        return _whole([width * scale for width in minimum], total)
    low, high = 0.0, max(minimum[at] for at in free)
    for _ in range(40):
        cap = (low + high) / 2
        if fixed + sum(min(minimum[at], cap) for at in free) > total:
            high = cap
        else:
            low = cap
    return _whole(
        [width if at in wishes.fixed else min(width, low) for at, width in enumerate(minimum)],
        total,
    )


def _number_bands(needs: Needs, wishes: Wishes) -> list[Band]:
    """Return the columns, neighbouring columns of numbers together."""

    def kind(column: int) -> tuple[bool, int]:
        numbers = needs.numeric[column] and column not in wishes.fixed and column > 0
        return (numbers, 0 if numbers else column)

    return [tuple(columns) for _, columns in groupby(range(len(needs.minimum)), kind)]


def _banded(bands: Sequence[Band], values: Sequence[float]) -> list[float]:
    """Return the largest value of each band's columns."""
    return [max(values[column] for column in band) for band in bands]


def _measured(needs: Needs, widths: Sequence[int], overfull: bool = False) -> Choice:
    heights = needs.row_heights(widths)
    broken = sum(needs.broken_words(column, width) for column, width in enumerate(widths))
    breaks = sum(needs.break_cost(column, width) for column, width in enumerate(widths))
    return Choice(tuple(widths), sum(heights), max(heights, default=0.0), broken, breaks, overfull)


def _whole(widths: Sequence[float], total: int, fixed: Collection[int] = frozenset()) -> list[int]:
    """Return whole twips that sum to `total`; the widest free column takes the rounding."""
    rounded = [
        round(width) if at in fixed else int(width + 1e-6) for at, width in enumerate(widths)
    ]
    free = [at for at in range(len(rounded)) if at not in fixed]
    rounded[max(free, key=lambda at: rounded[at])] += total - sum(rounded)
    return rounded


# --- the search --------------------------------------------------------------------------------


def _solve(
    needs: Needs,
    bands: Sequence[Band],
    minimum: Sequence[float],
    maximum: Sequence[float],
    total: int,
    wishes: Wishes,
) -> list[float]:
    """Return the best width of each column, columns of a band alike."""
    low = _banded(bands, minimum)
    high = _banded(bands, maximum)
    counts = [len(band) for band in bands]
    fixed = [at for at, band in enumerate(bands) if band[0] in wishes.fixed]
    if sum(width * count for width, count in zip(high, counts, strict=True)) <= total:
        return _spread(bands, _stretched(high, counts, total, fixed))
    free = [at for at in range(len(bands)) if high[at] - low[at] >= 1.0]
    cost = _Cost(needs, bands, low, free)
    least = [low[at] for at in free]
    most = [high[at] for at in free]
    times = [counts[at] for at in free]
    bound = sum(width * count for width, count in zip(low, counts, strict=True))
    room = total - bound + sum(width * count for width, count in zip(least, times, strict=True))
    best_cost, best = float("inf"), least
    whole = _banded(bands, [needs.unbroken(column) for column in range(len(minimum))])
    tidy = [max(a, min(b, whole[at])) for at, a, b in zip(free, least, most, strict=True)]
    starts = _starts(cost, least, tidy, most, times, room)
    if len(starts) == 2:
        starts = [min(starts, key=cost)]
    for start in starts:
        found, chosen = improve(start, least, most, cost, times)
        if found < best_cost:
            best_cost, best = found, chosen
    if len(free) <= _MANY and cost.is_short:
        turns = [
            [
                turn
                for turn in cost.turning_points(
                    at, max(low, _NEAR * width), min(high, width / _NEAR)
                )
                if cost.alone(at, turn) < best_cost
            ]
            for at, (low, width, high) in enumerate(zip(least, best, most, strict=True))
        ]
        best_cost, best = exchange(best, turns, least, most, cost, times)
    halvings = _CLOSELY if cost.is_short else _ROUGHLY
    best = refine(best, least, most, cost, times, best_cost, halvings)
    whole_twips = [float(ceil(width - 1e-6)) for width in best]
    if sum(width * count for width, count in zip(whole_twips, times, strict=True)) <= room:
        best = whole_twips
    widths = list(low)
    for at, width in zip(free, best, strict=True):
        widths[at] = width
    return _spread(bands, _stretched(widths, counts, total, fixed))


def _starts(
    cost: _Cost,
    least: Sequence[float],
    tidy: Sequence[float],
    most: Sequence[float],
    times: Sequence[int],
    room: float,
) -> list[list[float]]:
    """Return widths to start from: by the area of the texts, and by their breadth.

    Where there is room for widths that keep words whole, `tidy`, they are one of the starts.
    """
    in_all = [width * count for width, count in zip(least, times, strict=True)]
    most_in_all = [width * count for width, count in zip(most, times, strict=True)]
    breadth = shares(in_all, [b - a for a, b in zip(in_all, most_in_all, strict=True)], room)
    areas = cost.areas()
    smooth = smooth_start(in_all, most_in_all, room, areas) if areas else breadth
    starts = [smooth]
    whole_in_all = [width * count for width, count in zip(tidy, times, strict=True)]
    if whole_in_all != in_all and sum(whole_in_all) <= room:
        starts.append(smooth_start(whole_in_all, most_in_all, room, areas) if areas else breadth)
    if len(least) <= _MANY and cost.is_short:
        starts += [breadth, fit([1.0] * len(least), in_all, most_in_all, room)]
        for favoured in range(len(least)):
            weights = [0.4] * len(least)
            weights[favoured] = 1.0
            starts.append(fit(weights, in_all, most_in_all, room))
    return [[width / count for width, count in zip(one, times, strict=True)] for one in starts]


class _Cost:
    """What the widths of the free bands cost: the rows' height, and the words they break.

    Each band's part is a list over rows, kept by width, so that most costs are one `map(max)`.
    """

    __slots__ = (
        "_bands",
        "_cells",
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
        sample = _sampled(deciding)
        self._share = len(deciding) / len(sample) if sample else 1.0
        wide = _worth(needs, set(sample), len(sample) == len(deciding))
        sample = sorted(set(sample).union(*(range(one[2], one[3]) for one in wide)))
        place = {at: index for index, at in enumerate(sample)}
        self.size = len(sample)
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
        heights: list[float] = list(map(max, self._least, *(part[0] for part in parts)))
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
        total: float = sum(heights) + sum(part[1] for part in parts)
        return total


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


def _worth(
    needs: Needs, rows: set[int], everything: bool
) -> list[tuple[int, int, int, int, Profile]]:
    """Return the spanning cells that the search looks at: those of one line never matter."""
    found = []
    for one in needs.wide:
        first, end, top, foot, profile = one
        room = sum(needs.minimum[first:end]) - needs.side
        if profile.whole > room and (everything or top in rows or (foot - top == 1 and top < 3)):
            found.append(one)
    return found[: 2 * _SAMPLE]


def _stretched(
    widths: Sequence[float], counts: Sequence[int], total: float, fixed: Collection[int]
) -> list[float]:
    """Return the widths with what is left of `total` shared in proportion by those not fixed."""
    kept = sum(widths[at] * counts[at] for at in fixed)
    need = sum(width * count for width, count in zip(widths, counts, strict=True)) - kept
    if need <= 0:
        free = sum(count for at, count in enumerate(counts) if at not in fixed)
        return [width if at in fixed else (total - kept) / free for at, width in enumerate(widths)]
    scale = (total - kept) / need
    return [width if at in fixed else width * scale for at, width in enumerate(widths)]


def _spread(bands: Sequence[Band], widths: Sequence[float]) -> list[float]:
    """Return one width a column from one width a band."""
    by_column = {
        column: width for band, width in zip(bands, widths, strict=True) for column in band
    }
    return [by_column[column] for column in range(len(by_column))]
