"""What a directive in the author's text becomes: tables, charts, boxes, pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias, cast

from docgen.diagnostics import Position
from docgen.expand.expander import Expander
from docgen.expand.options import known_options, with_options
from docgen.layout.spec import mm
from docgen.parse.context import Context, Directive
from docgen.parse.markdown import parse_inlines
from docgen.parse.template import Placing, parse_template
from docgen.parse.words import source_of
from docgen.plan.base import Element
from docgen.plan.figures import Chart as ChartData
from docgen.plan.load import Kind
from docgen.plan.nearest import nearest
from docgen.tree.nodes import (
    Block,
    Box,
    Caption,
    Chart,
    Figure,
    Group,
    List,
    PageBreak,
    Paragraph,
    Series,
    Table,
    Text,
)

Blocks: TypeAlias = tuple[Block, ...]

FROM_DATA = {
    "indicators": "indicators",
    "swot": "swot",
    "matrix": "matrix",
    "risks": "risks",
    "resources": "resources",
    "methodology": "methodology",
    "cascade": "cascade",
    "strategy-map": "goals",
    "colour-zones": "zones",
}
"""Directives that render a template over a data file, with the kind of the file."""

OTHERS = (
    "table",
    "chart",
    "side",
    "box",
    "landscape",
    "portrait",
    "amendment",
    "page-break",
    "contents",
    "sheet",
    "notes",
)
SHEETS = ("agreement", "acquaintance", "changes", "developers")

MOST_DECIMALS = 6


@dataclass(slots=True)
class Runner:
    """Runs directives; `context` is made by `surroundings` around it."""

    expander: Expander
    placing: Placing
    context: Context

    def run(self, directive: Directive) -> Blocks:
        """Return the blocks of a directive; faults are reported at its place."""
        name = directive.call.name
        if name in FROM_DATA:
            self._check_options(directive)
            return self._from_data(directive)
        actions: dict[str, Callable[[Directive], Blocks]] = {
            "table": self._table,
            "chart": self._chart,
            "side": self._side,
            "box": self._box,
            "landscape": self._turned,
            "portrait": self._turned,
            "amendment": self._amendment,
            "page-break": lambda one: (PageBreak(one.position),),
            "contents": self._contents,
            "sheet": self._sheet,
            "notes": lambda one: (Group(one.blocks, "notes", position=one.position),),
        }
        if name not in actions:
            known = (*FROM_DATA, *OTHERS)
            self.context.report.error(
                "unknown-directive",
                directive.position,
                name=name,
                nearest=nearest(name, known),
                known=known,
            )
            return ()
        self._check_options(directive)
        return actions[name](directive)

    def _file(self, directive: Directive) -> str | None:
        arguments = directive.call.arguments
        if len(arguments) == 1:
            return arguments[0]
        self.context.report.error(
            "directive-arguments",
            directive.position,
            name=directive.call.name,
            expected="data/….yaml",
            given=" ".join(arguments),
        )
        return None

    def _data(self, directive: Directive, kind: str) -> Element | None:
        file = self._file(directive)
        if file is None:
            return None
        head = directive.call.options.get("head", "1")
        return self.expander.plan.data(
            file,
            cast(Kind, kind),
            self.context.report,
            directive.position,
            int(head) if head.isdigit() else 1,
        )

    def _from_data(self, directive: Directive) -> Blocks:
        name = directive.call.name
        data = self._data(directive, FROM_DATA[name])
        return () if data is None else self._rendered(name, data, directive)

    def _rendered(self, name: str, data: Element, directive: Directive) -> Blocks:
        markup = self.expander.render(
            f"blocks/{name}.html.jinja", data=data, options=directive.call.options
        )
        blocks = parse_template(markup, self.placing, self.context)
        return with_options(blocks, data, directive, self.context)

    def _check_options(self, directive: Directive) -> None:
        name = directive.call.name
        known = known_options(name, name in FROM_DATA or name == "table")
        for key in directive.call.options:
            if key not in known:
                self.context.report.error(
                    "unknown-option",
                    directive.position,
                    name=key,
                    directive=name,
                    nearest=nearest(key, known),
                    known=known,
                )

    def _table(self, directive: Directive) -> Blocks:
        if directive.call.leaf:
            data = self._data(directive, "table")
            return () if data is None else self._rendered("table", data, directive)
        notes: Blocks = ()
        found: list[Block] = []
        for block in directive.blocks:
            if isinstance(block, Group) and block.role == "notes":
                notes += block.blocks
            else:
                found.append(block)
        tables = [block for block in found if isinstance(block, Table)]
        if len(tables) != 1:
            self.context.report.error(
                "table-directive-needs-one-table", directive.position, tables=len(tables)
            )
        styled = tuple(_noted(note) for note in notes)
        done = tuple(
            replace(block, notes=styled) if isinstance(block, Table) else block for block in found
        )
        return with_options(done, None, directive, self.context)

    def _chart(self, directive: Directive) -> Blocks:
        data = self._data(directive, "chart")
        if not isinstance(data, ChartData):
            return ()
        series = tuple(
            Series(str(one.name), tuple(None if v is None else v.decimal for v in one.values))
            for one in data.series
        )
        chart = Chart(
            data.kind,
            tuple(str(one) for one in data.categories),
            series,
            str(data.title),
            str(data.unit),
            data.show_values,
            _decimals(series) if data.decimals is None else data.decimals,
            mm(data.width_mm),
            mm(data.height_mm),
            directive.position,
        )
        caption = None
        if data.caption:
            words = parse_inlines(source_of(data.caption), self.context)
            sequence = directive.call.options.get("sequence", "diagram")
            caption = Caption(
                words,
                sequence,
                label=str(data.label or ""),
                label_given=data.label is not None,
                own_line=data.own_line,
                position=data.caption.position,
            )
        figure = Figure(
            chart, str(data.alt), directive.call.id, caption, position=directive.position
        )
        notes = [
            Paragraph(
                parse_inlines(source_of(note), self.context), "table-note", position=note.position
            )
            for note in (*data.notes, *((data.source,) if data.source else ()))
        ]
        return (figure, *notes)

    def _side(self, directive: Directive) -> Blocks:
        kind = directive.call.arguments[0] if directive.call.arguments else "direction"
        return self._boxed(directive, kind)

    def _box(self, directive: Directive) -> Blocks:
        return self._boxed(directive, directive.call.options.get("class", "box"))

    def _boxed(self, directive: Directive, kind: str) -> Blocks:
        boxes = self.context.layout.boxes
        if kind not in boxes:
            self.context.report.error(
                "unknown-box-kind",
                directive.position,
                name=kind,
                nearest=nearest(kind, boxes),
                known=tuple(sorted(boxes)),
            )
            return directive.blocks
        style = boxes[kind].style
        blocks = tuple(_restyled(block, "body", style) for block in directive.blocks)
        return (Box(kind, blocks, directive.call.id, directive.position),)

    def _turned(self, directive: Directive) -> Blocks:
        name = directive.call.name
        return (Group(directive.blocks, name, orientation=name, position=directive.position),)

    def _amendment(self, directive: Directive) -> Blocks:
        return tuple(_restyled(block, "body", "amendment") for block in directive.blocks)

    def _contents(self, directive: Directive) -> Blocks:
        markup = self.expander.render("contents.html.jinja")
        return parse_template(markup, self.placing, self.context)

    def _sheet(self, directive: Directive) -> Blocks:
        name = directive.call.arguments[0] if directive.call.arguments else ""
        if name not in SHEETS:
            self.context.report.error(
                "directive-arguments",
                directive.position,
                name="sheet",
                expected=", ".join(SHEETS),
                given=name,
            )
            return ()
        markup = self.expander.render(f"sheet-{name}.html.jinja")
        return parse_template(markup, self.placing, self.context)


def _restyled(block: Block, old: str, new: str) -> Block:
    if isinstance(block, Paragraph) and block.style == old:
        return replace(block, style=new)
    if isinstance(block, List) and old == "body" and block.style == "list":
        return replace(block, style=new)
    return block


def _noted(block: Block) -> Block:
    return _restyled(block, "body", "table-note")


def _decimals(series: tuple[Series, ...]) -> int:
    """Return as many decimals as the author wrote anywhere: no value is rounded unasked."""
    values = [value for one in series for value in one.values if value is not None]
    exponents = [int(value.as_tuple().exponent) for value in values]
    return max((min(-one, MOST_DECIMALS) for one in exponents if one < 0), default=0)


def plain_text(words: str, position: Position) -> tuple[Text, ...]:
    """Return words that are no Markdown as inlines."""
    return (Text(words, position),) if words else ()
