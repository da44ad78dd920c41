"""Room for the head of the page: the margin grows with the lines that an organisation's name takes.

Word and LibreOffice move the text down by themselves, WeasyPrint prints one over the other.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Final

from docgen.layout.measure import Measure
from docgen.layout.spec import TWIPS_PER_MM, Layout, Page, mm
from docgen.tree.nodes import Furniture, Table
from docgen.tree.walk import every_block

CLEAR_MM: Final = 2
"""The least room between the head and the text below it."""


def with_room_for_heads(
    layout: Layout, furniture: Callable[[str, bool], tuple[Furniture, Furniture]]
) -> Layout:
    """Return the layout with top margins as high as the heads of its pages; else the same one."""
    measure = Measure(layout)
    pages = dict(layout.pages)
    for key, page in layout.pages.items():
        changes = {
            name: grown
            for name, landscape in (("top_mm", False), ("landscape_top_mm", True))
            if (grown := _grown(layout, measure, key, landscape, furniture(key, landscape)[0]))
        }
        if page.furniture and changes:
            pages[key] = page.model_copy(update=_with_turned(page, changes))
    return layout if pages == layout.pages else layout.model_copy(update={"pages": pages})


def _grown(
    layout: Layout, measure: Measure, page: str, landscape: bool, head: Furniture
) -> float | None:
    """Return the top margin in mm that the head needs; None where the layout's is enough."""
    if any(isinstance(block, Table) for block in every_block(head.blocks)):
        return None
    lines = measure.stack(head.blocks, layout.text_width(page, landscape))
    needed = mm(layout.pages[page].header_mm + CLEAR_MM) + ceil(lines)
    top = layout.geometry(page, landscape)[2]
    return needed / TWIPS_PER_MM if lines and needed > top else None


def _with_turned(page: Page, changes: dict[str, float]) -> dict[str, float]:
    """Return the changes with what turned pages take from the portrait's top kept as it was."""
    if "top_mm" in changes and page.landscape_right_mm is None:
        return {**changes, "landscape_right_mm": page.top_mm}
    return changes
