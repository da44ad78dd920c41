"""The plan of a folder: plan.yaml and people.yaml at once, data files when they are placed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from docgen.diagnostics import NOWHERE, Position, Report
from docgen.plan.analysis import Matrix, RiskTable, Swot, Zones
from docgen.plan.base import Element, report_unknown_choice
from docgen.plan.faults import validate
from docgen.plan.figures import Chart, Methodology
from docgen.plan.front import SHEET_COLUMNS, Part, Person, PlanFile, Sheet
from docgen.plan.goals import Cascade, Direction, Goal, Goals, Resources, Task
from docgen.plan.indicators import IndicatorTable
from docgen.plan.nearest import nearest
from docgen.plan.tables import Table, table_of_rows
from docgen.read.project import Project, load
from docgen.read.source import Source
from docgen.read.values import Mapping, Text, position_of

Kind: TypeAlias = Literal[
    "table",
    "indicators",
    "swot",
    "matrix",
    "risks",
    "resources",
    "goals",
    "methodology",
    "chart",
    "cascade",
    "zones",
]

MODELS: dict[str, type[Element]] = {
    "table": Table,
    "indicators": IndicatorTable,
    "swot": Swot,
    "matrix": Matrix,
    "risks": RiskTable,
    "resources": Resources,
    "goals": Goals,
    "methodology": Methodology,
    "chart": Chart,
    "cascade": Cascade,
    "zones": Zones,
}
"""The model of each kind of data file."""

PLAN_FILE = "plan.yaml"
PEOPLE_FILE = "people.yaml"
GOALS_FILE = "data/goals.yaml"

MOST_COLUMNS = 100
MOST_CELLS = 150_000


@dataclass(frozen=True, slots=True)
class PartText:
    """A part of the plan with its prose; a sheet has none."""

    part: Part
    source: Source | None


@dataclass(slots=True)
class Plan:
    """A plan as its author wrote it. Data files are read once, when they are first asked for."""

    project: Project
    file: PlanFile
    people: dict[str, Person]
    parts: tuple[PartText, ...]
    _data: dict[tuple[str, str], Element | None] = field(default_factory=dict)

    @property
    def years(self) -> tuple[int, ...]:
        """The plan's years."""
        return self.file.period.years

    @property
    def texts(self) -> dict[str, Text]:
        """All texts of all data read so far, by their keys."""
        return self.project.texts

    def data(
        self,
        name: str,
        kind: Kind,
        report: Report,
        position: Position = NOWHERE,
        head: int = 1,
    ) -> Element | None:
        """Return the data file `name` as `kind`, or None with its faults reported once.

        `position` is that of the words that asked for it. A CSV file is a table whose first
        `head` rows are its head.
        """
        key = (name, f"{kind}{head}" if name.lower().endswith(".csv") else kind)
        if key not in self._data:
            self._data[key] = self._read(name, kind, report, position, head)
        return self._data[key]

    def loaded(self) -> dict[str, Element]:
        """Return the data files read so far that are good, by name."""
        return {name: made for (name, _), made in self._data.items() if made is not None}

    def goals(self, report: Report) -> Goals | None:
        """Return the goals tree, or None when the plan has none."""
        if not (self.project.folder / GOALS_FILE).is_file():
            return None
        made = self.data(GOALS_FILE, "goals", report)
        return made if isinstance(made, Goals) else None

    def goal(self, name: Text, report: Report) -> Direction | Goal | Task | None:
        """Return the goal that `name` names, or None with the fault reported."""
        goals = self.goals(report)
        found = goals.find(name) if goals else None
        if found is None:
            known = [one.id for one in goals.all()] if goals else []
            report.error(
                "unknown-goal", name.position, name=str(name), nearest=nearest(name, known)
            )
        return found

    def person(self, name: Text, report: Report) -> Person | None:
        """Return the person that `name` names, or None with the fault reported."""
        person = self.people.get(name)
        if person is None:
            report.error(
                "unknown-person",
                name.position,
                name=str(name),
                nearest=nearest(name, self.people),
            )
        return person

    def _read(
        self, name: str, kind: Kind, report: Report, position: Position, head: int
    ) -> Element | None:
        if name.lower().endswith(".csv"):
            rows = self.project.csv(name, report, position)
            if rows is None:
                return None
            if kind != "table":
                report.error("csv-is-table", position, file=name, kind=kind)
                return None
            value = table_of_rows(rows, head, {})
            made: Element | None = validate(Table, value, report)
        else:
            read = self.project.yaml(name, report, position)
            other = _other_kind(kind, read)
            if other:
                report.error("data-of-other-kind", position, file=name, kind=kind, other=other)
                return None
            made = None if read is None else validate(MODELS[kind], read, report)
        columns, lines = 0, 0
        if isinstance(made, Table):
            columns, lines = made.column_count, len(made.head) + len(made.rows)
        elif isinstance(made, IndicatorTable):
            columns = len(made.columns) + len(made.years or self.years) + len(made.fact_years)
            lines = len(made.indicators)
        if made is not None and not _fits(columns, lines, made.position, report):
            return None
        if isinstance(made, Table):
            report.found.extend((*made.head_grid().faults, *made.body_grid().faults))
        return made


