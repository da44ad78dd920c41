"""Reads a machine-readable code from a picture: which of its modules are dark."""

from __future__ import annotations

from PIL import Image


def modules(
    picture: Image.Image, area: tuple[float, float, float, float], count: int
) -> list[list[bool]]:
    """Return which modules of a code in a picture's area are dark."""
    left, top, right, bottom = area
    grey = picture.convert("L")
    return [
        [
            int(
                grey.getpixel(  # type: ignore[arg-type]  # one number in a grey picture
                    (
                        int(left + (column + 0.5) * (right - left) / count),
                        int(top + (row + 0.5) * (bottom - top) / count),
                    )
                )
            )
            < 128
            for column in range(count)
        ]
        for row in range(count)
    ]
