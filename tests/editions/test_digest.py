"""The digest: the same for the same content however it is written, another for any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.diagnostics import Report
from docgen.digest import candidate, canonical, digest
from tests.editions.support import PART, PEOPLE, PLAN


def _digest(folder: Path) -> str:
    report = Report()
    resolved = candidate(folder, report)
    assert resolved is not None, report.found
    return digest(resolved)


def _rewritten(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return _digest(folder)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("1.md", "\n\n" + PART.replace("\n", "\r\n")),
        ("1.md", PART.replace("көмек көрсетеді.", "көмек\nкөрсетеді.")),
        ("plan.yaml", "# түсініктеме\n" + PLAN),
        ("plan.yaml", PLAN.replace("city: Көкжар қаласы", 'city: "Көкжар қаласы"')),
        ("plan.yaml", PLAN + "allow:\n  - {code: dash, reason: солай}\n"),
        ("plan.yaml", PLAN.replace("rows: 2}", "rows: 2, dates: {director: 2024-01-09}}")),
        ("plan.yaml", PLAN.replace("person: director}", "person: director, date: 2024-01-10}")),
        (
            "people.yaml",
            PEOPLE.replace("position: Директор}", "position: Директор, acting: false}"),
        ),
    ],
)
def test_another_spelling_and_dates_of_signatures_change_nothing(
    tiny: Path, name: str, text: str
) -> None:
    before = _digest(tiny)
    assert _rewritten(tiny, name, text) == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("1.md", PART.replace("80", "81")),
        ("1.md", PART.replace("сапалы", "**сапалы**")),
        ("1.md", PART.replace("Миссия", "Миссия {.plain}")),
        ("plan.yaml", PLAN.replace("rows: 2", "rows: 3")),
        ("plan.yaml", PLAN.replace("people: [chair, doctor]", "people: [doctor]")),
        ("plan.yaml", PLAN.replace("to: 2025}", "to: 2026}")),
        ("plan.yaml", PLAN.replace("layout: clinic", "layout: development")),
        ("people.yaml", PEOPLE.replace("Оспанов", "Асанов")),
    ],
)
def test_another_content_is_another_digest(tiny: Path, name: str, text: str) -> None:
    before = _digest(tiny)
    assert _rewritten(tiny, name, text) != before


def test_the_spelling_holds_neither_places_nor_folders(tiny: Path) -> None:
    resolved = candidate(tiny, Report())
    assert resolved is not None
    spelled = canonical(resolved)
    assert str(tiny).encode() not in spelled
    assert b'"position":{' not in spelled
    assert b'"line"' not in spelled
