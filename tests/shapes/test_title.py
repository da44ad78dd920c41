"""Title pages with other combinations of stamps, block and amendments."""

from __future__ import annotations

import pytest

from tests.support import Files, built

STAMPS: list[dict[str, object]] = [
    {"label": f"«МӨР {number}»", "lines": [f"{number}-лауазым"], "date": "none"}
    for number in range(1, 5)
]
BLOCK = {"lines": ["Бұйрыққа", "1-қосымша"]}
AMENDMENTS = [
    {"lines": ["(ішінде өзгерді)"], "place": "inside"},
    {"lines": ["астында өзгерді"], "place": "below"},
]


def titled(**page: object) -> Files:
    return {"plan.yaml": {"title_page": {"title": ["Жоспар"], **page}}, "1.md": "# Бөлім\n\nСөз.\n"}


@pytest.mark.parametrize("stamps", range(5))
@pytest.mark.parametrize("block", [{}, {"block": BLOCK}])
def test_nothing_of_the_title_page_is_lost(stamps: int, block: dict[str, object]) -> None:
    plan = built(titled(stamps=STAMPS[:stamps], amendments=AMENDMENTS, **block))
    words = " ".join(one.text for one in plan.word.paragraphs)
    for one in [*(f"«МӨР {number}»" for number in range(1, stamps + 1)), "ішінде", "астында"]:
        assert one in words
        assert one in plan.pdf.text(0)
    assert ("1-қосымша" in words) == ("1-қосымша" in plan.pdf.text(0)) == bool(block)


def test_stamps_stand_in_twos_and_the_block_below_them() -> None:
    page = built(titled(stamps=STAMPS[:3], block=BLOCK)).pdf
    first, second, third, block = (
        page.piece(words, 0) for words in ("«МӨР 1»", "«МӨР 2»", "«МӨР 3»", "Бұйрыққа")
    )
    assert first.bottom == pytest.approx(second.bottom)
    assert first.x0 + 100 < second.x0
    assert [third.x0, block.x0] == pytest.approx([second.x0, second.x0], abs=1)
    assert first.bottom + 20 < third.bottom < block.bottom - 20
