"""The last spoken word of a number in digits: its sound decides the ending."""

from __future__ import annotations

import re
from typing import Final

from docgen.kazakh.words import HUNDRED, SCALES, TENS, UNITS, ZERO, ordinal_word

# A number at the end of a text: thousands groups, then decimals after a comma.
_TAIL: Final = re.compile(
    r"(?:(?P<grouped>(?<!\d)\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+)|(?P<plain>\d+))"
    r"(?P<part>,\d+)?$"
)
_FRACTION: Final = re.compile(r"(?<![\d/])(\d+)/(\d+)$")

_ROMAN: Final = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LOOKALIKES: Final = str.maketrans("ІХМС", "IXMC")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def last_word(number: int) -> str:
    """Return the last spoken word: 83 gives «үш», 1 200 000 gives «мың», 0 gives «нөл»."""
    if number == 0:
        return ZERO
    if number % 10:
        return UNITS[number % 10]
    if number % 100:
        return TENS[number // 10 % 10]
    if number % 1000:
        return HUNDRED
    power = 0
    while number % 1000 == 0 and power < len(SCALES) - 1:
        number, power = number // 1000, power + 1
    return SCALES[power]


def last_word_of_digits(text: str) -> str | None:
    """Return the last spoken word of the number that ends `text`; None when none does.

    Decimals are read to the end («0,5» is «нөл бүтін оннан бес»), «X,0» ends in «нөл»;
    a proper fraction ends in its numerator («1/3» is «үштен бір»); a range in its last number.
    """
    found = _TAIL.search(text)
    if not found:
        return None
    fraction = _FRACTION.search(text)
    if fraction and int(fraction[1]) < int(fraction[2]) < 1000:
        return last_word(int(fraction[1]))
    if found["part"]:
        return last_word(int(found["part"][1:]))
    return last_word(int(re.sub(r"\D", "", found["grouped"] or found["plain"])))


def roman_value(text: str) -> int | None:
    """Return the value of a Roman numeral, also one typed with Cyrillic letters, or None.

    Single letters other than I, V, X are no numerals here: «С» or «D» name something.
    """
    letters = text.translate(_LOOKALIKES)
    if not _ROMAN.fullmatch(letters) or not set("IVX") & set(letters):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, following, strict=True))


def roman_last_word(text: str) -> str | None:
    """Return the ordinal that ends the reading of a Roman numeral: XXI gives «бірінші»."""
    value = roman_value(text)
    return None if value is None else ordinal_word(last_word(value))
