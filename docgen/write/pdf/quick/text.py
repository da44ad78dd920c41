"""Lines of plain text without Pango: measured where they fit, drawn from what is known of signs.

Where a line has to be broken Pango breaks it. A line that is only measured holds no layout of
Pango's; one is made should anybody ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf
from typing import Any

from docgen.write.pdf.quick.faces import UNITS, Face, Faces

_UNLIMITED = 2**21
"""Pixels from which on WeasyPrint takes a line to be endless."""
_WRAPPED = frozenset(("normal", "pre-wrap", "pre-line"))
_BLANK = re.compile("([ \u00a0])")
_UNEVEN = re.compile("^[ \u00a0]|[ \u00a0]$|[ \u00a0]{2}")
"""Blanks that Pango does not stretch like one between two words."""


def text_ways() -> Iterator[tuple[Any, str, Any]]:
    """Yield what stands in for WeasyPrint's ways with lines: module, name, function."""
    from weasyprint import draw
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    faces = Faces()
    measuring = _Measuring(faces)
    yield inline, "split_first_line", measuring.split_first_line
    yield preferred, "split_first_line", measuring.split_first_line
    yield inline, "strut", faces.strut
    yield inline, "create_layout", measuring.create_layout
    yield line_break, "first_line_metrics", measuring.first_line_metrics
    yield draw, "draw_text", _Drawing(faces).draw_text


def _waiting() -> Any:
    """Return the class of lines that have no layout of Pango's until they are activated."""
    from weasyprint.text.line_break import Layout

    class Waiting(Layout):  # type: ignore[misc]  # WeasyPrint has no types
        """What WeasyPrint keeps of a line between measuring and drawing."""

        ascent = underline_position = strikethrough_position = None
        first_line_direction = 0

        def __init__(self, text: str, spacing: float, max_width: float | None) -> None:
            self.text = text
            self.justification_spacing = spacing
            self.max_width = max_width

        def deactivate(self) -> None:
            if "layout" in self.__dict__:
                super().deactivate()

    return Waiting


