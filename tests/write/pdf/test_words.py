"""Copying and searching: words are whole where lines break, in two readers."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from docgen.tree import nodes
from docgen.tree.nodes import Column, Paragraph, Row, RowKind, Table, Text
from docgen.write.pdf import WrittenPdf
from docgen.write.pdf.words import Words
from tests.write.pdf.read import built, text_of
from tests.write.pdf.sample import cell, document

BROKEN = "дә\u00adрі\u00adгер\u00adлер\u00adдің бі\u00adлік\u00adті\u00adлі\u00adгі ҚР-ның"
WHOLE = "дәрігерлердің біліктілігі ҚР-ның"


def narrow(width: int) -> WrittenPdf:
    return built(document(Table((Column(width), Column(3000)), (Row((cell(BROKEN), cell("x"))),))))


def poppler(written: WrittenPdf, folder: Path) -> str:
    path = folder / "a.pdf"
    path.write_bytes(written.data)
    run = ["pdftotext", "-raw", str(path), "-"]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout


def test_words_broken_at_syllables_are_copied_whole(tmp_path: Path) -> None:
    written = narrow(1000)
    for text in (poppler(written, tmp_path), text_of(written)[0]):
        assert " ".join(text.split())[: len(WHOLE)] == WHOLE


def test_compounds_broken_at_their_hyphen_keep_it(tmp_path: Path) -> None:
    words = "сапа-сапа " * 60
    written = built(document(Paragraph((Text(words.strip()),))))
    for text in (poppler(written, tmp_path), text_of(written)[0]):
        assert text.split() == words.split()


@pytest.mark.parametrize("words", [BROKEN, "іс-шаралар"])
def test_words_of_repeated_heads_are_copied_whole(tmp_path: Path, words: str) -> None:
    head = Row((cell(words), cell("x")), RowKind.HEADER)
    rows = (head, *(Row((cell(str(at)), cell("y"))) for at in range(100)))
    written = built(document(Table((Column(1150), Column(3000)), rows)))
    whole = words.replace("\u00ad", "")
    pages = text_of(written)
    assert len(pages) > 1
    assert all(whole in " ".join(page.split()) for page in pages)
    found = " ".join(poppler(written, tmp_path).split())
    assert found.count(whole) == len(pages)


def test_a_sign_without_a_glyph_is_a_warning() -> None:
    from docgen.write.pdf import write_pdf
    from tests.write.layout import sample_layout

    written = write_pdf(document(Paragraph((Text("а \U0001f600 б"),))), sample_layout())
    assert any("U+1F600" in one for one in written.warnings)


def test_every_inline_is_in_the_text_layer() -> None:
    children = (
        nodes.Strong((Text("қалың"),)),
        nodes.Value("a", text="мән"),
        nodes.Inflected("сөздің", ""),
        nodes.Footnote((Paragraph((Text("ескертпе"),), style="footnote"),), "*"),
        Text("₸ №"),
    )
    text = text_of(built(document(Paragraph(children))))[0]
    for word in ("қалың", "мән", "сөздің", "ескертпе", "*", "₸", "№"):
        assert word in text


def test_a_word_over_three_lines_is_put_together() -> None:
    words = Words()
    for mcid, text in enumerate(("бас меке\u2010", "ме\u2010", "лер соңы")):
        words.add(0, mcid, text, None)
    assert words.actual == {(0, 0): "бас мекемелер", (0, 1): " ", (0, 2): " соңы"}
