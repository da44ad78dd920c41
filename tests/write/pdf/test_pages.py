"""Pages: which numbers are found, printed and filled in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.tree import nodes
from docgen.tree.nodes import Contents, ContentsEntry, Document, Furniture, PageSection, Text
from tests.write.pdf.read import built, lines, rich_pdf, text_of
from tests.write.pdf.sample import WORDS, document, heading, para, rich, text

HEAD = Furniture(
    (
        nodes.Paragraph(
            (
                Text("ұйым"),
                nodes.Tab(),
                nodes.Tab(),
                nodes.PageNumber(),
                Text("-бет "),
                nodes.PageCount("ablative"),
            ),
            style="header",
        ),
    )
)


def test_anchors_have_their_printed_pages() -> None:
    written = rich_pdf()
    assert written.pages.total == len(text_of(written))
    assert [written.pages.of[name] for name in ("part-1", "section-1", "end-1")] == [3, 3, 3]
    for name in ("t-long", "part-2", "fig-1", "f-1", "group"):
        words = {"t-long": "1-кесте", "part-2": "2-бөлім", "fig-1": "1-сурет", "f-1": "(1)"}
        page = text_of(written)[written.pages.of[name] - 1]
        assert words.get(name, "Топ ішінде") in page


def test_numbers_go_on_from_the_section_that_says_so() -> None:
    first = PageSection((para("бір", id="a"),), header=HEAD)
    second = PageSection((para("екі", id="b"), nodes.PageBreak(), para("үш", id="c")), header=HEAD)
    sample = Document(nodes.Meta("Т"), (first, replace(second, number_from=5)))
    written = built(sample)
    assert dict(written.pages.of) == {"a": 1, "b": 5, "c": 6}
    assert [
        line.text.split("ұйым")[1].strip() for page in range(3) for line in lines(written, page)[:1]
    ] == [
        "1-бет 3-тен",
        "5-бет 3-тен",
        "6-бет 3-тен",
    ]


def test_contents_name_the_true_pages() -> None:
    entries = tuple(ContentsEntry(1, f"{n}.", text("Атау"), f"h{n}", f"e{n}") for n in range(12))
    blocks: list[nodes.Block] = []
    for n in range(12):
        blocks.append(heading("part", 1, f"{n}.", "Атау", f"h{n}"))
        blocks.extend(para(WORDS) for _ in range(3 + 18 * (n % 2)))
        blocks.append(para(WORDS, id=f"e{n}"))
    sample = Document(
        nodes.Meta("Т"),
        (
            PageSection((Contents(title=text("Мазмұны"), entries=entries),)),
            PageSection(tuple(blocks)),
        ),
    )
    written = built(sample)
    printed = [line.text for line in lines(written) if "Атау" in line.text]
    pages = [written.pages.of[f"h{n}"] for n in range(12)]
    assert [int(line.rpartition(".")[2]) for line in printed] == pages
    assert pages[-1] > 12


@pytest.mark.parametrize(("last", "expected"), [("a", "2"), ("b", "2-3")])
def test_a_ruled_contents_has_ranges(last: str, expected: str) -> None:
    contents = Contents(
        "table",
        columns=("№", "Атауы", "Беті"),
        widths=(800, 6000, 2500),
        entries=(ContentsEntry(1, "1", text("Талдау"), "h", last),),
    )
    rest = (
        heading("part", 1, "1", "Талдау", "h"),
        para("бір", id="a"),
        nodes.PageBreak(),
        para("екі", id="b"),
    )
    sections = (PageSection((contents,)), PageSection(rest))
    written = built(Document(nodes.Meta("Т"), sections))
    assert [line.text for line in lines(written)] == ["№АтауыБеті", f"1Талдау{expected}"]


def test_a_page_named_in_prose_makes_the_whole_be_laid_out_again() -> None:
    named = nodes.Paragraph((Text("бетін қараңыз: "), nodes.PageReference("z")), id="z")
    written = built(document(para("бір"), nodes.PageBreak(), named))
    assert "бетін қараңыз: 2" in text_of(written)[1]


def test_the_title_page_has_no_furniture() -> None:
    title = PageSection((para("Атауы"),), page="title", header=HEAD)
    written = built(Document(nodes.Meta("Т"), (title, PageSection((para("бір"),), header=HEAD))))
    assert [line.text for line in lines(written, 0)] == ["Атауы"]
    assert lines(written, 1)[0].text.startswith("ұйым")


def test_a_draft_has_the_same_pages_and_the_mark_on_each() -> None:
    sample = rich()
    draft, final = rich_pdf(), built(replace(sample, draft=False))
    assert draft.pages == final.pages
    assert all("ЖОБА" in page for page in text_of(draft))
    assert not any("ЖОБА" in page for page in text_of(final))
