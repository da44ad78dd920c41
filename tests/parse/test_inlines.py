"""Markdown's inlines become nodes that know line and column."""

from __future__ import annotations

import pytest

from docgen.diagnostics import Position
from docgen.tree.nodes import (
    Coloured,
    Emphasis,
    Footnote,
    Formula,
    Inflected,
    Inline,
    LineBreak,
    Link,
    NoBreak,
    Paragraph,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    Value,
)
from tests.parse.text import faults, parsed


def inlines(words: str) -> tuple[Inline, ...]:
    found = parsed(words)[0]
    assert isinstance(found, Paragraph)
    return found.children


def at(column: int, line: int = 1) -> Position:
    return Position("1.md", line, column)


@pytest.mark.parametrize(
    ("words", "node"),
    [
        ("**а**", Strong((Text("а", at(3)),))),
        ("*а*", Emphasis((Text("а", at(2)),))),
        ("x^2^", Superscript((Text("2", at(3)),))),
        ("H~2~", Subscript((Text("2", at(3)),))),
        ("[а]{.underline}", Underline((Text("а", at(2)),))),
        ("[а б]{.no-break}", NoBreak((Text("а б", at(2)),))),
        ("[а]{colour=C00000}", Coloured((Text("а", at(2)),), "c00000")),
    ],
)
def test_wrappers_and_the_places_of_their_words(words: str, node: Inline) -> None:
    assert node in inlines(words)


def test_roles() -> None:
    ref, value, ending = inlines("{ref:ablative}`t-1` {value}`year` {genitive}`МӘМС`")[::2]
    assert isinstance(ref, Reference)
    assert (ref.target, ref.case, ref.position) == ("t-1", "ablative", at(1))
    assert isinstance(value, Value)
    assert (value.path, value.case) == ("year", "")
    assert isinstance(ending, Inflected)
    assert (ending.text, ending.case) == ("МӘМС", "genitive")


def test_links_outside_and_inside() -> None:
    outer, inner = inlines("[бет](https://a.kz) [кесте](#t-1)")[::2]
    assert isinstance(outer, Link)
    assert outer.url == "https://a.kz"
    assert isinstance(inner, Reference)
    assert (inner.target, inner.form, inner.text) == ("t-1", "words", "кесте")


def test_formula_and_line_break() -> None:
    found = inlines("$А_{1}$ бар\\\nекінші")
    assert isinstance(found[0], Formula)
    assert found[0].latex == "А_{1}"
    assert isinstance(found[2], LineBreak)
    assert found[3] == Text("екінші", at(1, 2))


def test_footnote_holds_its_paragraphs() -> None:
    found = inlines("Сөз[^1] соңы.\n\n[^1]: Ескерту.")
    note = found[1]
    assert isinstance(note, Footnote)
    assert note.position == at(4)
    paragraph = note.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.children[0] == Text("Ескерту.", at(7, 3))


def test_a_later_line_of_a_paragraph_knows_its_place() -> None:
    found = inlines("бірінші жол\nекінші **қалың** сөз")
    strong = found[-2]
    assert isinstance(strong, Strong)
    assert strong.children[0] == Text("қалың", at(10, 2))


def test_jinja_is_plain_text() -> None:
    assert inlines("{{ plan.year }}")[0] == Text("{{ plan.year }}", at(1))


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Сөз <b>қалың</b>", ("raw-html", 1, 5)),
        ("[а](ftp://a.kz)", ("forbidden-link", 1, 1)),
        ("[а](javascript:x)", ("forbidden-link", 1, 1)),
        ("{жоқ}`а` {page}`a`", ("unknown-role", 1, 10)),
        ("{ref:plural}`t`", ("unknown-case", 1, 1)),
        ("[а]{.жоқ}", ("unknown-attribute", 1, 3)),
        ("[а]{colour=red}", ("unknown-attribute", 1, 3)),
    ],
)
def test_faults_name_line_and_column(words: str, fault: tuple[str, int, int]) -> None:
    assert fault in faults(words)


@pytest.mark.parametrize("words", ["\\<p\\>067", "\\<b>", "&lt;br&gt;", "а < б > в"])
def test_an_escaped_tag_is_text(words: str) -> None:
    assert faults(words) == []


def test_a_tag_after_an_escaped_one_is_refused_where_it_stands() -> None:
    assert faults("\\<b> пен <i>көлбеу") == [("raw-html", 1, 10)]
