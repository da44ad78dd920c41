"""What pydantic found wrong, as diagnostics at the author's own place and in his own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from pydantic import ValidationError

from docgen.diagnostics import Argument, Diagnostic, Position, Report
from docgen.plan.base import Placed
from docgen.read.values import Items, Mapping, Text, Value, position_of

Model = TypeVar("Model", bound=Placed)

_CODES = {
    "missing": "missing-key",
    "tuple_type": "list-expected",
    "dict_type": "mapping-expected",
    "too_short": "list-empty",
    "extra_forbidden": "unknown-key",
}


def validate(model: type[Model], value: Value, report: Report) -> Model | None:
    """Return the model of what the author wrote, or None; every fault is reported.

    Unknown keys alone still give a model, so that one run finds the faults behind them too.
    """
    before = len(report.found)
    found = Report()
    try:
        made = model.model_validate(value, context=found)
    except ValidationError as fault:
        made = None
        for error in fault.errors(include_url=False, include_input=False):
            _report(error["type"], error["loc"], dict(error.get("ctx") or {}), value, found)
    report.found.extend(_without_misspelt(found.found))
    if made is not None:
        strange = getattr(made, "report_strange", None)
        if strange is not None:
            strange(report)
    failed = any(
        one.severity.value == "error" and one.code != "unknown-key" for one in report.found[before:]
    )
    return None if failed else made


def _without_misspelt(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the faults but keys that are missing because they are misspelt."""
    missing = [one for one in found if one.code == "missing-key"]
    for one in found:
        if one.code == "unknown-key":
            above = [
                other
                for other in missing
                if other.arguments["key"] == one.arguments["nearest"]
                and other.position <= one.position
            ]
            if above:
                missing.remove(max(above, key=lambda other: other.position))
    yield from (one for one in found if one.code != "missing-key" or one in missing)


def _report(
    kind: str,
    path: Sequence[int | str],
    context: dict[str, Argument],
    root: Value,
    report: Report,
) -> None:
    position, key = _place(path, root, at_parent=kind == "missing")
    if kind == "too_short" and _is_filled(path, root):
        return  # its items are faulty, and reported themselves
    code = _CODES.get(kind, kind)
    arguments: dict[str, Argument] = {"key": key}
    if code == kind:
        arguments.update(context)
    elif code == "mapping-expected":
        arguments["keys"] = ""
    report.error(code, position, **arguments)


def _is_filled(path: Sequence[int | str], root: Value) -> bool:
    node: Value = root
    for part in path:
        if isinstance(node, Mapping) and str(part) in node:
            node = node[Text(str(part))]
        elif isinstance(node, Items) and isinstance(part, int) and part < len(node):
            node = node[part]
    return isinstance(node, Items) and len(node) > 0


def _place(path: Sequence[int | str], root: Value, at_parent: bool) -> tuple[Position, str]:
    """Return where the fault is and the nearest key above it.

    Parts of the path that are not the author's (a union's choice) are stepped over.
    """
    node: Value = root
    position = position_of(root)
    key = ""
    for part in path:
        if isinstance(node, Mapping) and isinstance(part, int | str):
            name = str(part)
            if name in node:
                key = name
                written = node.written(name)
                node = node[Text(name)]
                position = position_of(node)
                if isinstance(node, Text) and not node:
                    position = written.position
            elif at_parent:
                key = name
        elif isinstance(node, Items) and isinstance(part, int) and part < len(node):
            node = node[part]
            position = position_of(node)
    if at_parent:
        key = str(path[-1])
    return position, key
