"""Where Kazakh words may be broken: by syllable, never leaving one letter.

Source: «Емле ережелері» of 2018, chapter IX (§99–107), and the same rules as printed for the
Cyrillic script. Obstruent + р/л inside loans (элект-рон or элек-трон) is disputed: such
places are not broken. In native words they are broken as other pairs are (мед-ре-се, об-лыс).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from docgen.kazakh.lexicon import Lexicon
from docgen.kazakh.stems import is_abbreviation

SOFT_HYPHEN: Final = "\u00ad"
CELL_MINIMUM: Final = (2, 2)
BODY_MINIMUM: Final = (3, 3)

_LETTERS: Final = "а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ"

# Kinds of letters: V vowel, I и, U у (either), L р л, O the obstruents that may open a syllable
# with them in loans, S the signs ь ъ, C any other consonant.
_KINDS: Final = str.maketrans(
    {
        **dict.fromkeys("аәеёоөұүыіэюя", "V"),
        "и": "I",
        "у": "U",
        **dict.fromkeys("пбтдкгфвх", "O"),
        **dict.fromkeys("рл", "L"),
        **dict.fromkeys("ьъ", "S"),
        **dict.fromkeys("ғжзйқмнңсһцчшщ", "C"),
    }
)
_CONSONANT_U: Final = re.compile(r"^U(?=[VI])|(?<=V)U|(?<=I)U(?=[VI])")
_SYLLABLES: Final = re.compile(r"V(?=([COLS]*)V)")
_UNITS: Final = re.compile(r"[COL]S?")
# The obstruent before р, л in words that are no loans of today: their own letters show it.
_NATIVE_PAIR: Final = re.compile(
    r"(?:[әөүұі]|[ғқңһ][аәеёиоөуұүыіэюя])([бвгдкптфх])(?=[рл])"
    r"|\b(?:о(б)(?=лы)|ме(д)(?=ре)|па(в)(?=ло)|и(б)(?=ра))"
)
_WORD: Final = re.compile(rf"[{_LETTERS}]+")
_PLAIN: Final = re.compile(rf"[{_LETTERS}]?[а-яёәғқңөұүһі]+")

# What may follow a digit or an abbreviation as an ending: it stays on the line, unbroken.
ENDING: Final = re.compile(
    r"(?:[лдт][ае]р)?(?:[еа]у)?(?:с?[ыі])?"
    r"(?:[ндт][ыі]ң?|н|[ғқгк][ае]|н[ае]|н?[дт][ае](?:[ғг][ыі](?:л[ае]р)?|н)?|н[ае]н|[мбп]ен)?"
    r"(?:н[ыі]ң|н[ае]|нда|нде|нан|нен)?"
)


def break_points(word: str, minimum: tuple[int, int] = CELL_MINIMUM) -> tuple[int, ...]:
    """Return the offsets in `word` where a hyphen may be put.

    `minimum` is the least number of letters before and after. Abbreviations, Latin words and
    tokens with digits have none; the halves of a compound are treated one by one, and its own
    hyphen is not among the offsets.
    """
    if _PLAIN.fullmatch(word):
        return _in_letters(word, minimum)
    if "-" in word:
        return _in_compound(word, minimum)
    if not _WORD.fullmatch(word) or is_abbreviation(word, Lexicon.default()):
        return ()
    return _in_letters(word, minimum)


def hyphenate(word: str, char: str = SOFT_HYPHEN, minimum: tuple[int, int] = CELL_MINIMUM) -> str:
    """Return the word with `char` at every break point: тір-ке-лу with a hyphen."""
    return _joined(word, break_points(word, minimum), char)


def soft_hyphens(
    text: str, minimum: tuple[int, int] = CELL_MINIMUM, char: str = SOFT_HYPHEN
) -> str:
    """Return the text with soft hyphens where its words may be broken.

    Addresses, abbreviations, initials, numbers with their endings, Latin words and words that
    have soft hyphens already stay as they are, so doing it twice changes nothing.
    """
    pieces = _pieces(minimum, char)
    return "".join([pieces[token] for token in _SPACES.split(text)])


_SPACES: Final = re.compile(r"([\s\u00a0]+)")
_LEFT_ALONE: Final = re.compile(rf"[@{SOFT_HYPHEN}]|://|www\.|[{_LETTERS}A-Za-z0-9]\.[A-Za-z]")
_TOKEN: Final = re.compile(r"[\w%₸°№²³’'.-]*\w")
_LARGEST_CACHE: Final = 50_000


class _Pieces(dict[str, str]):
    """Tokens of running text with their soft hyphens; each token is worked out once."""

    def __init__(self, minimum: tuple[int, int], char: str) -> None:
        self.minimum = minimum
        self.char = char

    def __missing__(self, token: str) -> str:
        if len(self) >= _LARGEST_CACHE:
            self.clear()
        done = token
        if len(token) < 4:
            pass
        elif _PLAIN.fullmatch(token):
            done = _joined(token, _in_letters(token, self.minimum), self.char)
        elif not _LEFT_ALONE.search(token):
            done = _TOKEN.sub(lambda found: self._hyphenated(found[0]), token)
        self[token] = done
        return done

    def _hyphenated(self, word: str) -> str:
        return hyphenate(word, self.char, self.minimum)


@lru_cache(maxsize=16)
def _pieces(minimum: tuple[int, int], char: str) -> _Pieces:
    return _Pieces(minimum, char)


def _joined(word: str, points: Sequence[int], char: str) -> str:
    for point in reversed(points):
        word = word[:point] + char + word[point:]
    return word


def _in_compound(word: str, minimum: tuple[int, int]) -> tuple[int, ...]:
    points: list[int] = []
    start, bound = 0, False
    for half in word.split("-"):
        if not (bound and ENDING.fullmatch(half)):
            points += (start + point for point in break_points(half, minimum))
        bound = not _PLAIN.fullmatch(half)
        start += len(half) + 1
    return tuple(points)


def _in_letters(word: str, minimum: tuple[int, int]) -> tuple[int, ...]:
    left, right = minimum
    length = len(word)
    if length < left + right:
        return ()
    points = _syllables(_kinds_of(word.lower()))
    if points and (points[0] < left or points[-1] > length - right):
        return tuple([point for point in points if left <= point <= length - right])
    return points


def _kinds_of(word: str) -> str:
    kinds = word.translate(_KINDS)
    if "OL" in kinds:
        for pair in _NATIVE_PAIR.finditer(word):
            kinds = kinds[: pair.end() - 1] + "C" + kinds[pair.end() :]
    return kinds


@lru_cache(maxsize=20_000)
def _syllables(kinds: str) -> tuple[int, ...]:
    """Where syllables end in a word given by its kinds of letters."""
    if "U" in kinds:
        kinds = _CONSONANT_U.sub("C", kinds).replace("U", "V")
    points = []
    for found in _SYLLABLES.finditer(kinds.replace("I", "V")):
        offset = _offset(found[1])
        if offset is not None:
            points.append(found.end() + offset)
    return tuple(points)


@lru_cache(maxsize=4096)
def _offset(cluster: str) -> int | None:
    """How many of the consonants between two vowels stay; None where usage is disputed."""
    if not cluster or cluster.endswith("S"):
        return len(cluster)
    units = _UNITS.findall(cluster)
    if len(units) > 1 and units[-1] == "L" and units[-2] == "O":
        return None
    return len(cluster) - len(units[-1])
