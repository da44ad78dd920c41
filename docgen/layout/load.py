"""Reading `layout.yaml`: a layout over its base, checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from docgen.diagnostics import NOWHERE, Position, Report
from docgen.layout.older import completed
from docgen.layout.spec import Layout
from docgen.outside import resource_folder
from docgen.plan.nearest import nearest

DEEPEST_BASE = 5


def load_layout(
    name: str, templates: Path, report: Report, position: Position = NOWHERE
) -> Layout | None:
    """Return the layout `templates/<name>/layout.yaml`, or None with the fault reported.

    `position` is where the author named it.
    """
    if name not in (known := layout_names(templates)):
        report.error(
            "unknown-layout", position, name=name, nearest=nearest(name, known), known=known
        )
        return None
    values = _values(name, templates, report, DEEPEST_BASE)
    if values is None:
        return None
    try:
        return Layout.model_validate(values)
    except ValidationError as fault:
        older = _completed(values, fault, templates)
        if older is not None:
            return older
        for error in fault.errors():
            where = ".".join(str(part) for part in error["loc"])
            report.error(
                "layout-invalid", Position(_shown(name)), where=where, problem=error["msg"]
            )
        return None


def _completed(
    values: Mapping[str, object], fault: ValidationError, templates: Path
) -> Layout | None:
    """Return the layout of an edition's own templates that lack what has come since."""
    own = resource_folder("templates")
    if templates.resolve() == own.resolve():
        return None
    more = completed(values, fault, _values("common", own, Report(), DEEPEST_BASE) or {})
    try:
        return None if more is None else Layout.model_validate(more)
    except ValidationError:
        return None


def layout_names(templates: Path) -> tuple[str, ...]:
    """Return the layouts that can be chosen."""
    return tuple(
        sorted(
            folder.name
            for folder in templates.iterdir()
            if (folder / "layout.yaml").is_file() and folder.name != "common"
        )
    )


def _shown(name: str) -> str:
    return f"templates/{name}/layout.yaml"


def _values(name: str, templates: Path, report: Report, deepest: int) -> dict[str, object] | None:
    path = templates / name / "layout.yaml"
    if not path.resolve().is_relative_to(templates.resolve()) or not path.is_file():
        report.error("unknown-layout", name=name, known=layout_names(templates))
        return None
    try:
        found = _loaded(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        place = Position(_shown(name), mark.line + 1, mark.column + 1) if mark else Position(name)
        report.error("layout-invalid", place, where="", problem=str(fault))
        return None
    if not isinstance(found, dict):
        report.error("layout-invalid", Position(_shown(name)), where="", problem="no mapping")
        return None
    own = {key: value for key, value in found.items() if key != "base"}
    base = found.get("base", "")
    if not base:
        return own
    below = _values(str(base), templates, report, deepest - 1) if deepest else None
    return None if below is None else _merged(below, own)


@lru_cache(maxsize=16)
def _loaded(text: str) -> object:
    """Return what the YAML says, read once for all plans of this process; nobody changes it."""
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _merged(below: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    """Return `below` with `above` laid over it, mappings key by key."""
    done = dict(below)
    for key, value in above.items():
        old = done.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            done[key] = _merged(old, value)
        else:
            done[key] = value
    return done
