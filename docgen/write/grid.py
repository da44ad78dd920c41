"""Where a table's cells stand on its grid, and which of the grid's edges are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.layout.spec import TableKind
from docgen.tree.nodes import Cell, Row, Table


@dataclass(slots=True)
class Placed:
    """A cell in one row of the grid: at its origin, or the part of it in a row below.

    `span` counts columns. `edges` are the sides drawn («t», «r», «b», «l»), None: the
    table's own rule holds everywhere on this cell.
    """

    cell: Cell
    row: int
    column: int
    span: int
    origin: bool
    merged: bool
    edges: str | None = None


EMPTY = Cell(())


def place(table: Table, kind: TableKind) -> list[list[Placed]]:
    """Return for each row its cells and parts of cells, left to right, without gaps."""
    width = len(table.columns)
    open_cells: dict[int, tuple[Cell, int, int]] = {}  # column: cell, span, rows left
    grid: list[list[Placed]] = []
    for number, row in enumerate(table.rows):
        if not open_cells and len(row.cells) == width and _all_single(row):
            grid.append(
                [Placed(cell, number, at, 1, True, False) for at, cell in enumerate(row.cells)]
            )
            continue
        placed: list[Placed] = []
        waiting = iter(row.cells)
        last_row = number == len(table.rows) - 1
        column = 0
        while column < width:
            if column in open_cells:
                cell, span, left = open_cells.pop(column)
                placed.append(Placed(cell, number, column, span, False, True))
                if left > 1 and not last_row:
                    open_cells[column] = (cell, span, left - 1)
            else:
                cell = next(waiting, EMPTY)
                room = _room(open_cells, column, width)
                span = min(max(cell.column_span, 1), room)
                merged = cell.row_span > 1 and not last_row
                placed.append(Placed(cell, number, column, span, True, merged))
                if merged:
                    open_cells[column] = (cell, span, cell.row_span - 1)
            column += span
        if next(waiting, None) is not None:
            raise ValueError(f"row {number + 1} of the table has more cells than columns")
        grid.append(placed)
    if any(cell.borders is not None for row in table.rows for cell in row.cells):
        _find_edges(grid, kind, width)
    return grid


def _all_single(row: Row) -> bool:
    return all(cell.column_span == 1 and cell.row_span == 1 for cell in row.cells)


def _room(open_cells: dict[int, tuple[Cell, int, int]], column: int, width: int) -> int:
    return min((at for at in open_cells if at > column), default=width) - column


def _find_edges(grid: list[list[Placed]], kind: TableKind, width: int) -> None:
    """Give cells beside a cell with borders of its own the same answer on the shared side."""
    at = {
        (part.row, column): part
        for row in grid
        for part in row
        for column in range(part.column, part.column + part.span)
    }
    for row in grid:
        for part in row:
            sides = ""
            known = part.cell.borders is not None
            for side in "trbl":
                answers = _answers(at, part, side)
                known = known or bool(answers)
                if any(answers) if answers else _by_rule(kind, part, side, len(grid), width):
                    sides += side
            part.edges = sides if known else None


def _answers(at: dict[tuple[int, int], Placed], part: Placed, side: str) -> list[bool]:
    """Return what the cells at both sides of an edge say of it; the silent say nothing."""
    answers: list[bool] = []
    if part.cell.borders is not None:
        answers.append(side in part.cell.borders)
    opposite = {"t": "b", "b": "t", "l": "r", "r": "l"}[side]
    for neighbour in _neighbours(at, part, side):
        if neighbour.cell is part.cell and side in "tb":
            return [False]
        if neighbour.cell.borders is not None:
            answers.append(opposite in neighbour.cell.borders)
    return answers


def _neighbours(at: dict[tuple[int, int], Placed], part: Placed, side: str) -> list[Placed]:
    if side in "lr":
        column = part.column - 1 if side == "l" else part.column + part.span
        places = [(part.row, column)]
    else:
        row = part.row - 1 if side == "t" else part.row + 1
        places = [(row, column) for column in range(part.column, part.column + part.span)]
    return [at[one] for one in places if one in at]


def _by_rule(kind: TableKind, part: Placed, side: str, rows: int, width: int) -> bool:
    """Whether the table's own rule draws this side."""
    match kind.borders:
        case "all":
            return True
        case "none":
            return False
        case "horizontal":
            return side in "tb"
        case "outside":
            at_end = {
                "t": part.row == 0,
                "b": part.row == rows - 1,
                "l": part.column == 0,
                "r": part.column + part.span == width,
            }
            return at_end[side]
