"""Each check has a good case that is silent and a bad one that speaks at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.check import advise, check_plan, settle
from docgen.check.prose import passages
from docgen.diagnostics import Report
from docgen.plan.load import Kind
from tests.plan.support import PLAN, codes, load

INDICATORS = "columns: no name unit owner years\ngroups:\n  - indicators:\n      - "


def _checked(folder: Path, kind: Kind | None = None, **files: str) -> Report:
    plan, report = load(folder, **files)
    assert plan is not None
    if kind is not None:
        plan.data("data/a.yaml", kind, report)
    assert codes(report) == []
    check_plan(plan, report)
    return report


def _row(values: str, more: str = "", unit: str = "адам") -> str:
    return f'{INDICATORS}{{name: Үлесі, unit: "{unit}", values: {{{values}}}{more}}}'


FULL = "2024: 1, 2025: 2, 2026: 3"

DATA: list[tuple[str, Kind, str, list[str]]] = [
    ("targets for all years", "indicators", _row(FULL), []),
    ("a dash is a target", "indicators", _row("2024: 1, 2025: -, 2026: '+'"), []),
    ("no target for a year", "indicators", _row("2024: 1, 2026: 3"), ["indicator-without-target"]),
    (
        "own years of a table",
        "indicators",
        "years: [2024, 2025]\n" + _row("2024: 1, 2025: 2"),
        [],
    ),
    (
        "a table without years",
        "indicators",
        "columns: name\ngroups: [{indicators: [{name: а}]}]",
        [],
    ),
    (
        "a divided year",
        "indicators",
        _row("2024: 1, 2025: 2", ", divided: {2026: [а, б]}"),
        [],
    ),
    ("up", "indicators", _row(FULL, ", direction: up"), []),
    (
        "up and down",
        "indicators",
        _row("2024: 3, 2025: 1, 2026: 3", ", direction: up"),
        ["indicator-direction"],
    ),
    ("down", "indicators", _row("2024: 3, 2025: 2, 2026: 1", ", direction: down"), []),
    ("down and up", "indicators", _row(FULL, ", direction: down"), ["indicator-direction"]),
    ("steady", "indicators", _row("2024: 1, 2025: 1, 2026: 1", ", direction: steady"), []),
    ("not steady", "indicators", _row(FULL, ", direction: steady"), ["indicator-direction"]),
    ("share", "indicators", _row("2024: 0, 2025: 99, 2026: 100", unit="%"), []),
    (
        "share below 0",
        "indicators",
        _row("2024: -1, 2025: 1, 2026: 1", unit="%"),
        ["share-out-of-range"],
    ),
    (
        "share above 100",
        "indicators",
        _row("2024: 1, 2025: 1, 2026: 101", unit="%"),
        ["share-out-of-range"],
    ),
    (
        "id twice",
        "indicators",
        f"groups:\n  - indicators:\n      - {{id: a, name: а, values: {{{FULL}}}}}\n"
        f"      - {{id: a, name: ә, values: {{{FULL}}}}}",
        ["duplicate-indicator"],
    ),
    (
        "an owner for one only",
        "indicators",
        f"groups:\n  - indicators:\n      - {{name: а, owner: б, values: {{{FULL}}}}}\n"
        f"      - {{name: ә, values: {{{FULL}}}}}",
        ["owner-empty"],
    ),
    (
        "an owner left out on purpose",
        "indicators",
        f"groups:\n  - indicators:\n      - {{name: а, owner: б, values: {{{FULL}}}}}\n"
        f'      - {{name: ә, owner: "", values: {{{FULL}}}}}',
        [],
    ),
    ("right total", "table", "rows: [[а, 1], [ә, '2,5'], {total: [б, '3,5']}]", []),
    ("wrong total", "table", "rows: [[а, 1], [ә, '2,5'], {total: [б, 4]}]", ["total-differs"]),
    ("total on top", "table", "rows: [{total: [б, 3]}, [а, 1], [ә, 2]]", []),
    (
        "two wrong totals",
        "table",
        "rows: [[а, 1], [ә, 2], {total: [б, 4]}, [в, 3], [г, 4], {total: [ғ, 8]}]",
        ["total-differs", "total-differs"],
    ),
    (
        "totals of parts and of all",
        "table",
        "rows: [[а, 1], [ә, 2], {total: [б, 3]}, [в, 3], [г, 4], "
        "{total: [ғ, 7]}, {total: [д, 10]}]",
        [],
    ),
    ("wrong total on top", "table", "rows: [{total: [б, 4]}, [а, 1], [ә, 2]]", ["total-differs"]),
    ("total of words", "table", "rows: [[а, бар], [ә, 2], {total: [б, 4]}]", []),
    ("total with a gap", "table", "rows: [[а, '-'], [ә, 2], [в, 3], {total: [б, 5]}]", []),
    (
        "total of shares",
        "table",
        "head: [[а, 'Үлесі, %']]\nrows: [[а, 1], [ә, 2], {total: [б, 9]}]",
        [],
    ),
    (
        "rows of which are no part of a total",
        "table",
        "rows: [[а, 1], {of_which: [а, 1]}, [ә, 2], {total: [б, 3]}]",
        [],
    ),
]


@pytest.mark.parametrize("case", DATA, ids=[one[0] for one in DATA])
def test_data(tmp_path: Path, case: tuple[str, Kind, str, list[str]]) -> None:
    _, kind, text, expected = case
    report = _checked(tmp_path, kind, a=text)
    assert [one.code for one in report.found] == expected


def test_a_wrong_total_names_what_the_sum_is(tmp_path: Path) -> None:
    report = _checked(
        tmp_path, "table", a="head: [[а, б]]\nrows: [[а, 1], [ә, '2,5'], {total: [б, 4]}]"
    )
    assert report.found[0].arguments == {"column": "б", "given": "4", "sum": "3,5"}
    assert codes(report) == [("total-differs", 2, 40)]


PROSE = [
    ("numbers in order", "1. а\n2. ә\n\n3. б\n", []),
    ("all numbers the same", "1. а\n1. ә\n1. б\n", []),
    ("a gap", "1. а\n2. ә\n4. б\n", [("list-numbering", 3, 1)]),
    ("a repetition", "1) а\n1) ә\n2) б\n", [("list-numbering", 2, 1)]),
    ("two lists", "1. а\n2. ә\n\nСөз.\n\n1. б\n2. в\n", []),
    ("a list in a list", "1. а\n\n   1) ә\n   2) б\n\n2. в\n\n   1) г\n", []),
    ("a doubled mark", "Бір сөз,, екінші сөз.\n", [("doubled-mark", 1, 8)]),
    ("a repeated word", "Бұл екінші екінші сөз.\n", [("repeated-word", 1, 5)]),
    ("Latin in a word", "Бұл жocпар жақсы.\n", [("mixed-script", 1, 5)]),
    ("after bold text", "**Бір** сөз,, екі.\n", [("doubled-mark", 1, 12)]),
    (
        "markup is no text",
        '## Бір {#a .goal label="3,,"}\n\n[Сөз]{.label} {ref}`a,,b` $a,,b$.\n',
        [],
    ),
    ("a reference stands for a word", "Мұны {ref}`t-1` көрсетеді.\n", []),
]


@pytest.mark.parametrize("case", PROSE, ids=[one[0] for one in PROSE])
def test_prose(tmp_path: Path, case: tuple[str, str, list[tuple[str, int, int]]]) -> None:
    _, text, expected = case
    assert codes(_checked(tmp_path, part=text)) == expected


def test_texts_of_data_are_checked_at_their_own_place(tmp_path: Path) -> None:
    report = _checked(tmp_path, "table", a="rows:\n  - - |\n      Бір сөз.\n      Екі сөз,, үш.\n")
    assert [(one.position.file, one.code) for one in report.found] == [
        ("data/a.yaml", "doubled-mark")
    ]
    assert codes(report) == [("doubled-mark", 4, 14)]


def test_passages_know_where_each_character_stands(tmp_path: Path) -> None:
    plan, _ = load(tmp_path, part="# А **бв**\n\n- гғ\n  д\n")
    assert plan is not None
    shown = [(one.text, [at.column for at in one.places]) for one in passages(plan)][:2]
    assert shown == [("А бв\n", [3, 4, 7, 8, 11]), ("гғ\n  д\n", [3, 4, 5, 1, 2, 3, 4])]


def test_advice_is_given_only_when_asked(tmp_path: Path) -> None:
    plan, report = load(tmp_path, part='Бұл "сөз" және БҒЖ.\n')
    assert plan is not None
    check_plan(plan, report)
    assert report.found == []
    advise(plan, report)
    assert {one.code for one in report.found} >= {"ascii-quotes", "abbreviation-undefined"}


def test_an_explained_abbreviation_is_known(tmp_path: Path) -> None:
    plan, report = load(
        tmp_path,
        plan=PLAN + "abbreviations: {БҒЖ: {reading: letters}}",
        part="Жедел желі (бұдан әрі – ЖЖ). БҒЖ мен ЖЖ.\n",
    )
    assert plan is not None
    advise(plan, report)
    assert "abbreviation-undefined" not in [one.code for one in report.found]


ALLOWED = [
    ("whole plan", "{code: doubled-mark, reason: а}", []),
    ("file", "{code: doubled-mark, where: 1.md, reason: а}", []),
    ("line", "{code: doubled-mark, where: '1.md:1', reason: а}", []),
    ("words", "{code: doubled-mark, where: ',,', reason: а}", []),
    (
        "another file",
        "{code: doubled-mark, where: 2.md, reason: а}",
        ["doubled-mark", "allowance-unused"],
    ),
    ("another code", "{code: repeated-word, reason: а}", ["doubled-mark", "allowance-unused"]),
    ("no code", "{code: duobled-mark, reason: а}", ["doubled-mark", "unknown-code"]),
]


@pytest.mark.parametrize("case", ALLOWED, ids=[one[0] for one in ALLOWED])
def test_allowances(tmp_path: Path, case: tuple[str, str, list[str]]) -> None:
    _, allowance, expected = case
    plan, report = load(tmp_path, plan=f"{PLAN}allow: [{allowance}]", part="Бір,, екі.\n")
    assert plan is not None
    check_plan(plan, report)
    settle(plan, report)
    assert [one.code for one in report.found] == expected


def test_errors_cannot_be_allowed(tmp_path: Path) -> None:
    plan, report = load(
        tmp_path,
        plan=f"{PLAN}allow: [{{code: indicator-without-target, reason: а}}]",
        a="groups: [{indicators: [{name: а}]}]",
    )
    assert plan is not None
    plan.data("data/a.yaml", "indicators", report)
    check_plan(plan, report)
    settle(plan, report)
    assert [one.code for one in report.found] == ["indicator-without-target"]


def test_an_allowance_needs_a_reason(tmp_path: Path) -> None:
    _, report = load(tmp_path, plan=f"{PLAN}allow: [{{code: doubled-mark}}]")
    assert [one.code for one in report.found] == ["missing-key"]
