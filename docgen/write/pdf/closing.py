"""Rows that go on overleaf are closed at the foot of the page and opened at the head, as in Word.

WeasyPrint leaves out the rule where it cuts a row, and where a page ends amid merged cells. The
rules take no room, so they can be asked for after the layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


def close_cut_rows(rendering: Any) -> None:
    """Have the rules drawn at which tables were cut inside a row or a merged cell."""
    parts: dict[int, list[_Part]] = {}
    for page in rendering.pages:
        for table in _tables(page._page_box):
            table.skip_cell_border_bottom = False
            table.skip_cell_border_top = False
            parts.setdefault(id(table.collapsed_border_grid), []).append(_part(table))
    for found in parts.values():
        if len(found) > 1:
            _close_merged(found)


def _tables(page: Any) -> Iterator[Any]:
    waiting = [page]
    while waiting:
        box = waiting.pop()
        if hasattr(box, "skip_cell_border_bottom"):
            yield box
        waiting.extend(
            child for child in getattr(box, "children", ()) if hasattr(child, "children")
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """What one page has of a table: its rows after the head, `first` of the whole table on."""

    table: Any
    first: int
    rows: tuple[Any, ...]
    headed: bool

    @property
    def end(self) -> int:
        return self.first + len(self.rows)


def _part(table: Any) -> _Part:
    groups = table.children
    heads = len(groups[0].children) if groups and groups[0].is_header else 0
    rows = [row for group in groups for row in group.children]
    return _Part(table, table.skipped_rows or heads, tuple(rows[heads:]), heads > 0)


def _close_merged(parts: list[_Part]) -> None:
    """Draw the lower rule of merged cells at the foot of the page, and at the head of the next."""
    spans = [
        (number, cell)
        for part in parts
        for number, row in enumerate(part.rows, start=part.first)
        for cell in row.children
        if cell.rowspan > 1
    ]
    if not spans:
        return
    for part in parts:
        cuts = {part.end} if part.headed else {part.first, part.end}
        vertical, horizontal = part.table.collapsed_border_grid
        lines = list(horizontal)
        for cut in cuts:
            lines[cut] = list(lines[cut])
            for number, cell in spans:
                below = number + cell.rowspan
                if number < cut < below:
                    for column in range(cell.grid_x, cell.grid_x + cell.colspan):
                        lines[cut][column] = horizontal[min(below, len(horizontal) - 1)][column]
        part.table.collapsed_border_grid = (vertical, lines)
