"""SWOT in its three kinds, matrices of likelihood and influence, risks, zones."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from docgen.diagnostics import Report
from docgen.plan.base import Element, OpenElement, report_unknown_columns
from docgen.plan.fields import Colour, Line, Name, RowStyle, Words, choice, fault
from docgen.plan.tables import TableOptions
from docgen.read.values import Text

SWOT_KINDS = {
    "perspectives": "perspectives",
    "square": "strengths, weaknesses, opportunities, threats",
    "pairs": "parts",
}


class Perspective(Element):
    """A row of a SWOT by perspectives."""

    name: Line
    strengths: Line = Text()
    weaknesses: Line = Text()
    opportunities: Line = Text()
    threats: Line = Text()


class Pairs(Element):
    """A part of a SWOT in pairs: two heads, and rows of two cells."""

    title: Line = Text()
    left: Line
    right: Line
    rows: Annotated[tuple[tuple[Line, ...], ...], Field(min_length=1)]


class Swot(TableOptions):
    """A SWOT; which keys it has depends on its kind."""

    kind: Annotated[  # type: ignore[assignment]  # a SWOT's kind, not a table's
        Literal["perspectives", "square", "pairs"], choice("perspectives", "square", "pairs")
    ]
    titles: dict[Line, Line] = Field(default_factory=dict)
    perspectives: tuple[Perspective, ...] = ()
    strengths: Line = Text()
    weaknesses: Line = Text()
    opportunities: Line = Text()
    threats: Line = Text()
    head: tuple[Line, ...] = ()
    parts: tuple[Pairs, ...] = ()

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Self:
        has = {
            "perspectives": bool(self.perspectives),
            "square": any((self.strengths, self.weaknesses, self.opportunities, self.threats)),
            "pairs": bool(self.parts),
        }
        if not has[self.kind]:
            raise fault("swot-without-content", kind=self.kind, keys=SWOT_KINDS[self.kind])
        for kind, given in has.items():
            if given and kind != self.kind:
                raise fault("swot-of-two-kinds", kind=self.kind, keys=SWOT_KINDS[kind])
        return self

    def report_strange(self, report: Report) -> None:
        """Report a head and rows of a SWOT in pairs that are no pairs."""
        if self.head and len(self.head) != 2:
            report.error("table-ragged", self.position, cells=len(self.head), columns=2)
        for part in self.parts:
            for row in part.rows:
                if len(row) != 2:
                    at = row[0].position if row else part.position
                    report.error("table-ragged", at, cells=len(row), columns=2)


class MatrixRow(Element):
    """A row of a matrix."""

    name: Line
    code: Line = Text()
    cells: tuple[Line, ...]
    fills: tuple[Colour, ...] = ()


class Matrix(TableOptions):
    """A matrix of likelihood and influence."""

    title: Line = Text()
    corner: Line = Text()
    columns_head: Line = Text()
    rows_head: Line = Text()
    columns: Annotated[tuple[Line, ...], Field(min_length=1)]
    rows: Annotated[tuple[MatrixRow, ...], Field(min_length=1)]

    def report_strange(self, report: Report) -> None:
        """Report rows that are shorter or longer than the head."""
        for row in self.rows:
            for cells in (row.cells, row.fills or row.cells):
                if len(cells) != len(self.columns):
                    report.error(
                        "table-ragged",
                        row.position,
                        cells=len(cells),
                        columns=len(self.columns),
                    )


class Risk(OpenElement):
    """A risk; every key is a column."""

    no: Line | None = None
    name: Line = Text()
    goal: Line = Text()
    consequence: Line = Text()
    measures: Line = Text()
    plan: Line = Text()
    done: Line = Text()


class RiskGroup(Element):
    """Risks under one title."""

    group: Line = Text()
    style: RowStyle | None = None
    risks: Annotated[tuple[Risk, ...], Field(min_length=1)]


class RiskTable(TableOptions):
    """A table of risks."""

    columns: Words = ()
    titles: dict[Line, Line] = Field(default_factory=dict)
    groups: Annotated[tuple[RiskGroup, ...], Field(min_length=1)]

    def report_strange(self, report: Report) -> None:
        """Report keys that are no column, when the file names the columns."""
        if self.columns:
            for group in self.groups:
                for risk in group.risks:
                    risk.report_strange((*self.columns, *self.titles), report)
        rows = [risk for group in self.groups for risk in group.risks]
        known = ("no", *Risk.keys())
        report_unknown_columns(self.columns, known, self.titles, rows, report)


class Zone(Element):
    """A zone of the list of colours."""

    colour: Colour
    name: Line
    text: Line = Text()


class Zones(Element):
    """A list of zones with their colours."""

    caption: Line = Text()
    zones: Annotated[tuple[Zone, ...], Field(min_length=1)]


__all__ = [
    "Matrix",
    "MatrixRow",
    "Name",
    "Pairs",
    "Perspective",
    "Risk",
    "RiskGroup",
    "RiskTable",
    "Swot",
    "Zone",
    "Zones",
]
