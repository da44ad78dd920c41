"""Slips of the hand in Markdown: what its rules would print as it stands, or lose without a word.

A heading without a blank after its signs, a row with a cell too many, a list pasted from Word:
CommonMark takes them for prose. Nobody means them so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from docgen.parse.context import Context
from docgen.parse.source import Source

_GLUED_HEADING = re.compile(r"#{1,6}(?=[^\W\d_])")
_FEW_COLONS = re.compile(r"::? ?[a-z]+(?:-[a-z]+)*(?: |$)|:::+ *$")
_BULLET = re.compile(r"[•▪◦‣●■]")
_GLUED_ITEM = re.compile(r"(?:[-+]|\d{1,2}[.)])(?=[^\W\d_])")
_OPEN_BRACE = re.compile(r"\{[^{}`]*(?:[.#][A-Za-z]|=)[^{}`]*$")
_STARS = re.compile(r"\*+|~~+|`")
_NO_NOTE = re.compile(r"\[\^[^\]\s]+\]")


def report_slips(tokens: Sequence[Token], source: Source, context: Context) -> None:
    """Report what the blocks of `tokens` were most likely meant to be."""
    lines = source.text.split("\n")
    above = ""
    for token in tokens:
        if token.type == "inline" and token.map and above == "paragraph_open":
            _check_paragraph(token, lines, source, context)
        elif token.type == "inline" and token.map and above == "heading_open":
            _check_heading(token, lines, source, context)
        elif token.type == "table_open" and token.map:
            _check_table(token.map, lines, source, context)
        above = token.type


def _check_paragraph(token: Token, lines: Sequence[str], source: Source, context: Context) -> None:
    assert token.map is not None
    told: set[str] = set()
    for number in range(*token.map):
        line = lines[number]
        text = line.lstrip("> \t")
        code, arguments = _slip_of(text)
        if code and code not in told:
            told.add(code)
            place = source.at(number, len(line) - len(text))
            report = context.report.warn if code in _WARNED else context.report.error
            report(code, place, **arguments)


_WARNED = frozenset(("pasted-bullet", "list-without-blank"))


def _slip_of(text: str) -> tuple[str, dict[str, str]]:
    """Return the code and arguments of what a line of prose looks like, or empty ones."""
    if text.startswith("|"):
        return "table-without-rule", {}
    if match := _GLUED_HEADING.match(text):
        return "heading-without-blank", {"marks": match[0], "words": _beginning(text, match.end())}
    if match := _FEW_COLONS.match(text):
        return "directive-colons", {"words": _beginning(text, 0)}
    if match := _BULLET.match(text):
        return "pasted-bullet", {"mark": match[0]}
    if match := _GLUED_ITEM.match(text):
        return "list-without-blank", {"marks": match[0], "words": _beginning(text, match.end())}
    return "", {}


def _beginning(text: str, start: int) -> str:
    words = text[start:].strip()
    return words if len(words) <= 30 else f"{words[:30].rstrip()} …"


def _check_heading(token: Token, lines: Sequence[str], source: Source, context: Context) -> None:
    assert token.map is not None
    if match := _OPEN_BRACE.search(token.content):
        line = token.map[0]
        column = max(lines[line].rfind(match[0]), 0)
        context.report.error("attributes-not-closed", source.at(line, column))


def _check_table(
    span: Sequence[int], lines: Sequence[str], source: Source, context: Context
) -> None:
    """Report rows with too many cells, which would be lost, and with too few."""
    first, end = span
    columns = len(_cells(lines[first]))
    for number in range(first + 2, end):
        line = lines[number]
        cells = len(_cells(line))
        if cells != columns:
            place = source.at(number, len(line) - len(line.lstrip()))
            context.report.error("table-ragged", place, cells=cells, columns=columns)


def _cells(line: str) -> list[str]:
    """Return the cells of a row, divided as the parser divides them."""
    cells = escapedSplit(line.strip("> \t"))
    if cells and not cells[0].strip():
        cells.pop(0)
    if cells and not cells[-1].strip():
        cells.pop()
    return cells


def stray_marks(words: str) -> Iterator[tuple[int, str]]:
    """Yield the marks of emphasis that found no partner, each with its place in `words`.

    A star behind a word, or with blanks at both sides, is a mark of a note.
    """
    if words.strip("* ") == "":
        return
    found = list(_STARS.finditer(words))
    double = sum(len(one[0]) > 1 for one in found)
    for one in found:
        before, after = words[: one.start()][-1:], words[one.end() :][:1]
        opens = bool(after.strip()) and (not before.strip() or before in "«(\"'")
        if one[0] == "*":
            stray = opens and after.isalnum()
        else:
            stray = one[0] == "`" or opens or double > 1 or after.isalnum()
        if stray:
            yield one.start(), one[0]
            return


def missing_notes(words: str) -> Iterator[tuple[int, str]]:
    """Yield the marks of footnotes that have no text anywhere."""
    for one in _NO_NOTE.finditer(words):
        yield one.start(), one[0]
