"""The filters that templates have: thin doors to `docgen.kazakh`, with the plan's lexicon."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from markupsafe import Markup as Safe

from docgen.kazakh import (
    Lexicon,
    NumberStyle,
    bound,
    inflect,
    locative_adjective,
    ordinal,
    page_of,
    plural,
    possessive,
)
from docgen.kazakh.dates import act_date, stamp_blank, stamp_date, years
from docgen.kazakh.numbers import format_number, numbered
from docgen.layout.spec import Numbers
from docgen.plan.fields import decimal_of
from docgen.plan.front import PlanFile

CASES = ("genitive", "dative", "accusative", "locative", "ablative", "instrumental")
Filter = Callable[..., "str | Ref"]


@dataclass(frozen=True, slots=True)
class Ref:
    """What `ref("t-staff")` is in a template: a reference, to which a filter gives a case."""

    target: str
    case: str = ""

    def __html__(self) -> str:
        """Return the mark from which the parser makes the reference."""
        mark = Safe('<data value="ref" data-of="{}" data-case="{}"></data>')
        return str(mark.format(self.target, self.case))


def lexicon_of(plan: PlanFile) -> Lexicon:
    """Return the built-in lexicon with the plan's own abbreviations.

    One that the plan only explains keeps the reading that is built in.
    """
    lexicon = Lexicon.default()
    readings = {
        str(name): str(own.spoken) or own.reading
        for name, own in plan.abbreviations.items()
        if own.model_fields_set & {"reading", "spoken"} or str(name) not in lexicon.abbreviations
    }
    return lexicon.with_entries(readings)


def in_case(words: str, case: str, lexicon: Lexicon) -> str:
    """Return the words with the ending of `case`, a name of `Case` or `locative-adjective`."""
    if not words.strip() or case in ("", "nominative"):
        return words
    if case == "locative-adjective":
        return locative_adjective(words, lexicon=lexicon)
    return inflect(words, case, lexicon=lexicon)


def number_style(numbers: Numbers) -> NumberStyle:
    """Return the layout's number settings as `docgen.kazakh` takes them."""
    return NumberStyle(
        group_from=numbers.thousands_from,
        percent_space=numbers.percent_space,
        number_sign_space=numbers.number_sign_space,
    )


def knowledge(lexicon: Lexicon, numbers: Numbers) -> Hashable:
    """Return what decides, beside their arguments, what the filters make."""
    return frozenset(lexicon.abbreviations.items()), number_style(numbers)


def filters(lexicon: Lexicon, numbers: Numbers) -> dict[str, Filter]:
    """Return the filters by name."""
    style = number_style(numbers)

    def inflected(words: object, case: str) -> str | Ref:
        if isinstance(words, Ref):
            return replace(words, case=case)
        return in_case(str(words), case, lexicon)

    def case_filter(case: str) -> Filter:
        return lambda words: inflected(words, case)

    def bounded(value: object, kind: str, percent: bool = False) -> str:
        number = value if isinstance(value, Decimal) else decimal_of(str(value))
        is_spelled = isinstance(value, str) and not percent
        words = str(value) if number is None or is_spelled else None
        return bound(words or number or str(value), kind, percent=percent, style=style)

    def figure(value: Decimal | int | str) -> str:
        number = decimal_of(value) if isinstance(value, str) else value
        return str(value) if number is None else format_number(number, style=style)

    def day(value: date, form: str = "plain") -> str:
        return stamp_date(value) if form == "stamp" else act_date(value, form)

    made: dict[str, Filter] = {case: case_filter(case) for case in CASES}
    made.update(
        {
            "locative_adjective": case_filter("locative-adjective"),
            "inflect": inflected,
            "plain": lambda words: str(words),
            "plural": lambda words: plural(str(words), lexicon=lexicon),
            "possessive": lambda words: possessive(str(words), lexicon=lexicon),
            "ordinal": lambda number: ordinal(int(number)),
            "bound": bounded,
            "number": figure,
            "numbered": lambda value: numbered(str(value), style=style),
            "date": day,
            "stamp_blank": lambda year=None: stamp_blank(year),
            "years": lambda period, form="years": years(period.from_, period.to, form),
            "page_of": lambda page, pages: page_of(page, pages),
        }
    )
    return made
