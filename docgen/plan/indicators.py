"""Indicators by year, in groups."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from docgen.diagnostics import Report
from docgen.plan.base import Element, OpenElement, report_unknown_columns
from docgen.plan.fields import Flag, Line, Name, RowStyle, Value, Words, Year, choice
from docgen.plan.tables import Cell, TableOptions
from docgen.read.values import Text

COLUMNS = ("no", "name", "unit", "source", "owner", "base", "fact", "years", "method", "note")


def _subhead(value: Any) -> Any:
    """Words `true` and `false` stand for the repeated head, or none."""
    if isinstance(value, str):
        if value == "true":
            return ()
        if value == "false":
            return None
    return value


class Indicator(OpenElement):
    """An indicator with its values by year."""

    id: Name = Text()
    no: Line | None = None
    name: Line
    unit: Line = Text()
    source: Line = Text()
    owner: Line = Text()
    base: Line = Text()
    method: Line = Text()
    note: Line = Text()
    values: dict[Year, Value] = Field(default_factory=dict)
    fact: dict[Year, Value] = Field(default_factory=dict)
    bound: Annotated[
        Literal["at-least", "at-most", "not-over"] | None,
        choice("at-least", "at-most", "not-over"),
    ] = None
    direction: Annotated[Literal["up", "down", "steady"] | None, choice("up", "down", "steady")] = (
        None
    )
    divided: dict[Year, tuple[Line, ...]] = Field(default_factory=dict)


class IndicatorGroup(Element):
    """Indicators under one title: words of the author's, or a goal of the plan."""

    group: Line = Text()
    goal: Name = Text()
    style: RowStyle | None = None
    restart: Flag = True
    subhead: Annotated[tuple[Cell, ...] | None, BeforeValidator(_subhead)] = None
    indicators: tuple[Indicator, ...] = ()


class IndicatorTable(TableOptions):
    """A table of indicators. Empty `years` are the plan's, empty `columns` the layout's."""

    id: Name = Text()
    years: tuple[Year, ...] = ()
    year_label: Line = Text("{year}")
    years_head: Line | None = None
    fact_years: tuple[Year, ...] = ()
    fact_head: Line | None = None
    columns: Words = ()
    titles: dict[Line, Line] = Field(default_factory=dict)
    groups: Annotated[tuple[IndicatorGroup, ...], Field(min_length=1)]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators in their order."""
        return tuple(one for group in self.groups for one in group.indicators)

    def report_strange(self, report: Report) -> None:
        """Report keys that are neither known nor a column."""
        columns = (*COLUMNS, *self.columns, *self.titles)
        for indicator in self.indicators:
            indicator.report_strange(columns, report)
        report_unknown_columns(self.columns, COLUMNS, self.titles, self.indicators, report)
