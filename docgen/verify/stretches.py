"""The text of a page without the ends of lines that pdfium sees where a text is raised or lowered.

A line ends for pdfium wherever the next sign stands higher or lower, also in «м²» set as a raised
figure. Whether it is one word is asked of the places: the next sign begins where the last one
ended, and the foot of one of them stands within the height of the other.
"""

from __future__ import annotations

import ctypes
import re

import pypdfium2
import pypdfium2.raw as pdfium

_END = re.compile(r"(?<=\S)\r\n(?=\S)")
_NEAR_POINTS = 0.5


def text_of(page: pypdfium2.PdfTextPage) -> str:
    """Return the page's text; raised and lowered text stands in its line."""
    text: str = page.get_text_range()
    return _END.sub(lambda found: "" if _goes_on(page, *found.span()) else found[0], text)


def _goes_on(page: pypdfium2.PdfTextPage, start: int, end: int) -> bool:
    """Whether the sign at `end` of the text goes on where the one before `start` ended."""
    before = pdfium.FPDFText_GetCharIndexFromTextIndex(page, start - 1)
    after = pdfium.FPDFText_GetCharIndexFromTextIndex(page, end)
    first, second = _box(page, before), _box(page, after)
    if first is None or second is None or abs(second.left - first.right) > _NEAR_POINTS:
        return False
    return _holds(first, _foot(page, after)) or _holds(second, _foot(page, before))


def _holds(box: pdfium.FS_RECTF, height: float) -> bool:
    return bool(box.bottom <= height <= box.top)


def _box(page: pypdfium2.PdfTextPage, index: int) -> pdfium.FS_RECTF | None:
    """Return the sign's place on the page, as wide as it pushes on and as high as its font."""
    box = pdfium.FS_RECTF()
    return box if index >= 0 and pdfium.FPDFText_GetLooseCharBox(page, index, box) else None


def _foot(page: pypdfium2.PdfTextPage, index: int) -> float:
    """Return the height of the line on which the sign stands."""
    across, up = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page, index, across, up)
    return up.value
