"""The references name everything that the code takes, and nothing that it does not."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from docgen.diagnostics import Report
from docgen.expand.directives import FROM_DATA, OTHERS, SHEETS
from docgen.expand.options import OF_ONE, OF_TABLES
from docgen.expand.values import ROOTS
from docgen.layout.load import load_layout
from docgen.outside import resource_folder
from docgen.parse.elements import VOCABULARY
from docgen.parse.inlines import CASES
from docgen.plan.base import Placed
from docgen.plan.front import Person, PlanFile
from docgen.plan.load import MODELS
from docgen.revise.basis import Revision
from tests.docs.pages import GUIDE, ROOT, blocks, rows

FORMAT = (ROOT / "docs" / "content-format.md").read_text(encoding="utf-8")
TEMPLATES = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
KAZAKH = "\n".join(page.read_text(encoding="utf-8") for page in GUIDE)
OPTIONS = {*OF_TABLES, *(key for keys in OF_ONE.values() for key in keys)} - {"class"}
"""The options of directives; a class is written as `.name`."""


def _models() -> Iterator[type[Placed]]:
    """Yield every model of what an author writes."""
    waiting: list[object] = [PlanFile, Person, Revision, *MODELS.values()]
    seen: set[object] = set()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        waiting.extend(typing.get_args(one))
        if isinstance(one, type) and issubclass(one, Placed):
            yield one
            waiting.extend(field.annotation for field in one.model_fields.values())


def _keys(model: type[Placed]) -> tuple[str, ...]:
    """Return the keys that an author may write."""
    return tuple(model.keys())


def _is_named(key: str, text: str) -> bool:
    """Return whether a text shows a key: before a colon, in a list of names, or as code."""
    return re.search(rf"(?<![\w-]){re.escape(key)}(?=:|`|, |\]|=)", text) is not None


@pytest.mark.parametrize("model", sorted(_models(), key=lambda one: one.__name__))
def test_every_key_is_in_the_reference(model: type[Placed]) -> None:
    assert issubclass(model, BaseModel)
    assert [key for key in _keys(model) if not _is_named(key, FORMAT)] == []


@pytest.mark.parametrize("model", sorted(_models(), key=lambda one: one.__name__))
def test_every_key_is_in_the_guide(model: type[Placed]) -> None:
    assert [key for key in _keys(model) if not _is_named(key, KAZAKH)] == []


def test_the_reference_shows_no_key_that_does_not_exist() -> None:
    known = {key for model in _models() for key in _keys(model)}
    known |= {"zhumabekov", "a"}  # a person's key is the author's own
    shown: set[str] = set()
    for block in blocks(FORMAT):
        if block.language == "yaml":
            plain = re.sub(r"#.*|\"[^\"]*\"", "", block.words)
            shown |= set(re.findall(r"(?:^[ -]*|[{,] *)([a-z_]+):", plain, re.MULTILINE))
    assert len(shown) > 100
    assert shown - known == set()


@pytest.mark.parametrize("text", [FORMAT, KAZAKH], ids=["reference", "guide"])
def test_every_directive_and_option_is_shown(text: str) -> None:
    assert [name for name in (*FROM_DATA, *OTHERS) if f"::: {name}" not in text] == []
    assert [key for key in OPTIONS if not _is_named(key, text)] == []
    assert [sheet for sheet in SHEETS if not _is_named(sheet, text)] == []


def test_no_directive_is_shown_that_does_not_exist() -> None:
    shown = set(re.findall(r"^:{3,} ([a-z][\w-]*)", KAZAKH, re.MULTILINE))
    shown |= set(re.findall(r"`:{3,} ([a-z][\w-]*)", FORMAT + KAZAKH))
    assert shown - {*FROM_DATA, *OTHERS, "name"} == set()


def test_every_case_heading_and_value_is_in_the_reference() -> None:
    layout = load_layout("clinic", resource_folder("templates"), Report())
    assert layout is not None
    assert [case for case in CASES if case not in FORMAT] == []
    by_level = {*layout.markdown_levels, "unnumbered-part", "table-title"}
    kinds = [kind for kind in layout.headings if kind not in by_level]
    assert [kind for kind in kinds if f"{{.{kind}}}" not in FORMAT] == []
    assert [root for root in ROOTS if root not in FORMAT] == []


def test_the_vocabulary_of_templates_is_whole() -> None:
    shown = "\n".join(" ".join(cells) for cells in rows(TEMPLATES, "element"))
    shown = shown.replace("`h1` … `h6`", " ".join(f"`h{level}`" for level in range(1, 7)))
    for element, attributes in VOCABULARY.items():
        if not element.startswith("x-"):
            assert f"`{element}`" in shown
            assert [name for name in attributes if f"`{name}`" not in shown] == [], element


def test_what_templates_see_exists() -> None:
    named = {name for cell, _ in rows(TEMPLATES, "name") for name in re.findall(r"`(\w+)`", cell)}
    code = (ROOT / "docgen" / "expand" / "expander.py").read_text(encoding="utf-8")
    code += (ROOT / "docgen" / "expand" / "document.py").read_text(encoding="utf-8")
    assert len(named) > 8
    assert [name for name in named if f'"{name}":' not in code] == []


def _choices() -> set[str]:
    """Return every word that a key of the YAML files may have as its value."""
    found: set[str] = set()
    for model in _models():
        waiting: list[object] = [field.annotation for field in model.model_fields.values()]
        while waiting:
            one = waiting.pop()
            if typing.get_origin(one) is typing.Literal:
                found |= set(typing.get_args(one))
            else:
                waiting.extend(typing.get_args(one))
    return found


def test_every_choice_is_in_the_reference() -> None:
    choices = _choices()
    assert len(choices) > 30
    assert [word for word in choices if not re.search(rf"(?<!\w){word}(?!\w)", FORMAT)] == []
