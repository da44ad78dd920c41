"""Going through a tree: every block, every inline, and a copy with the inlines changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from operator import is_
from typing import Any, TypeAlias, TypeVar

from docgen.tree.nodes import (
    Block,
    Box,
    Caption,
    Cell,
    Contents,
    ContentsEntry,
    Figure,
    Footnote,
    FormulaBlock,
    Group,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Row,
    Table,
    Wrapper,
)

Inlines: TypeAlias = tuple[Inline, ...]
OnInlines: TypeAlias = Callable[[Inlines], Inlines]

_HOLDERS = frozenset((*Wrapper.__subclasses__(), Footnote))


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield all blocks in reading order, each before what it holds."""
    for block in blocks:
        yield block
        yield from every_block(inner_blocks(block))


def inner_blocks(block: Block) -> Iterator[Block]:
    """Yield the blocks that stand directly inside `block`."""
    match block:
        case Group(blocks=blocks) | Box(blocks=blocks):
            yield from blocks
        case List(items=items):
            for item in items:
                yield from item.blocks
        case Table(rows=rows, notes=notes):
            for row in rows:
                for cell in row.cells:
                    yield from cell.blocks
            yield from notes
        case _:
            for inlines in own_inlines(block):
                for inline in every_inline(inlines):
                    if isinstance(inline, Footnote):
                        yield from inline.blocks


def own_inlines(block: Block) -> Iterator[Inlines]:
    """Yield the inline sequences that `block` itself holds."""
    match block:
        case Paragraph(children=children):
            yield children
        case Heading(children=children, contents_title=title):
            yield children
            if title:
                yield title
        case Table(caption=caption) | Figure(caption=caption):
            if caption is not None:
                yield caption.children
        case FormulaBlock(formula=formula):
            yield (formula,)
        case Contents(title=title, entries=entries):
            yield title
            for entry in entries:
                yield entry.children
        case _:
            return


def every_inline(inlines: Inlines) -> Iterator[Inline]:
    """Yield all inlines, each before what it holds."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Wrapper):
            yield from every_inline(inline.children)


def map_inlines(blocks: Iterable[Block], change: OnInlines) -> tuple[Block, ...]:
    """Return the blocks with `change` applied to every inline sequence they hold.

    What `change` leaves as it is stays the same object, and so does what holds only that.
    """
    return tuple([_mapped(block, change) for block in blocks])


def _mapped(block: Block, change: OnInlines) -> Block:
    match block:
        case Paragraph():
            children = _deep(block.children, change)
            same = _same(block.children, children)
            return block if same else replace(block, children=children)
        case Heading():
            return _with(
                block,
                children=_deep(block.children, change),
                contents_title=_deep(block.contents_title, change),
            )
        case Group() | Box():
            return _with(block, blocks=map_inlines(block.blocks, change))
        case List():
            return _with(block, items=_items(block, lambda inner: map_inlines(inner, change)))
        case Table():
            rows = _rows(block, lambda inner: map_inlines(inner, change))
            caption = _captioned(block.caption, change)
            return _with(block, rows=rows, caption=caption, notes=map_inlines(block.notes, change))
        case Figure():
            return _with(block, caption=_captioned(block.caption, change))
        case Contents():
            entries = tuple(
                [_with(entry, children=_deep(entry.children, change)) for entry in block.entries]
            )
            return _with(block, title=_deep(block.title, change), entries=entries)
        case _:
            return block


def _captioned(caption: Caption | None, change: OnInlines) -> Caption | None:
    return caption and _with(caption, children=_deep(caption.children, change))


def _deep(inlines: Inlines, change: OnInlines) -> Inlines:
    """Apply `change` to what the wrappers hold first, then to the sequence itself."""
    if _HOLDERS.isdisjoint(map(type, inlines)):
        return change(inlines)
    found: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Footnote):
            found.append(_with(inline, blocks=map_inlines(inline.blocks, change)))
        elif isinstance(inline, Wrapper):
            found.append(_with(inline, children=_deep(inline.children, change)))
        else:
            found.append(inline)
    return change(tuple(found))


Kept = TypeVar("Kept", Block, Inline, Item, Row, Cell, Caption, ContentsEntry)


def _with(node: Kept, **fields: Any) -> Kept:
    """Return `node` with these fields; `node` itself where they hold what it holds already."""
    for name, value in fields.items():
        if not _same(getattr(node, name), value):
            return replace(node, **fields)
    return node


def _same(old: object, new: object) -> bool:
    """Whether two values are one, or tuples of the same objects."""
    if old is new:
        return True
    if not isinstance(old, tuple) or not isinstance(new, tuple) or len(old) != len(new):
        return False
    return all(map(is_, old, new))


BlockMap: TypeAlias = Callable[[Block], Block]


def map_blocks(blocks: Iterable[Block], change: BlockMap) -> tuple[Block, ...]:
    """Return the blocks with `change` applied to each, what it holds first."""
    return tuple([change(_inside(block, change)) for block in blocks])


def _inside(block: Block, change: BlockMap) -> Block:
    match block:
        case Group() | Box():
            return _with(block, blocks=map_blocks(block.blocks, change))
        case List():
            return _with(block, items=_items(block, lambda inner: map_blocks(inner, change)))
        case Table():
            rows = _rows(block, lambda inner: map_blocks(inner, change))
            return _with(block, rows=rows, notes=map_blocks(block.notes, change))
        case _:
            return block


OnBlocks: TypeAlias = Callable[[tuple[Block, ...]], tuple[Block, ...]]


def _items(block: List, change: OnBlocks) -> tuple[Item, ...]:
    return tuple([_with(item, blocks=change(item.blocks)) for item in block.items])


def _rows(table: Table, change: OnBlocks) -> tuple[Row, ...]:
    return tuple([_with(row, cells=_cells(row, change)) for row in table.rows])


def _cells(row: Row, change: OnBlocks) -> tuple[Cell, ...]:
    found: list[Cell] = []
    for cell in row.cells:  # of which there are many: no `_with`
        blocks = change(cell.blocks)
        found.append(cell if _same(cell.blocks, blocks) else replace(cell, blocks=blocks))
    return tuple(found)
