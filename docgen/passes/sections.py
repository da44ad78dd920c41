"""Cutting the flow into page sections: where the layout or the author turns or changes pages.

A table that is decided to stand landscape takes along what must stay with it (its title, the
heading above); short text between two landscape tables stays on their pages. Boxes in the margin
stand in the flow of pages without room for them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from docgen.layout.spec import INLINE, Layout
from docgen.tree.nodes import (
    Block,
    Box,
    Furniture,
    Group,
    Heading,
    List,
    PageBreak,
    PageSection,
    Paragraph,
    Spacer,
    Table,
)

FurnitureOf = Callable[[str, bool], tuple[Furniture, Furniture]]
"""(page make, landscape) to header and footer."""


@dataclass(frozen=True, slots=True)
class _Piece:
    block: Block
    page: str
    landscape: bool
    breaks: bool = False


def cut(
    blocks: tuple[Block, ...], layout: Layout, furniture: FurnitureOf
) -> tuple[PageSection, ...]:
    """Return the sections of `blocks`; every page-making group becomes pages of its own."""
    pieces = _with_company(_pieces(blocks, "main", False), layout)
    sections: list[PageSection] = []
    run: list[_Piece] = []

    def close() -> None:
        kept = _without_edge_breaks([piece.block for piece in run])
        if kept:
            page, landscape = run[0].page, run[0].landscape
            held = tuple(_beside(block, layout, page, landscape) for block in kept)
            sections.append(PageSection(held, page, landscape, *furniture(page, landscape)))
        run.clear()

    for piece in pieces:
        if run and (piece.page, piece.landscape) != (run[0].page, run[0].landscape):
            close()
        run.append(piece)
    close()
    return tuple(sections)


def _pieces(blocks: tuple[Block, ...], page: str, landscape: bool) -> list[_Piece]:
    found: list[_Piece] = []
    for block in blocks:
        match block:
            case Group():
                turned = landscape
                if block.orientation:
                    turned = block.orientation == "landscape"
                inner = _pieces(block.blocks, block.page or page, turned)
                if block.new_page and inner and found:
                    found.append(
                        _Piece(PageBreak(block.position), inner[0].page, inner[0].landscape)
                    )
                found.extend(inner)
            case Table(orientation="landscape"):
                found.append(_Piece(block, page, True))
            case _:
                found.append(_Piece(block, page, landscape))
    return found


def _with_company(pieces: list[_Piece], layout: Layout) -> list[_Piece]:
    """Turn, with a landscape table, the headings and lead-ins right above it."""
    done = list(pieces)
    for number in range(len(done) - 1, 0, -1):
        below, here = done[number], done[number - 1]
        turns = below.landscape and not here.landscape and below.page == here.page
        if turns and _stays(here.block, layout):
            done[number - 1] = replace(here, landscape=True)
    return done


def _stays(block: Block, layout: Layout) -> bool:
    """Whether `block` must stay with what follows it."""
    match block:
        case Heading() | Box() | Spacer():
            return True
        case Paragraph(style=style, keep_next=keep):
            return keep or layout.style(style).keep_next
        case _:
            return False


def _beside(block: Block, layout: Layout, page: str, landscape: bool) -> Block:
    """Return the block; a box in a margin that these pages do not have comes into the flow."""
    match block:
        case Box(kind=kind) if layout.box(kind).place == "margin":
            beside = layout.has_room_beside(kind, page, landscape)
            return block if beside else replace(block, kind=kind + INLINE)
        case List(items=items) if any(kind.place == "margin" for kind in layout.boxes.values()):
            held = [
                replace(
                    item,
                    blocks=tuple(_beside(one, layout, page, landscape) for one in item.blocks),
                )
                for item in items
            ]
            return replace(block, items=tuple(held))
        case _:
            return block


def _without_edge_breaks(blocks: list[Block]) -> list[Block]:
    """Drop breaks at a section's edges: it begins on a new page by itself."""
    while blocks and isinstance(blocks[0], PageBreak):
        blocks = blocks[1:]
    while blocks and isinstance(blocks[-1], PageBreak):
        blocks = blocks[:-1]
    if blocks and isinstance(blocks[0], Heading) and blocks[0].new_page:
        blocks = [replace(blocks[0], new_page=False), *blocks[1:]]
    found: list[Block] = []
    for block in blocks:
        after_break = bool(found) and isinstance(found[-1], PageBreak)
        if after_break and isinstance(block, Heading) and block.new_page:
            block = replace(block, new_page=False)
        found.append(block)
    return found
