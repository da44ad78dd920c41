"""The nodes of the document tree.

The tree is what both writers see, and all they see. Two states use the same classes: *parsed*
(labels, captions, references and widths still empty) and *resolved* (every label, number,
caption and reference is text; every table has widths). The passes in `docgen.passes` lead from
the one to the other; a writer takes the resolved tree only.

Lengths are integers in twips (1/20 pt; 1 mm = 56.69 twips), so both writers use equal numbers.
Text may hold U+00A0 (no-break space) and, in table cells, U+00AD (soft hyphen).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from docgen.diagnostics import NOWHERE, Position

# --- inlines ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters; `tight` ones are set a twip closer, which the layout decides."""

    text: str
    position: Position = NOWHERE
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold; inside bold it stays bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Italic."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Underline:
    """Underlined."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised and smaller; does not change the line's height."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    """Lowered and smaller; does not change the line's height."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Coloured:
    """Text in a colour, `rrggbb`."""

    colour: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class NoBreak:
    """Text that stays on one line although it holds hyphens: «83-тен», «ҚР ДСМ-мен»."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An external link (`http:`, `https:`, `mailto:`)."""

    url: str
    children: tuple[Inline, ...]
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab to the style's next tab stop (headers, contents)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A zero-width target. `id` is unique in the document; both files carry it."""

    id: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a heading, table, figure or annex, with its case ending.

    Resolved: `text` is what is printed («3-кестеден»); `number` is the part of `text` that the
    target's own field yields («3»), to be a REF field in the DOCX, the rest literal. `number`
    is empty when the whole is literal text with a link.
    """

    target: str
    case: str = ""
    form: str = "number"
    text: str = ""
    number: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the plan's data placed in prose by its path; resolved: `text`."""

    path: str
    case: str = ""
    text: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Inflected:
    """Author's or template's words that are to take an ending; resolved into `Text`."""

    text: str
    case: str
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of this page (a PAGE field)."""


@dataclass(frozen=True, slots=True)
class PageCount:
    """The number of pages (NUMPAGES) with the ending of `case` by its value: «12-ден»."""

    case: str = ""


@dataclass(frozen=True, slots=True)
class PageReference:
    """The page of `target`; with `end`, the range from the one to the other: «4-13», or «4»."""

    target: str
    end: str = ""
    dash: str = "-"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote at this place; `mark` is its resolved mark («1», «*»)."""

    blocks: tuple[Block, ...]
    mark: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in LaTeX notation. Inline, or on its own as a `FormulaBlock`."""

    latex: str
    alt: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Code:
    """The picture of a machine-readable code (QR) of `data`, `size` twips wide."""

    data: str
    size: int
    alt: str = ""


Inline: TypeAlias = (
    Text
    | Strong
    | Emphasis
    | Underline
    | Superscript
    | Subscript
    | Coloured
    | NoBreak
    | Link
    | LineBreak
    | Tab
    | Anchor
    | Reference
    | Value
    | Inflected
    | PageNumber
    | PageCount
    | PageReference
    | Footnote
    | Formula
    | Code
)

# --- blocks ----------------------------------------------------------------------------------


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

# --- document --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands in the head or foot of every page of a section."""

    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSection:
    """Pages of one make. `page` is a key of the layout's `pages`: size, margins, furniture.

    `landscape` turns the page. `breaks` is «page» (a new page) or «continuous» for the first.
    `number_from` restarts page numbers when it is not None.
    """

    blocks: tuple[Block, ...]
    page: str = "main"
    landscape: bool = False
    header: Furniture = Furniture()
    footer: Furniture = Furniture()
    number_from: int | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """The document's properties. `moment` is the ISO time that both files carry (never now).

    `final` marks the files of an edition: protected against careless editing.
    """

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "kk-KZ"
    moment: str = "2000-01-01T00:00:00Z"
    identifier: str = ""
    final: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The whole. `draft` puts the mark of `draft_mark` («ЖОБА») on every page."""

    meta: Meta
    sections: tuple[PageSection, ...]
    draft: bool = False
    draft_mark: str = "ЖОБА"
