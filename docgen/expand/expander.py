"""Rendering the layout's templates over a plan."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from math import lcm
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import SandboxedFormatter
from markupsafe import Markup as Safe

from docgen.diagnostics import Position, Report
from docgen.expand.environment import Folders, Sandbox, environment, markup_of
from docgen.expand.limits import MOST_CHARACTERS, LimitError
from docgen.expand.signed import UNSIGNED, Signed
from docgen.expand.words import Ref, filters, knowledge, lexicon_of
from docgen.expand.yearly import all_rows, fact_cells, parts_by_year, year_cells
from docgen.kazakh.dates import stamp_blank
from docgen.kazakh.lexicon import Lexicon
from docgen.layout.lines import ruler
from docgen.layout.measure import Measure
from docgen.layout.spec import TWIPS_PER_MM, Layout
from docgen.outside import bounded_memory
from docgen.parse.elements import Markup
from docgen.plan.fields import decimal_of
from docgen.plan.front import Part, Stamp, TitlePage
from docgen.plan.goals import Direction, Goal, Task
from docgen.plan.load import Plan
from docgen.read.source import FORBIDDEN, name_of
from docgen.read.values import Text

ROOM_ABOVE_TITLE_MM = 96
LEAST_ROOM_MM = 12


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row of the change-registration sheet; `target` is the place whose page is printed."""

    place: str
    made: str
    basis: str
    effective: str
    target: str = ""


