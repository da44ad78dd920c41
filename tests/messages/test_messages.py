"""Every diagnostic has words in three languages, and every code in the source is known."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from docgen.diagnostics import Diagnostic, Position, Severity
from docgen.messages import (
    CODES,
    LANGUAGES,
    explain,
    explain_one,
    hint_of,
    message_of,
    render,
)
from docgen.messages.catalogue import catalogue, compiled_file
from docgen.messages.compile import compiled
from docgen.messages.examples import examples, strangers

PACKAGE = Path(__file__).resolve().parents[2] / "docgen"
REPORTING = {"error", "warn", "fault", "_stop", "_UnfitError", "_RefusedError", "Diagnostic"}


def _calls() -> Iterator[tuple[str, set[str], str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            first = node.args[0]
            if name in REPORTING and isinstance(first, ast.Constant) and _is_code(first.value):
                keywords = {one.arg for one in node.keywords if one.arg}
                yield str(first.value), keywords - {"position"}, path.name


def _is_code(value: object) -> bool:
    return isinstance(value, str) and value.replace("-", "").isalnum() and "-" in value


def _example(code: str) -> Diagnostic:
    arguments = {name: f"‹{name}›" for name in CODES[code] if name not in ("nearest", "suggestion")}
    return Diagnostic(code, Position("data/a.yaml", 2, 3), arguments)


def test_every_code_in_the_source_is_known() -> None:
    unknown = {(code, file) for code, _, file in _calls() if code not in CODES}
    assert unknown == set()


def test_every_argument_in_the_source_is_known() -> None:
    strange = {
        (code, tuple(sorted(given - set(CODES[code]))), file)
        for code, given, file in _calls()
        if code in CODES and given - set(CODES[code])
    }
    assert strange == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogue_agrees_with_its_source(language: str) -> None:
    assert compiled_file(language).read_bytes() == compiled(language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(CODES))
def test_every_diagnostic_has_words(code: str, language: str) -> None:
    words = catalogue(language)
    for part in ("message", "hint", "why"):
        key = f"{code}: {part}"
        text = words.gettext(key)
        assert text != key
        assert text.strip() == text
        names = {name for _, name, _, _ in Formatter().parse(text) if name}
        assert names <= set(CODES[code])
    diagnostic = _example(code)
    assert "…" not in message_of(diagnostic, language).replace("«…»", "").replace("«…", "")
    assert hint_of(diagnostic, language)
    assert not message_of(diagnostic, language).endswith(".")
    page = explain(code, language)
    assert page is not None
    assert f"[{code}]" in page
    assert not set("‹›") & set(page)
    assert not any(f"{{{name}}}" in page for name in CODES[code])


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_argument_has_an_example(code: str) -> None:
    given = examples(code, CODES[code])
    empty = {"nearest", "suggestion"} | ({"file"} if code == "path-empty" else set())
    assert [name for name, value in given.items() if not value and name not in empty] == []


def test_no_example_is_left_over() -> None:
    assert strangers(CODES) == []


def test_the_page_of_a_diagnostic_names_what_it_names() -> None:
    found = Diagnostic("missing-key", Position("plan.yaml", 2), {"key": "period"})
    assert "What to do" not in explain_one(found, "en"), "the hint has said it"
    found = Diagnostic(
        "heading-without-blank",
        Position("1.md", 2),
        {"marks": "##", "words": "Бөлім", "suggestion": "## Бөлім"},
    )
    assert explain_one(found, "en").split("\n")[1].startswith("What to do: write «## Бөлім»")
    assert "reason" not in explain_one(
        Diagnostic("key-refused", Position("a"), {"reason": "key-weak"}), "kk"
    )


def test_the_three_languages_say_different_things() -> None:
    for code in CODES:
        shown = {message_of(_example(code), language) for language in LANGUAGES}
        assert len(shown) == len(LANGUAGES), code


def test_catalogues_hold_the_same_keys_and_no_others() -> None:
    keys = [set(catalogue(language)._catalog) for language in LANGUAGES]  # type: ignore[attr-defined]
    assert keys[0] == keys[1] == keys[2]
    codes = {
        key.split(": ")[0] for key in keys[0] if key.endswith((": message", ": hint", ": why"))
    }
    assert codes == set(CODES)


def test_render_shows_place_line_caret_and_hint() -> None:
    diagnostic = Diagnostic(
        "unknown-key",
        Position("plan.yaml", 2, 3),
        {"key": "lable", "nearest": "label", "known": ("label", "title")},
    )
    assert render(diagnostic, "en", ["a: 1", "  lable: x"]).split("\n") == [
        "plan.yaml:2:3: error: unknown key «lable» [unknown-key]",
        "    2 |   lable: x",
        "      |   ^",
        "    hint: did you mean «label»? keys that can stand here: label, title",
    ]


def test_render_of_a_long_line_shows_the_part_around_the_column() -> None:
    diagnostic = Diagnostic("yaml-tab", Position("a.yaml", 1, 501), {}, Severity.WARNING)
    line = "а" * 500 + "!" + "б" * 500
    shown = render(diagnostic, "en", [line]).split("\n")
    assert shown[0].startswith("a.yaml:1:501: warning: ")
    assert shown[1][shown[2].index("^")] == "!"
    assert len(shown[1]) < 120


def test_suggestion_replaces_the_hint() -> None:
    diagnostic = Diagnostic(
        "range-dash", Position("a.md", 1, 1), {"words": "1 - 2", "suggestion": "1–2"}
    )
    assert hint_of(diagnostic, "kk") == "«1–2» деп жазыңыз"


def test_reason_is_translated() -> None:
    diagnostic = Diagnostic("output-failed", Position(), {"file": "a.docx", "reason": "disk-full"})
    assert "дискіде орын жоқ" in message_of(diagnostic, "kk")


def test_a_code_without_words_shows_itself() -> None:
    assert message_of(Diagnostic("not-a-code"), "kk") == "not-a-code"
    assert explain("not-a-code", "kk") is None


def test_a_list_of_nobody_is_a_dash() -> None:
    found = Diagnostic("agreement-not-asked", Position("a"), {"name": "a", "known": ()})
    assert "келісетіндер: –;" in hint_of(found, "kk")
