"""Advance widths of the shipped fonts: how wide each character is, without kerning or ligatures."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from fontTools.ttLib import TTFont

from docgen.outside import FALLBACK_FAMILY, Face, font_faces

UNITS = 2048
"""Units of an em to which every face's widths are brought."""

_INVISIBLE = "\u00ad\u200b\u2060\ufeff"


class Advances(dict[str, float]):
    """Widths by character in `UNITS` of an em; filled on demand from the face's own tables."""

    __slots__ = ("_face", "_fallback", "_glyphs")

    def __init__(self, face: Face, fallback: Advances | None) -> None:
        """Take the widths of `face`, and of `fallback` for what `face` lacks."""
        super().__init__(dict.fromkeys(_INVISIBLE, 0.0))
        self._face = face
        self._fallback = fallback
        self._glyphs: dict[int, float] | None = None

    def __missing__(self, character: str) -> float:
        """Return and keep the width of a character met for the first time."""
        if self._glyphs is None:
            self._glyphs = _read_widths(self._face)
        width = self._glyphs.get(ord(character))
        if width is None:
            width = self._glyphs[-1] if self._fallback is None else self._fallback[character]
        self[character] = width
        return width


def _read_widths(face: Face) -> dict[int, float]:
    """Return the widths by code point; -1 is the face's box for what it lacks."""
    font = TTFont(BytesIO(face.data), lazy=True)
    scale = UNITS / font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    widths = {code: metrics[name][0] * scale for code, name in font.getBestCmap().items()}
    widths[-1] = metrics[".notdef"][0] * scale
    return widths


@cache
def advances(family: str, bold: bool, italic: bool) -> Advances:
    """Return the widths of the nearest face of `family`; raise LookupError without the family."""
    faces = {(face.family, face.bold, face.italic): face for face in font_faces()}
    fallback = None if family == FALLBACK_FAMILY else advances(FALLBACK_FAMILY, bold, False)
    for make in ((bold, italic), (bold, False), (False, False)):
        if (family, *make) in faces:
            return Advances(faces[(family, *make)], fallback)
    raise LookupError(family)
