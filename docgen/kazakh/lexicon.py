"""The words that rules alone do not settle: abbreviations, units, nouns out of line.

A plan adds its own abbreviations with `Lexicon.with_entries`; the built-in ones are in `data/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from docgen.kazakh.sounds import Sound, is_back, sound_of

LETTERS: Final = "letters"
WORD: Final = "word"
EITHER: Final = "letters|word"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Readings of abbreviations, spoken units, and nouns with a property.

    `abbreviations` maps an abbreviation to "letters", "word" or the words that are spoken
    («и-эс-джи»), "letters|word" where both live; `nouns` maps a small-letter word to its
    properties; `elided` holds the possessed forms that lose a vowel (халқы, орны); `short` the
    words of two to five letters that are no abbreviations though in capitals.
    """

    abbreviations: Mapping[str, str]
    units: Mapping[str, str]
    nouns: Mapping[str, Mapping[str, str]]
    elided: frozenset[str]
    short: frozenset[str]

    @staticmethod
    def default() -> Lexicon:
        """Return the built-in lexicon; it is read once."""
        return _default()

    def with_entries(
        self,
        abbreviations: Mapping[str, str] = MappingProxyType({}),
        *,
        possessed: Mapping[str, bool] = MappingProxyType({}),
    ) -> Lexicon:
        """Return a lexicon that knows these too; a new entry wins over an old one.

        `abbreviations` gives the reading: "letters", "word" or the spoken words. `possessed`
        says of nouns in -ы, -і whether they are possessed forms (орталығы) or not (үлгі).
        """
        for abbreviation, reading in abbreviations.items():
            if not abbreviation.strip() or not reading.strip():
                raise ValueError(f"the abbreviation {abbreviation!r} needs a reading")
        nouns = {word: dict(properties) for word, properties in self.nouns.items()}
        for word, is_possessed in possessed.items():
            properties = nouns.setdefault(word.lower(), {})
            properties.pop("plain", None)
            properties.pop("possessed", None)
            properties["possessed" if is_possessed else "plain"] = ""
        return replace(
            self,
            abbreviations=MappingProxyType({**self.abbreviations, **abbreviations}),
            nouns=_frozen(nouns),
        )

    def noun(self, word: str) -> Mapping[str, str]:
        """Return the properties of a noun; nothing for most."""
        return self.nouns.get(word.lower(), _NOTHING)


_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})

# English names of the Latin letters, as Kazakh speakers say them in abbreviations.
_LATIN_NAMES: Final = (
    "эй би си ди и эф джи эйч ай джей кей эл эм эн оу пи кью ар эс ти ю ви даблю икс уай зед"
)
_LATIN: Final = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", _LATIN_NAMES.split(" "), strict=True))


def spoken_by_letters(abbreviation: str) -> str:
    """Return how the last letter is called: шы in ЖШС's Ш, кі for К and Г, a vowel as it is.

    Source: orthography §73 (МКК-ге, ЖШС-ға) and the readings ты-мы-ды, жы-шы-сы.
    """
    letter = abbreviation[-1]
    if letter.upper() in _LATIN:
        return _LATIN[letter.upper()]
    letter = letter.lower()
    if letter in "аәеёоөұүыіэяуию":
        return letter
    return letter + ("і" if letter in "кг" else "ы")


def abbreviation_sound(abbreviation: str, lexicon: Lexicon) -> Sound:
    """Return the sound of an abbreviation by its reading; unknown ones are read by letters."""
    reading = lexicon.abbreviations.get(abbreviation, LETTERS)
    if reading in (LETTERS, EITHER):
        return sound_of(spoken_by_letters(abbreviation))
    if reading == WORD:
        return sound_of(latin_as_cyrillic(abbreviation))
    return sound_of(reading.split()[-1])


_LATIN_SOUNDS: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzäöüışğçñū", "абкдефгһіжклмнопкрстуввкызәөүышғшңұ"
)


def latin_as_cyrillic(word: str) -> str:
    """Return a Latin word in Cyrillic letters, near enough to choose its endings."""
    return word.lower().translate(_LATIN_SOUNDS)


@cache
def _default() -> Lexicon:
    nouns: dict[str, dict[str, str]] = {}
    for word, name, value in _rows("nouns.tsv"):
        nouns.setdefault(word, {})[name] = value
    return Lexicon(
        abbreviations=MappingProxyType({row[0]: row[1] for row in _rows("abbreviations.tsv")}),
        units=MappingProxyType({row[0]: row[1] for row in _rows("units.tsv")}),
        nouns=_frozen(nouns),
        elided=frozenset(
            properties["elision"] + ("ы" if is_back(word) else "і")
            for word, properties in nouns.items()
            if "elision" in properties
        ),
        short=frozenset(word for row in _rows("short.tsv") for word in row[0].split()),
    )


def _frozen(nouns: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType(
        {word: MappingProxyType(dict(properties)) for word, properties in nouns.items()}
    )


def _rows(name: str) -> Iterator[list[str]]:
    text = (files("docgen.kazakh") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("# "):
            yield line.split("\t")
