"""Endings on words, names, phrases and abbreviations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.kazakh import Case, Lexicon, Number, ending, forms, inflect, locative_adjective

from .tables import rows


@pytest.mark.parametrize("row", rows("forms.tsv"), ids=lambda row: f"{row['given']}-{row['form']}")
def test_forms(row: dict[str, str]) -> None:
    assert forms(row["given"])[row["form"]] == row["expected"]


def test_a_plan_decides_how_its_abbreviations_are_read() -> None:
    by_word = Lexicon.default().with_entries({"МӘМС": "word", "JCI": "джи-си-ай", "ТБС": "тубус"})
    assert inflect("МӘМС", "dative", lexicon=by_word) == "МӘМС-ке"
    assert inflect("JCI", "dative", lexicon=by_word) == "JCI-ға"
    assert inflect("ТБС", "accusative", lexicon=by_word) == "ТБС-ты"
    assert inflect("МӘМС", "dative") == "МӘМС-ға"


def test_a_plan_says_whether_a_noun_is_possessed() -> None:
    told = Lexicon.default().with_entries(possessed={"Көкшесі": False, "желі": True})
    assert inflect("Көкшесі", "dative", lexicon=told) == "Көкшесіге"
    assert inflect("желі", "dative", lexicon=told) == "желіне"
    assert inflect("Тасты", "dative", possessed=False) == "Тастыға"


def test_an_abbreviation_needs_a_reading() -> None:
    with pytest.raises(ValueError, match="reading"):
        Lexicon.default().with_entries({"МӘМС": " "})


def test_plural_and_possessive_come_before_the_case() -> None:
    assert inflect("мақсат", Case.DATIVE, number=Number.PLURAL) == "мақсаттарға"
    assert inflect("мақсат", "dative", number="plural", possessive=True) == "мақсаттарына"
    assert inflect("орталығы", "locative", number="plural") == "орталықтарында"
    assert inflect("халқы", "nominative", number="plural") == "халықтары"
    assert locative_adjective("мекеме", possessive=True) == "мекемесіндегі"
    assert locative_adjective("желі", number="plural") == "желілердегі"


def test_the_nominative_changes_nothing() -> None:
    for text in ("факт", "металл", "съезд", "83", "«Қор» АҚ (Қор)", "", "–"):
        assert inflect(text, "nominative") == text


def test_an_ending_alone() -> None:
    assert ending("83", "ablative") == "тен"
    assert ending("орталығы", "accusative") == "н"


@pytest.mark.parametrize(
    "text", ["", " ", "–", "...", "()", "«»", "@", "№", "1/0", "$", "²", "αβγ"]
)
def test_what_is_no_word_does_not_fail(text: str) -> None:
    assert inflect(text, "dative").startswith(text.strip(" ."))


@given(st.text(max_size=30))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_any_text_takes_every_form(text: str) -> None:
    assert forms(text)["nominative"] == text


@pytest.mark.parametrize(
    ("word", "back"),
    [("тауарлы", True), ("келісу", False), ("костюм", False), ("Гоголь", False), ("ауру", True)],
)
def test_harmony(word: str, back: bool) -> None:
    assert inflect(word, "locative", possessed=False).endswith(("да", "та") if back else ("де",))
