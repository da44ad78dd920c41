"""Printing and reading numbers; bounds, pages, collectives in digits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.kazakh import (
    Bound,
    NumberStyle,
    bound,
    collective_digits,
    format_number,
    format_percent,
    format_range,
    numbered,
    numbered_noun,
    page_of,
    parse_number,
)

S = "\u00a0"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("12345.60"), f"12{S}345,60"),
        (9999, "9999"),
        (Decimal("98.0"), "98,0"),
        (Decimal("-0.50"), "−0,50"),
        (0, "0"),
        (10**12, f"1{S}000{S}000{S}000{S}000"),
        (Decimal("1E+5"), f"100{S}000"),
    ],
)
def test_numbers_are_printed_with_comma_and_groups(value: Decimal | int, shown: str) -> None:
    assert format_number(value) == shown


def test_a_layout_chooses_its_spaces() -> None:
    tight = NumberStyle(group_from=0, percent_space=True, number_sign_space=False, minus="-")
    early = NumberStyle(group_from=4, group_space="\u202f")
    assert format_number(-12345, style=tight) == "-12345"
    assert format_number(1234, style=early) == "1\u202f234"
    assert format_percent(Decimal("57.8")) == "57,8%"
    assert format_percent(Decimal("57.8"), style=tight) == f"57,8{S}%"
    assert numbered(5) == f"№{S}5"
    assert numbered("5-НҚ", style=tight) == "№5-НҚ"


def test_places_round_and_pad() -> None:
    assert format_number(Decimal("2.345"), places=1) == "2,3"
    assert format_number(7, places=2) == "7,00"


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9
    )
)
@settings(derandomize=True, max_examples=150, deadline=None)
def test_what_is_printed_reads_back(value: Decimal) -> None:
    read = parse_number(format_number(value))
    assert read == value
    assert read.as_tuple().exponent == value.as_tuple().exponent


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("98, 0", "no space"),
        ("98.6", "decimal comma"),
        ("1,2,3", "two decimal commas"),
        ("12 34", "groups"),
        ("", "missing"),
        ("жүз", "other signs"),
    ],
)
def test_wrong_numbers_are_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_number(text)


def test_floats_and_infinity_are_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        format_number(0.5)  # type: ignore[arg-type]  # the fault under test
    with pytest.raises(ValueError, match="Infinity"):
        format_number(Decimal("Infinity"))


def test_bounds() -> None:
    assert bound(83, Bound.AT_LEAST) == "83-тен кем емес"
    assert bound(Decimal("83"), "at-most", percent=True) == "83%-дан көп емес"
    assert bound("2,5 млн", "up-to") == "2,5 млн-ға дейін"
    assert bound(Decimal("73.0"), "above") == "73,0-ден жоғары"
    assert bound(10, "below") == "10-нан төмен"
    assert bound(2020, "from") == "2020-дан бастап"


def test_pages_and_ranges() -> None:
    assert [page_of(4, pages) for pages in (10, 12, 20, 33)] == [
        "4-бет 10-нан",
        "4-бет 12-ден",
        "4-бет 20-дан",
        "4-бет 33-тен",
    ]
    assert format_range(2024, 2028) == "2024–2028"


def test_collectives_in_digits() -> None:
    assert [collective_digits(number, possessive=True) for number in (2, 3, 6, 7, 8, 10, 12)] == [
        "2-еуі",
        "3-еуі",
        "6-ауы",
        "7-еуі",
        "8-і",
        "10-ы",
        "12-сі",
    ]
    assert collective_digits(4) == "4-еу"
    assert collective_digits(9) == "9"


def test_numbers_before_their_noun() -> None:
    assert numbered_noun(3, "кесте") == "3-кесте"
    assert numbered_noun("2.1", "бөлімге") == "2.1-бөлімге"
    assert numbered_noun("II", "бөлім") == f"II{S}бөлім"
    assert numbered_noun("iv", "тарауда") == f"iv{S}тарауда"
