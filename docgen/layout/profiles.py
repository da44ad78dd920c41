"""A table as numbers: what each cell needs of its column's width, and how high it gets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from math import ceil, sqrt
from typing import TypeAlias

from docgen.layout.breaks import NO_BREAK_SPACE
from docgen.layout.lines import Piece, Ruler, natural, ruler, widest
from docgen.layout.measure import (
    CELL_DEFAULTS,
    CellLook,
    Measure,
    Text,
    border,
    cell_look,
    placed_cells,
    side_room,
    stretch_rows,
)
from docgen.layout.softhyphens import hyphenated, with_soft_hyphens
from docgen.layout.spec import mm
from docgen.tree import nodes
from docgen.tree.nodes import RowKind

MARGIN = 4.0
"""Room in twips beyond a word's own width, for the rounding of the writers' engines."""

_ENDLESS = 1e9
_SHORT_TIED = 16
"""Up to how many signs words tied by a no-break blank are kept whole in a column."""
_BREAK = 1.0
"""What a break in a word costs, in lines of the table's type."""
_SHORT_BREAK = 2.5
"""The same in a short word, which nobody expects to be broken."""
_HEAD = 1.5
"""How much more each costs in a head."""
_SHORT_WORD = 5.5
"""The width up to which a word is short, in pitches: about twelve letters."""
_LETTERS = re.compile(r"[^\W\d_]{2}| .* ")

_Word: TypeAlias = tuple[float, tuple[Piece, ...], tuple[Piece, ...]]
"""A word's width, the word as one piece, and the word in its pieces."""

Limit: TypeAlias = tuple[float, float]
"""A room under which a word is broken, or broken once more, and what that costs in lines."""


class Profile:
    """The needs of one cell's content; equal contents share one profile."""

    __slots__ = (
        "_blocks",
        "_broken",
        "_heights",
        "_limits",
        "_look",
        "_measure",
        "_words",
        "least",
        "numeric",
        "texts",
        "whole",
        "widest",
    )

    def __init__(self, measure: Measure, blocks: tuple[nodes.Block, ...], look: CellLook) -> None:
        """Measure the content of a cell."""
        self._measure = measure
        self._blocks = blocks
        self._look = look
        self._heights: dict[float, float] = {}
        self._broken: tuple[Text, ...] | None = None
        self._words: tuple[tuple[_Word, ...], ...] = ()
        self._limits: tuple[Limit, ...] | None = None
        self.numeric = _is_numeric(blocks)
        self.texts = tuple(text for block in blocks for text in measure.texts(block, look))
        self.widest = 0.0
        self.whole = 0.0
        self.least = 0.0
        for text in self.texts:
            side = text.left + text.right + max(0, text.first)
            self.widest = max(self.widest, widest(text.content) + side + MARGIN)
            self.whole = max(self.whole, natural(text.content) + side + MARGIN)
            self.least += text.height(_ENDLESS)
        self.widest = max(self.widest, self._tied())

    def _tied(self) -> float:
        """Return the room of the widest short word with a no-break blank: see `least_width`."""
        simple = _only_text(self._blocks)
        if simple is None or NO_BREAK_SPACE not in simple or not self.texts:
            return 0.0
        text = self.texts[0]
        ruled = ruler(self._measure.type(self._look.style, self._look.bold))
        tied = max(
            (least_width(ruled, word) for word in simple.split(" ") if NO_BREAK_SPACE in word),
            default=0.0,
        )
        return tied + text.left + text.right + max(0, text.first) + MARGIN

    @property
    def broken(self) -> tuple[Text, ...]:
        """The texts with a soft hyphen at every place where a word may be broken."""
        if self._broken is None:
            blocks = tuple(hyphenated(block) for block in self._blocks)
            self._broken = tuple(
                text for block in blocks for text in self._measure.texts(block, self._look)
            )
            self._words = tuple(map(_words, self._broken))
        return self._broken

    @property
    def narrowest(self) -> float:
        """The least room in which no word is broken but at a syllable."""
        simple = _only_text(self._blocks)
        if simple is not None and len(self.texts) == 1:
            text = self.texts[0]
            ruled = ruler(self._measure.type(self._look.style, self._look.bold))
            words = max(least_width(ruled, word) for word in simple.split(" "))
            return words + text.left + text.right + max(0, text.first) + MARGIN
        return max(
            (
                widest(text.content) + text.left + text.right + max(0, text.first) + MARGIN
                for text in self.broken
            ),
            default=0.0,
        )

    def height(self, room: float) -> float:
        """Return the height in `room`; words that do not fit are broken at syllables."""
        if room >= self.whole:
            return self.least
        found = self._heights.get(room)
        if found is None:
            if room >= self.widest:
                texts: Sequence[Text] = self.texts
            else:
                texts = [
                    _needed(text, words, room)
                    for text, words in zip(self.broken, self._words, strict=True)
                ]
            found = sum(text.height(room - MARGIN) for text in texts)
            self._heights[room] = found
        return found

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The rooms under which the words of several syllables are broken, and broken again."""
        if self._limits is None:
            self._limits = tuple(
                limit
                for text, words in zip(self.broken, self._words, strict=True)
                for word in words
                if len(word[2]) > 1
                for limit in _word_limits(text, word)
            )
        return self._limits


def _only_text(blocks: tuple[nodes.Block, ...]) -> str | None:
    """Return the text of a cell that holds one plain text in the cell's own style."""
    if len(blocks) != 1 or not isinstance(blocks[0], nodes.Paragraph):
        return None
    paragraph = blocks[0]
    children = paragraph.children
    if len(children) != 1 or not isinstance(children[0], nodes.Text):
        return None
    return children[0].text if paragraph.style in CELL_DEFAULTS else None


