"""What inlines say, without their form: a signature to compare by, and pieces to mark by.

Bold, italic, colours and kinds of space are form; references count as what they point to, not
as the number they print, because that follows from the order of things.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import cast

from docgen.tree.nodes import (
    Anchor,
    Block,
    Code,
    Footnote,
    Formula,
    Inflected,
    Inline,
    LineBreak,
    PageCount,
    PageNumber,
    PageReference,
    Reference,
    Subscript,
    Superscript,
    Tab,
    Text,
    Value,
    Wrapper,
)
from docgen.tree.walk import own_inlines

_WORDS = re.compile(r"\s+|\w+(?:[\u00ad\u2011'’-]\w+)*|[^\w\s]")
_BLANKS = re.compile(r"[\s\u00a0\u202f]+")
_COUNTED = re.compile(r"\w+")
_NO_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": None, "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, blank, sign or object: its `token` to compare by, the leaf, its wrappers."""

    token: str
    leaf: Inline
    wrappers: tuple[Wrapper, ...] = ()


def signature(inlines: Iterable[Inline]) -> str:
    """Return what the inlines say as one text; equal texts mean equal words."""
    return _BLANKS.sub(" ", "".join([_token(one) for one in inlines]).translate(_NO_SPACES)).strip()


def _token(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Value(text=text) | Inflected(text=text):
            return text
        case Superscript(children=children):
            return f"^({''.join([_token(one) for one in children])})"
        case Subscript(children=children):
            return f"_({''.join([_token(one) for one in children])})"
        case Wrapper(children=children):
            return "".join([_token(one) for one in children])
        case Reference(target=target, case=case):
            return f"→{target}:{case}"
        case Footnote(blocks=blocks):
            return f"[^{signature_of_blocks(blocks)}]"
        case Formula(latex=latex):
            return f"${latex}$"
        case Code(data=data):
            return f"▦{data}"
        case LineBreak() | Tab():
            return " "
        case Anchor() | PageNumber() | PageCount() | PageReference():
            return ""


def signature_of_blocks(blocks: Iterable[Block]) -> str:
    """Return what the blocks of a note say."""
    return "¶".join(signature(inlines) for block in blocks for inlines in own_inlines(block))


def pieces(inlines: Iterable[Inline], wrappers: tuple[Wrapper, ...] = ()) -> list[Piece]:
    """Return the inlines taken apart into words, blanks, signs and objects."""
    found: list[Piece] = []
    for inline in inlines:
        if isinstance(inline, Text):
            found += (
                Piece(_plain(word), replace(inline, text=word), wrappers)
                for word in _WORDS.findall(inline.text)
            )
        elif isinstance(inline, Wrapper):
            found += pieces(inline.children, (*wrappers, replace(inline, children=())))
        else:
            found.append(Piece(_token(inline), inline, wrappers))
    return found


def _plain(word: str) -> str:
    return _BLANKS.sub(" ", word.translate(_NO_SPACES)) or word


def joined(parts: Sequence[Piece]) -> tuple[Inline, ...]:
    """Return the inlines of pieces; neighbours of one make become one node again."""
    found: list[Inline] = []
    at = 0
    while at < len(parts):
        first = parts[at]
        end = at + 1
        if first.wrappers:
            outer = first.wrappers[0]
            while end < len(parts) and parts[end].wrappers[:1] == (outer,):
                end += 1
            inner = [replace(one, wrappers=one.wrappers[1:]) for one in parts[at:end]]
            found.append(cast(Inline, replace(outer, children=joined(inner))))
        elif isinstance(first.leaf, Text):
            while end < len(parts) and _is_text(parts[end]):
                end += 1
            words = "".join(one.leaf.text for one in parts[at:end] if isinstance(one.leaf, Text))
            found.append(replace(first.leaf, text=words))
        else:
            found.append(first.leaf)
        at = end
    return tuple(found)


def _is_text(piece: Piece) -> bool:
    return not piece.wrappers and isinstance(piece.leaf, Text)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces that both texts have, or that only one of them has."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    same: bool


def differing(old: Sequence[Piece], new: Sequence[Piece]) -> list[Stretch]:
    """Return the two texts as stretches; lone blanks between changed words count as changed."""
    matcher = SequenceMatcher(
        None, [one.token for one in old], [one.token for one in new], autojunk=False
    )
    found: list[Stretch] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        same = tag == "equal"
        stretch = Stretch(tuple(old[i1:i2]), tuple(new[j1:j2]), same)
        lone = same and not "".join(one.token for one in stretch.old).strip()
        inside = lone and bool(i1 and j1) and i2 < len(old) and j2 < len(new)
        if found and (inside or (not same and not found[-1].same)):
            last = found.pop()
            stretch = Stretch(last.old + stretch.old, last.new + stretch.new, False)
        found.append(stretch)
    return found


def with_notes_paired(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches; a footnote that is worded anew counts as one that both texts have.

    So it is where what differs has as many footnotes in the one text as in the other, and as
    many paragraphs in each.
    """
    found: list[Stretch] = []
    for one in stretches:
        lengths = _notes(one.old)
        if one.same or not lengths or lengths != _notes(one.new):
            found.append(one)
        else:
            found += _around_notes(one)
    return found


def _notes(side: Sequence[Piece]) -> list[list[type[Block]]]:
    """Return the kinds of the blocks of each footnote."""
    notes = (piece.leaf for piece in side)
    return [[type(block) for block in one.blocks] for one in notes if isinstance(one, Footnote)]


def _around_notes(stretch: Stretch) -> Iterator[Stretch]:
    """Yield what stands between the footnotes, and each pair of footnotes, in order."""
    olds, news = _cut_at_notes(stretch.old), _cut_at_notes(stretch.new)
    for old, new in zip(olds, news, strict=True):
        is_note = bool(old) and isinstance(old[0].leaf, Footnote)
        if is_note:
            yield Stretch(old, new, True)
        elif old or new:
            yield from differing(old, new)


def _cut_at_notes(side: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """Return the pieces as words, footnote, words, footnote … words."""
    found: list[tuple[Piece, ...]] = [()]
    for piece in side:
        if isinstance(piece.leaf, Footnote):
            found += [(piece,), ()]
        else:
            found[-1] = (*found[-1], piece)
    return found


def counted(text: str) -> Counter[str]:
    """Return how often each word of the text occurs."""
    return Counter(_COUNTED.findall(text.lower()))


def similarity(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words that two texts have in common: 0 none, 1 all."""
    total = one.total() + other.total()
    return 1.0 if not total else 2 * (one & other).total() / total
