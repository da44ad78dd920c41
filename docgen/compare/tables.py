"""What changed inside a table: caption, notes, rows, cells; or that it is another table now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import replace

from docgen.compare.align import Unit, align
from docgen.compare.changes import CellEdit, Change, Kind, Place, RowChange, Scope
from docgen.compare.elements import (
    Element,
    caption_signature,
    row_signature,
    said,
    said_in,
)
from docgen.tree.nodes import Row, RowKind, Table

HEAD = (RowKind.HEADER, RowKind.NUMBERS)
_COUNTED = (RowKind.BODY, RowKind.TOTAL)


def table_changes(
    old: Element, new: Element, ats: tuple[int, int], place: Place
) -> list[Change] | None:
    """Return the changes inside the table; None when it has to be replaced as a whole."""
    before, after = old.block, new.block
    assert isinstance(before, Table)
    assert isinstance(after, Table)
    if len(before.columns) != len(after.columns):
        return None
    rows = row_changes(before.rows, after.rows)
    touched = sum(1 for kind, _ in rows if kind is not Kind.MOVED)
    if touched > 2 and touched >= max(len(before.rows), len(after.rows)):
        return None
    found: list[Change] = []

    def add(kind: Kind, scope: Scope, at: Place, row: RowChange | None = None) -> None:
        found.append(Change(kind, scope, at, (old,), (new,), ats[:1], ats[1:], row))

    if caption_signature(before.caption) != caption_signature(after.caption):
        add(Kind.REPLACED, Scope.CAPTION, place)
    for kind, change in rows:
        add(kind, Scope.ROW, _row_place(place, change, before, after), change)
    if [said(one) for one in before.notes] != [said(one) for one in after.notes]:
        add(Kind.REPLACED, Scope.TABLE_NOTE, place)
    return found


def row_changes(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[Kind, RowChange]]:
    """Return what happened to the rows, in the order of the new table."""
    pairs = align(row_units(old), row_units(new))
    found: list[tuple[float, Kind, RowChange]] = []
    for i, j in pairs:
        if row_signature(old[i]) != row_signature(new[j]):
            edits = _cell_edits(old, new, i, j)
            found.append((j, Kind.REPLACED, RowChange(old[i], new[j], i, j, edits)))
    gone = sorted(set(range(len(old))) - {i for i, _ in pairs})
    come = sorted(set(range(len(new))) - {j for _, j in pairs})
    for i, j in moved(row_units(old), row_units(new), gone, come):
        gone.remove(i)
        come.remove(j)
        found.append((j, Kind.MOVED, RowChange(old[i], new[j], i, j)))
    found += ((j, Kind.INSERTED, RowChange(None, new[j], -1, j)) for j in come)
    for i in gone:
        before = max((j for a, j in pairs if a < i), default=-1)
        found.append((before + 0.5, Kind.REPEALED, RowChange(old[i], None, i, -1)))
    found.sort(key=lambda one: (one[0], one[2].old_at))
    return [(kind, change) for _, kind, change in found]


def row_units(rows: Sequence[Row]) -> list[Unit]:
    """Return the rows as what can be aligned: a row with a name is only itself."""
    seen: Counter[Hashable] = Counter()
    found: list[Unit] = []
    for row in rows:
        signed = row_signature(row)
        name: Hashable = ("id", row.id) if row.id else ("row", signed)
        seen[name] += 1
        words = " ".join(text for text, _, _ in signed[1])
        sort = ("id", row.id) if row.id else ("row", row.kind.value)
        found.append(Unit((name, seen[name]), sort, words))
    return found


def moved(
    old: Sequence[Unit], new: Sequence[Unit], gone: Sequence[int], come: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the pairs of the same name among what is gone and what has come."""
    waiting: dict[Hashable, list[int]] = {}
    for i in gone:
        if not old[i].alone and old[i].words:
            waiting.setdefault(old[i].name, []).append(i)
    found: list[tuple[int, int]] = []
    for j in come:
        found_here = waiting.get(new[j].name)
        if found_here and not new[j].alone:
            found.append((found_here.pop(0), j))
    return found


def _cell_edits(old: Sequence[Row], new: Sequence[Row], i: int, j: int) -> tuple[CellEdit, ...]:
    """Return the cells that differ; none when the rows are made differently."""
    before, after = old[i].cells, new[j].cells
    shape = [(cell.column_span, cell.row_span) for cell in before]
    if shape != [(cell.column_span, cell.row_span) for cell in after]:
        return ()
    titles = column_titles(new)
    columns = column_starts(new, j)
    return tuple(
        CellEdit(
            column,
            titles.get(column, ""),
            said_in(one.blocks),
            said_in(two.blocks),
            one.blocks,
            two.blocks,
        )
        for column, one, two in zip(columns, before, after, strict=True)
        if said_in(one.blocks) != said_in(two.blocks)
    )


def column_titles(rows: Sequence[Row]) -> dict[int, str]:
    """Return the lowest title of each column."""
    found: dict[int, str] = {}
    for number, row in enumerate(rows):
        if row.kind is not RowKind.HEADER:
            break
        for column, cell in zip(column_starts(rows, number), row.cells, strict=True):
            words = said_in(cell.blocks)
            for covered in range(column, column + cell.column_span):
                if words:
                    found[covered] = words
    return found


def column_starts(rows: Sequence[Row], at: int) -> list[int]:
    """Return the columns at which the cells of row `at` begin."""
    open_: dict[int, int] = {}
    columns: list[int] = []
    for row in rows[: at + 1]:
        covered = {column for column, left in open_.items() if left > 0}
        open_ = {column: left - 1 for column, left in open_.items() if left > 1}
        columns = []
        column = 0
        for cell in row.cells:
            while column in covered:
                column += 1
            columns.append(column)
            for one in range(column, column + cell.column_span):
                if cell.row_span > 1:
                    open_[one] = cell.row_span - 1
            column += cell.column_span
    return columns


def _row_place(place: Place, change: RowChange, old: Table, new: Table) -> Place:
    """Return the row's place: what is there already counts in the old table."""
    if change.old is not None:
        table, at = old, change.old_at
    else:
        table, at = new, change.new_at
    row = table.rows[at]
    if row.kind in HEAD:
        return place
    name = next((words for cell in row.cells if (words := said_in(cell.blocks))), "")
    if row.kind not in _COUNTED:
        return replace(place, row=-1, row_name=name)
    number = sum(1 for one in table.rows[: at + 1] if one.kind in _COUNTED)
    return replace(place, row=number, row_name=name)
