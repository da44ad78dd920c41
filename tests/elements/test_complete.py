"""Every element has its case: numbers M001 to M159 stand in the names of the tests."""

from __future__ import annotations

import ast
import re
from pathlib import Path

LAST = 159


def numbers() -> dict[int, list[str]]:
    """Return the cases of each number by the name of their test."""
    found: dict[int, list[str]] = {}
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_m"):
                for number in re.findall(r"(?<=_m)\d{3}", node.name):
                    found.setdefault(int(number), []).append(f"{path.name}::{node.name}")
    return found


def test_every_number_has_a_case() -> None:
    assert set(range(1, LAST + 1)) - set(numbers()) == set()
    assert max(numbers()) == LAST
