"""What parsing needs beside the text: the layout's words, and someone to run directives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docgen.diagnostics import Position, Report
from docgen.layout.spec import Layout
from docgen.parse.directives import Call
from docgen.tree.nodes import Block, Picture


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive in the author's text: its call, the blocks inside it, its place."""

    call: Call
    blocks: tuple[Block, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a text.

    `run` turns a directive into blocks; `picture` loads a picture of the plan's folder or
    reports why not. `cell` tells that the text stands in a table's cell.
    """

    report: Report
    layout: Layout
    run: Callable[[Directive], tuple[Block, ...]]
    picture: Callable[[str, Position], Picture | None]
    cell: bool = False
