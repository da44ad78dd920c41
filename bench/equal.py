"""The words, headings, lists and tables of a resolved document, written for other programs.

Markdown is for pandoc, Typst for Typst. Charts, pictures and formulas are left to their
words; merged cells keep their spans in Typst and become empty cells in Markdown's pipe tables,
which is less work for pandoc than docgen has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from docgen.tree import nodes
from docgen.tree.nodes import Block, Document, Row, Table
from docgen.write.flow import is_head
from docgen.write.walk import blocks_below, plain_text

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~^$@\"'])")
_TYPST = re.compile(r"([\\`*_\[\]<>#~$@/=+-])")
Escape = Callable[[str], str]


def markdown_escape(text: str) -> str:
    """Return `text` with what Markdown would understand taken as it is."""
    return re.sub(r"^(\d+)([.)])|^([-+])", r"\1\3\\\2", _MARKDOWN.sub(r"\\\1", text))


def typst_escape(text: str) -> str:
    """Return `text` with what Typst would understand taken as it is."""
    return _TYPST.sub(r"\\\1", text)


def markdown(document: Document) -> str:
    """Return the document for pandoc."""
    parts: list[str] = []
    for section in document.sections:
        for block in _flat(section.blocks):
            parts.append(_markdown_block(block))
    return "\n\n".join(part for part in parts if part) + "\n"


def typst(document: Document) -> str:
    """Return the document for Typst, on pages like docgen's."""
    parts = [
        '#set document(title: "plan")',
        '#set page(paper: "a4", margin: (left: 3cm, right: 1.5cm, y: 2cm), numbering: "1")',
        '#set text(font: "Liberation Serif", size: 14pt, lang: "kk")',
        "#set par(justify: true, first-line-indent: 1.25cm)",
        "#show table: set text(size: 12pt)",
        "#show table: set par(justify: false, first-line-indent: 0pt)",
        "#outline()",
    ]
    for section in document.sections:
        if section.landscape:
            parts.append("#set page(flipped: true)")
        for block in _flat(section.blocks):
            parts.append(_typst_block(block))
        if section.landscape:
            parts.append("#set page(flipped: false)")
    return "\n\n".join(part for part in parts if part) + "\n"


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, nodes.Group | nodes.Box):
            yield from _flat(block.blocks)
        elif not isinstance(block, nodes.Contents | nodes.Spacer | nodes.PageBreak):
            yield block


def _words(block: Block, escape: Escape) -> str:
    match block:
        case nodes.Heading():
            return escape((block.label + block.separator + plain_text(block.children)).strip())
        case nodes.Paragraph():
            return escape(plain_text(block.children))
        case nodes.FormulaBlock():
            return escape(block.formula.alt or block.formula.latex)
        case nodes.Figure():
            return escape(block.alt)
        case _:
            return ""


def _in_cell(blocks: Iterable[Block], escape: Escape) -> str:
    return " ".join(word for one in blocks_below(blocks) if (word := _words(one, escape)))


# --- Markdown --------------------------------------------------------------------------------


def _markdown_block(block: Block) -> str:
    match block:
        case nodes.Heading():
            words = _words(block, markdown_escape)
            return "#" * min(max(block.level, 1), 6) + " " + words if block.level else words
        case nodes.List():
            lines = (
                f"{index + 1}. " + _in_cell(item.blocks, markdown_escape)
                if block.marker.strip(".)").isdigit()
                else "- " + _in_cell(item.blocks, markdown_escape)
                for index, item in enumerate(block.items)
            )
            return "\n".join(lines)
        case nodes.Table():
            return _markdown_table(block)
        case _:
            return _words(block, markdown_escape)


def _markdown_table(table: Table) -> str:
    rows = [_full_row(row, len(table.columns)) for row in table.rows]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    total = sum(column.width for column in table.columns) or 1
    dashes = (max(3, round(200 * column.width / total)) * "-" for column in table.columns)
    lines.insert(1, "|" + "|".join(dashes) + "|")
    notes = [_words(note, markdown_escape) for note in table.notes]
    caption = table.caption
    title = ""
    if caption is not None:
        words = markdown_escape(f"{caption.label} {plain_text(caption.children)}".strip())
        title = f"\n\nTable: {words}"
    return "\n".join(lines) + title + "".join(f"\n\n{note}" for note in notes)


def _full_row(row: Row, width: int) -> list[str]:
    cells: list[str] = []
    for cell in row.cells:
        cells.append(_in_cell(cell.blocks, markdown_escape))
        cells.extend("" for _ in range(cell.column_span - 1))
    return (cells + [""] * width)[:width]


# --- Typst -----------------------------------------------------------------------------------


def _typst_block(block: Block) -> str:
    match block:
        case nodes.Heading():
            words = _words(block, typst_escape)
            return "=" * min(max(block.level, 1), 6) + " " + words if block.level else words
        case nodes.List():
            sign = "+" if block.marker.strip(".)").isdigit() else "-"
            items = (f"{sign} {_in_cell(item.blocks, typst_escape)}" for item in block.items)
            return "\n".join(items)
        case nodes.Table():
            return _typst_table(block)
        case _:
            return _words(block, typst_escape)


def _typst_table(table: Table) -> str:
    widths = ", ".join(f"{column.width / 20:.2f}pt" for column in table.columns)
    heads = 0
    while heads < len(table.rows) and is_head(table.rows[heads]):
        heads += 1
    head = "\n".join(map(_typst_row, table.rows[:heads]))
    body = "\n".join(map(_typst_row, table.rows[heads:]))
    if head:
        head = f"table.header({head}),\n"
    made = f"#table(columns: ({widths},), inset: 2pt,\n{head}{body})"
    if table.caption is not None:
        caption = table.caption
        words = typst_escape(f"{caption.label} {plain_text(caption.children)}".strip())
        made = f"*{words}*\n\n{made}"
    return made + "".join(f"\n\n{_words(note, typst_escape)}" for note in table.notes)


def _typst_row(row: Row) -> str:
    return " ".join(
        f"table.cell(colspan: {cell.column_span}, rowspan: {cell.row_span})"
        f"[{_in_cell(cell.blocks, typst_escape)}],"
        if cell.column_span > 1 or cell.row_span > 1
        else f"[{_in_cell(cell.blocks, typst_escape)}],"
        for cell in row.cells
    )
