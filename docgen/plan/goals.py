"""The goals tree, the resources by goal and year, the flow of goals through levels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator

from docgen.diagnostics import Report
from docgen.plan.base import Element, OpenElement
from docgen.plan.fields import Flag, Line, Name, RowStyle, Value, Words, Year, fault
from docgen.plan.tables import TableOptions
from docgen.read.values import Text


class Task(Element):
    """A task of a goal."""

    id: Name
    label: Line | None = None
    title: Line


class Goal(Element):
    """A goal of a direction."""

    id: Name
    label: Line | None = None
    title: Line
    tasks: tuple[Task, ...] = ()


class Direction(Element):
    """A strategic direction."""

    id: Name
    label: Line | None = None
    title: Line
    goals: tuple[Goal, ...] = ()


class Goals(Element):
    """The goals tree: directions, their goals, their tasks."""

    directions: Annotated[tuple[Direction, ...], Field(min_length=1)]

    def all(self) -> Iterator[Direction | Goal | Task]:
        """Yield everything that has an id, in order."""
        for direction in self.directions:
            yield direction
            for goal in direction.goals:
                yield goal
                yield from goal.tasks

    def find(self, name: str) -> Direction | Goal | Task | None:
        """Return the direction, goal or task of that id."""
        return next((one for one in self.all() if one.id == name), None)


class Resource(OpenElement):
    """A row of the resource table."""

    no: Line | None = None
    code: Line = Text()
    programme: Line = Text()
    name: Line
    unit: Line = Text()
    source: Line = Text()
    total: Line = Text()
    values: dict[Year, Value] = Field(default_factory=dict)


class ResourceGroup(Element):
    """Rows under one title: words of the author's, or a goal of the plan."""

    group: Line = Text()
    goal: Name = Text()
    style: RowStyle | None = None
    restart: Flag = True
    rows: tuple[Resource, ...] = ()


class Resources(TableOptions):
    """The resource table."""

    years: tuple[Year, ...] = ()
    year_label: Line = Text("{year}")
    years_head: Line | None = None
    columns: Words = ()
    titles: dict[Line, Line] = Field(default_factory=dict)
    groups: Annotated[tuple[ResourceGroup, ...], Field(min_length=1)]
    total: Resource | None = None

    def report_strange(self, report: Report) -> None:
        """Report keys that are neither known nor a column."""
        columns = (*self.columns, *self.titles)
        rows = [row for group in self.groups for row in group.rows]
        for row in [*rows, *([self.total] if self.total else [])]:
            row.report_strange(columns, report)


class Box(Element):
    """A box of a level: words, or a goal of the plan."""

    text: Line = Text()
    goal: Name = Text()

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if bool(self.text) == bool(self.goal):
            raise fault("box-text-or-goal")
        return self


class Level(Element):
    """A level of the flow; with `list` its boxes stand as a list in one box."""

    title: Line = Text()
    boxes: Annotated[tuple[Box, ...], Field(min_length=1)]
    list: Flag = False


class Cascade(Element):
    """Levels of boxes from top to bottom, with arrows between them."""

    caption: Line = Text()
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