@cache
def least_width(ruled: Ruler, word: str) -> float:
    """Return the least width of a word that is broken at every syllable.

    A short word with a no-break blank stays whole: where it opens a line, LibreOffice breaks
    «2019–2021 жж.» not at the dash, but between any two letters.
    """
    if NO_BREAK_SPACE in word and len(word) <= _SHORT_TIED:
        return ruled.width(word)
    return widest(ruled.word(with_soft_hyphens(word)))


def _is_numeric(blocks: tuple[nodes.Block, ...]) -> bool:
    """Whether a cell holds a number or a sign, or nothing."""
    return all(
        isinstance(block, nodes.Paragraph)
        and all(
            isinstance(child, nodes.Text | nodes.NoBreak | nodes.Value)
            and not (isinstance(child, nodes.Text) and _LETTERS.search(child.text))
            for child in block.children
        )
        for block in blocks
    )


def _words(text: Text) -> tuple[_Word, ...]:
    """Return the words of a text whose pieces end in soft hyphens or in blanks."""
    words: list[_Word] = []
    parts: list[Piece] = []
    for piece in text.content:
        parts.append(piece)
        if not piece.hyphen:
            width = sum(part.width for part in parts)
            words.append((width, (piece._replace(width=width),), tuple(parts)))
            parts = []
    return (*words, *([(0.0, tuple(parts), tuple(parts))] if parts else []))


def _word_limits(text: Text, word: _Word) -> Iterator[Limit]:
    """Return the room in which a word stays whole, and the room in which one break does."""
    width, _, parts = word
    around = text.left + text.right + max(0, text.first) + MARGIN
    cost = _SHORT_BREAK if width <= _SHORT_WORD * text.pitch else _BREAK
    yield width + around, cost
    if len(parts) > 2:
        left, halves = 0.0, []
        for part in parts[:-1]:
            left += part.width
            halves.append(max(left + part.hyphen, width - left))
        yield min(halves) + around, 2 * cost


def _needed(text: Text, words: tuple[_Word, ...], room: float) -> Text:
    """Return `text` with only those words in syllables that do not fit whole."""
    fits = room - text.left - text.right - max(0, text.first) - MARGIN
    content: list[Piece] = []
    for width, whole, parts in words:
        content += whole if width <= fits else needed_pieces(parts, fits)
    return replace(text, content=tuple(content))


def needed_pieces(parts: Sequence[Piece], fits: float) -> list[Piece]:
    """Return the pieces of a word joined as far as they fit, as `widewords` breaks it."""
    made: list[Piece] = []
    for part in parts:
        if made and made[-1].hyphen and made[-1].width + part.width + part.hyphen <= fits:
            part = part._replace(width=made.pop().width + part.width)
        made.append(part)
    return made


