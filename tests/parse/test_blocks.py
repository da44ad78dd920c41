"""Markdown's blocks become nodes that know their places."""

from __future__ import annotations

import pytest

from docgen.diagnostics import Position
from docgen.tree.nodes import (
    Cell,
    Figure,
    FormulaBlock,
    Group,
    Heading,
    List,
    Paragraph,
    RowKind,
    Strong,
    Table,
    Text,
)
from tests.parse.text import faults, parsed


def heading(words: str) -> Heading:
    (found,) = parsed(words)
    assert isinstance(found, Heading)
    return found


def test_heading_levels_and_places() -> None:
    first, second = parsed("# Бір\n\nМәтін.\n\n## Екі")[::2]
    assert isinstance(first, Heading)
    assert isinstance(second, Heading)
    assert (first.kind, first.level, first.position) == ("part", 1, Position("1.md", 1, 1))
    assert (second.kind, second.level, second.position.line) == ("section", 2, 5)
    assert first.children[0] == Text("Бір", Position("1.md", 1, 3))


def test_heading_attributes() -> None:
    found = heading('## Сапа {.direction #d1 label="1-бағыт." contents="Басқа" contents-level=3}')
    assert (found.kind, found.id, found.label, found.label_given) == (
        "direction",
        "d1",
        "1-бағыт.",
        True,
    )
    assert found.contents_title == (Text("Басқа", found.position),)
    assert found.contents_level == 3
    assert heading("# А {contents=no}").contents_level == 0
    assert heading('# А {contents-label="2."}').contents_label == "2."
    assert heading("# А {new-page=yes}").new_page
    assert heading("# [3.1.]{.label} Атау").label == "3.1."


@pytest.mark.parametrize(("words", "kind"), [("#", "unnumbered-part"), ("##", "unnumbered")])
def test_unnumbered_headings_follow_their_level(words: str, kind: str) -> None:
    assert heading(f"{words} Түйін {{.unnumbered}}").kind == kind


def test_author_numbers_are_kept() -> None:
    (found,) = parsed("1. бір\n2. екі\n7. жеті")
    assert isinstance(found, List)
    assert [(one.label, one.value) for one in found.items] == [("1.", 1), ("2.", 2), ("7.", 7)]


def test_equal_numbers_are_counted_and_a_lone_one_stays() -> None:
    (counted,) = parsed("1) бір\n1) екі")
    (lone,) = parsed("5. бес")
    assert isinstance(counted, List)
    assert isinstance(lone, List)
    assert [one.label for one in counted.items] == ["1)", "2)"]
    assert [one.label for one in lone.items] == ["5."]


def test_nested_lists_and_their_markers() -> None:
    (outer,) = parsed("- бір\n  1) екі\n     + үш")
    assert isinstance(outer, List)
    middle = outer.items[0].blocks[1]
    assert isinstance(middle, List)
    inner = middle.items[0].blocks[1]
    assert isinstance(inner, List)
    assert [(one.marker, one.level) for one in (outer, middle, inner)] == [
        ("-", 0),
        ("1)", 1),
        ("–", 2),
    ]
    assert inner.items[0].position == Position("1.md", 3, 6)


def test_item_with_the_authors_label() -> None:
    (found,) = parsed("- [1.1. міндет.]{.label} Сапа")
    assert isinstance(found, List)
    item = found.items[0]
    assert (item.label, item.label_given) == ("1.1. міндет.", True)
    words = item.blocks[0]
    assert isinstance(words, Paragraph)
    assert words.children == (Text("Сапа", Position("1.md", 1, 26)),)


def test_paragraph_styles_and_settings() -> None:
    lead, center, both = parsed("{.lead}\nА:\n\n{.center #c}\nБ\n\n{.motto .right}\nВ")
    assert isinstance(lead, Paragraph)
    assert isinstance(center, Paragraph)
    assert isinstance(both, Paragraph)
    assert lead.style == "lead"
    assert (center.style, center.align, center.id) == ("center", "", "c")
    assert (both.style, both.align) == ("motto", "right")


