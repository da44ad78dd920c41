"""A small layout and short ways to make nodes, for the tests of measuring and widths."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.layout.spec import Layout
from docgen.tree import nodes
from docgen.tree.nodes import RowKind

LAYOUT = Layout.model_validate(
    {
        "name": "test",
        "title": "Сынақ",
        "fonts": {"body": {"docx": "Times New Roman", "file": "Liberation Serif"}},
        "pages": {"main": {}},
        "styles": {
            "body": {
                "font": "body",
                "size_pt": 14,
                "pitch_pt": 16.5,
                "align": "justify",
                "indent_first_mm": 12.5,
            },
            "list": {"based_on": "body", "indent_first_mm": 0},
            "heading": {
                "based_on": "body",
                "bold": True,
                "align": "left",
                "before_pt": 12,
                "after_pt": 6,
                "indent_first_mm": 0,
                "keep_next": True,
            },
            "cell": {"font": "body", "size_pt": 12, "pitch_pt": 13.8},
            "cell-small": {"font": "body", "size_pt": 10, "pitch_pt": 11.5},
            "cell-list": {"based_on": "cell"},
            "caption": {"based_on": "cell", "keep_next": True, "align": "center"},
            "caption-label": {"based_on": "caption", "align": "right"},
            "contents-title": {"based_on": "heading", "align": "center"},
            "contents-1": {"based_on": "cell"},
            "contents-2": {"based_on": "cell"},
            "contents-3": {"based_on": "cell"},
        },
        "headings": {"section": {"level": 1, "style": "heading", "label": "{n}."}},
        "markdown_levels": ["section"],
        "captions": {"table": {}, "figure": {"label": "{n}-сурет.", "above": False}},
        "tables": {"grid": {}, "plain": {"borders": "none", "landscape": "never"}},
    }
)


def text(words: str) -> tuple[nodes.Block, ...]:
    """Return a cell's content: one paragraph."""
    return (nodes.Paragraph((nodes.Text(words),), style="cell"),)


def row(cells: Sequence[str | nodes.Cell], kind: RowKind = RowKind.BODY) -> nodes.Row:
    """Return a row of cells given as words or whole."""
    return nodes.Row(
        tuple(cell if isinstance(cell, nodes.Cell) else nodes.Cell(text(cell)) for cell in cells),
        kind,
    )


def table(head: Sequence[str], body: Sequence[Sequence[str]], kind: str = "grid") -> nodes.Table:
    """Return a table with one head row."""
    rows = [row(head, RowKind.HEADER)] if head else []
    rows += [row(cells) for cells in body]
    return nodes.Table(tuple(nodes.Column() for _ in body[0]), tuple(rows), kind)
