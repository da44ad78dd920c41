"""A table as numbers: what its columns need, what breaks cost, how high its rows get."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt
from typing import TypeAlias

from docgen.layout.measure import (
    CellLook,
    Measure,
    Text,
    border,
    cell_look,
    placed_cells,
    side_room,
    stretch_rows,
)
from docgen.layout.profiles import MARGIN, Limit, Profile, Word, only_text, word_limits
from docgen.layout.spec import TableKind, mm
from docgen.tree import nodes
from docgen.tree.nodes import RowKind
from docgen.tree.walk import every_block

_HEAD = 1.5
"""How much more each costs in a head."""


Placed: TypeAlias = tuple[int, Profile]
"""The row of a cell, and what it needs."""
Spanning: TypeAlias = tuple[int, int, int, int, Profile]
"""A cell that spans columns or rows: first column, end column, first row, end row, its needs."""


def holds_table(blocks: Iterable[nodes.Block]) -> bool:
    """Whether there is a table among the blocks, or in a list or box among them."""
    return any(
        not isinstance(block, nodes.Paragraph)
        and any(isinstance(one, nodes.Table) for one in every_block((block,)))
        for block in blocks
    )


@dataclass(slots=True)
class Needs:
    """What a table's cells need, by column, with padding and rules counted.

    `minimum` holds every word whole or in syllables, `whole` every word whole, `maximum` every
    text on one line. `single` are the cells of one column and row, `deciding` those of them that
    may need more lines than they have paragraphs. `base` are the heights of the rows when every
    text stands on one line; `line` is the height of a line. `heads` are the rows of the head.
    """

    minimum: list[float]
    whole: list[float]
    maximum: list[float]
    numeric: list[bool]
    single: list[list[Placed]]
    wide: list[Spanning]
    base: list[float]
    around: float
    side: float
    words: int = 0
    nested: bool = False
    line: float = 0.0
    heads: frozenset[int] = frozenset()
    deciding: list[list[Placed]] = field(default_factory=list)
    _breaks: dict[int, tuple[list[float], list[float]]] = field(default_factory=dict)
    _heights: dict[tuple[tuple[float, ...], bool], list[float]] = field(default_factory=dict)

    def broken_words(self, column: int, width: float) -> int:
        """Return how many words of a column's own cells are broken at `width`."""
        room = width - self.side
        return sum(
            word.is_broken(room - text.left - text.right - MARGIN)
            for _, profile in self.own(column)
            if profile.widest > room
            for text, words in zip(profile.texts, profile.words, strict=True)
            for word in words
        )

    def own(self, column: int) -> list[Placed]:
        """Return the cells of one column alone, those over several rows too, with their rows."""
        over_rows = [
            (top, profile)
            for first, end, top, _, profile in self.wide
            if first == column and end == column + 1
        ]
        return self.single[column] + over_rows

    def break_cost(self, column: int, width: float) -> float:
        """Return what the breaks in the words of a column cost at `width`, in twips of height.

        A text that stands in several rows counts as often as the root of their number says.
        """
        rooms, costs = self._priced(column)
        return costs[bisect_right(rooms, width - self.side)]

    def _priced(self, column: int) -> tuple[list[float], list[float]]:
        """Return the rooms at which words break, and the cost of all breaks below each."""
        found = self._breaks.get(column)
        if found is None:
            found = self._breaks[column] = _prices(self._word_costs(column))
        return found

    def _word_costs(self, column: int) -> Iterator[Limit]:
        """Return the rooms under which a column's words are broken, and what each break costs."""
        least = self.minimum[column] - self.side
        if self.whole[column] - self.side <= least:
            return
        times: dict[tuple[Profile, bool], int] = {}
        for at, profile in self.own(column):
            if profile.widest > least:
                key = (profile, at in self.heads)
                times[key] = times.get(key, 0) + 1
        # Equal words are the same objects: each is looked at once, with its weight in all.
        weights: dict[tuple[int, int, int], float] = {}
        words: dict[tuple[int, int, int], tuple[Text, Word]] = {}
        for (profile, head), count in times.items():
            weight = self.line * sqrt(count) * (_HEAD if head else 1.0)
            for text, of_text in zip(profile.texts, profile.words, strict=True):
                around = text.left + text.right + max(0, text.first)
                for word in of_text:
                    if len(word.parts) > 1:
                        one = (id(word), text.pitch, around)
                        weights[one] = weights.get(one, 0.0) + weight
                        words[one] = (text, word)
        for one, weight in weights.items():
            for room, cost in word_limits(*words[one]):
                yield room, cost * weight

    def unbroken(self, column: int) -> float:
        """Return the width at which no word of a column's own cells is broken."""
        rooms = self._priced(column)[0]
        return max(self.minimum[column], rooms[-1] + self.side if rooms else 0.0)

    def row_heights(self, widths: Sequence[float], stretched: bool = True) -> list[float]:
        """Return the exact heights of all rows at these column widths.

        Without `stretched`, the cells that span rows are left out.
        """
        key = (tuple(widths), stretched)
        heights = self._heights.get(key)
        if heights is None:
            heights = self._heights[key] = self._measured(widths, stretched)
        return heights

    def _measured(self, widths: Sequence[float], stretched: bool) -> list[float]:
        heights = list(self.base)
        for column, cells in enumerate(self.deciding):
            room = widths[column] - self.side
            if room >= self.maximum[column] - self.side:
                continue
            for at, profile in cells:
                if profile.whole > room:
                    height = profile.height(room) + self.around
                    if height > heights[at]:
                        heights[at] = height
        spanning: list[tuple[int, int, float]] = []
        for first, end, top, foot, profile in self.wide:
            height = profile.height(sum(widths[first:end]) - self.side) + self.around
            if foot - top == 1:
                heights[top] = max(heights[top], height)
            else:
                spanning.append((top, foot, height))
        if stretched:
            stretch_rows(heights, spanning)
        return heights


