"""Footnotes stand at the foot of the page of their mark."""

from __future__ import annotations

import re

import pytest

from docgen.tree.nodes import Footnote, Paragraph, Text
from tests.write.pdf.read import built, text_of
from tests.write.pdf.sample import document, para

NOTES = 40


def noted(number: int, seed: int) -> Paragraph:
    """Return a paragraph of some lines; its mark and its note are in different ones."""
    before, after, length = (number * factor * seed % 37 for factor in (5, 11, 17))
    note = para(f"Түсінік{number}. " + "түсіндірме сөзі " * length, style="footnote")
    return Paragraph(
        (
            Text("мәтін сөзі " * before + f"белгі{number}."),
            Footnote((note,), str(number)),
            Text(" мәтін сөзі" * after),
        )
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_notes_stand_on_the_page_of_their_mark(seed: int) -> None:
    written = built(document(*(noted(number, seed) for number in range(1, NOTES + 1))))
    pages = text_of(written)
    marks, notes = (
        {int(one): page for page, words in enumerate(pages) for one in re.findall(name, words)}
        for name in (r"белгі(\d+)\.", r"Түсінік(\d+)\.")
    )
    assert len(marks) == NOTES
    assert notes == marks
    assert len(pages) > 5
    lines = [words.count("\n") for words in pages[:-1]]
    assert min(lines) > max(lines) / 2, "no page is left half empty for want of room for a note"
