"""A picture that stands alone in a paragraph is a figure."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from docgen.diagnostics import Position
from docgen.layout.spec import mm
from docgen.parse.context import Context
from docgen.tree.nodes import Caption, Figure, Text

_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(mm|cm)?")


def figure_of(node: SyntaxTreeNode, place: Position, context: Context) -> Figure | None:
    """Return the figure of an image token, or None when the picture cannot be had."""
    alt = node.content.strip()
    if not alt:
        context.report.error("image-without-alt", place)
    picture = context.picture(str(node.attrs.get("src", "")), place)
    if picture is None:
        return None
    for key, value in node.attrs.items():
        if key in ("src", "alt", "title", "id"):
            continue
        length = _twips(str(value))
        if key == "width" and length:
            picture = replace(picture, width=length)
        elif key == "height" and length:
            picture = replace(picture, height=length)
        else:
            context.report.error("unknown-attribute", place, name=f"{key}={value}")
    title = str(node.attrs.get("title", ""))
    caption = Caption((Text(title, place),), "figure", position=place) if title else None
    return Figure(picture, alt, str(node.attrs.get("id", "")), caption, position=place)


def _twips(words: str) -> int:
    match = _LENGTH.fullmatch(words.strip())
    if match is None:
        return 0
    length = float(match[1].replace(",", "."))
    return mm(length * 10 if match[2] == "cm" else length)
