"""What a revision changed: each change with its kind, its place, and both wordings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from docgen.compare.elements import Element
from docgen.tree.nodes import Block, Row


class Kind(StrEnum):
    """What happened."""

    REPLACED = "replaced"
    INSERTED = "inserted"
    REPEALED = "repealed"
    MOVED = "moved"
    RENUMBERED = "renumbered"


class Scope(StrEnum):
    """What it happened to."""

    TITLE = "title"
    SECTION = "section"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    CAPTION = "caption"
    TABLE_NOTE = "table-note"
    ROW = "row"
    FIGURE = "figure"
    FORMULA = "formula"
    BOX = "box"


INSIDE_TABLE = frozenset({Scope.CAPTION, Scope.TABLE_NOTE, Scope.ROW})


@dataclass(frozen=True, slots=True)
class Named:
    """A heading, table or figure as a place names it."""

    kind: str = ""
    label: str = ""
    number: str = ""
    title: str = ""

    def __bool__(self) -> bool:
        """Whether anything is named."""
        return bool(self.label or self.number or self.title)


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened, in the edition being amended; what is new, in the new one.

    `path` are the headings above, the nearest last. `ordinal` counts paragraphs and items from
    the nearest heading. `row` counts the body's rows; 0 is a row of the table's head.
    """

    path: tuple[Named, ...] = ()
    ordinal: int = 0
    thing: Named = Named()
    row: int = 0
    row_name: str = ""

    @property
    def nearest(self) -> Named:
        """The heading under which it stands."""
        return self.path[-1] if self.path else Named()


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell's change: its column's title, the words before and after."""

    column: int
    title: str
    old: str
    new: str
    old_blocks: tuple[Block, ...] = ()
    new_blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row's part of a change: the rows and their indices in the table; -1: there is none."""

    old: Row | None = None
    new: Row | None = None
    old_at: int = -1
    new_at: int = -1
    cells: tuple[CellEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `old_at` and `new_at` are the indices of the elements in both editions.

    Inside a table both name the table. `after` is the element of the new edition after which
    its note stands (-1: before all). `new_place` is where a moved or renumbered thing is now.
    """

    kind: Kind
    scope: Scope
    place: Place
    old: tuple[Element, ...] = ()
    new: tuple[Element, ...] = ()
    old_at: tuple[int, ...] = ()
    new_at: tuple[int, ...] = ()
    row: RowChange | None = None
    new_place: Place | None = None
    similarity: float = 0.0
    reason: str = ""
    after: int = -1


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All changes in the order of the new edition, and which element became which."""

    changes: tuple[Change, ...] = ()
    kept: tuple[tuple[int, int], ...] = ()

    def __len__(self) -> int:
        """Return the number of changes."""
        return len(self.changes)
