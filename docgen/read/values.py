"""What a YAML or CSV file says: texts, mappings and lists, each knowing where it stands.

Every scalar is a `Text`, exactly as the author wrote it; what it means (a number, a date, a
choice) is for the models of `docgen.plan` to decide.
"""

from __future__ import annotations

from html import escape
from typing import TypeAlias

from docgen.diagnostics import NOWHERE, Position


class Text(str):
    """The author's words at a place.

    `position` is that of the first character (after an opening quote; in a literal block the
    first character of its first line). `block` marks a literal block (`|`): whole Markdown.
    `quoted` marks quotes. In a template a text stands as a marker that carries its place, so
    that what comes of it can be traced back to the author's file.
    """

    __slots__ = ("block", "position", "quoted")

    position: Position
    block: bool
    quoted: bool

    def __new__(
        cls,
        text: str = "",
        position: Position = NOWHERE,
        *,
        block: bool = False,
        quoted: bool = False,
    ) -> Text:
        """Return `text` at `position`."""
        self = super().__new__(cls, text)
        self.position = position
        self.block = block
        self.quoted = quoted
        return self

    @property
    def key(self) -> str:
        """`file:line:column`, which names this text among all texts of a plan."""
        at = self.position
        return f"{at.file}:{at.line}:{at.column}"

    def place(self, line: int, column: int) -> Position:
        """Return the position of a character of this text; `line` and `column` count from 0."""
        if line == 0:
            return self.position.moved(0, column)
        if self.block:
            return self.position.moved(line, column)
        return self.position.moved(line)

    def __html__(self) -> str:
        """Return the marker of this text, or its escaped words when it has no place."""
        if not self or self.position == NOWHERE:
            return escape(str(self))
        return f'<x-text at="{escape(self.key)}"></x-text>'


class Mapping(dict[Text, "Value"]):
    """A YAML mapping; its keys are texts with their own positions."""

    __slots__ = ("position",)

    position: Position

    def __init__(self, position: Position = NOWHERE) -> None:
        """Start empty at `position`, that of the first key or of the opening brace."""
        super().__init__()
        self.position = position

    def written(self, key: str) -> Text:
        """Return `key` as the author wrote it, with its position."""
        for own in self:
            if own == key:
                return own
        return Text(key, self.position)


class Items(list["Value"]):
    """A YAML list."""

    __slots__ = ("position",)

    position: Position

    def __init__(self, position: Position = NOWHERE, items: tuple[Value, ...] = ()) -> None:
        """Start with `items` at `position`, that of the first dash or bracket."""
        super().__init__(items)
        self.position = position


Value: TypeAlias = Text | Mapping | Items


def position_of(value: object) -> Position:
    """Return where `value` stands; NOWHERE for what is not the author's."""
    return value.position if isinstance(value, Text | Mapping | Items) else NOWHERE
