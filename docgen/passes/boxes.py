"""Side boxes: those that would meet become one, and what stands beside a box stays on its page."""

from __future__ import annotations

from dataclasses import replace

from docgen.layout.measure import Measure, box_room
from docgen.layout.spec import MARGIN_BOX_MM, Layout, mm, pt
from docgen.tree.nodes import (
    Block,
    Box,
    Group,
    Heading,
    Item,
    List,
    PageBreak,
    Paragraph,
    Spacer,
    Table,
)

GAP = 80
"""The room in twips between the words of two boxes that became one."""


def place_boxes(blocks: tuple[Block, ...], layout: Layout, page: str) -> tuple[Block, ...]:
    """Return the blocks with side boxes joined, and kept with enough of what follows them.

    A box in the margin hangs from the block that follows it; near the foot of a page it would
    leave the text area. The blocks beside it keep together until they are as high as the box.
    """
    if not any(kind.place == "margin" for kind in layout.boxes.values()):
        return blocks
    measure = Measure(layout)
    return _kept(_joined(blocks, layout, measure, page), layout, measure, page)


def _is_side(block: Block, layout: Layout) -> bool:
    return isinstance(block, Box) and layout.boxes[block.kind].place == "margin"


def _joined(
    blocks: tuple[Block, ...], layout: Layout, measure: Measure, page: str
) -> tuple[Block, ...]:
    """Return the blocks with each side box joined to the one that still stands beside its place.

    What stands between two boxes may be lower than the first one, as an amendment note is; the
    second would cover it.
    """
    found: list[Block] = []
    at, below = -1, 0.0  # the last side box, and how far it reaches below what follows it
    for block in blocks:
        if isinstance(block, Group):
            found.append(replace(block, blocks=_joined(block.blocks, layout, measure, page)))
            below = 0.0
            continue
        if not isinstance(block, Box) or not _is_side(block, layout):
            found.append(block)
            if below > 0:
                high = measure.height(block, layout.text_width(page))
                below = 0.0 if _leaves_page(block) else below - high
            continue
        above = found[at] if below > 0 else None
        if isinstance(above, Box):
            own = _restyled(block, layout)
            found[at] = replace(above, blocks=(*_restyled(above, layout), Spacer(GAP), *own))
            below += _height(block, layout, measure) + GAP
        else:
            at = len(found)
            found.append(block)
            below = _height(block, layout, measure)
    return tuple(found)


def _leaves_page(block: Block) -> bool:
    """Whether what follows the block's beginning stands on another page."""
    match block:
        case PageBreak() | Heading(new_page=True) | Table(orientation="landscape"):
            return True
        case _:
            return False


def _restyled(box: Box, layout: Layout) -> tuple[Block, ...]:
    """Return the box's blocks with its own style named, to survive in another box."""
    style = layout.boxes[box.kind].style
    return tuple(
        replace(block, style=style)
        if isinstance(block, Paragraph) and block.style in ("body", "box")
        else block
        for block in box.blocks
    )


def _kept(
    blocks: tuple[Block, ...], layout: Layout, measure: Measure, page: str
) -> tuple[Block, ...]:
    found: list[Block] = []
    needed = 0.0
    for block in blocks:
        if isinstance(block, Group):
            found.append(replace(block, blocks=_kept(block.blocks, layout, measure, page)))
            needed = 0.0
        elif isinstance(block, Box) and _is_side(block, layout):
            found.append(block)
            needed = _height(block, layout, measure)
        elif needed > 0:
            block, needed = _keep(block, needed, measure, layout.text_width(page))
            found.append(block)
        else:
            found.append(block)
    return tuple(found)


def _height(box: Box, layout: Layout, measure: Measure) -> float:
    kind = layout.boxes[box.kind]
    around = 2 * (mm(kind.padding_mm) + pt(kind.border_pt))
    return measure.stack(box.blocks, box_room(kind, mm(kind.width_mm or MARGIN_BOX_MM))) + around


def _keep(block: Block, needed: float, measure: Measure, width: float) -> tuple[Block, float]:
    """Return the block kept together, and with the next one while the box reaches further down.

    With it comes the height that the blocks after it still have to fill.
    """
    match block:
        case Paragraph():
            left = needed - measure.height(block, width)
            return replace(block, keep_lines=True, keep_next=block.keep_next or left > 0), left
        case List(items=items):
            kept: list[Item] = []
            for item in items:
                inner: list[Block] = []
                for one in item.blocks:
                    if needed > 0:
                        one, needed = _keep(one, needed, measure, width)
                    inner.append(one)
                kept.append(replace(item, blocks=tuple(inner)))
            return replace(block, items=tuple(kept)), needed
        case _:
            return block, needed - measure.height(block, width)
