"""Cells at their places: merges by marks and by spans, and what is wrong with them."""

from __future__ import annotations

import pytest

from docgen.plan.grid import Grid
from docgen.plan.tables import Table
from tests.plan.support import model


def _table(text: str) -> Table:
    table, report = model("table", text)
    assert report.found == []
    assert isinstance(table, Table)
    return table


def _shown(grid: Grid) -> list[list[tuple[int, int, int]]]:
    """Each row's cells as column, columns spanned, rows spanned."""
    return [[(one.column, one.across, one.down) for one in row] for row in grid.rows]


def test_marks_merge() -> None:
    table = _table("head: [[№, А, Ж, <, <], [^, ^, 1, 2, 3]]\nrows: [[1, 2, 3, 4, 5]]")
    grid = table.head_grid()
    assert grid.faults == ()
    assert _shown(grid) == [
        [(0, 1, 2), (1, 1, 2), (2, 3, 1)],
        [(2, 1, 1), (3, 1, 1), (4, 1, 1)],
    ]
    assert table.column_count == 5


def test_marks_merge_a_block() -> None:
    for corner in ("<", "^"):
        table = _table("rows: [[a, <, b], [^, '<', c], [d, e, f]]".replace("'<'", corner))
        grid = table.body_grid()
        assert grid.faults == ()
        assert _shown(grid)[0] == [(0, 2, 2), (2, 1, 1)]


def test_spans_leave_places_out() -> None:
    table = _table("rows: [[{text: a, across: 2, down: 2}, b], [c], [d, e, f]]")
    grid = table.body_grid()
    assert grid.faults == ()
    assert _shown(grid) == [[(0, 2, 2), (2, 1, 1)], [(2, 1, 1)], [(0, 1, 1), (1, 1, 1), (2, 1, 1)]]


def test_a_quoted_mark_is_a_text() -> None:
    grid = _table("rows: [[a, '<'], ['^', b]]").body_grid()
    assert grid.faults == ()
    assert [len(row) for row in grid.rows] == [2, 2]


def test_group_row_fills_the_width_and_other_rows_have_kinds() -> None:
    table = _table(
        "head: [[a, b]]\nrows: [{group: g, style: italic}, [1, 2], {total: [x, 3]},"
        " {subhead: [c, d]}, {of_which: ['', 4]}]"
    )
    assert [row.kind for row in table.rows] == ["group", "plain", "total", "subhead", "of_which"]
    grid = table.body_grid()
    assert grid.faults == ()
    assert _shown(grid)[0] == [(0, 2, 1)]


FAULTS = [
    ("short row", "rows: [[a, b], [c]]", [("table-ragged", 1, 17)]),
    ("long row", "head: [[a, b]]\nrows: [[c, d, e]]", [("table-ragged", 2, 9)]),
    ("left of the first column", "rows: [[<, b], [c, d]]", [("merge-outside-table", 1, 9)]),
    ("above the first row", "rows: [[a, ^], [c, d]]", [("merge-outside-table", 1, 12)]),
    (
        "above the body",
        "head: [[a, b]]\nrows: [[^, c]]",
        [("merge-outside-table", 2, 9)],
    ),
    ("no rectangle", "rows: [[a, <, b], [^, c, d]]", [("merge-not-rectangle", 1, 9)]),
    ("below the table", "rows: [[{text: a, down: 3}, b], [c]]", [("span-below-table", 1, 9)]),
    (
        "over a cell",
        "rows: [[a, {text: b, down: 2}], [{text: c, across: 2}]]",
        [("cells-overlap", 1, 34)],
    ),
]


@pytest.mark.parametrize("case", FAULTS, ids=[one[0] for one in FAULTS])
def test_faults(case: tuple[str, str, list[tuple[str, int, int]]]) -> None:
    _, text, expected = case
    table, _ = model("table", text)
    assert isinstance(table, Table)
    faults = (*table.head_grid().faults, *table.body_grid().faults)
    assert [(one.code, one.position.line, one.position.column) for one in faults] == expected
