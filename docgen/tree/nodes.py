"""The nodes of the document tree.

The tree is what both writers see, and all they see. Two states use the same classes: *parsed*
(labels, captions, references and widths still empty) and *resolved* (every label, number,
caption and reference is text; every table has widths). The passes in `docgen.passes` lead from
the one to the other; a writer takes the resolved tree only.

Lengths are integers in twips (1/20 pt; 1 mm = 56.69 twips), so both writers use equal numbers.
Text may hold U+00A0 (no-break space) and, in table cells, U+00AD (soft hyphen).

Here stand the document and its page sections; the inlines and the blocks have modules of their
own and are named here as well: whoever works with the tree imports this module.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.tree.blocks import (
    Block,
    Box,
    Caption,
    Cell,
    Chart,
    Column,
    Contents,
    ContentsEntry,
    Figure,
    FormulaBlock,
    Group,
    Heading,
    Item,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    RowKind,
    Series,
    Spacer,
    Table,
)
from docgen.tree.inlines import (
    Anchor,
    Code,
    Coloured,
    Emphasis,
    Footnote,
    Formula,
    Inflected,
    Inline,
    LineBreak,
    Link,
    NoBreak,
    PageCount,
    PageNumber,
    PageReference,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Tab,
    Text,
    Underline,
    Value,
    Wrapper,
)

__all__ = [
    "Anchor",
    "Block",
    "Box",
    "Caption",
    "Cell",
    "Chart",
    "Code",
    "Coloured",
    "Column",
    "Contents",
    "ContentsEntry",
    "Document",
    "Emphasis",
    "Figure",
    "Footnote",
    "Formula",
    "FormulaBlock",
    "Furniture",
    "Group",
    "Heading",
    "Inflected",
    "Inline",
    "Item",
    "LineBreak",
    "Link",
    "List",
    "Meta",
    "NoBreak",
    "PageBreak",
    "PageCount",
    "PageNumber",
    "PageReference",
    "PageSection",
    "Paragraph",
    "Picture",
    "Reference",
    "Row",
    "RowKind",
    "Series",
    "Spacer",
    "Strong",
    "Subscript",
    "Superscript",
    "Tab",
    "Table",
    "Text",
    "Underline",
    "Value",
    "Wrapper",
]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands in the head or foot of every page of a section."""

    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSection:
    """Pages of one make. `page` is a key of the layout's `pages`: size, margins, furniture.

    `landscape` turns the page. `breaks` is «page» (a new page) or «continuous» for the first.
    `number_from` restarts page numbers when it is not None.
    """

    blocks: tuple[Block, ...]
    page: str = "main"
    landscape: bool = False
    header: Furniture = Furniture()
    footer: Furniture = Furniture()
    number_from: int | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """The document's properties. `moment` is the ISO time that both files carry (never now).

    `final` marks the files of an edition: protected against careless editing.
    """

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "kk-KZ"
    moment: str = "2000-01-01T00:00:00Z"
    identifier: str = ""
    final: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The whole. `draft` puts the mark of `draft_mark` («ЖОБА») on every page."""

    meta: Meta
    sections: tuple[PageSection, ...]
    draft: bool = False
    draft_mark: str = "ЖОБА"
