"""A cell as numbers: what it needs of its column's width, and how high it gets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeAlias

from docgen.layout.breaks import NO_BREAK_SPACE
from docgen.layout.lines import Piece, Ruler, natural, ruler, widest
from docgen.layout.measure import (
    CELL_DEFAULTS,
    CellLook,
    Measure,
    Text,
)
from docgen.layout.softhyphens import hyphenated, with_soft_hyphens
from docgen.tree import nodes

MARGIN = 4.0
"""Room in twips beyond a word's own width, for the rounding of the writers' engines."""

_ENDLESS = 1e9
_SHORT_TIED = 16
"""Up to how many signs words tied by a no-break blank are kept whole in a column."""
_BREAK = 1.0
"""What a break in a word costs, in lines of the table's type."""
_SHORT_BREAK = 2.5
"""The same in a short word, which nobody expects to be broken."""
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
        simple = only_text(self._blocks)
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
        simple = only_text(self._blocks)
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


def only_text(blocks: tuple[nodes.Block, ...]) -> str | None:
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
