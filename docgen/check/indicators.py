"""Checks of the indicators: targets for every year, direction, shares, owners, ids."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from docgen.diagnostics import Diagnostic, Position, Severity
from docgen.plan.fields import decimal_of
from docgen.plan.indicators import Indicator, IndicatorTable
from docgen.plan.load import Plan

SHARE = "үлес"
"""The word by which an indicator's name says that it is a part of a whole."""


def indicator_without_target(plan: Plan) -> Iterator[Diagnostic]:
    """Yield indicators that lack a target for a year of their table."""
    for table, indicator in _indicators(plan):
        if table.columns and "years" not in table.columns:
            continue
        years = table.years or plan.years
        missing = [
            str(year)
            for year in years
            if year not in indicator.values and year not in indicator.divided
        ]
        if missing:
            yield Diagnostic(
                "indicator-without-target",
                indicator.position,
                {"name": _short(indicator), "years": tuple(missing)},
            )


def indicator_direction(plan: Plan) -> Iterator[Diagnostic]:
    """Yield indicators whose targets go against the direction that the author gave."""
    for _, indicator in _indicators(plan):
        if indicator.direction is None:
            continue
        against = _against(indicator)
        if against:
            yield _warning(
                "indicator-direction",
                indicator.position,
                name=_short(indicator),
                direction=indicator.direction,
                years=tuple(str(year) for year in against),
            )


def duplicate_indicator(plan: Plan) -> Iterator[Diagnostic]:
    """Yield ids that are given twice in the plan."""
    seen: dict[str, Position] = {}
    for _, indicator in _indicators(plan):
        if not indicator.id:
            continue
        first = seen.setdefault(indicator.id, indicator.id.position)
        if first != indicator.id.position:
            yield Diagnostic(
                "duplicate-indicator",
                indicator.id.position,
                {"id": str(indicator.id), "file": first.file, "line": first.line},
            )


def owner_empty(plan: Plan) -> Iterator[Diagnostic]:
    """Yield indicators without an owner in a table with owners; `""` says there is none."""
    for table in _tables(plan):
        if not any(indicator.owner for indicator in table.indicators):
            continue
        for indicator in table.indicators:
            if not indicator.owner and not indicator.owner.quoted:
                yield _warning("owner-empty", indicator.position, name=_short(indicator))


def share_out_of_range(plan: Plan) -> Iterator[Diagnostic]:
    """Yield shares in percent below 0 or above 100."""
    for _, indicator in _indicators(plan):
        if indicator.unit.strip() not in ("%", "пайыз") or SHARE not in indicator.name.lower():
            continue
        for year, number in _numbers(indicator):
            if not 0 <= number <= 100:
                yield _warning(
                    "share-out-of-range",
                    indicator.position,
                    name=_short(indicator),
                    year=year,
                    value=str(number),
                )


def _tables(plan: Plan) -> Iterator[IndicatorTable]:
    for made in plan.loaded().values():
        if isinstance(made, IndicatorTable):
            yield made


def _indicators(plan: Plan) -> Iterator[tuple[IndicatorTable, Indicator]]:
    for table in _tables(plan):
        for indicator in table.indicators:
            yield table, indicator


def _numbers(indicator: Indicator) -> list[tuple[int, Decimal]]:
    found = []
    for year, value in sorted(indicator.values.items()):
        number = decimal_of(value) if isinstance(value, str) else None
        if number is not None:
            found.append((year, number))
    return found


def _against(indicator: Indicator) -> list[int]:
    """Return the years whose target goes against the direction, seen from the year before."""
    numbers = _numbers(indicator)
    steps = pairwise(numbers)
    match indicator.direction:
        case "up":
            return [year for (_, before), (year, value) in steps if value < before]
        case "down":
            return [year for (_, before), (year, value) in steps if value > before]
        case _:
            return [year for (_, before), (year, value) in steps if value != before]


def _short(indicator: Indicator) -> str:
    words = " ".join(indicator.name.split())
    return words if len(words) <= 60 else words[:59].rstrip() + "…"


def _warning(code: str, position: Position, **arguments: str | int | tuple[str, ...]) -> Diagnostic:
    return Diagnostic(code, position, arguments, Severity.WARNING)
