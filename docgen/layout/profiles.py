"""A cell as numbers: what it needs of its column's width, and how high it gets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

from docgen.layout.breaks import NO_BREAK_SPACE
from docgen.layout.lines import Piece, Ruler, count_lines, natural, ruler, widest
from docgen.layout.measure import (
    CELL_DEFAULTS,
    CellLook,
    Measure,
    Text,
)
from docgen.layout.softhyphens import LONGEST_RANGE, hyphenated, opened_ties, with_soft_hyphens
from docgen.tree import nodes

MARGIN = 4.0
"""Room in twips beyond a word's own width, for the rounding of the writers' engines."""

_ENDLESS = 1e9
_BREAK = 1.0
"""What a break in a word costs, in lines of the table's type."""
_SHORT_BREAK = 2.5
"""The same in a short word, which nobody expects to be broken."""
_SHORT_WORD = 5.5
"""The width up to which a word is short, in pitches: about twelve letters."""
_PARTING = 0.5
"""What it costs to part words that a blank ties together."""
_REMEMBERED = 100
"""For how many widths a word's pieces are remembered."""
_LETTERS = re.compile(r"[^\W\d_]{2}| .* ")


Limit: TypeAlias = tuple[float, float]
"""A room under which a word is broken, or broken once more, and what that costs in lines."""


class Word:
    """A word, or what stands between the hyphens of one: its width, whole, and in syllables.

    Words that a blank ties together are `tied`: a narrow column parts them before it breaks any.
    """

    __slots__ = ("_broken", "parts", "tied", "whole", "width")

    def __init__(self, parts: Sequence[Piece], tied: tuple[Word, ...] = ()) -> None:
        """Take the syllables; the last has the blank after it."""
        self.parts = tuple(parts)
        self.tied = tied
        blanks = sum(word.whole.space for word in tied[:-1])
        self.width = sum(part.width for part in parts) + blanks
        self.whole: Piece = parts[-1]._replace(width=self.width)
        self._broken: dict[float, list[Piece]] = {}

    def broken(self, fits: float) -> list[Piece]:
        """Return the pieces in which the word fits."""
        found = self._broken.get(fits)
        if found is None:
            if len(self._broken) >= _REMEMBERED:
                self._broken.clear()
            found = self._broken[fits] = self._pieces(fits)
        return found

    def _pieces(self, fits: float) -> list[Piece]:
        if not self.tied:
            return needed_pieces(self.parts, fits)
        return [
            piece
            for word in self.tied
            for piece in ([word.whole] if word.width <= fits else word.broken(fits))
        ]

    def is_broken(self, fits: float) -> bool:
        """Whether a word is broken, not only parted from what it is tied to."""
        return self.width > fits and (
            not self.tied or any(word.is_broken(fits) for word in self.tied)
        )

    def limits(self, pitch: float) -> Iterator[Limit]:
        """Return the widths under which a place to break is needed, in a line of `pitch`."""
        if self.tied:
            yield self.width, _PARTING
            for word in self.tied:
                yield from word.limits(pitch)
        elif len(self.parts) > 1:
            cost = _SHORT_BREAK if self.width <= _SHORT_WORD * pitch else _BREAK
            yield self.width, cost
            if len(self.parts) > 2:
                left, halves = 0.0, []
                for part in self.parts[:-1]:
                    left += part.width
                    halves.append(max(left + part.hyphen, self.width - left))
                yield min(halves), 2 * cost


