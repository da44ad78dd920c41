"""Totals of tables: a row that calls itself a total is the sum of its column."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.diagnostics import Diagnostic, Severity
from docgen.plan.fields import decimal_of
from docgen.plan.grid import Grid, Placed
from docgen.plan.load import Plan
from docgen.plan.tables import Table, TableRow

LEAST_ROWS = 2
_SHARES = ("%", "үлес", "орташа", "деңгей", "көрсеткіш", "1000", "мың тұрғынға", "коэффициент")


def total_differs(plan: Plan) -> Iterator[Diagnostic]:
    """Yield totals that are not the sum of the rows above, or below a total on top.

    Columns of shares, rates and averages are left alone: nobody adds them up.
    """
    for made in plan.loaded().values():
        if isinstance(made, Table):
            yield from _of_table(made)


def _of_table(table: Table) -> Iterator[Diagnostic]:
    grid = table.body_grid()
    if grid.faults:
        return
    heads = _heads(table)
    for number, row in enumerate(table.rows):
        if row.kind != "total":
            continue
        for place in grid.rows[number]:
            yield from _of_cell(table, grid, number, place, heads.get(place.column, ""))


def _of_cell(
    table: Table, grid: Grid, number: int, place: Placed, head: str
) -> Iterator[Diagnostic]:
    cell = table.rows[number].row_cells[place.index]
    given = decimal_of(cell.text)
    if given is None or place.column == 0 or place.across > 1 or _is_share(head):
        return
    above = _column(table, grid, range(number), place.column)
    below = _column(table, grid, range(number + 1, len(table.rows)), place.column)
    numbers = above if above else below
    if numbers is None or len(numbers) < LEAST_ROWS:
        return
    total = sum(numbers, Decimal(0))
    if given != total:
        yield Diagnostic(
            "total-differs",
            cell.text.position,
            {"column": head, "given": str(cell.text), "sum": _spelled(total)},
            Severity.WARNING,
        )


def _column(table: Table, grid: Grid, rows: range, column: int) -> list[Decimal] | None:
    """Return the numbers of the plain rows; None where one of them is no number."""
    numbers: list[Decimal] = []
    for number in rows:
        row = table.rows[number]
        if row.kind == "total":
            return None
        if row.kind != "plain":
            continue
        cell = _cell_at(row, grid, number, column)
        value = decimal_of(cell)
        if value is None:
            if cell.strip() in ("", "-", "–", "—"):
                continue
            return None
        numbers.append(value)
    return numbers


def _cell_at(row: TableRow, grid: Grid, number: int, column: int) -> str:
    for place in grid.rows[number]:
        if place.column == column and place.across == 1:
            return row.row_cells[place.index].text
    return "?"


def _heads(table: Table) -> dict[int, str]:
    """Return the words over each column, all rows of the head together."""
    heads: dict[int, str] = {}
    grid = table.head_grid()
    for number, row in enumerate(grid.rows):
        for place in row:
            words = table.head[number].row_cells[place.index].text
            for column in range(place.column, place.column + place.across):
                heads[column] = f"{heads.get(column, '')} {words}".strip()
    return heads


def _is_share(head: str) -> bool:
    lower = head.lower()
    return any(word in lower for word in _SHARES)


def _spelled(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")
