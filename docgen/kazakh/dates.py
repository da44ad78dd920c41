"""Dates as acts write them, formatted and read back.

Source: the titles of acts of the state («2023 жылғы 25 тамыздағы № 236 бұйрығы») and the rule
that no hyphen stands between a day or a year and its noun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from docgen.kazakh.cases import inflect, locative_adjective
from docgen.kazakh.endings import Case

MONTHS: Final = (
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
)
_ADJECTIVES: Final = tuple(locative_adjective(month) for month in MONTHS)
_LOCATIVES: Final = tuple(inflect(month, Case.LOCATIVE) for month in MONTHS)
_ABLATIVES: Final = tuple(inflect(month, Case.ABLATIVE) for month in MONTHS)
_DATIVES: Final = tuple(inflect(month, Case.DATIVE) for month in MONTHS)


class Form(StrEnum):
    """The ways a date is written."""

    PLAIN = "plain"  # 2024 жылғы 5 қаңтар
    ATTRIBUTIVE = "attributive"  # 2024 жылғы 5 қаңтардағы
    LOCATIVE = "locative"  # 2024 жылғы 5 қаңтарда
    FROM = "from"  # 2024 жылғы 5 қаңтардан бастап
    UNTIL = "until"  # 2024 жылғы 5 қаңтарға дейін
    STAMP = "stamp"  # 2024 жылғы «5» қаңтар
    NUMERIC = "numeric"  # 05.01.2024
    NUMERIC_YEAR = "numeric-year"  # 05.01.2024 ж.
    YEARS = "years"  # 2024–2028 жылдарға арналған
    YEAR = "year"  # 2024 жыл


@dataclass(frozen=True, slots=True)
class Written:
    """What a written date says; a part that it leaves open is None."""

    form: Form
    year: int
    month: int | None = None
    day: int | None = None
    last_year: int | None = None

    def as_date(self) -> date:
        """Return the day; raise ValueError when month or day are open."""
        if self.month is None or self.day is None:
            raise ValueError("the date leaves the day or the month open")
        return date(self.year, self.month, self.day)


def act_date(day: date, form: Form | str = Form.PLAIN) -> str:
    """Return the date of an act in a form: by default «2024 жылғы 5 қаңтар»."""
    form = Form(form)
    if form is Form.NUMERIC:
        return f"{day:%d.%m.}{day.year:04}"
    if form is Form.NUMERIC_YEAR:
        return f"{day:%d.%m.}{day.year:04}\u00a0ж."
    if form is Form.STAMP:
        return stamp_date(day)
    if form is Form.YEAR:
        return f"{day.year} жыл"
    if form is Form.YEARS:
        raise ValueError("a range of years is not the form of one day")
    return f"{day.year} жылғы {day.day} {_month(day.month, form)}"


def stamp_date(day: date) -> str:
    """Return the date of an approval stamp: «2024 жылғы «5» қаңтар»."""
    return f"{day.year} жылғы «{day.day}» {MONTHS[day.month - 1]}"


def stamp_blank(year: int | None = None) -> str:
    """Return a stamp's date to be filled in by hand: «2024 жылғы «   » ____________»."""
    blank = "«\u00a0\u00a0\u00a0»"
    return f"{'20___' if year is None else year} жылғы {blank} ____________"


def month_date(year: int, month: int, form: Form | str = Form.PLAIN) -> str:
    """Return a month of a year: «2024 жылғы тамыз», «… тамызда», «… тамыз айынан бастап»."""
    form = Form(form)
    name = MONTHS[month - 1]
    if form is Form.FROM:
        return f"{year} жылғы {name} айынан бастап"
    if form is Form.UNTIL:
        return f"{year} жылғы {name} айына дейін"
    if form in (Form.PLAIN, Form.ATTRIBUTIVE, Form.LOCATIVE):
        return f"{year} жылғы {_month(month, form)}"
    raise ValueError(f"a month has no form {form.value!r}")


