"""plan.yaml and people.yaml, and the data files on their first use."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.diagnostics import Report
from docgen.plan import load as load_module
from docgen.plan.tables import Table
from tests.plan.support import PLAN, codes, load

TITLE = """\
title_page:
  stamps:
    - {kind: agreed, lines: [Төраға], person: a, date: 2024-01-05}
    - {kind: approved, person: a}
  title: [Жоспар]
contents: false
sheets:
  agreement: {columns: [name, date], people: [a], dates: {a: 05.01.2024}}
"""
PEOPLE = "a: {name: А. Б. Үлгі, position: Директор}"


def test_a_plan_is_loaded(tmp_path: Path) -> None:
    plan, report = load(tmp_path, plan=PLAN + TITLE, people=PEOPLE)
    assert codes(report) == []
    assert plan is not None
    assert plan.years == (2024, 2025, 2026)
    assert plan.file.contents is None
    page = plan.file.title_page
    assert page is not None
    assert str(page.stamps[0].date) == "2024-01-05"
    assert page.stamps[1].date == "blank"
    assert plan.people["a"].position == "Директор"
    assert plan.people["a"].place.line == 1
    assert str(plan.file.sheets.agreement.day("a")) == "2024-01-05"
    assert [one.part.name for one in plan.parts] == ["1"]
    assert plan.parts[0].source is not None
    assert (plan.file.organisation.position.line, plan.file.organisation.position.column) == (2, 15)


def test_title_page_and_contents_have_defaults(tmp_path: Path) -> None:
    plan, _ = load(tmp_path, plan=PLAN + "title_page: false\n")
    assert plan is not None
    assert plan.file.title_page is None
    assert plan.file.contents is not None


CASES = [
    ("typo", PLAN.replace("layout", "layuot"), [("unknown-key", 1, 1)]),
    ("years reversed", PLAN.replace("to: 2026", "to: 2020"), [("period-reversed", 3, 9)]),
    ("too many years", PLAN.replace("to: 2026", "to: 2100"), [("period-too-long", 3, 9)]),
    ("no parts", PLAN.replace("[1.md]", "[]"), [("list-empty", 4, 8)]),
    ("part missing", PLAN.replace("1.md", "2.md"), [("file-not-found", 4, 9)]),
    ("part twice", PLAN.replace("[1.md]", "[1.md, 1.md]"), [("duplicate-part", 4, 15)]),
    ("strange sheet", PLAN.replace("[1.md]", "[{sheet: x}]"), [("unknown-choice", 4, 17)]),
    (
        "file and sheet",
        PLAN.replace("[1.md]", "[{file: 1.md, sheet: changes}]"),
        [("part-file-or-sheet", 4, 9)],
    ),
    (
        "impossible day",
        PLAN + "title_page: {title: [a], stamps: [{date: 2026-02-30}]}",
        [("date-impossible", 5, 42)],
    ),
    (
        "no day",
        PLAN + "title_page: {title: [a], stamps: [{date: ертең}]}",
        [("date-expected", 5, 42)],
    ),
    (
        "unknown person",
        PLAN + "title_page: {title: [a], stamps: [{person: b}]}",
        [("unknown-person", 5, 44)],
    ),
    (
        "day of a stranger",
        PLAN + "sheets: {agreement: {dates: {b: 2024-01-05}}}",
        [("date-of-nobody", 5, 30)],
    ),
    (
        "strange column of a sheet",
        PLAN + "sheets: {agreement: {columns: [name, dat]}}",
        [("unknown-choice", 5, 38)],
    ),
    ("path out", PLAN.replace("1.md", "../1.md"), [("path-outside", 4, 9)]),
    ("a list", "- a", [("mapping-expected", 1, 1)]),
]


@pytest.mark.parametrize("case", CASES, ids=[one[0] for one in CASES])
def test_faults(tmp_path: Path, case: tuple[str, str, list[tuple[str, int, int]]]) -> None:
    _, text, expected = case
    _, report = load(tmp_path, plan=text)
    assert codes(report) == expected


def test_faults_of_both_files_in_one_run(tmp_path: Path) -> None:
    _, report = load(tmp_path, plan=PLAN + "x: 1", people="a: {nmae: б}\nb: c")
    assert [(one.position.file, one.code) for one in report.sorted()] == [
        ("people.yaml", "unknown-key"),
        ("people.yaml", "mapping-expected"),
        ("plan.yaml", "unknown-key"),
    ]


def test_people_must_be_a_mapping(tmp_path: Path) -> None:
    _, report = load(tmp_path, people="- a")
    assert codes(report) == [("mapping-expected", 1, 1)]


def test_data_is_read_once(tmp_path: Path) -> None:
    plan, report = load(tmp_path, staff="head: [[a, b]]\nrows: [[1]]")
    assert plan is not None
    first = plan.data("data/staff.yaml", "table", report)
    assert plan.data("data/staff.yaml", "table", report) is first
    assert codes(report) == [("table-ragged", 2, 9)]
    assert list(plan.loaded()) == ["data/staff.yaml"]


def test_a_table_of_1000_columns_is_refused(tmp_path: Path) -> None:
    plan, report = load(tmp_path, a="rows: [[" + ", ".join(["1"] * 1000) + "]]")
    assert plan is not None
    plan.data("data/a.yaml", "table", report)
    assert codes(report) == [("table-too-wide", 1, 1)]
    assert report.found[0].arguments == {"columns": 1000, "limit": 100}


def test_a_table_of_too_many_cells_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load_module.MOST_CELLS == 150_000
    monkeypatch.setattr(load_module, "MOST_CELLS", 1_500)
    rows = ";".join(["1"] * 100)
    plan, report = load(tmp_path)
    assert plan is not None
    (tmp_path / "data" / "a.csv").write_text("\n".join([rows] * 16), encoding="utf-8")
    plan.data("data/a.csv", "table", report)
    assert [one.code for one in report.found] == ["table-too-large"]


def test_csv_is_a_table(tmp_path: Path) -> None:
    plan, report = load(tmp_path)
    assert plan is not None
    (tmp_path / "data" / "a.csv").write_text("№;Жыл;<\n^;2024;2025\n1;2;3\n", encoding="utf-8")
    table = plan.data("data/a.csv", "table", report, head=2)
    assert codes(report) == []
    assert isinstance(table, Table)
    assert (len(table.head), len(table.rows)) == (2, 1)
    assert plan.data("data/a.csv", "risks", report) is None
    assert [one.code for one in report.found] == ["csv-is-table"]


def test_goals_by_id(tmp_path: Path) -> None:
    goals = "directions: [{id: d1, title: Бағыт}]"
    plan, report = load(tmp_path, goals=goals)
    assert plan is not None
    assert plan.goals(report) is not None
    found = plan.goal(plan.texts["data/goals.yaml:1:19"], report)
    assert found is not None
    assert found.title == "Бағыт"
    assert plan.goal(plan.texts["plan.yaml:1:9"], report) is None
    assert codes(report) == [("unknown-goal", 1, 9)]


def test_plan_without_goals(tmp_path: Path) -> None:
    plan, _ = load(tmp_path)
    assert plan is not None
    report = Report()
    assert plan.goals(report) is None
    assert plan.goal(plan.texts["plan.yaml:1:9"], report) is None
    assert [one.code for one in report.found] == ["unknown-goal"]
