"""Text as pieces that no line end may part, and how many lines they fill in a width.

Widths are in twips. A line takes as many pieces as fit, as both writers' engines do; white space
at a line's end takes no room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple, assert_never

from docgen.layout.breaks import SOFT_HYPHEN, split_word
from docgen.layout.faces import UNITS, Advances, advances
from docgen.tree import nodes

_SMALL = 0.58
"""The size of raised and lowered characters against the line's type."""


class Piece(NamedTuple):
    """What no line end parts. `hyphen` is the width printed only when a line ends after it."""

    width: float
    space: float = 0.0
    hyphen: float = 0.0
    ends_line: bool = False


@dataclass(frozen=True, slots=True)
class Type:
    """The type in which characters are set; `size` in twips."""

    family: str
    size: float
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    unbroken: bool = False


class Ruler:
    """Measures words in one type; remembers each word."""

    __slots__ = ("_advances", "_scale", "_words", "capitals", "hyphen", "space", "unbroken")

    def __init__(self, make: Type) -> None:
        """Measure with the face and size of `make`."""
        self._advances: Advances = advances(make.family, make.bold, make.italic)
        self._scale = make.size / UNITS
        self._words: dict[str, tuple[Piece, ...]] = {}
        self.capitals = make.capitals
        self.unbroken = make.unbroken
        self.space = self.width(" ")
        self.hyphen = self.width("-")

    def width(self, text: str) -> float:
        """Return the width of `text` on one line."""
        if self.capitals:
            text = text.upper()
        return sum(map(self._advances.__getitem__, text)) * self._scale

    def word(self, word: str) -> tuple[Piece, ...]:
        """Return the pieces of a word; the last has a blank after it."""
        pieces = self._words.get(word)
        if pieces is None:
            parts = (word,) if self.unbroken else split_word(word)
            made = [Piece(self.width(part), hyphen=self._hyphen_of(part)) for part in parts[:-1]]
            pieces = (*made, Piece(self.width(parts[-1]), self.space))
            self._words[word] = pieces
        return pieces

    def _hyphen_of(self, part: str) -> float:
        return self.hyphen if part.endswith(SOFT_HYPHEN) else 0.0


@cache
def ruler(make: Type) -> Ruler:
    """Return the ruler of a type."""
    return Ruler(make)


class Run(NamedTuple):
    """Characters in one type; a line break is a run of its own, a newline."""

    text: str
    ruler: Ruler


def runs(children: Iterable[nodes.Inline], make: Type) -> list[Run]:
    """Return what inlines print, in order; what has no width is left out."""
    found: list[Run] = []
    for child in children:
        _add_runs(child, make, found)
    return found


def _add_runs(child: nodes.Inline, make: Type, found: list[Run]) -> None:
    match child:
        case nodes.Text() | nodes.Reference() | nodes.Value() | nodes.Inflected():
            found.append(Run(child.text.replace("\n", " "), ruler(make)))
        case nodes.Strong():
            found += runs(child.children, replace(make, bold=True))
        case nodes.Emphasis():
            found += runs(child.children, replace(make, italic=True))
        case nodes.Underline() | nodes.Coloured() | nodes.Link():
            found += runs(child.children, make)
        case nodes.Superscript() | nodes.Subscript():
            found += runs(child.children, replace(make, size=make.size * _SMALL))
        case nodes.NoBreak():
            found += runs(child.children, replace(make, unbroken=True))
        case nodes.Footnote():
            found.append(Run(child.mark, ruler(replace(make, size=make.size * _SMALL))))
        case nodes.LineBreak():
            found.append(Run("\n", ruler(make)))
        case nodes.Tab():
            found.append(Run("    ", ruler(make)))
        case nodes.PageNumber() | nodes.PageCount() | nodes.PageReference():
            found.append(Run("00", ruler(make)))
        case nodes.Formula():
            found.append(Run(child.latex, ruler(replace(make, unbroken=True))))
        case nodes.Code():
            found.append(Run("\u2003" * round(child.size / make.size), ruler(make)))
        case nodes.Anchor():
            pass
        case _:
            assert_never(child)


def pieces(found: Sequence[Run]) -> tuple[Piece, ...]:
    """Return the pieces of a paragraph's runs."""
    made: list[Piece] = []
    if len(found) == 1 and found[0].text != "\n":
        text, ruled = found[0]
        if ruled.unbroken:
            return (Piece(ruled.width(text)),)
        for word in text.split(" "):
            made += ruled.word(word)
        return tuple(made)
    open_word: list[Run] = []
    for text, ruled in found:
        if text == "\n":
            _close(open_word, made)
            if made:
                made[-1] = made[-1]._replace(ends_line=True)
            else:
                made.append(Piece(0.0, ends_line=True))
            continue
        words = [text] if ruled.unbroken else text.split(" ")
        open_word.append(Run(words[0], ruled))
        for word in words[1:]:
            _close(open_word, made)
            open_word.append(Run(word, ruled))
    _close(open_word, made)
    return tuple(made)


