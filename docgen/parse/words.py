"""A text of the data files as a source: its place, and how far its lines are indented."""

from __future__ import annotations

from docgen.parse.source import Source
from docgen.read.values import Text


def source_of(words: Text) -> Source:
    """Return the source of a text; a literal block's later lines share its indentation."""
    start = words.position
    return Source(str(words), start, start.column - 1 if words.block else 0)
