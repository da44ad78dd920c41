"""The models of data files: what they take, and each fault at its place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.plan.analysis import Matrix, RiskTable, Swot
from docgen.plan.fields import decimal_of
from docgen.plan.figures import Chart
from docgen.plan.goals import Goals, Resources
from docgen.plan.indicators import IndicatorTable
from docgen.plan.load import Kind
from docgen.plan.tables import Table
from docgen.read.values import Text
from tests.plan.support import codes, model

INDICATORS = """\
years: [2024, 2025]
columns: no name unit years risk
titles: {risk: Тәуекел}
groups:
  - group: 1-мақсат
    subhead: true
    indicators:
      - id: a
        no: ""
        name: Үлесі
        unit: %
        values: {2024: "62,50", 2025: [10, 12]}
        bound: at-least
        divided: {2024: [Дәрігерлер, 10]}
        risk: Кешігу
"""


def test_indicators_keep_spelling_and_places() -> None:
    table, report = model("indicators", INDICATORS)
    assert codes(report) == []
    assert isinstance(table, IndicatorTable)
    indicator = table.indicators[0]
    assert table.columns == ("no", "name", "unit", "years", "risk")
    assert indicator.values == {2024: "62,50", 2025: ("10", "12")}
    assert indicator.no == ""
    assert indicator.cell("risk") == "Кешігу"
    assert indicator.cell("unit") == "%"
    assert indicator.cell("none") == ""
    assert indicator.divided == {2024: ("Дәрігерлер", "10")}
    assert (indicator.position.line, indicator.position.column) == (8, 9)
    assert table.groups[0].subhead == ()
    value = indicator.values[2024]
    assert isinstance(value, Text)
    assert (value.position.line, value.position.column) == (12, 25)


CASES: list[tuple[str, Kind, str, list[tuple[str, int, int]]]] = [
    (
        "unknown key",
        "goals",
        "directions:\n  - id: d\n    tilte: x\n    title: y",
        [("unknown-key", 3, 5)],
    ),
    ("missing key", "goals", "directions:\n  - id: d", [("missing-key", 2, 5)]),
    ("key without value", "goals", "directions:\n  - id: d\n    title:", [("missing-key", 3, 5)]),
    ("text for a list", "goals", "directions: x", [("list-expected", 1, 13)]),
    ("empty list", "goals", "directions: []", [("list-empty", 1, 13)]),
    ("text for a mapping", "goals", "directions: [x]", [("mapping-expected", 1, 14)]),
    ("list for a text", "goals", "directions: [{id: a, title: [b]}]", [("text-expected", 1, 29)]),
    ("a list at the top", "goals", "- a", [("mapping-expected", 1, 1)]),
    ("bad name", "goals", "directions: [{id: a b, title: c}]", [("name-expected", 1, 19)]),
    (
        "years that are words",
        "indicators",
        "years: [2024, келесі]\ngroups: [{indicators: [{name: a}]}]",
        [("whole-number-expected", 1, 15)],
    ),
    (
        "a year far away",
        "indicators",
        "years: [20244]\ngroups: [{indicators: [{name: a}]}]",
        [("number-out-of-range", 1, 9)],
    ),
    (
        "unknown choice",
        "indicators",
        "groups:\n  - indicators:\n      - {name: a, direction: өседі}",
        [("unknown-choice", 3, 30)],
    ),
    (
        "unknown flag",
        "indicators",
        "numbers: иә\ngroups: [{indicators: [{name: a}]}]",
        [("flag-expected", 1, 10)],
    ),
    (
        "strange key of a row",
        "indicators",
        "groups:\n  - indicators:\n      - {name: a, onwer: b}",
        [("unknown-key", 3, 19)],
    ),
    (
        "own key that is a list",
        "indicators",
        "columns: name x\ngroups:\n  - indicators:\n      - {name: a, x: [b]}",
        [("text-expected", 4, 22)],
    ),
    (
        "three versions of a number",
        "chart",
        "kind: bar\nalt: a\ncategories: [1, 2]\nseries: [{name: a, values: [3.5.1, 2]}]",
        [("number-expected", 4, 29)],
    ),
    (
        "100,000 digits",
        "chart",
        f"kind: bar\nalt: a\ncategories: [1]\nseries: [{{name: a, values: [{'9' * 4000}]}}]",
        [("number-too-long", 4, 29)],
    ),
    (
        "series that is too short",
        "chart",
        "kind: bar\nalt: a\ncategories: [1, 2]\nseries:\n  - {name: a, values: [3]}",
        [("chart-ragged", 5, 5)],
    ),
    (
        "pie of two series",
        "chart",
        "kind: pie\nalt: a\ncategories: [1]\nseries:\n  - {name: a, values: [3]}\n"
        "  - {name: b, values: [3]}",
        [("pie-of-many-series", 6, 5)],
    ),
    (
        "chart of many categories",
        "chart",
        f"kind: bar\nalt: a\ncategories: [{', '.join(['1'] * 201)}]\n"
        f"series: [{{name: a, values: [{', '.join(['1'] * 201)}]}}]",
        [("chart-too-large", 1, 1)],
    ),
    (
        "chart without alt",
        "chart",
        "kind: bar\ncategories: [1]\nseries: [{name: a, values: [1]}]",
        [("missing-key", 1, 1)],
    ),
    (
        "length of a page",
        "chart",
        "kind: bar\nalt: a\nwidth_mm: 4000\ncategories: [1]\nseries: [{name: a, values: [1]}]",
        [("number-out-of-range", 3, 11)],
    ),
    ("no colour", "zones", "zones: [{colour: қызыл, name: a}]", [("colour-expected", 1, 18)]),
    ("swot of no content", "swot", "kind: square", [("swot-without-content", 1, 1)]),
    (
        "swot of two kinds",
        "swot",
        "kind: square\nstrengths: a\nparts: [{left: a, right: b, rows: [[c, d]]}]",
        [("swot-of-two-kinds", 1, 1)],
    ),
    (
        "pairs that are no pairs",
        "swot",
        "kind: pairs\nparts: [{left: a, right: b, rows: [[c, d, e]]}]",
        [("table-ragged", 2, 37)],
    ),
    (
        "matrix with a short row",
        "matrix",
        "columns: [a, b]\nrows:\n  - {name: c, cells: [d]}",
        [("table-ragged", 3, 5)],
    ),
    (
        "row of two kinds",
        "table",
        "rows:\n  - {group: a, total: [b]}",
        [("row-kind", 2, 5)],
    ),
    ("row of no kind", "table", "rows:\n  - {style: bold}", [("row-kind", 2, 5)]),
    (
        "box of two kinds",
        "cascade",
        "levels: [{boxes: [{text: a, goal: b}]}]",
        [("box-text-or-goal", 1, 19)],
    ),
    ("methodology without rows", "methodology", "columns: name", [("missing-key", 1, 1)]),
    (
        "several faults at once",
        "goals",
        "directions:\n  - {id: a}\n  - {id: b, tilte: b}\n  - {id: c d, title: e}",
        [("missing-key", 2, 5), ("unknown-key", 3, 13), ("name-expected", 4, 10)],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[one[0] for one in CASES])
def test_faults(case: tuple[str, Kind, str, list[tuple[str, int, int]]]) -> None:
    _, kind, text, expected = case
    made, report = model(kind, text)
    assert codes(report) == expected
    assert (made is None) == any(code != "unknown-key" for code, _, _ in expected)


def test_unknown_key_names_the_nearest_and_the_known() -> None:
    _, report = model("goals", "directions: [{id: a, titel: b}]")
    fault = next(one for one in report.found if one.code == "unknown-key")
    assert fault.arguments["nearest"] == "title"
    assert fault.arguments["known"] == ("id", "label", "title", "goals")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("73,0", "73.0"),
        ("73.0", "73.0"),
        ("1 234,5", "1234.5"),
        ("1 234 567", "1234567"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("010", "10"),
    ],
)
def test_numbers(words: str, number: str) -> None:
    assert decimal_of(words) == Decimal(number)


@pytest.mark.parametrize("words", ["", "-", "+", "V", "3.5.1", "1 23", "80%", "1e5", "9" * 31])
def test_words_that_are_no_numbers(words: str) -> None:
    assert decimal_of(words) is None


def test_chart_numbers_keep_their_spelling() -> None:
    chart, _ = model(
        "chart", "kind: bar\nalt: a\ncategories: [1, 2]\nseries: [{name: a, values: ['2,50', -]}]"
    )
    assert isinstance(chart, Chart)
    first, gap = chart.series[0].values
    assert first is not None
    assert (str(first), first.decimal) == ("2,50", Decimal("2.50"))
    assert gap is None


def test_every_kind_of_swot() -> None:
    for text in (
        "kind: perspectives\nperspectives: [{name: a, strengths: b}]",
        "kind: square\nstrengths: |\n  1. a\n  2. b",
        "kind: pairs\nparts: [{left: a, right: b, rows: [[c, d]]}]",
    ):
        swot, report = model("swot", text)
        assert codes(report) == []
        assert isinstance(swot, Swot)


def test_rows_with_own_keys() -> None:
    table, report = model(
        "risks", "columns: name likelihood\ngroups: [{risks: [{name: a, likelihood: b}]}]"
    )
    assert codes(report) == []
    assert isinstance(table, RiskTable)
    assert table.groups[0].risks[0].cell("likelihood") == "b"


def test_goals_are_found_by_id() -> None:
    goals, _ = model(
        "goals",
        "directions: [{id: d, title: a, goals: [{id: g, title: b, tasks: [{id: t, title: c}]}]}]",
    )
    assert isinstance(goals, Goals)
    assert [one.id for one in goals.all()] == ["d", "g", "t"]
    found = goals.find("t")
    assert found is not None
    assert found.title == "c"
    assert goals.find("x") is None


def test_resources_and_matrix() -> None:
    resources, report = model(
        "resources", "years: [2024]\ngroups: [{goal: g, rows: [{name: a, values: {2024: 5}}]}]"
    )
    assert isinstance(resources, Resources)
    assert codes(report) == []
    matrix, report = model("matrix", "columns: [a]\nrows: [{name: b, cells: [c], fills: [FF9999]}]")
    assert isinstance(matrix, Matrix)
    assert matrix.rows[0].fills == ("ff9999",)


def test_models_are_frozen() -> None:
    table, _ = model("table", "rows: [[a]]")
    assert isinstance(table, Table)
    with pytest.raises(ValueError, match="frozen"):
        table.caption = Text("b")  # type: ignore[misc]
