"""References, contents, sections, side boxes, typography."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.diagnostics import Position, Report
from docgen.kazakh.typography import Spacing
from docgen.layout.measure import Measure
from docgen.passes.boxes import place_boxes
from docgen.passes.contents import fill_contents
from docgen.passes.number import Target, number
from docgen.passes.refer import resolve
from docgen.passes.sections import cut
from docgen.passes.typography import set_type
from docgen.tree.nodes import (
    Anchor,
    Block,
    Box,
    Cell,
    Column,
    Contents,
    Furniture,
    Group,
    Heading,
    Inflected,
    Item,
    List,
    NoBreak,
    PageBreak,
    Paragraph,
    Reference,
    Row,
    Table,
    Text,
    Value,
)
from docgen.tree.walk import every_block, every_inline
from tests.parse.text import layout, parsed

TARGETS = {
    "t": Target("t", "кесте", "3", "3-кесте.", "Кадр"),
    "own": Target("own", "", "", "Кесте А.", "Кадр"),
    "bare": Target("bare"),
    "words": Target("words", "", "", "", "Жалпы ереже:"),
}


def resolved(one: Reference | Value | Inflected, report: Report | None = None) -> object:
    blocks = resolve(
        (Paragraph((one,)),),
        TARGETS,
        lambda words, case: f"{words}+{case}",
        lambda path, place: "83" if path == "year" else None,
        report or Report(),
    )
    (paragraph,) = blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.children[0]


@pytest.mark.parametrize(
    ("target", "case", "text", "number"),
    [
        ("t", "", "3-кесте", "3"),
        ("t", "ablative", "3-кесте+ablative", "3"),
        ("own", "dative", "Кесте А+dative", ""),
        ("words", "", "«Жалпы ереже»", ""),
        ("words", "genitive", "«Жалпы ереже»+genitive", ""),
    ],
)
def test_references_are_named_with_their_ending(
    target: str, case: str, text: str, number: str
) -> None:
    found = resolved(Reference(target, case))
    assert isinstance(found, Reference)
    assert (found.text, found.number) == (text, number)


def test_a_reference_to_nothing_is_reported_at_its_place() -> None:
    report = Report()
    resolved(Reference("жоқ", position=Position("1.md", 4, 2)), report)
    (fault,) = report.found
    assert (fault.code, fault.position) == ("unknown-reference", Position("1.md", 4, 2))
    assert fault.arguments["known"] == ("bare", "own", "t", "words")


def test_a_reference_to_what_has_no_caption_is_reported() -> None:
    report = Report()
    resolved(Reference("bare", position=Position("1.md", 4, 2)), report)
    (fault,) = report.found
    assert (fault.code, fault.position) == ("reference-without-words", Position("1.md", 4, 2))


def test_values_and_endings_become_words_that_stay_on_one_line() -> None:
    assert resolved(Value("year")) == Text("83")
    assert resolved(Value("year", "ablative")) == Text("83+ablative")
    kept = resolved(Inflected("83-", "x"))
    assert kept == NoBreak((Text("83-+x"),))


# --- contents ----------------------------------------------------------------------------------


def contents(words: str, name: str = "clinic", depth: int = 0) -> tuple[Contents, list[Block]]:
    kind = layout(name).contents
    blocks, _ = number((Contents(kind.kind), *parsed(words)), layout(name), Report())
    filled = fill_contents(blocks, kind, depth)
    found = filled[0]
    assert isinstance(found, Contents)
    return found, list(filled[1:])


def test_ruled_contents_part_number_from_title() -> None:
    found, _ = contents("# Миссия\n\n## Пайым\n\n## Сапа {.direction}")
    assert [(one.level, one.label) for one in found.entries] == [(1, "1"), (2, "1.1"), (2, "1.2")]
    words = [
        "".join(part.text for part in one.children if isinstance(part, Text))
        for one in found.entries
    ]
    assert words == ["1-бөлім. Миссия", "Пайым", "1-стратегиялық бағыт. Сапа"]


def test_ruled_contents_count_directions_under_their_part() -> None:
    text = "# А\n\n## Ә {.direction}\n\n# Б\n\n## В {.direction}\n\n## Г {.direction}"
    found, _ = contents(text)
    assert [one.label for one in found.entries] == ["1", "1.1", "2", "2.1", "2.2"]
    dotted, _ = contents("# А\n\n## Б {.direction}", "development")
    assert dotted.entries[0].label == "I."


def test_ruled_contents_part_roman_numerals_too() -> None:
    blocks, _ = number((Contents("table"), *parsed("# а\n\n## б")), layout("development"), Report())
    found = fill_contents(blocks, layout("development").contents)[0]
    assert isinstance(found, Contents)
    words = [one.children for one in found.entries]
    assert [one.label for one in found.entries] == ["I", "i"]
    assert [one[0].text for one in words if isinstance(one[0], Text)] == ["а", "б"]


def test_dotted_contents_keep_the_label() -> None:
    found, _ = contents("# а\n\n## б", "development")
    assert [one.label for one in found.entries] == ["I.", "i."]
    assert [one.end for one in found.entries] == ["", ""]


def test_deeper_headings_are_kept_out() -> None:
    found, rest = contents("# а\n\n## б\n\n### в {contents-level=3}", depth=1)
    assert len(found.entries) == 1
    levels = [one.contents_level for one in rest if isinstance(one, Heading)]
    assert levels == [1, 0, 0]


def test_sections_end_at_their_last_block() -> None:
    found, rest = contents("# а\n\nб\n\n# в\n\n- г\n- д")
    paragraph, list_ = rest[1], rest[3]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.children[-1] == Anchor(found.entries[0].end)
    assert isinstance(list_, List)
    last = list_.items[-1].blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.children[-1] == Anchor(found.entries[1].end)


def test_a_section_ends_before_the_sheet_after_it() -> None:
    kind = layout("clinic").contents
    sheet = Group((paragraph("қол"), paragraph("күні")), role="sheet:agreement")
    blocks, _ = number(
        (Contents(kind.kind), *parsed("# а\n\nб"), sheet, paragraph("в")),
        layout("clinic"),
        Report(),
    )
    filled = fill_contents(blocks, kind)
    found, ended = filled[0], filled[2]
    assert isinstance(found, Contents)
    assert isinstance(ended, Paragraph)
    assert ended.children[-1] == Anchor(found.entries[0].end)
    assert filled[3:] == blocks[3:]


# --- pages -------------------------------------------------------------------------------------


def no_furniture(_page: str, _landscape: bool) -> tuple[Furniture, Furniture]:
    return Furniture(), Furniture()


def paragraph(words: str, **changes: object) -> Paragraph:
    return replace(Paragraph((Text(words),)), **changes)  # type: ignore[arg-type]


def wide(id: str = "w") -> Table:
    row = Row((Cell((paragraph("а"),)),))
    return Table((Column(1000),), (row,), id=id, orientation="landscape")


def test_a_wide_table_takes_its_heading_and_lead_along() -> None:
    blocks = (
        paragraph("а"),
        Heading("section", 2, (Text("б"),)),
        paragraph("в", style="lead"),
        wide(),
    )
    sections = cut((*blocks, paragraph("г")), layout(), no_furniture)
    assert [one.landscape for one in sections] == [False, True, False]
    assert [len(one.blocks) for one in sections] == [1, 3, 1]


def test_two_wide_tables_share_their_pages() -> None:
    sections = cut((wide("a"), wide("b")), layout(), no_furniture)
    assert [one.landscape for one in sections] == [True]


def test_title_page_and_parts() -> None:
    blocks = (
        Group((paragraph("а"),), page="title"),
        Group((paragraph("б"),), new_page=True),
        Group((paragraph("в"),), new_page=True),
    )
    sections = cut(blocks, layout(), no_furniture)
    assert [one.page for one in sections] == ["title", "main"]
    assert [type(one) for one in sections[1].blocks] == [Paragraph, PageBreak, Paragraph]


def test_no_empty_page_before_a_new_section() -> None:
    heading = Heading("part", 1, (Text("а"),), new_page=True)
    blocks = (paragraph("б"), PageBreak(), Group((heading,), orientation="landscape"), PageBreak())
    sections = cut(blocks, layout(), no_furniture)
    assert [len(one.blocks) for one in sections] == [1, 1]
    first = sections[1].blocks[0]
    assert isinstance(first, Heading)
    assert not first.new_page


# --- side boxes --------------------------------------------------------------------------------


def placed(*blocks: Block) -> tuple[Block, ...]:
    return place_boxes(blocks, layout("implementation"), "main")


def box(lines: int, kind: str = "direction") -> Box:
    return Box(kind, tuple(paragraph("мақсат") for _ in range(lines)))


def test_boxes_in_succession_become_one() -> None:
    (found, _) = placed(box(1), box(1, "goal"), paragraph("а"))
    assert isinstance(found, Box)
    styles = [one.style for one in found.blocks if isinstance(one, Paragraph)]
    assert styles == ["box-bold", "box-italic"]


def test_a_box_that_another_still_stands_beside_joins_it() -> None:
    note, text = paragraph("ескертпе"), paragraph("мәтін")
    found = placed(box(4), note, box(2, "goal"), text)
    assert isinstance(found[0], Box)
    assert len([one for one in found[0].blocks if isinstance(one, Paragraph)]) == 6
    assert not any(isinstance(one, Box) for one in found[1:])


@pytest.mark.parametrize("between", [paragraph("мәтін " * 80), PageBreak()])
def test_boxes_that_do_not_meet_keep_their_places(between: Block) -> None:
    found = placed(box(1), between, box(1, "goal"), paragraph("мәтін"))
    assert [isinstance(one, Box) for one in found] == [True, False, True, False]


def test_what_stands_beside_a_box_stays_together_until_it_is_as_high() -> None:
    after = [paragraph(f"{number}") for number in range(8)]
    found = placed(box(5), *after)[1:]
    measure = Measure(layout("implementation"))
    width = layout("implementation").text_width("main")
    assert all(isinstance(one, Paragraph) for one in found)
    kept = [one for one in found if isinstance(one, Paragraph) and one.keep_lines]
    assert 3 < len(kept) < 8
    assert [one.keep_next for one in kept] == [True] * (len(kept) - 1) + [False]
    assert sum(measure.height(one, width) for one in kept) >= 5 * 13.8 * 20


def test_items_of_a_list_beside_a_box_stay_together() -> None:
    (list_,) = parsed("\n".join(f"{number}. тармақ" for number in range(1, 10)))
    found = placed(box(4), list_)[1]
    assert isinstance(found, List)
    items = [one.blocks[0] for one in found.items]
    kept = [one.keep_lines for one in items if isinstance(one, Paragraph)]
    assert kept[0]
    assert not kept[-1]
    assert kept == sorted(kept, reverse=True)


def test_a_layout_without_side_boxes_is_left_alone() -> None:
    blocks = (Box("box", (paragraph("а"),)), paragraph("б"))
    assert place_boxes(blocks, layout(), "main") is blocks


# --- typography --------------------------------------------------------------------------------


def test_blanks_that_must_not_break_and_spans_that_stay() -> None:
    (found,) = set_type((paragraph("2024 жылғы 5 мамырда 80%-дан 1 234 567"),), Spacing())
    assert isinstance(found, Paragraph)
    words = "".join(
        one.text if isinstance(one, Text) else one.children[0].text  # type: ignore[union-attr]
        for one in found.children
    )
    assert words.replace("\u00a0", " ") == "2024 жылғы 5 мамырда 80%-дан 1 234 567"
    assert "1\u00a0234\u00a0567" in words
    assert [one.children for one in found.children if isinstance(one, NoBreak)] == [
        (Text("80%-дан"),)
    ]


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("3-кестеден", ["3-кестеден"]),
        ("4-стратегиялық бағыттың", ["4-стратегиялық", " бағыттың"]),
        ("«Қала-ауыл»", ["«Қала-ауыл»"]),
    ],
)
def test_the_number_of_a_reference_stays_with_its_noun(words: str, whole: list[str]) -> None:
    number = words[0] if words[0].isdigit() else ""
    (found,) = set_type((Paragraph((Reference("t", text=words, number=number),)),), Spacing())
    assert isinstance(found, Paragraph)
    parts = [one for one in every_inline(found.children) if isinstance(one, Reference)]
    assert [one.text for one in parts] == whole
    assert [one.number for one in parts] == [number, ""][: len(parts)]
    assert isinstance(found.children[0], NoBreak) == bool(number)


def test_words_without_numbers_stay_the_same() -> None:
    blocks = parsed("Қала-ауыл мен «тырнақша» сөз.")
    assert set_type(blocks, Spacing()) == blocks
    assert len(list(every_block(blocks))) == 1


@pytest.mark.parametrize(
    ("page", "orientation", "kind"),
    [("", "", "goal"), ("", "landscape", "goal-inline"), ("title", "", "goal-inline")],
)
def test_a_box_stands_in_the_flow_where_its_margin_is_not(
    page: str, orientation: str, kind: str
) -> None:
    look = layout("implementation")
    inner = Box("goal", (paragraph("Мақсат"),))
    listed = List((Item((paragraph("Бір"), inner)),), "1.")
    group = Group((inner, listed, paragraph("Мәтін")), page=page, orientation=orientation)
    (section,) = cut((group,), look, lambda *_: (Furniture(), Furniture()))
    boxes = [block for block in every_block(section.blocks) if isinstance(block, Box)]
    assert [box.kind for box in boxes] == [kind, kind]
    assert (look.box(kind).place == "inline") == kind.endswith("-inline")
