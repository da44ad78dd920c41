"""The block nodes of the document tree: headings, paragraphs, lists, tables, figures, boxes.

Lengths are integers in twips (1/20 pt; 1 mm = 56.69 twips), so both writers use equal numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from docgen.diagnostics import NOWHERE, Position
from docgen.tree.inlines import Formula, Inline


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `kind` is a key of the layout's `headings`; it gives style, label, level.

    Resolved: `label` is the printed label («1-бөлім.», «2.1», «i. 1-міндет.»; may be empty),
    `separator` what stands between label and words, `number` the short form by which
    references name it («2.1»). `label_given` marks an author's own label.
    `level` 1-9 is the outline level; 0 keeps the heading out of the outline.
    `contents_level` 0 keeps it out of the contents.
    """

    kind: str
    level: int
    children: tuple[Inline, ...]
    id: str = ""
    label: str = ""
    label_given: bool = False
    separator: str = " "
    number: str = ""
    contents_level: int = 0
    contents_title: tuple[Inline, ...] = ()
    contents_label: str | None = None
    style: str = ""
    new_page: bool = False
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one of the layout's paragraph styles.

    `keep_next` holds it on the page of what follows, `keep_lines` all its lines on one page.
    """

    children: tuple[Inline, ...]
    style: str = "body"
    align: str = ""
    id: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; the first block is on the label's line.

    `label` is what is printed before it («1.», «а)», «•»); `value` its ordinal (0: no number).
    `label_given` marks a label that the author wrote himself.
    """

    blocks: tuple[Block, ...]
    label: str = ""
    value: int = 0
    label_given: bool = False
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class List:
    """A list. `marker` is the pattern of its labels: «1.», «1)», «а)», «i.», «-», «–», «•».

    `level` counts from 0. `continues` says that numbering goes on from the list before.
    `style` is the paragraph style of its items' text («list», in cells «cell-list»).
    """

    items: tuple[Item, ...]
    marker: str
    level: int = 0
    continues: bool = False
    style: str = "list"
    position: Position = NOWHERE


class RowKind(Enum):
    """What a row is for."""

    HEADER = "header"  # repeated on each page; only at the top of the table
    NUMBERS = "numbers"  # the row of column numbers, repeated with the header
    BODY = "body"
    GROUP = "group"  # heads the rows below; never alone at the foot of a page
    SUBHEADER = "subheader"  # a header row in the middle of the table
    TOTAL = "total"  # stays with the row above (below, if it is the first body row)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at its origin; spans count columns and rows.

    `header` marks TH (column head, or row head when the row is a body row). `style` names a
    paragraph style when it differs from the table's. `align`: left, center, right, justify or
    empty (the table's). `valign`: top, middle, bottom or empty. `fill`: `rrggbb` or empty.
    `borders`: sides drawn, of «t», «r», «b», «l»; None means the table's rule.
    """

    blocks: tuple[Block, ...]
    column_span: int = 1
    row_span: int = 1
    header: bool = False
    align: str = ""
    valign: str = ""
    style: str = ""
    fill: str = ""
    borders: str | None = None
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells by origin, left to right; covered places hold no cell.

    `id` is the stable name of the data that the row shows, where it has one.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY
    can_split: bool = False
    keep_next: bool = False
    min_height: int = 0
    id: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Column:
    """A column's wishes. `width` in twips, 0 to be chosen; `align` of its body cells."""

    width: int = 0
    align: str = ""
    minimum: int = 0
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption of a table or figure.

    Resolved: `label` is the printed label («1-кесте.», «№1 кесте»), `number` the part of it
    that is a SEQ field («1»), `sequence` the counter's name. `own_line` puts the label on a
    line of its own; None leaves it to the layout. `children` is the title.
    """

    children: tuple[Inline, ...]
    sequence: str = "table"
    label: str = ""
    number: str = ""
    own_line: bool | None = None
    separator: str = " "
    label_given: bool = False
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Table:
    """A table of any grid. `kind` is a key of the layout's `tables` («grid», «plain», …).

    Resolved: every `Column.width` is set and their sum is the table's width; `style` is the
    paragraph style of its cells («cell», or a smaller one that the layout allows);
    `orientation` is «portrait» or «landscape» (asked for: «landscape», else empty).
    `notes` stand under the table, on the page where it ends. `key` is the data file that it
    shows, which names it from edition to edition.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    kind: str = "grid"
    id: str = ""
    caption: Caption | None = None
    notes: tuple[Block, ...] = ()
    style: str = "cell"
    orientation: str = ""
    alt: str = ""
    width: int = 0
    align: str = ""
    key: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart; None is a gap."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart from data. `kind`: bar, stacked, line, pie. Sizes in twips."""

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    title: str = ""
    unit: str = ""
    show_values: bool = True
    decimals: int = 0
    width: int = 0
    height: int = 0
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the plan's folder, checked and loaded. `data` are the file's bytes.

    `media` is `image/png`, `image/jpeg` or `image/svg+xml`; sizes in twips, resolved.
    """

    name: str
    media: str
    data: bytes
    width: int = 0
    height: int = 0
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart or picture with its caption and alternative text."""

    content: Chart | Picture
    alt: str
    id: str = ""
    caption: Caption | None = None
    caption_above: bool = False
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class FormulaBlock:
    """A formula on its own line; resolved: `label` («(1)») at the right, may be empty.

    `height` is the line's computed height in twips, equal in both writers.
    """

    formula: Formula
    label: str = ""
    id: str = ""
    height: int = 0
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Box:
    """A frame at a place of its own; its text stays text.

    `kind` is a key of the layout's `boxes`, which gives width, place, border and fill:
    a side box in the margin beside the block that follows, or the foot of the title page.
    """

    kind: str
    blocks: tuple[Block, ...]
    id: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page break that the author or the layout asked for."""

    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty room of `height` twips (also what keeps two tables apart)."""

    height: int


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents; `target` is the heading's id, `end` the section's last anchor."""

    level: int
    label: str
    children: tuple[Inline, ...]
    target: str
    end: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents. `kind` is «leaders» (a TOC field) or «table» (ruled, with page ranges).

    Resolved: `entries` follow the headings. `columns` are the table's column titles and
    `widths` its columns' widths.
    """

    kind: str = "leaders"
    title: tuple[Inline, ...] = ()
    columns: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    entries: tuple[ContentsEntry, ...] = ()
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks held together for a reason: `role` says which («part:2», «sheet:agreement»).

    `orientation` asks for pages of that orientation; empty means the surrounding one.
    `new_page` starts a page. Page-making groups are turned into `PageSection`s by a pass;
    the others are transparent to the writers.
    """

    blocks: tuple[Block, ...]
    role: str = ""
    id: str = ""
    orientation: str = ""
    page: str = ""
    new_page: bool = False
    position: Position = NOWHERE


Block: TypeAlias = (
    Heading
    | Paragraph
    | List
    | Table
    | Figure
    | FormulaBlock
    | Box
    | PageBreak
    | Spacer
    | Contents
    | Group
)
