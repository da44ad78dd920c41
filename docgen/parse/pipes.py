"""Pipe tables of Markdown to table nodes, merges included."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.tree import SyntaxTreeNode

from docgen.diagnostics import Position
from docgen.parse.context import Context
from docgen.parse.inlines import plain
from docgen.tree.grid import merge
from docgen.tree.nodes import Cell, Column, Inline, Paragraph, Row, RowKind, Table

_ALIGN = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}


def table_of(
    node: SyntaxTreeNode,
    inlines: Callable[[SyntaxTreeNode], tuple[Inline, ...]],
    place: Position,
    context: Context,
) -> Table:
    """Return the table of a Markdown table token."""
    rows: list[list[tuple[Inline, ...]]] = []
    kinds: list[RowKind] = []
    aligns: list[str] = []
    for group in node.children:
        for row in group.children:
            rows.append([inlines(cell) for cell in row.children])
            kinds.append(RowKind.HEADER if group.type == "thead" else RowKind.BODY)
            if not aligns:
                aligns = [_ALIGN.get(str(cell.attrs.get("style", "")), "") for cell in row.children]
    placed, faults = merge(rows, [[plain(cell) for cell in row] for row in rows])
    for fault in faults:
        context.report.error(
            "merge-outside-table", place.moved(fault.row + (fault.row > 0)), column=fault.column + 1
        )
    return Table(
        columns=tuple(Column(align=align) for align in aligns),
        rows=tuple(
            Row(
                tuple(
                    Cell(
                        (Paragraph(cell.payload, "cell", position=place),),
                        cell.column_span,
                        cell.row_span,
                        header=kind is RowKind.HEADER,
                        position=place.moved(number + (number > 0)),
                    )
                    for cell in cells
                ),
                kind,
                position=place.moved(number + (number > 0)),
            )
            for number, (cells, kind) in enumerate(zip(placed, kinds, strict=True))
        ),
        position=place,
    )
