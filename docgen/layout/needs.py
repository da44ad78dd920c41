"""A table as numbers: what its columns need, what breaks cost, how high its rows get."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt

from docgen.layout.measure import (
    CellLook,
    Measure,
    border,
    cell_look,
    placed_cells,
    side_room,
    stretch_rows,
)
from docgen.layout.profiles import MARGIN, Profile, only_text
from docgen.layout.spec import mm
from docgen.tree import nodes
from docgen.tree.nodes import RowKind

_HEAD = 1.5
"""How much more each costs in a head."""


@dataclass(slots=True)
class Needs:
    """What a table's cells need, by column, with padding and rules counted.

    `minimum` holds every word whole or in syllables, `whole` every word whole, `maximum` every
    text on one line. `line` is the height of a line. `wide` are the cells that span columns or
    rows: first column, end column, first row, end row, profile. `heads` are the rows of the head.
    """

    minimum: list[float]
    whole: list[float]
    maximum: list[float]
    numeric: list[bool]
    single: list[list[tuple[int, Profile]]]
    wide: list[tuple[int, int, int, int, Profile]]
    least_rows: list[float]
    around: float
    side: float
    words: int = 0
    nested: bool = False
    line: float = 0.0
    heads: frozenset[int] = frozenset()
    _wide_words: dict[int, list[float]] = field(default_factory=dict)
    _breaks: dict[int, tuple[list[float], list[float]]] = field(default_factory=dict)

    def broken_words(self, column: int, width: float) -> int:
        """Return how many words of a column's own cells are broken at `width`."""
        words = self._wide_words.get(column)
        if words is None:
            least = self.minimum[column] - self.side
            words = sorted(
                piece.width + text.left + text.right + MARGIN
                for _, profile in self.own(column)
                if profile.widest > least
                for text in profile.texts
                for piece in text.content
                if piece.width > least - text.left - text.right - MARGIN
            )
            self._wide_words[column] = words
        return len(words) - bisect_right(words, width - self.side)

    def own(self, column: int) -> list[tuple[int, Profile]]:
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
        found = self._breaks.get(column)
        if found is None:
            found = self._breaks[column] = self._priced(column)
        rooms, costs = found
        return costs[bisect_right(rooms, width - self.side)]

    def _priced(self, column: int) -> tuple[list[float], list[float]]:
        """Return the rooms at which words break, and the cost of all breaks below each."""
        least = self.minimum[column] - self.side
        times: dict[tuple[int, bool], int] = {}
        profiles = {}
        for at, profile in self.own(column):
            if profile.widest > least:
                key = (id(profile), at in self.heads)
                times[key] = times.get(key, 0) + 1
                profiles[key] = profile
        limits = sorted(
            (room, cost * self.line * sqrt(count) * (_HEAD if key[1] else 1.0))
            for key, count in times.items()
            for room, cost in profiles[key].limits
        )
        costs = [0.0]
        for _, cost in reversed(limits):
            costs.append(costs[-1] + cost)
        return [room for room, _ in limits], costs[::-1]

    def unbroken(self, column: int) -> float:
        """Return the width at which no word of a column's own cells is broken."""
        found = self._breaks.get(column)
        if found is None:
            found = self._breaks[column] = self._priced(column)
        rooms = found[0]
        return max(self.minimum[column], rooms[-1] + self.side if rooms else 0.0)

    def row_heights(self, widths: Sequence[float], stretched: bool = True) -> list[float]:
        """Return the exact heights of all rows at these column widths.

        Without `stretched`, the cells that span rows are left out.
        """
        heights = list(self.least_rows)
        for column, cells in enumerate(self.single):
            room = widths[column] - self.side
            for at, profile in cells:
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
            least_rows=[float(row.min_height) for row in table.rows],
            around=2 * mm(kind.padding_y_mm) + border(kind),
            side=side_room(kind),
            line=float(self.measure.style(table.style).pitch),
            heads=frozenset(
                at
                for at, row in enumerate(table.rows)
                if row.kind in (RowKind.HEADER, RowKind.SUBHEADER)
            ),
        )
        looks: dict[tuple[int, str], CellLook] = {}
        last_row = len(table.rows)
        for at, column, row, cell in placed_cells(table):
            key = (id(row), cell.style)
            look = looks.get(key)
            if look is None:
                look = looks[key] = cell_look(kind, table, row, cell)
            profile = self.of(cell.blocks, look)
            if not profile.texts and cell.blocks:
                needs.nested = needs.nested or any(
                    isinstance(block, nodes.Table) for block in cell.blocks
                )
            if cell.column_span == 1 and cell.row_span == 1:
                needs.single[column].append((at, profile))
            else:
                end = min(column + cell.column_span, count)
                needs.wide.append((column, end, at, min(at + cell.row_span, last_row), profile))
            if row.kind is RowKind.BODY and cell.column_span == 1 and not profile.numeric:
                needs.numeric[column] = False
        _set_bounds(needs)
        return needs


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
