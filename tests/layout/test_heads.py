"""Long names of organisations in the head of the page."""

from __future__ import annotations

import pytest

from docgen.layout.heads import CLEAR_MM, with_room_for_heads
from docgen.layout.measure import Measure
from docgen.layout.spec import TWIPS_PER_MM
from docgen.tree.nodes import Furniture, Paragraph, Text
from tests.parse.text import layout

NAME = "Республикалық қоғамдық денсаулық сақтау ұлттық ғылыми-практикалық орталығы "


def head(times: int) -> Furniture:
    return Furniture((Paragraph((Text(NAME * times),), style="header"),))


@pytest.mark.parametrize(("landscape", "times"), [(False, 8), (True, 14)])
def test_the_margin_grows_with_the_lines_of_the_head(landscape: bool, times: int) -> None:
    look = layout("implementation")
    found = with_room_for_heads(
        look, lambda page, turned: (head(times if turned == landscape else 1), Furniture())
    )
    (_, _, top, *_), (_, _, before, *_) = (one.geometry("main", landscape) for one in (found, look))
    lines = Measure(look).stack(head(times).blocks, look.text_width("main", landscape))
    assert top > before
    assert top == pytest.approx((10 + CLEAR_MM) * TWIPS_PER_MM + lines, abs=2)
    assert found.geometry("main", not landscape) == look.geometry("main", not landscape)


@pytest.mark.parametrize("name", ["clinic", "development", "implementation"])
def test_heads_that_have_room_change_nothing(name: str) -> None:
    look = layout(name)
    assert with_room_for_heads(look, lambda *_: (head(1), Furniture())) is look
