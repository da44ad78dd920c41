"""Labels of two signs do not touch their words; others have the layout's room."""

from __future__ import annotations

import pytest

from docgen.layout.labels import label_room
from docgen.layout.measure import CellLook, Measure
from docgen.layout.spec import mm
from docgen.tree.nodes import Item, List, Paragraph, Text
from docgen.write.labels import label_width, tabbed
from tests.layout.looks import LAYOUT

ROOM = mm(LAYOUT.lists.hanging_mm)
STYLE = LAYOUT.style("list")


def numbered(*labels: str) -> List:
    items = tuple(Item((Paragraph((Text("Сөз"),)),), label) for label in labels)
    return List(items, "1)", style="list")


@pytest.mark.parametrize("label", ["10)", "19.", "12)"])
def test_a_label_of_two_signs_has_a_blank_before_the_words(label: str) -> None:
    block = numbered("1)", label)
    room = label_room(LAYOUT, block, in_cell=False)
    blank = label_width(LAYOUT, STYLE, " ")
    assert room == pytest.approx(label_width(LAYOUT, STYLE, label) + blank, abs=2)
    assert room > ROOM
    assert tabbed(LAYOUT, block, STYLE, in_cell=False)
    (first, second) = Measure(LAYOUT).texts(block)
    assert first.left == second.left == mm(LAYOUT.lists.first_mm) + room


@pytest.mark.parametrize("labels", [("1)",), ("-", "-"), ("1.1.1. міндет",), ()])
def test_other_labels_have_the_layouts_room(labels: tuple[str, ...]) -> None:
    assert label_room(LAYOUT, numbered(*labels), in_cell=False) == ROOM


def test_in_cells_the_room_is_what_it_was() -> None:
    block = numbered("10)")
    assert label_room(LAYOUT, block, in_cell=True) == mm(LAYOUT.lists.cell_hanging_mm)
    (text,) = Measure(LAYOUT).texts(block, CellLook("cell"))
    assert text.left == mm(LAYOUT.lists.cell_first_mm) + mm(LAYOUT.lists.cell_hanging_mm)
