"""Values of the plan's data by their path: `period.from`, `indicators.k1.2025`."""

from __future__ import annotations

from docgen.diagnostics import Position, Report
from docgen.plan.goals import Goals
from docgen.plan.indicators import Indicator, IndicatorTable
from docgen.plan.load import Plan

ROOTS = ("period", "organisation", "people", "indicators", "goals", "year")


def value_at(plan: Plan, path: str, place: Position, report: Report) -> str | None:
    """Return the value that `path` names, or None with the fault reported."""
    found = _look(plan, path.split("."), report)
    if found is None:
        report.error("unknown-value-path", place, path=path, known=ROOTS)
    return found


def _look(plan: Plan, path: list[str], report: Report) -> str | None:
    file = plan.file
    match path:
        case ["period", "from"]:
            return str(file.period.from_)
        case ["period", "to"]:
            return str(file.period.to)
        case ["year"]:
            return str(file.year or file.period.from_)
        case ["organisation", "name" | "short" | "city" | "header" as key]:
            return str(getattr(file.organisation, key)) or None
        case ["people", name, "name" | "position" | "organisation" as key]:
            person = plan.people.get(name)
            return str(getattr(person, key)) if person else None
        case ["goals", name, "title" | "label" as key]:
            goals = plan.goals(report)
            goal = goals.find(name) if isinstance(goals, Goals) else None
            return str(getattr(goal, key)) if goal else None
        case ["indicators", name, key]:
            return _indicator_value(_indicator(plan, name), key)
        case _:
            return None


def _indicator(plan: Plan, name: str) -> Indicator | None:
    for data in plan.loaded().values():
        if isinstance(data, IndicatorTable):
            for indicator in data.indicators:
                if indicator.id == name:
                    return indicator
    return None


def _indicator_value(indicator: Indicator | None, key: str) -> str | None:
    if indicator is None:
        return None
    if key in ("name", "unit", "source", "owner", "base"):
        return str(getattr(indicator, key))
    if not key.isdigit():
        return None
    value = indicator.values.get(int(key), indicator.fact.get(int(key)))
    if value is None:
        return None
    return str(value) if isinstance(value, str) else " ".join(value)
