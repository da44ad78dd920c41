"""Stamps on the title page: whoever acts for another signs as such, and only once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.build import Options, resolve_plan
from docgen.diagnostics import Report
from docgen.tree.nodes import Paragraph
from docgen.tree.walk import every_block
from docgen.write.walk import plain_text
from tests.support import Files

Make = Callable[[Files], Path]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("директор", "директордың м.а."),
        ("директордың м.а.", "директордың м.а."),
        ("директордың міндетін атқарушы", "директордың міндетін атқарушы"),
    ],
)
def test_lines_of_the_stamp_say_once_that_one_acts(
    plan_folder: Make, line: str, shown: str
) -> None:
    folder = plan_folder(
        {
            "1.md": "# Бөлім\n\nМәтін.\n",
            "people.yaml": {
                "bas": {"name": "Г. Т. Серікова", "position": "Директор", "acting": True}
            },
            "plan.yaml": {
                "title_page": {
                    "title": ["Стратегиялық жоспар"],
                    "stamps": [{"kind": "approved", "lines": [line], "person": "bas"}],
                }
            },
        }
    )
    report = Report()
    document = resolve_plan(folder, report, Options())
    assert document is not None, report.sorted()
    lines = [
        plain_text(block.children)
        for block in every_block(document.blocks)
        if isinstance(block, Paragraph) and block.style == "stamp"
    ]
    assert lines[:2] == [shown, "Г. Т. Серікова"]
