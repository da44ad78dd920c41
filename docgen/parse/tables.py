"""Table elements of the templates to table nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.parse.elements import Element
from docgen.plan.load import MOST_CELLS, MOST_COLUMNS
from docgen.tree.nodes import Block, Caption, Cell, Column, Paragraph, Row, RowKind, Table

if TYPE_CHECKING:
    from docgen.parse.template import TemplateParser

_KINDS = {kind.value: kind for kind in RowKind}


def table_from(element: Element, parser: TemplateParser) -> Table:
    """Return the table of a `table` element."""
    columns: list[Column] = []
    rows: list[Row] = []
    notes: tuple[Block, ...] = ()
    caption: Caption | None = None
    for child in element.elements():
        match child.name:
            case "caption":
                caption = parser.caption(child, "table")
            case "colgroup":
                columns = [_column(one, parser) for one in child.elements()]
            case "thead":
                rows.extend(_row(one, RowKind.HEADER, parser) for one in child.elements())
            case "tbody":
                rows.extend(_row(one, RowKind.BODY, parser) for one in child.elements())
            case "tr":
                rows.append(_row(child, RowKind.BODY, parser))
            case "footer":
                notes = parser.blocks(child)
            case other:
                parser.context.report.error(
                    "template-misplaced-element", child.position, name=other
                )
    kind = element.get("class") or "grid"
    if kind not in parser.context.layout.tables:
        known = tuple(sorted(parser.context.layout.tables))
        parser.context.report.error("unknown-table-kind", element.position, name=kind, known=known)
        kind = "grid"
    count = _width(rows)
    if not columns:
        columns = [Column() for _ in range(count)]
    if count != len(columns):
        parser.context.report.error(
            "template-ragged-table", element.position, columns=len(columns), cells=count
        )
        columns = (columns + [Column()] * count)[:count]
    return Table(
        tuple(columns),
        tuple(rows),
        kind,
        element.get("id"),
        caption,
        notes,
        element.get("data-style") or "cell",
        element.get("data-orientation"),
        element.get("data-alt"),
        _length(element, "width", parser),
        element.get("align"),
        position=element.position,
    )


def _width(rows: list[Row]) -> int:
    """Return how many columns the widest row fills, cells that reach down into it included."""
    widest = 0
    reaching: list[tuple[int, int]] = []  # rows still to come, columns
    for row in rows:
        own = sum(cell.column_span for cell in row.cells)
        widest = max(widest, own + sum(columns for _, columns in reaching))
        reaching = [(left - 1, columns) for left, columns in reaching if left > 1]
        reaching += [
            (cell.row_span - 1, cell.column_span) for cell in row.cells if cell.row_span > 1
        ]
    return widest


def _column(element: Element, parser: TemplateParser) -> Column:
    width = _length(element, "width", parser)
    return Column(width, element.get("align"), fixed=width > 0)


def _length(element: Element, name: str, parser: TemplateParser) -> int:
    """Return an attribute's millimetres in twips; empty and «*» are 0."""
    if element.get(name) in ("", "*"):
        return 0
    return element.length(name, 0, parser.context.report)


def _row(element: Element, default: RowKind, parser: TemplateParser) -> Row:
    kind = _KINDS.get(element.get("class"), default)
    return Row(
        tuple(_cell(child, kind, parser) for child in element.elements()),
        kind,
        can_split=element.get("data-split") == "yes",
        keep_next=element.get("data-keep") == "yes",
        min_height=_length(element, "data-height", parser),
        id=element.get("id"),
        position=element.position,
    )


def _cell(element: Element, kind: RowKind, parser: TemplateParser) -> Cell:
    inside, report = parser.in_cell(), parser.context.report
    blocks = inside.blocks(element) or (Paragraph((), "cell", position=element.position),)
    borders = element.attributes.get("data-borders")
    return Cell(
        blocks,
        element.whole("colspan", 1, MOST_COLUMNS, report),
        element.whole("rowspan", 1, MOST_CELLS, report),
        header=element.name == "th",
        align=element.get("align"),
        valign=element.get("valign"),
        style=element.get("class"),
        fill=element.get("data-fill"),
        borders=borders,
        position=blocks[0].position if isinstance(blocks[0], Paragraph) else element.position,
    )
