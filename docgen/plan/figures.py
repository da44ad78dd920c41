"""Charts from data and the methodology of indicators."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from docgen.diagnostics import Report
from docgen.plan.base import Element, OpenElement
from docgen.plan.fields import Flag, Gap, Length, Line, Words, choice, whole
from docgen.plan.tables import TableOptions
from docgen.read.values import Text

MOST_POINTS = 200


class Series(Element):
    """A series of a chart; None is a gap."""

    name: Line
    values: tuple[Gap, ...]


class Chart(Element):
    """A chart from data."""

    kind: Annotated[
        Literal["bar", "stacked", "line", "pie"], choice("bar", "stacked", "line", "pie")
    ]
    caption: Line = Text()
    label: Line | None = None
    own_line: Flag | None = None
    alt: Line
    title: Line = Text()
    unit: Line = Text()
    categories: Annotated[tuple[Line, ...], Field(min_length=1)]
    series: Annotated[tuple[Series, ...], Field(min_length=1)]
    show_values: Flag = True
    decimals: Annotated[int, whole(0, 6)] | None = None
    width_mm: Length = 150.0
    height_mm: Length = 75.0
    source: Line = Text()
    notes: tuple[Line, ...] = ()

    def report_strange(self, report: Report) -> None:
        """Report series that have more or fewer values than there are categories."""
        if len(self.categories) > MOST_POINTS:
            report.error("chart-too-large", self.position, limit=MOST_POINTS)
        for series in self.series:
            if len(series.values) != len(self.categories):
                report.error(
                    "chart-ragged",
                    series.position,
                    name=str(series.name),
                    values=len(series.values),
                    categories=len(self.categories),
                )
        if self.kind == "pie" and len(self.series) != 1:
            report.error("pie-of-many-series", self.series[1].position)


class Method(OpenElement):
    """How an indicator is computed; every key is a column."""

    no: Line | None = None
    name: Line
    unit: Line = Text()
    method: Line = Text()
    source: Line = Text()


class MethodGroup(Element):
    """Methods under one title."""

    group: Line = Text()
    rows: Annotated[tuple[Method, ...], Field(min_length=1)]


class Methodology(TableOptions):
    """The methodology table."""

    columns: Words = ()
    titles: dict[Line, Line] = Field(default_factory=dict)
    rows: tuple[Method, ...] = ()
    groups: tuple[MethodGroup, ...] = ()

    def report_strange(self, report: Report) -> None:
        """Report keys that are neither known nor a column, and a table without rows."""
        rows = [*self.rows, *(row for group in self.groups for row in group.rows)]
        for row in rows:
            row.report_strange((*self.columns, *self.titles), report)
        if not rows:
            report.error("missing-key", self.position, key="rows")
