"""plan.yaml and people.yaml: who, which years, title page, the parts and sheets in their order."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from docgen.diagnostics import Position
from docgen.plan.base import Element, Placed
from docgen.plan.fields import (
    Count,
    Day,
    DayOrWord,
    Flag,
    Line,
    Name,
    Words,
    Year,
    choice,
    fault,
    whole,
)
from docgen.read.values import Mapping, Text, Value, position_of

LONGEST_PERIOD = 50

SheetName = Annotated[
    Literal["agreement", "acquaintance", "changes", "developers"],
    choice("agreement", "acquaintance", "changes", "developers"),
]


def _false_is_none(value: Any) -> Any:
    return None if isinstance(value, str) and value == "false" else value


class Organisation(Element):
    """Whose plan it is."""

    name: Line
    short: Line = Text()
    aliases: tuple[Line, ...] = ()
    header: Line = Text()
    city: Line = Text()


class Period(Element):
    """The plan's years, both included."""

    from_: Year = Field(alias="from")
    to: Year

    @property
    def years(self) -> tuple[int, ...]:
        """All years of the plan."""
        return tuple(range(self.from_, self.to + 1))

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.to < self.from_:
            raise fault("period-reversed", first=self.from_, last=self.to)
        if self.to - self.from_ >= LONGEST_PERIOD:
            raise fault("period-too-long", first=self.from_, last=self.to, limit=LONGEST_PERIOD)
        return self


class Abbreviation(Element):
    """How an abbreviation is read (for its endings) and what it stands for."""

    reading: Annotated[Literal["letters", "word"], choice("letters", "word")] = "letters"
    spoken: Line = Text()
    full: Line = Text()


class Stamp(Element):
    """An approval stamp of the title page."""

    kind: Annotated[Literal["agreed", "approved"], choice("agreed", "approved")] = "approved"
    label: Line = Text()
    lines: tuple[Line, ...] = ()
    person: Name = Text()
    date: DayOrWord = "blank"


class TitleBlock(Element):
    """Lines at the top right instead of stamps: a decision, an annex."""

    lines: tuple[Line, ...]
    bold: Flag = False


class Amendment(Element):
    """An amendment that the title page names."""

    lines: tuple[Line, ...]
    place: Annotated[Literal["inside", "below"], choice("inside", "below")] = "inside"


class TitlePage(Element):
    """The title page."""

    stamps: tuple[Stamp, ...] = ()
    block: TitleBlock | None = None
    amendments: tuple[Amendment, ...] = ()
    title: tuple[Line, ...]
    capitals: Flag = False
    foot: Line = Text()
    header: Flag = False


class Contents(Element):
    """The table of contents."""

    title: Line = Text()
    kind: Annotated[Literal["leaders", "table"] | None, choice("leaders", "table")] = None
    depth: Annotated[int, whole(0, 9)] = 0


class Part(Element):
    """A part of the plan: a file of prose, or a sheet."""

    file: Line = Text()
    sheet: SheetName | None = None
    new_page: Flag | None = None
    orientation: Annotated[Literal["portrait", "landscape"], choice("portrait", "landscape")] = (
        "portrait"
    )

    @property
    def name(self) -> str:
        """The name by which templates place it: the file's name without its ending."""
        return PurePosixPath(self.file).stem if self.file else str(self.sheet)

    @classmethod
    def brief(cls, value: Value) -> Value:
        """Return the part that a bare file name stands for."""
        if not isinstance(value, Text):
            return value
        full = Mapping(position_of(value))
        full[Text("file", value.position)] = value
        return full

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if bool(self.file) == bool(self.sheet):
            raise fault("part-file-or-sheet")
        return self


SHEET_COLUMNS = ("no", "name", "position", "organisation", "date", "signature", "remark")
"""The columns that the shipped sheets of people know."""


class Sheet(Element):
    """A sheet: agreement, acquaintance, changes, developers."""

    title: Line = Text()
    columns: Words = ()
    people: tuple[Name, ...] = ()
    rows: Count = 0
    dates: dict[Name, Day] = Field(default_factory=dict)

    def day(self, person: str) -> date | None:
        """Return the day on which `person` signed, if the author gave it."""
        return self.dates.get(Text(person))


class Sheets(Element):
    """The plan's sheets."""

    agreement: Sheet = Sheet()
    acquaintance: Sheet = Sheet()
    changes: Sheet = Sheet()
    developers: Sheet = Sheet()


class Allowance(Element):
    """A warning that the author lets stand, and why."""

    code: Name
    where: Line = Text()
    reason: Line


class PlanFile(Element):
    """plan.yaml."""

    layout: Name
    language: Annotated[Literal["kk"], choice("kk")] = "kk"
    organisation: Organisation
    period: Period
    year: Year | None = None
    abbreviations: dict[Line, Abbreviation] = Field(default_factory=dict)
    title_page: Annotated[TitlePage | None, BeforeValidator(_false_is_none)] = None
    contents: Annotated[Contents | None, BeforeValidator(_false_is_none)] = Contents()
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    sheets: Sheets = Sheets()
    allow: tuple[Allowance, ...] = ()

    def with_amendments(self, more: tuple[Amendment, ...]) -> PlanFile:
        """Return the plan with further amendments on its title page, if it has one."""
        page = self.title_page
        if page is None or not more:
            return self
        grown = page.model_copy(update={"amendments": (*page.amendments, *more)})
        return self.model_copy(update={"title_page": grown})


class Person(Placed):
    """A person, written once in people.yaml; `position` is the person's, `place` the file's."""

    name: Line
    position: Line = Text()
    organisation: Line = Text()
    acting: Flag = False

    @property
    def place(self) -> Position:
        """Where the author wrote it."""
        return self._position
