"""Words that are wider than their cell or line: soft hyphens at syllables, and the last resort."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from docgen.diagnostics import NOWHERE, Position, Report
from docgen.layout.breaks import NO_BREAK_SPACE, SOFT_HYPHEN, ZERO_SPACE, opened_ranges, split_word
from docgen.layout.lines import Ruler, ruler, widest
from docgen.layout.longwords import broken
from docgen.layout.measure import CELL_DEFAULTS, CellLook, Measure, Text, box_room
from docgen.layout.profiles import MARGIN, Profile
from docgen.layout.softhyphens import loosened, opened_ties, respelled, with_soft_hyphens
from docgen.layout.spec import Layout, mm
from docgen.tree import nodes

_SHOWN = 40
_MAY_BE_WIDE = re.compile(r"[^\s]{20}")
"""What a word must hold to be wider than any line of prose."""

_Told = Callable[[str, Position], None]
"""Takes a word that had to be cut within a syllable, and where its paragraph stands."""


def fitted(
    cell: nodes.Cell,
    profile: Profile,
    room: float,
    measure: Measure,
    look: CellLook,
    report: Report,
) -> tuple[nodes.Block, ...]:
    """Return the cell's blocks with breaks in the words that do not fit `room`.

    Of the places where such a word may be broken only those are marked that it needs when it
    opens a line, so that every reader breaks it there. A range that does not fit whole parts
    from the word it is tied to, then after its dash.

    A word whose syllables do not fit either (an address, a number, four hundred letters) gets
    breaks wherever it has to, and a warning.
    """
    fits = room - _indent(profile.texts) - MARGIN
    light, heavy = (ruler(measure.type(look.style, bold)) for bold in (look.bold, True))

    def respell(word: str, ruled: Ruler) -> str:
        if widest(ruled.word(word)) <= fits:
            return word
        if " " in (parted := opened_ties(word)):
            return " ".join(respell(part, ruled) for part in parted.split(" "))
        hyphenated = with_soft_hyphens(word)
        for way in (hyphenated, opened_ranges(hyphenated)):
            if widest(ruled.word(way)) <= fits:
                return needed_breaks(way, ruled, fits)
        if NO_BREAK_SPACE in word and opened_ranges(word) != word:
            return " ".join(respell(part, ruled) for part in word.split(NO_BREAK_SPACE))
        return opened_ranges(word)

    def tell(word: str, place: Position) -> None:
        at = cell.position if cell.position != NOWHERE else place
        report.warn("word-wider-than-column", at, word=word[:_SHOWN])

    breaker = _Breaker(measure, look, fits, tell)
    return tuple(
        breaker.block(
            respelled(block, partial(respell, ruled=heavy if _has_bold(block) else light))
        )
        for block in loosened(cell.blocks, lambda words: heavy.width(words) <= fits)
    )


def _indent(texts: tuple[Text, ...]) -> int:
    return max((text.left + text.right + max(0, text.first) for text in texts), default=0)


def _has_bold(block: nodes.Block) -> bool:
    """Whether words of a paragraph are bold: then all are measured so, to be sure."""
    return isinstance(block, nodes.Paragraph) and any(
        isinstance(child, nodes.Strong) for child in block.children
    )


def needed_breaks(word: str, ruled: Ruler, fits: float) -> str:
    """Return `word` with only those of its places to break that make lines no wider than `fits`."""
    made: list[str] = []
    used = 0.0
    for piece, part in zip(ruled.word(word), split_word(word), strict=True):
        if made and used + piece.width + piece.hyphen > fits:
            used = 0.0
        elif made:
            made[-1] = made[-1].removesuffix(SOFT_HYPHEN).removesuffix(ZERO_SPACE)
        made.append(part)
        used += piece.width
    return "".join(made)


def break_long_words(document: nodes.Document, layout: Layout, report: Report) -> nodes.Document:
    """Return the document, its tables set, with breaks in the words of prose that no line holds."""
    prose = _Prose(layout, report)
    return replace(
        document,
        sections=tuple(
            replace(
                section,
                blocks=prose.blocks(
                    section.blocks, layout.text_width(section.page, section.landscape)
                ),
            )
            for section in document.sections
        ),
    )


class _Prose:
    """Goes through all that stands in no table."""

    __slots__ = ("_layout", "_measure", "_report")

    def __init__(self, layout: Layout, report: Report) -> None:
        self._layout = layout
        self._measure = Measure(layout)
        self._report = report

    def blocks(
        self, blocks: tuple[nodes.Block, ...], width: float, look: CellLook | None = None
    ) -> tuple[nodes.Block, ...]:
        made = tuple(self._block(block, width, look) for block in blocks)
        same = all(new is old for new, old in zip(made, blocks, strict=True))
        return blocks if same else made

    def _block(self, block: nodes.Block, width: float, look: CellLook | None) -> nodes.Block:
        match block:
            case nodes.Paragraph() | nodes.Heading() | nodes.List():
                return self._text(block, width, look)
            case nodes.Group():
                inner = self.blocks(block.blocks, width, look)
                return block if inner is block.blocks else replace(block, blocks=inner)
            case nodes.Box():
                kind = self._layout.box(block.kind)
                room = box_room(kind, mm(kind.width_mm) if kind.width_mm else round(width))
                inner = self.blocks(block.blocks, room, CellLook(kind.style))
                return block if inner is block.blocks else replace(block, blocks=inner)
            case _:
                return block

    def _text(self, block: nodes.Block, width: float, look: CellLook | None) -> nodes.Block:
        if not _may_be_wide(block):
            return block
        texts = tuple(self._measure.texts(block, look))
        fits = width - _indent(texts) - MARGIN
        if all(widest(text.content) <= fits for text in texts):
            return block

        def tell(word: str, place: Position) -> None:
            self._report.warn("word-wider-than-line", place, word=word[:_SHOWN])

        return _Breaker(self._measure, look, fits, tell).block(block)


def _may_be_wide(block: nodes.Block) -> bool:
    """Whether a block holds letters enough in a row, for the many that do not."""
    match block:
        case nodes.Paragraph(children=children) | nodes.Heading(children=children):
            return bool(_MAY_BE_WIDE.search(_plain(children)))
        case nodes.List(items=items):
            return any(_may_be_wide(inner) for item in items for inner in item.blocks)
        case _:
            return True


def _plain(children: tuple[nodes.Inline, ...]) -> str:
    return "".join(
        _plain(inner) if (inner := getattr(child, "children", ())) else getattr(child, "text", "")
        for child in children
    )


class _Breaker:
    """Breaks what is wider than `fits` in the paragraphs of a block."""

    __slots__ = ("_fits", "_look", "_measure", "_tell")

    def __init__(self, measure: Measure, look: CellLook | None, fits: float, tell: _Told) -> None:
        self._measure = measure
        self._look = look
        self._fits = fits
        self._tell = tell

    def block(self, block: nodes.Block, style: str = "body") -> nodes.Block:
        """Return the block; `style` is what a paragraph without one of its own has."""
        match block:
            case nodes.Paragraph():
                key = style if block.style in ("", "body") else block.style
                return self._broken(block, key)
            case nodes.Heading():
                return self._broken(block, self._heading_style(block))
            case nodes.List():
                items = tuple(
                    replace(item, blocks=tuple(self.block(one, block.style) for one in item.blocks))
                    for item in block.items
                )
                same = all(
                    new is old
                    for one, other in zip(items, block.items, strict=True)
                    for new, old in zip(one.blocks, other.blocks, strict=True)
                )
                return block if same else replace(block, items=items)
            case nodes.Group():
                return replace(block, blocks=tuple(self.block(one, style) for one in block.blocks))
            case _:
                return block

    def _heading_style(self, block: nodes.Heading) -> str:
        return block.style or self._measure.layout.headings[block.kind].style

    def _broken(self, block: nodes.Paragraph | nodes.Heading, style: str) -> nodes.Block:
        look = self._look
        own = look is None or style not in CELL_DEFAULTS
        make = self._measure.type(
            style if own or look is None else look.style, look is not None and look.bold
        )
        children, forced = broken(block.children, make, self._fits)
        if forced:
            self._tell(forced, block.position)
        return block if children is block.children else replace(block, children=children)
