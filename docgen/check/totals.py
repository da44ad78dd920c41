"""Totals of tables: a row that calls itself a total is the sum of its column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.diagnostics import Diagnostic, Severity
from docgen.plan.fields import decimal_of
from docgen.plan.grid import Grid, Placed
from docgen.plan.load import Plan
from docgen.plan.tables import Table, TableRow

LEAST_ROWS = 2
_SHARES = ("%", "үлес", "орташа", "деңгей", "көрсеткіш", "1000", "мың тұрғынға", "коэффициент")


def total_differs(plan: Plan) -> Iterator[Diagnostic]:
    """Yield totals that are the sum neither of rows above nor of rows below a total on top.

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
    sums = list(_sums(table, grid, number, place.column))
    if sums and given not in sums:
        yield Diagnostic(
            "total-differs",
            cell.text.position,
            {"column": head, "given": str(cell.text), "sum": _spelled(sums[0])},
            Severity.WARNING,
        )


def _sums(table: Table, grid: Grid, number: int, column: int) -> Iterator[Decimal]:
    """Yield what the total in row `number` may be the sum of, the likeliest first.

    The rows since the total before it, or down to the next one when the total stands on top; all
    plain rows above; the totals above.
    """
    totals = [one for one, row in enumerate(table.rows) if row.kind == "total"]
    above = [one for one in totals if one < number]
    below = [one for one in totals if one > number]
    first = above[-1] + 1 if above else 0
    last = below[0] if below else len(table.rows)
    ranges = [range(first, number)]
    if not any(table.rows[one].kind == "plain" for one in ranges[0]):
        ranges = [range(number + 1, last)]
    if above:
        ranges += [range(number), range(number + 1, last)]
    for rows in ranges:
        numbers = _column(table, grid, [n for n in rows if table.rows[n].kind == "plain"], column)
        if numbers is not None and len(numbers) >= LEAST_ROWS:
            yield sum(numbers, Decimal(0))
    numbers = _column(table, grid, above, column)
    if numbers is not None and len(numbers) >= LEAST_ROWS:
        yield sum(numbers, Decimal(0))


def _column(table: Table, grid: Grid, rows: Iterable[int], column: int) -> list[Decimal] | None:
    """Return the numbers of the rows; None where one of them is no number."""
    numbers: list[Decimal] = []
    for number in rows:
        cell = _cell_at(table.rows[number], grid, number, column)
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
