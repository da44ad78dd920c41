"""The page for the screen: whole, by itself, readable."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import pytest
import tinycss2
import tinyhtml5

from docgen.tree.nodes import Document
from docgen.write.html import write_html, write_markup
from docgen.write.walk import blocks_below, inlines_of, plain_text
from tests.write.layout import sample_layout
from tests.write.pdf.sample import document, heading, para, rich


@pytest.fixture(scope="module")
def page() -> str:
    return write_html(rich(), sample_layout())


def words_of(html: str) -> str:
    body: Element = tinyhtml5.parse(html, namespace_html_elements=False).find("body")
    text = "".join(body.itertext())
    return " ".join(re.sub("[\u00ad\u200b\u2060]", "", text).split())


def test_it_holds_all_words(page: str) -> None:
    found = words_of(page)
    for section in rich().sections:
        for block in blocks_below(section.blocks):
            for inline in inlines_of(block):
                for word in plain_text((inline,)).split():
                    assert word in found or word in page


def test_it_needs_no_other_file(page: str) -> None:
    assert not re.search(r"url\(|@import|<link|<script|src=\"(?!data:)|docgen[ -]", page)


def test_its_style_sheet_is_whole(page: str) -> None:
    sheet = page[page.index("<style>") + 7 : page.index("</style>")]
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    assert [rule for rule in rules if rule.type == "error"] == []


@pytest.mark.parametrize("words", ["<b>&amp;</b>", "a\" onclick='x'", "]]></style><script>"])
def test_the_authors_words_are_only_words(words: str) -> None:
    sample = document(heading("part", 1, words, words, 'i"d'), para(words, id="<i>"))
    html = write_markup(sample, sample_layout())
    assert " ".join(words.split()) in words_of(html)
    assert "<script" not in html
    assert "onclick='x'" not in re.sub(">[^<]*<", "><", html)


def test_the_same_tree_gives_the_same_text() -> None:
    sample: Document = rich()
    assert write_markup(sample, sample_layout()) == write_markup(rich(), sample_layout())
