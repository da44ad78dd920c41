"""Hyphenation patterns for pyphen, so that `lang="kk"` breaks lines by the same rules.

Pyphen matches small letters only; the words of a document are therefore written out one by
one as well, above all its abbreviations, which must not be broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from docgen.kazakh.hyphenation import break_points

_VOWELS: Final = "аәеёиоөұүыіэюя"
_CONSONANTS: Final = "бвгғджзйкқлмнңпрстфхһцчшщ"
_OBSTRUENTS: Final = "пбтдкгфвх"
_LIQUIDS: Final = "рл"
_SIGNS: Final = "ьъ"
_DEEP: Final = "ғқңһ"
_ONLY_NATIVE: Final = "әөүұі"
_NATIVE_STEMS: Final = ".об3лы .мед3ре .пав3ло .иб3ра"
_THREE_AT_START: Final = "стр спр скр скл спл шпр штр взв взл взр вск всп здр мгл сфр ств"


def patterns() -> Iterator[str]:
    """Yield the patterns of the rules: an odd digit breaks, a larger even one forbids."""
    vowels = _VOWELS + "у"
    yield from (f"1{one}{two}" for one in _CONSONANTS for two in vowels)
    yield from (f"{one}1{two}" for one in _VOWELS for two in _VOWELS)
    yield from (f"{one}1у{two}" for one in _VOWELS if one != "и" for two in _VOWELS)
    yield "и1у"
    yield from (f"{one}у1{two}" for one in _CONSONANTS + _SIGNS for two in vowels)
    yield from (
        f"{one}2{two}{three}" for one in _OBSTRUENTS for two in _LIQUIDS for three in vowels
    )
    yield from (
        f"{before}{one}3{two}"
        for before in (*_ONLY_NATIVE, *(deep + vowel for deep in _DEEP for vowel in vowels))
        for one in _OBSTRUENTS
        for two in _LIQUIDS
    )
    yield from _NATIVE_STEMS.split(" ")
    yield from (f"{sign}3{vowel}" for sign in _SIGNS for vowel in vowels)
    yield from (f".{one[:-1]}4{one[-1]}" for one in _THREE_AT_START.split(" "))


def word_pattern(word: str) -> str:
    """Return the pattern of one word alone: breaks at its points and nowhere else."""
    points = set(break_points(word))
    marks = ["9" if index in points else "8" for index in range(1, len(word))]
    inside = "".join(mark + letter for mark, letter in zip(marks, word.lower()[1:], strict=True))
    return f".{word[:1].lower()}{inside}."


def write_dictionary(words: Iterable[str], path: Path) -> None:
    """Write a dictionary in pyphen's format: the rules, and these words exactly.

    A word that also occurs as an abbreviation (СОР, сор) is not broken.
    """
    exact: dict[str, str] = {}
    for word in sorted({part for whole in words for part in whole.split("-")}):
        if len(word) < 4 or not word.isalpha():
            continue
        known = exact.get(word.lower())
        pattern = word_pattern(word)
        if known is None or pattern.count("9") < known.count("9"):
            exact[word.lower()] = pattern
    lines = ["UTF-8", "LEFTHYPHENMIN 2", "RIGHTHYPHENMIN 2", *patterns(), *exact.values()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def register(path: Path, language: str = "kk") -> None:
    """Make pyphen, and with it WeasyPrint, use this dictionary for a language."""
    import pyphen  # type: ignore[import-untyped]  # it ships no types

    name = language.replace("-", "_")
    pyphen.LANGUAGES[name] = path
    pyphen.LANGUAGES_LOWERCASE[name.lower()] = name
