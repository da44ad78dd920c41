"""Going through a tree: every block, every inline, and a copy with the inlines changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from docgen.tree.nodes import (
    Block,
    Box,
    Coloured,
    Contents,
    Emphasis,
    Figure,
    Footnote,
    FormulaBlock,
    Group,
    Heading,
    Inline,
    Link,
    List,
    NoBreak,
    Paragraph,
    Strong,
    Subscript,
    Superscript,
    Table,
    Underline,
)

Inlines: TypeAlias = tuple[Inline, ...]
OnInlines: TypeAlias = Callable[[Inlines], Inlines]

WRAPPERS = (Strong, Emphasis, Underline, Superscript, Subscript, Coloured, NoBreak, Link)


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
        if isinstance(inline, WRAPPERS):
            yield from every_inline(inline.children)


def map_inlines(blocks: Iterable[Block], change: OnInlines) -> tuple[Block, ...]:
    """Return the blocks with `change` applied to every inline sequence they hold."""
    return tuple(_mapped(block, change) for block in blocks)


def _mapped(block: Block, change: OnInlines) -> Block:
    match block:
        case Paragraph():
            return replace(block, children=_deep(block.children, change))
        case Heading():
            return replace(
                block,
                children=_deep(block.children, change),
                contents_title=_deep(block.contents_title, change),
            )
        case List():
            items = tuple(
                replace(item, blocks=map_inlines(item.blocks, change)) for item in block.items
            )
            return replace(block, items=items)
        case Table():
            rows = tuple(
                replace(
                    row,
                    cells=tuple(
                        replace(cell, blocks=map_inlines(cell.blocks, change)) for cell in row.cells
                    ),
                )
                for row in block.rows
            )
            caption = block.caption and replace(
                block.caption, children=_deep(block.caption.children, change)
            )
            notes = map_inlines(block.notes, change)
            return replace(block, rows=rows, caption=caption, notes=notes)
        case Figure():
            caption = block.caption and replace(
                block.caption, children=_deep(block.caption.children, change)
            )
            return replace(block, caption=caption)
        case Group() | Box():
            return replace(block, blocks=map_inlines(block.blocks, change))
        case Contents():
            entries = tuple(
                replace(entry, children=_deep(entry.children, change)) for entry in block.entries
            )
            return replace(block, title=_deep(block.title, change), entries=entries)
        case _:
            return block


def _deep(inlines: Inlines, change: OnInlines) -> Inlines:
    """Apply `change` to what the wrappers hold first, then to the sequence itself."""
    found: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Footnote):
            found.append(replace(inline, blocks=map_inlines(inline.blocks, change)))
        elif isinstance(inline, WRAPPERS):
            found.append(replace(inline, children=_deep(inline.children, change)))
        else:
            found.append(inline)
    return change(tuple(found))


BlockMap: TypeAlias = Callable[[Block], Block]


def map_blocks(blocks: Iterable[Block], change: BlockMap) -> tuple[Block, ...]:
    """Return the blocks with `change` applied to each, what it holds first."""
    return tuple(change(_inside(block, change)) for block in blocks)


def _inside(block: Block, change: BlockMap) -> Block:
    match block:
        case Group() | Box():
            return replace(block, blocks=map_blocks(block.blocks, change))
        case List():
            items = tuple(
                replace(item, blocks=map_blocks(item.blocks, change)) for item in block.items
            )
            return replace(block, items=items)
        case Table():
            rows = tuple(
                replace(
                    row,
                    cells=tuple(
                        replace(cell, blocks=map_blocks(cell.blocks, change)) for cell in row.cells
                    ),
                )
                for row in block.rows
            )
            return replace(block, rows=rows, notes=map_blocks(block.notes, change))
        case _:
            return block
