"""The search for the column widths that make a table shortest.

Works on numbers only: bounds of each width, their total, and a cost. The cost is a staircase
(lines are whole), so a smooth model (area of each cell's text) gives the start, and exchanges of
width between two columns, in steps that halve, do the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf

Widths = list[float]
Cost = Callable[[Sequence[float]], float]

_SMALLEST_STEP = 30.0
_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest width of each band of columns, and how many columns share it."""

    least: Sequence[float]
    most: Sequence[float]
    times: Sequence[int]


def shares(minimum: Sequence[float], weight: Sequence[float], total: float) -> Widths:
    """Return the minima plus what is left of `total`, shared by weight."""
    left = total - sum(minimum)
    whole = sum(weight)
    if whole <= 0:
        return [width + left / len(minimum) for width in minimum]
    return [width + left * part / whole for width, part in zip(minimum, weight, strict=True)]


def smooth_start(
    minimum: Sequence[float],
    maximum: Sequence[float],
    total: float,
    areas: Sequence[Sequence[float]],
) -> Widths:
    """Return widths that nearly minimise the sum over rows of the highest area / width."""
    widths = shares(
        minimum, [high - low for low, high in zip(minimum, maximum, strict=True)], total
    )
    best, best_cost = widths, float("inf")
    for round_ in range(_ROUNDS):
        pull = [1e-9] * len(widths)
        cost = 0.0
        for row in areas:
            heights = [area / width for area, width in zip(row, widths, strict=True)]
            highest = max(heights)
            cost += highest
            column = heights.index(highest)
            pull[column] += highest / widths[column]
        if cost < best_cost:
            best, best_cost = widths, cost
        strongest = max(pull)
        rate = 0.25 / (1 + round_ * 0.2)
        wanted = [
            width * (1 + rate * part / strongest) for width, part in zip(widths, pull, strict=True)
        ]
        widths = fit(wanted, minimum, maximum, total)
    return best


def fit(
    wanted: Sequence[float], minimum: Sequence[float], maximum: Sequence[float], total: float
) -> Widths:
    """Return `wanted` scaled so that it sums to `total` and keeps the bounds."""
    widths = list(wanted)
    free = set(range(len(widths)))
    left = total
    while free:
        scale = left / sum(widths[at] for at in free)
        out = [at for at in free if not minimum[at] <= widths[at] * scale <= maximum[at]]
        low = [at for at in out if widths[at] * scale < minimum[at]]
        high = [at for at in out if widths[at] * scale > maximum[at]]
        if not out:
            for at in free:
                widths[at] *= scale
            return widths
        lack = sum(minimum[at] - widths[at] * scale for at in low)
        excess = sum(widths[at] * scale - maximum[at] for at in high)
        bound = low if lack >= excess else high
        for at in bound:
            widths[at] = minimum[at] if bound is low else maximum[at]
            left -= widths[at]
            free.discard(at)
        if left <= 0:
            break
    spare = total - sum(widths)
    return [width + spare / len(widths) for width in widths]


def improve(
    start: Sequence[float],
    bounds: Bounds,
    cost: Cost,
    largest: float = inf,
) -> tuple[float, Widths]:
    """Return the cost and the widths after exchanges between pairs no longer help.

    `largest` is how much is exchanged at most.
    """
    widths = list(start)
    best = cost(widths)
    count = len(widths)
    spans = zip(bounds.least, bounds.most, bounds.times, strict=True)
    step = min(largest, max(((high - low) * times for low, high, times in spans), default=0.0) / 3)
    while step > _SMALLEST_STEP:
        moved = False
        for giver in range(count):
            for taker in range(count):
                if giver == taker:
                    continue
                room = min(
                    step,
                    (widths[giver] - bounds.least[giver]) * bounds.times[giver],
                    (bounds.most[taker] - widths[taker]) * bounds.times[taker],
                )
                if room < _SMALLEST_STEP:
                    continue
                kept = widths[giver], widths[taker]
                widths[giver] -= room / bounds.times[giver]
                widths[taker] += room / bounds.times[taker]
                found = cost(widths)
                if found < best - 1e-6:
                    best, moved = found, True
                else:
                    widths[giver], widths[taker] = kept
        if not moved:
            step /= 2
    return best, widths


