"""The part of a document that names pages: it alone is laid out again when the pages are known."""

from __future__ import annotations

from dataclasses import replace

from docgen.tree import nodes
from docgen.tree.nodes import Block, Document
from docgen.write.walk import blocks_below, furniture_inlines, inlines_of


def names_pages(document: Document) -> bool:
    """Whether any text holds the page of something: contents, page references."""
    return any(_names(section.blocks) for section in document.sections)


def needs_pages(document: Document) -> bool:
    """Whether anything printed depends on where the pages end: names of pages, their number."""
    if any(isinstance(one, nodes.PageCount) for one in furniture_inlines(document)):
        return True
    return any(
        isinstance(block, nodes.Contents)
        or any(isinstance(one, nodes.PageReference | nodes.PageCount) for one in inlines_of(block))
        for section in document.sections
        for block in blocks_below(section.blocks)
    )


def prefix_with_pages(document: Document) -> Document | None:
    """Return the sections up to the last that names pages, cut at the next page break.

    None when that is the whole document: then it has to be laid out again as a whole.
    """
    last = max(number for number, section in enumerate(document.sections) if _names(section.blocks))
    section = document.sections[last]
    blocks = _cut(section.blocks)
    if blocks is None:
        if last == len(document.sections) - 1:
            return None
        return replace(document, sections=document.sections[: last + 1])
    cut = replace(section, blocks=blocks)
    return replace(document, sections=(*document.sections[:last], cut))


def _cut(blocks: tuple[Block, ...]) -> tuple[Block, ...] | None:
    """Return the blocks before the first break after the last page named; None without one."""
    last = max(index for index, block in enumerate(blocks) if _names((block,)))
    for index in range(last + 1, len(blocks)):
        block = blocks[index]
        if isinstance(block, nodes.PageBreak) or _starts_page(block):
            return blocks[:index]
    return None


def _starts_page(block: Block) -> bool:
    match block:
        case nodes.Heading():
            return block.new_page
        case nodes.Group():
            return bool(block.blocks) and _starts_page(block.blocks[0])
        case _:
            return False


def _names(blocks: tuple[Block, ...]) -> bool:
    return any(
        isinstance(block, nodes.Contents)
        or any(isinstance(one, nodes.PageReference) for one in inlines_of(block))
        for block in blocks_below(blocks)
    )
