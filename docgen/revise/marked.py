"""Blocks that came or went as a whole: marked, and what went freed of names and fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from docgen.tree.nodes import (
    Anchor,
    Block,
    Box,
    Caption,
    Cell,
    Figure,
    FormulaBlock,
    Heading,
    Inline,
    Item,
    List,
    NoBreak,
    PageCount,
    PageNumber,
    PageReference,
    Paragraph,
    Reference,
    Row,
    Tab,
    Table,
    Text,
    Value,
)
from docgen.tree.walk import map_blocks, map_inlines
from docgen.write.tracked import Mark, Marker


@dataclass(slots=True)
class Marking:
    """Marks blocks, rows and words."""

    marker: Marker = field(default_factory=Marker)

    def inserted(self, block: Block) -> tuple[Block, ...]:
        """Return the block as one that came."""
        return self._marked(block, Mark.INSERTED)

    def deleted(self, block: Block) -> tuple[Block, ...]:
        """Return the block as one that went."""
        return self._marked(freed((block,))[0], Mark.DELETED)

    def span(self, words: tuple[Inline, ...], mark: Mark) -> tuple[Inline, ...]:
        """Return words of a paragraph marked."""
        return (self.marker.begin(mark), *words, self.marker.end())

    def row(self, row: Row, mark: Mark) -> Row:
        """Return the row as one that came or went; `deleted_row` frees it first."""
        first = row.cells[0] if row.cells else Cell(())
        anchor = self.marker.row(mark)
        cell = replace(first, blocks=_prefixed(first.blocks, anchor))
        return replace(row, cells=(cell, *row.cells[1:]))

    def deleted_row(self, row: Row) -> Row:
        """Return the row as one that went."""
        cells = tuple(replace(cell, blocks=freed(cell.blocks)) for cell in row.cells)
        return self.row(replace(row, cells=cells, id=""), Mark.DELETED)

    def cleaned(self, inlines: Iterable[Inline]) -> tuple[Inline, ...]:
        """Return words that went without anchors and fields."""
        (block,) = freed((Paragraph(tuple(inlines)),))
        assert isinstance(block, Paragraph)
        return block.children

    def _marked(self, block: Block, mark: Mark) -> tuple[Block, ...]:
        whole = self.marker.whole(mark)
        match block:
            case Paragraph() | Heading():
                return (replace(block, children=(whole, *block.children)),)
            case List():
                return (replace(block, items=tuple(self._item(one, mark) for one in block.items)),)
            case Table():
                return self._table(block, mark)
            case Figure():
                return self._figure(block, mark)
            case FormulaBlock():
                label: tuple[Inline, ...] = (Tab(), Text(block.label)) if block.label else ()
                name = (Anchor(block.id),) if block.id else ()
                return (Paragraph((whole, *name, block.formula, *label), "formula"),)
            case Box():
                return (replace(block, blocks=self._box(block, mark)),)
            case _:
                return (block,)

    def _item(self, item: Item, mark: Mark) -> Item:
        blocks = tuple(made for one in item.blocks for made in self._marked(one, mark))
        return replace(item, blocks=blocks)

    def _box(self, box: Box, mark: Mark) -> tuple[Block, ...]:
        blocks = tuple(made for one in box.blocks for made in self._marked(one, mark))
        return _prefixed(blocks, self.marker.row(mark))

    def _table(self, table: Table, mark: Mark) -> tuple[Block, ...]:
        rows = tuple(self.row(one, mark) for one in table.rows)
        notes = tuple(made for one in table.notes for made in self._marked(one, mark))
        caption = table.caption
        done = replace(table, rows=rows, notes=notes)
        if caption is None:
            return (done,)
        if mark is Mark.INSERTED and not caption.own_line:
            words = (self.marker.whole(mark), *caption.children)
            return (replace(done, caption=replace(caption, children=words)),)
        return (*self._caption(caption, mark), replace(done, caption=None))

    def _caption(self, caption: Caption, mark: Mark, name: str = "") -> tuple[Block, ...]:
        """Return a caption as paragraphs: nothing counts by it any more."""
        label = Text(caption.label + ("" if caption.own_line else caption.separator))
        anchor = (Anchor(name),) if name else ()
        if not caption.own_line or not caption.label:
            words = (label,) if caption.label else ()
            lines: list[tuple[str, tuple[Inline, ...]]] = [
                ("caption", (*anchor, *words, *caption.children))
            ]
        else:
            lines = [("caption-label", (*anchor, label)), ("caption", caption.children)]
        return tuple(
            Paragraph((self.marker.whole(mark), *words), style, keep_next=True)
            for style, words in lines
            if words
        )

    def _figure(self, figure: Figure, mark: Mark) -> tuple[Block, ...]:
        """Return the picture alone, named by its mark, and its caption as a paragraph."""
        name = figure.id if mark is Mark.INSERTED else ""
        alone = replace(figure, id=self.marker.whole(mark).id, caption=None)
        if figure.caption is None:
            return (alone,)
        caption = tuple(
            replace(one, style="caption-figure", keep_next=figure.caption_above)
            for one in self._caption(figure.caption, mark, name)
            if isinstance(one, Paragraph)
        )
        return (*caption, alone) if figure.caption_above else (alone, *caption)


def freed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks that nothing refers to and that refer to nothing: words alone."""
    return map_blocks(map_inlines(blocks, _freed_inlines), _nameless)


def _prefixed(blocks: tuple[Block, ...], anchor: Anchor) -> tuple[Block, ...]:
    """Return the blocks with the anchor in their first paragraph."""
    if not blocks:
        return (Paragraph((anchor,), "cell"),)
    first, rest = blocks[0], blocks[1:]
    match first:
        case Paragraph():
            return (replace(first, children=(anchor, *first.children)), *rest)
        case List(items=(item, *others)):
            made = replace(item, blocks=_prefixed(item.blocks, anchor))
            return (replace(first, items=(made, *others)), *rest)
        case _:
            return (Paragraph((anchor,), "cell"), *blocks)


def _freed_inlines(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for one in inlines:
        match one:
            case Anchor() | PageReference() | PageNumber() | PageCount():
                continue
            case Reference(text=text) | Value(text=text):
                words = Text(text)
                found.append(NoBreak((words,)) if "-" in text and " " not in text else words)
            case _:
                found.append(one)
    return tuple(found)


def _nameless(block: Block) -> Block:
    """Return a block that nothing refers to, counts by, or lists in the contents."""
    match block:
        case Heading():
            return replace(
                block, id="", level=0, contents_level=0, contents_title=(), new_page=False
            )
        case Paragraph() | Box():
            return replace(block, id="")
        case Table() | Figure() | FormulaBlock():
            return replace(block, id="")
        case _:
            return block