@dataclass(slots=True)
class Expander:
    """Renders templates; faults of a template name its file and line."""

    plan: Plan
    layout: Layout
    report: Report
    templates: Path
    register: tuple[RegisterRow, ...] = ()
    signed: Signed = UNSIGNED
    extra: Mapping[str, object] = field(default_factory=dict)
    _environment: Sandbox = field(init=False)
    _lexicon: Lexicon = field(init=False)

    def __post_init__(self) -> None:
        """Set up the environment: the plan's own templates first, then the layout's."""
        folders: dict[str, Path] = {}
        own = self.plan.project.folder / "templates"
        if own.is_dir():
            folders["templates"] = own
        for name in (self.layout.name, "common"):
            folders[f"templates/{name}"] = self.templates / name
        self._environment = environment(folders)
        self._lexicon = lexicon_of(self.plan.file)
        self._environment.filters.update(filters(self._lexicon, self.layout.numbers))
        self._environment.words = knowledge(self._lexicon, self.layout.numbers)
        self._environment.globals.update(self._globals())

    @property
    def lexicon(self) -> Lexicon:
        """The words' lexicon with the plan's own abbreviations."""
        return self._lexicon

    def render(self, name: str, **values: object) -> Markup:
        """Return what the template `name` makes; empty, with the fault reported, on a fault."""
        try:
            text = self._text(name, values)
        except LimitError as fault:
            place = self._where(name)
            if fault.code == "template-too-slow":
                self.report.error("template-too-slow", place, seconds=fault.limit)
            else:
                self.report.error("template-too-large", place, limit=fault.limit)
        except MemoryError:
            self.report.error("template-too-large", self._where(name), limit=MOST_CHARACTERS)
        except TemplateSyntaxError as fault:
            shown = f"{self._shown(fault.name or name)}"
            self.report.error(
                "template-error", Position(shown, fault.lineno, 1), problem=str(fault.message)
            )
        except TemplateNotFound as fault:
            self.report.error("template-not-found", self._where(name), name=str(fault))
        except (
            TemplateError,
            ArithmeticError,
            TypeError,
            ValueError,
            LookupError,
            AttributeError,
            RecursionError,
            SyntaxError,
            AssertionError,
        ) as fault:
            self.report.error(
                "template-error", self._where(name), problem=str(fault) or type(fault).__name__
            )
        else:
            markup = markup_of(text, cache(self._shown))
            return markup if self._allowed(markup) else Markup("")
        return Markup("")

    def _allowed(self, markup: Markup) -> bool:
        """Report characters that no document can hold; a template may write them as escapes."""
        found = FORBIDDEN.search(markup.html)
        if found is not None:
            code = f"U+{ord(found.group()):04X}"
            place = markup.at(found.start())
            self.report.error("forbidden-character", place, character=code, name=name_of(found[0]))
        return found is None

    def _text(self, name: str, values: Mapping[str, object]) -> str:
        """Return what the template makes; raise LimitError, MemoryError at its limits."""
        self._environment.budget.start(len(self.plan.texts))
        pieces: list[str] = []
        length = 0
        with bounded_memory():
            for piece in self._environment.get_template(name).generate(**values):
                length += len(piece)
                if length > MOST_CHARACTERS:
                    raise LimitError("template-too-large", MOST_CHARACTERS)
                pieces.append(piece)
            return "".join(pieces)

    def _shown(self, name: str) -> str:
        """Return the name under which the author knows a template."""
        loader = self._environment.loader
        assert isinstance(loader, Folders)
        return loader.shown(name)

    def _where(self, name: str) -> Position:
        """Return the template's line in which the exception being handled came up."""
        found = Position(self._shown(name))
        for frame, line in traceback.walk_tb(sys.exc_info()[2]):
            file = frame.f_code.co_filename
            if file.startswith("templates") and file.endswith(".jinja"):
                found = Position(file, line, 1)
        return found

    def _globals(self) -> dict[str, object]:
        return {
            "plan": self.plan.file,
            "people": self.plan.people,
            "layout": self.layout,
            "years": self.plan.years,
            "register": self.register,
            "place": lambda name: Safe('<x-place name="{}"></x-place>').format(str(name)),
            "text_width": self._text_width,
            "title_room": self._title_room,
            "stamp_lines": self._stamp,
            "starts_page": self._starts_page,
            "room_after": self._room_after,
            "signature_of": self.signed.of,
            "stamp_blank": stamp_blank,
            "parts_by_year": parts_by_year,
            "year_cells": year_cells,
            "fact_cells": fact_cells,
            "all_rows": all_rows,
            "is_number": lambda words: decimal_of(str(words).rstrip("%* ")) is not None,
            "least_multiple": lcm,
            "dict": dict,
            "goal": lambda name: self.plan.goal(name, self.report),
            "goal_of_id": self._goal_of_id,
            "goals": lambda: self.plan.goals(self.report),
            "fill": self._fill,
            "ref": lambda name: Ref(str(name)),
            **self.extra,
        }

    def _fill(self, pattern: str, /, **values: object) -> str:
        """Return `pattern` with the values in its braces; what the sandbox hides stays hidden."""
        return SandboxedFormatter(self._environment).vformat(str(pattern), (), values)

    def _goal_of_id(self, words: Text) -> Direction | Goal | Task | None:
        """Return the goal whose id `words` are; None when they are words of the author's own."""
        goals = self.plan.goals(self.report) if words else None
        return goals.find(words) if goals else None

    def _text_width(self, page: str) -> float:
        return round(self.layout.text_width(page) / TWIPS_PER_MM, 1)

    def _room_after(self, words: str, style: str) -> float:
        """Return the mm between the end of `words`, on one line, and the style's last tab stop."""
        found = self.layout.style(style)
        line = max((at for at, _, _ in found.tab_stops), default=0) - found.indent_left
        taken = ruler(Measure(self.layout).type(style)).width(str(words))
        return round((line - taken) / TWIPS_PER_MM, 1)

    def _stamp(self, stamp: Stamp) -> Safe:
        person = self.plan.people.get(str(stamp.person)) if stamp.person else None
        if person is not None:
            person = self.signed.stamp_person(stamp, person)
        template = self._environment.get_template("stamp.html.jinja")
        return Safe(template.render(stamp=stamp, person=person, day=self.signed.stamp_day(stamp)))

    def _title_room(self, page: TitlePage) -> float:
        """Return the room in mm between what stands at the top and the title."""
        pitch = self.layout.style("stamp").pitch / TWIPS_PER_MM
        heights = [len(one.lines) + 4 for one in page.stamps]
        stamps = sum(max(heights[at : at + 2]) for at in range(0, len(heights), 2))
        block = len(page.block.lines) if page.block else 0
        lines = stamps + block + sum(len(one.lines) + 1 for one in page.amendments)
        return round(max(ROOM_ABOVE_TITLE_MM - lines * pitch, LEAST_ROOM_MM), 1)

    def _starts_page(self, part: Part, first: bool, before: Part | None = None) -> bool:
        """Whether `part` starts a page; a sheet shares its page with no part `before` or after."""
        if part.new_page is not None:
            return part.new_page
        after_sheet = before is not None and bool(before.sheet)
        return first or self.layout.parts_on_new_page or bool(part.sheet) or after_sheet


__all__ = ["Expander", "RegisterRow", "Text"]
