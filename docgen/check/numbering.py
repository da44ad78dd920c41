"""Numbered lists: numbers are printed as written, so a gap or a repetition is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from docgen.diagnostics import Diagnostic, Position, Severity
from docgen.plan.load import Plan

_ITEM = re.compile(r"( *)(\d{1,3})([.)]) +\S")
_OTHER = re.compile(r"( *)\S")


def list_numbering(plan: Plan) -> Iterator[Diagnostic]:
    """Yield numbers that do not go up by one, unless all of a list are the same."""
    texts = [(one.source.text, Position(one.source.file, 1, 1)) for one in plan.parts if one.source]
    texts += [(str(text), text.position) for text in plan.texts.values() if text.block]
    for text, start in texts:
        for items in _lists(text.split("\n")):
            numbers = [number for number, _, _ in items]
            if len(set(numbers)) == 1:
                continue
            for (before, _, _), (number, line, column) in pairwise(items):
                if number != before + 1:
                    at = Position(start.file, start.line + line, start.column + column)
                    yield Diagnostic(
                        "list-numbering",
                        at,
                        {"number": number, "expected": before + 1},
                        Severity.WARNING,
                    )


def _lists(lines: list[str]) -> Iterator[list[tuple[int, int, int]]]:
    """Yield each list's items as number, line and column.

    A list ends at a line that is indented no deeper than its marker and is no item of it.
    """
    open_lists: dict[tuple[int, str], list[tuple[int, int, int]]] = {}
    blank = False
    for number, line in enumerate(lines):
        item = _ITEM.match(line)
        other = _OTHER.match(line)
        if other is None:
            blank = True
            continue
        indent = len(other.group(1))
        key = (indent, item.group(3)) if item else None
        ended = [
            one
            for one in open_lists
            if one[0] >= indent and one != key and (item or blank or line.lstrip()[:1] in "#:-*+|")
        ]
        for one in ended:
            yield open_lists.pop(one)
        if item and key:
            entry = (int(item.group(2)), number, item.start(2))
            open_lists.setdefault(key, []).append(entry)
        blank = False
    yield from open_lists.values()
