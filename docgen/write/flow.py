"""The rules of the flow that both writers share, so that their pages agree.

What each writer relies on:

- The distance of two paragraphs is the larger of the first's room below and the second's room
  above, never their sum: Word without `doNotUseHTMLParagraphAutoSpacing`, CSS by collapsing
  margins. A table's room (`TableKind.before_pt`, `after_pt`) counts the same way, on the outside
  of its grid, but not at the top and the foot of a cell. Room at the top of a page after a break
  nobody asked for vanishes; a table has none at the top of any page.
- A table's outer border starts at the left edge of the text; its width is the sum of its columns.
- Two tables in succession, and a table at the end of a cell or of a section, are followed by a
  `Spacer` of `SEPARATOR` twips (`separators`).
- A list's label stands at `ListPlace.label`, its text at `ListPlace.text`. The room
  grows a little for labels such as «10.» (`label_room`). A label that does not fit is followed by
  a blank instead, and so are labels without a room of their own.
- In cells the default styles are the cell's style; a row's kind makes its text bold
  (`bold_row`) and centred; rows keep together as `kept_rows` says.
- An empty paragraph and an empty cell are a line high; a row of empty cells with a height less
  than a line (`is_gap`) has that height.
- A margin box is never split: it goes to the next page, and its next block with it.
- Lonely lines are kept from paragraphs of the text, not of cells: LibreOffice splits rows without
  regard to them, so nobody is asked to.
- Links look like the text around them. Raised and lowered text has 58 % of the size.
- Paragraphs with a code, or with a formula that is higher than a line (`is_tall`), have their
  style's pitch as the least height of a line, all others as the exact one.
- Paragraphs with a picture or chart are as high as the picture; `FormulaBlock.height` is the
  least height of a formula's line.
- Head and foot of a landscape page take portrait tab stops in proportion (`turned_stops`).
- The draft mark stands in the sheet's upper right corner, outside the text area (`DRAFT_*`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from docgen.layout.spec import Layout, Style, TableKind, mm
from docgen.tree.nodes import (
    Anchor,
    Block,
    Box,
    Cell,
    Code,
    Coloured,
    Column,
    Contents,
    Emphasis,
    Footnote,
    Formula,
    Group,
    Heading,
    Inline,
    Link,
    List,
    NoBreak,
    PageBreak,
    PageReference,
    Paragraph,
    Row,
    RowKind,
    Spacer,
    Strong,
    Table,
    Text,
    Underline,
)
from docgen.write.formulas_svg import fits_line

SEPARATOR: Final = 20
"""The height in twips of what keeps two tables apart."""

DRAFT_TOP: Final = mm(5)
"""From the sheet's upper edge to the draft mark's line."""
DRAFT_PITCH: Final = 260
DRAFT_SIZE_PT: Final = 11
DRAFT_COLOUR: Final = "a6a6a6"
DRAFT_WIDTH: Final = mm(40)
"""The mark's frame ends at the right edge of the text; the text in it is flush right."""

CELL_DEFAULTS: Final = frozenset({"", "body", "cell", "list", "cell-list"})
LIST_DEFAULTS: Final = frozenset({"", "body"})


