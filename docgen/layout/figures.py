"""The sizes of what is drawn: charts, pictures, formulas, in twips, equal in both writers."""

from __future__ import annotations

import warnings
from dataclasses import replace
from functools import lru_cache
from io import BytesIO

from docgen.layout.spec import Layout, Style, mm
from docgen.tree import nodes

_FORMULA_ROOM = 120
"""Room in twips above and below a formula together: renderers differ by about a point."""
_CAPTION_LINES = 4
"""The lines of a page that a figure leaves to its caption."""


def set_sizes(
    blocks: tuple[nodes.Block, ...], layout: Layout, width: int = 0, height: int = 0
) -> tuple[nodes.Block, ...]:
    """Return the blocks with every size that was left open, or too large, set.

    `width` and `height` are the room for a figure; the first page make's text area without them.
    """
    page = next(iter(layout.pages))
    room = (width or layout.text_width(page), height or layout.text_height(page))
    return tuple(_sized(block, layout, room) for block in blocks)


def _sized(block: nodes.Block, layout: Layout, room: tuple[int, int]) -> nodes.Block:
    match block:
        case nodes.Figure():
            return replace(block, content=_content(block, layout, room))
        case nodes.FormulaBlock():
            height = block.height or formula_height(block.formula.latex, _formula_style(layout))
            return replace(block, height=height)
        case nodes.Group():
            if block.orientation == "landscape":
                page = block.page or next(iter(layout.pages))
                room = (layout.text_width(page, True), layout.text_height(page, True))
            return replace(block, blocks=set_sizes(block.blocks, layout, *room))
        case nodes.Box():
            return replace(block, blocks=set_sizes(block.blocks, layout, *room))
        case nodes.List():
            items = tuple(
                replace(item, blocks=set_sizes(item.blocks, layout, *room)) for item in block.items
            )
            return replace(block, items=items)
        case nodes.Table():
            return replace(block, rows=tuple(_row(row, layout, room) for row in block.rows))
        case _:
            return block


def _row(row: nodes.Row, layout: Layout, room: tuple[int, int]) -> nodes.Row:
    """Return the row; most rows hold text alone and stay the same object."""
    drawn = (nodes.Figure, nodes.FormulaBlock, nodes.Table, nodes.Box, nodes.Group)
    if not any(isinstance(block, drawn) for cell in row.cells for block in cell.blocks):
        return row
    cells = tuple(replace(cell, blocks=set_sizes(cell.blocks, layout, *room)) for cell in row.cells)
    return replace(row, cells=cells)


def _content(
    figure: nodes.Figure, layout: Layout, room: tuple[int, int]
) -> nodes.Chart | nodes.Picture:
    content = figure.content
    width, height = content.width, content.height
    if isinstance(content, nodes.Chart):
        width, height = width or mm(layout.chart.width_mm), height or mm(layout.chart.height_mm)
    else:
        natural = _natural_size(content)
        if natural is not None:
            width, height = _in_proportion(width, height, natural)
    most_high = room[1] - (_caption_room(layout) if figure.caption is not None else 0)
    width, height = limited(width, height, room[0], most_high)
    return replace(content, width=width, height=height)


def _caption_room(layout: Layout) -> int:
    return _CAPTION_LINES * max(layout.style(one.style).pitch for one in layout.captions.values())


def limited(width: int, height: int, most_wide: int, most_high: int) -> tuple[int, int]:
    """Return a size in its proportion, no larger than the room."""
    scale = min(1.0, most_wide / max(1, width), most_high / max(1, height))
    return round(width * scale), round(height * scale)


def _in_proportion(width: int, height: int, natural: tuple[int, int]) -> tuple[int, int]:
    """Return the size with the side that was not asked for following the picture's own shape."""
    if not width and not height:
        return natural
    if width and height == natural[1] and width != natural[0]:
        height = 0
    elif height and width == natural[0] and height != natural[1]:
        width = 0
    if not height:
        return width, round(natural[1] * width / natural[0])
    if not width:
        return round(natural[0] * height / natural[1]), height
    return width, height


def _natural_size(picture: nodes.Picture) -> tuple[int, int] | None:
    """Return a raster picture's own size by its pixels and their density; None for vectors."""
    if picture.media == "image/svg+xml":
        return None
    from PIL import Image

    with Image.open(BytesIO(picture.data)) as image:
        density = image.info.get("dpi", (96.0, 96.0))[0]
        per_inch = float(density) if density and density > 1 else 96.0
        return round(image.width * 1440 / per_inch), round(image.height * 1440 / per_inch)


# --- formulas ----------------------------------------------------------------------------------


def _formula_style(layout: Layout) -> Style:
    return layout.style("formula" if "formula" in layout.styles else "body")


def formula_height(latex: str, style: Style) -> int:
    """Return the height of the line on which a formula stands alone."""
    return max(style.pitch, round(formula_size(latex, style.size_pt)[1]) + _FORMULA_ROOM)


@lru_cache(maxsize=512)
def formula_size(latex: str, size_pt: float) -> tuple[float, float]:
    """Return the width and height in twips of a formula drawn on its own line."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of how it finds its own font
        from ziamath.zmath import Latex
    drawn = Latex(latex, size=size_pt, inline=False)
    _, _, width, height = (float(one) for one in drawn.svgxml().attrib["viewBox"].split())
    return width * 20, height * 20