def test_pipe_table_with_merges() -> None:
    (table,) = parsed("| а | б | в |\n| :-- | --: | :-: |\n| 1 | < | 2 |\n| ^ | ^ | 3 |")
    assert isinstance(table, Table)
    assert [one.align for one in table.columns] == ["left", "right", "center"]
    assert [row.kind for row in table.rows] == [RowKind.HEADER, RowKind.BODY, RowKind.BODY]
    merged: Cell = table.rows[1].cells[0]
    assert (merged.column_span, merged.row_span) == (2, 2)
    assert len(table.rows[2].cells) == 1
    assert [row.position.line for row in table.rows] == [1, 3, 4]


def test_a_lone_picture_is_a_figure_in_proportion() -> None:
    (figure,) = parsed('![Көрініс](a.png "Атауы"){width=50mm #p}')
    assert isinstance(figure, Figure)
    assert (figure.alt, figure.id) == ("Көрініс", "p")
    assert figure.caption is not None
    assert figure.caption.children == (Text("Атауы", Position("1.md", 1, 1)),)
    assert (figure.content.width, figure.content.height) == (2835, 1418)


def test_formula_of_its_own() -> None:
    (found,) = parsed("$$ К = \\frac{А}{В} $$ (f-1)")
    assert isinstance(found, FormulaBlock)
    assert (found.formula.latex, found.id) == ("К = \\frac{А}{В}", "f-1")


def test_directives_nest_and_keep_their_words() -> None:
    (outer,) = parsed(
        ':::: landscape\n::: table caption="Екі сөз" #t-1\n| а |\n| - |\n:::\n\n'
        "::: swot data/s.yaml :::\n::::"
    )
    assert isinstance(outer, Group)
    table, swot = outer.blocks
    assert isinstance(table, Group)
    assert isinstance(swot, Group)
    assert (table.role, table.id) == ("table caption=Екі сөз", "t-1")
    assert isinstance(table.blocks[0], Table)
    assert (swot.role, swot.position.line) == ("swot data/s.yaml", 7)


def test_a_paragraph_before_the_first_heading() -> None:
    first, second = parsed("Кіріспе.\n\n# Бөлім")
    assert isinstance(first, Paragraph)
    assert isinstance(second, Heading)


def test_texts_in_cells_are_cell_paragraphs() -> None:
    first, second = parsed("Абзац.\n\n- тармақ", cell=True)
    assert isinstance(first, Paragraph)
    assert isinstance(second, List)
    assert (first.style, second.style) == ("cell", "cell-list")


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        ("# А {.жоқ}", "unknown-heading-kind", 1),
        ("# А {pages=3}", "unknown-attribute", 1),
        ("#", "empty-heading", 1),
        ("А\n\n{.жоқ}\nБ", "unknown-paragraph-style", 4),
        ("А\n\n---", "rule-in-text", 3),
        ("```\nкод\n```", "code-in-text", 1),
        ("А\n\n::: side goal\nБ", "directive-not-closed", 3),
        ("![](a.png)", "image-without-alt", 1),
        ("Сөз ![а](a.png) сөз", "image-in-text", 1),
        ("\n".join(f"{'  ' * n}- а" for n in range(10)), "list-too-deep", 9),
        ("| а | б |\n| - | - |\n| < | 1 |", "merge-outside-table", 3),
    ],
)
def test_faults_name_their_line(words: str, code: str, line: int) -> None:
    assert (code, line) in [(one, at) for one, at, _ in faults(words)]


def test_bold_label_opens_a_paragraph() -> None:
    (found,) = parsed("**Мақсат:** сапа")
    assert isinstance(found, Paragraph)
    assert found.children[0] == Strong((Text("Мақсат:", Position("1.md", 1, 3)),))