class Profile:
    """The needs of one cell's content; equal contents share one profile."""

    __slots__ = (
        "_blocks",
        "_broken",
        "_heights",
        "_look",
        "_measure",
        "_rooms",
        "_simple",
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
        self._broken: dict[float, float] = {}
        # Rooms that hold every word, in order, and the heights in them: never more in more room.
        self._rooms: list[float] = []
        self._heights: list[float] = []
        self._words: tuple[tuple[Word, ...], ...] | None = None
        self._simple = only_text(blocks)
        if self._simple is not None:
            self._measure_simple(self._simple)
            return
        self.numeric = _is_numeric(blocks)
        self.texts = tuple(text for block in blocks for text in measure.texts(block, look))
        self.widest = 0.0
        self.whole = 0.0
        self.least = 0.0
        for text in self.texts:
            side = _side(text)
            self.widest = max(self.widest, widest(text.content) + side)
            self.whole = max(self.whole, natural(text.content) + side)
            self.least += text.height(_ENDLESS)

    def _measure_simple(self, simple: str) -> None:
        """Measure a cell of one plain text; most cells are such."""
        self.numeric = not _LETTERS.search(simple)
        text = self._measure.plain(simple, self._look)
        self.texts = (text,)
        side = _side(text)
        widest_piece = whole = 0.0
        for width, space, hyphen, _ in text.content:
            whole += width + space
            if width + hyphen > widest_piece:
                widest_piece = width + hyphen
        if NO_BREAK_SPACE in simple:
            widest_piece = max(widest_piece, self._tied(simple))
        self.widest = widest_piece + side
        self.whole = whole - text.content[-1].space + side
        self.least = float(text.before + text.pitch + text.after)

    def _tied(self, simple: str) -> float:
        """Return the width of the widest short word with a no-break blank: see `least_width`."""
        ruled = self._ruler()
        return max(least_width(ruled, word) for word in simple.split(" ") if NO_BREAK_SPACE in word)

    def _ruler(self) -> Ruler:
        return ruler(self._measure.type(self._look.style, self._look.bold))

    @property
    def is_simple(self) -> bool:
        """Whether the cell holds one plain text and nothing else."""
        return self._simple is not None

    @property
    def words(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each text, with the places where they may be broken."""
        if self._words is None:
            if self._simple is not None:
                ruled = self._ruler()
                found: list[Word] = []
                for word in self._simple.split(" "):
                    found += _words_of(ruled, word)
                self._words = (tuple(found),)
            else:
                blocks = tuple(hyphenated(block) for block in self._blocks)
                self._words = tuple(
                    _words(text.content)
                    for block in blocks
                    for text in self._measure.texts(block, self._look)
                )
        return self._words

    @property
    def narrowest(self) -> float:
        """The least room in which no word is broken but at a syllable."""
        if self._simple is not None:
            ruled = self._ruler()
            words = max(least_width(ruled, word) for word in self._simple.split(" "))
            return words + _side(self.texts[0])
        return max(
            (
                max((widest(word.parts) for word in words), default=0.0) + _side(text)
                for text, words in zip(self.texts, self.words, strict=True)
            ),
            default=0.0,
        )

    def height(self, room: float) -> float:
        """Return the height in `room`; words that do not fit are broken at syllables."""
        if room >= self.whole:
            return self.least
        if room < self.widest:
            found = self._broken.get(room)
            if found is None:
                found = self._broken[room] = sum(
                    _broken_height(text, words, room)
                    for text, words in zip(self.texts, self.words, strict=True)
                )
            return found
        rooms, heights = self._rooms, self._heights
        at = bisect_left(rooms, room)
        if at < len(rooms) and (rooms[at] == room or (at and heights[at] == heights[at - 1])):
            return heights[at]
        found = float(sum(text.height(room - MARGIN) for text in self.texts))
        rooms.insert(at, room)
        heights.insert(at, found)
        return found


def _side(text: Text) -> float:
    """Return the room beside the words of a text."""
    return text.left + text.right + max(0, text.first) + MARGIN


def only_text(blocks: tuple[nodes.Block, ...]) -> str | None:
    """Return the text of a cell that holds one plain text in the cell's own style."""
    if len(blocks) != 1 or not isinstance(blocks[0], nodes.Paragraph):
        return None
    paragraph = blocks[0]
    children = paragraph.children
    if len(children) != 1 or not isinstance(children[0], nodes.Text):
        return None
    return children[0].text.replace("\n", " ") if paragraph.style in CELL_DEFAULTS else None


@cache
def least_width(ruled: Ruler, word: str) -> float:
    """Return the least width of a word that is broken at every syllable.

    A short word with a no-break blank stays whole: where it opens a line, LibreOffice breaks
    «2019–2021 жж.» not at the dash, but between any two letters.
    """
    if NO_BREAK_SPACE in word:
        parts = opened_ties(word).split(" ")
        if len(parts) > 1:
            return max(least_width(ruled, part) for part in parts)
        if len(word) <= LONGEST_RANGE:
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


@cache
def _words_of(ruled: Ruler, word: str) -> tuple[Word, ...]:
    """Return what stands between two blanks as words, measured once in a run."""
    parts = opened_ties(word).split(" ") if NO_BREAK_SPACE in word else []
    if len(parts) > 1 and not ruled.unbroken:
        tied = tuple(one for part in parts for one in _words_of(ruled, part))
        return (Word([piece for one in tied for piece in one.parts], tied),)
    return _words(ruled.word(with_soft_hyphens(word)))


def _words(content: Sequence[Piece]) -> tuple[Word, ...]:
    """Return the words of pieces that end in soft hyphens or in blanks."""
    words: list[Word] = []
    parts: list[Piece] = []
    for piece in content:
        parts.append(piece)
        if not piece.hyphen:
            words.append(Word(parts))
            parts = []
    return (*words, *([Word(parts)] if parts else []))


def word_limits(text: Text, word: Word) -> Iterator[Limit]:
    """Return the rooms under which `word` of `text` needs a place to break."""
    around = _side(text)
    for width, cost in word.limits(text.pitch):
        yield width + around, cost


def _broken_height(text: Text, words: Sequence[Word], room: float) -> float:
    """Return the height of `text` with only those words in syllables that do not fit whole."""
    fits = room - _side(text)
    content: list[Piece] = []
    for word in words:
        if word.width <= fits:
            content.append(word.whole)
        else:
            content += word.broken(fits)
    width = room - MARGIN - text.left - text.right
    return text.before + count_lines(content, width, width - text.first) * text.pitch + text.after


def needed_pieces(parts: Sequence[Piece], fits: float) -> list[Piece]:
    """Return the pieces of a word joined as far as they fit, as `widewords` breaks it."""
    made: list[Piece] = []
    for part in parts:
        if made and made[-1].hyphen and made[-1].width + part.width + part.hyphen <= fits:
            part = part._replace(width=made.pop().width + part.width)
        made.append(part)
    return made
