"""The rules that both writers share: tab stops of turned pages, boxes at the ends of sections."""

from __future__ import annotations

from docgen.tree import nodes as n
from docgen.write.flow import SEPARATOR, section_blocks, turned_stops
from tests.parse.text import layout

BOX = n.Box("goal", (n.Paragraph((n.Text("1.1-мақсат"),)),))
WORDS = n.Paragraph((n.Text("Мәтін"),))
HEADING = n.Heading("part", 1, (n.Text("Тақырып"),), new_page=True)
LAYOUT = layout("implementation")


def test_portrait_stops_are_moved_in_proportion() -> None:
    stops = ((4500, "center", ""), (9000, "right", "."))
    assert turned_stops(stops, 9000, 14000) == ((7000, "center", ""), (14000, "right", "."))


def test_stops_meant_for_the_turned_page_stay_on_it() -> None:
    stops = ((7000, "center", ""), (14000, "right", ""))
    assert turned_stops(stops, 9000, 14000) == stops


def test_every_layout_s_landscape_head_ends_at_the_edge() -> None:
    for name in ("clinic", "development", "implementation"):
        found = layout(name)
        width = found.text_width("main", landscape=True)
        stops = found.style("header-landscape").tab_stops
        turned = turned_stops(stops, found.text_width("main"), width)
        assert abs(turned[-1][0] - width) < 2, name


def test_a_plain_box_has_no_padding() -> None:
    """A frame without rules has none in the DOCX: with it the PDF's text would stand elsewhere."""
    for name in ("clinic", "development", "implementation"):
        for key, kind in layout(name).boxes.items():
            if kind.place != "inline" and not kind.border_pt and not kind.fill:
                assert kind.padding_mm == 0, (name, key)


def test_a_box_is_not_the_first_on_a_new_page() -> None:
    made = section_blocks((BOX, WORDS), LAYOUT, first=False, last=True)
    assert made == [n.Spacer(SEPARATOR), BOX, WORDS]
    assert section_blocks((BOX, WORDS), LAYOUT, first=True, last=True) == [BOX, WORDS]


def test_a_box_is_not_above_a_section_s_last_block() -> None:
    made = section_blocks((WORDS, BOX, WORDS), LAYOUT, first=False, last=False)
    assert made == [WORDS, BOX, WORDS, n.Spacer(SEPARATOR)]
    assert section_blocks((BOX, WORDS, WORDS), LAYOUT, first=True, last=False)[-1] == WORDS


def test_a_box_goes_to_the_new_page_of_its_heading() -> None:
    made = section_blocks((WORDS, BOX, HEADING), LAYOUT, first=True, last=True)
    assert [type(one) for one in made] == [n.Paragraph, n.PageBreak, n.Spacer, n.Box, n.Heading]
    assert isinstance(made[-1], n.Heading)
    assert not made[-1].new_page


def test_boxes_in_the_text_need_no_spacer() -> None:
    inline = n.Box("box", BOX.blocks)
    assert section_blocks((inline, WORDS), LAYOUT, first=False, last=False) == [inline, WORDS]
