"""Whether a list's labels fit the room that the layout gives them; the same for both writers."""

from __future__ import annotations

import io
from functools import cache

from fontTools.ttLib import TTFont

from docgen.layout.labels import label_room
from docgen.layout.spec import Layout, Style
from docgen.outside import font_faces
from docgen.tree.nodes import List

_MARGIN = 30  # twips that must remain between a label and its text


def tabbed(layout: Layout, block: List, style: Style, *, in_cell: bool) -> bool:
    """Whether the texts of the list start at one place; else a blank follows each label."""
    room = label_room(layout, block, in_cell=in_cell)
    if not room:
        return False
    return all(
        label_width(layout, style, item.label) + _MARGIN <= room
        for item in block.items
        if item.label
    )


def label_width(layout: Layout, style: Style, label: str) -> int:
    """Return the width of `label` in twips, set in `style` without kerning."""
    advances, unit = _advances(layout.fonts[style.font].file, style.bold, style.italic)
    widest = max(advances.values())
    total = sum(advances.get(ord(sign), widest) for sign in label)
    return round(total * style.size_pt * 20 / unit)


@cache
def _advances(family: str, bold: bool, italic: bool) -> tuple[dict[int, int], int]:
    for face in font_faces():
        if (face.family, face.bold, face.italic) == (family, bold, italic):
            font = TTFont(io.BytesIO(face.data), lazy=True)
            widths = font["hmtx"]
            table = {code: widths[name][0] for code, name in font.getBestCmap().items()}
            return table, font["head"].unitsPerEm
    raise LookupError(f"no face of {family}, bold {bold}, italic {italic}")
