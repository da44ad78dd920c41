"""CSV: the delimiter is found, every cell knows its place."""

from __future__ import annotations

import pytest

from docgen.diagnostics import Report
from docgen.read.csv_file import read_csv
from docgen.read.source import Source
from docgen.read.values import Items, Text
from tests.read.support import places, plain


def _read(text: str) -> tuple[Items | None, Report]:
    report = Report()
    return read_csv(Source("a.csv", text), report), report


CASES = [
    ("semicolon", "№;Саны\n1;10,5\n", [["№", "Саны"], ["1", "10,5"]]),
    ("comma", "№,Саны\n1,10\n", [["№", "Саны"], ["1", "10"]]),
    ("tab", "№\tСаны\n1\t10,5", [["№", "Саны"], ["1", "10,5"]]),
    ("quotes", 'a;"б;в ""г"""\n', [["a", 'б;в "г"']]),
    ("empty cells", "a;;b\n;;\n1;;2", [["a", "", "b"], ["1", "", "2"]]),
    (
        "decimal commas in every row",
        "a;b\n1,5;2,5\n3,5;4,5",
        [["a", "b"], ["1,5", "2,5"], ["3,5", "4,5"]],
    ),
]


@pytest.mark.parametrize(("title", "text", "rows"), CASES, ids=[one[0] for one in CASES])
def test_rows(title: str, text: str, rows: list[list[str]]) -> None:
    value, report = _read(text)
    assert plain(value) == rows
    assert report.found == []


def test_cells_know_their_place() -> None:
    value, _ = _read('аб; в\n"г\nд";е\nж;з')
    assert value is not None
    cells = [cell for row in value if isinstance(row, Items) for cell in row]
    assert [
        (cell.position.line, cell.position.column) for cell in cells if isinstance(cell, Text)
    ] == [(1, 1), (1, 5), (2, 2), (3, 4), (4, 1), (4, 3)]
    assert isinstance(cells[2], Text)
    assert cells[2].block


def test_faults() -> None:
    assert places(_read('a;"b')[1]) == [("csv-not-closed", 1, 3)]
    assert places(_read('a;"b"c')[1]) == [("csv-after-quote", 1, 6)]
    assert places(_read("\n")[1]) == [("file-empty", 1, 1)]
