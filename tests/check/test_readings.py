"""An abbreviation is read in one way throughout a plan; the second way is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.build import Options, resolve_plan
from docgen.diagnostics import Diagnostic, Report
from docgen.messages import render
from tests.plan.support import PLAN, write

TWO = "abbreviation-two-readings"


def found_in(folder: Path, part: str, plan: str = PLAN, **data: str) -> list[Diagnostic]:
    """Return what the checks find in a plan of one part."""
    report = Report()
    resolve_plan(write(folder, part=part, plan=plan, **data), report, Options())
    return report.sorted()


def places(found: list[Diagnostic]) -> list[tuple[str, str, int, int]]:
    return [(one.code, one.position.file, one.position.line, one.position.column) for one in found]


@pytest.mark.parametrize(
    "part",
    [
        "# МӘМС-тің жайы\n\nБұл МӘМС-тен, МӘМС-ке және МӘМС жүйесінен.\n",
        "# МӘМС-ның жайы\n\nБұл МӘМС-дан, МӘМС-ға және {genitive}`МӘМС` жүйесінен.\n",
        "# Атауы\n\nБМСК-ден, ҰБОО-ның, ҚазҰУ-дың, IT-мен.\n",
    ],
)
def test_one_reading_is_well(tmp_path: Path, part: str) -> None:
    assert found_in(tmp_path, part) == []


def test_the_second_reading_is_told_once_with_the_place_of_the_first(tmp_path: Path) -> None:
    part = "# Атауы\n\nЖүйе, яғни\n**МӘМС**-тің\nжайы мен МӘМС-ның өзі.\n\nМӘМС-дан МӘМС-ке.\n"
    found = found_in(tmp_path, part)
    assert places(found) == [(TWO, "1.md", 5, 10)]
    assert found[0].arguments == {
        "name": "МӘМС",
        "words": "МӘМС-ның",
        "other": "МӘМС-тің",
        "file": "1.md",
        "line": 4,
        "letters": "МӘМС-ның",
        "word": "МӘМС-тің",
    }
    for language in ("kk", "ru", "en"):
        shown = render(found[0], language)
        assert "МӘМС: {reading: letters}" in shown
        assert "МӘМС: {reading: word}" in shown


def test_headings_cells_and_captions_count(tmp_path: Path) -> None:
    table = "| Атауы | Саны |\n| --- | --- |\n| МӘМС-тен | 5 |\n"
    data = "head:\n  - [Атауы, Саны]\nrows:\n  - [МАЖ-ның, 5]\n"
    part = (
        f"# МӘМС-ның жайы\n\n{table}\n## МАЖ-дың жайы\n\n"
        '::: table data/a.yaml caption="ЕМЖ-ның кестесі" #t-a :::\n\nЕМЖ-дің сөзі.\n'
    )
    assert places(found_in(tmp_path, part, a=data)) == [
        (TWO, "1.md", 5, 3),
        (TWO, "1.md", 11, 1),
        (TWO, "data/a.yaml", 4, 6),
    ]


def test_an_ending_that_a_role_makes_counts(tmp_path: Path) -> None:
    part = "# Атауы\n\nБұл МӘМС-тің жайы.\n\nБұл {genitive}`МӘМС` жайы.\n"
    assert places(found_in(tmp_path, part)) == [(TWO, "1.md", 5, 16)]


@pytest.mark.parametrize(
    ("reading", "wrong"),
    [("letters", [(3, 5), (7, 3), (9, 32)]), ("word", [(1, 3), (7, 14)])],
)
def test_of_a_named_reading_every_other_ending_is_told(
    tmp_path: Path, reading: str, wrong: list[tuple[int, int]]
) -> None:
    table = "| А | Б |\n| --- | --- |\n| МӘМС-тен | МӘМС-дан |\n"
    shown = '::: table data/a.yaml caption="МӘМС-тің кестесі" :::\n'
    part = f"# МӘМС-ның жайы\n\nБұл МӘМС-тің өзі.\n\n{table}\n{shown}"
    plan = PLAN + f"abbreviations: {{МӘМС: {{reading: {reading}}}}}\n"
    data = "head:\n  - [Атауы, Саны]\nrows:\n  - [Емхана, 5]\n"
    assert places(found_in(tmp_path, part, plan, a=data)) == [
        ("abbreviation-ending", "1.md", line, column) for line, column in wrong
    ]
