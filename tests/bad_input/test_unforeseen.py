"""Cases that nobody wrote down: each is refused with its place, or comes out whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.messages import CODES
from tests.bad_input.whole import docgen
from tests.support import Files, write_plan

GOOD = {"1.md": "# Бөлім\n\nСөз.\n"}
GOALS = "directions:\n  - title: Бағыт\n"
CASES: dict[str, Files] = {
    "plan_of_nothing": {"plan.yaml": {"parts": []}},
    "part_file_empty": {"1.md": ""},
    "part_of_blanks": {"1.md": "   \n\t\n \u00a0 \n"},
    "carriage_returns": {"1.md": "# Бөлім\r\n\r\nСөз.\r\n\r\n| а |\r\n|---|\r\n| б |\r\n"},
    "old_line_ends": {"1.md": "# Бөлім\r\rСөз.\r"},
    "no_line_end": {"1.md": "# Бөлім"},
    "directive_in_a_cell": {"1.md": "# Бөлім\n\n| а |\n|---|\n| ::: box |\n"},
    "table_in_a_list": {"1.md": "# Бөлім\n\n- тармақ\n\n  | а | б |\n  |---|---|\n  | 1 | 2 |\n"},
    "table_without_body": {"1.md": "# Бөлім\n\n| а | б |\n|---|---|\n"},
    "table_of_one_empty_cell": {"1.md": "# Бөлім\n\n| |\n|---|\n| |\n"},
    "long_heading": {"1.md": "# " + "Өте ұзын тақырып " * 200 + "\n"},
    "thousand_headings": {"1.md": "# Бөлім\n\n" + "## Тарау\n\nСөз.\n\n" * 300},
    "duplicate_part": {**GOOD, "plan.yaml": {"parts": ["1.md", "1.md"]}},
    "footnote_without_text": {"1.md": "# Бөлім\n\nСөз[^1].\n"},
    "footnote_never_used": {"1.md": "# Бөлім\n\nСөз.\n\n[^1]: Ескертпе.\n"},
    "footnote_in_itself": {"1.md": "# Бөлім\n\nСөз[^1].\n\n[^1]: Ескертпе[^1].\n"},
    "footnotes_in_a_circle": {"1.md": "# Бөлім\n\nСөз[^1].\n\n[^1]: А[^2].\n\n[^2]: Ә[^1].\n"},
    "reference_to_itself": {"1.md": "# Бөлім {ref}`a` {#a}\n"},
    "reference_to_nothing": {"1.md": "# Бөлім\n\n{ref}`none`\n"},
    "period_of_a_year": {**GOOD, "plan.yaml": {"period": {"from": 2024, "to": 2024}}},
    "title_of_30_lines": {
        **GOOD,
        "plan.yaml": {"title_page": {"title": [f"{number}-жол" for number in range(30)]}},
    },
    "sheet_of_500_rows": {
        **GOOD,
        "plan.yaml": {
            "parts": ["1.md", {"sheet": "changes"}],
            "sheets": {"changes": {"rows": 500}},
        },
    },
    "years_in_quotes": {**GOOD, "plan.yaml": {"period": {"from": "2024", "to": "2026"}}},
    "year_of_other_digits": {**GOOD, "plan.yaml": {"year": "٢٠٢٤"}},
    "unknown_layout": {**GOOD, "plan.yaml": {"layout": "../clinic"}},
    "goals_200_deep": {**GOOD, "data/goals.yaml": GOALS + "    goals: " + "[{goals: " * 200},
    "directive_never_closed": {"1.md": "# Бөлім\n\n::: box\nСөз.\n"},
    "directive_without_name": {"1.md": "# Бөлім\n\n:::\nСөз.\n:::\n"},
    "formula_of_nonsense": {"1.md": "# Бөлім\n\n$$\n\\frac{a}{\n$$\n"},
    "formula_very_deep": {"1.md": "# Бөлім\n\n$$\n" + "\\sqrt{" * 300 + "a" + "}" * 300 + "\n$$\n"},
    "number_of_a_list_is_huge": {"1.md": "# Бөлім\n\n999999999. тармақ\n"},
    "roman_list_of_zero": {"1.md": "# Бөлім\n\n{marker=i.}\n0. тармақ\n1. тармақ\n"},
    "csv_of_one_quote": {"1.md": "# Бөлім\n\n::: table a.csv :::\n", "a.csv": '"'},
    "merge_over_everything": {"1.md": "# Бөлім\n\n| < | ^ |\n|---|---|\n| ^ | < |\n"},
    "chart_of_nothing": {
        "1.md": "# Бөлім\n\n::: chart a.yaml :::\n",
        "a.yaml": "kind: pie\nalt: а\ncategories: [а]\nseries: [{name: а, values: [0]}]\n",
    },
    "people_are_a_list": {**GOOD, "people.yaml": "- а\n"},
    "plan_is_a_text": {**GOOD, "people.yaml": "сөз\n"},
}


@pytest.mark.parametrize("name", CASES)
def test_unforeseen(tmp_path: Path, name: str) -> None:
    plan = write_plan(tmp_path / "plan", CASES[name])
    output = tmp_path / "output"
    run = docgen("build", str(plan), "--output", str(output))
    assert run.seconds < 15
    assert "Traceback" not in run.err
    assert set(run.codes) <= set(CODES)
    if run.status == 0:
        assert sorted(one.name for one in output.iterdir()) == ["plan.docx", "plan.pdf"]
        return
    assert run.status == 1
    assert not output.exists()
    assert all(one.file and one.line for one in run.found if one.is_error), run.err


def test_no_break_blank_in_a_key_is_named(tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "plan", GOOD)
    path = plan / "plan.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\u00a0year: 2024\n", encoding="utf-8")
    run = docgen("check", str(plan))
    assert run.status == 1
    assert run.found[0].file == "plan.yaml"
