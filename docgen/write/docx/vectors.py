"""Bitmaps of vector pictures, for readers that do not draw SVG."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from docgen.outside import resource_folder

_DOTS_PER_TWIP: Final = 200 / 1440


@lru_cache(maxsize=64)
def png_of_svg(data: bytes, width: int) -> bytes:
    """Return the picture as PNG, `width` twips wide at 200 dots an inch."""
    import resvg_py

    fonts = resource_folder("fonts")
    made = resvg_py.svg_to_bytes(
        svg_string=data.decode("utf-8"),
        width=max(1, round(width * _DOTS_PER_TWIP)),
        dpi=96,
        skip_system_fonts=True,
        font_dirs=[str(fonts / "liberation"), str(fonts / "dejavu")],
        serif_family="Liberation Serif",
        sans_serif_family="Liberation Sans",
        font_family="Liberation Sans",
    )
    return bytes(made)