class _Measuring:
    """WeasyPrint's functions of the same names; their arguments are theirs."""

    def __init__(self, faces: Faces) -> None:
        from weasyprint.layout import inline
        from weasyprint.text import line_break

        self._faces = faces
        self._waiting = _waiting()
        self._slow_split = inline.split_first_line
        self._slow_layout = inline.create_layout
        self._slow_metrics = line_break.first_line_metrics

    def _width(self, text: str, style: Any) -> tuple[Face | None, float]:
        """Return the face of a plain text and its width in Pango's units; else infinity."""
        face = None
        if text and style["text_decoration_line"] == "none":
            face = self._faces.of(style)
        return face, face.width(text) if face else inf

    def split_first_line(
        self,
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Any:
        """Return the whole text as its first line where it fits."""
        face, width = self._width(text, style)
        if face is not None and width < inf:
            limit = max_width if style["white_space"] in _WRAPPED else None
            if limit is None or limit >= _UNLIMITED or width <= int(max(0, limit) * UNITS):
                layout = self._waiting(text, justification_spacing, max_width)
                length = len(text.encode())
                return layout, length, None, width / UNITS, face.height, face.baseline
        return self._slow_split(
            text, style, context, max_width, justification_spacing, is_line_start, minimum
        )

    def first_line_metrics(
        self,
        first_line: Any,
        text: str,
        layout: Any,
        resume_at: int | None,
        space_collapse: bool,
        style: Any,
        hyphenated: bool = False,
        hyphenation_character: str | None = None,
    ) -> Any:
        """Return the measures of a line that ends at a blank."""
        if resume_at and not hyphenated:
            shown = text.encode()[: first_line.length].decode()
            if space_collapse:
                shown = shown.rstrip(" ")
            face, width = self._width(shown, style)
            if face is not None and width < inf:
                line = self._waiting(shown, layout.justification_spacing, layout.max_width)
                length = len(shown.encode())
                return line, length, resume_at, width / UNITS, face.height, face.baseline
        return self._slow_metrics(
            first_line,
            text,
            layout,
            resume_at,
            space_collapse,
            style,
            hyphenated,
            hyphenation_character,
        )

    def create_layout(
        self,
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
    ) -> Any:
        """Return a line that is to be drawn with stretched blanks."""
        if max_width is None and self._width(text, style)[1] < inf:
            return self._waiting(text, justification_spacing, None)
        return self._slow_layout(text, style, context, max_width, justification_spacing)


# --- drawing ---------------------------------------------------------------------------------


@dataclass(slots=True)
class _Drawn:
    """A face as a font of the PDF: what is written for each of its signs."""

    face: Face
    font: Any
    size: float
    signs: dict[str, str] = field(default_factory=dict)

    def text(self, text: str) -> str:
        """Return what is shown for `text`: glyphs, and corrections of their widths."""
        signs = self.signs
        try:
            return _closed("<" + "".join([signs[sign] for sign in text]))
        except KeyError:
            self._learn(text)
            return _closed("<" + "".join([signs[sign] for sign in text]))

    def _learn(self, text: str) -> None:
        for sign in text:
            if sign not in self.signs:
                self.signs[sign] = self._sign(sign)

    def stretched(self, text: str, spacing: int) -> str:
        """Return what is shown for a line whose blanks are wider by `spacing` units."""
        self._learn(text)
        blanks = {sign: self._blank(sign, spacing) for sign in set(text) if _BLANK.match(sign)}
        pieces = _BLANK.split(text)
        return "".join([blanks[one] if one in blanks else self.text(one) for one in pieces])

    def _blank(self, sign: str, spacing: int) -> str:
        glyph = self.face.glyphs[sign]
        offset = _left_part(spacing) / self.size
        units = self.face.widths[sign] + spacing
        kerning = self.font.widths[glyph] + offset - units * 1000 / UNITS / self.size
        return _closed((f"<>{-offset}<" if offset else "<") + _glyph(glyph, kerning))

    def _sign(self, sign: str) -> str:
        from weasyprint.text.ffi import ffi, pango

        glyph, font = self.face.glyphs[sign], self.font
        font.to_unicode.setdefault(glyph, sign)
        if glyph not in font.widths:
            ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
            pango.pango_font_get_glyph_extents(self.face.font, glyph, ink, logical)
            font.widths[glyph] = round(logical.width * 1000 / UNITS / self.size)
        units = self.face.widths[sign]
        return _glyph(glyph, font.widths[glyph] - units * 1000 / UNITS / self.size)


def _left_part(spacing: int) -> int:
    """Return how much of the width given to a blank stands before it, as Pango cuts it in two."""
    left = spacing // 2
    return left if spacing % UNITS else (left + UNITS // 2) // UNITS * UNITS


def _glyph(glyph: int, kerning: float) -> str:
    return f"{glyph:04x}>{int(kerning)}<" if kerning else f"{glyph:04x}"


def _closed(shown: str) -> str:
    return shown[:-1] if shown[-1] == "<" else shown + ">"


class _Drawing:
    """Draws lines of text in one PDF."""

    def __init__(self, faces: Faces) -> None:
        from weasyprint import draw

        self._faces = faces
        self._slow = draw.draw_text
        self._drawn: dict[int, _Drawn | None] = {}
        self._fonts: Any = None

    def draw_text(
        self, stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: str
    ) -> None:
        """Draw the line; WeasyPrint's function has the same arguments."""
        shown = None
        if text_overflow == "clip" and block_ellipsis == "none":
            shown = self._shown(stream, textbox)
        if shown is None:
            self._slow(stream, textbox, offset_x, text_overflow, block_ellipsis)
            return
        drawn, words = shown
        stream.set_color(textbox.style["color"])
        stream.begin_text()
        x, y = textbox.position_x, textbox.position_y + textbox.baseline
        stream.set_text_matrix(1, 0, 0, -1, x, y)
        stream.set_font_size(drawn.font.hash, drawn.size)
        stream.show_text(words)
        stream.end_text()

    def _shown(self, stream: Any, textbox: Any) -> tuple[_Drawn, str] | None:
        """Return the font of a plain line and what is shown; None when it is not plain."""
        style, line = textbox.style, textbox.pango_layout
        text, spacing = line.text, int(line.justification_spacing * UNITS)
        if (
            style["visibility"] != "visible"
            or style["text_decoration_line"] != "none"
            or not textbox.text.strip()
            or not text
            or (spacing and _UNEVEN.search(text))
        ):
            return None
        face = self._faces.of(style)
        if face is None or face.width(text) == inf:
            return None
        drawn = self._font(stream, face)
        if drawn is None:
            return None
        return drawn, drawn.stretched(text, spacing) if spacing else drawn.text(text)

    def _font(self, stream: Any, face: Face) -> _Drawn | None:
        """Return the face as the PDF's font; None when its glyphs are not plain outlines."""
        if self._fonts is not stream._fonts:
            self._fonts = stream._fonts
            self._drawn.clear()
        try:
            return self._drawn[id(face)]
        except KeyError:
            font, size = stream.add_font(face.font)
            plain = not (font.bitmap or font.svg or font.png or font.colr)
            found = self._drawn[id(face)] = _Drawn(face, font, size) if plain else None
            return found
