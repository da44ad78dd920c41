"""Raised and lowered text belongs to the word it stands in, whatever stands beside it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice, product

import pytest

from docgen.verify import verify_words
from tests.support import built

OPENING = ["м", "сөз", "10", "2,5", "CO", "№5", "25%", "(а)", "«б»"]
BESIDE = [*OPENING, "/", ".", ";", "-"]
MOVED = ["^2^", "^-1^", "^аб^", "~2~", "~n+1~"]
IN_A_PARAGRAPH = 40


def _paragraphs(words: Iterator[str]) -> Iterator[str]:
    while some := list(islice(words, IN_A_PARAGRAPH)):
        yield " ".join(["Сөз", *some])


def _wrong(*blocks: str) -> list[object]:
    """Return what the count of words holds against both files of these blocks."""
    one = built({"1.md": "\n\n".join(["# Бөлім", *blocks])})
    found = verify_words(one.document, one.docx, one.pdf_data)
    assert found.content > 0
    return [*found.outside, *(one for one in found.differences if one.lost or one.added)]


def test_between_words_numbers_and_punctuation() -> None:
    words = ("".join(one) for one in product(OPENING, MOVED, ["", *BESIDE]))
    assert _wrong(*_paragraphs(words)) == []


@pytest.mark.parametrize("moved", ["x^x^", "x~x~", "м^2^/м^3^", "10^6^~аб~", "а^1^б~2~,"])
def test_hundreds_in_one_word(moved: str) -> None:
    assert _wrong(f"Сөз {moved * 200} соңы.") == []


def test_beside_notes_and_in_cells() -> None:
    row = "| 10^6^/м^2^ | CO~2~x^3^y^4^ | м^2^ м^3^ |\n"
    head = "| а^1^а^2^а^3^ | ә~1~ә~2~ә~3~ | б |\n|---|---|---|\n"
    marked = "| м^2^[^1]м^3^ | м^2^[^2]/м^3^ | 10^6^[^3] |\n"
    notes = [f"[^{number}]: м^2^/м^3^/10^6^" for number in (1, 2, 3, 4)]
    assert _wrong(head + row * 30 + marked, "м^2^[^4]/м^3^, а^1^.", *notes) == []


@pytest.mark.parametrize("seed", range(3))
def test_in_any_order(seed: int) -> None:
    dice = random.Random(seed)

    def word() -> str:
        pieces = (dice.choice([dice.choice(BESIDE), dice.choice(MOVED)]) for _ in range(4))
        return "м".join(["", *pieces])

    assert _wrong(*_paragraphs(word() for _ in range(300))) == []


def test_notes_of_numbers() -> None:
    numbers = ["626", "10^6^", "5", "2024", "1 626", "12,5", "11"]
    marked = ", ".join(f"{number}[^{at}] адам" for at, number in enumerate(numbers, 1))
    dense = "7[^8]; 88[^9]; 999[^10]/м^2^; 10[^11]"
    notes = [f"[^{at}]: Ескерту 10^{at}^." for at in range(1, 12)]
    assert _wrong(f"Жылы {marked}.", f"Саны {dense}.", *notes) == []