def load_plan(folder: Path, report: Report) -> Plan | None:
    """Return the plan in `folder`, or None when plan.yaml cannot be used; all faults reported."""
    project = load(folder, report)
    if project is None:
        return None
    read = project.yaml(PLAN_FILE, report)
    file = None if read is None else validate(PlanFile, read, report)
    people = _people(project, report)
    if file is None:
        return None
    parts = tuple(_part(part, project, report) for part in file.parts)
    plan = Plan(project, file, people, parts)
    _check_people(plan, report)
    _check_parts(plan, report)
    return plan


def _fits(columns: int, rows: int, position: Position, report: Report) -> bool:
    """Whether a page can hold the table in a bearable time; if not, it has been reported."""
    if columns > MOST_COLUMNS:
        report.error("table-too-wide", position, columns=columns, limit=MOST_COLUMNS)
    elif columns * rows > MOST_CELLS:
        report.error("table-too-large", position, cells=columns * rows, limit=MOST_CELLS)
    return columns <= MOST_COLUMNS and columns * rows <= MOST_CELLS


def _other_kind(kind: Kind, read: object) -> str:
    """Return the kind that a file's keys are those of, when they are not those of `kind`."""
    if not isinstance(read, Mapping) or set(read) <= set(MODELS[kind].keys()):
        return ""
    own = len(set(read) & set(MODELS[kind].keys()))
    fits = [
        other
        for other, model in MODELS.items()
        if set(read) <= set(model.keys()) and _required(model) <= set(read)
    ]
    if _required(MODELS[kind]) <= set(read) or own >= len(read):
        return ""
    good = [other for other in fits if _is_without_faults(MODELS[other], read)]
    return good[0] if len(good) == 1 else ""


def _is_without_faults(model: type[Element], read: Mapping) -> bool:
    found = Report()
    return validate(model, read, found) is not None and not found.has_errors


def _required(model: type[Element]) -> set[str]:
    fields = model.model_fields
    return {key for key, name in model.keys().items() if fields[name].is_required()}


def _people(project: Project, report: Report) -> dict[str, Person]:
    if not (project.folder / PEOPLE_FILE).exists():
        return {}
    read = project.yaml(PEOPLE_FILE, report)
    if read is None:
        return {}
    if not isinstance(read, Mapping):
        report.error("mapping-expected", position_of(read), key="", keys="")
        return {}
    found = {str(key): validate(Person, value, report) for key, value in read.items()}
    return {key: person for key, person in found.items() if person is not None}


def _part(part: Part, project: Project, report: Report) -> PartText:
    if not part.file:
        return PartText(part, None)
    return PartText(part, project.text(part.file, report, part.file.position))


def _check_people(plan: Plan, report: Report) -> None:
    page = plan.file.title_page
    names = [stamp.person for stamp in page.stamps if stamp.person] if page else []
    sheets = plan.file.sheets
    for sheet in (sheets.agreement, sheets.acquaintance, sheets.changes, sheets.developers):
        names.extend(sheet.people)
        _check_sheet(sheet, plan, report)
    for name in names:
        plan.person(name, report)


def _check_sheet(sheet: Sheet, plan: Plan, report: Report) -> None:
    """Report dates of persons who are not on the sheet, and columns that it cannot have.

    A plan with templates of its own may give its sheets any columns.
    """
    all_known = all(name in plan.people for name in sheet.people)
    for name in sheet.dates if all_known else ():
        if name not in sheet.people:
            near = nearest(name, sheet.people)
            at = name.position if isinstance(name, Text) else NOWHERE
            report.error("date-of-nobody", at, name=str(name), nearest=near)
    if not any(name.startswith("templates/sheet") for name in plan.project.names()):
        for column in sheet.columns:
            if column not in SHEET_COLUMNS:
                report_unknown_choice("columns", column, SHEET_COLUMNS, report)


def _check_parts(plan: Plan, report: Report) -> None:
    seen: dict[str, int] = {}
    for one in plan.parts:
        at = one.part.position
        if one.part.name in seen:
            report.error("duplicate-part", at, name=one.part.name, first=seen[one.part.name])
        seen.setdefault(one.part.name, at.line)
