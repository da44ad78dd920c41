"""Where the cells of a table stand: merges written as `<`, `^` or spans become placed cells.

Knows nothing of where rows come from: data files and Markdown tables use it alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.diagnostics import NOWHERE, Diagnostic, Position

LEFT = "<"
UP = "^"


@dataclass(frozen=True, slots=True)
class Slot:
    """One written cell: an own cell with its spans, or a mark that merges it."""

    left: bool = False
    up: bool = False
    across: int = 1
    down: int = 1
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its place: `row` and `column` count from 0; `index` is its place as written."""

    row: int
    column: int
    across: int
    down: int
    index: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The placed cells, row by row, and what was wrong with the merges."""

    columns: int
    rows: tuple[tuple[Placed, ...], ...]
    faults: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class _Area:
    """An own cell while its places are being found."""

    row: int
    column: int
    index: int
    position: Position
    places: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Work:
    owners: dict[tuple[int, int], _Area] = field(default_factory=dict)
    areas: list[_Area] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)


def resolve(rows: Sequence[Sequence[Slot]], columns: int = 0) -> Grid:
    """Return the cells of `rows` at their places.

    `columns` is the width that every row must have; 0 takes the widest row's.
    """
    work = _Work()
    ends = [_place_row(work, number, row, len(rows)) for number, row in enumerate(rows)]
    widest = max((column for _, column in work.owners), default=-1) + 1
    width = columns or widest
    if not work.faults:
        _check_width(work, rows, ends, width)
    _check_rectangles(work)
    placed: list[list[Placed]] = [[] for _ in rows]
    for area in work.areas:
        across, down = _extent(area)
        placed[area.row].append(Placed(area.row, area.column, across, down, area.index))
    return Grid(max(width, widest), tuple(tuple(row) for row in placed), tuple(work.faults))


def _extent(area: _Area) -> tuple[int, int]:
    if len(area.places) <= 1:
        return 1, 1
    across = 1 + max(column for _, column in area.places) - area.column
    return across, 1 + max(row for row, _ in area.places) - area.row


def _place_row(work: _Work, number: int, row: Sequence[Slot], height: int) -> int:
    """Place one row's cells; return the column after its last."""
    column = 0
    for index, slot in enumerate(row):
        if slot.up or slot.left:
            column = _merge(work, number, column, slot, index)
            continue
        while (number, column) in work.owners:
            column += 1
        if number + slot.down > height:
            work.faults.append(Diagnostic("span-below-table", slot.position, {"down": slot.down}))
        area = _Area(number, column, index, slot.position)
        work.areas.append(area)
        if slot.across == 1 and slot.down == 1:
            work.owners[number, column] = area
            area.places.append((number, column))
            column += 1
            continue
        down = min(slot.down, height - number)
        for place in _rectangle(number, column, slot.across, down):
            if place in work.owners:
                work.faults.append(Diagnostic("cells-overlap", slot.position))
                break
            work.owners[place] = area
            area.places.append(place)
        column += slot.across
    while (number, column) in work.owners:
        column += 1
    return column


def _rectangle(row: int, column: int, across: int, down: int) -> list[tuple[int, int]]:
    return [(row + y, column + x) for y in range(down) for x in range(across)]


def _merge(work: _Work, row: int, column: int, slot: Slot, index: int) -> int:
    """Give the place at `column` to the cell at its left or above; return the next column."""
    spanned = work.owners.get((row, column))
    if spanned is not None:  # a mark under a span given in words: already covered
        return column + 1
    other = (row, column - 1) if slot.left else (row - 1, column)
    owner = work.owners.get(other)
    if owner is None:
        mark = LEFT if slot.left else UP
        work.faults.append(Diagnostic("merge-outside-table", slot.position, {"mark": mark}))
        owner = _Area(row, column, index, slot.position)
        work.areas.append(owner)
    owner.places.append((row, column))
    work.owners[row, column] = owner
    return column + 1


def _check_width(
    work: _Work, rows: Sequence[Sequence[Slot]], ends: Sequence[int], width: int
) -> None:
    for row, end in zip(rows, ends, strict=True):
        if end != width:
            position = row[0].position if row else NOWHERE
            work.faults.append(
                Diagnostic("table-ragged", position, {"cells": end, "columns": width})
            )


def _check_rectangles(work: _Work) -> None:
    """Report a cell whose merged places are no rectangle."""
    for area in work.areas:
        if len(area.places) <= 1:
            continue
        rows = [row for row, _ in area.places]
        columns = [column for _, column in area.places]
        size = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
        if size != len(area.places) or min(columns) != area.column:
            work.faults.append(Diagnostic("merge-not-rectangle", area.position))
