"""Cells that no page can hold: they are split, and the author is told which they are."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from docgen.diagnostics import NOWHERE, Position, Report
from docgen.layout.measure import Measure, border, cell_look, placed_cells, side_room
from docgen.layout.spec import Layout, mm
from docgen.parse.inlines import plain
from docgen.tree import nodes
from docgen.tree.nodes import Document
from docgen.tree.walk import every_block, every_inline, own_inlines

_SHOWN = 40


def check_cells(document: Document, layout: Layout, report: Report) -> None:
    """Warn of each cell that is higher than the page its table stands on.

    Measured are rows that may be split, one higher than a page always being one of them, and
    cells over several rows, which no row is stretched for before its last.
    """
    measure = Measure(layout)
    for section in document.sections:
        page = layout.text_height(section.page, section.landscape)
        for block in every_block(section.blocks):
            if isinstance(block, nodes.Table) and any(map(_is_measured, block.rows)):
                _check_table(block, page, measure, report)


def _is_measured(row: nodes.Row) -> bool:
    return row.can_split or any(cell.row_span > 1 for cell in row.cells)


def _check_table(table: nodes.Table, page: int, measure: Measure, report: Report) -> None:
    kind = measure.layout.tables[table.kind]
    around = 2 * mm(kind.padding_y_mm) + border(kind)
    widths = [column.width for column in table.columns]
    for _, column, row, cell in placed_cells(table):
        if not row.can_split and cell.row_span == 1:
            continue
        room = sum(widths[column : column + cell.column_span]) - side_room(kind)
        height = measure.stack(cell.blocks, room, cell_look(kind, table, row, cell)) + around
        if height > page:
            report.warn(
                "cell-higher-than-page",
                _place(cell, table),
                words=_first_words(cell),
                pages=ceil(height / page),
            )


def _place(cell: nodes.Cell, table: nodes.Table) -> Position:
    """Return where the cell's first words were written, else its own place or the table's."""
    places = (*(text.position for text in _texts(cell)), cell.position, table.position)
    return next((place for place in places if place != NOWHERE), NOWHERE)


def _texts(cell: nodes.Cell) -> Iterator[nodes.Text]:
    for inlines in _lines(cell):
        yield from (one for one in every_inline(inlines) if isinstance(one, nodes.Text))


def _lines(cell: nodes.Cell) -> Iterator[tuple[nodes.Inline, ...]]:
    for block in every_block(cell.blocks):
        yield from own_inlines(block)


def _first_words(cell: nodes.Cell) -> str:
    words = " ".join(plain(inlines) for inlines in _lines(cell)).replace("\u00ad", "").strip()
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
