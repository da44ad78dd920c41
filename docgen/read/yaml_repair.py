"""What YAML cannot read although it can be meant only one way: `-`, `%`, `>80`, `**`.

Such values stand in strategic plans every day. Where the parser stumbles over one, it is put
in quotes and the file is read again; positions stay those of the author's file. What can be
meant in two ways is an error that says what to put in quotes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import Protocol

import yaml

from docgen.diagnostics import Position, Report
from docgen.read.source import Source
from docgen.read.yaml_slips import Slip, slip_at

# A whole line: dashes and a key, then a value that no YAML value can begin with.
_LINE = re.compile(
    r"(?P<lead>[ ]*(?:- +)*(?:[^\s:#'\"\[{][^:#]*: +|- +|(?<=- )))"
    r"(?P<value>-|[>%@`*&?](?:(?!: | #)[^\n])*)$"
)
# A value inside brackets.
_IN_FLOW = re.compile(
    r"(?<=[\[,{:])(?P<lead>[ ]*)(?P<value>-|[%*?@&]+|[<>][=]?[^,\]}\[{\"'#:]*)(?=[ ]*[,\]}])"
)
_AFTER_QUOTE = re.compile(
    r"(?:[:\-][ ]+|[,\[][ ]*)"
    r"(?P<value>(?P<quote>[\"'])(?:(?!(?P=quote)).)*(?P=quote) *[^\s,\]}#\"'].*)$"
)
_KEY_VALUE = re.compile(r"[ ]*(?:- +)*(?P<key>[^:#]+): +(?P<value>.*\S)")


class _Mark(Protocol):
    line: int
    column: int


class Repaired:
    """A source with quotes put in; `inserted` are their columns, by line (from 0)."""

    def __init__(
        self,
        source: Source,
        lines: list[str] | None = None,
        inserted: dict[int, list[int]] | None = None,
    ) -> None:
        """Start with the author's own lines."""
        self.file = source.file
        self.source = source
        self.lines = source.lines if lines is None else lines
        self.inserted = inserted or {}

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(self.lines)

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def place(self, mark: _Mark) -> Position:
        """Return the position in the author's file of a mark in the repaired text."""
        before = bisect_left(self.inserted.get(mark.line, ()), mark.column)
        return Position(self.file, mark.line + 1, mark.column - before + 1)

    def place_of(self, index: int) -> Position:
        """Return the position in the author's file of the character at `index`."""
        line = bisect_left(self._starts, index + 1) - 1
        column = index - self._starts[line]
        before = bisect_left(self.inserted.get(line, ()), column)
        return Position(self.file, line + 1, column - before + 1)

    def was_inserted(self, mark: _Mark) -> bool:
        """Whether the quote at `mark` is ours."""
        return mark.column in self.inserted.get(mark.line, ())

    def quoted(self, line: int, start: int, end: int) -> Repaired:
        """Return the same with quotes around a value of `line`."""
        text = self.lines[line]
        value = text[start:end].replace("'", "''")
        lines = list(self.lines)
        lines[line] = f"{text[:start]}'{value}'{text[end:]}"
        own = [at + 1 if at >= start else at for at in self.inserted.get(line, ())]
        own = [at + 1 if at > end else at for at in own]
        quotes = [start, start + len(value) + 1]
        return Repaired(self.source, lines, {**self.inserted, line: sorted([*own, *quotes])})


def repair(source: Repaired, fault: yaml.YAMLError) -> Repaired | None:
    """Return the source with the value in quotes that the parser stumbled over, or None."""
    for line in _lines(fault):
        if line >= len(source.lines):
            continue
        text = source.lines[line]
        if match := _LINE.match(text):
            end = match.start("value") + len(match.group("value").rstrip())
            return source.quoted(line, match.start("value"), end)
        for match in _IN_FLOW.finditer(text):
            if match.group("value").strip():
                end = match.start("value") + len(match.group("value").rstrip())
                return source.quoted(line, match.start("value"), end)
    return None


def report_syntax(source: Repaired, fault: yaml.YAMLError, report: Report) -> None:
    """Report what the parser could not read, with what to type."""
    code, line, column, arguments = _explained(source, fault)
    report.error(code, Position(source.file, line + 1, column + 1), **arguments)


def _lines(fault: yaml.YAMLError) -> list[int]:
    marks = (getattr(fault, "problem_mark", None), getattr(fault, "context_mark", None))
    return list(dict.fromkeys(mark.line for mark in marks if mark is not None))


def _explained(source: Repaired, fault: yaml.YAMLError) -> Slip:
    mark = getattr(fault, "problem_mark", None)
    context = getattr(fault, "context_mark", None)
    problem = str(getattr(fault, "problem", "") or "")
    line = mark.line if mark is not None else 0
    column = mark.column if mark is not None else 0
    text = source.lines[line] if line < len(source.lines) else ""
    leading = text[: len(text) - len(text.lstrip())]
    if "\t" in leading:
        return Slip("yaml-tab", line, leading.index("\t"), {})
    if "end of stream" in problem or "document indicator" in problem:
        at = context or mark
        assert at is not None
        return Slip("yaml-not-closed", at.line, at.column, {})
    rest = _AFTER_QUOTE.search(text)
    if problem.startswith("did not find expected ',' or") and context is not None:
        if context.line == line and rest is not None:
            return Slip("yaml-quote-rest", line, rest.start("value"), {"value": rest["value"]})
        if context.line == line and text.rstrip().endswith(("]", "}")):
            return Slip("yaml-no-comma", line, column, {})
        return Slip("yaml-not-closed", context.line, context.column, {})
    slip = slip_at(source.lines, line, problem, context.line if context else line)
    if slip is not None and slip.code != "yaml-indent":
        return slip
    if rest is not None and "expected" in problem:
        return Slip("yaml-quote-rest", line, rest.start("value"), {"value": rest["value"]})
    if "mapping values" in problem or "mapping keys" in problem:
        if (pair := _KEY_VALUE.match(text)) and ": " in pair.group("value") + " ":
            return Slip("yaml-colon", line, column, dict(pair.groupdict()))
        return slip or Slip("yaml-syntax", line, column, {})
    if slip is not None:
        return slip
    if "block sequence entries" in problem:
        return Slip("yaml-dash", line, column, {"value": text[column:].strip()})
    if "escape" in problem:
        return Slip("yaml-escape", line, column, {})
    return Slip("yaml-syntax", line, column, {})
