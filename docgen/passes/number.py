"""Numbers, once and for all: headings, captions, formulas, footnotes; and a name for each target.

Writers compute nothing: after this pass every label is text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from docgen.diagnostics import Position, Report
from docgen.layout.spec import HeadingKind, Layout
from docgen.parse.inlines import plain
from docgen.passes.labels import fill
from docgen.tree.nodes import (
    Block,
    Caption,
    Figure,
    Footnote,
    FormulaBlock,
    Group,
    Heading,
    Inline,
    Paragraph,
    Table,
)
from docgen.tree.walk import map_blocks, map_inlines

_DIGITS = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True, slots=True)
class Target:
    """What references need to know: what it is called, its number, its words."""

    id: str
    word: str = ""
    number: str = ""
    label: str = ""
    title: str = ""


@dataclass(slots=True)
class _State:
    layout: Layout
    report: Report
    headings: dict[str, int] = field(default_factory=dict)
    first: str = ""
    captions: dict[str, int] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    places: dict[str, Position] = field(default_factory=dict)
    made: int = 0
    formulas: int = 0
    notes: int = 0

    def counters(self) -> Mapping[str, int]:
        """Return the counters as a label may name them: none of a first level that is closed.

        The sections of an annex, or of an unnumbered part, do not belong to the part before.
        """
        kinds = self.layout.headings
        return {
            key: 0 if kinds[key].level == 1 and self.first not in ("", key) else count
            for key, count in self.headings.items()
        }

    def name(self, given: str, prefix: str, position: Position) -> str:
        """Return the target's id: the author's, or a new one."""
        if not given:
            self.made += 1
            return f"auto-{prefix}-{self.made}"
        if given in self.places:
            first = self.places[given]
            self.report.error("duplicate-id", position, id=given, line=first.line, file=first.file)
        self.places[given] = position
        return given


def number(
    blocks: tuple[Block, ...], layout: Layout, report: Report
) -> tuple[tuple[Block, ...], Mapping[str, Target]]:
    """Return the blocks with every label set, and the targets by id."""
    state = _State(layout, report)
    for kind in layout.headings:
        state.headings[kind] = 0
    numbered = _in_order(blocks, state)

    def notes(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(_footnote(one, state) for one in inlines)

    return map_inlines(numbered, notes), state.targets


def _in_order(blocks: tuple[Block, ...], state: _State) -> tuple[Block, ...]:
    """Return the blocks numbered in reading order."""
    return map_blocks(blocks, lambda block: _block(block, state))


def _footnote(inline: Inline, state: _State) -> Inline:
    if not isinstance(inline, Footnote) or inline.mark:
        return inline
    state.notes += 1
    return replace(inline, mark=str(state.notes))


def _block(block: Block, state: _State) -> Block:
    match block:
        case Heading():
            return _heading(block, state)
        case Table():
            return _table(block, state)
        case Figure():
            return _figure(block, state)
        case FormulaBlock():
            return _formula(block, state)
        case Paragraph(id=identity) if identity:
            state.name(identity, "p", block.position)
            state.targets[identity] = Target(identity, title=plain(block.children))
            return block
        case Group(id=identity) if identity:
            return block
        case _:
            return block


def _heading(heading: Heading, state: _State) -> Heading:
    kind = state.layout.headings[heading.kind]
    identity = state.name(heading.id, "h", heading.position)
    counters = state.headings
    counts = bool(kind.label or kind.number)
    if counts:
        counters[heading.kind] += 1
    if kind.level == 1:
        state.first = heading.kind
    if counts or kind.level:
        _restart(heading.kind, kind, state)
    label, own = heading.label, counters[heading.kind]
    numbered = counts and not heading.label_given
    if numbered:
        label = fill(kind.label, own, state.counters())
    short = fill(kind.number or "{n}", own, state.counters()) if numbered else ""
    if heading.label_given:
        found = _DIGITS.search(heading.label)
        short = found.group() if found else ""
    _report_other_wording(heading, state.report)
    level = heading.contents_level
    done = replace(
        heading,
        id=identity,
        label=label,
        number=short,
        separator=kind.separator if label else "",
        style=kind.style,
        level=kind.level,
        contents_level=kind.contents_level if level < 0 else level,
        new_page=heading.new_page or kind.new_page,
    )
    state.targets[identity] = Target(identity, kind.word, short, label, plain(heading.children))
    return done


def _report_other_wording(heading: Heading, report: Report) -> None:
    """Warn where the contents name a heading otherwise than it stands in the text."""
    title, words = plain(heading.contents_title), plain(heading.children)
    if title and title != words:
        report.warn("contents-title-differs", heading.position, title=title, heading=words)


def _restart(own: str, kind: HeadingKind, state: _State) -> None:
    """Set back the counters that this heading restarts."""
    for key, other in state.layout.headings.items():
        if other.restarts_at:
            if own in other.restarts_at:
                state.headings[key] = 0
        elif key != own and 0 < kind.level < other.level:
            state.headings[key] = 0


def _caption(
    caption: Caption | None, identity: str, state: _State
) -> tuple[Caption | None, Target | None]:
    if caption is None:
        return None, None
    kind = state.layout.captions[caption.sequence]
    counted = state.captions.get(caption.sequence, 0) + 1
    label, short = caption.label, ""
    if caption.label_given:
        found = _DIGITS.search(caption.label)
        short = found.group() if found else ""
        counted = int(short) if short.isdigit() else counted - 1
    elif kind.label:
        label = fill(kind.label, counted, state.counters())
        short = fill(kind.number, counted, state.counters())
    state.captions[caption.sequence] = counted
    own_line = kind.own_line if caption.own_line is None else caption.own_line
    done = replace(caption, label=label, number=short, own_line=own_line, separator=kind.separator)
    target = Target(identity, kind.word, short, label, plain(caption.children))
    return done, target


def _table(table: Table, state: _State) -> Table:
    identity = state.name(table.id, "t", table.position)
    caption, target = _caption(table.caption, identity, state)
    state.targets[identity] = target or Target(identity)
    return replace(table, id=identity, caption=caption)


def _figure(figure: Figure, state: _State) -> Figure:
    identity = state.name(figure.id, "f", figure.position)
    caption, target = _caption(figure.caption, identity, state)
    state.targets[identity] = target or Target(identity)
    return replace(figure, id=identity, caption=caption)


def _formula(block: FormulaBlock, state: _State) -> FormulaBlock:
    if not block.id:
        return block
    state.name(block.id, "e", block.position)
    state.formulas += 1
    short = str(state.formulas)
    state.targets[block.id] = Target(block.id, "формула", short, f"({short})")
    return replace(block, label=f"({short})")
