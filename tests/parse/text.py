"""Parses pieces of Markdown and of templates for the tests, in the clinic's layout."""

from __future__ import annotations

from functools import cache

from docgen.diagnostics import Position, Report
from docgen.layout.load import load_layout
from docgen.layout.spec import Layout
from docgen.outside import resource_folder
from docgen.parse.context import Context, Directive
from docgen.parse.elements import Markup
from docgen.parse.markdown import parse_blocks
from docgen.parse.source import Source
from docgen.parse.template import Placing, parse_template
from docgen.read.values import Text as Words
from docgen.tree.nodes import Block, Group, Paragraph, Picture, Text

FILE = "1.md"


@cache
def layout(name: str = "clinic") -> Layout:
    """Return a layout that docgen ships."""
    found = load_layout(name, resource_folder("templates"), Report())
    assert found is not None
    return found


def context(report: Report, cell: bool = False) -> Context:
    """Return surroundings in which a directive becomes a group of its name and arguments."""

    def run(directive: Directive) -> tuple[Block, ...]:
        call = directive.call
        role = " ".join(
            (call.name, *call.arguments, *(f"{k}={v}" for k, v in call.options.items()))
        )
        return (Group(directive.blocks, role, call.id, position=directive.position),)

    def picture(name: str, position: Position) -> Picture:
        return Picture(name, "image/png", b"", 2000, 1000, position)

    return Context(report, layout(), run, picture, cell)


def parsed(words: str, report: Report | None = None, cell: bool = False) -> tuple[Block, ...]:
    """Return the blocks of Markdown; without a report it must have no faults."""
    found = report or Report()
    blocks = parse_blocks(Source(words, Position(FILE, 1, 1)), context(found, cell))
    if report is None:
        assert found.found == []
    return blocks


def faults(words: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of each fault of Markdown."""
    report = Report()
    parsed(words, report)
    return [(one.code, one.position.line, one.position.column) for one in report.sorted()]


def from_template(
    html: str, texts: dict[str, Words] | None = None, report: Report | None = None
) -> tuple[Block, ...]:
    """Return the blocks of what a template made; its line 1 is line 10 of `t.html.jinja`."""
    found = report or Report()
    markup = Markup(html, (0,), (Position("templates/clinic/t.html.jinja", 10, 1),))
    placing = Placing(texts or {}, lambda name, _: (Paragraph((Text(name),)),), {})
    blocks = parse_template(markup, placing, context(found))
    if report is None:
        assert found.found == []
    return blocks


def template_faults(html: str) -> list[tuple[str, str, int]]:
    """Return code, file and line of each fault of a template's HTML."""
    report = Report()
    from_template(html, report=report)
    return [(one.code, one.position.file, one.position.line) for one in report.sorted()]
