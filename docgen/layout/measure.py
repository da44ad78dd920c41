"""How high a block is at a width: paragraphs, lists, tables, figures, in twips.

Line pitch is exact in this project, so a height is a count of lines and the room around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from docgen.layout.labels import label_room
from docgen.layout.lines import Piece, Ruler, Run, Type, count_lines, pieces, ruler, runs
from docgen.layout.spec import BoxKind, Layout, Style, TableKind, mm, pt
from docgen.tree import nodes
from docgen.tree.nodes import RowKind

CELL_DEFAULTS = frozenset({"", "body", "cell", "list", "cell-list"})
"""The styles that in a cell mean the cell's own style."""


@dataclass(frozen=True, slots=True)
class CellLook:
    """What a cell lends to its paragraphs: the style's key and whether they are bold."""

    style: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A measured paragraph: its pieces, the room at its sides, its pitch, the room around it."""

    content: tuple[Piece, ...]
    pitch: int
    left: int = 0
    first: int = 0
    right: int = 0
    before: int = 0
    after: int = 0

    def lines(self, width: float) -> int:
        """Return how many lines it fills between margins `width` apart."""
        room = width - self.left - self.right
        return count_lines(self.content, room, room - self.first)

    def height(self, width: float) -> float:
        """Return the height between margins `width` apart."""
        return self.before + self.lines(width) * self.pitch + self.after


def cell_look(kind: TableKind, table: nodes.Table, row: nodes.Row, cell: nodes.Cell) -> CellLook:
    """Return the style and weight in which a cell of `table` is set."""
    head = row.kind in (RowKind.HEADER, RowKind.SUBHEADER)
    style = cell.style or (kind.header_style if head and kind.header_style else table.style)
    bold = (
        (head and kind.header_bold)
        or (row.kind is RowKind.GROUP and kind.group_bold)
        or (row.kind is RowKind.TOTAL and kind.total_bold)
    )
    return CellLook(style, bold)


class Measure:
    """Measures blocks in the look of one layout; remembers its styles."""

    __slots__ = ("_plain", "_styles", "_types", "layout")

    def __init__(self, layout: Layout) -> None:
        """Measure in the look of `layout`."""
        self.layout = layout
        self._styles: dict[str, Style] = {}
        self._types: dict[tuple[str, bool], Type] = {}
        self._plain: dict[CellLook, tuple[Ruler, int, int, int, int, int, int]] = {}

    def style(self, key: str) -> Style:
        """Return the resolved style `key`."""
        if key not in self._styles:
            self._styles[key] = self.layout.style(key)
        return self._styles[key]

    def type(self, key: str, bold: bool = False) -> Type:
        """Return the type of style `key`, made bold on request."""
        found = self._types.get((key, bold))
        if found is None:
            style = self.style(key)
            family = self.layout.fonts[style.font].file
            found = Type(
                family, style.size_pt * 20, style.bold or bold, style.italic, style.capitals
            )
            self._types[(key, bold)] = found
        return found

    # --- texts -------------------------------------------------------------------------------

    def texts(self, block: nodes.Block, look: CellLook | None = None) -> Iterator[Text]:
        """Return the paragraphs of a block of text, indents included."""
        match block:
            case nodes.Paragraph():
                yield self._paragraph(block, look)
            case nodes.Heading():
                yield self._heading(block)
            case nodes.List():
                for item in block.items:
                    yield from self._item(item, block, look)
            case nodes.Group():
                for inner in block.blocks:
                    yield from self.texts(inner, look)
            case _:
                return

    def _paragraph(self, block: nodes.Paragraph, look: CellLook | None) -> Text:
        key, bold = block.style, False
        if look is not None:
            bold = look.bold
            if key in CELL_DEFAULTS:
                key = look.style
        return self._text(block.children, key, bold)

    def plain(self, words: str, look: CellLook) -> Text:
        """Return a cell's only paragraph, one plain text in the cell's own style."""
        found = self._plain.get(look)
        if found is None:
            style = self.style(look.style)
            found = (
                ruler(self.type(look.style, look.bold)),
                style.pitch,
                style.indent_left,
                style.indent_first,
                style.indent_right,
                style.before,
                style.after,
            )
            self._plain[look] = found
        ruled, *sizes = found
        return Text(pieces((Run(words, ruled),)), *sizes)

    def _text(self, children: tuple[nodes.Inline, ...], key: str, bold: bool = False) -> Text:
        style = self.style(key)
        return Text(
            pieces(runs(children, self.type(key, bold))),
            style.pitch,
            style.indent_left,
            style.indent_first,
            style.indent_right,
            style.before,
            style.after,
        )

    def _heading(self, block: nodes.Heading) -> Text:
        key = block.style or self.layout.headings[block.kind].style
        label = (nodes.Text(block.label + block.separator),) if block.label else ()
        return self._text((*label, *block.children), key)

    def _item(self, item: nodes.Item, block: nodes.List, look: CellLook | None) -> Iterator[Text]:
        lists = self.layout.lists
        if look is None:
            step, first = lists.indent_mm, lists.first_mm
        else:
            step, first = lists.cell_indent_mm, lists.cell_first_mm
        hanging = label_room(self.layout, block, in_cell=look is not None)
        start = mm(first + step * block.level)
        left = start + hanging if hanging else 0
        for index, inner in enumerate(item.blocks):
            for text in self.texts(self._as_item_text(inner, block), look):
                if isinstance(inner, nodes.List):
                    yield text
                elif index == 0 and hanging:
                    yield replace(text, left=left, first=0)
                elif index == 0:
                    label = self._text((nodes.Text(item.label + " "),), block.style).content
                    yield replace(text, content=label + text.content, left=left, first=start)
                else:
                    yield replace(text, left=left, first=0 if hanging else start)

    @staticmethod
    def _as_item_text(inner: nodes.Block, block: nodes.List) -> nodes.Block:
        if isinstance(inner, nodes.Paragraph) and inner.style in ("", "body"):
            return replace(inner, style=block.style)
        return inner

    # --- heights -----------------------------------------------------------------------------

    def height(self, block: nodes.Block, width: float, look: CellLook | None = None) -> float:
        """Return the height of `block` between margins `width` apart."""
        match block:
            case nodes.Paragraph() | nodes.Heading() | nodes.List():
                return sum(text.height(width) for text in self.texts(block, look))
            case nodes.Table():
                return self.table(block)
            case nodes.Figure():
                return block.content.height + self._caption(block.caption, width)
            case nodes.FormulaBlock():
                return block.height
            case nodes.Box():
                return self._box(block, width)
            case nodes.PageBreak():
                return 0.0
            case nodes.Spacer():
                return block.height
            case nodes.Contents():
                return self._contents(block, width)
            case nodes.Group():
                return self.stack(block.blocks, width, look)
            case _:
                assert_never(block)

    def stack(
        self, blocks: Iterable[nodes.Block], width: float, look: CellLook | None = None
    ) -> float:
        """Return the height of blocks one under the other."""
        return sum(self.height(block, width, look) for block in blocks)

    def _caption(self, caption: nodes.Caption | None, width: float) -> float:
        if caption is None:
            return 0.0
        kind = self.layout.captions[caption.sequence]
        label = nodes.Text(caption.label + ("" if caption.own_line else caption.separator))
        if not caption.own_line:
            return self._text((label, *caption.children), kind.style).height(width)
        return self._text((label,), kind.label_style).height(width) + self._text(
            caption.children, kind.style
        ).height(width)

    def _box(self, block: nodes.Box, width: float) -> float:
        kind = self.layout.box(block.kind)
        if kind.place == "margin":
            return 0.0
        around = 2 * (mm(kind.padding_mm) + pt(kind.border_pt))
        return self.stack(block.blocks, box_room(kind, round(width))) + around

    def _contents(self, block: nodes.Contents, width: float) -> float:
        styles = self.layout.contents.styles
        total = self._text(block.title, self.layout.contents.title_style).height(width)
        for entry in block.entries:
            key = styles[min(entry.level, len(styles)) - 1]
            label = nodes.Text(f"{entry.label} ") if entry.label else nodes.Text("")
            total += self._text((label, *entry.children), key).height(width)
        return total

    # --- tables ------------------------------------------------------------------------------

    def table(self, table: nodes.Table) -> float:
        """Return the height of a table whose columns have widths, with caption and notes."""
        width = sum(column.width for column in table.columns)
        kind = self.layout.tables[table.kind]
        return (
            pt(kind.before_pt)
            + self._caption(table.caption, width)
            + sum(self.rows(table))
            + self.stack(table.notes, width)
            + pt(kind.after_pt)
        )

    def rows(self, table: nodes.Table) -> list[float]:
        """Return the heights of the rows of a table whose columns have widths."""
        kind = self.layout.tables[table.kind]
        widths = [column.width for column in table.columns]
        heights = [float(row.min_height) for row in table.rows]
        spanning: list[tuple[int, int, float]] = []
        around = 2 * mm(kind.padding_y_mm) + border(kind)
        for at, column, row, cell in placed_cells(table):
            look = cell_look(kind, table, row, cell)
            room = sum(widths[column : column + cell.column_span]) - side_room(kind)
            height = self.stack(cell.blocks, room, look) + around
            if cell.row_span == 1:
                heights[at] = max(heights[at], height)
            else:
                spanning.append((at, min(at + cell.row_span, len(heights)), height))
        stretch_rows(heights, spanning)
        return heights


def border(kind: TableKind) -> int:
    """Return the thickness of a table's rules in twips."""
    return 0 if kind.borders == "none" else pt(kind.border_pt)


