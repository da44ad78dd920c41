"""The digest of a plan's content, in one fixed spelling that no way of writing files changes.

What counts is what the document says and the data behind it; what does not count is where in
which file it was written, how YAML was quoted, and the dates of the signatures.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docgen.build import Options, Resolved, resolve_plan
from docgen.diagnostics import Position, Report
from docgen.expand.signed import BLANK

SPELLING = "docgen-plan-1"
"""The name of the fixed spelling; a change of it changes every digest."""

Spelled: TypeAlias = "bool | int | str | list[Spelled] | dict[str, Spelled] | None"

_SIGNATURE_DATES = frozenset({("Sheet", "dates"), ("Stamp", "date")})
_NOT_CONTENT = frozenset({("PlanFile", "allow")})


def candidate(folder: Path, report: Report, templates: Path | None = None) -> Resolved | None:
    """Return the plan as people agree to it: without the dates of signatures, notes, register."""
    return resolve_plan(folder, report, Options(signed=BLANK, templates=templates))


def digest(resolved: Resolved) -> str:
    """Return the SHA-256 of a candidate's words and data, in hexadecimal."""
    return hashlib.sha256(canonical(resolved)).hexdigest()


def has_same_tree(one: Resolved, other: Resolved) -> bool:
    """Whether two candidates print the same document, whatever the data behind it."""
    return _spell(one.blocks) == _spell(other.blocks)


def canonical(resolved: Resolved) -> bytes:
    """Return the one spelling: JSON with sorted keys, no blanks, UTF-8, defaults left out."""
    plan = resolved.plan
    whole: dict[str, Spelled] = {
        "spelling": SPELLING,
        "plan": _spell(plan.file),
        "people": {key: _spell(person) for key, person in plan.people.items()},
        "data": {name: _spell(made) for name, made in plan.loaded().items()},
        "tree": _spell(resolved.blocks),
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _spell(value: object) -> Spelled:
    match value:
        case None | bool() | int():
            return value
        case str():
            return str.__str__(value)
        case bytes():
            return hashlib.sha256(value).hexdigest()
        case Enum():
            return str(value.value)
        case date() | Decimal() | float():
            return str(value)
        case list() | tuple():
            return [_spell(one) for one in value]
        case dict():
            return {str(key): _spell(one) for key, one in value.items()}
        case BaseModel():
            return _model(value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            return _node(value)
        case _:
            raise TypeError(type(value).__name__)


def _model(model: BaseModel) -> dict[str, Spelled]:
    kind = type(model).__name__
    found: dict[str, Spelled] = {}
    for name, own in type(model).model_fields.items():
        value = getattr(model, name)
        if (kind, name) in _SIGNATURE_DATES | _NOT_CONTENT or _is_default(value, own):
            continue
        found[own.alias or name] = _spell(value)
    return found


def _is_default(value: object, own: FieldInfo) -> bool:
    default = own.get_default(call_default_factory=True)
    return type(value) is type(default) and bool(value == default)


def _node(node: object) -> dict[str, Spelled]:
    found: dict[str, Spelled] = {"node": type(node).__name__}
    for own in fields(node):  # type: ignore[arg-type]  # asked for above
        value = getattr(node, own.name)
        if not isinstance(value, Position) and not _is_unset(value, own):
            found[own.name] = _spell(value)
    return found


def _is_unset(value: object, own: Field[object]) -> bool:
    return own.default is not MISSING and type(value) is type(own.default) and value == own.default
