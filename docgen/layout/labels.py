"""The room of a list's labels: the layout's, or a little more where «10.» needs it."""

from __future__ import annotations

from typing import Final

from docgen.layout.lines import Type, ruler
from docgen.layout.spec import Layout, mm
from docgen.tree.nodes import List

_MOST: Final = 1.5
"""How many times the layout's room the labels «10)» to «100.» may take; others run in."""


def label_room(layout: Layout, block: List, *, in_cell: bool) -> int:
    """Return the room in twips of the list's labels; 0: they run in.

    In running text a blank's width stays between the widest label and the words.
    """
    lists = layout.lists
    room = mm(lists.cell_hanging_mm if in_cell else lists.hanging_mm)
    labels = [item.label for item in block.items if item.label]
    if in_cell or not room or not labels:
        return room
    style = layout.style(block.style)
    make = Type(layout.fonts[style.font].file, style.size_pt * 20, style.bold, style.italic)
    ruled = ruler(make)
    wanted = round(max(map(ruled.width, labels)) + ruled.space)
    return wanted if room < wanted <= _MOST * room else room
