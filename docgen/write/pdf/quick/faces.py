"""Fonts as Pango sets them, sign by sign: how wide a sign is, what the PDF says to draw it.

With kerning and ligatures off a line of plain signs is as wide as its signs together, so a sign
that Pango has set once need not go through it again. What is not plain keeps its own way.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from math import inf
from typing import Any

UNITS = 1024
"""Pango's units in a pixel."""
_BLANKS = (" ", "\u00a0")
_PLAIN = "LNPS"
"""Categories of signs that stand by themselves: marks, joiners and controls are not there."""
_MODIFIERS = ("Lm", "Sk")
_SCRIPTS = ("CYRILLIC", "LATIN")
_SHAPING = (
    *("font_variant_position", "font_variant_caps", "font_variant_numeric"),
    *("font_variant_alternates", "font_variant_east_asian", "font_feature_settings"),
    *("font_variation_settings", "font_language_override", "letter_spacing", "font_stretch"),
)
"""Properties that have to be `normal`."""
_FACE, _STRUT = "docgen_face", "docgen_strut"
"""Attributes of WeasyPrint's styles that are ours."""


@dataclass(slots=True)
class Face:
    """A font in one size: Pango's font and layout for more signs, and what is known of signs."""

    layout: Any
    font: Any
    height: float
    baseline: float
    widths: dict[str, float] = field(default_factory=dict)  # in Pango's units; inf: not plain
    glyphs: dict[str, int] = field(default_factory=dict)

    def width(self, text: str) -> float:
        """Return how wide `text` is, in Pango's units; infinity when it is not plain."""
        try:
            return sum([self.widths[sign] for sign in text])
        except KeyError:
            for sign in set(text) - self.widths.keys():
                self._learn(sign)
            return sum([self.widths[sign] for sign in text])

    def _learn(self, sign: str) -> None:
        self.widths[sign] = inf
        run = _only_run(self.layout, sign) if _is_plain(sign) else None
        if run is None or run.item.analysis.font != self.font:
            return
        place = run.glyphs.glyphs[0]
        if place.glyph >> 28 or place.geometry.x_offset or place.geometry.y_offset:
            return
        self.glyphs[sign] = place.glyph
        self.widths[sign] = place.geometry.width


class Faces:
    """All fonts of a document in their sizes, and the heights of their lines."""

    __slots__ = ("_found", "_slow_strut", "_struts")

    def __init__(self) -> None:
        """Know none yet."""
        from weasyprint.text import line_break

        self._found: dict[tuple[Any, ...], Face | None] = {}
        self._struts: dict[tuple[Any, ...], tuple[float, float]] = {}
        self._slow_strut = line_break.strut

    def of(self, style: Any) -> Face | None:
        """Return the face of a text of this style; None when signs do not stand alone there."""
        own = style.__dict__
        try:
            return own[_FACE]  # type: ignore[no-any-return]  # a style has no types
        except KeyError:
            key = _font(style)
            if key not in self._found:
                self._found[key] = _face(style)
            found = own[_FACE] = self._found[key]
            return found

    def strut(self, style: Any) -> tuple[float, float]:
        """Return the height of a line and its baseline, as WeasyPrint's function of this name."""
        own = style.__dict__
        try:
            return own[_STRUT]  # type: ignore[no-any-return]  # a style has no types
        except KeyError:
            key = (*_font(style), style["line_height"])
            if key not in self._struts:
                self._struts[key] = self._slow_strut(style)
            found = own[_STRUT] = self._struts[key]
            return found


def _font(style: Any) -> tuple[Any, ...]:
    """Return all that a font and its size depend on."""
    return (
        style["font_family"],
        style["font_size"],
        style["font_weight"],
        style["font_style"],
        style["lang"],
        style["font_kerning"],
        style["font_variant_ligatures"],
        style["word_spacing"],
        style["direction"],
        *[style[name] for name in _SHAPING],
    )


def _face(style: Any) -> Face | None:
    from weasyprint.text.ffi import FROM_UNITS, pango
    from weasyprint.text.line_break import Layout, line_size

    if (
        any(style[name] != "normal" for name in _SHAPING)
        or style["font_kerning"] != "none"
        or style["font_variant_ligatures"] != "none"
        or style["word_spacing"] != 0
        or style["direction"] != "ltr"
        or style["font_size"] < 1
    ):
        return None
    layout = Layout(style)
    run = _only_run(layout, "0")
    if run is None:
        return None
    _, height = line_size(layout.get_first_line()[0], style)
    baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
    return Face(layout, run.item.analysis.font, height, baseline)


def _is_plain(sign: str) -> bool:
    if sign in _BLANKS:
        return True
    category = unicodedata.category(sign)
    if category[0] == "L" and not unicodedata.name(sign, "").startswith(_SCRIPTS):
        return False
    return category[0] in _PLAIN and category not in _MODIFIERS


def _only_run(layout: Any, sign: str) -> Any:
    """Return the run of a line that is one glyph; None when it is more."""
    from weasyprint.text.ffi import ffi

    layout.set_text(sign)
    line, _ = layout.get_first_line()
    run = line.runs[0]
    if run == ffi.NULL or run.next != ffi.NULL or run.data.glyphs.num_glyphs != 1:
        return None
    return run.data
