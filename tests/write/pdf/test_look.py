"""Where things stand on the page, measured in the finished PDF."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from docgen.layout.spec import mm
from docgen.tree import nodes
from docgen.tree.nodes import Block, Column, Document, PageSection, Paragraph, Row, RowKind, Text
from docgen.write.pdf import WrittenPdf
from tests.write.pdf.read import Line, built, lines
from tests.write.pdf.sample import WORDS, bullets, cell, document, heading, long_table, para

PITCH = 16.1
LEFT = mm(30) / 20
TOP = mm(20) / 20


def find(written: WrittenPdf, start: str, page: int = 0) -> Line:
    return next(line for line in lines(written, page) if line.text.startswith(start))


SMALL: dict[str, nodes.Inline] = {
    "raised": nodes.Superscript((Text("2"),)),
    "lowered": nodes.Subscript((Text("2"),)),
    "fallback": Text("5 ₸"),
    "formula": nodes.Formula("А_1", "А бір"),
    "note": nodes.Footnote((para("ескертпе", style="footnote"),), "1"),
    "bold": nodes.Strong((Text("қалың"),)),
}


@pytest.mark.parametrize("kind", SMALL)
def test_nothing_in_a_line_changes_the_pitch(kind: str) -> None:
    changed = Paragraph((Text("Бірінші " + WORDS + " "), SMALL[kind], Text(" " + WORDS)))
    written = built(document(changed, para("Соңғы сөз.")))
    plain = built(document(para(f"Бірінші {WORDS} ХХ {WORDS}"), para("Соңғы сөз.")))
    assert find(written, "Соңғы").base == find(plain, "Соңғы").base


def test_a_high_formula_makes_room_for_itself() -> None:
    high = Paragraph((Text(WORDS + " "), nodes.Formula(r"\frac{А}{В}", "А бөлу В")))
    plain = built(document(para(WORDS + " АВ"), para("Соңғы сөз.")))
    more = built(document(high, para("Соңғы сөз.")))
    assert 1 < find(more, "Соңғы").base - find(plain, "Соңғы").base < PITCH


def test_the_pitch_is_exact() -> None:
    found = lines(built(document(para(WORDS * 8))))
    assert found[-1].base - found[0].base == pytest.approx(PITCH * (len(found) - 1), abs=1)


def test_room_between_paragraphs_is_the_larger_one() -> None:
    blocks = (heading("part", 1, "", "Бірінші", "a"), heading("plain", 0, "", "Екінші", "b"))
    written = built(document(*blocks))
    gap = find(written, "Екінші").base - find(written, "Бірінші").base
    assert gap == pytest.approx(PITCH + 6, abs=1)


def test_room_before_is_kept_after_a_break_that_was_asked_for_only() -> None:
    asked = built(document(para("а"), nodes.PageBreak(), heading("part", 1, "", "Атауы", "h")))
    plain = built(document(para("а"), nodes.PageBreak(), para("Атауы")))
    below = find(asked, "Атауы", 1).base - find(plain, "Атауы", 1).base
    assert below == pytest.approx(12, abs=1)
    filled: list[Block] = [nodes.Spacer(14000), heading("plain", 0, "", "Атауы", "h"), para(WORDS)]
    moved = built(document(*filled))
    assert find(moved, "Атауы", 1).base == pytest.approx(find(plain, "Атауы", 1).base, abs=1)


def test_a_table_has_no_room_above_it_at_the_top_of_a_page() -> None:
    table = replace(long_table(2), caption=None)
    second = built(Document(nodes.Meta("Т"), (PageSection((para("а"),)), PageSection((table,)))))
    after = built(document(para("а"), nodes.PageBreak(), table))
    below = built(document(nodes.Spacer(20), table))
    top = lines(second, 1)[0].base
    assert lines(after, 1)[0].base == pytest.approx(top, abs=0.1)
    assert lines(below)[0].base - top == pytest.approx(1 + 3, abs=1)


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    for room in range(13000, 14600, 200):
        blocks = (nodes.Spacer(room), heading("plain", 0, "", "Атауы", "h"), para(WORDS, id="p"))
        pages = built(document(*blocks)).pages.of
        assert pages["h"] == pages["p"]


def test_heads_of_tables_are_repeated_and_rows_whole() -> None:
    written = built(document(long_table()))
    second = [line.text for line in lines(written, 1)]
    assert second[0] == "№КөрсеткішЖыл"
    assert second[1] == "123"


@pytest.mark.parametrize("kind", [RowKind.GROUP, RowKind.TOTAL])
def test_rows_that_belong_together_stay_so(kind: RowKind) -> None:
    rows = [Row((cell(f"жол {n}"),)) for n in range(60)]
    for at in (44, 45, 46, 47, 48, 49):
        changed = [*rows[:at], Row((cell("бөлек"),), kind), *rows[at:]]
        written = built(document(nodes.Table((Column(5000),), tuple(changed))))
        first = [line.text for line in lines(written)]
        second = [line.text for line in lines(written, 1)]
        if kind is RowKind.GROUP:
            assert first[-1] != "бөлек"
        else:
            assert second[0] != "бөлек"


def test_a_row_that_may_split_does_and_others_do_not() -> None:
    def pages_of(splits: bool) -> list[int]:
        row = Row((cell(WORDS * 6),), can_split=splits)
        table = nodes.Table((Column(4000),), (row,))
        written = built(document(nodes.Spacer(10000), table))
        return [len(lines(written, page)) for page in range(written.pages.total)]

    assert pages_of(True)[0] > 5
    assert pages_of(False)[0] == 0


def test_cells_stand_where_their_columns_say() -> None:
    table = nodes.Table((Column(2000), Column(3000)), (Row((cell("бір"), cell("екі"))),))
    written = built(document(table))
    words = lines(written)[0]
    inside = (mm(1.5) + 5) / 20
    assert words.left == pytest.approx(LEFT + inside, abs=0.5)
    assert find(built(document(_one_cell())), "екі").left == pytest.approx(
        LEFT + 100 + inside, abs=0.5
    )


def _one_cell() -> nodes.Table:
    return nodes.Table((Column(2000), Column(3000)), (Row((cell(""), cell("екі"))),))


def test_a_row_of_empty_cells_is_a_line_high() -> None:
    rows = [Row((cell(words), cell(""))) for words in ("бірінші", "", "", "соңғы")]
    written = built(document(nodes.Table((Column(3000), Column(3000)), tuple(rows))))
    row = 13.8 + 2 * mm(0.5) / 20 + 0.5
    gap = find(written, "соңғы").base - find(written, "бірінші").base
    assert gap == pytest.approx(3 * row, abs=1)


def test_lists_hang_by_the_layout() -> None:
    item = nodes.Item((para(WORDS),), label="1)", value=1)
    found = lines(built(document(nodes.List((item,), "1)"))))
    assert found[0].left == pytest.approx(LEFT + mm(12.5) / 20, abs=0.8)
    assert found[1].left == pytest.approx(LEFT + mm(18.5) / 20, abs=0.8)


def test_boxes_stand_at_their_places() -> None:
    side = nodes.Box("side", (para("Жан"),))
    section = PageSection((side, para(WORDS), nodes.Box("foot", (para("Төмен"),))), page="map")
    written = built(Document(nodes.Meta("Т"), (section,)))
    beside = find(written, "Жан")
    assert beside.left == pytest.approx(mm(15 + 1.5) / 20 + 0.5, abs=1)
    assert beside.base == pytest.approx(lines(written)[0].base, abs=6)
    foot = lines(written)[-1]
    assert foot.text == "Төмен"
    assert foot.base == pytest.approx(mm(297 - 20 - 1.5) / 20, abs=6)


def test_furniture_follows_the_width_of_the_page() -> None:
    parts = (Text("сол"), nodes.Tab(), Text("орта"), nodes.Tab(), Text("оң"))
    head = nodes.Furniture((Paragraph(parts, style="header"),))
    for options, right in (({}, 195), ({"landscape": True}, 277), ({"page": "map"}, 195)):
        section = PageSection((para("а"),), header=head, **options)
        line = lines(built(Document(nodes.Meta("Т"), (section,))))[0]
        assert line.right == pytest.approx(mm(right) / 20, abs=1)


def test_no_word_leaves_the_page() -> None:
    long_word = "сөз" * 60
    blocks: list[Block] = [para(long_word), _long_cell(long_word), bullets()]
    written = built(document(*blocks))
    assert max(line.right for line in lines(written)) <= mm(195) / 20 + 1


def _long_cell(word: str) -> nodes.Table:
    return nodes.Table((Column(2000), Column(7354)), (Row((cell(word), cell(word * 4))),))


def test_lines_do_not_overlap() -> None:
    found = lines(built(document(para(WORDS), bullets(), long_table(5))))
    assert all(below.base - above.base > 8 for above, below in pairwise(found))


def test_a_table_alone_in_a_cell_leaves_no_room_around_itself() -> None:
    inner = nodes.Cell((nodes.Table((Column(2000),), (Row((cell("ішкі"),)),)),))
    rows = [Row((one,)) for one in (cell("а"), cell("б"), inner, cell("в"))]
    written = built(document(nodes.Table((Column(3000),), tuple(rows))))
    first, second, nested, last = lines(written)
    pitch = second.base - first.base
    assert nested.base - second.base < pitch + 3
    assert last.base - nested.base < pitch + 5
