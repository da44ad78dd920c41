"""The font table: the fonts named, and the free ones embedded, obfuscated as ECMA-376 asks."""

from __future__ import annotations

import uuid
from typing import Final

from docgen.layout.spec import Layout
from docgen.outside import Face, font_faces
from docgen.write.docx.oxml import NAMESPACES, XML, escape
from docgen.write.docx.package import Package

_OURS: Final = uuid.UUID("6f1c4b0e-1b55-5d6e-9b35-51a06b5b8f11")
_SLOTS: Final = {
    (False, False): "embedRegular",
    (True, False): "embedBold",
    (False, True): "embedItalic",
    (True, True): "embedBoldItalic",
}


def add_fonts(package: Package, layout: Layout, used: set[tuple[str, bool, bool]]) -> None:
    """Add the font table and the faces of `used`: font key of the layout, bold, italic."""
    part = "word/fontTable.xml"
    entries: list[str] = []
    wanted = {(layout.fonts[key].file, bold, italic) for key, bold, italic in used}
    names = sorted({(font.docx, font.file) for font in layout.fonts.values()})
    for name, file in names:
        if name != file:
            entries.append(_entry(name, file, ""))
    for family in sorted({file for _, file in names}):
        slots = "".join(
            _embed(package, part, face)
            for face in font_faces()
            if (face.family, face.bold, face.italic) in wanted and face.family == family
        )
        entries.append(_entry(family, "", slots))
    entries.append(_entry("Cambria Math", "", ""))
    package.add(part, f"{XML}<w:fonts {NAMESPACES}>{''.join(entries)}</w:fonts>", "fontTable")
    package.relations_of("word/document.xml").add("fontTable", part)


def _entry(name: str, other: str, slots: str) -> str:
    alternative = f'<w:altName w:val="{escape(other)}"/>' if other else ""
    family = "swiss" if name in ("Arial", "Liberation Sans") else "roman"
    return (
        f'<w:font w:name="{escape(name)}">{alternative}<w:charset w:val="CC"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/>{slots}</w:font>'
    )


def _embed(package: Package, part: str, face: Face) -> str:
    make = f"{face.family}-{'bold' if face.bold else ''}{'italic' if face.italic else ''}"
    key = uuid.uuid5(_OURS, make)
    name = f"word/fonts/{face.path.stem}.odttf"
    package.add(name, obfuscated(face.data, key))
    relation = package.relations_of(part).add("font", name)
    slot = _SLOTS[face.bold, face.italic]
    return f'<w:{slot} r:id="{relation}" w:fontKey="{{{str(key).upper()}}}"/>'


def obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    """Return the font with its first 32 bytes XORed; doing it twice gives the font back.

    Source: ECMA-376 part 4, 2.8.1 (font embedding).
    """
    mask = bytes(reversed(bytes.fromhex(key.hex)))
    head = bytes(byte ^ mask[index % 16] for index, byte in enumerate(data[:32]))
    return head + data[32:]
