"""Elements put back into groups and lists: the way from the sequence to the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen.compare.elements import Path
from docgen.tree.nodes import Block, Box, Group, List, Paragraph, Spacer
from docgen.write.flow import SEPARATOR


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with the groups around it; `path` is empty for what is no longer there.

    `whole`: it came or went as a whole.
    """

    block: Block
    groups: tuple[tuple[Path, Group], ...] = ()
    path: Path = ()
    whole: bool = False


def anchored(placed: Sequence[Placed]) -> list[Placed]:
    """Return the blocks with a paragraph of its own for each box before one that came or went.

    A box in the margin hangs from the paragraph that follows it, and would vanish with it.
    """
    found: list[Placed] = []
    for one in placed:
        before = found[-1] if found else None
        if before and one.whole and not before.whole and isinstance(before.block, Box):
            found.append(Placed(Spacer(SEPARATOR), before.groups, before.path))
        found.append(one)
    return found


def nest(placed: Sequence[Placed], depth: int = 0) -> tuple[Block, ...]:
    """Return the blocks in their groups, items in their lists."""
    found: list[Block] = []
    loose: list[Placed] = []
    at = 0
    while at < len(placed):
        here = placed[at].groups[depth : depth + 1]
        if not here:
            loose.append(placed[at])
            at += 1
            continue
        found += _listed(loose)
        loose.clear()
        end = at
        while end < len(placed) and placed[end].groups[depth : depth + 1] == here:
            end += 1
        found.append(replace(here[0][1], blocks=nest(placed[at:end], depth + 1)))
        at = end
    found += _listed(loose)
    return tuple(found)


def _listed(placed: Sequence[Placed]) -> list[Block]:
    """Return the blocks with items of one list in one list again, notes in their items."""
    found: list[Block] = []
    home: Path = ()
    for one in placed:
        block = one.block
        last = found[-1] if found else None
        own = one.path[:-2]
        if isinstance(block, List) and isinstance(last, List) and _joins(last, block, home, own):
            found[-1] = _joined(last, block)
            home = own or home
        elif isinstance(block, Paragraph) and isinstance(last, List) and own and own == home:
            found[-1] = _with_paragraph(last, block)
        else:
            found.append(block)
            home = own
    return found


def _joins(last: List, block: List, home: Path, own: Path) -> bool:
    make = (last.marker, last.level, last.style) == (block.marker, block.level, block.style)
    return make and (not home or not own or home == own)


def _joined(last: List, block: List) -> List:
    """Return the list grown by an item, or by a further paragraph of its last item."""
    item = block.items[0]
    if item.label or item.value:
        return replace(last, items=(*last.items, item))
    for one in item.blocks:
        last = _with_paragraph(last, one)
    return last


def _with_paragraph(last: List, block: Block) -> List:
    """Return the list with the block at the end of its last item."""
    grown = replace(last.items[-1], blocks=(*last.items[-1].blocks, block))
    return replace(last, items=(*last.items[:-1], grown))