def _close(parts: list[Run], made: list[Piece]) -> None:
    """Add the pieces of a word that one run or several make up, and empty `parts`."""
    if len(parts) == 1 and not parts[0].ruler.unbroken:
        made += parts[0].ruler.word(parts[0].text)
    elif parts:
        _add_compound(parts, made)
    parts.clear()


def _add_compound(parts: list[Run], made: list[Piece]) -> None:
    """Add the pieces of a word of several types, parted only where its letters allow."""
    word = "".join(part.text for part in parts)
    ends = []
    at = 0
    for text in split_word(word)[:-1]:
        at += len(text)
        ends.append(at)
    width = 0.0
    begin = 0
    for text, ruled in parts:
        finish = begin + len(text)
        for end in ends if not ruled.unbroken else ():
            if begin < end <= finish:
                width += ruled.width(word[max(begin, at_start(end, ends)) : end])
                soft = word[end - 1] == SOFT_HYPHEN
                made.append(Piece(width, hyphen=ruled.hyphen if soft else 0.0))
                width = 0.0
        last = max((end for end in ends if end <= finish), default=0) if not ruled.unbroken else 0
        width += ruled.width(word[max(begin, last) : finish])
        begin = finish
    made.append(Piece(width, parts[-1].ruler.space))


def at_start(end: int, ends: Sequence[int]) -> int:
    """Return where the part that ends at `end` begins."""
    return max((other for other in ends if other < end), default=0)


def count_lines(content: Sequence[Piece], width: float, first: float | None = None) -> int:
    """Return how many lines `content` fills; `first` is the first line's width if it differs."""
    room = width if first is None else first
    lines = 1
    used = 0.0
    for piece_width, space, hyphen, ends_line in content:
        if hyphen or ends_line:
            return _count_broken(content, width, first)
        reach = used + piece_width
        if reach > room and used:
            lines += 1
            room = width
            used = piece_width + space
        else:
            used = reach + space
    return lines


def _count_broken(content: Sequence[Piece], width: float, first: float | None) -> int:
    """Return how many lines `content` fills, as `line_ends` has it, soft hyphens and all."""
    room = width if first is None else first
    lines = 1
    used = waiting = 0.0  # the width up to the last place where the line may end, and after it
    last_hyphen = 0.0
    for piece_width, space, hyphen, ends_line in content:
        if ends_line:
            return len(line_ends(content, width, first))
        reach = used + waiting + piece_width
        if reach > room and reach > piece_width:
            if waiting and (not used or waiting + last_hyphen > width):
                return len(line_ends(content, width, first))
            lines += 1
            room = width
            reach = waiting + piece_width
            if waiting and reach > room:
                lines += 1
                reach = piece_width
            used = reach - piece_width
        if hyphen and reach + hyphen > room:
            last_hyphen = hyphen
            waiting = reach - used
        else:
            used, waiting = reach + space, 0.0
    return lines


def line_ends(content: Sequence[Piece], width: float, first: float | None = None) -> list[int]:
    """Return for each line the index after its last piece; an empty paragraph is one line."""
    room = width if first is None else first
    ends: list[int] = []
    at = start = 0  # the piece looked at, the line's first piece
    used = pending = 0.0  # the width up to the last place where the line may end, and after it
    legal = 0  # the index after the last piece where the line may end
    count = len(content)
    while at < count:
        piece_width, space, hyphen, ends_line = content[at]
        reach = used + pending + piece_width
        if reach > room and at > start:
            if legal == start:
                legal = at  # a soft hyphen that does not fit: nothing better on this line
            ends.append(legal)
            at = start = legal
            used = pending = 0.0
            room = width
            continue
        at += 1
        if ends_line:
            ends.append(at)
            start = legal = at
            used = pending = 0.0
            room = width
        elif hyphen and reach + hyphen > room:
            pending += piece_width
        else:
            used, pending = reach + space, 0.0
            legal = at
    if start < count or not ends:
        ends.append(count)
    return ends


def widest(content: Iterable[Piece]) -> float:
    """Return the width below which some piece does not fit."""
    return max((piece.width + piece.hyphen for piece in content), default=0.0)


def natural(content: Iterable[Piece]) -> float:
    """Return the width that holds every line without breaking it."""
    best = used = 0.0
    trailing = 0.0
    for piece in content:
        used += trailing + piece.width
        trailing = piece.space
        if piece.ends_line:
            best = max(best, used)
            used = trailing = 0.0
    return max(best, used)
