"""What explains the program is whole: pages of codes, help of commands, reasons of libraries."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.cli import build_parser
from docgen.kazakh.cli import build_parser as kazakh_parser
from docgen.messages import CODES, LANGUAGES, explain, translate
from docgen.messages.catalogue import catalogue

ROOT = Path(__file__).resolve().parents[1]
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def _parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _parsers(inner)


def _all_parsers(language: str) -> Iterator[argparse.ArgumentParser]:
    """Yield the parsers of all commands; those of `kazakh` are made when it is called."""
    yield from _parsers(build_parser(language))
    yield from _parsers(kazakh_parser(lambda key: translate(f"kazakh {key}", language), LANGUAGES))


def _helps(language: str) -> dict[str, str]:
    """Return the help of every command, argument and option by its name."""
    found: dict[str, str] = {}
    for parser in _all_parsers(language):
        found[parser.prog] = parser.description or ""
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for choice in action._choices_actions:
                    found[f"{parser.prog} {choice.dest}"] = choice.help or ""
            else:
                name = (action.option_strings or [action.dest])[-1]
                found[f"{parser.prog} [{name}]"] = action.help or ""
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_page(language: str) -> None:
    assert [code for code in CODES if not explain(code, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_has_help(language: str) -> None:
    known = set(catalogue(language)._catalog.values())  # type: ignore[attr-defined]  # all words
    helps = _helps(language)
    assert [name for name, words in helps.items() if not words.strip()] == []
    assert [name for name, words in helps.items() if words.replace("%%", "%") not in known] == []


def test_help_differs_between_the_languages() -> None:
    spoken = [_helps(language) for language in LANGUAGES]
    same = [name for name in spoken[0] if len({one[name] for one in spoken}) < len(LANGUAGES)]
    assert same == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_named_in_the_language_of_the_help(language: str) -> None:
    letters = "A-Za-z" if language == "en" else "А-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһІі"
    for parser in _all_parsers(language):
        for action in parser._actions:
            if action.nargs != 0 and not action.choices:
                assert re.fullmatch(f"[{letters},=-]+", str(action.metavar)), parser.prog
        shown = parser.format_help()
        assert language == "en" or not re.search(r"\b[A-Z][A-Z_]{2,}\b", _own_words(shown))


def _own_words(shown: str) -> str:
    """Return a help without the names of things that are called so in every language."""
    return re.sub(r"DOCGEN_LANGUAGE|DOCX|PDF|JSON|YAML|RSA|MANIFEST|HTML|DOCGEN|JCI|CSV", "", shown)


def test_every_command_is_in_the_authors_guide() -> None:
    guide = "\n".join(page.read_text("utf-8") for page in (ROOT / "docs" / "kk").glob("*.md"))
    named = {parser.prog for parser in _parsers(build_parser("kk"))} - {"docgen"}
    assert [name for name in named if name not in guide] == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(PROJECT)["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    lines = [line.strip() for line in PROJECT.splitlines()]
    for name in named:
        found = [line for line in lines if line.startswith(f'"{name}"')]
        assert len(found) == 1, name
        assert re.search(r",\s+# \S", found[0]), name


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_dependency_is_locked(lock: str) -> None:
    project = tomllib.loads(PROJECT)["project"]
    text = (ROOT / lock).read_text(encoding="utf-8").lower().replace("_", "-")
    locked = set(re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE))
    optional = project["optional-dependencies"]
    wanted = optional["dev"] if "dev" in lock else project["dependencies"]
    assert [name for name in wanted if name.lower() not in locked] == []


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
        text = re.sub(r"`[^`\n]*`", "", text)
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
