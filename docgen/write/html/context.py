"""What the HTML writer knows while it writes: the layout, the pages found, the rules met."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from docgen.layout.spec import Layout, Style
from docgen.outside import FALLBACK_FAMILY, font_faces
from docgen.tree.nodes import PageReference
from docgen.write.css import Counted, points
from docgen.write.pages import Pages

PLAIN = frozenset(
    chr(code)
    for low, high in ((0x20, 0x7E), (0xA0, 0xFF), (0x400, 0x45F), (0x490, 0x4E9))
    for code in range(low, high + 1)
) | frozenset("–—«»„“”‘’…№•\u00ad\u200b\u2060\n\t")
"""Characters that every shipped text font has; the others are looked up."""


@dataclass(frozen=True, slots=True)
class Inside:
    """Where a block stands: in a cell (with the cell's paragraph style), or in the text."""

    cell_style: str = ""
    width: int = 0
    left_margin: int = 0
    portrait_width: int = 0

    @property
    def in_cell(self) -> bool:
        """Whether the block stands in a table's cell."""
        return bool(self.cell_style)


@dataclass(slots=True)
class Context:
    """The one mutable thing of the writer: rules to add to the style sheet, counted marks."""

    layout: Layout
    counted: Counted
    pages: Pages | None = None
    rules: dict[str, str] = field(default_factory=dict)
    styles: dict[str, Style] = field(default_factory=dict)
    footnotes: int = 0
    named: int = 0
    size_pt: float = 14
    pitch: int = 322

    def style(self, key: str) -> Style:
        """Return the resolved style `key`."""
        if key not in self.styles:
            self.styles[key] = self.layout.style(key)
        return self.styles[key]

    def use(self, style: Style) -> None:
        """Let the words that follow be in this style."""
        self.size_pt, self.pitch = style.size_pt, style.pitch

    def rule(self, name: str, rules: str) -> str:
        """Note the class `name` with its `rules`; return the name."""
        self.rules.setdefault(name, f".{name} {{ {rules} }}")
        return name

    def next_name(self) -> int:
        """Return a number for a table or figure that has no name of its own."""
        self.named += 1
        return self.named

    def high(self, twips: int) -> str:
        """Return the class of an empty block of this height."""
        return self.rule(f"v{twips}", f"height: {points(twips)}; line-height: 0")

    def page_text(self, reference: PageReference) -> str:
        """Return a page or a range of pages as printed; zeros while pages are not known."""
        if self.pages is None:
            return "00" if not reference.end else f"00{reference.dash}00"
        first = self.pages.of.get(reference.target, 0)
        last = self.pages.of.get(reference.end, 0) if reference.end else first
        return str(first) if first == last else f"{first}{reference.dash}{last}"


@cache
def covered(family: str) -> frozenset[str]:
    """Return the characters for which the regular face of `family` has a glyph."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    for face in font_faces():
        if face.family == family and not face.bold and not face.italic:
            font = TTFont(BytesIO(face.data), lazy=True)
            return frozenset(map(chr, font.getBestCmap()))
    raise LookupError(family)


def needs_fallback(character: str, family: str) -> bool:
    """Whether `family` lacks `character` and the fallback family has it."""
    if character in PLAIN or character in covered(family):
        return False
    return character in covered(FALLBACK_FAMILY)
