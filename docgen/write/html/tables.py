"""Tables as HTML: fixed columns, repeated heads, rows that keep together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape

from docgen.layout.spec import TableKind, mm
from docgen.tree import nodes
from docgen.tree.nodes import Block, Cell, Row, Table
from docgen.write.css import half_rule, points
from docgen.write.flow import (
    bold_row,
    caption_below,
    cell_align,
    cell_paragraph_style,
    cell_style_of,
    cell_valign,
    is_gap,
    is_head,
    kept_rows,
    row_fill,
)
from docgen.write.grid import Placed, place
from docgen.write.html.captions import write_caption
from docgen.write.html.context import Context, Inside
from docgen.write.html.flow import Flow, attributes
from docgen.write.html.inlines import write_inlines

WriteBlocks = Callable[..., None]
EMPTY = "\u00a0"
"""What makes a row of empty cells a line high."""
_ALIGN = {"": "", "left": "al", "center": "ac", "right": "ar", "justify": "aj"}


def write_table(
    table: Table, flow: Flow, write_blocks: WriteBlocks, ends: tuple[str, ...] = ()
) -> None:
    """Write a table with its caption and notes.

    `ends` says that it is the `first` or `last` in a cell: it leaves no room there.
    """
    context = flow.context
    kind = context.layout.tables[table.kind]
    above = not caption_below(table, context.layout)
    identifier = table.id or f"table-{context.next_name()}"
    if table.caption is not None and above:
        write_caption(table.caption, flow, identifier, above=True)
    _grid(table, kind, identifier, flow, write_blocks, ends)
    if table.caption is not None and not above:
        write_caption(table.caption, flow, identifier, above=False)
    if table.notes:
        flow.add('<div class="follow" data-t="">')
        write_blocks(table.notes, flow)
        flow.add("</div>")


def _grid(
    table: Table,
    kind: TableKind,
    identifier: str,
    flow: Flow,
    write_blocks: WriteBlocks,
    ends: tuple[str, ...],
) -> None:
    context = flow.context
    total = sum(column.width for column in table.columns)
    width = context.rule(f"tw{total}", f"width: {points(total + 2 * half_rule(kind))}")
    side = ""
    if table.align in ("center", "right"):
        right = "auto" if table.align == "center" else "0"
        side = context.rule(f"ta-{table.align}", f"margin-left: auto; margin-right: {right}")
    classes = (f"s-{table.style}", f"t-{table.kind}", width)
    summary = f' aria-label="{escape(table.alt)}"' if table.alt else ""
    flow.add(
        f"<table{attributes(*classes, side, *ends, identifier=identifier)}{summary}><colgroup>"
    )
    for column in table.columns:
        flow.add(f'<col class="{context.rule(f"w{column.width}", _width(column.width))}"/>')
    flow.add("</colgroup>")
    heads = 0
    while heads < len(table.rows) and is_head(table.rows[heads]):
        heads += 1
    kept = kept_rows(table)
    grid = place(table, kind)
    for name, start, end in (("thead", 0, heads), ("tbody", heads, len(table.rows))):
        if start < end:
            flow.add(f"<{name}>")
            for number in range(start, end):
                _row(table, number, grid, kept[number], kind, flow, write_blocks)
            flow.add(f"</{name}>")
    flow.add("</table>")


def _width(twips: int) -> str:
    return f"width: {points(twips)}"


def _row(
    table: Table,
    number: int,
    grid: list[list[Placed]],
    keep: bool,
    kind: TableKind,
    flow: Flow,
    write_blocks: WriteBlocks,
) -> None:
    row = table.rows[number]
    context = flow.context
    fill = row_fill(row, kind)
    classes = (
        "strong" if bold_row(row, kind) else "",
        context.rule(f"fill-{fill}", f"background-color: #{fill}") if fill else "",
        "splits" if row.can_split else "",
        "stay" if keep else "",
    )
    flow.add(f"<tr{attributes(*classes)}>")
    strut = _is_empty(row) and not (row.min_height and is_gap(row, context.style(table.style)))
    for placed in grid[number]:
        if placed.origin:
            line = EMPTY if strut and placed.cell.row_span == 1 else ""
            strut = strut and not line
            _cell(table, placed, _edges(placed, grid), line, kind, flow, write_blocks)
    flow.add("</tr>")


def _is_empty(row: Row) -> bool:
    return all(
        isinstance(block, nodes.Paragraph) and not block.children
        for cell in row.cells
        for block in cell.blocks
    )


def _cell(
    table: Table,
    placed: Placed,
    edges: str | None,
    line: str,
    kind: TableKind,
    flow: Flow,
    write_blocks: WriteBlocks,
) -> None:
    context = flow.context
    cell, column, row = placed.cell, placed.column, table.rows[placed.row]
    key = cell_paragraph_style(table, row, cell, kind)
    align = cell_align(row, cell, table.columns[column], kind)
    classes = (
        f"c-{table.kind}",
        f"s-{key}" if key != table.style else "",
        _ALIGN[align],
        f"v-{cell_valign(row, cell, kind)}",
        context.rule(f"fill-{cell.fill}", f"background-color: #{cell.fill}") if cell.fill else "",
        f"e-{edges or 'none'}" if edges is not None else "",
        _height(row.min_height, kind, context) if row.min_height and cell.row_span == 1 else "",
    )
    spans = ""
    if placed.span > 1:
        spans += f' colspan="{placed.span}"'
    rows = min(cell.row_span, len(table.rows) - placed.row)
    if rows > 1:
        spans += f' rowspan="{rows}"'
    name = "th" if cell.header else "td"
    if cell.header:
        in_head = row.kind in (nodes.RowKind.HEADER, nodes.RowKind.SUBHEADER, nodes.RowKind.NUMBERS)
        spans += f' scope="{"col" if in_head else "row"}"'
    flow.add(f"<{name}{attributes(*classes)}{spans}>{line}")
    _content(cell, key, align, table, column, kind, flow, write_blocks)
    flow.add(f"</{name}>")


def _height(least: int, kind: TableKind, context: Context) -> str:
    """Return the class of a cell in a row of at least that height.

    It stands on the cells that end in the row: on a row, WeasyPrint takes it for the height of
    the cells that come from rows above.
    """
    inside = least - 2 * mm(kind.padding_y_mm) - 2 * half_rule(kind)
    return context.rule(f"high{least}", f"height: {points(max(0.0, inside))}")


def _content(
    cell: Cell,
    key: str,
    align: str,
    table: Table,
    column: int,
    kind: TableKind,
    flow: Flow,
    write_blocks: WriteBlocks,
) -> None:
    context = flow.context
    if not cell.blocks:
        return
    style = context.style(key)
    only = cell.blocks[0] if len(cell.blocks) == 1 else None
    simple = (
        isinstance(only, nodes.Paragraph)
        and not only.id
        and not (only.keep_next or only.keep_lines)
        and only.align in ("", align)
        and cell_style_of(only.style or "body", key) == key
        and not (style.indent_left or style.indent_right or style.before or style.after)
        and not any(isinstance(child, nodes.Tab) for child in only.children)
    )
    if simple:
        assert isinstance(only, nodes.Paragraph)
        context.use(style)
        flow.add(write_inlines(only.children, context))
        return
    width = sum(one.width for one in table.columns[column : column + cell.column_span])
    inner = Flow(context, Inside(cell_style=key, width=width), flow.parts)
    blocks: Iterable[Block] = cell.blocks
    if align:
        blocks = tuple(_aligned(block, align) for block in cell.blocks)
    write_blocks(blocks, inner, closed=True)


def _aligned(block: Block, align: str) -> Block:
    """Return the block set as its cell; the items of a list are never centred."""
    if isinstance(block, nodes.Paragraph) and not block.align:
        return replace(block, align=align)
    if isinstance(block, nodes.List) and align != "center":
        items = tuple(
            replace(item, blocks=tuple(_aligned(inner, align) for inner in item.blocks))
            for item in block.items
        )
        return replace(block, items=items)
    return block


def _edges(placed: Placed, grid: list[list[Placed]]) -> str | None:
    """Return the sides drawn of a cell and its parts below, in the style sheet's order."""
    if placed.edges is None:
        return None
    sides = set(placed.edges)
    last = placed
    for row in grid[placed.row + 1 :] if placed.merged else ():
        part = next((one for one in row if one.column == placed.column), None)
        if part is None or part.origin:
            break
        last = part
    if last is not placed:
        sides = sides - {"b"} | set(last.edges or "") & {"b"}
    return "".join(side for side in "trbl" if side in sides)
