"""A picture that stands alone in a paragraph is a figure."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from docgen.diagnostics import Position
from docgen.layout.spec import mm
from docgen.parse.context import Context
from docgen.tree.nodes import Caption, Figure, Picture, Text

_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(mm|cm)?")


def figure_of(node: SyntaxTreeNode, place: Position, context: Context) -> Figure | None:
    """Return the figure of an image token, or None when the picture cannot be had."""
    alt = node.content.strip()
    if not alt:
        context.report.error("image-without-alt", place)
    picture = context.picture(unquote(str(node.attrs.get("src", ""))), place)
    if picture is None:
        return None
    wanted: dict[str, int] = {}
    for key, value in node.attrs.items():
        if key in ("src", "alt", "title", "id"):
            continue
        length = _twips(str(value))
        if key in ("width", "height") and length:
            wanted[key] = length
        else:
            context.report.error("unknown-attribute", place, name=f"{key}={value}")
    picture = _sized(picture, wanted.get("width", 0), wanted.get("height", 0))
    title = str(node.attrs.get("title", ""))
    caption = Caption((Text(title, place),), "figure", position=place) if title else None
    return Figure(picture, alt, str(node.attrs.get("id", "")), caption, position=place)


def _sized(picture: Picture, width: int, height: int) -> Picture:
    """Return the picture in the size asked for; one side alone keeps its proportions."""
    if width and not height and picture.width:
        height = round(picture.height * width / picture.width)
    elif height and not width and picture.height:
        width = round(picture.width * height / picture.height)
    return replace(picture, width=width or picture.width, height=height or picture.height)


def _twips(words: str) -> int:
    match = _LENGTH.fullmatch(words.strip())
    if match is None:
        return 0
    length = float(match[1].replace(",", "."))
    return mm(length * 10 if match[2] == "cm" else length)