def flatten(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with groups dissolved; a group's id stays as an empty `Group`."""
    flat: list[Block] = []
    for block in blocks:
        if isinstance(block, Group):
            if block.id:
                flat.append(Group((), id=block.id))
            flat.extend(flatten(block.blocks))
        else:
            flat.append(block)
    return flat


def separators(blocks: Iterable[Block], *, closed: bool = False) -> list[Block]:
    """Return the flattened blocks with a `Spacer` wherever two tables would become one.

    With `closed` (a cell, a section) the last block is not a table either.
    """
    result: list[Block] = []
    after_table = False
    for block in flatten(blocks):
        if after_table and _starts_with_table(block):
            result.append(Spacer(SEPARATOR))
        result.append(block)
        if not isinstance(block, Group):
            after_table = _ends_with_table(block)
    if after_table and closed:
        result.append(Spacer(SEPARATOR))
    return result


def section_blocks(
    blocks: Iterable[Block], layout: Layout, *, first: bool, last: bool
) -> list[Block]:
    """Return the blocks of a section, flattened; boxes in the margin keep clear of its ends.

    A box is never the first on a page that was asked for, nor above the last block of a section:
    a `Spacer` is. LibreOffice takes breaks from these paragraphs, but the box's leave the text.
    A box goes to the new page that the heading below it asks for.
    """
    flat = flatten(blocks)
    result: list[Block] = []
    new_page = not first
    since_box = -1
    for number, block in enumerate(flat):
        if isinstance(block, Box) and layout.box(block.kind).place == "margin":
            since_box = 0
            below = next((one for one in flat[number + 1 :] if not isinstance(one, Group)), None)
            if isinstance(below, Heading) and below.new_page:
                flat[flat.index(below)] = replace(below, new_page=False)
                if not new_page:
                    result.append(PageBreak())
                new_page = True
            if new_page:
                result.append(Spacer(SEPARATOR))
        elif since_box >= 0:
            since_box += not isinstance(block, Group)
        result.append(block)
        if not isinstance(block, Group):
            new_page = isinstance(block, PageBreak)
    if since_box == 1 and not last:
        result.append(Spacer(SEPARATOR))
    return result


def _starts_with_table(block: Block) -> bool:
    if isinstance(block, Table):
        return block.caption is None
    if isinstance(block, Contents):
        return block.kind == "table" and not block.title
    return isinstance(block, Box)


def _ends_with_table(block: Block) -> bool:
    if isinstance(block, Table):
        return not block.notes
    if isinstance(block, Contents):
        return block.kind == "table"
    return isinstance(block, Box)


def has_drawn(children: Iterable[Inline]) -> bool:
    """Whether there is a formula or code among these inlines."""
    return next(_drawn(children), None) is not None


def is_tall(children: Iterable[Inline], style: Style) -> bool:
    """Whether a line of these inlines is higher than the style's pitch."""
    return any(
        isinstance(one, Code) or not fits_line(one.latex, style.size_pt, style.pitch)
        for one in _drawn(children)
    )


def _drawn(children: Iterable[Inline]) -> Iterator[Formula | Code]:
    for child in children:
        if isinstance(child, Formula | Code):
            yield child
        elif isinstance(child, Strong | Emphasis | Underline | Coloured | NoBreak | Link):
            yield from _drawn(child.children)


# --- lists -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a list's label and its text stand, in twips; `room` 0: the label runs in."""

    label: int
    text: int
    room: int


def list_place(layout: Layout, level: int, *, in_cell: bool, room: int | None = None) -> ListPlace:
    """Return where the items of a list of `level` stand; `room` instead of the layout's."""
    lists = layout.lists
    first = lists.cell_first_mm if in_cell else lists.first_mm
    step = lists.cell_indent_mm if in_cell else lists.indent_mm
    if room is None:
        room = mm(lists.cell_hanging_mm if in_cell else lists.hanging_mm)
    label = mm(first) + level * mm(step)
    return ListPlace(label, label + room, room)


def list_style(block: List, paragraph: Paragraph, cell_style: str) -> str:
    """Return the paragraph style of an item's text; `cell_style` is empty outside cells."""
    own = block.style if paragraph.style in LIST_DEFAULTS else paragraph.style
    return cell_style_of(own, cell_style) if cell_style else own


# --- tables ------------------------------------------------------------------------------------


def cell_style_of(style: str, cell_style: str) -> str:
    """Return the style of a paragraph in a cell: a default style becomes the cell's."""
    return cell_style if style in CELL_DEFAULTS else style


def cell_paragraph_style(table: Table, row: Row, cell: Cell, kind: TableKind) -> str:
    """Return the paragraph style of the cell's text."""
    if cell.style:
        return cell.style
    if kind.header_style and row.kind in (RowKind.HEADER, RowKind.SUBHEADER):
        return kind.header_style
    return table.style


def bold_row(row: Row, kind: TableKind) -> bool:
    """Whether the whole text of the row is bold."""
    match row.kind:
        case RowKind.HEADER | RowKind.SUBHEADER:
            return kind.header_bold
        case RowKind.GROUP:
            return kind.group_bold
        case RowKind.TOTAL:
            return kind.total_bold
        case RowKind.BODY | RowKind.NUMBERS:
            return False


def row_fill(row: Row, kind: TableKind) -> str:
    """Return the colour behind the row's cells, `rrggbb` or empty."""
    match row.kind:
        case RowKind.HEADER | RowKind.SUBHEADER | RowKind.NUMBERS:
            return kind.header_fill
        case RowKind.GROUP:
            return kind.group_fill
        case RowKind.BODY | RowKind.TOTAL:
            return ""


def cell_align(row: Row, cell: Cell, column: Column, kind: TableKind) -> str:
    """Return how the cell's text is set: left, center, right, justify; empty: as its style."""
    if cell.align:
        return cell.align
    if row.kind in (RowKind.HEADER, RowKind.SUBHEADER, RowKind.NUMBERS):
        return kind.header_align
    if row.kind is RowKind.GROUP:
        return ""
    return column.align


def cell_valign(row: Row, cell: Cell, kind: TableKind) -> str:
    """Return top, middle or bottom."""
    if cell.valign:
        return cell.valign
    head = row.kind in (RowKind.HEADER, RowKind.SUBHEADER, RowKind.NUMBERS)
    return kind.header_valign if head else kind.valign


def cell_styles(layout: Layout) -> frozenset[str]:
    """Return the paragraph styles that stand in cells: a page may part any of their lines."""
    found: set[str] = set()
    for kind in layout.tables.values():
        found.update(kind.styles)
        if kind.header_style:
            found.add(kind.header_style)
    return frozenset(found)


def is_gap(row: Row, style: Style) -> bool:
    """Whether the row is empty and lower than a line: room between others, no line in it."""
    return row.min_height < style.pitch and all(
        isinstance(block, Paragraph) and not block.children
        for cell in row.cells
        for block in cell.blocks
    )


def is_head(row: Row) -> bool:
    """Whether the row is repeated at the top of each page."""
    return row.kind in (RowKind.HEADER, RowKind.NUMBERS)


def caption_below(table: Table, layout: Layout) -> bool:
    """Whether the table's caption stands under it, as those of figures do."""
    return table.caption is not None and not layout.captions[table.caption.sequence].above


def kept_rows(table: Table, *, more: bool = False) -> list[bool]:
    """Return for each row whether it stays on the page of the row below it (or the notes).

    `more` says that something else under the table must stay with its last row.
    """
    rows = table.rows
    kept = [row.keep_next or row.kind is RowKind.GROUP or is_head(row) for row in rows]
    body_seen = False
    for index, row in enumerate(rows):
        if row.kind is RowKind.TOTAL:
            if body_seen:
                kept[index - 1] = True
            elif index + 1 < len(rows):
                kept[index] = True
        body_seen = body_seen or not is_head(row)
    if kept:
        kept[-1] = bool(table.notes) or more
    return kept


# --- contents ----------------------------------------------------------------------------------


def contents_table(contents: Contents, layout: Layout) -> Table:
    """Return the ruled contents as an ordinary table whose cells hold page references."""
    widths = contents.widths
    header = Row(
        tuple(Cell((Paragraph((Text(title),)),), header=True) for title in contents.columns),
        RowKind.HEADER,
    )
    styles = layout.contents.styles
    rows = [header] if contents.columns else []
    for entry in contents.entries:
        style = styles[min(max(entry.level, 1), len(styles)) - 1]
        pages = PageReference(entry.target, entry.end, layout.contents.range_dash)
        title: tuple[Inline, ...] = (Link(without_marks(entry.children), f"#{entry.target}"),)
        if len(widths) == 2 and entry.label:
            title = (Text(entry.label + " "), *title)
        parts: list[tuple[Inline, ...]] = [title, (pages,)]
        if len(widths) != 2:
            parts.insert(0, (Text(entry.label),) if entry.label else ())
        bold = layout.style(style).bold
        rows.append(Row(tuple(_entry_cell(part, bold) for part in parts)))
    columns = tuple(
        Column(width, align="center" if index == len(widths) - 1 else "")
        for index, width in enumerate(widths)
    )
    kind = "contents" if "contents" in layout.tables else "grid"
    style = layout.tables[kind].styles[0]
    return Table(columns, tuple(rows), kind=kind, style=style, width=sum(widths))


def _entry_cell(inlines: tuple[Inline, ...], bold: bool) -> Cell:
    return Cell((Paragraph((Strong(inlines),) if bold and inlines else inlines),))


def without_marks(children: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return the inlines without anchors and notes: those stay where the heading is."""
    kept: list[Inline] = []
    for child in children:
        match child:
            case Anchor() | Footnote():
                continue
            case Strong() | Emphasis() | Underline() | NoBreak() | Coloured() | Link():
                kept.append(replace(child, children=without_marks(child.children)))
            case _:
                kept.append(child)
    return tuple(kept)


def leader_stops(style: Style, width: int) -> tuple[tuple[int, str, str], ...]:
    """Return the tab stops of a contents line; without own ones, a dotted one at the right."""
    return style.tab_stops or ((width - style.indent_right, "right", "."),)


# --- head and foot -----------------------------------------------------------------------------


def turned_stops(
    stops: Sequence[tuple[int, str, str]], portrait_width: int, width: int
) -> tuple[tuple[int, str, str], ...]:
    """Return the tab stops of furniture moved in proportion to a page of `width`.

    Stops beyond the portrait text are those of a style made for the turned page.
    """
    if not stops:
        return ()
    portrait_width = max(portrait_width, stops[-1][0])
    if portrait_width == width:
        return tuple(stops)
    return tuple((round(at * width / portrait_width), kind, fill) for at, kind, fill in stops)
