"""JSON Schemas of the YAML files, made from the models, for editors."""

from __future__ import annotations

import json
import warnings
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import PydanticJsonSchemaWarning

from docgen.plan.descriptions import description
from docgen.plan.front import Person, PlanFile
from docgen.plan.load import MODELS
from docgen.revise.basis import Revision

DIALECT = "http://json-schema.org/draft-07/schema#"

_TEXT = {"type": ["string", "number", "boolean", "null"]}
_ROW = {"type": "array", "items": {"$ref": "#/definitions/Cell"}}
_BRIEF: dict[str, dict[str, Any]] = {"Cell": _TEXT, "TableRow": _ROW, "Part": {"type": "string"}}
"""The short forms that stand for a mapping."""

_OR_FALSE = {"PlanFile.title_page", "PlanFile.contents"}
_OR_FLAG = {"IndicatorGroup.subhead"}


def schemas() -> dict[str, bytes]:
    """Return the schema of each kind of file, by the name of the schema's file."""
    models: dict[str, Any] = {
        "plan": PlanFile,
        "people": dict[str, Person],
        "revision": Revision,
        **MODELS,
    }
    return {f"{kind}.schema.json": _bytes(_schema(model)) for kind, model in models.items()}


def _bytes(schema: dict[str, Any]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def _schema(model: Any) -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PydanticJsonSchemaWarning)
        made = TypeAdapter(model).json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = made.pop("$defs", {})
    name = str(made.get("title", ""))
    full: dict[str, Any] = {"$schema": DIALECT, **_told(name, made)}
    full["definitions"] = {
        key: _with_brief(key, _told(key, one)) for key, one in definitions.items()
    }
    return full


def _told(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return a model's schema with Kazakh descriptions in place of the code's."""
    told = {key: value for key, value in schema.items() if key not in ("title", "description")}
    properties = dict(told.get("properties", {}))
    if "own" in properties:
        del properties["own"]
        told["additionalProperties"] = _TEXT
    if properties:
        told["properties"] = {
            key: _field(f"{name}.{key}", _bare(one), description(name, key))
            for key, one in properties.items()
        }
    return told


def _bare(schema: Any) -> Any:
    """Return a field's schema without pydantic's titles and defaults."""
    if isinstance(schema, dict):
        return {
            key: _bare(value) for key, value in schema.items() if key not in ("title", "default")
        }
    return [_bare(one) for one in schema] if isinstance(schema, list) else schema


def _field(name: str, schema: dict[str, Any], words: str) -> dict[str, Any]:
    if name in _OR_FALSE:
        schema = {"anyOf": [*schema.get("anyOf", [schema]), {"const": False}]}
    elif name in _OR_FLAG:
        schema = {"anyOf": [*schema.get("anyOf", [schema]), {"type": "boolean"}]}
    if "$ref" in schema:
        schema = {"allOf": [schema]}
    return {"description": words, **schema} if words else schema


def _with_brief(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [_BRIEF[name], schema]} if name in _BRIEF else schema
