"""Draws pages of a finished plan side by side: `make.py PLAN.pdf PICTURE.png 1 2 14`."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

SCALE = 0.78
GAP = 14
BACKGROUND = "#c8ccd2"
COLOURS = 24


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """Return the pages in a row on a grey ground."""
    width = sum(page.width for page in pages) + GAP * (len(pages) + 1)
    height = max(page.height for page in pages) + 2 * GAP
    picture = Image.new("RGB", (width, height), BACKGROUND)
    left = GAP
    for page in pages:
        picture.paste(page, (left, GAP))
        left += page.width + GAP
    return picture


def main(source: Path, target: Path, numbers: list[int]) -> None:
    """Write the picture of the pages `numbers` (from 1) of `source` to `target`."""
    document = pypdfium2.PdfDocument(source)
    pages = [document[number - 1].render(scale=SCALE).to_pil() for number in numbers]
    side_by_side(pages).quantize(COLOURS).save(target, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [int(word) for word in sys.argv[3:]])
