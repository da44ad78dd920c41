"""Walking through the tree: the inlines and blocks below a node, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from docgen.layout.breaks import SOFT_HYPHEN, WORD_JOINER, ZERO_SPACE
from docgen.tree import nodes
from docgen.tree.nodes import Block, Document, Inline


def furniture_inlines(document: Document) -> Iterator[Inline]:
    """Yield the inlines of all heads and feet of pages."""
    for section in document.sections:
        for furniture in (section.header, section.footer):
            for block in blocks_below(furniture.blocks):
                yield from inlines_of(block)


def blocks_below(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield `blocks` and every block inside them."""
    for block in blocks:
        yield block
        yield from blocks_below(_inner_blocks(block))


def _inner_blocks(block: Block) -> Iterator[Block]:
    match block:
        case nodes.List():
            for item in block.items:
                yield from item.blocks
        case nodes.Table():
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.blocks
            yield from block.notes
        case nodes.Box() | nodes.Group():
            yield from block.blocks
        case (
            nodes.Heading()
            | nodes.Paragraph()
            | nodes.Figure()
            | nodes.FormulaBlock()
            | nodes.PageBreak()
            | nodes.Spacer()
            | nodes.Contents()
        ):
            return
        case _:
            assert_never(block)


def inlines_of(block: Block) -> Iterator[Inline]:
    """Yield the inlines of `block` itself, and those inside them; not those of inner blocks."""
    match block:
        case nodes.Heading() | nodes.Paragraph():
            yield from inlines_below(block.children)
        case nodes.Table() | nodes.Figure():
            if block.caption is not None:
                yield from inlines_below(block.caption.children)
        case nodes.FormulaBlock():
            yield block.formula
        case nodes.Contents():
            yield from inlines_below(block.title)
            for entry in block.entries:
                yield from inlines_below(entry.children)
        case nodes.List() | nodes.Box() | nodes.PageBreak() | nodes.Spacer() | nodes.Group():
            return
        case _:
            assert_never(block)


def inlines_below(children: Iterable[Inline]) -> Iterator[Inline]:
    """Yield `children` and every inline inside them, footnotes' texts too."""
    for child in children:
        yield child
        match child:
            case nodes.Wrapper():
                yield from inlines_below(child.children)
            case nodes.Footnote():
                for block in blocks_below(child.blocks):
                    yield from inlines_of(block)
            case _:
                continue


_INVISIBLE = dict.fromkeys(map(ord, (SOFT_HYPHEN, ZERO_SPACE, WORD_JOINER)))


def plain_text(children: Iterable[Inline]) -> str:
    """Return the words of `children` as one line, without footnotes and invisible signs."""
    words: list[str] = []
    for child in children:
        match child:
            case nodes.Text() | nodes.Reference() | nodes.Value() | nodes.Inflected():
                words.append(child.text)
            case nodes.LineBreak() | nodes.Tab():
                words.append(" ")
            case nodes.Wrapper():
                words.append(plain_text(child.children))
            case nodes.Formula():
                words.append(child.alt or child.latex)
            case (
                nodes.Anchor()
                | nodes.PageNumber()
                | nodes.PageCount()
                | nodes.PageReference()
                | nodes.Footnote()
                | nodes.Code()
            ):
                continue
            case _:
                assert_never(child)
    return " ".join("".join(words).translate(_INVISIBLE).split())
