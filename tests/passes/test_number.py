"""Numbers of headings, captions, formulas and notes; names of targets."""

from __future__ import annotations

from docgen.diagnostics import Report
from docgen.passes.number import Target, number
from docgen.tree.nodes import (
    Block,
    Caption,
    Footnote,
    Formula,
    FormulaBlock,
    Heading,
    Paragraph,
    Table,
    Text,
)
from tests.parse.text import layout, parsed


def numbered(words: str, name: str = "clinic") -> list[Heading]:
    blocks, _ = number(parsed(words), layout(name), Report())
    return [one for one in blocks if isinstance(one, Heading)]


def labels(words: str, name: str = "clinic") -> list[str]:
    return [one.label for one in numbered(words, name)]


def table(caption: Caption | None, id: str = "") -> Table:
    return Table((), (), caption=caption, id=id)


def test_parts_and_sections_restart() -> None:
    words = "# а\n\n## б\n\n## в\n\n### г\n\n# д\n\n## е"
    assert labels(words) == ["1-бөлім.", "1.1.", "1.2.", "1.2.1.", "2-бөлім.", "2.1."]


def test_directions_count_through_the_parts() -> None:
    words = "# а\n\n## б {.direction}\n\n### в {.goal}\n\n# г\n\n## д {.direction}\n\n### е {.goal}"
    assert labels(words)[1:3] == ["1-стратегиялық бағыт.", "1.1-мақсат."]
    assert labels(words)[4:] == ["2-стратегиялық бағыт.", "2.1-мақсат."]


def test_sections_of_an_annex_do_not_belong_to_the_last_part() -> None:
    words = "# а\n\n# б\n\n# в {.annex}\n\n## г\n\n### ғ\n\n# д {.annex}\n\n## е"
    assert labels(words)[2:] == ["1-қосымша.", "1.", "1.1.", "2-қосымша.", "1."]


def test_sections_of_an_unnumbered_part_have_their_own_numbers() -> None:
    words = "# а\n\n## б\n\n# в {.unnumbered}\n\n## г\n\n# д\n\n## е"
    assert labels(words)[3:] == ["1.", "2-бөлім.", "2.1."]


def test_a_goal_without_a_direction_is_not_called_after_none() -> None:
    assert labels("# а\n\n### б {.goal}\n\n#### в {.task}")[1:] == ["1-мақсат.", "1.1-міндет."]


def test_roman_series_of_the_development_strategy() -> None:
    words = "# а\n\n## б\n\n## в\n\n# г\n\n## д"
    assert labels(words, "development") == ["I.", "i.", "ii.", "II.", "i."]


def test_own_labels_do_not_count_but_name_their_number() -> None:
    first, second = numbered('# а {label="3.4. 4-бағыт."}\n\n# б')
    assert (first.label, first.number, first.separator) == ("3.4. 4-бағыт.", "3.4", " ")
    assert second.label == "2-бөлім."


def test_an_empty_label_leaves_no_separator() -> None:
    (found,) = numbered('# а {label=""}')
    assert (found.label, found.separator, found.number) == ("", "", "")


def test_names_are_given_and_kept() -> None:
    first, second = numbered("# а {#own}\n\n# б")
    assert first.id == "own"
    assert second.id.startswith("auto-h-")


def test_a_name_given_twice_is_reported_with_the_first_place() -> None:
    report = Report()
    number(parsed("# а {#x}\n\n# б {#x}"), layout(), report)
    (fault,) = report.found
    assert (fault.code, fault.position.line) == ("duplicate-id", 3)
    assert fault.arguments == {"id": "x", "line": 1, "file": "1.md"}


def test_other_words_in_the_contents_are_told() -> None:
    report = Report()
    number(parsed('# а {contents="б"}\n\n# в {contents="в"}'), layout(), report)
    assert [(one.code, one.position.line) for one in report.found] == [
        ("contents-title-differs", 1)
    ]


def captions(*given: Caption) -> list[Caption]:
    blocks: tuple[Block, ...] = tuple(table(one) for one in given)
    found, _ = number(blocks, layout(), Report())
    return [one.caption for one in found if isinstance(one, Table) and one.caption]


def test_captions_count_by_sequence_and_go_on_after_an_own_number() -> None:
    words = (Text("а"),)
    found = captions(
        Caption(words),
        Caption(words, "figure"),
        Caption(words, label="№5 кесте", label_given=True),
        Caption(words),
    )
    assert [one.label for one in found] == ["1-кесте.", "1-сурет.", "№5 кесте", "6-кесте."]
    assert [one.number for one in found] == ["1", "1", "5", "6"]


def test_the_label_stands_where_the_author_or_the_layout_says() -> None:
    words = (Text("а"),)
    found = captions(Caption(words), Caption(words, own_line=True), Caption(words, own_line=False))
    assert [one.own_line for one in found] == [False, True, False]


def test_targets_tell_word_and_number() -> None:
    blocks: tuple[Block, ...] = (
        *parsed("# а {#part}\n\n{#p}\nсөз"),
        table(Caption((Text("б"),)), "t"),
        FormulaBlock(Formula("x"), id="f"),
    )
    found, targets = number(blocks, layout(), Report())
    assert targets["part"] == Target("part", "бөлім", "1", "1-бөлім.", "а")
    assert targets["t"] == Target("t", "кесте", "1", "1-кесте.", "б")
    assert targets["f"] == Target("f", "формула", "1", "(1)")
    assert targets["p"].title == "сөз"
    formula = found[-1]
    assert isinstance(formula, FormulaBlock)
    assert formula.label == "(1)"


def test_footnotes_count_in_reading_order() -> None:
    note = Footnote((Paragraph((Text("е"),)),))
    blocks = (Paragraph((note, Text("а"), note)), Paragraph((Footnote((), "*"), note)))
    found, _ = number(blocks, layout(), Report())
    marks = [
        one.mark
        for block in found
        if isinstance(block, Paragraph)
        for one in block.children
        if isinstance(one, Footnote)
    ]
    assert marks == ["1", "2", "*", "3"]


def test_numbering_twice_changes_nothing() -> None:
    once, _ = number(parsed("# а {#a}\n\n## б {#b}\n\nв[^1]\n\n[^1]: г"), layout(), Report())
    twice, _ = number(once, layout(), Report())
    assert twice == once
