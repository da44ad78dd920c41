"""References that a template makes: links with the number of what they name, in any case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.build import Options, resolve_plan
from docgen.diagnostics import Report
from docgen.tree.nodes import Paragraph, Reference
from docgen.tree.walk import every_block, every_inline
from tests.support import Files

Make = Callable[[Files], Path]
TABLE = {"caption": "Кадр", "head": [["а", "б"]], "rows": [["1", "2"]]}
PLAN = "{% for part in plan.parts %}{{ place(part.file) }}{% endfor %}\n"


def references(make: Make, words: str) -> tuple[list[Reference], list[tuple[str, str, int]]]:
    files = {
        "1.md": "# Бөлім\n\n::: table data/t.yaml #t-staff :::\n",
        "data/t.yaml": TABLE,
        "templates/plan.html.jinja": f"{PLAN}<p>{words}</p>\n",
    }
    report = Report()
    document = resolve_plan(make(files), report, Options())
    found = [
        inline
        for block in (every_block(document.blocks) if document else ())
        if isinstance(block, Paragraph)
        for inline in every_inline(block.children)
        if isinstance(inline, Reference)
    ]
    return found, [(one.code, one.position.file, one.position.line) for one in report.sorted()]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ('{{ ref("t-staff") }}', "1-кесте"),
        ('{{ ref("t-staff") | ablative }}', "1-кестеден"),
        ('{{ ref("t-staff") | locative_adjective }}', "1-кестедегі"),
        ('{{ ref("t-staff") | inflect("dative") }}', "1-кестеге"),
    ],
)
def test_a_reference_takes_its_case_from_a_filter(plan_folder: Make, words: str, text: str) -> None:
    found, faults = references(plan_folder, words)
    assert faults == []
    assert [(one.text, one.number) for one in found] == [(text, "1")]


def test_an_unknown_name_is_shown_in_the_template(plan_folder: Make) -> None:
    _, faults = references(plan_folder, '{{ ref("t-stuff") | ablative }}')
    assert ("unknown-reference", "templates/plan.html.jinja", 2) in faults


def test_markup_in_a_name_stays_words(plan_folder: Make) -> None:
    _, faults = references(plan_folder, """{{ ref('"><p>') }}""")
    assert [code for code, _, _ in faults] == ["unknown-reference"]
