"""Suggestions on an author's text: what is found, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.kazakh import Lexicon, abbreviations, bound, inflect, lint
from docgen.kazakh.lint import RULES

from .tables import rows

CASES = rows("lint.tsv")


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["given"])
def test_findings(row: dict[str, str]) -> None:
    found = lint(row["given"])
    if row["rule"] == "none":
        assert found == []
        return
    shown = "-" if found[0].suggestion is None else found[0].suggestion
    expected = row["suggestion"].replace("␣", " ").replace("~", "\u00a0")
    assert (found[0].rule, shown) == (row["rule"], expected)


def test_every_rule_has_a_case() -> None:
    assert {row["rule"] for row in CASES} - {"none"} == set(RULES)


def test_accepting_a_suggestion_leaves_nothing_to_say() -> None:
    for row in CASES:
        for finding in lint(row["given"])[:1]:
            if finding.suggestion is not None and '"' not in row["given"]:
                text = row["given"]
                fixed = text[: finding.start] + finding.suggestion + text[finding.end :]
                assert [other for other in lint(fixed) if other.rule == finding.rule] == []


@given(
    st.one_of(st.integers(0, 10**7).map(str), st.integers(0, 999).map(lambda n: f"{n},5%")),
    st.sampled_from(["genitive", "dative", "accusative", "locative", "ablative", "instrumental"]),
)
@settings(derandomize=True, max_examples=150, deadline=None)
def test_what_the_package_writes_has_no_findings(text: str, case: str) -> None:
    assert lint(inflect(text, case)) == []
    assert lint(inflect(text, case, possessive=True)) == []


@given(st.text(max_size=60))
@settings(derandomize=True, max_examples=150, deadline=None)
def test_findings_lie_in_the_text_and_apart(text: str) -> None:
    end = 0
    for finding in lint(text):
        assert end <= finding.start < finding.end <= len(text)
        end = finding.end


def test_the_plan_s_reading_is_the_right_one() -> None:
    by_word = Lexicon.default().with_entries({"МӘМС": "word"})
    assert lint("МӘМС-ке", by_word) == []
    assert [finding.suggestion for finding in lint("МӘМС-ға", by_word)] == ["МӘМС-ке"]
    assert lint(bound(83, "at-least")) == []


def test_abbreviations_and_where_they_are_explained() -> None:
    text = "Медициналық сақтандыру (бұдан әрі – МӘМС) және ЖШС, ХХІ ғасыр, МӘМС-ға, (АҚ)"
    assert [(found.text, found.defined) for found in abbreviations(text)] == [
        ("МӘМС", True),
        ("ЖШС", False),
        ("МӘМС", False),
        ("АҚ", True),
    ]
