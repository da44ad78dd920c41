"""Reading in tests: a text in, a value and the codes of what was found out."""

from __future__ import annotations

from docgen.diagnostics import Report
from docgen.read.source import Source
from docgen.read.values import Items, Mapping, Text, Value
from docgen.read.yaml_file import read_yaml


def read(text: str) -> tuple[Value | None, list[tuple[str, int, int]]]:
    """Return what YAML says, and each finding as code, line and column."""
    report = Report()
    value = read_yaml(Source("a.yaml", text), report)
    return value, places(report)


def places(report: Report) -> list[tuple[str, int, int]]:
    """Return each finding as code, line and column."""
    return [(one.code, one.position.line, one.position.column) for one in report.sorted()]


def plain(value: Value | None) -> object:
    """Return the value as plain Python."""
    match value:
        case Text():
            return str(value)
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case Items():
            return [plain(item) for item in value]
        case _:
            return value
