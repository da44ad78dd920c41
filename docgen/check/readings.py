"""One reading of an abbreviation throughout a plan: in its prose, headings, captions and cells.

Looked at in the resolved document, so that endings that roles and templates make count too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.diagnostics import NOWHERE, Diagnostic, Position, Severity
from docgen.kazakh import Lexicon, Reading, readings
from docgen.plan.load import Plan
from docgen.tree import nodes
from docgen.tree.nodes import Block, Inline
from docgen.tree.walk import every_block, own_inlines

TEMPLATES = "templates/"
_HOLDERS = (
    nodes.Strong | nodes.Emphasis | nodes.Underline | nodes.Coloured | nodes.NoBreak | nodes.Link
)


def two_readings(blocks: tuple[Block, ...], plan: Plan, lexicon: Lexicon) -> Iterator[Diagnostic]:
    """Yield each abbreviation that is read in two ways, once: where the second reading begins."""
    lines = {one.source.file: one.source.lines for one in plan.parts if one.source is not None}
    first: dict[str, _Found] = {}
    told: set[str] = set()
    for found in _found(blocks, lexicon, lines):
        name = found.reading.abbreviation
        other = first.setdefault(name, found)
        if other.reading.reading != found.reading.reading and name not in told:
            told.add(name)
            yield _warning(other, found)


@dataclass(frozen=True, slots=True)
class _Found:
    reading: Reading
    position: Position

    @property
    def words(self) -> str:
        return f"{self.reading.abbreviation}-{self.reading.ending}"

    @property
    def is_the_authors(self) -> bool:
        return bool(self.position.file) and not self.position.file.startswith(TEMPLATES)


def _warning(first: _Found, second: _Found) -> Diagnostic:
    if first.is_the_authors and not second.is_the_authors:
        first, second = second, first  # the place that the author can open
    return Diagnostic(
        "abbreviation-two-readings",
        second.position,
        {
            "name": second.reading.abbreviation,
            "words": second.words,
            "other": first.words,
            "file": first.position.file,
            "line": first.position.line,
            first.reading.reading: first.words,
            second.reading.reading: second.words,
        },
        Severity.WARNING,
    )


def _found(
    blocks: tuple[Block, ...], lexicon: Lexicon, lines: Mapping[str, list[str]]
) -> Iterator[_Found]:
    for block in every_block(blocks):
        for inlines in own_inlines(block):
            at = NOWHERE if isinstance(block, nodes.Spacer) else block.position
            parts = [(text, place if place.line else at) for text, place in _texts(inlines)]
            text = "".join(part for part, _ in parts)
            if "-" in text:
                for one in readings(text, lexicon):
                    found = _Found(one, _place(one, parts, lines))
                    if found.position.line:
                        yield found


def _texts(inlines: Iterable[Inline]) -> Iterator[tuple[str, Position]]:
    for one in inlines:
        if isinstance(one, nodes.Text | nodes.Reference | nodes.Value | nodes.Inflected):
            yield one.text, one.position
        elif isinstance(one, _HOLDERS):
            yield from _texts(one.children)
        else:
            yield " ", NOWHERE


def _place(
    one: Reading, parts: Iterable[tuple[str, Position]], lines: Mapping[str, list[str]]
) -> Position:
    """Return where the abbreviation stands: in its part's text, some lines down it may be."""
    start = one.start
    for text, place in parts:
        if start < len(text):
            return _within(text[:start].count(one.abbreviation), one, place, lines)
        start -= len(text)
    raise AssertionError(f"{one.abbreviation} stands in no part of its own text")


def _within(before: int, one: Reading, place: Position, lines: Mapping[str, list[str]]) -> Position:
    """Return the place of the abbreviation after `before` others of its name from `place` on."""
    column = max(place.column - 1, 0)
    for down, line in enumerate(lines.get(place.file, ())[max(place.line - 1, 0) :]):
        at = line.find(one.abbreviation, column)
        while at >= 0 and before:
            before -= 1
            at = line.find(one.abbreviation, at + 1)
        if at >= 0:
            return Position(place.file, place.line + down, at + 1)
        column = 0
        if not line.strip():
            break
    return place
