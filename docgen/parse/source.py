"""Where a piece of text stands in the file that the author edits."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.diagnostics import NOWHERE, Position


@dataclass(frozen=True, slots=True)
class Source:
    """Text with its place: line 0 begins at `start`, later lines after `indent` characters."""

    text: str
    start: Position = NOWHERE
    indent: int = 0

    def at(self, line: int, column: int = 0) -> Position:
        """Return the position of the text's `line` and `column`, both counted from 0."""
        if line == 0:
            return self.start.moved(0, column)
        return Position(self.start.file, self.start.line + line, self.indent + column + 1)
