"""Rows that stay together, heads that pages repeat, years that a narrow column parts."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from docgen.diagnostics import Report
from docgen.layout.columns import decide_tables
from docgen.layout.decisions import pages
from docgen.layout.lines import Piece, count_lines, line_ends
from docgen.layout.measure import Measure
from docgen.layout.needs import Profiles, times_shown
from docgen.layout.softhyphens import opened_ties
from docgen.layout.widths import Wishes, choose_widths
from docgen.tree import nodes
from docgen.tree.nodes import RowKind
from tests.layout.looks import LAYOUT, row, table
from tests.layout.test_columns import words_of

TIED = "2021\u00a0жылғы"


def decided(block: nodes.Table) -> nodes.Table:
    (found,), _ = decide_tables((block,), LAYOUT, "main", False, Report())
    assert isinstance(found, nodes.Table)
    return found


def kept(block: nodes.Table) -> list[bool]:
    return [one.keep_next for one in decided(block).rows]


def test_short_rows_are_not_alone_overleaf_nor_under_the_head() -> None:
    body = [[f"{at}", "сөз"] for at in range(6)]
    assert kept(table(["№", "Атауы"], body)) == [False, True, False, False, False, True, False]


def test_high_rows_stand_where_they_fall() -> None:
    long = "денсаулық сақтау саласындағы " * 60
    body = [[f"{at}", long] for at in range(4)]
    assert not any(kept(table(["№", "Атауы"], body)))


def test_a_row_that_may_be_cut_is_not_tied_to_another() -> None:
    block = table(["№", "Атауы"], [["1", "сөз"], ["2", "сөз"], ["3", "сөз"]])
    long = nodes.Cell((nodes.Paragraph((nodes.Text("сақтау саласы " * 400),), style="cell"),))
    cut = replace(row([nodes.Cell(block.rows[1].cells[0].blocks), long]), can_split=True)
    found = decided(replace(block, rows=(*block.rows[:2], cut, block.rows[3])))
    assert found.rows[2].can_split
    assert not found.rows[2].keep_next


def beside(words: str, span: int) -> nodes.Table:
    """Return a table of ten rows whose third begins a cell of `words` over `span` rows."""
    block = table(["№", "Атауы"], [[f"{at}", "сөз"] for at in range(10)])
    block = replace(block, columns=tuple(nodes.Column(1800, fixed=True) for _ in range(2)))
    rows = list(block.rows)
    wide = nodes.Cell((nodes.Paragraph((nodes.Text(words),), style="cell"),), row_span=span)
    rows[3] = replace(rows[3], cells=(wide, rows[3].cells[1]))
    for at in range(4, 3 + span):
        rows[at] = replace(rows[at], cells=rows[at].cells[1:])
    return replace(block, rows=tuple(rows))


def test_a_text_over_several_rows_is_not_parted_by_a_page() -> None:
    alone = kept(beside("бір", 6))
    assert [at for at, stays in enumerate(alone) if stays] == [1, 9]
    three_lines = kept(beside("біріншіден екіншіден үшіншіден", 6))
    assert [at for at, stays in enumerate(three_lines) if stays] == [1, 3, 4, 9]


def test_a_text_over_rows_that_no_page_holds_ties_none() -> None:
    found = kept(beside("біріншіден " * 100, 6))
    assert [at for at, stays in enumerate(found) if stays] == [1, 9]


def test_one_row_is_left_alone() -> None:
    assert kept(table(["№", "Атауы"], [["1", "сөз"]])) == [False, False]
    assert kept(table([], [["1", "сөз"]])) == [False]


def test_the_head_of_a_long_table_costs_on_every_page() -> None:
    page = LAYOUT.text_height("main")
    block = table(["Тәуекелдің атауы", "Шара"], [["сөз " * 30, "шара"] for _ in range(60)])
    needs = Profiles(Measure(LAYOUT)).needs(block)
    once = choose_widths(needs, 3000, Wishes())
    often = choose_widths(needs, 3000, Wishes(), page)
    assert once.repeated == 0
    head = needs.row_heights(often.widths)[0]
    assert often.repeated == pytest.approx(head * often.height / page)
    assert times_shown(often.height, page) == pytest.approx(1 + often.height / page)
    assert pages(often, page, ("cell",), "cell") * page == pytest.approx(often.cost)


def test_a_high_head_is_worth_more_room_in_a_long_table() -> None:
    words = "Тәуекелдерді басқару бойынша шаралар қабылданбаған жағдайда ықтимал салдарлар"
    body = [["мемлекеттік саясатты іске асыру мен сапасы " * 2, "бас"] for _ in range(40)]
    needs = Profiles(Measure(LAYOUT)).needs(table(["Атауы", words], body))
    free = choose_widths(needs, 7000, Wishes(), LAYOUT.text_height("main"))
    short = choose_widths(needs, 7000, Wishes())
    heads = [needs.row_heights(one.widths)[0] for one in (free, short)]
    assert heads[0] <= heads[1]
    assert free.cost <= short.cost + free.repeated


def test_a_year_and_its_word_part_before_words_break() -> None:
    head = [TIED, "жоспардың", TIED, "орындалуы"]
    block = table(head, [["1", "2", "3", "4"]], "plain")
    needs = Profiles(Measure(LAYOUT)).needs(block)
    width = sum(needs.whole) - 400
    narrow = replace(block, width=round(width), orientation="portrait")
    words = words_of(decided(narrow))[:4]
    assert words[1::2] == ["жоспардың", "орындалуы"]
    assert any(word == TIED.replace("\u00a0", " ") for word in words)


@pytest.mark.parametrize(
    ("word", "parted"),
    [
        (TIED, "2021 жылғы"),
        ("2024\u00a0ж.", "2024\u00a0ж."),
        ("1\u00a0234\u00a0567", "1\u00a0234\u00a0567"),
        ("12024\u00a0адам", "12024\u00a0адам"),
        ("№\u00a012", "№\u00a012"),
    ],
)
def test_only_years_are_parted_from_words(word: str, parted: str) -> None:
    assert opened_ties(word) == parted


def test_lines_are_counted_as_they_are_ended() -> None:
    dice = random.Random(7)

    def piece() -> Piece:
        soft = dice.random() < 0.4
        space = 0.0 if soft or dice.random() < 0.2 else 3.0
        hyphen = 4.0 if soft else 0.0
        return Piece(float(dice.randint(1, 30)), space, hyphen, not soft and dice.random() < 0.05)

    for _ in range(3000):
        content = [piece() for _ in range(dice.randint(0, 12))]
        width = float(dice.randint(5, 60))
        first = dice.choice([None, float(dice.randint(5, 60))])
        assert count_lines(content, width, first) == len(line_ends(content, width, first))


def test_group_rows_and_totals_keep_their_own_rules() -> None:
    rows = (
        row(["№", "Атауы"], RowKind.HEADER),
        row(["1", "2"], RowKind.NUMBERS),
        row(["Топ", ""], RowKind.GROUP),
        row(["1", "сөз"]),
        row(["Барлығы", "1"], RowKind.TOTAL),
    )
    block = nodes.Table((nodes.Column(), nodes.Column()), rows)
    assert kept(block) == [False, False, True, True, False]
