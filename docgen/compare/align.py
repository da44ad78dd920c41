"""Which part of the old goes with which part of the new, in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from docgen.compare.words import counted, similarity

LEAST_SIMILARITY = 0.45
"""From this share of common words on, two texts are one text reworded."""
LEAST_ALONE = 0.2
"""The same where exactly one text stands against one: nothing else can be meant."""
LARGEST_GAP = 400 * 400
"""Pairs of texts that are compared word by word; beyond it only names and equal words pair."""


@dataclass(slots=True)
class Unit:
    """What is aligned. Equal `identity` means the same thing; only equal `sort`s pair.

    `paired` is a name that the author's correction gave to both sides; `alone` units never pair.
    """

    identity: Hashable
    sort: Hashable
    words: str
    paired: str = ""
    alone: bool = False
    _counted: Counter[str] | None = field(default=None)

    @property
    def bag(self) -> Counter[str]:
        """How often each word occurs."""
        if self._counted is None:
            self._counted = counted(self.words)
        return self._counted

    @property
    def name(self) -> Hashable:
        """What it is recognised by."""
        return ("paired", self.paired) if self.paired else self.identity


def align(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return the pairs (old index, new index) in ascending order of both.

    First equal names, then what is most alike between them, never crossing.
    """
    found: list[tuple[int, int]] = []
    i = j = 0
    for a, b, size in _anchors(old, new):
        found += _gap(old, new, range(i, a), range(j, b))
        found += ((a + step, b + step) for step in range(size))
        i, j = a + size, b + size
    return found


def _anchors(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int, int]]:
    names_old = [_named(unit, "old", at) for at, unit in enumerate(old)]
    names_new = [_named(unit, "new", at) for at, unit in enumerate(new)]
    start = 0
    least = min(len(old), len(new))
    while start < least and names_old[start] == names_new[start]:
        start += 1
    end = 0
    while end < least - start and names_old[-1 - end] == names_new[-1 - end]:
        end += 1
    inner_old = names_old[start : len(old) - end]
    inner_new = names_new[start : len(new) - end]
    found = [(0, 0, start)] if start else []
    matcher = SequenceMatcher(None, inner_old, inner_new, autojunk=False)
    found += (
        (block.a + start, block.b + start, block.size)
        for block in matcher.get_matching_blocks()
        if block.size
    )
    return [*found, (len(old) - end, len(new) - end, end)]


def _named(unit: Unit, side: str, at: int) -> Hashable:
    return (side, at) if unit.alone else unit.name


def _gap(
    old: Sequence[Unit], new: Sequence[Unit], olds: range, news: range
) -> list[tuple[int, int]]:
    """Return the best pairing of what stands between two anchors."""
    if not olds or not news or len(olds) * len(news) > LARGEST_GAP:
        return []
    least = LEAST_ALONE if len(olds) == len(news) == 1 else LEAST_SIMILARITY
    return _best(old, new, olds, news, least)


def _best(
    old: Sequence[Unit], new: Sequence[Unit], olds: range, news: range, least: float
) -> list[tuple[int, int]]:
    rows, columns = len(olds), len(news)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    alike = [[0.0] * columns for _ in range(rows)]
    for r in range(rows - 1, -1, -1):
        for c in range(columns - 1, -1, -1):
            share = _alike(old[olds[r]], new[news[c]])
            alike[r][c] = share if share >= least else 0.0
            paired = alike[r][c] + best[r + 1][c + 1] if alike[r][c] else 0.0
            best[r][c] = max(best[r + 1][c], best[r][c + 1], paired)
    found: list[tuple[int, int]] = []
    r = c = 0
    while r < rows and c < columns:
        if alike[r][c] and best[r][c] == alike[r][c] + best[r + 1][c + 1]:
            found.append((olds[r], news[c]))
            r, c = r + 1, c + 1
        elif best[r][c] == best[r + 1][c]:
            r += 1
        else:
            c += 1
    return found


def _alike(old: Unit, new: Unit) -> float:
    if old.sort != new.sort or old.alone or new.alone or old.paired != new.paired:
        return 0.0
    return similarity(old.bag, new.bag)