def year_date(year: int, form: Form | str = Form.PLAIN) -> str:
    """Return a year: «2024 жыл», «2024 жылғы», «2024 жылы», «2024 жылдан бастап»."""
    words = {
        Form.PLAIN: "жыл",
        Form.YEAR: "жыл",
        Form.ATTRIBUTIVE: "жылғы",
        Form.LOCATIVE: "жылы",
        Form.FROM: "жылдан бастап",
        Form.UNTIL: "жылға дейін",
    }
    form = Form(form)
    if form not in words:
        raise ValueError(f"a year has no form {form.value!r}")
    return f"{year} {words[form]}"


def years(first: int, last: int, form: Form | str = Form.YEARS) -> str:
    """Return a range of years: «2024–2028 жылдарға арналған»; one year stays singular.

    Other forms: PLAIN «2024–2028 жылдар», ATTRIBUTIVE «… жылдардағы», LOCATIVE «… жылдары».
    """
    if last < first:
        raise ValueError(f"the years run backwards: {first}–{last}")
    one = first == last
    words = {
        Form.YEARS: "жылға арналған" if one else "жылдарға арналған",
        Form.PLAIN: "жыл" if one else "жылдар",
        Form.ATTRIBUTIVE: "жылғы" if one else "жылдардағы",
        Form.LOCATIVE: "жылы" if one else "жылдары",
    }
    form = Form(form)
    if form not in words:
        raise ValueError(f"years have no form {form.value!r}")
    return f"{first if one else f'{first}–{last}'} {words[form]}"


def _month(month: int, form: Form) -> str:
    index = month - 1
    match form:
        case Form.ATTRIBUTIVE:
            return _ADJECTIVES[index]
        case Form.LOCATIVE:
            return _LOCATIVES[index]
        case Form.FROM:
            return f"{_ABLATIVES[index]} бастап"
        case Form.UNTIL:
            return f"{_DATIVES[index]} дейін"
        case _:
            return MONTHS[index]


_MONTH_FORMS: Final = {
    **{word: (index, Form.PLAIN) for index, word in enumerate(MONTHS, 1)},
    **{word: (index, Form.ATTRIBUTIVE) for index, word in enumerate(_ADJECTIVES, 1)},
    **{word: (index, Form.LOCATIVE) for index, word in enumerate(_LOCATIVES, 1)},
    **{f"{word} бастап": (index, Form.FROM) for index, word in enumerate(_ABLATIVES, 1)},
    **{f"{word} дейін": (index, Form.UNTIL) for index, word in enumerate(_DATIVES, 1)},
    **{f"{word} айынан бастап": (index, Form.FROM) for index, word in enumerate(MONTHS, 1)},
    **{f"{word} айына дейін": (index, Form.UNTIL) for index, word in enumerate(MONTHS, 1)},
}
_YEAR_FORMS: Final = {
    "жыл": Form.YEAR,
    "жылғы": Form.ATTRIBUTIVE,
    "жылы": Form.LOCATIVE,
    "жылдан бастап": Form.FROM,
    "жылға дейін": Form.UNTIL,
    "жылға арналған": Form.YEARS,
}
_YEARS_FORMS: Final = {
    "жылдарға арналған": Form.YEARS,
    "жылдар": Form.PLAIN,
    "жылдардағы": Form.ATTRIBUTIVE,
    "жылдары": Form.LOCATIVE,
    "жж.": Form.PLAIN,
}

_ACT: Final = re.compile(r"(\d+) жылғы (?:(\d+) )?([^\d«»_]+)")
_STAMP: Final = re.compile(r"(\d+|20_+) жылғы « ?(\d*) ?» ?(\D+|_+)")
_NUMERIC: Final = re.compile(r"(\d+)\.(\d+)\.(\d+)( ?ж\.)?")
_RANGE: Final = re.compile(r"(\d+) ?[-–—] ?(\d+) (жыл\D*|жж\.)")
_YEAR: Final = re.compile(r"(\d+) (жыл\D*)")
_SPACES: Final = re.compile(r"[\s\u00a0\u202f]+")