def times_shown(height: float, page: int) -> float:
    """Return on how many pages a table is to be expected that begins anywhere on one of them."""
    return 1.0 + height / page


def _prices(limits: Iterable[Limit]) -> tuple[list[float], list[float]]:
    """Return the rooms of the limits in order, and the cost of all limits above each."""
    in_order = sorted(limits)
    costs = [0.0]
    for _, cost in reversed(in_order):
        costs.append(costs[-1] + cost)
    return [room for room, _ in in_order], costs[::-1]


class Profiles:
    """Makes profiles and remembers them: tables repeat the same short texts many times."""

    __slots__ = ("_known", "measure")

    def __init__(self, measure: Measure) -> None:
        """Measure with `measure`."""
        self.measure = measure
        self._known: dict[tuple[str, str, bool], Profile] = {}

    def of(self, blocks: tuple[nodes.Block, ...], look: CellLook) -> Profile:
        """Return the profile of a cell's blocks in `look`."""
        text = only_text(blocks)
        if text is not None:
            key = (text, look.style, look.bold)
            found = self._known.get(key)
            if found is None:
                found = self._known[key] = Profile(self.measure, blocks, look)
            return found
        return Profile(self.measure, blocks, look)

    def needs(self, table: nodes.Table) -> Needs:
        """Return what the cells of `table`, in its style, need."""
        kind = self.measure.layout.tables[table.kind]
        count = len(table.columns)
        needs = Needs(
            minimum=[0.0] * count,
            whole=[0.0] * count,
            maximum=[0.0] * count,
            numeric=[True] * count,
            single=[[] for _ in range(count)],
            wide=[],
            base=[float(row.min_height) for row in table.rows],
            around=2 * mm(kind.padding_y_mm) + border(kind),
            side=side_room(kind),
            line=float(self.measure.style(table.style).pitch),
            heads=frozenset(
                at
                for at, row in enumerate(table.rows)
                if row.kind in (RowKind.HEADER, RowKind.SUBHEADER)
            ),
        )
        self._add_cells(table, kind, needs)
        _set_bounds(needs)
        needs.deciding = [
            [one for one in cells if one[1].whole > low - needs.side] if low < high else []
            for cells, low, high in zip(needs.single, needs.minimum, needs.maximum, strict=True)
        ]
        return needs

    def _add_cells(self, table: nodes.Table, kind: TableKind, needs: Needs) -> None:
        """Measure every cell of the table."""
        looks: dict[tuple[RowKind, str], CellLook] = {}
        last_row = len(table.rows)
        base, around, count = needs.base, needs.around, len(table.columns)
        for at, column, row, cell in placed_cells(table):
            key = (row.kind, cell.style)
            look = looks.get(key)
            if look is None:
                look = looks[key] = cell_look(kind, table, row, cell)
            profile = self.of(cell.blocks, look)
            if not profile.is_simple:
                needs.nested = needs.nested or holds_table(cell.blocks)
            if cell.column_span == 1:
                if row.kind is RowKind.BODY and not profile.numeric:
                    needs.numeric[column] = False
                if cell.row_span == 1:
                    needs.single[column].append((at, profile))
                    if profile.least + around > base[at]:
                        base[at] = profile.least + around
                    continue
            end = min(column + cell.column_span, count)
            needs.wide.append((column, end, at, min(at + cell.row_span, last_row), profile))


def _set_bounds(needs: Needs) -> None:
    """Set the bounds of the columns from their cells, narrow cells first."""
    for column, cells in enumerate(needs.single):
        own = [profile for _, profile in cells]
        own += [wide[4] for wide in needs.wide if wide[0] == column and wide[1] == column + 1]
        least, whole, most = _bounds(own)
        needs.minimum[column] = least + needs.side
        needs.whole[column] = whole + needs.side
        needs.maximum[column] = most + needs.side
        needs.words += sum(len(text.content) for one in own for text in one.texts)
    for first, end, _, _, profile in sorted(needs.wide, key=lambda one: one[1] - one[0]):
        if end - first > 1:
            _widen(needs.minimum, first, end, profile.widest, profile, needs.side)
            _widen(needs.whole, first, end, profile.widest, None, needs.side)
            _widen(needs.maximum, first, end, profile.whole, None, needs.side)
    for bounds in (needs.minimum, needs.whole, needs.maximum):
        bounds[:] = [float(ceil(width)) for width in bounds]


def _bounds(profiles: Sequence[Profile]) -> tuple[float, float, float]:
    """Return the least room, the room that keeps words whole, and the room for one line."""
    if not profiles:
        return 0.0, 0.0, 0.0
    distinct = {id(one): one for one in profiles}.values()
    whole = max(one.widest for one in distinct)
    most = max(one.whole for one in distinct)
    least = 0.0
    for one in sorted(distinct, key=lambda one: -one.widest):
        if one.widest <= least:
            break
        least = max(least, one.narrowest)
    return min(least, whole), whole, most


def _widen(
    bounds: list[float], first: int, end: int, need: float, profile: Profile | None, side: float
) -> None:
    """Widen the columns under a spanning cell so that together they hold `need`."""
    have = sum(bounds[first:end])
    if need + side <= have:
        return
    if profile is not None:
        need = profile.narrowest
    lack = need + side - have
    for column in range(first, end):
        if lack > 0:
            bounds[column] += lack / (end - first)
