"""A document as the sequence of what can be amended: headings, paragraphs, tables.

Groups are dissolved and lists taken apart; what only shapes the page has no place here. An
element is compared by its signature: what it says, not how it looks or which number it got.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias

from docgen.compare.words import signature
from docgen.tree.nodes import (
    Block,
    Box,
    Caption,
    Chart,
    Contents,
    Figure,
    FormulaBlock,
    Group,
    Heading,
    Item,
    List,
    PageBreak,
    Paragraph,
    Row,
    Spacer,
    Table,
)
from docgen.tree.walk import every_block, own_inlines

Path: TypeAlias = tuple[int, ...]
"""Where a block stands: the index in each sequence of blocks and items down to it."""

RowSignature: TypeAlias = tuple[str, tuple[tuple[str, int, int], ...]]
NOTE_STYLE = "amendment"
RECORD_TABLES = frozenset({"title", "sheet", "contents"})
"""Tables that are records of the office, not the plan's text: stamps, sheets, contents."""
UNCOUNTED = frozenset({"source", "table-title", "table-note", "sheet-title", NOTE_STYLE})
"""Styles of paragraphs that nobody counts as a paragraph of the text."""
AUTOMATIC = "auto-"


class Sort(StrEnum):
    """What an element is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    FIGURE = "figure"
    FORMULA = "formula"
    BOX = "box"
    TITLE = "title"
    RECORD = "record"
    NOTE = "note"
    FORM = "form"


COMPARED = frozenset(Sort) - {Sort.RECORD, Sort.NOTE, Sort.FORM}
COUNTED = (Sort.PARAGRAPH, Sort.ITEM)


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that can be amended. `block` is a list of one item for an item.

    `groups` are the groups around it, outermost first, each with its path.
    """

    sort: Sort
    signature: Hashable
    block: Block = field(compare=False)
    path: Path = field(compare=False, default=())
    groups: tuple[tuple[Path, Group], ...] = field(compare=False, default=())

    @property
    def key(self) -> str:
        """The name that outlives changes of the words; empty when there is none."""
        match self.block:
            case Table(key=key) if key:
                return f"data:{key}"
            case Heading(id=id) | Table(id=id) | Figure(id=id) | FormulaBlock(id=id):
                return "" if id.startswith(AUTOMATIC) else id
            case _:
                return ""

    @property
    def words(self) -> str:
        """Everything the element says, for similarity and for print."""
        return " ".join(_words(self.signature)).strip()

    @property
    def is_counted(self) -> bool:
        """Whether it counts as a paragraph below its heading."""
        if self.sort not in COUNTED:
            return False
        return not (isinstance(self.block, Paragraph) and self.block.style in UNCOUNTED)


def _words(value: Hashable) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _words(one)


def logical(blocks: Iterable[Block]) -> tuple[Element, ...]:
    """Return the elements whose change is an amendment of the plan."""
    return tuple(one for one in elements(blocks) if one.sort in COMPARED)


def elements(blocks: Iterable[Block]) -> tuple[Element, ...]:
    """Return all elements, those included that only shape the page or record who signed."""
    return tuple(_elements(blocks, (), (), title=False))


def _elements(
    blocks: Iterable[Block], path: Path, groups: tuple[tuple[Path, Group], ...], *, title: bool
) -> Iterator[Element]:
    for index, block in enumerate(blocks):
        here = (*path, index)
        if isinstance(block, Group):
            inner = (*groups, (here, replace(block, blocks=())))
            yield from _elements(block.blocks, here, inner, title=title or block.page == "title")
        elif isinstance(block, List):
            yield from _items(block, here, groups)
        else:
            yield _element(block, here, groups, title)


def _items(block: List, path: Path, groups: tuple[tuple[Path, Group], ...]) -> Iterator[Element]:
    """Yield each item, and each further paragraph in it; inner lists come after their item."""
    for number, item in enumerate(block.items):
        fresh = True
        for index, inner in enumerate(item.blocks):
            here = (*path, number, index)
            if isinstance(inner, List):
                yield from _items(inner, here, groups)
            elif isinstance(inner, Paragraph) and inner.style != NOTE_STYLE:
                one = replace(item, blocks=(inner,))
                if not fresh:
                    one = Item((inner,), position=item.position)
                yield Element(
                    Sort.ITEM,
                    (fresh, item.label if item.label_given and fresh else "", _signed(inner)),
                    replace(block, items=(one,)),
                    here,
                    groups,
                )
                fresh = False
            else:
                yield _element(inner, here, groups, title=False)


def _signed(paragraph: Paragraph) -> str:
    return signature(paragraph.children)


def _element(
    block: Block, path: Path, groups: tuple[tuple[Path, Group], ...], title: bool
) -> Element:
    sort, signed = _sorted(block)
    if title and sort is Sort.PARAGRAPH:
        sort = Sort.TITLE
    return Element(sort, signed, block, path, groups)


def _sorted(block: Block) -> tuple[Sort, Hashable]:
    match block:
        case Heading(kind=kind, children=children, label=label, label_given=given):
            return Sort.HEADING, (kind, label if given else "", signature(children))
        case Paragraph(style=style, children=children):
            if style == NOTE_STYLE:
                return Sort.NOTE, signature(children)
            if style == "sheet-title":
                return Sort.RECORD, signature(children)
            return Sort.PARAGRAPH, signature(children)
        case Table(kind=kind):
            sort = Sort.RECORD if kind in RECORD_TABLES else Sort.TABLE
            return sort, table_signature(block)
        case Figure():
            return Sort.FIGURE, _figure(block)
        case FormulaBlock(formula=formula):
            return Sort.FORMULA, formula.latex
        case Box(kind=kind, blocks=blocks):
            sort = Sort.TITLE if kind == "foot" else Sort.BOX
            return sort, (kind, *(said(one) for one in blocks))
        case List() | Group():
            raise TypeError(type(block).__name__)
        case PageBreak() | Spacer() | Contents():
            return Sort.FORM, type(block).__name__


def table_signature(table: Table) -> tuple[int, str, tuple[RowSignature, ...], str]:
    """Return columns, caption, rows and notes of a table."""
    return (
        len(table.columns),
        caption_signature(table.caption),
        tuple(row_signature(row) for row in table.rows),
        "¶".join(said(note) for note in table.notes),
    )


def caption_signature(caption: Caption | None) -> str:
    """Return what a caption says; its number only where the author gave it."""
    if caption is None:
        return ""
    label = caption.label if caption.label_given else ""
    return f"{label}¦{signature(caption.children)}"


def row_signature(row: Row) -> RowSignature:
    """Return what a row says, cell by cell with their spans."""
    return row.kind.value, tuple(
        (said_in(cell.blocks), cell.column_span, cell.row_span) for cell in row.cells
    )


def said(block: Block) -> str:
    """Return what a block says with all that it holds."""
    return said_in((block,))


def said_in(blocks: tuple[Block, ...]) -> str:
    """Return what blocks say with all that they hold."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return signature(blocks[0].children)
    return "¶".join(
        signature(inlines)
        for block in every_block(blocks)
        if not isinstance(block, Heading)
        for inlines in own_inlines(block)
    )


def _figure(figure: Figure) -> tuple[str, ...]:
    content = figure.content
    if isinstance(content, Chart):
        shown = str((content.kind, content.categories, content.series, content.title, content.unit))
    else:
        shown = hashlib.sha256(content.data).hexdigest()
    return shown, figure.alt, caption_signature(figure.caption)
