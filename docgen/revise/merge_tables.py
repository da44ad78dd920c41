"""Two tables in one: rows that came and went, and the words that differ in the rows that stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.compare.align import Unit, align
from docgen.compare.elements import row_signature, said_in
from docgen.compare.tables import row_units
from docgen.tree.nodes import Block, Cell, Paragraph, Row, Table
from docgen.write.tracked import Mark

if TYPE_CHECKING:
    from docgen.revise.merge import Merger

Band = tuple[Row, ...]
"""Rows that spans hold together."""


def merged_table(old: Table, new: Table, merger: Merger) -> tuple[Block, ...]:
    """Return both tables as one; as two in succession when their columns differ."""
    marking = merger.marking
    notes = merger.blocks(old.notes, new.notes)
    before: tuple[Block, ...] = ()
    caption = new.caption
    if old.caption and new.caption:
        caption = merger.caption(old.caption, new.caption)
    elif old.caption:
        before = marking.deleted(replace(old, rows=(), notes=()))[:-1]
    elif caption:
        caption = replace(caption, children=marking.span(caption.children, Mark.INSERTED))
    if len(old.columns) != len(new.columns):
        gone = tuple(marking.deleted_row(row) for row in old.rows)
        come = tuple(marking.row(row, Mark.INSERTED) for row in new.rows)
        first = replace(old, rows=gone, caption=caption, notes=(), id=new.id)
        second = replace(new, rows=come, caption=None, notes=notes, id="")
        return (*before, first, second)
    rows = merged_rows(old.rows, new.rows, merger)
    return (*before, replace(new, rows=rows, caption=caption, notes=notes))


def merged_rows(old: Sequence[Row], new: Sequence[Row], merger: Merger) -> tuple[Row, ...]:
    """Return the rows of both, band by band."""
    olds, news = bands(old), bands(new)
    marking = merger.marking
    found: list[Row] = []
    i = j = 0
    for a, b in [*align(_units(olds), _units(news)), (len(olds), len(news))]:
        found += (marking.deleted_row(row) for band in olds[i:a] for row in band)
        found += (marking.row(row, Mark.INSERTED) for band in news[j:b] for row in band)
        if a < len(olds):
            found += _band(olds[a], news[b], merger)
        i, j = a + 1, b + 1
    return tuple(found)


def bands(rows: Sequence[Row]) -> list[Band]:
    """Return the rows in bands: a cell over several rows keeps them together."""
    found: list[Band] = []
    reach = 0
    for row in rows:
        if reach > 0:
            found[-1] = (*found[-1], row)
        else:
            found.append((row,))
        reach = max(reach - 1, max((cell.row_span - 1 for cell in row.cells), default=0))
    return found


def _units(of: Sequence[Band]) -> list[Unit]:
    firsts = row_units([band[0] for band in of])
    for unit, band in zip(firsts, of, strict=True):
        if len(band) > 1:
            unit.words = " ".join(said_in(cell.blocks) for row in band for cell in row.cells)
    return firsts


def _shape(band: Band) -> list[tuple[object, ...]]:
    return [(row.kind, *((cell.column_span, cell.row_span) for cell in row.cells)) for row in band]


def _band(old: Band, new: Band, merger: Merger) -> list[Row]:
    if [row_signature(row) for row in old] == [row_signature(row) for row in new]:
        return list(new)
    if _shape(old) != _shape(new):
        return [
            *(merger.marking.deleted_row(row) for row in old),
            *(merger.marking.row(row, Mark.INSERTED) for row in new),
        ]
    return [_row(one, two, merger) for one, two in zip(old, new, strict=True)]


def _row(old: Row, new: Row, merger: Merger) -> Row:
    cells = tuple(
        two if said_in(one.blocks) == said_in(two.blocks) else _cell(one, two, merger)
        for one, two in zip(old.cells, new.cells, strict=True)
    )
    return replace(new, cells=cells)


def _cell(old: Cell, new: Cell, merger: Merger) -> Cell:
    """Return the cell with what differs marked; a line against a line is one line."""
    match (old.blocks, new.blocks):
        case ((Paragraph() as one,), (Paragraph() as two,)):
            words = merger.inlines(one.children, two.children)
            return replace(new, blocks=(replace(two, children=words),))
        case _:
            return replace(new, blocks=merger.blocks(old.blocks, new.blocks))
