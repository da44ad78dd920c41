"""How a word sounds at its end: back or front, and the kind of its last letter.

Endings depend on nothing else, so a `Sound` is all that `endings` needs to know of a word,
a number or an abbreviation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

BACK_VOWELS: Final = frozenset("аоұыяё")
FRONT_VOWELS: Final = frozenset("әөүіеэ")
GLIDE_VOWELS: Final = frozenset("иую")
VOWELS: Final = BACK_VOWELS | FRONT_VOWELS | GLIDE_VOWELS
UPPER: Final = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
LOWER: Final = UPPER.lower()


class Last(Enum):
    """The kinds of last letter that endings tell apart."""

    VOWEL = "vowel"
    NASAL = "nasal"  # м н ң
    LIQUID = "liquid"  # р й у и ю
    LATERAL = "lateral"  # л: as the liquids, but the plural is -дар
    BUZZING = "buzzing"  # ж з
    VOICELESS = "voiceless"  # all others, also б в г д


@dataclass(frozen=True, slots=True)
class Sound:
    """The end of a word as it is heard; `possessed` marks the third-person possessive."""

    last: Last
    back: bool
    possessed: bool = False


_LAST: Final = {
    **dict.fromkeys("аәеоөыіұүэяё", Last.VOWEL),
    **dict.fromkeys("мнң", Last.NASAL),
    **dict.fromkeys("рйуию", Last.LIQUID),
    "л": Last.LATERAL,
    **dict.fromkeys("жз", Last.BUZZING),
}

# Loans whose last consonants are soft take front endings whatever their vowel:
# банк-ке, хирург-ке, цикл-ге, бокс-ке; so do all in -ь. Source: the rule on final clusters of
# loans in the Latin-script orthography courses of the civil service (kipk.edu.kz 4408).
_SOFT_END: Final = re.compile(r"(?:[рлн]к|рг|кс|кл|[кпф]т|ск|ульт|ь)$")

# -ов, -ев are not heard as a syllable of their own: Байғараев-қа, Исезимбетов-ке.
# Source: 2018 orthography, §54.
_SURNAME_IN: Final = re.compile(r"^[А-ЯЁӘҒҚҢӨҰҮҺІ].{2,}(?:ин|ИН)$")
_SURNAME: Final = re.compile(r"^[А-ЯЁӘҒҚҢӨҰҮҺІ].{2,}(?:ов|ев|ёв|ОВ|ЕВ)$")


def sound_of(word: str, *, possessed: bool = False) -> Sound:
    """Return the sound of one spoken word, as its spelling tells it."""
    plain = word.lower().rstrip("ьъ")
    last = _LAST.get(plain[-1:], Last.VOICELESS)
    return Sound(last, is_back(word), possessed)


def is_back(word: str) -> bool:
    """Return whether endings after this word have back vowels (а, ы), not front (е, і)."""
    lower = word.lower()
    if _SURNAME.match(word):
        lower = lower[:-2]
    elif _SOFT_END.search(lower) or _SURNAME_IN.match(word):
        return False
    return _harmony(lower)


def _harmony(word: str) -> bool:
    end = len(word) - 1
    for index in range(end, -1, -1):
        letter = word[index]
        if letter in BACK_VOWELS:
            return True
        if letter in FRONT_VOWELS:
            return False
        closed = index < end and not (index == end - 1 and word[end] == "й")
        if letter == "и" and not _has_deep_letters(word):
            return False  # тариф-ке, аудит-ке, санаторий-ге, такси-ге, «ай-ти»-ге
        if letter == "ю" and closed:
            return False  # костюм-ге
        if letter == "у" and closed and not (index and word[index - 1] in VOWELS):
            return True  # ресурс-қа, институт-қа
    return _without_plain_vowels(word)


def _has_deep_letters(word: str) -> bool:
    return "қ" in word or "ғ" in word or "ұ" in word


def _without_plain_vowels(word: str) -> bool:
    """Words like су, ми, қию, кию: the consonants tell."""
    if _has_deep_letters(word):
        return True
    return "у" in word and not ("к" in word or "г" in word)
