"""A plan to the blocks of its document: the layout's templates with the author's parts in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.diagnostics import Position, Report
from docgen.expand.directives import Runner
from docgen.expand.expander import Expander, RegisterRow
from docgen.expand.signed import UNSIGNED, EditionMark, Signed
from docgen.layout.spec import Layout
from docgen.parse.context import Context, Directive
from docgen.parse.markdown import parse_blocks
from docgen.parse.source import Source
from docgen.parse.template import Placing, parse_template
from docgen.plan.load import Plan
from docgen.read.pictures import read_picture
from docgen.tree.nodes import Block, Furniture, Picture


@dataclass(slots=True)
class DocumentMaker:
    """Makes the blocks of a plan's document, and the furniture of its pages."""

    plan: Plan
    layout: Layout
    report: Report
    templates: Path
    register: tuple[RegisterRow, ...] = ()
    signed: Signed = UNSIGNED
    mark: EditionMark | None = None
    expander: Expander = field(init=False)
    _context: Context = field(init=False)
    _placing: Placing = field(init=False)

    def __post_init__(self) -> None:
        """Tie the templates, the texts and the directives together."""
        self.expander = Expander(
            self.plan,
            self.layout,
            self.report,
            self.templates,
            self.register,
            self.signed,
            {"edition": self.mark},
        )
        self._context = Context(self.report, self.layout, self._run, self._picture)
        self._placing = Placing(self.plan.texts, self._place, {})

    def blocks(self) -> tuple[Block, ...]:
        """Return the parsed, unresolved blocks of the whole document."""
        markup = self.expander.render("plan.html.jinja")
        return parse_template(markup, self._placing, self._context)

    def sheet(self, name: str) -> tuple[Block, ...]:
        """Return a sheet alone: `agreement`, `acquaintance`, `changes` or `developers`."""
        markup = self.expander.render(f"sheet-{name}.html.jinja")
        return parse_template(markup, self._placing, self._context)

    def other(
        self, template: str, nodes: Mapping[str, tuple[Block, ...]], **values: object
    ) -> tuple[Block, ...]:
        """Return the blocks of another document of this plan; `nodes` are placed by name."""
        markup = self.expander.render(template, **values)
        return parse_template(markup, replace(self._placing, nodes=nodes), self._context)

    def furniture(self, page: str, landscape: bool) -> tuple[Furniture, Furniture]:
        """Return head and foot of the pages of a make."""
        file = self.plan.file.title_page
        shown = page != "title" or bool(file and file.header)
        if not shown:
            return Furniture(), Furniture()
        values = {"page": page, "landscape": landscape}
        header = self.expander.render("header.html.jinja", **values)
        footer = self.expander.render("footer.html.jinja", **values)
        return (
            Furniture(parse_template(header, self._placing, self._context)),
            Furniture(parse_template(footer, self._placing, self._context)),
        )

    def _place(self, name: str, position: Position) -> tuple[Block, ...]:
        for part in self.plan.parts:
            if part.source is not None and str(part.part.file) == name:
                if not part.source.text.strip():
                    self.report.error("file-empty", Position(part.source.file, 1, 1))
                source = Source(part.source.text, Position(part.source.file, 1, 1))
                return parse_blocks(source, self._context)
        if not any(str(part.part.file) == name for part in self.plan.parts):
            known = tuple(str(part.part.file) for part in self.plan.parts if part.part.file)
            self.report.error("unknown-part", position, name=name, known=known)
        return ()

    def _run(self, directive: Directive) -> tuple[Block, ...]:
        return Runner(self.expander, self._placing, self._context).run(directive)

    def _picture(self, name: str, position: Position) -> Picture | None:
        return read_picture(self.plan.project, name, self.report, position)
