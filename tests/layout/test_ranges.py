"""Ranges of figures stay on one line; in a cell too narrow for one it parts after its dash."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from docgen.diagnostics import Report
from docgen.layout.breaks import (
    WORD_JOINER,
    ZERO_SPACE,
    joined_ranges,
    like_word,
    opened_ranges,
    split_word,
)
from docgen.layout.columns import decide_tables, set_column_widths
from docgen.layout.lines import line_ends
from docgen.layout.measure import Measure
from docgen.layout.tightlines import tighten_lines, tightened
from docgen.tree import nodes
from docgen.tree.nodes import Document, Heading, Meta, NoBreak, PageSection, Paragraph, Text
from tests.layout.looks import LAYOUT, row, table

WORDS = "Жоспардың 2021–2025 жылдарға арналған мақсаттары 3–5 жыл сайын қаралады"
JOINED = "2021–\u20602025"


def printed(children: Iterable[nodes.Inline]) -> str:
    """Return the characters of inlines, invisible ones too."""
    return "".join(
        one.text if isinstance(one, Text) else printed(getattr(one, "children", ()))
        for one in children
    )


def set_in(width: int, *children: nodes.Inline) -> tuple[str, list[str]]:
    """Return a paragraph's text as tightened, and the words of each of its lines."""
    block = Paragraph(children, style="list")
    text = next(Measure(LAYOUT).texts(block))
    words = printed(children).split(" ")
    ends = line_ends(text.content, width)
    lines = [" ".join(words[begin:end]) for begin, end in zip([0, *ends], ends, strict=False)]
    return printed(tightened(block, text, width).children), lines


@pytest.mark.parametrize("width", range(2400, 9000, 150))
def test_the_joiner_stands_where_a_range_opens_a_line_and_nowhere_else(width: int) -> None:
    made, lines = set_in(width, Text(WORDS))
    assert made.replace(WORD_JOINER, "") == WORDS
    assert " ".join(lines) == WORDS
    for span in ("2021–2025", "3–5"):
        opens = any(line.startswith(span) for line in lines[1:])
        assert (joined_ranges(span) in made) == opens


def test_a_range_in_other_type_or_in_a_heading_is_joined_too() -> None:
    children = (Text("Жоспардың "), nodes.Strong((Text("2021–2025"),)), Text(" жылдары"))
    made, lines = set_in(2600, *children)
    assert lines[1].startswith("2021–2025")
    assert JOINED in made
    heading = Heading(
        "section", 1, (Text(f"{'Денсаулық ' * 6}2021–2025"),), label="1.", separator=" "
    )
    document = Document(Meta("Атау"), (PageSection((heading,)),))
    for part in tighten_lines(document, LAYOUT).sections[0].blocks:
        assert isinstance(part, Heading)
        assert JOINED in printed(part.children)


def test_what_stands_on_one_line_is_the_same_object() -> None:
    block = Heading("section", 1, (Text("2021–2025 жылдар"),), label="1.", separator=" ")
    document = Document(Meta("Атау"), (PageSection((block,)),))
    assert tighten_lines(document, LAYOUT).sections[0].blocks == (block,)


def cell_texts(words: nodes.Inline, width: int) -> tuple[str, list[str]]:
    block = table(["Кезең", "Мазмұны"], [["", "Сөз " * 40]])
    cell = nodes.Cell((Paragraph((words,), style="cell"),))
    columns = (nodes.Column(width, fixed=True), nodes.Column())
    rows = (block.rows[0], row([cell, "Сөз " * 40]))
    report = Report()
    blocks = (nodes.Table(columns, rows, "grid"),)
    blocks, _ = decide_tables(blocks, LAYOUT, "main", False, report)  # type: ignore[assignment]  # a table stays one
    document = Document(Meta("Атау"), (PageSection(blocks),))
    document = tighten_lines(set_column_widths(document, LAYOUT, report), LAYOUT)
    (made,) = document.sections[0].blocks
    assert isinstance(made, nodes.Table)
    (paragraph,) = made.rows[1].cells[0].blocks
    assert isinstance(paragraph, Paragraph)
    return printed(paragraph.children), [one.code for one in report.found]


def test_a_column_holds_a_range_whole() -> None:
    block = table(["Жыл", *["Мазмұны"] * 6], [["2021–2025", *["ұйымдастырушылық жұмыстар"] * 6]])
    (made,), _ = decide_tables((block,), LAYOUT, "main", False, Report())
    assert isinstance(made, nodes.Table)
    assert ZERO_SPACE not in str(made.rows)


@pytest.mark.parametrize("words", [Text("2021–2025"), NoBreak((Text("2021–2025-ші"),))])
def test_in_a_cell_too_narrow_for_it_a_range_parts_after_its_dash(words: nodes.Inline) -> None:
    found, codes = cell_texts(words, 900)
    assert found.startswith(f"2021–{ZERO_SPACE}2025")
    assert codes == []
    whole, codes = cell_texts(words, 2000)
    assert (whole, codes) == (printed((words,)), [])


def test_a_range_parts_from_the_word_it_is_tied_to_before_it_is_cut() -> None:
    found, codes = cell_texts(Text("2021–2025\u00a0жж."), 900)
    assert (found, codes) == (f"2021–{ZERO_SPACE}2025 жж.", [])
    found, codes = cell_texts(Text("2021–2025"), 500)
    assert set(codes) == {"word-wider-than-column"}  # the heading of the column is too wide as well
    assert f"–{ZERO_SPACE}" in found


def test_pango_is_told_of_every_range() -> None:
    assert like_word("2021–2025 жж., I–IV тоқсан") == "2021–\u20602025 жж., I–\u2060IV тоқсан"
    assert like_word("2021–\u200b2025") == "2021–\u200b2025"
    assert like_word("қаңтар–наурыз, сөз – сөз") == "қаңтар–наурыз, сөз – сөз"
    assert opened_ranges("3–5%") == f"3–{ZERO_SPACE}5%"


def test_a_letter_is_not_left_alone_before_its_hyphen() -> None:
    assert split_word("E-Densaulyq") == ("E-Densaulyq",)
    assert split_word("жұмыс-шара") == ("жұмыс-", "шара")
    assert split_word("2024-2028") == ("2024-", "2028")
    assert joined_ranges("оларды E-Densaulyq, «С-витамині»") == (
        f"оларды E-{WORD_JOINER}Densaulyq, «С-{WORD_JOINER}витамині»"
    )
    assert joined_ranges("бизнес-процесс, А-Б") == "бизнес-процесс, А-Б"
