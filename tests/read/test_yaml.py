"""YAML: what is read, where it stands, and every trap that is refused."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.diagnostics import Report
from docgen.read import yaml_file
from docgen.read.source import Source
from docgen.read.values import Items, Mapping, Text
from docgen.read.yaml_file import read_yaml
from tests.read.support import plain, read

ACCEPTED = [
    ("scalars are the author's words", "a: no\nb: 010\nc: 1:30\nd: yes\ne: ~", "no 010 1:30 yes ~"),
    ("dash", "a: -", "-"),
    ("percent", "unit: %", "%"),
    ("at most", "a: >80", ">80"),
    ("at least with a blank", "a: > 80", "> 80"),
    ("compared", "a: >=80%", ">=80%"),
    ("one star", "a: *", "*"),
    ("two stars", "a: **", "**"),
    ("bold", "a: **Мақсаты:** сапа", "**Мақсаты:** сапа"),
    ("word after a star", "a: *Ескерту", "*Ескерту"),
    ("at sign", "a: @docgen", "@docgen"),
    ("question mark", "a: ?", "?"),
    ("ampersand", "a: & Ко", "& Ко"),
    ("apostrophes inside", "a: % 'x'", "% 'x'"),
    ("comment with a blank", "a: x # түсініктеме", "x"),
    ("empty value", "a:\nb: x", " x"),
    ("quoted sign", 'a: "#2"', "#2"),
    ("folded over two lines", "a: бір\n  екі", "бір екі"),
]


@pytest.mark.parametrize(("title", "text", "expected"), ACCEPTED, ids=[one[0] for one in ACCEPTED])
def test_accepted(title: str, text: str, expected: str) -> None:
    value, found = read(text)
    assert found == []
    assert isinstance(value, Mapping)
    assert " ".join(str(one) for one in value.values()) == expected


def test_signs_in_brackets_are_the_authors_words() -> None:
    value, found = read("- [1, Үлес, %, -, >80, **, +]\n- - \n- [1, - , 2]")
    assert found == []
    assert plain(value) == [["1", "Үлес", "%", "-", ">80", "**", "+"], "-", ["1", "-", "2"]]


def test_dash_in_a_list_is_a_dash() -> None:
    assert plain(read("- -\n- 5")[0]) == ["-", "5"]


REFUSED = [
    ("alias bomb", "a: &a [x]\nb: [*a, *a]", "yaml-anchor", 1, 4),
    ("alias", "a: *abc", "yaml-alias", 1, 4),
    ("merge key", "<<: {a: 1}", "yaml-merge", 1, 1),
    ("self-referring alias", "&a [*a]", "yaml-anchor", 1, 1),
    ("500 brackets", "[" * 500, "yaml-too-deep", 1, 25),
    ("tag", "a: !!python/object/apply:os.system [x]", "yaml-tag", 1, 4),
    ("exclamation mark", "a: ! b", "yaml-tag", 1, 4),
    ("duplicate key", "a: 1\nb: 2\na: 3", "duplicate-key", 3, 1),
    ("escaped null", 'a: "x\\u0000"', "forbidden-character", 1, 6),
    ("escaped bell", 'a: "\\x07"', "forbidden-character", 1, 5),
    ("tab", "a:\n\tb: 1", "yaml-tab", 2, 1),
    ("empty", "", "file-empty", 1, 1),
    ("comments only", "# x\n", "file-empty", 1, 1),
    ("two documents", "---\na: 1\n---\nb: 1", "yaml-two-documents", 3, 1),
    ("decimal comma in braces", "v: {2025: 62,5, 2026: 68}", "comma-in-flow", 1, 14),
    ("decimal comma in a list", "v: [62,5, 68]", "comma-in-list", 1, 8),
    ("key without colon", "v: {a: x, b}", "key-without-colon", 1, 11),
    ("lost as a comment", "name: №5 #2", "hash-in-value", 1, 10),
    ("colour lost as a comment", "fill: #c00000", "hash-in-value", 1, 7),
    ("second colon", "v: Мақсат: сапа", "yaml-colon", 1, 10),
    ("words after quotes", 'v: "А" тобы', "yaml-quote-rest", 1, 4),
    ("dash and words", "v: - 5", "yaml-dash", 1, 4),
    ("list under a text", "a: x\n  - y", "list-under-text", 2, 3),
    ("quote not closed", 'a: "x\nb: 1', "yaml-not-closed", 1, 4),
    ("bracket not closed", "a: [1, 2\nb: 3", "yaml-not-closed", 1, 4),
    ("wrong indent", "a: 1\n b: 2", "yaml-indent", 2, 2),
    ("indent of nothing above", "a:\n  b: 1\n c: 2", "yaml-indent", 3, 2),
    ("indent of an item's key", "a:\n  - b: 1\n   c: 2", "yaml-indent", 3, 4),
    ("key at the item's dash", "a:\n  - b: 1\n  c: 2", "yaml-indent", 3, 3),
    ("no blank after the colon", "a:\n  b: 1\n  c:2\nd: 1", "yaml-no-blank", 3, 5),
    ("no blank after the first colon", "a:b\nc: 1", "yaml-no-blank", 1, 3),
    ("no blank in an item", "a:\n  - sheet:agreement", "yaml-no-blank", 2, 5),
    ("no blank in braces", "a: {b:1, c: 2}", "yaml-no-blank", 1, 5),
    ("no blank after the dash", "a:\n  - b\n  -c\n  - d", "yaml-dash-no-blank", 3, 3),
    ("no colon", "a:\n  - id: x\n    t: 1\n  - id y\n    t: 2", "yaml-no-colon", 4, 5),
    ("no colon before a list", "a: 1\nparts\n  - a", "yaml-no-colon", 2, 1),
    ("no comma in braces", "a: {b: 1 c: 2}", "yaml-no-comma", 1, 11),
    ("quote closed by the next", 'a: "x\nb: "y"\nc: 1', "yaml-not-closed", 1, 4),
    ("bracket above quotes", "a:\n  - [b, c\n  - [1, '2', '3']", "yaml-not-closed", 2, 5),
    ("no-break blanks", "a:\n\u00a0\u00a0b: 1", "yaml-no-break-blank", 2, 1),
    ("template signs", "a: {{ x }}", "yaml-key-not-text", 1, 5),
    ("unknown escape", 'a: "\\q"', "yaml-escape", 1, 5),
    ("no key", "[?, 1]", "yaml-key-missing", 1, 4),
    ("bracket too many", "a: [1]]", "yaml-syntax", 1, 7),
]


@pytest.mark.parametrize("case", REFUSED, ids=[one[0] for one in REFUSED])
def test_refused(case: tuple[str, str, str, int, int]) -> None:
    _, text, code, line, column = case
    _, found = read(text)
    assert found == [(code, line, column)]


def test_merge_key_bomb_is_refused_at_once() -> None:
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 30)]
    start = time.perf_counter()
    _, found = read("\n".join(lines))
    assert found[0][0] == "yaml-anchor"
    assert time.perf_counter() - start < 1


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert yaml_file.MOST_NODES == 400_000
    monkeypatch.setattr(yaml_file, "MOST_NODES", 4_000)
    _, found = read("[" + "1," * 4_001 + "]")
    assert found[0][0] == "yaml-too-many"
    assert read("[" + "1," * 3_990 + "]")[1] == []


def test_duplicate_key_names_both_lines() -> None:
    report = Report()
    read_yaml(Source("a.yaml", "x: 1\n\nx: 2"), report)
    assert report.found[0].arguments == {"key": "x", "first": 1}


def test_a_number_torn_by_its_comma_is_whole_again() -> None:
    value, _ = read("{2025: 62,5, 2026: 68}")
    assert plain(value) == {"2025": "62,5", "2026": "68"}


def test_all_faults_of_a_file_in_one_run() -> None:
    _, found = read("a: 1\na: 2\nb: №5 #2\nc: {2025: 1,5, 2026: 2}")
    assert [code for code, _, _ in found] == ["duplicate-key", "hash-in-value", "comma-in-flow"]


def test_positions_of_every_kind_of_scalar() -> None:
    value, _ = read("a: plain\nb: 'quoted'\nc: |\n  one\n    two\nd: [x, \"y\"]\ne: >\n  folded\n")
    assert isinstance(value, Mapping)
    a, b, c, d, e = value.values()
    assert isinstance(a, Text)
    assert (a.position.line, a.position.column, a.quoted, a.block) == (1, 4, False, False)
    assert isinstance(b, Text)
    assert (b.position.line, b.position.column, b.quoted) == (2, 5, True)
    assert isinstance(c, Text)
    assert (str(c), c.position.line, c.position.column, c.block) == ("one\n  two", 4, 3, True)
    assert (c.place(1, 2).line, c.place(1, 2).column) == (5, 5)
    assert isinstance(d, Items)
    assert [(one.position.line, one.position.column) for one in d if isinstance(one, Text)] == [
        (6, 5),
        (6, 9),
    ]
    assert isinstance(e, Text)
    assert (str(e), e.position.line, e.position.column, e.block) == ("folded", 8, 3, False)
    assert [key.position.line for key in value] == [1, 2, 3, 6, 7]


def test_quotes_that_docgen_put_in_move_no_position() -> None:
    value, _ = read('v: [%, **, x, "y"]')
    assert isinstance(value, Mapping)
    row = value[Text("v")]
    assert isinstance(row, Items)
    assert [one.position.column for one in row if isinstance(one, Text)] == [5, 8, 12, 16]
    assert [one.quoted for one in row if isinstance(one, Text)] == [False, False, False, True]


def test_marker_in_templates_names_the_place_and_is_escaped() -> None:
    value, _ = read("a: '<b>'")
    assert isinstance(value, Mapping)
    text = value[Text("a")]
    assert isinstance(text, Text)
    assert text.__html__() == '<x-text at="a.yaml:1:5"></x-text>'
    assert Text("<b>").__html__() == "&lt;b&gt;"
    assert Text("").__html__() == ""


def test_large_files_are_read_in_proportion() -> None:
    text = "rows:\n" + "".join(f"  - [{n}, Аймақ, 10, 11, 12]\n" for n in range(10_000))
    start = time.perf_counter()
    value, found = read(text)
    assert found == []
    assert isinstance(value, Mapping)
    assert time.perf_counter() - start < 5


@given(st.text(alphabet="ab :-[]{},'\"#&*!|>%@`?\n№5", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    value, found = read(text)
    assert value is not None or found


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"))))
def test_quoted_text_comes_back_as_it_was(words: str) -> None:
    quoted = words.replace("\u2028", "").replace("\u2029", "").replace("\ufeff", "")
    value, _ = read("a: '" + quoted.replace("'", "''") + "'")
    assert isinstance(value, Mapping)
    assert value[Text("a")] == quoted
