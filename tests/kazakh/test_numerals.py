"""Numbers in digits against words spelled out by a second, plainer path."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.kazakh import cardinal, forms, fraction, ordinal
from docgen.kazakh.numerals import last_word, last_word_of_digits, roman_value
from docgen.kazakh.words import collective

from .tables import rows

TABLE = {row["word"]: row for row in rows("numerals.tsv")}
FORMS = (
    "genitive",
    "dative",
    "accusative",
    "locative",
    "ablative",
    "instrumental",
    "adjective",
    "possessive",
)
_SPELLED = {
    str(digit * 10**zeros): word
    for zeros, line in enumerate(
        (
            "бір екі үш төрт бес алты жеті сегіз тоғыз",
            "он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан",
        )
    )
    for digit, word in enumerate(line.split(), 1)
}


def spell(number: int) -> list[str]:
    """Spell by cutting digits off a string: shares nothing with the code under test."""
    digits = str(number)
    if digits == "0":
        return ["нөл"]
    said: list[str] = []
    names = ["", "мың", "миллион", "миллиард", "триллион"]
    while digits:
        digits, group = digits[:-3], digits[-3:].zfill(3)
        part: list[str] = []
        if group[0] != "0":
            part += [_SPELLED[group[0]], "жүз"]
        if group[1] != "0":
            part.append(_SPELLED[group[1] + "0"])
        if group[2] != "0":
            part.append(_SPELLED[group[2]])
        if part and names[0]:
            part.append(names[0])
        names.pop(0)
        said = part + said
    return said


ROUND = [
    digit * 10**power for power in range(3, 13) for digit in (1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 40)
]


def _disagreements(text: str, word: str) -> list[tuple[str, str]]:
    found = forms(text)
    row = TABLE[word]
    wrong = [(name, found[name]) for name in FORMS if found[name] != f"{text}-{row[name]}"]
    owned = f"{text}-{row['possessive']}"
    front = row["dative"] in ("ге", "ке")
    declined = ("нің", "не", "н", "нде", "нен") if front else ("ның", "на", "н", "нда", "нан")
    cases = ("genitive", "dative", "accusative", "locative", "ablative")
    for case, ending in zip(cases, declined, strict=True):
        if found[f"possessive-{case}"] != owned + ending:
            wrong.append((case, found[f"possessive-{case}"]))
    return wrong


@pytest.mark.parametrize("start", range(0, 1001, 100))
def test_every_number_to_a_thousand_takes_the_endings_of_its_last_word(start: int) -> None:
    wrong = [
        fault
        for number in range(start, min(start + 100, 1001))
        for fault in _disagreements(str(number), spell(number)[-1])
    ]
    assert wrong == []


def test_round_numbers_take_the_endings_of_their_scale() -> None:
    wrong = [
        fault
        for number in ROUND
        for text in (str(number), f"{number:,}".replace(",", "\u00a0"))
        for fault in _disagreements(text, spell(number)[-1])
    ]
    assert wrong == []


@pytest.mark.parametrize("text", ["1", "50", "57,8", "100", "0,5", "73,0", "12 500"])
@pytest.mark.parametrize("space", ["", " ", "\u00a0"])
def test_percents_take_the_endings_of_their_word(text: str, space: str) -> None:
    assert _disagreements(f"{text}{space}%", "пайыз") == []


@given(st.integers(0, 9999), st.integers(1, 999))
@settings(derandomize=True, max_examples=150, deadline=None)
def test_decimals_are_read_to_their_last_word(whole: int, part: int) -> None:
    assert _disagreements(f"{whole},{part}", spell(part)[-1]) == []


@given(st.integers(0, 9999), st.integers(1, 4))
@settings(derandomize=True, max_examples=40, deadline=None)
def test_decimals_of_zeros_end_in_zero(whole: int, zeros: int) -> None:
    assert _disagreements(f"{whole},{'0' * zeros}", "нөл") == []


@given(st.integers(0, 10**15 - 1))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_numbers_are_spelled_like_the_plain_speller(number: int) -> None:
    assert cardinal(number, full=True).split() == spell(number)
    assert last_word(number) == spell(number)[-1]


@given(st.integers(-(10**6), 10**6), st.sampled_from(["-", "−", "–"]))
@settings(derandomize=True, max_examples=60, deadline=None)
def test_a_sign_or_a_range_before_it_changes_nothing(number: int, sign: str) -> None:
    assert last_word_of_digits(f"10{sign}{abs(number)}") == last_word(abs(number))


def test_ordinals_to_999_end_in_the_ordinal_of_the_last_word() -> None:
    last = {"жиырма": "жиырмасыншы", "қырық": "қырқыншы", "алты": "алтыншы", "екі": "екінші"}
    for number in range(1, 1000):
        *before, word = spell(number)
        *said, ordinal_word = ordinal(number, full=True).split()
        assert said == before
        assert ordinal_word == last.get(word, ordinal_word)
        assert ordinal_word.endswith(("ншы", "нші"))
    assert [ordinal(number) for number in (1, 4, 5, 7, 9, 10, 24, 50, 100)] == [
        "бірінші",
        "төртінші",
        "бесінші",
        "жетінші",
        "тоғызыншы",
        "оныншы",
        "жиырма төртінші",
        "елуінші",
        "жүзінші",
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Decimal("0.5"), "нөл бүтін оннан бес"),
        (Decimal("73.0"), "жетпіс үш бүтін оннан нөл"),
        (Decimal("-2.25"), "минус екі бүтін жүзден жиырма бес"),
        (Decimal("1.001"), "бір бүтін мыңнан бір"),
        (Decimal("1E+3"), "мың"),
        (1100, "мың жүз"),
        (1_000_000, "бір миллион"),
        (21_000, "жиырма бір мың"),
        (-5, "минус бес"),
    ],
)
def test_numbers_in_words(number: Decimal | int, words: str) -> None:
    assert cardinal(number) == words


def test_sums_of_money_keep_their_one() -> None:
    assert cardinal(1100, full=True) == "бір мың бір жүз"


def test_fractions_and_collectives() -> None:
    assert fraction(1, 3) == "үштен бір"
    assert fraction(2, 10) == "оннан екі"
    assert [collective(number) for number in range(1, 8)] == [
        "біреу",
        "екеу",
        "үшеу",
        "төртеу",
        "бесеу",
        "алтау",
        "жетеу",
    ]


@pytest.mark.parametrize("wrong", [lambda: collective(8), lambda: fraction(1, 0)])
def test_what_has_no_word_is_refused(wrong: object) -> None:
    assert callable(wrong)
    with pytest.raises(ValueError, match=r"8|denominator"):
        wrong()


def test_numbers_without_a_name_are_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        cardinal(10**18)
    with pytest.raises(ValueError, match="ordinal"):
        ordinal(-1)
    with pytest.raises(ValueError, match="NaN"):
        cardinal(Decimal("NaN"))


def test_roman_numerals_are_told_from_letters() -> None:
    values = {"I": 1, "ІV": 4, "ХХІ": 21, "XL": 40, "MCMXCII": 1992, "IIII": None, "С": None}
    assert {text: roman_value(text) for text in values} == values
