"""The JSON Schemas: every key has Kazakh words, every sample file's short forms are allowed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from docgen.plan.descriptions import DESCRIPTIONS
from docgen.schema import schemas


def _objects(schema: Any) -> list[dict[str, Any]]:
    found = []
    if isinstance(schema, dict):
        if "properties" in schema:
            found.append(schema)
        for value in schema.values():
            found += _objects(value)
    elif isinstance(schema, list):
        for value in schema:
            found += _objects(value)
    return found


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_key_is_described_in_kazakh(name: str) -> None:
    whole = json.loads(schemas()[name])
    for one in _objects(whole):
        assert "own" not in one["properties"]
        for key, field in one["properties"].items():
            assert field.get("description"), (name, key)
    assert whole["$schema"].endswith("draft-07/schema#")
    assert '"default"' not in json.dumps(whole)


def test_no_description_is_left_over() -> None:
    keys = {
        key
        for data in schemas().values()
        for one in _objects(json.loads(data))
        for key in one["properties"]
    }
    assert {name for name in DESCRIPTIONS if "." not in name} <= keys


def test_short_forms_and_false_are_allowed() -> None:
    table = json.loads(schemas()["table.schema.json"])
    assert table["definitions"]["Cell"]["anyOf"][0]["type"][0] == "string"
    assert table["definitions"]["TableRow"]["anyOf"][0]["type"] == "array"
    plan = json.loads(schemas()["plan.schema.json"])
    assert {"const": False} in plan["properties"]["title_page"]["anyOf"]
    indicators = json.loads(schemas()["indicators.schema.json"])
    assert indicators["definitions"]["Indicator"]["additionalProperties"]["type"]
