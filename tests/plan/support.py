"""A plan in a temporary folder: files by name, with what a minimal plan needs."""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import Report
from docgen.plan import Plan, load_plan
from docgen.plan.base import Element
from docgen.plan.faults import validate
from docgen.plan.load import MODELS, Kind
from docgen.read.source import Source
from docgen.read.yaml_file import read_yaml

PLAN = """\
layout: clinic
organisation: {name: Үлгі емхана, short: Емхана}
period: {from: 2024, to: 2026}
parts: [1.md]
"""


def write(folder: Path, **files: str) -> Path:
    """Write a plan's files: `plan`, `people`, `part` and data files by their names."""
    names = {"plan": "plan.yaml", "people": "people.yaml", "part": "1.md"}
    (folder / "data").mkdir(parents=True, exist_ok=True)
    for key, text in {"plan": PLAN, "part": "# Атауы\n\nСөз.\n", **files}.items():
        (folder / names.get(key, f"data/{key}.yaml")).write_text(text, encoding="utf-8")
    return folder


def load(folder: Path, **files: str) -> tuple[Plan | None, Report]:
    """Write a plan and load it."""
    report = Report()
    return load_plan(write(folder, **files), report), report


def model(kind: Kind, text: str) -> tuple[Element | None, Report]:
    """Return the data file of `text` and what was found."""
    report = Report()
    value = read_yaml(Source("a.yaml", text), report)
    assert value is not None
    return validate(MODELS[kind], value, report), report


def codes(report: Report) -> list[tuple[str, int, int]]:
    """Return each finding as code, line and column."""
    return [(one.code, one.position.line, one.position.column) for one in report.sorted()]