@dataclass(slots=True)
class Needs:
    """What a table's cells need, by column, with padding and rules counted.

    `minimum` holds every word whole or in syllables, `whole` every word whole, `maximum` every
    text on one line. `line` is the height of a line. `wide` are the cells that span columns or
    rows: first column, end column, first row, end row, profile. `heads` are the rows of the head.
    """

    minimum: list[float]
    whole: list[float]
    maximum: list[float]
    numeric: list[bool]
    single: list[list[tuple[int, Profile]]]
    wide: list[tuple[int, int, int, int, Profile]]
    least_rows: list[float]
    around: float
    side: float
    words: int = 0
    nested: bool = False
    line: float = 0.0
    heads: frozenset[int] = frozenset()
    _wide_words: dict[int, list[float]] = field(default_factory=dict)
    _breaks: dict[int, tuple[list[float], list[float]]] = field(default_factory=dict)

    def broken_words(self, column: int, width: float) -> int:
        """Return how many words of a column's own cells are broken at `width`."""
        words = self._wide_words.get(column)
        if words is None:
            least = self.minimum[column] - self.side
            words = sorted(
                piece.width + text.left + text.right + MARGIN
                for _, profile in self.own(column)
                if profile.widest > least
                for text in profile.texts
                for piece in text.content
                if piece.width > least - text.left - text.right - MARGIN
            )
            self._wide_words[column] = words
        return len(words) - bisect_right(words, width - self.side)

    def own(self, column: int) -> list[tuple[int, Profile]]:
        """Return the cells of one column alone, those over several rows too, with their rows."""
        over_rows = [
            (top, profile)
            for first, end, top, _, profile in self.wide
            if first == column and end == column + 1
        ]
        return self.single[column] + over_rows

    def break_cost(self, column: int, width: float) -> float:
        """Return what the breaks in the words of a column cost at `width`, in twips of height.

        A text that stands in several rows counts as often as the root of their number says.
        """
        found = self._breaks.get(column)
        if found is None:
            found = self._breaks[column] = self._priced(column)
        rooms, costs = found
        return costs[bisect_right(rooms, width - self.side)]

    def _priced(self, column: int) -> tuple[list[float], list[float]]:
        """Return the rooms at which words break, and the cost of all breaks below each."""
        least = self.minimum[column] - self.side
        times: dict[tuple[int, bool], int] = {}
        profiles = {}
        for at, profile in self.own(column):
            if profile.widest > least:
                key = (id(profile), at in self.heads)
                times[key] = times.get(key, 0) + 1
                profiles[key] = profile
        limits = sorted(
            (room, cost * self.line * sqrt(count) * (_HEAD if key[1] else 1.0))
            for key, count in times.items()
            for room, cost in profiles[key].limits
        )
        costs = [0.0]
        for _, cost in reversed(limits):
            costs.append(costs[-1] + cost)
        return [room for room, _ in limits], costs[::-1]

    def unbroken(self, column: int) -> float:
        """Return the width at which no word of a column's own cells is broken."""
        found = self._breaks.get(column)
        if found is None:
            found = self._breaks[column] = self._priced(column)
        rooms = found[0]
        return max(self.minimum[column], rooms[-1] + self.side if rooms else 0.0)

    def row_heights(self, widths: Sequence[float], stretched: bool = True) -> list[float]:
        """Return the exact heights of all rows at these column widths.

        Without `stretched`, the cells that span rows are left out.
        """
        heights = list(self.least_rows)
        for column, cells in enumerate(self.single):
            room = widths[column] - self.side
            for at, profile in cells:
                height = profile.height(room) + self.around
                if height > heights[at]:
                    heights[at] = height
        spanning: list[tuple[int, int, float]] = []
        for first, end, top, foot, profile in self.wide:
            height = profile.height(sum(widths[first:end]) - self.side) + self.around
            if foot - top == 1:
                heights[top] = max(heights[top], height)
            else:
                spanning.append((top, foot, height))
        if stretched:
            stretch_rows(heights, spanning)
        return heights


