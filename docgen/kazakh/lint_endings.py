"""Endings after digits, percents and abbreviations: their spacing, hyphen and harmony."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from docgen.kazakh.endings import Case
from docgen.kazakh.findings import Finding
from docgen.kazakh.lexicon import EITHER, Lexicon
from docgen.kazakh.numerals import last_word, roman_value
from docgen.kazakh.sounds import VOWELS, Sound, sound_of
from docgen.kazakh.stems import is_abbreviation, stem_of
from docgen.kazakh.suffixes import Slot, endings_of, slots_of
from docgen.kazakh.words import collective, collective_ending

_L: Final = "а-яёәғқңөұүһі"
_U: Final = "А-ЯЁӘҒҚҢӨҰҮҺІ"
_NUMBER: Final = r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:[.,:/]\d+)*"

_AFTER_NUMBER: Final = re.compile(
    rf"(?<![\w,.])(?P<stem>(?:{_NUMBER})[ \u00a0]?%|(?:{_NUMBER}))"
    rf"(?P<gap>[ \u00a0]*[-‑–—][ \u00a0]*|)(?P<ending>[{_L}]+)(?![{_L}\w-])"
)
_AFTER_ABBREVIATION: Final = re.compile(
    rf"(?<![\w-])(?P<stem>[{_U}A-Z][{_L}]{{0,4}}[{_U}A-Z]*[{_U}A-Z]|[{_U}A-Z]{{2,}})"
    rf"(?P<gap>[ \u00a0]*[-‑–—][ \u00a0]*|)(?P<ending>[{_L}]+)(?![{_L}\w-])"
)
_ORDINAL: Final = re.compile(
    rf"(?<![\w,.])(\d+(?:\.\d+)*)[ \u00a0]*[-‑–—]?[ \u00a0]*(?:[ыі]?н)?(?:шы|ші)\b"
    rf"(?:([ \u00a0]+)([{_L}]+))?"
)
_LOOSE_ORDINAL: Final = re.compile(rf"(?<![\w,.])(\d+(?:\.\d+)*\)?)-[ \u00a0]+([{_L}]{{4,}})")
_NUMBERED: Final = re.compile(
    rf"№[ \u00a0]?(\d+)[ \u00a0]+(кесте|сурет|диаграмма|қосымша|бөлім|мақсат|міндет)([{_L}]*)\b"
    r"|\b(Кесте|Сурет|Диаграмма|Қосымша|Бөлім|Мақсат|Міндет)"
    r"[ \u00a0]+№?[ \u00a0]?(\d+(?:\.\d+)*)\b"
)
# Words that look like endings; between spaces they are conjunctions or particles.
_WORDS: Final = frozenset(("да", "де", "та", "те", "мен", "бен", "пен"))
_SOFT_WORDS: Final = frozenset(("мен", "бен", "пен"))


def ending_findings(text: str, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield what is wrong with endings after digits, signs and abbreviations, and ordinals."""
    yield from _ordinals(text)
    for found in _AFTER_NUMBER.finditer(text):
        yield from _after(found, _number_sounds(found["stem"], lexicon), "number-ending")
    for found in _after_abbreviations(text, lexicon):
        yield from _after(found, _readings(found["stem"], lexicon), "abbreviation-ending")


def abbreviations_with_endings(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str, int, int]]:
    """Yield every abbreviation that an ending follows: both, and where they begin and end."""
    for found in _after_abbreviations(text, lexicon):
        if not _is_word(found["stem"], found["gap"], found["ending"]):
            yield found["stem"], found["ending"], found.start(), found.end()


def _after_abbreviations(text: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    for found in _AFTER_ABBREVIATION.finditer(text):
        if roman_value(found["stem"]) is None and is_abbreviation(found["stem"], lexicon):
            yield found


def _ordinals(text: str) -> Iterator[Finding]:
    for found in _ORDINAL.finditer(text):
        noun = found[3]
        suggestion = f"{found[1]}-{noun}" if noun else None
        yield Finding("ordinal-ending", found.start(), found.end(), suggestion)
    for found in _LOOSE_ORDINAL.finditer(text):
        if not slots_of(found[2]):
            number = found[1].rstrip(")")
            yield Finding("numbered-noun", found.start(), found.end(), f"{number}-{found[2]}")
    for found in _NUMBERED.finditer(text):
        if found[1]:
            suggestion = f"{found[1]}-{found[2]}{found[3]}"
        else:
            suggestion = f"{found[5]}-{found[4].lower()}"
        yield Finding("numbered-noun", found.start(), found.end(), suggestion)


def _after(found: re.Match[str], sounds: tuple[Sound, ...], rule: str) -> Iterator[Finding]:
    stem, gap, ending = found["stem"], found["gap"], found["ending"]
    expected = {form for sound in sounds for form in endings_of(sound).values()}
    collectives = _collectives(stem)
    if ending.startswith(("уі", "уы")) and collectives:
        yield _finding(rule, found, f"{stem}-{collectives[1]}")
        return
    if ending in collectives:
        right: str | None = ending
    else:
        right = ending if ending in expected else _right(ending, sounds[0])
    if right is None or (not gap and len(ending) < 2) or _is_word(stem, gap, ending):
        return
    if right != ending:
        yield _finding(rule, found, f"{stem}-{right}")
    elif gap != "-":
        yield _finding("ending-spacing" if gap else "ending-hyphen", found, f"{stem}-{right}")


def _is_word(stem: str, gap: str, ending: str) -> bool:
    """Return whether «– мен» or «– да» may be a conjunction; after a percent it is an ending."""
    spaced = gap[:1].isspace() and gap[-1:].isspace()
    return spaced and ending in _WORDS and not (ending in _SOFT_WORDS and stem.endswith("%"))


def _finding(rule: str, found: re.Match[str], suggestion: str) -> Finding:
    return Finding(rule, found.start(), found.end(), suggestion)


def _right(ending: str, sound: Sound) -> str | None:
    slots = slots_of(ending)
    if not slots:
        return None
    return endings_of(sound).get(_likeliest(slots))


def _likeliest(slots: tuple[Slot, ...]) -> Slot:
    """Return the plainest slot: singular before plural, not possessed before possessed."""
    return min(slots, key=lambda slot: (slot.plural, slot.possessive, slot.case is Case.NOMINATIVE))


def _number_sounds(stem: str, lexicon: Lexicon) -> tuple[Sound, ...]:
    sound = stem_of(stem, lexicon).sound
    zero = re.search(r",(\d+0)$", stem)
    if zero:
        return (sound, sound_of(last_word(0)))
    return (sound,)


def _readings(stem: str, lexicon: Lexicon) -> tuple[Sound, ...]:
    sound = stem_of(stem, lexicon).sound
    if lexicon.abbreviations.get(stem) == EITHER:
        return (sound, sound_of(stem))
    if stem[-1].isascii() and stem not in lexicon.abbreviations:
        return (sound, replace(sound, back=not sound.back))  # English or Kazakh names of letters
    if stem in lexicon.abbreviations or not VOWELS & set(stem.lower()):
        return (sound,)
    return (sound, sound_of(stem))


def _collectives(stem: str) -> tuple[str, ...]:
    if not stem.isdigit() or collective_ending(int(stem)) is None:
        return ()
    bare = collective_ending(int(stem)) or ""
    sound = sound_of(collective(int(stem)))
    owned = bare + endings_of(sound)[Slot(Case.NOMINATIVE, possessive=True)]
    forms = [bare, owned]
    for slot, ending in endings_of(sound).items():
        if not slot.plural:
            forms.append(bare + ending)
    return tuple(forms)
