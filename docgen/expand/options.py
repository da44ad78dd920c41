"""What every table may be told, on the directive's line or in its file: caption, widths, notes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.diagnostics import Position
from docgen.layout.spec import mm
from docgen.parse.context import Context, Directive
from docgen.parse.markdown import parse_blocks, parse_inlines
from docgen.parse.source import Source
from docgen.parse.words import source_of
from docgen.plan.base import Element
from docgen.read.values import Text as Words
from docgen.tree.nodes import (
    Block,
    Caption,
    Cell,
    Column,
    Paragraph,
    Row,
    RowKind,
    Table,
    Text,
)

OF_TABLES = (
    "caption",
    "label",
    "own-line",
    "landscape",
    "widths",
    "align",
    "kind",
    "numbers",
    "small",
    "source",
    "alt",
)
"""The options of every directive that places data."""
OF_ONE = {"table": ("head",), "indicators": ("columns",), "chart": ("sequence",), "box": ("class",)}
"""The options that one directive alone has."""
_ALIGN = {"c": "center", "l": "left", "r": "right", "j": "justify"}
SMALL = "cell-small"
DIAGRAM = "diagram"


def known_options(name: str, is_table: bool) -> tuple[str, ...]:
    """Return the options of the directive `name`."""
    return (*(OF_TABLES if is_table else ()), *OF_ONE.get(name, ()))


@dataclass(frozen=True, slots=True)
class _Wish:
    """An option's words with the place where the author wrote them."""

    words: str
    source: Source


def with_options(
    blocks: tuple[Block, ...], data: Element | None, directive: Directive, context: Context
) -> tuple[Block, ...]:
    """Return the blocks with the options laid over their first table."""
    found: list[Block] = []
    done = False
    for block in blocks:
        if isinstance(block, Table) and not done:
            found.extend(_table(block, data, directive, context))
            done = True
        else:
            found.append(block)
    return tuple(found)


def _table(
    table: Table, data: Element | None, directive: Directive, context: Context
) -> list[Block]:
    options, place = directive.call.options, directive.position

    def wish(key: str) -> _Wish | None:
        if key in options:
            return _Wish(options[key], Source(options[key], place))
        own = getattr(data, key, None)
        return _Wish(str(own), source_of(own)) if isinstance(own, Words) and own else None

    table = replace(
        table,
        position=place,
        id=directive.call.id or _own_id(data) or table.id,
        key=directive.call.arguments[0] if directive.call.arguments else "",
    )
    if (kind := wish("kind")) and kind.words in context.layout.tables:
        table = replace(table, kind=kind.words)
    if caption := wish("caption"):
        table = replace(table, caption=_caption(caption, wish("label"), data, context))
        table = _own_line(table, options.get("own-line"), data)
        table = _as_figure(table) if table.kind == DIAGRAM else table
    landscape = options.get("landscape") or str(getattr(data, "landscape", "auto"))
    if landscape == "always":
        table = replace(table, orientation="landscape")
    elif landscape == "never":
        table = replace(table, orientation="portrait")
    if _yes(options.get("small")) or getattr(data, "small", False):
        table = replace(table, style=SMALL)
    table = replace(
        table,
        columns=_columns(
            table, data, options.get("widths", ""), options.get("align", ""), context, place
        ),
    )
    if _yes(options.get("numbers")) or getattr(data, "numbers", False):
        table = replace(table, rows=_with_numbers(table))
    if not table.alt:
        table = replace(table, alt=options.get("alt", ""))
    notes = tuple(_notes(data, context))
    table = replace(table, notes=table.notes + notes)
    found: list[Block] = [table]
    if source := wish("source"):
        found.append(Paragraph(parse_inlines(source.source, context), "source", position=place))
    return found


def _own_id(data: Element | None) -> str:
    return str(getattr(data, "id", "") or "")


def _yes(words: str | None) -> bool:
    return words in ("yes", "true")


def _caption(
    caption: _Wish, label: _Wish | None, data: Element | None, context: Context
) -> Caption:
    given = label is not None or isinstance(getattr(data, "label", None), Words)
    return Caption(
        parse_inlines(caption.source, context),
        label=label.words if label else "",
        label_given=given,
        position=caption.source.start,
    )


def _own_line(table: Table, option: str | None, data: Element | None) -> Table:
    """Return the table with its caption's label on a line of its own, or on the title's."""
    own = _yes(option) if option is not None else getattr(data, "own_line", None)
    if table.caption is None or own is None:
        return table
    return replace(table, caption=replace(table.caption, own_line=own))


def _as_figure(table: Table) -> Table:
    """Return a diagram with its caption counted among the figures."""
    assert table.caption is not None
    return replace(table, caption=replace(table.caption, sequence="figure"))


def _columns(
    table: Table,
    data: Element | None,
    widths: str,
    aligns: str,
    context: Context,
    place: Position,
) -> tuple[Column, ...]:
    columns = list(table.columns)
    wanted: list[float | None] = []
    if widths:
        wanted = [None if word == "*" else float(word.replace(",", ".")) for word in widths.split()]
    elif own := getattr(data, "widths", ()):
        wanted = list(own)
    sides = [_ALIGN.get(word, word) for word in aligns.split()] or list(getattr(data, "align", ()))
    for name, given in (("widths", wanted), ("align", sides)):
        if given and len(given) != len(columns):
            context.report.error(
                "column-count", place, name=name, given=len(given), columns=len(columns)
            )
            return table.columns
    for number, width in enumerate(wanted):
        if width:
            columns[number] = replace(columns[number], width=mm(width), fixed=True)
    for number, side in enumerate(sides):
        columns[number] = replace(columns[number], align=side)
    return tuple(columns)


def _with_numbers(table: Table) -> tuple[Row, ...]:
    """Return the rows with a row of column numbers under the head."""
    head = sum(1 for row in table.rows if row.kind is RowKind.HEADER)
    if any(row.kind is RowKind.NUMBERS for row in table.rows):
        return table.rows
    cells = tuple(
        Cell((Paragraph((Text(str(number)),), "cell"),), header=True)
        for number in range(1, len(table.columns) + 1)
    )
    return (*table.rows[:head], Row(cells, RowKind.NUMBERS), *table.rows[head:])


def _notes(data: Element | None, context: Context) -> list[Block]:
    found: list[Block] = []
    for note in getattr(data, "notes", ()):
        if note.block:
            found.extend(
                replace(one, style="table-note") if isinstance(one, Paragraph) else one
                for one in parse_blocks(source_of(note), context)
            )
        else:
            words = parse_inlines(source_of(note), context)
            found.append(Paragraph(words, "table-note", position=note.position))
    return found
