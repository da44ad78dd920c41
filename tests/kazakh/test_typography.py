"""No-break spaces, spans that hold together, quotation marks; order of the alphabet."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.kazakh import (
    Spacing,
    no_break_spans,
    paragraph_letter,
    paragraph_position,
    quoted,
    sort_key,
    sort_words,
    typeset,
)

from .tables import rows


@pytest.mark.parametrize(
    "row", [*rows("typography.tsv"), *rows("gold-typography.tsv")], ids=lambda row: row["given"]
)
def test_no_break_spaces(row: dict[str, str]) -> None:
    done = typeset(row["given"])
    assert done.replace("\u00a0", "~") == row["expected"]
    assert typeset(done) == done


@given(st.text(alphabet="аәб АБ.19%№–-«» ", max_size=40))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_the_wording_never_changes(text: str) -> None:
    done = typeset(text)
    assert done.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert typeset(done) == done


@pytest.mark.parametrize("mark", ["*", "**", "*;", "*)"])
def test_the_asterisk_of_a_note_stays_with_its_word(mark: str) -> None:
    assert typeset(f"қамту деңгейі {mark}") == f"қамту деңгейі\u00a0{mark}"
    assert typeset("саны * 100 / саны") == "саны * 100 / саны"


def test_a_layout_may_set_the_space_of_signs() -> None:
    wide = Spacing(number_sign=True, percent=True)
    tight = Spacing(number_sign=False, percent=False, dash=False)
    assert typeset("№5, 43% – бар", wide) == "№\u00a05, 43\u00a0%\u00a0– бар"
    assert typeset("№ 5, 43 % – бар", tight) == "№5, 43% – бар"


def test_spans_that_must_not_be_broken() -> None:
    text = "83-тен 57,8%-ға ҰБОО-ның 3-кестеден 2024–2028 COVID-19 «Қор»-ның іс-шара -5 10–15-тен"
    assert [text[start:end] for start, end in no_break_spans(text)] == [
        "83-тен",
        "57,8%-ға",
        "ҰБОО-ның",
        "3-кес",
        "2024–2028",
        "COVID-19",
        "Қор»-ның",
        "-5",
        "10–15-тен",
    ]
    assert no_break_spans("емхана мен аурухана") == []


def test_quotes() -> None:
    assert quoted("Қор") == "«Қор»"
    assert quoted("«Қор» АҚ") == "«„Қор“ АҚ»"


def test_the_order_of_the_alphabet() -> None:
    letters = list("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")
    assert sort_words(reversed(letters)) == letters
    assert sort_words(["өрт", "орта", "Әлем", "алма", "ұя", "үй", "ірі", "ыдыс"]) == [
        "алма",
        "Әлем",
        "орта",
        "өрт",
        "ұя",
        "үй",
        "ыдыс",
        "ірі",
    ]
    assert sort_key("2-бөлім") < sort_key("A") < sort_key("а")


def test_paragraph_letters_go_on_without_end() -> None:
    assert [paragraph_letter(place) for place in range(1, 8)] == list("аәбвгғд")
    assert all(paragraph_position(paragraph_letter(place)) == place for place in range(1, 2000))
    with pytest.raises(ValueError, match="from 1"):
        paragraph_letter(0)
    with pytest.raises(ValueError, match="not a paragraph letter"):
        paragraph_position("ъ")
    with pytest.raises(ValueError, match="missing"):
        paragraph_position("")


@pytest.mark.parametrize("text", ["млн-ға", "м.а.-ның", "км-ден", "ж.-дан", "II-ге", "«Қор»-ның"])
def test_short_words_keep_their_endings(text: str) -> None:
    spans = no_break_spans(text)
    assert len(spans) == 1
    assert spans[0][1] == len(text)


@pytest.mark.parametrize("text", ["іс-шара", "алдын-ала", "тең-тең", "қолма-қол"])
def test_words_may_part_at_their_own_hyphen(text: str) -> None:
    assert no_break_spans(text) == []