def parse_date(text: str) -> Written:
    """Return what a written date says, in any form that this module writes.

    Raise ValueError with the reason: an unknown month, a wrong ending, a day that the month
    does not have, a year of two digits.
    """
    plain = _SPACES.sub(" ", text).strip()
    for pattern, read in _READERS:
        found = pattern.fullmatch(plain)
        if found:
            return read(found)
    raise ValueError(f"{plain!r} is not a date: {_fault(plain)}")


def _read_act(found: re.Match[str]) -> Written:
    year, day = _year(found[1]), found[2]
    month, form = _month_form(found[3])
    if day is None:
        return Written(form, year, month)
    return _checked(form, year, month, int(day))


def _read_stamp(found: re.Match[str]) -> Written:
    if "_" in found[1]:
        raise ValueError("the stamp leaves the year open")
    year = _year(found[1])
    if found[3].startswith("_"):
        return Written(Form.STAMP, year, None, int(found[2]) if found[2] else None)
    month, form = _month_form(found[3])
    if form not in (Form.PLAIN, Form.LOCATIVE):
        raise ValueError(f"a stamp does not write {found[3]!r}")
    if not found[2]:
        return Written(Form.STAMP, year, month)
    return _checked(Form.STAMP, year, month, int(found[2]))


def _read_numeric(found: re.Match[str]) -> Written:
    form = Form.NUMERIC_YEAR if found[4] else Form.NUMERIC
    return _checked(form, _year(found[3]), int(found[2]), int(found[1]))


def _read_range(found: re.Match[str]) -> Written:
    first, last = _year(found[1]), _year(found[2])
    if found[3] not in _YEARS_FORMS:
        raise ValueError(f"years are not followed by {found[3]!r}")
    if last < first:
        raise ValueError(f"the years run backwards: {first}–{last}")
    return Written(_YEARS_FORMS[found[3]], first, last_year=last)


def _read_year(found: re.Match[str]) -> Written:
    if found[2] not in _YEAR_FORMS:
        raise ValueError(f"a year is not followed by {found[2]!r}: write «{found[1]} жылғы …»")
    return Written(_YEAR_FORMS[found[2]], _year(found[1]))


_READERS: Final = (
    (_STAMP, _read_stamp),
    (_ACT, _read_act),
    (_NUMERIC, _read_numeric),
    (_RANGE, _read_range),
    (_YEAR, _read_year),
)


def _year(digits: str) -> int:
    if len(digits) != 4:
        raise ValueError(f"the year {digits!r} does not have four digits")
    return int(digits)


def _month_form(words: str) -> tuple[int, Form]:
    words = words.strip()
    if words in _MONTH_FORMS:
        return _MONTH_FORMS[words]
    first = words.split(" ")[0]
    known = [month for month in MONTHS if first.startswith(month)]
    if known:
        raise ValueError(f"{known[0]!r} does not take the ending of {words!r}")
    raise ValueError(f"{words!r} is not the name of a month")


def _checked(form: Form, year: int, month: int, day: int) -> Written:
    try:
        date(year, month, day)
    except ValueError as error:
        raise ValueError(f"there is no day {day}.{month:02}.{year}: {error}") from error
    return Written(form, year, month, day)


def _fault(text: str) -> str:
    if re.match(r"\d+ жылдың", text):
        return "an act writes «жылғы», not «жылдың»"
    if re.match(r"\d+ жылғы \d+-", text):
        return "no hyphen stands between the day and the month"
    if re.match(r"\d+ \D+ \d+", text):
        return "the year comes first: «2024 жылғы 5 қаңтар»"
    return "write «2024 жылғы 5 қаңтар» or «05.01.2024»"
