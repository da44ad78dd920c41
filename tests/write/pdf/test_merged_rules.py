"""The lower rule of a merged cell that has borders of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.tree import nodes
from docgen.write.pdf import write_pdf
from tests.finished.pdf import PdfFile
from tests.parse.text import layout
from tests.support import built

GOALS = {
    "directions": [
        {"id": "d1", "title": "Сапа", "goals": [{"id": "g1", "title": "Қолжетімділік"}]},
        {
            "id": "d2",
            "title": "Қаржы",
            "goals": [{"id": "g2", "title": "Табыс"}, {"id": "g3", "title": "Шығын"}],
        },
    ]
}


def test_merged_cell_at_the_table_s_end_is_closed() -> None:
    files = {"1.md": "::: strategy-map data/goals.yaml :::\n", "data/goals.yaml": GOALS}
    pdf = built(files).pdf
    box = next(one for one in reversed(pdf.shapes) if one.fill == "dce6f1")
    below = [one for one in pdf.shapes if not one.fill and one.top < box.bottom < one.bottom]
    flat = [one for one in below if one.height < 3]
    assert any(one.x0 < box.x0 and box.x1 < one.x1 for one in flat), flat


def long_table(*, head: bool, splits: bool) -> nodes.Document:
    """Return a table whose first column is one cell over two pages."""
    words = "Жол " * (250 if splits else 2)
    rows = [row(f"{number}. {words}", splits=splits) for number in range(8 if splits else 60)]
    merged = cell("Өңір", row_span=len(rows))
    rows[0] = replace(rows[0], cells=(merged, *rows[0].cells))
    top = nodes.Row((cell("Өңір"), cell("Атауы")), nodes.RowKind.HEADER)
    table = nodes.Table(
        (nodes.Column(2000), nodes.Column(7000)), ((top, *rows) if head else tuple(rows)), "grid"
    )
    return nodes.Document(nodes.Meta("т"), (nodes.PageSection((table,)),))


def cell(words: str, row_span: int = 1) -> nodes.Cell:
    return nodes.Cell((nodes.Paragraph((nodes.Text(words),)),), row_span=row_span)


def row(words: str, *, splits: bool) -> nodes.Row:
    return nodes.Row((cell(words),), can_split=splits)


@pytest.mark.parametrize("splits", [False, True])
@pytest.mark.parametrize("head", [True, False])
def test_a_merged_cell_is_closed_where_the_page_ends(head: bool, splits: bool) -> None:
    pdf = PdfFile(write_pdf(long_table(head=head, splits=splits), layout("clinic")).data)
    assert pdf.pages > 1
    for page in range(pdf.pages):
        rules = [one for one in pdf.shapes if one.page == page and one.height < 2 < one.width]
        left = min(one.x0 for one in rules)
        under_merged = sorted({round(one.top) for one in rules if one.x0 < left + 5})
        whole = sorted({round(one.top) for one in rules})
        assert {under_merged[0], under_merged[-1]} == {whole[0], whole[-1]}
        amid = under_merged[1:-1]
        assert len(amid) == head, under_merged
