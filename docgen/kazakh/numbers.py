"""Numbers as they are printed and read back: commas, groups, percents, bounds, pages.

Babel knows the separators of Kazakh; how tight the percent sign and № stand is a layout's
choice. Values are `Decimal`: trailing zeros that were given are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from docgen.kazakh.cases import inflect
from docgen.kazakh.endings import Case, possessive_ending
from docgen.kazakh.numerals import last_word, roman_value
from docgen.kazakh.sounds import sound_of
from docgen.kazakh.words import collective_ending

NO_BREAK_SPACE: Final = "\u00a0"
MINUS: Final = "\u2212"
_LOCALE: Final = "kk"


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a layout prints numbers.

    `group_from` is the number of digits from which thousands are grouped; 0 means never.
    """

    group_from: int = 5
    group_space: str = NO_BREAK_SPACE
    percent_space: bool = False
    number_sign_space: bool = True
    minus: str = MINUS


DEFAULT_STYLE: Final = NumberStyle()


class Bound(StrEnum):
    """How a target limits a value."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    NOT_OVER = "not-over"
    ABOVE = "above"
    BELOW = "below"
    FROM = "from"
    UP_TO = "up-to"


_BOUNDS: Final = {
    Bound.AT_LEAST: (Case.ABLATIVE, "кем емес"),
    Bound.AT_MOST: (Case.ABLATIVE, "көп емес"),
    Bound.NOT_OVER: (Case.ABLATIVE, "артық емес"),
    Bound.ABOVE: (Case.ABLATIVE, "жоғары"),
    Bound.BELOW: (Case.ABLATIVE, "төмен"),
    Bound.FROM: (Case.ABLATIVE, "бастап"),
    Bound.UP_TO: (Case.DATIVE, "дейін"),
}


def format_number(
    value: Decimal | int, *, places: int | None = None, style: NumberStyle = DEFAULT_STYLE
) -> str:
    """Return the number with a decimal comma and grouped thousands: 12 345,60.

    Without `places` the value's own are kept, zeros at the end too; with it the value is
    rounded half to even. Raise TypeError for a float and ValueError for NaN or infinity.
    """
    number = _decimal(value)
    shown = _shown(number, _places(number) if places is None else places)
    if style.group_from == 0 or _whole_digits(shown) < style.group_from:
        shown = shown.replace(get_group_symbol(_LOCALE), "")
    shown = shown.replace(get_group_symbol(_LOCALE), style.group_space)
    return style.minus + shown[1:] if shown.startswith("-") else shown


def format_percent(
    value: Decimal | int, *, places: int | None = None, style: NumberStyle = DEFAULT_STYLE
) -> str:
    """Return a percentage: the value 57.8 gives 57,8%."""
    space = NO_BREAK_SPACE if style.percent_space else ""
    return f"{format_number(value, places=places, style=style)}{space}%"


def numbered(number: int | str, *, style: NumberStyle = DEFAULT_STYLE) -> str:
    """Return «№ 5», the space as the layout wants it."""
    return f"№{NO_BREAK_SPACE if style.number_sign_space else ''}{number}"


def numbered_noun(number: int | str, noun: str) -> str:
    """Return «3-кесте»; a Roman numeral takes a no-break space instead: «II бөлім»."""
    sign = NO_BREAK_SPACE if roman_value(str(number).upper()) is not None else "-"
    return f"{number}{sign}{noun}"


def format_range(first: str | int, last: str | int) -> str:
    """Return a range with an en dash and no spaces: 2024–2028."""
    return f"{first}–{last}"


_NUMBER: Final = re.compile(r"[+\-−–]?(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+)(?:,\d+)?")
_SPACES: Final = re.compile(r"[ \u00a0\u202f\u2009]")


def parse_number(text: str) -> Decimal:
    """Return the value of a printed number; «98,0» keeps its zero.

    A percent sign at the end is left out. Raise ValueError saying what is wrong: a decimal
    point, a space after the comma, groups that are not thousands.
    """
    bare = text.strip().removesuffix("%").strip()
    if not bare:
        raise ValueError("a number is missing")
    if _NUMBER.fullmatch(bare):
        plain = _SPACES.sub("", bare).replace("−", "-").replace("–", "-")
        return Decimal(plain.replace(get_decimal_symbol(_LOCALE), "."))
    raise ValueError(f"{text.strip()!r} is not a number: {_fault(bare)}")


def bound(
    value: Decimal | int | str,
    kind: Bound | str,
    *,
    percent: bool = False,
    style: NumberStyle = DEFAULT_STYLE,
) -> str:
    """Return a limit in words: 83 at least is «83-тен кем емес»; text is taken as it is."""
    shown = value if isinstance(value, str) else _format(value, percent, style)
    case, words = _BOUNDS[Bound(kind)]
    return f"{inflect(shown, case)} {words}"


def page_of(page: int, pages: int) -> str:
    """Return «4-бет 12-ден», the page and how many there are."""
    return f"{page}-бет {inflect(str(pages), Case.ABLATIVE)}"


def collective_digits(number: int, *, possessive: bool = False) -> str:
    """Return a number of persons: 2-еу, possessed 2-еуі, 6-ауы; above seven 12, 12-сі."""
    ending = collective_ending(number)
    if ending is None:
        sound = sound_of(last_word(number))
        return f"{number}-{possessive_ending(sound)}" if possessive else str(number)
    owner = possessive_ending(sound_of(ending)) if possessive else ""
    return f"{number}-{ending}{owner}"


def _format(value: Decimal | int, percent: bool, style: NumberStyle) -> str:
    return format_percent(value, style=style) if percent else format_number(value, style=style)


def _decimal(value: Decimal | int) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise TypeError(f"a number is a Decimal or an int, not {type(value).__name__}")
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"{number} cannot be printed")
    return number


def _places(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


@lru_cache(maxsize=4096)
def _shown(number: Decimal, places: int) -> str:
    # The places are always given: 1 and 1.0 are equal, so a cache would mix them up.
    rounded = round(number, places)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(rounded, pattern, locale=_LOCALE, decimal_quantization=False)


def _whole_digits(shown: str) -> int:
    whole = shown.split(get_decimal_symbol(_LOCALE))[0]
    return sum(letter.isdigit() for letter in whole)


def _fault(text: str) -> str:
    if re.search(r"\d\.\d", text):
        return "Kazakh writes a decimal comma"
    if re.search(r",\s|\s,", text):
        return "no space stands beside the decimal comma"
    if text.count(",") > 1:
        return "it has two decimal commas"
    if re.search(r"\d\s+\d", text):
        return "spaces separate groups of three digits"
    return "it has other signs than digits"
