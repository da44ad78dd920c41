"""How an author reads an abbreviation, as the endings after it show.

«МӘМС-тің» is read as a word, «МӘМС-ның» letter by letter. Either is right; both in one text are
not. Which of the two an ending shows is told only where the readings differ in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.kazakh.lexicon import EITHER, LETTERS, WORD, Lexicon, latin_as_cyrillic
from docgen.kazakh.lint_endings import abbreviations_with_endings
from docgen.kazakh.sounds import VOWELS, Sound, sound_of
from docgen.kazakh.stems import stem_of
from docgen.kazakh.suffixes import endings_of


@dataclass(frozen=True, slots=True)
class Reading:
    """An abbreviation with an ending that only one reading takes: "letters" or "word"."""

    abbreviation: str
    ending: str
    reading: str
    start: int
    end: int


def readings(text: str, lexicon: Lexicon | None = None) -> Iterator[Reading]:
    """Yield the abbreviations that may be read in two ways, where an ending shows which."""
    words = lexicon or Lexicon.default()
    for stem, ending, start, end in abbreviations_with_endings(text, words):
        reading = _shown(stem, ending, words)
        if reading:
            yield Reading(stem, ending, reading, start, end)


def _shown(stem: str, ending: str, lexicon: Lexicon) -> str:
    """Return the one reading that takes `ending`; nothing when both or neither does."""
    sounds = _sounds(stem, lexicon)
    taking = [name for name, sound in sounds.items() if ending in endings_of(sound).values()]
    return taking[0] if len(taking) == 1 else ""


def _sounds(stem: str, lexicon: Lexicon) -> dict[str, Sound]:
    """Return how the abbreviation ends in each of its readings; nothing when it has but one."""
    named = lexicon.abbreviations.get(stem, EITHER)
    spoken = latin_as_cyrillic(stem)
    if named != EITHER or not VOWELS & set(spoken):
        return {}
    return {LETTERS: stem_of(stem, lexicon).sound, WORD: sound_of(spoken)}
