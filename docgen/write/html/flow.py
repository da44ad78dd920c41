"""The flow of blocks: the HTML in the making and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from docgen.tree.nodes import Paragraph
from docgen.write.html.context import Context, Inside


@dataclass(slots=True)
class Flow:
    """HTML in the making, one block under the other."""

    context: Context
    inside: Inside
    parts: list[str] = field(default_factory=list)

    def add(self, html: str) -> None:
        """Add the HTML of a block."""
        self.parts.append(html)

    def html(self) -> str:
        """Return everything written."""
        return "".join(self.parts)


def keeping(paragraph: Paragraph) -> tuple[str, str]:
    """Return the classes that hold a paragraph together and with what follows."""
    return "stay" if paragraph.keep_next else "", "whole" if paragraph.keep_lines else ""


def attributes(*classes: str, identifier: str = "", tag: str | None = None) -> str:
    """Return an element's attributes: classes, id and structure type."""
    names = " ".join([name for name in classes if name])
    parts = f' class="{names}"' if names else ""
    if identifier:
        parts += f' id="{escape(identifier)}"'
    if tag is not None:
        parts += f' data-t="{tag}"'
    return parts