def refine(
    start: Sequence[float],
    bounds: Bounds,
    cost: Cost,
    worth: float,
    halvings: int,
) -> Widths:
    """Return the narrowest widths of the least cost that is found from `start`.

    What narrow widths leave over is given to one column or to two, and the search goes on from
    there, as long as that saves `worth`. `halvings` say how closely the narrowest width is found.
    """
    widths, best = list(start), cost(start)
    while True:
        slim = slimmed(widths, bounds.least, cost, best, halvings)
        spare = sum(
            (wide - narrow) * times
            for wide, narrow, times in zip(widths, slim, bounds.times, strict=True)
        )
        if spare < _SMALLEST_STEP:
            return slim
        found, given = min(
            ((cost(one), one) for one in _gifts(slim, spare, bounds)),
            default=(best, slim),
        )
        if found > best - worth:
            return slim
        best, widths = improve(given, bounds, cost, 4 * _SMALLEST_STEP)


def _gifts(widths: Sequence[float], spare: float, bounds: Bounds) -> Iterator[Widths]:
    """Return the widths with `spare` given to each column, and in halves to each two."""
    for one in range(len(widths)):
        for other in range(one + 1):
            given = list(widths)
            for at in (one, other):
                wider = given[at] + spare / 2 / bounds.times[at]
                given[at] = min(bounds.most[at], wider)
            yield given


def slimmed(
    widths: Sequence[float],
    minimum: Sequence[float],
    cost: Cost,
    reached: float,
    halvings: int,
) -> Widths:
    """Return the narrowest widths that cost no more than `reached`, found column by column."""
    slim = list(widths)
    for at, low in enumerate(minimum):
        high = slim[at]
        bottom = low
        for _ in range(halvings):
            slim[at] = (bottom + high) / 2
            if cost(slim) <= reached + 1e-6:
                high = slim[at]
            else:
                bottom = slim[at]
        slim[at] = high
    return slim


def exchange(
    start: Sequence[float],
    turns: Sequence[Sequence[float]],
    bounds: Bounds,
    cost: Cost,
) -> tuple[float, Widths]:
    """Return the cost and the widths after the best exchange of every pair, while one helps.

    `turns` are, for each column, the widths at which it needs a line less: an exchange is best
    where the one column or the other stands exactly at such a width.
    """
    widths = list(start)
    best = cost(widths)
    moved = True
    while moved:
        moved = False
        for one in range(len(widths)):
            for other in range(one):
                found, pair = _best_exchange(widths, (one, other), turns, bounds, cost)
                if found < best - 1e-6:
                    best, moved = found, True
                    widths[one], widths[other] = pair
        for trial in () if moved else _triples(widths, turns, bounds):
            found = cost(trial)
            if found < best - 1e-6:
                best, moved, widths = found, True, trial
                break
    return best, widths


def _triples(
    widths: Widths,
    turns: Sequence[Sequence[float]],
    bounds: Bounds,
) -> Iterator[Widths]:
    """Return the widths with two columns at any of their turns and a third with what is left."""
    for last in range(len(widths)):
        for one, other in combinations((at for at in range(len(widths)) if at != last), 2):
            in_all = sum(widths[at] * bounds.times[at] for at in (one, other, last))
            for width in turns[one]:
                left = in_all - width * bounds.times[one]
                for next_width in turns[other]:
                    rest = (left - next_width * bounds.times[other]) / bounds.times[last]
                    if bounds.least[last] <= rest <= bounds.most[last]:
                        trial = list(widths)
                        trial[one], trial[other], trial[last] = width, next_width, rest
                        yield trial


def _best_exchange(
    widths: Sequence[float],
    pair: tuple[int, int],
    turns: Sequence[Sequence[float]],
    bounds: Bounds,
    cost: Cost,
) -> tuple[float, tuple[float, float]]:
    """Return the least cost, and the widths of the pair that have it."""
    one, other = pair
    times, other_times = bounds.times[one], bounds.times[other]
    both = widths[one] * times + widths[other] * other_times
    wanted = set(turns[one])
    wanted.update((both - width * other_times) / times for width in turns[other])
    trial = list(widths)
    best, chosen = float("inf"), (widths[one], widths[other])
    for width in sorted(wanted):
        rest = (both - width * times) / other_times
        if not bounds.least[one] <= width <= bounds.most[one]:
            continue
        if not bounds.least[other] <= rest <= bounds.most[other]:
            continue
        trial[one], trial[other] = width, rest
        found = cost(trial)
        if found < best:
            best, chosen = found, (width, rest)
    return best, chosen
