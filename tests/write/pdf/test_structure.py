"""The PDF's tags: each kind of node has its structure type; what repeats is an artifact."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from docgen.tree import nodes
from docgen.write.pdf import WrittenPdf
from tests.write.pdf.read import Element, built, rich_pdf, structure
from tests.write.pdf.sample import bullets, document, heading, long_table, para


@pytest.fixture(scope="module")
def written() -> WrittenPdf:
    return rich_pdf()


@pytest.fixture(scope="module")
def tree(written: WrittenPdf) -> Element:
    return structure(written)


def test_every_kind_has_its_type(tree: Element) -> None:
    kinds = "H1 H2 P L LI Lbl LBody Table THead TBody TR TH TD Caption Figure Formula Note"
    kinds += " Reference Link TOC TOCI Div"
    assert [kind for kind in kinds.split() if not tree.all(kind)] == []


def test_a_table_over_pages_is_one_with_one_head(tree: Element) -> None:
    table = next(one for one in tree.all("Table") if len(one.all("TR")) > 40)
    assert len(table.all("THead")) == 1
    assert len(table.all("TR")) == 2 + 1 + 60 + 1
    assert [one.kind for one in table.kids] == ["Caption", "THead", "TBody"]
    scopes = [str(one.source.A.Scope) for one in table.all("TH")]
    assert scopes == ["/Column"] * 3 + ["/Row"]


def test_a_list_has_labels_and_bodies() -> None:
    tree = structure(built(document(bullets())))
    outer = tree.all("L")[0]
    assert [[kid.kind for kid in item.kids] for item in outer.kids] == [["Lbl", "LBody"]] * 3
    assert len(outer.all("L")) == 1


def test_pictures_and_formulas_have_their_words(tree: Element) -> None:
    words = {str(one.source.Alt) for one in tree.all("Figure")}
    assert {"Көк төртбұрыш", "Диаграмма: pie", "Жоспардың мекенжайы"} <= words
    assert {str(one.source.Alt) for one in tree.all("Formula")} == {"Е тең А бөлу В", "қосынды"}


def test_heading_types_go_down_in_steps_of_one() -> None:
    blocks: list[nodes.Block] = [
        heading("part", 1, "", "а", "a"),
        heading("section", 4, "", "б", "b"),
        para("в"),
    ]
    blocks += [heading("section", 3, "", "г", "c"), heading("part", 1, "", "д", "d")]
    tree = structure(built(document(*blocks)))
    assert [kid.kind for kid in tree.kids] == ["H1", "H2", "P", "H2", "H1"]


def test_outline_follows_the_levels(written: WrittenPdf) -> None:
    with pikepdf.open(BytesIO(written.data)).open_outline() as outline:
        titles = [(one.title, [kid.title for kid in one.children]) for one in outline.root]
    assert titles == [("1-бөлім. Талдау", ["1.1 Бөлімше"]), ("2-бөлім. Кестелер", [])]


def test_heads_feet_and_repeated_rows_are_artifacts() -> None:
    furniture = nodes.Furniture((para("ұйым", style="header"),))
    section = nodes.PageSection((long_table(),), header=furniture)
    data = built(nodes.Document(nodes.Meta("Т"), (section,))).data
    pdf = pikepdf.open(BytesIO(data))
    assert len(pdf.pages) > 1
    for number, page in enumerate(pdf.pages):
        marked = [
            str(one.operands[0])
            for one in pikepdf.parse_content_stream(page)
            if str(one.operator) in ("BDC", "BMC")
        ]
        tagged = sum(name == "/Span" for name in marked)
        expected = pdf.Root.StructTreeRoot.ParentTree.Nums[2 * number + 1]
        assert tagged == sum(isinstance(one, pikepdf.Dictionary) for one in expected)
