"""Dates written and read back in every form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.kazakh import (
    Form,
    act_date,
    month_date,
    parse_date,
    stamp_blank,
    stamp_date,
    year_date,
    years,
)
from docgen.kazakh.dates import MONTHS, Written

# Locative, adjective, ablative, dative of the months, written out.
MONTH_LINES = """
қаңтарда қаңтардағы қаңтардан қаңтарға
ақпанда ақпандағы ақпаннан ақпанға
наурызда наурыздағы наурыздан наурызға
сәуірде сәуірдегі сәуірден сәуірге
мамырда мамырдағы мамырдан мамырға
маусымда маусымдағы маусымнан маусымға
шілдеде шілдедегі шілдеден шілдеге
тамызда тамыздағы тамыздан тамызға
қыркүйекте қыркүйектегі қыркүйектен қыркүйекке
қазанда қазандағы қазаннан қазанға
қарашада қарашадағы қарашадан қарашаға
желтоқсанда желтоқсандағы желтоқсаннан желтоқсанға
"""
MONTH_FORMS = MONTH_LINES.split()

DAY_FORMS = (
    Form.PLAIN,
    Form.ATTRIBUTIVE,
    Form.LOCATIVE,
    Form.FROM,
    Form.UNTIL,
    Form.STAMP,
    Form.NUMERIC,
    Form.NUMERIC_YEAR,
)


@pytest.mark.parametrize("month", range(1, 13))
def test_months_take_their_endings(month: int) -> None:
    locative, adjective, ablative, dative = MONTH_FORMS[(month - 1) * 4 : month * 4]
    day = date(2024, month, 5)
    start = "2024 жылғы 5 "
    assert act_date(day) == start + MONTHS[month - 1]
    assert act_date(day, Form.LOCATIVE) == start + locative
    assert act_date(day, Form.ATTRIBUTIVE) == start + adjective
    assert act_date(day, Form.FROM) == f"{start}{ablative} бастап"
    assert act_date(day, Form.UNTIL) == f"{start}{dative} дейін"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_every_form_of_a_day_reads_back(day: date) -> None:
    for form in DAY_FORMS:
        read = parse_date(act_date(day, form))
        assert read.as_date() == day
        assert read.form is form


def test_stamps_with_and_without_a_day() -> None:
    assert stamp_date(date(2024, 1, 5)) == "2024 жылғы «5» қаңтар"
    blank = stamp_blank(2024)
    assert blank == "2024 жылғы «\u00a0\u00a0\u00a0» ____________"
    assert parse_date(blank) == Written(Form.STAMP, 2024)
    assert parse_date("2025 жылғы «25» желтоқсанда").as_date() == date(2025, 12, 25)
    assert stamp_blank().startswith("20___ жылғы")
    with pytest.raises(ValueError, match="year open"):
        parse_date(stamp_blank())
    with pytest.raises(ValueError, match="open"):
        parse_date(blank).as_date()


def test_months_years_and_ranges() -> None:
    assert month_date(2024, 8, Form.LOCATIVE) == "2024 жылғы тамызда"
    assert month_date(2024, 8, Form.FROM) == "2024 жылғы тамыз айынан бастап"
    assert month_date(2024, 8, Form.UNTIL) == "2024 жылғы тамыз айына дейін"
    assert year_date(2020, Form.FROM) == "2020 жылдан бастап"
    assert year_date(2025, Form.UNTIL) == "2025 жылға дейін"
    assert years(2024, 2028) == "2024–2028 жылдарға арналған"
    assert years(2018, 2019, Form.LOCATIVE) == "2018–2019 жылдары"
    assert years(2024, 2024) == "2024 жылға арналған"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2024–2028 жылдарға арналған", Written(Form.YEARS, 2024, last_year=2028)),
        ("2019-2021 жж.", Written(Form.PLAIN, 2019, last_year=2021)),
        ("2024 жылғы тамыз айынан бастап", Written(Form.FROM, 2024, 8)),
        ("2024\u00a0жылғы 5\u00a0қаңтардағы", Written(Form.ATTRIBUTIVE, 2024, 1, 5)),
        ("01.01.2022 ж.", Written(Form.NUMERIC_YEAR, 2022, 1, 1)),
        ("2020 жылдан бастап", Written(Form.FROM, 2020)),
    ],
)
def test_written_dates_are_read(text: str, read: Written) -> None:
    assert parse_date(text) == read


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2020 жылдың 17 сәуірінде", "жылдың"),
        ("2022 жылғы 15 наурызында", "does not take"),
        ("2022 жылғы 15 март", "not the name of a month"),
        ("31.02.2024", "no day"),
        ("2024 жылғы 31 маусым", "no day"),
        ("05.01.24", "four digits"),
        ("2024 жылғы 5-қаңтар", "hyphen"),
        ("5 қаңтар 2024", "year comes first"),
        ("2028–2024 жылдар", "backwards"),
        ("2024 жылдарын", "not followed"),
        ("ертең", "write"),
    ],
)
def test_wrong_dates_are_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_date(text)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: act_date(date(2024, 1, 5), Form.YEARS),
        lambda: month_date(2024, 8, Form.STAMP),
        lambda: year_date(2024, Form.STAMP),
        lambda: years(2024, 2028, Form.STAMP),
        lambda: years(2028, 2024),
    ],
)
def test_forms_that_do_not_exist_are_refused(wrong: object) -> None:
    assert callable(wrong)
    with pytest.raises(ValueError, match=r"form|backwards"):
        wrong()
