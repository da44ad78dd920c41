"""Numbers in words: cardinals, ordinals, decimals, fractions and collectives.

Source: the numerals of any school grammar; «жиырмасыншы» and «қырқыншы» are the two ordinals
that do not follow the rule of -ыншы after a consonant and -ншы after a vowel.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from docgen.kazakh.endings import Case, case_ending
from docgen.kazakh.sounds import VOWELS, is_back, sound_of

ZERO: Final = "нөл"
UNITS: Final = ("", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
TENS: Final = (
    "",
    "он",
    "жиырма",
    "отыз",
    "қырық",
    "елу",
    "алпыс",
    "жетпіс",
    "сексен",
    "тоқсан",
)
HUNDRED: Final = "жүз"
SCALES: Final = ("", "мың", "миллион", "миллиард", "триллион", "квадриллион")
LIMIT: Final = 1000 ** len(SCALES)

_ORDINALS: Final = {"жиырма": "жиырмасыншы", "қырық": "қырқыншы"}
_COLLECTIVES: Final = ("", "біреу", "екеу", "үшеу", "төртеу", "бесеу", "алтау", "жетеу")


def cardinal(number: int | Decimal, *, full: bool = False) -> str:
    """Return the number in words: 83 is «сексен үш».

    A `Decimal` with places is read as a decimal: «нөл бүтін оннан бес». A leading one is left
    out before жүз and мың («мың жүз»); with `full` it stays, as sums of money want it.
    Raise ValueError when the number is too large to have a name.
    """
    if isinstance(number, Decimal):
        return _decimal(number, full)
    if number < 0:
        return f"минус {cardinal(-number, full=full)}"
    if number >= LIMIT:
        raise ValueError(f"{number} is too large to be put in words")
    if number == 0:
        return ZERO
    words: list[str] = []
    for power in range(len(SCALES) - 1, -1, -1):
        group = number // 1000**power % 1000
        if group:
            words += _group(group, power, full, first=not words)
    return " ".join(words)


def ordinal(number: int, *, full: bool = False) -> str:
    """Return the ordinal in words: 24 is «жиырма төртінші»."""
    if number < 0:
        raise ValueError(f"{number} has no ordinal")
    *before, last = cardinal(number, full=full).split()
    return " ".join([*before, ordinal_word(last)])


def ordinal_word(word: str) -> str:
    """Return the ordinal of a numeral's last word: бір gives бірінші, алты алтыншы."""
    if word in _ORDINALS:
        return _ORDINALS[word]
    back = is_back(word)
    if word[-1] in VOWELS and word[-1] != "у":
        return word + ("ншы" if back else "нші")
    return word + ("ыншы" if back else "інші")


def fraction(numerator: int, denominator: int) -> str:
    """Return a vulgar fraction in words: 1/3 is «үштен бір»."""
    if denominator < 1:
        raise ValueError(f"a fraction cannot have the denominator {denominator}")
    return f"{_from(cardinal(denominator))} {cardinal(numerator)}"


def collective(number: int) -> str:
    """Return «біреу», «екеу» … «жетеу»; other numbers have no collective: ValueError."""
    if not 1 <= number < len(_COLLECTIVES):
        raise ValueError(f"{number} has no collective numeral")
    return _COLLECTIVES[number]


def collective_ending(number: int) -> str | None:
    """Return the letters that stand after the digit: «еу» in 2-еу, «ау» in 6-ау."""
    if not 1 <= number < len(_COLLECTIVES):
        return None
    return _COLLECTIVES[number][-2:]


def _group(group: int, power: int, full: bool, first: bool) -> list[str]:
    hundreds, rest = divmod(group, 100)
    words: list[str] = []
    if hundreds:
        words += [UNITS[hundreds], HUNDRED] if hundreds > 1 or full else [HUNDRED]
    words += [word for word in (TENS[rest // 10], UNITS[rest % 10]) if word]
    if power == 1 and group == 1 and first and not full:
        words = []
    return [*words, SCALES[power]] if power else words


def _decimal(number: Decimal, full: bool) -> str:
    if not number.is_finite():
        raise ValueError(f"{number} is not a number that can be put in words")
    sign, _, exponent = number.as_tuple()
    places = -int(exponent)
    if places <= 0:
        return cardinal(int(number), full=full)
    shown = f"{abs(number):f}"
    whole, _, part = shown.partition(".")
    words = f"{cardinal(int(whole), full=full)} бүтін {_from(cardinal(10**places))} "
    return ("минус " if sign else "") + words + cardinal(int(part), full=full)


def _from(words: str) -> str:
    """Return the ablative of a power of ten or another denominator: оннан, жүзден, үштен."""
    words = words.removeprefix("бір ") if words.startswith("бір м") else words
    return words + case_ending(sound_of(words.split()[-1]), Case.ABLATIVE)
