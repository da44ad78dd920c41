"""Break points: the rules' own examples, and what must hold of any word."""

from __future__ import annotations

from pathlib import Path

import pyphen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.kazakh import break_points, hyphenate, register, soft_hyphens, write_dictionary
from docgen.kazakh.hyphenation import BODY_MINIMUM
from docgen.kazakh.sounds import LOWER, VOWELS

from .dictionary import hunspell_forms, hunspell_lines, hunspell_words
from .tables import rows, words

ENTRIES = 50_000
"""The dictionary of hunspell has more; fewer would mean that it was not read."""


@pytest.mark.parametrize("row", rows("hyphens.tsv"), ids=lambda row: row["broken"])
def test_the_examples_of_the_rules(row: dict[str, str]) -> None:
    broken = row["broken"]
    own = {"іс-ша-ра": "іс-шара", "әлеу-мет-тік-эко-но-ми-ка-лық": "әлеуметтік-экономикалық"}
    own |= {"3-кес-те-ден": "3-кестеден", "SWOT-тал-дау": "SWOT-талдау"}
    bound = broken if row["rule"] == "H15" else broken.replace("-", "")
    assert hyphenate(own.get(broken, bound), "-") == broken


def _check_pieces(word: str, minimum: tuple[int, int] = (2, 2)) -> None:
    points = break_points(word, minimum)
    pieces = hyphenate(word, "|", minimum).split("|")
    assert "".join(pieces) == word
    assert len(pieces) == len(points) + 1
    if points:
        assert len(pieces[0]) >= minimum[0]
        assert len(pieces[-1]) >= minimum[1]
        assert all(set(piece.lower()) & VOWELS for piece in pieces), pieces
        assert not any(piece[0] in "ьъ" for piece in pieces[1:])


def test_no_piece_of_a_real_word_lacks_a_vowel_or_is_one_letter_at_an_end() -> None:
    for word in words():
        _check_pieces(word)
        _check_pieces(word, BODY_MINIMUM)


def _check_each_break(word: str) -> None:
    """Check every break alone: it leaves two letters, and carries two, and a vowel each."""
    for point in break_points(word):
        assert min(point, len(word) - point) > 1, (word, point)
        assert set(word[:point].lower()) & VOWELS, (word, point)
        assert set(word[point:].lower()) & VOWELS, (word, point)


def test_what_holds_of_words_holds_of_the_whole_dictionary_of_hunspell() -> None:
    found = hunspell_words()
    assert len(found) > ENTRIES
    for word in found:
        _check_pieces(word)
        _check_each_break(word)
    broken = sum(bool(break_points(word)) for word in found)
    assert broken > 0.9 * len(found), "most words are longer than a syllable"


def test_it_holds_of_the_forms_of_one_word_in_sixty_too() -> None:
    forms = list(hunspell_forms(60))
    assert len(forms) > 15_000
    for form in forms:
        _check_pieces(form)
        _check_pieces(form, BODY_MINIMUM)


def test_a_missing_dictionary_is_named_with_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"^install hunspell-kk: .*test"):
        hunspell_lines(tmp_path)


@given(st.text(alphabet=LOWER, max_size=24))
@settings(derandomize=True, max_examples=400, deadline=None)
def test_no_piece_of_any_letters_lacks_a_vowel(word: str) -> None:
    _check_pieces(word)


@given(st.text(max_size=60))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_soft_hyphens_only_add_themselves(text: str) -> None:
    done = soft_hyphens(text)
    assert done.replace("\u00ad", "") == text.replace("\u00ad", "")
    assert soft_hyphens(done) == done


@pytest.mark.parametrize(
    "text",
    [
        "тараз-одб@mail.ru",
        "https://мысал.қаз/құжат",
        "www.емхана.кз",
        "e-gov.kz",
        "А. Е. Қ.",
        "МӘМС, ТМККК, ҚазҰУ-дағылар",
        "2024-жылдағы",
        "Damumed",
        "25 кг",
        "57,8%-ындағы",
    ],
)
def test_what_is_never_broken(text: str) -> None:
    kept = text.replace("2024-жылдағы", "2024-тегі")
    assert soft_hyphens(kept) == kept


def test_running_text() -> None:
    text = "Денсаулық сақтау министрлігі (ДСМ), «емхана»."
    shown = soft_hyphens(text, char="-")
    assert shown == "Ден-сау-лық сақ-тау ми-нистр-лі-гі (ДСМ), «ем-ха-на»."
    assert soft_hyphens("оқушылар", BODY_MINIMUM, "-") == "оқу-шы-лар"
    assert soft_hyphens("алаңына", BODY_MINIMUM, "-") == "ала-ңына"


def test_pyphen_breaks_like_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "kk-test.dic"
    write_dictionary(["АДҚАЖ", "СОРО", "соро", "іс-шаралар"], path)
    register(path, "kk-test")
    try:
        dictionary = pyphen.Pyphen(lang="kk-test")
        sample = [word for word in words() if "-" not in word and word[0] not in "ьъ"]
        wrong = [word for word in sample if tuple(dictionary.positions(word)) != break_points(word)]
        assert wrong == []
        assert dictionary.inserted("АДҚАЖ") == "АДҚАЖ"
        assert dictionary.inserted("соро") == "соро"
        assert dictionary.inserted("шараларына") == "ша-ра-ла-ры-на"
    finally:
        del pyphen.LANGUAGES["kk_test"], pyphen.LANGUAGES_LOWERCASE["kk_test"]
