"""What tables by year need beyond their data: parts of divided cells, printed values, numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import lcm
from typing import TypeAlias

from docgen.plan.goals import Resource, Resources
from docgen.read.values import Text

MOST_PARTS = 12


Values: TypeAlias = dict[int, Text | tuple[Text, ...]]


@dataclass(frozen=True, slots=True)
class YearCell:
    """A cell of a year: what it says, and how many of the year's columns it takes."""

    text: Text
    across: int


def parts_by_year(rows: Iterable[object], years: Iterable[int], field: str) -> dict[int, int]:
    """Return into how many columns each year is divided, so that every row's parts fit.

    `field` names where a row keeps its values by year: `values` or `fact`.
    """
    found = dict.fromkeys(years, 1)
    for row in rows:
        values: Values = getattr(row, field)
        divided: Values = getattr(row, "divided", {}) if field == "values" else {}
        for year in found:
            count = max(len(_parts(values, divided, year)), 1)
            found[year] = min(lcm(found[year], count), MOST_PARTS)
    return found


def year_cells(row: object, year: int, parts: int) -> list[YearCell]:
    """Return the cells of a row in a plan year that is divided into `parts` columns."""
    return _cells(_parts(_values(row, "values"), _values(row, "divided"), year), parts)


def fact_cells(row: object, year: int, parts: int) -> list[YearCell]:
    """Return the cells of a row in a fact year that is divided into `parts` columns."""
    return _cells(_parts(_values(row, "fact"), {}, year), parts)


def all_rows(data: Resources) -> list[Resource]:
    """Return all rows of the resource table, the total too."""
    rows = [row for group in data.groups for row in group.rows]
    return [*rows, data.total] if data.total else rows


def _values(row: object, field: str) -> Values:
    found: Values = getattr(row, field, {})
    return found


def _cells(values: tuple[Text, ...], parts: int) -> list[YearCell]:
    values = values or (Text(),)
    each = max(parts // len(values), 1)
    cells = [YearCell(value, each) for value in values]
    cells[-1] = YearCell(cells[-1].text, parts - each * (len(values) - 1))
    return cells


def _parts(values: Values, divided: Values, year: int) -> tuple[Text, ...]:
    if year in divided:
        found = divided[year]
        return (found,) if isinstance(found, Text) else found
    value = values.get(year, ())
    return (value,) if isinstance(value, Text) else value
