"""The package's reference: every example in it gives what it says."""

from __future__ import annotations

import io
import re
import shlex
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import docgen.kazakh
from docgen.kazakh.cli import main
from docgen.kazakh.lint import RULES

GUIDE = (Path(__file__).parents[2] / "docs" / "kazakh.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `(.+?)` \| `(.+?)` \|$", GUIDE, re.MULTILINE)
NAMES = {**vars(docgen.kazakh), "date": date, "Decimal": Decimal}


@pytest.mark.parametrize(("call", "result"), EXAMPLES, ids=[call for call, _ in EXAMPLES])
def test_examples(call: str, result: str) -> None:
    given = str(eval(call, dict(NAMES)))
    assert given.replace("\u00a0", " ") == result.replace("\u00a0", " ")


def test_the_guide_has_its_examples_and_names_every_function() -> None:
    assert len(EXAMPLES) > 50
    assert [rule for rule in RULES if rule not in GUIDE] == []
    data = {"Finding", "Form", "Written", "Case", "Number", "Bound", "format_range", "sort_key"}
    data |= {"paragraph_position", "Reading"}
    assert [name for name in docgen.kazakh.__all__ if name not in GUIDE and name not in data] == []


def test_the_commands_give_what_the_guide_shows() -> None:
    block = GUIDE.split("```")[1].strip().split("\n$ ")
    assert len(block) == 5
    for session in block:
        command, *output = session.removeprefix("$ ").split("\n")
        piped, _, run = command.rpartition(" | ")
        lines = piped.split("'")[1].replace("\\n", "\n") if piped else ""
        arguments = shlex.split(run)[2:]
        shown = io.StringIO()
        status = main(arguments, io.StringIO(lines), shown, io.StringIO(), lambda key: key)
        assert status == 0
        assert shown.getvalue().split("\n")[:-1] == output


def test_the_package_needs_nothing_else_of_docgen() -> None:
    folder = Path(docgen.kazakh.__file__).parent
    for path in folder.glob("*.py"):
        imports = re.findall(r"^\s*(?:from|import) (docgen[\w.]*)", path.read_text("utf-8"), re.M)
        assert all(name.startswith("docgen.kazakh") for name in imports), path.name
