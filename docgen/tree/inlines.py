"""The inline nodes of the document tree: what stands inside a paragraph.

Text may hold U+00A0 (no-break space) and, in table cells, U+00AD (soft hyphen).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from docgen.diagnostics import NOWHERE, Position

if TYPE_CHECKING:
    from docgen.tree.blocks import Block


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters; `tight` ones are set a twip closer, which the layout decides."""

    text: str
    position: Position = NOWHERE
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Wrapper:
    """Inlines that only hold other inlines and say how they look or where they lead."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong(Wrapper):
    """Bold; inside bold it stays bold."""


@dataclass(frozen=True, slots=True)
class Emphasis(Wrapper):
    """Italic."""


@dataclass(frozen=True, slots=True)
class Underline(Wrapper):
    """Underlined."""


@dataclass(frozen=True, slots=True)
class Superscript(Wrapper):
    """Raised and smaller; does not change the line's height."""


@dataclass(frozen=True, slots=True)
class Subscript(Wrapper):
    """Lowered and smaller; does not change the line's height."""


@dataclass(frozen=True, slots=True)
class Coloured(Wrapper):
    """Text in a colour, `rrggbb`."""

    colour: str


@dataclass(frozen=True, slots=True)
class NoBreak(Wrapper):
    """Text that stays on one line although it holds hyphens: «83-тен», «ҚР ДСМ-мен»."""


@dataclass(frozen=True, slots=True)
class Link(Wrapper):
    """An external link (`http:`, `https:`, `mailto:`)."""

    url: str
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab to the style's next tab stop (headers, contents)."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A zero-width target. `id` is unique in the document; both files carry it."""

    id: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a heading, table, figure or annex, with its case ending.

    Resolved: `text` is what is printed («3-кестеден»); `number` is the part of `text` that the
    target's own field yields («3»), to be a REF field in the DOCX, the rest literal. `number`
    is empty when the whole is literal text with a link.
    """

    target: str
    case: str = ""
    form: str = "number"
    text: str = ""
    number: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the plan's data placed in prose by its path; resolved: `text`."""

    path: str
    case: str = ""
    text: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Inflected:
    """Author's or template's words that are to take an ending; resolved into `Text`."""

    text: str
    case: str
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of this page (a PAGE field)."""


@dataclass(frozen=True, slots=True)
class PageCount:
    """The number of pages (NUMPAGES) with the ending of `case` by its value: «12-ден»."""

    case: str = ""


@dataclass(frozen=True, slots=True)
class PageReference:
    """The page of `target`; with `end`, the range from the one to the other: «4-13», or «4»."""

    target: str
    end: str = ""
    dash: str = "-"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote at this place; `mark` is its resolved mark («1», «*»)."""

    blocks: tuple[Block, ...]
    mark: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in LaTeX notation. Inline, or on its own as a `FormulaBlock`."""

    latex: str
    alt: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Code:
    """The picture of a machine-readable code (QR) of `data`, `size` twips wide."""

    data: str
    size: int
    alt: str = ""


Inline: TypeAlias = (
    Text
    | Strong
    | Emphasis
    | Underline
    | Superscript
    | Subscript
    | Coloured
    | NoBreak
    | Link
    | LineBreak
    | Tab
    | Anchor
    | Reference
    | Value
    | Inflected
    | PageNumber
    | PageCount
    | PageReference
    | Footnote
    | Formula
    | Code
)