class Profiles:
    """Makes profiles and remembers them: tables repeat the same short texts many times."""

    __slots__ = ("_known", "measure")

    def __init__(self, measure: Measure) -> None:
        """Measure with `measure`."""
        self.measure = measure
        self._known: dict[tuple[str, str, bool], Profile] = {}

    def of(self, blocks: tuple[nodes.Block, ...], look: CellLook) -> Profile:
        """Return the profile of a cell's blocks in `look`."""
        text = _only_text(blocks)
        if text is not None:
            key = (text, look.style, look.bold)
            found = self._known.get(key)
            if found is None:
                found = self._known[key] = Profile(self.measure, blocks, look)
            return found
        return Profile(self.measure, blocks, look)

    def needs(self, table: nodes.Table) -> Needs:
        """Return what the cells of `table`, in its style, need."""
        kind = self.measure.layout.tables[table.kind]
        count = len(table.columns)
        needs = Needs(
            minimum=[0.0] * count,
            whole=[0.0] * count,
            maximum=[0.0] * count,
            numeric=[True] * count,
            single=[[] for _ in range(count)],
            wide=[],
            least_rows=[float(row.min_height) for row in table.rows],
            around=2 * mm(kind.padding_y_mm) + border(kind),
            side=side_room(kind),
            line=float(self.measure.style(table.style).pitch),
            heads=frozenset(
                at
                for at, row in enumerate(table.rows)
                if row.kind in (RowKind.HEADER, RowKind.SUBHEADER)
            ),
        )
        looks: dict[tuple[int, str], CellLook] = {}
        last_row = len(table.rows)
        for at, column, row, cell in placed_cells(table):
            key = (id(row), cell.style)
            look = looks.get(key)
            if look is None:
                look = looks[key] = cell_look(kind, table, row, cell)
            profile = self.of(cell.blocks, look)
            if not profile.texts and cell.blocks:
                needs.nested = needs.nested or any(
                    isinstance(block, nodes.Table) for block in cell.blocks
                )
            if cell.column_span == 1 and cell.row_span == 1:
                needs.single[column].append((at, profile))
            else:
                end = min(column + cell.column_span, count)
                needs.wide.append((column, end, at, min(at + cell.row_span, last_row), profile))
            if row.kind is RowKind.BODY and cell.column_span == 1 and not profile.numeric:
                needs.numeric[column] = False
        _set_bounds(needs)
        return needs


def _set_bounds(needs: Needs) -> None:
    """Set the bounds of the columns from their cells, narrow cells first."""
    for column, cells in enumerate(needs.single):
        own = [profile for _, profile in cells]
        own += [wide[4] for wide in needs.wide if wide[0] == column and wide[1] == column + 1]
        least, whole, most = _bounds(own)
        needs.minimum[column] = least + needs.side
        needs.whole[column] = whole + needs.side
        needs.maximum[column] = most + needs.side
        needs.words += sum(len(text.content) for one in own for text in one.texts)
    for first, end, _, _, profile in sorted(needs.wide, key=lambda one: one[1] - one[0]):
        if end - first > 1:
            _widen(needs.minimum, first, end, profile.widest, profile, needs.side)
            _widen(needs.whole, first, end, profile.widest, None, needs.side)
            _widen(needs.maximum, first, end, profile.whole, None, needs.side)
    for bounds in (needs.minimum, needs.whole, needs.maximum):
        bounds[:] = [float(ceil(width)) for width in bounds]


def _bounds(profiles: Sequence[Profile]) -> tuple[float, float, float]:
    """Return the least room, the room that keeps words whole, and the room for one line."""
    if not profiles:
        return 0.0, 0.0, 0.0
    distinct = {id(one): one for one in profiles}.values()
    whole = max(one.widest for one in distinct)
    most = max(one.whole for one in distinct)
    least = 0.0
    for one in sorted(distinct, key=lambda one: -one.widest):
        if one.widest <= least:
            break
        least = max(least, one.narrowest)
    return min(least, whole), whole, most


def _widen(
    bounds: list[float], first: int, end: int, need: float, profile: Profile | None, side: float
) -> None:
    """Widen the columns under a spanning cell so that together they hold `need`."""
    have = sum(bounds[first:end])
    if need + side <= have:
        return
    if profile is not None:
        need = profile.narrowest
    lack = need + side - have
    for column in range(first, end):
        if lack > 0:
            bounds[column] += lack / (end - first)
