"""Pipe tables of Markdown to table nodes, merges included."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.tree import SyntaxTreeNode

from docgen.diagnostics import Position
from docgen.parse.context import Context
from docgen.parse.inlines import plain
from docgen.plan.grid import LEFT, UP, Slot, resolve
from docgen.plan.load import MOST_CELLS, MOST_COLUMNS
from docgen.tree.nodes import Cell, Column, Inline, Paragraph, Row, RowKind, Table

_ALIGN = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}


def table_of(
    node: SyntaxTreeNode,
    inlines: Callable[[SyntaxTreeNode], tuple[Inline, ...]],
    place: Position,
    context: Context,
) -> Table:
    """Return the table of a Markdown table token."""
    if not _fits(node, place, context):
        return Table((), (), position=place)
    rows: list[list[tuple[Inline, ...]]] = []
    kinds: list[RowKind] = []
    aligns: list[str] = []
    for group in node.children:
        for row in group.children:
            rows.append([inlines(cell) for cell in row.children])
            kinds.append(RowKind.HEADER if group.type == "thead" else RowKind.BODY)
            if not aligns:
                aligns = [_ALIGN.get(str(cell.attrs.get("style", "")), "") for cell in row.children]
    grid = resolve(
        [
            [_slot(cell, _row_place(place, number)) for cell in row]
            for number, row in enumerate(rows)
        ]
    )
    context.report.found.extend(grid.faults)
    return Table(
        columns=tuple(Column(align=align) for align in aligns),
        rows=tuple(
            Row(
                tuple(
                    Cell(
                        (
                            Paragraph(
                                rows[number][cell.index], "cell", position=_row_place(place, number)
                            ),
                        ),
                        cell.across,
                        cell.down,
                        header=kind is RowKind.HEADER,
                        position=_row_place(place, number),
                    )
                    for cell in cells
                ),
                kind,
                position=_row_place(place, number),
            )
            for number, (cells, kind) in enumerate(zip(grid.rows, kinds, strict=True))
        ),
        position=place,
    )


def _fits(node: SyntaxTreeNode, place: Position, context: Context) -> bool:
    """Report a table that no page can hold, or that takes minutes to lay out."""
    count = sum(len(group.children) for group in node.children)
    columns = len(node.children[0].children[0].children)
    if columns > MOST_COLUMNS:
        context.report.error("table-too-wide", place, columns=columns, limit=MOST_COLUMNS)
    elif columns * count > MOST_CELLS:
        context.report.error("table-too-large", place, cells=columns * count, limit=MOST_CELLS)
    return columns <= MOST_COLUMNS and columns * count <= MOST_CELLS


def _row_place(place: Position, number: int) -> Position:
    """Return the place of a row; the line of dashes stands below the first."""
    return place.moved(number + (number > 0))


def _slot(cell: tuple[Inline, ...], place: Position) -> Slot:
    words = plain(cell).strip()
    return Slot(left=words == LEFT, up=words == UP, position=place)
