"""Measures the package against tables written by hand before the code was run on them."""

from __future__ import annotations

import pytest

from docgen.kazakh import Lexicon, Number, break_points, inflect, lint, locative_adjective, plural
from docgen.kazakh.stems import is_abbreviation, is_possessed
from tests.kazakh.tables import rows

_KINDS = ("abbreviations", "names", "numerals")


def _hyphens(name: str) -> tuple[int, int, int, list[str]]:
    """Count the breaks found, those that are right, those expected, and list what differs."""
    found = right = expected = 0
    differing = []
    for row in rows(name):
        pieces = row["broken"].split("|")
        word = "".join(pieces)
        wanted = {len("".join(pieces[:count])) for count in range(1, len(pieces))}
        given = set(break_points(word))
        found, right, expected = (
            found + len(given),
            right + len(given & wanted),
            expected + len(wanted),
        )
        if given != wanted:
            differing.append(f"{row['broken']} {sorted(given)} {row['rule']}")
    return found, right, expected, differing


def _form(given: str, name: str, lexicon: Lexicon) -> str:
    """Make a form by its name: a case or the adjective, after plural-, possessive-, or bare."""
    rest = name.split("-")
    number = Number.PLURAL if rest[0] == "plural" else Number.SINGULAR
    rest = rest[number is Number.PLURAL :]
    possessive = rest[:1] == ["possessive"]
    rest = rest[possessive:]
    case = "-".join(rest) or "nominative"
    if case == "locative-adjective":
        return locative_adjective(given, number=number, possessive=possessive, lexicon=lexicon)
    return inflect(given, case, number=number, possessive=possessive, lexicon=lexicon)


def _wrong(name: str) -> tuple[int, list[str]]:
    """Count the cases of a table and list the forms that come out otherwise."""
    wrong = []
    table = rows(name)
    for row in table:
        entries = {row["given"]: row["reading"]} if row.get("reading") else {}
        lexicon = Lexicon.default().with_entries(entries)
        form = _form(row["given"], row["form"], lexicon)
        if form != row["expected"]:
            wrong.append(f"{row['form']}: {form} for {row['expected']}")
    return len(table), wrong


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("gold-hyphens.tsv", 0.99, 0.97),
        ("gold2-hyphens.tsv", 1.0, 1.0),
        ("gold3-hyphens.tsv", 1.0, 1.0),
    ],
)
def test_break_points(name: str, precision: float, recall: float) -> None:
    found, right, expected, differing = _hyphens(name)
    assert right / found >= precision, differing
    assert right / expected >= recall, differing


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("gold-abbreviations.tsv", 0.97),
        ("gold-names.tsv", 0.97),
        ("gold-numerals.tsv", 1.0),
        *((f"{later}-{kind}.tsv", 1.0) for later in ("gold2", "gold3") for kind in _KINDS),
    ],
)
def test_endings(name: str, least: float) -> None:
    total, wrong = _wrong(name)
    assert 1 - len(wrong) / total >= least, wrong


@pytest.mark.parametrize("row", rows("gold-lint.tsv"), ids=lambda row: row["given"])
def test_findings(row: dict[str, str]) -> None:
    found = lint(row["given"])
    assert [finding.rule for finding in found] == ([row["rule"]] if row["rule"] else [])
    if row["suggestion"]:
        assert found[0].suggestion == row["suggestion"]


def test_kinds_of_words() -> None:
    """Adjectives in -лы, -ды are no possessed nouns; words in capitals no abbreviations."""
    lexicon = Lexicon.default()
    for row in rows("gold-kinds.tsv"):
        word, kind = row["word"], row["kind"]
        if kind in ("plain", "possessed"):
            assert is_possessed(word, lexicon) == (kind == "possessed"), word
        else:
            assert is_abbreviation(word, lexicon) == (kind == "abbreviation"), word


def test_a_plan_settles_which_reading_lint_accepts() -> None:
    assert [lint(text) for text in ("МӘМС-ға", "МӘМС-ке", "МАЖ-бен")] == [[], [], []]
    chosen = Lexicon.default().with_entries({"МӘМС": "word"})
    assert [found.suggestion for found in lint("МӘМС-ға", chosen)] == ["МӘМС-ке"]


def test_plurals() -> None:
    """A possessed noun's stem is found again; what is a plural stays as it is."""
    made = {row["given"]: plural(row["given"]) for row in rows("gold-plurals.tsv")}
    assert made == {row["given"]: row["plural"] for row in rows("gold-plurals.tsv")}
