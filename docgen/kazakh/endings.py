"""Which ending a sound takes: cases, plural, the third-person possessive.

Source: the table of noun endings that every school grammar of Kazakh gives; numerals were
compared with an independent machine-readable set of 1400 forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from docgen.kazakh.sounds import Last, Sound


class Case(StrEnum):
    """The seven cases."""

    NOMINATIVE = "nominative"  # атау
    GENITIVE = "genitive"  # ілік
    DATIVE = "dative"  # барыс
    ACCUSATIVE = "accusative"  # табыс
    LOCATIVE = "locative"  # жатыс
    ABLATIVE = "ablative"  # шығыс
    INSTRUMENTAL = "instrumental"  # көмектес


class Number(StrEnum):
    """Singular or plural."""

    SINGULAR = "singular"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class _Row:
    """The endings after one kind of letter, written with back vowels."""

    genitive: str
    dative: str
    accusative: str
    locative: str
    ablative: str
    instrumental: str
    plural: str
    possessive: str


_ROWS: Final = {
    Last.VOWEL: _Row("ның", "ға", "ны", "да", "дан", "мен", "лар", "сы"),
    Last.NASAL: _Row("ның", "ға", "ды", "да", "нан", "мен", "дар", "ы"),
    Last.LIQUID: _Row("дың", "ға", "ды", "да", "дан", "мен", "лар", "ы"),
    Last.LATERAL: _Row("дың", "ға", "ды", "да", "дан", "мен", "дар", "ы"),
    Last.BUZZING: _Row("дың", "ға", "ды", "да", "дан", "бен", "дар", "ы"),
    Last.VOICELESS: _Row("тың", "қа", "ты", "та", "тан", "пен", "тар", "ы"),
}
_POSSESSED: Final = _Row("ның", "на", "н", "нда", "нан", "мен", "", "")

_TO_FRONT: Final = str.maketrans("аыңғқ", "еіңгк")


def case_ending(sound: Sound, case: Case) -> str:
    """Return the ending of `case` after `sound`; empty for the nominative."""
    if case is Case.NOMINATIVE:
        return ""
    row = _POSSESSED if sound.possessed else _ROWS[sound.last]
    return _harmonised(getattr(row, case.value), sound)


def plural_ending(sound: Sound) -> str:
    """Return -лар, -дар, -тар or their front forms."""
    return _harmonised(_ROWS[sound.last].plural, sound)


def possessive_ending(sound: Sound) -> str:
    """Return -ы, -сы or their front forms: the third person."""
    return _harmonised(_ROWS[sound.last].possessive, sound)


def adjective_ending(sound: Sound) -> str:
    """Return -дағы, -дегі, -тағы, -тегі, -ндағы or -ндегі: «that is at it»."""
    return case_ending(sound, Case.LOCATIVE) + ("ғы" if sound.back else "гі")


def after_plural(sound: Sound) -> Sound:
    """Return the sound of the word once the plural ending is on it."""
    return Sound(Last.LIQUID, sound.back)


def after_possessive(sound: Sound) -> Sound:
    """Return the sound of the word once the possessive ending is on it."""
    return Sound(Last.VOWEL, sound.back, possessed=True)


def _harmonised(ending: str, sound: Sound) -> str:
    if sound.back or ending in ("мен", "бен", "пен"):
        return ending
    return ending.translate(_TO_FRONT)
