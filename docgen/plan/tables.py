"""Tables of any grid, and what every table may say: caption, widths, notes.

The merges are still as written here; `docgen.plan.grid` places the cells.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import Field, model_validator

from docgen.plan.base import Element
from docgen.plan.fields import (
    Align,
    Colour,
    Flag,
    Line,
    Name,
    RowStyle,
    Span,
    Width,
    choice,
    fault,
)
from docgen.plan.grid import LEFT, UP, Grid, Slot, resolve
from docgen.read.values import Items, Mapping, Text, position_of
from docgen.read.values import Value as Read

RowKind = Literal["plain", "group", "total", "subhead", "of_which"]


class TableOptions(Element):
    """What every table of data may say beside its rows."""

    caption: Line = Text()
    label: Line | None = None
    own_line: Flag | None = None
    kind: Name = Text()
    widths: tuple[Width, ...] = ()
    align: tuple[Align, ...] = ()
    numbers: Flag = False
    small: Flag = False
    landscape: Annotated[Literal["auto", "never", "always"], choice("auto", "never", "always")] = (
        "auto"
    )
    notes: tuple[Line, ...] = ()
    source: Line = Text()


class Cell(Element):
    """A cell. A bare text stands for a cell of that text; `<` and `^` for a merge."""

    text: Line = Text()
    across: Span = 1
    down: Span = 1
    align: Align | None = None
    valign: Annotated[
        Literal["top", "middle", "bottom"] | None, choice("top", "middle", "bottom")
    ] = None
    bold: Flag = False
    italic: Flag = False
    head: Flag = False
    fill: Colour | None = None

    @classmethod
    def quick(cls, value: object) -> Self | None:
        """Return the cell that a bare text stands for: most cells of most tables."""
        if not isinstance(value, Text):
            return None
        cell: Self = _empty(cls).model_copy(update={"text": value})
        cell._position = value.position
        return cell

    @property
    def slot(self) -> Slot:
        """What the grid needs to know of this cell."""
        text = self.text
        if self.across > 1 or self.down > 1:
            return Slot(across=self.across, down=self.down, position=self.position)
        is_mark = not text.quoted and text in (LEFT, UP)
        return Slot(is_mark and text == LEFT, is_mark and text == UP, position=text.position)


_Cell = TypeVar("_Cell", bound=Cell)


@cache
def _empty(model: type[_Cell]) -> _Cell:
    return model()


class TableRow(Element):
    """A row: cells, or one of the special rows. A bare list stands for `cells:`."""

    cells: tuple[Cell, ...] | None = None
    group: Line | None = None
    total: tuple[Cell, ...] | None = None
    subhead: tuple[Cell, ...] | None = None
    of_which: tuple[Cell, ...] | None = None
    style: RowStyle | None = None
    keep_next: Flag = False

    @classmethod
    def brief(cls, value: Read) -> Read:
        """Return the row that a bare list stands for."""
        if not isinstance(value, Items):
            return value
        full = Mapping(position_of(value))
        full[Text("cells", value.position)] = value
        return full

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        given = [
            one
            for one in (self.cells, self.group, self.total, self.subhead, self.of_which)
            if one is not None
        ]
        if len(given) != 1:
            raise fault("row-kind", kinds="cells, group, total, subhead, of_which")
        return self

    @property
    def kind(self) -> RowKind:
        """What the row is for; a group row has no cells."""
        for kind in ("group", "total", "subhead", "of_which"):
            if getattr(self, kind) is not None:
                return kind
        return "plain"

    @property
    def row_cells(self) -> tuple[Cell, ...]:
        """The cells as written, whatever the row's kind."""
        return self.cells or self.total or self.subhead or self.of_which or ()


class Table(TableOptions):
    """A table of any grid: rows of the head, then the rows of the body."""

    head: tuple[TableRow, ...] = ()
    rows: Annotated[tuple[TableRow, ...], Field(min_length=1)]

    @property
    def column_count(self) -> int:
        """How many columns the head has; without a head, the widest row."""
        rows = self.head or self.rows
        return max((_width(row) for row in rows), default=0)

    def head_grid(self) -> Grid:
        """Return the head's cells at their places."""
        return resolve([[cell.slot for cell in row.row_cells] for row in self.head])

    def body_grid(self) -> Grid:
        """Return the body's cells at their places; a group row fills the whole width."""
        width = self.column_count
        return resolve([_slots(row, width) for row in self.rows], width)


def _width(row: TableRow) -> int:
    return sum(cell.across for cell in row.row_cells)


def _slots(row: TableRow, width: int) -> list[Slot]:
    if row.group is not None:
        return [Slot(across=max(width, 1), position=row.position)]
    return [cell.slot for cell in row.row_cells]


def table_of_rows(rows: Items, head: int, options: dict[str, Any]) -> Mapping:
    """Return the mapping of a table whose first `head` rows of a CSV file are its head."""
    full = Mapping(rows.position)
    full[Text("head", rows.position)] = Items(rows.position, tuple(rows[:head]))
    full[Text("rows", rows.position)] = Items(rows.position, tuple(rows[head:]))
    for key, value in options.items():
        full[Text(key, rows.position)] = value
    return full