def box_room(kind: BoxKind, width: int) -> int:
    """Return the width of the text in a box that is `width` wide with half of its border."""
    return width - 2 * mm(kind.padding_mm) - pt(kind.border_pt)


def side_room(kind: TableKind) -> int:
    """Return what padding takes of a column's width; rules take nothing, as in Word."""
    return 2 * mm(kind.padding_x_mm)


def stretch_rows(heights: list[float], spanning: Iterable[tuple[int, int, float]]) -> None:
    """Make the last row under each spanning cell (first row, end, height) high enough."""
    for first, end, height in sorted(spanning, key=lambda one: one[1]):
        lack = height - sum(heights[first:end])
        if lack > 0:
            heights[end - 1] += lack


def placed_cells(table: nodes.Table) -> Iterator[tuple[int, int, nodes.Row, nodes.Cell]]:
    """Return each cell with its row's index, its first column and its row."""
    count = len(table.columns)
    covered = [0] * count  # for each column, the rows below that a cell above still covers
    any_covered = False
    for at, row in enumerate(table.rows):
        if not any_covered and len(row.cells) == count:
            for column, cell in enumerate(row.cells):
                yield at, column, row, cell
                if cell.row_span > 1:
                    covered[column] = cell.row_span - 1
                    any_covered = True
            continue
        column = 0
        taken = [max(0, left - 1) for left in covered]
        for cell in row.cells:
            while column < count and covered[column]:
                column += 1
            if column >= count:
                break
            yield at, column, row, cell
            for inner in range(column, min(column + cell.column_span, count)):
                taken[inner] = cell.row_span - 1
            column += cell.column_span
        covered = taken
        any_covered = any(covered)
