"""Dates that are not written as acts write them, with the date as it should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from docgen.kazakh.dates import MONTHS, Form, act_date
from docgen.kazakh.findings import Finding

_L: Final = "а-яёәғқңөұүһі"
_MONTH: Final = "|".join(MONTHS)
_S: Final = r"[ \u00a0]"

_YEAR_FIRST: Final = re.compile(
    rf"\b(?P<year>\d{{4}}){_S}(?P<word>жылғы|жылдың|жылы|ж\.){_S}?«?(?P<day>\d{{1,2}})»?"
    rf"(?P<gap>{_S}|-)(?P<month>{_MONTH})(?P<ending>[{_L}]*)"
)
_DAY_FIRST: Final = re.compile(
    rf"(?<!\d)(?<!жылғы )(?<!жылғы\u00a0)"
    rf"(?P<day>\d{{1,2}}){_S}(?P<month>{_MONTH})(?P<ending>[{_L}]*){_S}"
    rf"(?P<year>\d{{4}}){_S}?(?:жыл(?:ғы|ы)?|ж\.?)?(?![{_L}\d])"
)
_NUMERIC: Final = re.compile(
    rf"(?<![\d.])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}|\d{{2}})(?![\d])"
    rf"(?P<tail>{_S}?(?:жылғы|жылы|жылдың|ж(?![{_L}])\.?))?"
)
_SHORT_RANGE: Final = re.compile(rf"\b(?P<first>\d{{4}}){_S}?[-–]{_S}?(?P<last>\d{{2}})(?={_S}жыл)")
_HYPHENED: Final = re.compile(rf"\b(?P<year>\d{{4}}){_S}?-{_S}?(?P<word>жыл[{_L}]*)")


def date_findings(text: str) -> Iterator[Finding]:
    """Yield the dates that are written otherwise than «2024 жылғы 5 қаңтар» or 05.01.2024."""
    for found in _YEAR_FIRST.finditer(text):
        if found["word"] == "жылғы" and found["gap"] != "-" and _form(found) and _exists(found):
            continue
        yield _worded(found, _form(found) or _guess(found["ending"]))
    for found in _DAY_FIRST.finditer(text):
        yield _worded(found, _form(found) or _guess(found["ending"]))
    yield from _numeric(text)
    for found in _SHORT_RANGE.finditer(text):
        century = found["first"][:2]
        fixed = f"{found['first']}–{century}{found['last']}"
        yield Finding("date-form", found.start(), found.end(), fixed)
    for found in _HYPHENED.finditer(text):
        fixed = f"{found['year']} {found['word']}"
        yield Finding("date-form", found.start(), found.end(), fixed)


def _numeric(text: str) -> Iterator[Finding]:
    for found in _NUMERIC.finditer(text):
        tail = (found["tail"] or "").replace("\u00a0", " ")
        year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
        day = _day(int(year), int(found["month"]), int(found["day"]))
        if day is None:
            yield Finding("date-form", found.start(), found.end(), None)
        elif _is_odd(found, day, tail):
            form = Form.NUMERIC_YEAR if tail else Form.NUMERIC
            yield Finding("date-form", found.start(), found.end(), act_date(day, form))


def _is_odd(found: re.Match[str], day: date, tail: str) -> bool:
    """Return whether a numeric date is not written 05.01.2024 or 05.01.2024 ж."""
    digits = found[0].removesuffix(found["tail"] or "")
    return digits != act_date(day, Form.NUMERIC) or tail not in ("", " ж.")


def _worded(found: re.Match[str], form: Form) -> Finding:
    month = MONTHS.index(found["month"]) + 1
    day = _day(int(found["year"]), month, int(found["day"]))
    fixed = None if day is None else act_date(day, form).removesuffix(_AFTER.get(form, ""))
    return Finding("date-form", found.start(), found.end(), fixed)


_AFTER: Final = {Form.FROM: " бастап", Form.UNTIL: " дейін"}


def _form(found: re.Match[str]) -> Form | None:
    """Return the form that the month's ending belongs to; None when the month cannot take it."""
    sample = date(2024, MONTHS.index(found["month"]) + 1, 1)
    for form in (Form.PLAIN, Form.ATTRIBUTIVE, Form.LOCATIVE, Form.FROM, Form.UNTIL):
        month = act_date(sample, form).split()[3]
        if month == found["month"] + found["ending"]:
            return form
    return None


def _guess(ending: str) -> Form:
    if ending.endswith(("ғы", "гі")):
        return Form.ATTRIBUTIVE
    if ending.endswith(("да", "де", "та", "те")):
        return Form.LOCATIVE
    if ending.endswith("н") and len(ending) > 2:
        return Form.FROM
    if ending.endswith(("а", "е")):
        return Form.UNTIL
    return Form.PLAIN


def _exists(found: re.Match[str]) -> bool:
    month = MONTHS.index(found["month"]) + 1
    return _day(int(found["year"]), month, int(found["day"])) is not None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
