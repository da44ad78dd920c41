"""Rows of a table in the words of a sentence, as they stand in a cell of the comparison table."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.compare.elements import said_in
from docgen.compare.tables import column_starts, column_titles
from docgen.revise.marked import freed
from docgen.tree.nodes import Row, RowKind


def rows_said(rows: Sequence[Row]) -> list[str]:
    """Return a line for each row; the head's words go to the cells, unless there is only a head."""
    heads = [row for row in rows if row.kind is RowKind.HEADER]
    shown = [at for at, row in enumerate(rows) if len(heads) == len(rows) or row not in heads]
    return [row_said(rows, at) for at in shown]


def row_said(rows: Sequence[Row], at: int) -> str:
    """Return the cells of row `at`, each after its name with its column's title.

    The name is the first cell that is no number.
    """
    row = rows[at]
    titles = {} if row.kind is RowKind.HEADER else column_titles(rows)
    found: list[str] = []
    named = False
    for column, words in zip(column_starts(rows, at), cells_said(row), strict=True):
        title = titles.get(column, "") if named else ""
        named = named or any(sign.isalpha() for sign in words)
        if words:
            found.append(f"{title}: {words}" if title else words)
    return "; ".join(found)


def cells_said(row: Row) -> list[str]:
    """Return the words of each cell."""
    return [said_in(freed(cell.blocks)).replace("¶", " ") for cell in row.cells]
