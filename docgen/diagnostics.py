"""Faults of the author's input: where, what, and what to type instead.

A diagnostic carries a code and named arguments only; its words live in the catalogues
(`docgen.messages`), in Kazakh, Russian and English. Nothing here prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

Argument: TypeAlias = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file the author edits: `line` and `column` count from 1; 0 is unknown.

    `file` is relative to the plan's folder (or `templates/...` for a layout's file), with `/`.
    """

    file: str = ""
    line: int = 0
    column: int = 0

    def moved(self, lines: int = 0, columns: int = 0) -> Position:
        """Return the position `lines` further down and `columns` further right."""
        return Position(self.file, self.line + lines, self.column + columns)


NOWHERE = Position()


class Severity(Enum):
    """Errors stop the build; warnings are reported and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault. `code` is a slug such as `unknown-key`; `arguments` fill the message."""

    code: str
    position: Position = NOWHERE
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    source_line: str = ""


class Report:
    """Collects diagnostics on the way through the house; the only mutable thing passed along."""

    __slots__ = ("found",)

    def __init__(self) -> None:
        """Start with nothing found."""
        self.found: list[Diagnostic] = []

    def error(self, code: str, position: Position = NOWHERE, **arguments: Argument) -> None:
        """Add an error."""
        self.found.append(Diagnostic(code, position, arguments))

    def warn(self, code: str, position: Position = NOWHERE, **arguments: Argument) -> None:
        """Add a warning."""
        self.found.append(Diagnostic(code, position, arguments, Severity.WARNING))

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops the build."""
        return any(one.severity is Severity.ERROR for one in self.found)

    def sorted(self) -> list[Diagnostic]:
        """Return what was found by file, line, column and code, without repetitions."""
        unique = {
            (one.position, one.code, tuple(sorted(one.arguments.items(), key=str))): one
            for one in self.found
        }
        return [unique[key] for key in sorted(unique, key=str_key)]


def str_key(key: tuple[Position, str, tuple[tuple[str, Argument], ...]]) -> tuple[object, ...]:
    """Return a sort key: position first, then the code."""
    position, code, arguments = key
    return (position.file, position.line, position.column, code, str(arguments))
