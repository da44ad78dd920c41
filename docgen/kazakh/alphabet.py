"""The order of the 42 letters, letters for paragraphs, and a sorting key.

Source: the Cyrillic alphabet of Kazakh as taught and as ICU sorts it; code points
alone would put ә ғ қ ң ө ұ ү һ і and ё last.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

ALPHABET: Final = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

# Letters that lists of legal acts leave out: they look like others or have no name of their own.
_NOT_IN_LISTS: Final = "ёйщъыьэ"

LIST_LETTERS: Final = "".join(letter for letter in ALPHABET if letter not in _NOT_IN_LISTS)

_RANK: Final = {letter: rank for rank, letter in enumerate(ALPHABET, start=0x1000)}


def sort_key(text: str) -> tuple[tuple[int, ...], str]:
    """Return a key that sorts words as a Kazakh dictionary does.

    Capitals count as small letters; the word itself decides between equals.
    Spaces, digits and Latin letters come before Kazakh letters.
    """
    return tuple(_RANK.get(letter, ord(letter) & 0xFFF) for letter in text.lower()), text


def sort_words(words: Iterable[str]) -> list[str]:
    """Return the words in alphabetical order."""
    return sorted(words, key=sort_key)


def paragraph_letter(position: int) -> str:
    """Return the letter of the paragraph at `position`, which starts from 1: а, ә, б.

    After the last letter they double (аа, аә, …), so any length of list works.
    """
    if position < 1:
        raise ValueError(f"a paragraph has a position from 1, not {position}")
    letters = ""
    while position > 0:
        position, rest = divmod(position - 1, len(LIST_LETTERS))
        letters = LIST_LETTERS[rest] + letters
    return letters


def paragraph_position(letter: str) -> int:
    """Return the position that `paragraph_letter` gives this letter for."""
    position = 0
    for part in letter:
        rank = LIST_LETTERS.find(part)
        if rank < 0:
            raise ValueError(f"{letter!r} is not a paragraph letter")
        position = position * len(LIST_LETTERS) + rank + 1
    if position == 0:
        raise ValueError("a paragraph letter is missing")
    return position
