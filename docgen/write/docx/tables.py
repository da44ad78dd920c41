"""Tables: fixed widths, spans, repeated heads, rows kept together; rows written as text."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from typing import Final

from docgen.layout.measure import Measure, border
from docgen.layout.spec import TableKind, mm, pt
from docgen.tree.nodes import Block, Cell, Paragraph, Row, Table
from docgen.write.docx.captions import write_caption
from docgen.write.docx.inlines import write_inlines
from docgen.write.docx.oxml import Format, Para, border_line, escape, shading, tiny_paragraph
from docgen.write.docx.state import Flow
from docgen.write.flow import (
    CELL_DEFAULTS,
    bold_row,
    caption_below,
    cell_align,
    cell_paragraph_style,
    cell_valign,
    has_drawn,
    is_gap,
    is_head,
    kept_rows,
    row_fill,
)
from docgen.write.grid import Placed, place
from docgen.write.walk import plain_text

_SIDES: Final = (("top", "t"), ("left", "l"), ("bottom", "b"), ("right", "r"))
_VERTICAL: Final = {"top": "top", "middle": "center", "bottom": "bottom"}


def write_table(table: Table, flow: Flow) -> None:
    """Write the table with its caption above, or below as figures have it, and its notes."""
    kind = flow.shared.layout.tables[table.kind]
    below = caption_below(table, flow.shared.layout)
    if table.caption and not below:
        write_caption(table.caption, table.id, flow, keep_next=True)
    elif table.id and not below:
        flow.anchors.append(table.id)
    flow.begin_table(pt(kind.before_pt))
    _Writer(table, kind, flow).write()
    flow.owed = pt(kind.after_pt)
    if table.caption and below:
        write_caption(table.caption, table.id, flow, keep_next=bool(table.notes))
    _notes(table.notes, flow)


def _notes(notes: tuple[Block, ...], flow: Flow) -> None:
    from docgen.write.docx.blocks import write_block, write_blocks

    if not notes:
        return
    kept = flow.kept
    flow.kept = True
    write_blocks(notes[:-1], flow)
    flow.kept = kept
    write_block(notes[-1], flow)


@dataclass(frozen=True, slots=True)
class _Make:
    """What cells of one make have in common."""

    opening: str  # a whole w:tcPr
    style: str
    align: str
    bold: bool
    form: Format
    properties: str  # of a paragraph with text, a whole w:pPr
    empty: str  # of an empty paragraph


@dataclass(slots=True)
class _Writer:
    """One table being written, with what its cells have in common kept ready."""

    table: Table
    kind: TableKind
    flow: Flow
    _makes: dict[tuple[object, ...], _Make] = field(default_factory=dict)

    def write(self) -> None:
        out = self.flow.out
        out.append(f"<w:tbl>{self._properties()}{self._grid()}")
        grid = place(self.table, self.kind)
        heights = self._heights()
        more = caption_below(self.table, self.flow.shared.layout)
        rows = zip(self.table.rows, kept_rows(self.table, more=more), strict=True)
        for at, (row, kept) in enumerate(rows):
            height = heights.get(at, row.min_height)
            out.append(self._row(row, grid[at], kept or self.flow.kept, height))
        out.append("</w:tbl>")

    def _heights(self) -> dict[int, int]:
        """Return the heights of repeated rows that a cell over several rows stretches.

        LibreOffice cuts such a cell off where the rows are repeated, unless they say it.
        """
        heads = tuple(itertools.takewhile(is_head, self.table.rows))
        if not any(cell.row_span > 1 for row in heads for cell in row.cells):
            return {}
        measure = Measure(self.flow.shared.layout)
        short = tuple(replace(row, cells=tuple(map(_blank_if_tall, row.cells))) for row in heads)
        stretched = measure.rows(replace(self.table, rows=heads))
        natural = measure.rows(replace(self.table, rows=short))
        lines = border(self.kind)
        return {
            at: max(round(high) - lines, heads[at].min_height)
            for at, (high, low) in enumerate(zip(stretched, natural, strict=True))
            if high > low
        }

    def _properties(self) -> str:
        table = self.table
        style = self.flow.shared.styles.table_style(table.kind)
        width = sum(column.width for column in table.columns)
        align = f'<w:jc w:val="{table.align}"/>' if table.align in ("center", "right") else ""
        heads = any(is_head(row) for row in table.rows)
        sides = any(cell.header for row in table.rows if not is_head(row) for cell in row.cells)
        caption = table.caption
        title = f"{caption.label} {plain_text(caption.children)}".strip() if caption else ""
        words = (f'<w:tblCaption w:val="{escape(title)}"/>' if title else "") + (
            f'<w:tblDescription w:val="{escape(table.alt)}"/>' if table.alt else ""
        )
        return (
            f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/>{align}'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{32 * heads + 128 * sides + 1536:04X}"'
            f' w:firstRow="{heads:d}" w:lastRow="0" w:firstColumn="{sides:d}" w:lastColumn="0"'
            f' w:noHBand="1" w:noVBand="1"/>{words}</w:tblPr>'
        )

    def _grid(self) -> str:
        columns = "".join(f'<w:gridCol w:w="{one.width}"/>' for one in self.table.columns)
        return f"<w:tblGrid>{columns}</w:tblGrid>"

    def _row(self, row: Row, parts: list[Placed], kept: bool, height: int) -> str:
        properties = "" if row.can_split else "<w:cantSplit/>"
        if height:
            properties += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
        if is_head(row):
            properties += "<w:tblHeader/>"
        properties = f"<w:trPr>{properties}</w:trPr>" if properties else ""
        if row.min_height and is_gap(row, self.flow.shared.styles.style(self.table.style)):
            gap = replace(tiny_paragraph(20), keep_next=kept).xml()
            cells = "".join(
                f"<w:tc>{self._make(row, _bare(part), kept).opening}{gap}</w:tc>" for part in parts
            )
        else:
            cells = "".join([self._cell(row, part, kept) for part in parts])
        return f"<w:tr>{properties}{cells}</w:tr>"

    def _cell(self, row: Row, part: Placed, kept: bool) -> str:
        cell, flow = part.cell, self.flow
        make = self._make(row, part, kept)
        if not part.origin or not cell.blocks:
            lead = flow.take_anchors() if part.origin and flow.anchors else ""
            return f"<w:tc>{make.opening}<w:p>{make.empty}{lead}</w:p></w:tc>"
        only = cell.blocks[0]
        if (
            len(cell.blocks) > 1
            or not isinstance(only, Paragraph)
            or only.style not in CELL_DEFAULTS
            or only.id
            or only.align
            or only.keep_next
            or only.keep_lines
            or flow.anchors
            or flow.page_break
            or has_drawn(only.children)
        ):
            return f"<w:tc>{make.opening}{self._blocks(cell, part, make, kept)}</w:tc>"
        content = write_inlines(only.children, flow, make.style, make.form)
        return f"<w:tc>{make.opening}<w:p>{make.properties}{content}</w:p></w:tc>"

    def _make(self, row: Row, part: Placed, kept: bool) -> _Make:
        """Return what the cell has in common with others; made once for all of them."""
        cell = part.cell
        key = (
            (part.column, part.span, part.origin, part.merged, part.edges, row.kind, kept),
            (cell.align, cell.valign, cell.style, cell.fill),
        )
        found = self._makes.get(key)
        if found is None:
            found = self._makes[key] = self._new_make(row, part, kept)
        return found

    def _new_make(self, row: Row, part: Placed, kept: bool) -> _Make:
        cell, kind, shared = part.cell, self.kind, self.flow.shared
        style = cell_paragraph_style(self.table, row, cell, kind)
        align = cell_align(row, cell, self.table.columns[part.column], kind)
        own = shared.styles.style(style)
        shared.faces.add((style, False, False))
        bold = bold_row(row, kind)
        id = shared.styles.id(style)
        shown = "" if align == own.align else align
        return _Make(
            self._cell_properties(
                part, cell.fill or row_fill(row, kind), cell_valign(row, cell, kind)
            ),
            style,
            align,
            bold,
            Format(bold=bold and not own.bold),
            Para(id, keep_next=kept, align=shown).properties(),
            Para(id, keep_next=kept).properties(),
        )

    def _blocks(self, cell: Cell, part: Placed, make: _Make, kept: bool) -> str:
        from docgen.write.docx.blocks import end_flow, write_blocks

        flow = self.flow
        columns = self.table.columns[part.column : part.column + part.span]
        width = sum(one.width for one in columns) - 2 * mm(self.kind.padding_x_mm)
        inner = Flow(
            flow.shared,
            flow.part,
            width,
            cell_style=make.style,
            in_cell=True,
            align=make.align,
            bold=make.bold,
            kept=kept,
            anchors=flow.anchors,
            page_break=flow.page_break,
        )
        flow.anchors, flow.page_break = [], False
        write_blocks(cell.blocks, inner, closed=True)
        end_flow(inner)
        return inner.text()

    def _cell_properties(self, part: Placed, fill: str, valign: str) -> str:
        width = sum(one.width for one in self.table.columns[part.column : part.column + part.span])
        inside = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        if part.span > 1:
            inside += f'<w:gridSpan w:val="{part.span}"/>'
        if part.merged:
            inside += '<w:vMerge w:val="restart"/>' if part.origin else "<w:vMerge/>"
        if part.edges is not None:
            sides = "".join(
                border_line(name, self._line_width(side, part.edges), self.kind.border_colour)
                for name, side in _SIDES
            )
            inside += f"<w:tcBorders>{sides}</w:tcBorders>"
        if fill:
            inside += shading(fill)
        if valign != "top":
            inside += f'<w:vAlign w:val="{_VERTICAL[valign]}"/>'
        return f"<w:tcPr>{inside}</w:tcPr>"

    def _line_width(self, side: str, edges: str) -> float:
        return (self.kind.border_pt or 0.5) if side in edges else 0


def _bare(part: Placed) -> Placed:
    """Return a part of a gap without the rules of its neighbours: they draw them themselves.

    Where a page ends at a gap, LibreOffice would draw them there as well.
    """
    return part if part.cell.borders or not part.edges else replace(part, edges="")


def _blank_if_tall(cell: Cell) -> Cell:
    return replace(cell, blocks=()) if cell.row_span > 1 else cell
