"""The widths of one table's columns in one style and one total width."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import ceil

from docgen.layout.cost import Band, Cost
from docgen.layout.needs import Needs, times_shown
from docgen.layout.search import Bounds, exchange, fit, improve, refine, shares, smooth_start

_MANY = 4
"""Up to how many columns a short table is searched from several starts."""
_EQUAL = 1.01
"""How much higher a table may get for equal columns of numbers."""
_NEARLY = 1.02
"""How much more such columns may need at least than unequal ones without a second thought."""
_CLOSELY, _ROUGHLY = 13, 7
"""How often the room that a column can spare is halved, in such a table and in others."""
_NEAR = 0.6
"""How far, as a factor, such widths are looked for."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What author and layout ask of the widths: fixed ones and least ones, by column."""

    fixed: Mapping[int, float] = field(default_factory=dict)
    least: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """Chosen widths, the height of all rows and of the highest, the words broken and their cost.

    `repeated` is the height of the heads to be expected on the pages after the first.
    """

    widths: tuple[int, ...]
    height: float
    tallest: float
    broken: int
    breaks: float
    overfull: bool = False
    repeated: float = 0.0

    @property
    def cost(self) -> float:
        """What is to be paid for the table, in twips of height."""
        return self.height + self.repeated + self.breaks


def choose_widths(needs: Needs, total: int, wishes: Wishes, page: int = 0) -> Choice:
    """Return the widths that make the table shortest within `total` twips.

    `page` is the height of a page if the heads that its pages repeat are to be counted.
    """
    count = len(needs.minimum)
    if len(wishes.fixed) == count:
        return _measured(needs, _all_fixed(wishes, total, count), page)
    minimum = _least(needs.minimum, wishes, total)
    maximum = list(needs.maximum)
    for at, width in wishes.fixed.items():
        maximum[at] = width
    maximum = [max(low, high) for low, high in zip(minimum, maximum, strict=True)]
    if sum(minimum) > total:
        return _measured(needs, _squeezed(minimum, wishes, total), page, overfull=True)

    def solved(bands: Sequence[Band]) -> Choice:
        widths = _solve(needs, bands, minimum, maximum, total, wishes, page)
        return _measured(needs, _whole(widths, total, wishes.fixed), page)

    single = [(column,) for column in range(count)]
    bands = _number_bands(needs, wishes)
    tied = sum(w * len(b) for w, b in zip(_banded(bands, minimum), bands, strict=True))
    if len(bands) == count or tied > total:
        return solved(single)
    even = solved(bands)
    if tied <= sum(minimum) * _NEARLY:
        return even
    uneven = solved(single)
    return even if even.cost <= uneven.cost * _EQUAL else uneven


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


def _measured(needs: Needs, widths: Sequence[int], page: int, overfull: bool = False) -> Choice:
    heights = needs.row_heights(widths)
    head = sum(heights[at] for at in needs.heads)
    repeated = head * (times_shown(sum(heights), page) - 1.0) if page else 0.0
    broken = sum(needs.broken_words(column, width) for column, width in enumerate(widths))
    breaks = sum(needs.break_cost(column, width) for column, width in enumerate(widths))
    tallest = max(heights, default=0.0)
    return Choice(tuple(widths), sum(heights), tallest, broken, breaks, overfull, repeated)


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
    page: int,
) -> list[float]:
    """Return the best width of each column, columns of a band alike."""
    low = _banded(bands, minimum)
    high = _banded(bands, maximum)
    counts = [len(band) for band in bands]
    fixed = [at for at, band in enumerate(bands) if band[0] in wishes.fixed]
    if sum(width * count for width, count in zip(high, counts, strict=True)) <= total:
        return _spread(bands, _stretched(high, counts, total, fixed))
    free = [at for at in range(len(bands)) if high[at] - low[at] >= 1.0]
    cost = Cost(needs, bands, low, free)
    least = [low[at] for at in free]
    most = [high[at] for at in free]
    times = [counts[at] for at in free]
    bounds = Bounds(least, most, times)
    bound = sum(width * count for width, count in zip(low, counts, strict=True))
    room = total - bound + sum(width * count for width, count in zip(least, times, strict=True))
    best_cost, best = float("inf"), least
    whole = _banded(bands, [needs.unbroken(column) for column in range(len(minimum))])
    tidy = [max(a, min(b, whole[at])) for at, a, b in zip(free, least, most, strict=True)]
    starts = _starts(cost, least, tidy, most, times, room)
    cost.repeat_heads(starts[0], page)
    if len(starts) == 2:
        starts = [min(starts, key=cost)]
    for start in starts:
        found, chosen = improve(start, bounds, cost)
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
        best_cost, best = exchange(best, turns, bounds, cost)
    halvings = _CLOSELY if cost.is_short else _ROUGHLY
    best = refine(best, bounds, cost, needs.line / 2, halvings)
    whole_twips = [float(ceil(width - 1e-6)) for width in best]
    if sum(width * count for width, count in zip(whole_twips, times, strict=True)) <= room:
        best = whole_twips
    widths = list(low)
    for at, width in zip(free, best, strict=True):
        widths[at] = width
    return _spread(bands, _stretched(widths, counts, total, fixed))


def _starts(
    cost: Cost,
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
