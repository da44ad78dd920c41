"""Slips of the hand that YAML reports a line too late or in words of its own.

Looked for only where the parser has stumbled already: at its line and at those just above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_KEY_VALUE_GLUED = re.compile(r"[ ]*(?:- +)*(?P<key>[\w.-]+):(?P<value>[^\s:/].*)$")
_DASH_GLUED = re.compile(r"[ ]*-(?P<value>[^\s\-\d].*|\d+[^\s\d].*)$")
_LONE_WORD = re.compile(r"[ ]*(?:- +)*(?P<key>[A-Za-z_]\w*)(?: +[^:]*)?$")
_VALUE = re.compile(r"(?:^[ ]*(?:- +)+|: +|[,\[] *)(?=[\"'])")
_KEY = re.compile(r"[ ]*(?:- +)*[^\s#'\"\[{][^#]*?:(?: |$)")

_HARD_INDENT = re.compile(
    r"(?P<blanks>\s*[\u00a0\u2000-\u200a\u202f\u3000]\s*)(?:- |[\w.-]+:(?: |$))"
)
_TYPED_QUOTES = re.compile(r"[“„”‟].*[“”‟]", re.DOTALL)
_INDENTED = ("expected ':'", "expected key", "expected '-'", "mapping values")
"""What the parser says of a line that begins at a wrong column."""

_LINES_ABOVE = 12
"""How far above the parser's line a quote may have been left open."""


class Slip(NamedTuple):
    """What is wrong, where (counted from 0), and the arguments of its message."""

    code: str
    line: int
    column: int
    arguments: dict[str, str | int]


def slip_at(lines: Sequence[str], line: int, problem: str, first: int) -> Slip | None:
    """Return what was most likely meant at `line`; `first` is where the parser began to read."""
    open_quote = _open_quote(lines, line)
    if open_quote is not None:
        return open_quote
    near = [at for at in (line, _above(lines, line), first) if 0 <= at < len(lines)]
    for at in sorted(set(near)):
        found = _glued(lines[at], at)
        if found is not None:
            return found
    if "expected ':'" in problem or "mapping values" in problem:
        above = first if "expected ':'" in problem else _above(lines, line)
        found = _no_colon(lines, above)
        if found is not None:
            return found
    return _indent(lines, line) if any(one in problem for one in _INDENTED) else None


def hard_indent(lines: Sequence[str]) -> Slip | None:
    """Return the first line that no-break or other odd blanks indent: they are no indent."""
    for at, text in enumerate(lines):
        if not text[:1].isspace() or text.isascii():
            continue
        if match := _HARD_INDENT.match(text):
            column = len(match["blanks"]) - len(match["blanks"].lstrip(" "))
            return Slip("yaml-no-break-blank", at, column, {})
    return None


def is_in_typed_quotes(value: str) -> bool:
    """Whether a whole value stands in quotes that YAML takes for letters."""
    return bool(_TYPED_QUOTES.fullmatch(value))


def _above(lines: Sequence[str], line: int) -> int:
    """Return the nearest line above that says something; -1 when there is none."""
    at = min(line, len(lines)) - 1
    while at >= 0 and (not lines[at].strip() or lines[at].lstrip().startswith("#")):
        at -= 1
    return at


def _open_quote(lines: Sequence[str], line: int) -> Slip | None:
    """Return the value above that begins with a quote which its own line does not close."""
    for at in range(min(line, len(lines) - 1), max(line - _LINES_ABOVE, -1), -1):
        text = lines[at]
        for start in _VALUE.finditer(text):
            quote = text[start.end()]
            rest = text[start.end() + 1 :].replace("''", "" if quote == "'" else "''")
            if quote == '"':
                rest = rest.replace('\\"', "")
            if quote not in rest and "#" not in rest:
                return Slip("yaml-not-closed", at, start.end(), {})
            if quote in rest:
                break  # this value is whole: quotes behind it belong to it or to the next one
    return None


def _glued(text: str, line: int) -> Slip | None:
    if match := _KEY_VALUE_GLUED.match(text):
        arguments: dict[str, str | int] = {"key": match["key"], "value": match["value"].strip()}
        return Slip("yaml-no-blank", line, match.start("value"), arguments)
    if match := _DASH_GLUED.match(text):
        value = match["value"].strip()
        return Slip("yaml-dash-no-blank", line, match.start("value") - 1, {"value": value})
    return None


def _no_colon(lines: Sequence[str], line: int) -> Slip | None:
    match = _LONE_WORD.match(lines[line]) if 0 <= line < len(lines) else None
    if match is None:
        return None
    return Slip("yaml-no-colon", line, match.start("key"), {"key": match["key"]})


def _indent(lines: Sequence[str], line: int) -> Slip | None:
    """Return the fault of a line that begins at a column of nothing above it."""
    if not 0 <= line < len(lines) or not _KEY.match(lines[line]):
        return None
    has = _blanks(lines[line])
    fits = _columns_above(lines, line)
    if not fits or has in fits:
        return None
    expected = min(fits, key=lambda column: (abs(column - has), -column))
    return Slip("yaml-indent", line, has, {"has": has, "expected": expected})


def _columns_above(lines: Sequence[str], line: int) -> list[int]:
    """Return the columns at which the keys around a line begin, the innermost first."""
    found: list[int] = []
    at, least = line, 10_000
    while (at := _above(lines, at)) >= 0 and least > 0:
        text = lines[at]
        blanks = _blanks(text)
        item = re.match(r"[ ]*(?:- +)+", text)
        column = item.end() if item else blanks
        if column < least and _KEY.match(text):
            found.append(column)
        least = min(least, blanks)
    return found


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
