"""Faults that another fault brought about: they are left out, for mending the first mends them.

A broken people.yaml makes every person unknown; a table that cannot be read leaves references to
it without a target. Only what is named in a faulty file, or in a faulty line, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from docgen.diagnostics import Diagnostic, Report, Severity
from docgen.read.project import Project

_NAMED: dict[str, Callable[[Diagnostic], str]] = {
    "unknown-reference": lambda one: str(one.arguments["name"]),
    "reference-without-words": lambda one: str(one.arguments["name"]),
    "unknown-goal": lambda one: str(one.arguments["name"]),
    "unknown-person": lambda one: str(one.arguments["name"]),
    "unknown-value-path": lambda one: str(one.arguments["path"]).partition(".")[2].split(".")[0],
}
"""What a fault of these codes looked for in vain."""

_SLIPS = frozenset(("yaml-no-blank", "directive-colons", "heading-without-blank"))
"""Slips after which nothing that is said of the same place makes sense."""
_OF_ROWS = frozenset(("total-differs", "indicator-without-target", "indicator-direction"))
"""What is said of rows that may have been read wrongly."""
_ROWS_TORN = frozenset(
    (
        *("table-ragged", "comma-in-list", "comma-in-flow"),
        *("merge-not-rectangle", "merge-outside-table"),
    )
)
_NO_ATTRIBUTE = re.compile(r"has no attribute '(.+)'")


def drop_followers(project: Project, report: Report) -> None:
    """Take what only follows from other faults out of the report."""
    first = [
        one
        for one in report.found
        if one.severity is Severity.ERROR and one.code not in (*_NAMED, "template-error")
    ]
    seen = _Seen(project, first)
    exact = {one.position for one in first if one.code in _SLIPS}
    sought = {read(one) for one in report.found if (read := _NAMED.get(one.code))}
    sought |= {str(one.arguments.get("value", "")) for one in first}
    twice = any(one.code == "duplicate-part" for one in first)
    report.found[:] = [
        one
        for one in report.found
        if not _follows(one, seen, sought)
        and not (one.position in exact and one.code not in _SLIPS)
        and not (twice and _is_its_own_double(one))
    ]


class _Seen:
    """What the faulty files and lines say."""

    def __init__(self, project: Project, faults: list[Diagnostic]) -> None:
        self._project = project
        self.files = {one.position.file for one in faults if one.position.file}
        self.torn = {one.position.file for one in faults if one.code in _ROWS_TORN}
        self._lines = {
            text for one in faults for text in self._line(one) if one.position.file.endswith(".md")
        }
        data = [file for file in self.files if not file.endswith(".md")]
        self._data = ["\n".join(project.lines(file)) for file in data]
        self._lines |= {
            text
            for name in project.sources
            if name.endswith(".md")
            for text in project.lines(name)
            if ":::" in text and any(file in text for file in data)
        }

    def _line(self, fault: Diagnostic) -> list[str]:
        number = fault.position.line
        return self._project.lines(fault.position.file)[number - 1 : number] if number else []

    def names(self, word: str) -> bool:
        """Whether a faulty file of data or a faulty line of prose holds `word`."""
        whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        return bool(word) and any(whole.search(text) for text in (*self._lines, *self._data))

    def line_names_a_faulty_file(self, fault: Diagnostic) -> bool:
        """Whether the line of a fault places a file of data that is faulty itself."""
        return any(file in text for text in self._line(fault) for file in self.torn if file)


def _is_its_own_double(one: Diagnostic) -> bool:
    """Whether a name is given twice only because its part is placed twice."""
    place = (one.arguments.get("file"), one.arguments.get("line"))
    return one.code == "duplicate-id" and place == (one.position.file, one.position.line)


def _follows(one: Diagnostic, seen: _Seen, sought: set[str]) -> bool:
    if one.code in _NAMED:
        return seen.names(_NAMED[one.code](one))
    if one.code == "template-error":
        match = _NO_ATTRIBUTE.search(str(one.arguments.get("problem", "")))
        return match is not None and match[1] in sought
    if one.code == "column-count":
        return seen.line_names_a_faulty_file(one)
    return one.code in _OF_ROWS and one.position.file in seen.torn
