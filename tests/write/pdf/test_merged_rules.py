"""The lower rule of a merged cell that has borders of its own."""

from __future__ import annotations

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
