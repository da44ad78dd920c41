"""Lines that nearly fill their measure are set closer; nothing else changes."""

from __future__ import annotations

from docgen.layout.lines import Type, ruler
from docgen.layout.measure import Measure
from docgen.layout.tightlines import tighten_lines, tightened
from docgen.tree.nodes import Document, Meta, PageSection, Paragraph, Strong, Text
from docgen.write.walk import plain_text
from tests.layout.looks import LAYOUT

WORDS = "Мемлекеттік бағдарлама халықтың денсаулығын нығайтуға және емханаларды жаңартуға тиіс"


def style_type() -> Type:
    style = LAYOUT.style("body")
    return Type(LAYOUT.fonts[style.font].file, style.size_pt * 20)


def test_words_of_such_a_line_are_set_closer_and_the_text_stays() -> None:
    block = Paragraph((Text(WORDS),), style="body")
    text = next(Measure(LAYOUT).texts(block))
    exact = ruler(style_type()).width("Мемлекеттік бағдарлама халықтың") + text.first
    closer = tightened(block, text, round(exact))
    assert plain_text(closer.children) == WORDS
    tight = [one.text for one in closer.children if isinstance(one, Text) and one.tight]
    assert tight == ["Мемлекеттік"]
    assert tightened(block, text, round(exact) + 60) is block


def test_bold_words_are_counted_where_they_stand() -> None:
    block = Paragraph((Text("Бұл "), Strong((Text("Мемлекеттік бағдарлама"),)), Text(" тиіс")))
    text = next(Measure(LAYOUT).texts(block))
    exact = sum(piece.width + piece.space for piece in text.content[:3]) - text.content[2].space
    closer = tightened(block, text, round(exact) + text.first)
    assert closer.children[1] == Strong((Text("Мемлекеттік", tight=True), Text(" бағдарлама")))


def test_paragraphs_that_leave_room_are_the_same_objects() -> None:
    blocks = (Paragraph((Text("Қысқа жол."),), style="body"),)
    document = Document(Meta("Атау"), (PageSection(blocks),))
    assert tighten_lines(document, LAYOUT).sections[0].blocks is blocks
