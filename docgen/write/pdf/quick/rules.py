"""The rules of a table: those that go on in a straight line are drawn as one.

WeasyPrint draws the side of each cell by itself, each in a graphics state and an artifact of its
own: a fifth of a large table's time, half of its bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

Side: TypeAlias = tuple[str, float, Any]
"""Style, width and colour of the side of a cell."""


def rules() -> Iterator[tuple[Any, str, Any]]:
    """Yield what stands in for the drawing of rules: module, name, function."""
    from weasyprint import draw

    slow = draw.draw_collapsed_borders

    def draw_rules(stream: Any, table: Any) -> None:
        lines = _Grid(table).lines() if _is_plain(table) else None
        if lines is None:
            slow(stream, table)
        else:
            _draw(stream, lines)

    yield draw, "draw_collapsed_borders", draw_rules


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line in pixels, and what is drawn later when lines meet: a higher score."""

    score: Any
    side: Side
    x1: float
    y1: float
    x2: float
    y2: float


def _is_plain(table: Any) -> bool:
    return bool(table.children and table.column_widths and not table.children[-1].is_footer)


def _draw(stream: Any, lines: list[Line]) -> None:
    if not lines:
        return
    last: Side | None = None
    with stream.artifact(), stream.stacked():
        for line in lines:
            if line.side != last:
                last = line.side
                stream.set_color(last[2], stroke=True)
                stream.set_line_width(last[1])
            stream.move_to(line.x1, line.y1)
            stream.line_to(line.x2, line.y2)
            stream.stroke()


class _Grid:
    """The part of a table that stands on a page: where its rows and columns are, their sides."""

    def __init__(self, table: Any) -> None:
        rows = [row for group in table.children for row in group.children]
        self._table = table
        self._x = [*table.column_positions]
        self._x.append(self._x[-1] + table.column_widths[-1])
        self._y = [row.position_y for row in rows]
        self._y.append(self._y[-1] + rows[-1].height)
        heads = len(table.children[0].children) if table.children[0].is_header else 0
        before = table.skipped_rows - heads if table.skipped_rows else 0
        upright, level = table.collapsed_border_grid
        count = len(rows)
        self._upright = [upright[y if y < heads else y + before] for y in range(count)]
        self._level = [level[y if heads and y <= heads else y + before] for y in range(count + 1)]

    def lines(self) -> list[Line] | None:
        """Return the lines in the order of drawing; None when one is not plain and opaque."""
        found = [*self._level_lines(), *self._upright_lines()]
        if any(line.side[0] != "solid" or line.side[2].alpha != 1 for line in found):
            return None
        return sorted(found, key=lambda line: line.score)

    def _level_lines(self) -> Iterator[Line]:
        table, x, last = self._table, self._x, len(self._level) - 1
        for at, sides in enumerate(self._level):
            if (at == 0 and table.skip_cell_border_top) or (
                at == last and table.skip_cell_border_bottom
            ):
                continue
            y = self._y[at]
            for start, end, (score, side) in _runs(sides):
                left, right = self._widest_upright(at, start), self._widest_upright(at, end)
                yield Line(score, side, x[start] - left, y, x[end] + right, y)

    def _upright_lines(self) -> Iterator[Line]:
        table, y, last = self._table, self._y, len(self._upright)
        for at, x in enumerate(self._x):
            for start, end, (score, side) in _runs([row[at] for row in self._upright]):
                top = bottom = 0.0
                if start or not table.skip_cell_border_top:
                    top = self._widest_level(start, at)
                if end != last or not table.skip_cell_border_bottom:
                    bottom = self._widest_level(end, at)
                yield Line(score, side, x, y[start] - top, x, y[end] + bottom)

    def _widest_upright(self, y: int, x: int) -> float:
        """Return half the width of the upright rules that meet the grid's point."""
        return max((row[x][1][1] for row in self._upright[max(y - 1, 0) : y + 1]), default=0) / 2

    def _widest_level(self, y: int, x: int) -> float:
        """Return half the width of the level rules that meet the grid's point."""
        return max((one[1][1] for one in self._level[y][max(x - 1, 0) : x + 1]), default=0) / 2


def _runs(sides: list[Any]) -> Iterator[tuple[int, int, Any]]:
    """Yield the stretches of equal sides that are drawn: start, end, the side with its score."""
    start = 0
    for at in range(1, len(sides) + 1):
        if at == len(sides) or sides[at] != sides[start]:
            if _is_drawn(sides[start][1]):
                yield start, at, sides[start]
            start = at


def _is_drawn(side: Side) -> bool:
    return bool(side[1] and side[2].alpha)
