"""From bytes to text: encodings, normal form, characters that must not be there."""

from __future__ import annotations

import pytest

from docgen.diagnostics import Report, Severity
from docgen.read.source import LONGEST_WORD, decode
from tests.read.support import places


def _decode(data: bytes) -> tuple[str | None, Report]:
    report = Report()
    source = decode(data, "a.md", report)
    return (None if source is None else source.text), report


def test_byte_order_mark_at_the_start_is_dropped() -> None:
    text, report = _decode(b"\xef\xbb\xbf\xd0\xb0")
    assert (text, report.found) == ("а", [])


def test_line_ends_become_one_kind() -> None:
    assert _decode(b"a\r\nb\rc\n")[0] == "a\nb\nc\n"


ENCODINGS = [
    ("Стратегия".encode("utf-16"), "UTF-16"),
    ("Стратегия".encode("utf-32"), "UTF-32"),
    ("стратегиялық жоспар".replace("қ", "к").encode("cp1251"), "Windows-1251"),
    ("стратегия мен жоспар".encode("koi8-r"), "KOI8-R"),
    ("стратегия мен жоспар".encode("cp866"), "CP866"),
]


@pytest.mark.parametrize(("data", "name"), ENCODINGS, ids=[one[1] for one in ENCODINGS])
def test_other_encodings_are_named(data: bytes, name: str) -> None:
    text, report = _decode(data)
    assert text is None
    assert [one.code for one in report.found] == ["not-utf-8"]
    assert report.found[0].arguments["encoding"] == name


def test_place_of_the_first_byte_that_is_not_utf_8() -> None:
    _, report = _decode("бір\nекі ".encode() + b"\xff")
    assert places(report) == [("not-utf-8", 2, 5)]


FORBIDDEN = [
    *("\x00", "\x07", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\u200b", "\u200d", "\u2028"),
    *("\ufeff", "\ufffe", "\ufdd0", "\ue000", "\U000f0000", "\U0001ffff", "\ufff9", "\U000e0041"),
]


@pytest.mark.parametrize("character", FORBIDDEN, ids=lambda one: f"U+{ord(one):04X}")
def test_forbidden_characters_are_named_with_their_place(character: str) -> None:
    text, report = _decode(f"бір\nек{character}і".encode())
    assert text is None
    assert places(report) == [("forbidden-character", 2, 3)]
    assert report.found[0].arguments["character"] == f"U+{ord(character):04X}"


@pytest.mark.parametrize("character", ["\u00ad", "\u00a0", "\u2011", "\u202f", "\t", "₸", "№"])
def test_characters_of_documents_are_kept(character: str) -> None:
    text, report = _decode(f"а{character}б".encode())
    assert (text, report.found) == (f"а{character}б", [])


def test_letters_in_pieces_are_joined_with_a_warning() -> None:
    text, report = _decode("аи\u0306б".encode())
    assert text == "айб"
    assert [(one.code, one.severity) for one in report.found] == [
        ("not-composed", Severity.WARNING)
    ]
    assert places(report) == [("not-composed", 1, 2)]


def test_a_word_without_end_is_refused() -> None:
    assert _decode(("а" * LONGEST_WORD).encode())[1].found == []
    text, report = _decode(b"x " + ("а" * 1_000_000).encode())
    assert text is None
    assert places(report) == [("word-too-long", 1, 3)]
