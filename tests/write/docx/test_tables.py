"""Tables: grid, spans, heads, rows kept together, edges, cells that are never empty."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.layout.spec import Layout
from docgen.tree import nodes as n
from docgen.tree.nodes import Cell, Column, Row, RowKind, Table
from tests.write.docx.opened import NAMES, Opened, W, opened, text
from tests.write.docx.sample import cell, indicator_table, words
from tests.write.layout import layout_dict


def rows(file: Opened) -> list[object]:
    return file.find("//w:tbl[1]/w:tr")


def has(row: object, path: str) -> bool:
    return bool(row.xpath(path, namespaces=NAMES))


def test_widths_are_fixed_and_sum_up() -> None:
    table = indicator_table()
    file = opened(table)
    grid = [int(one) for one in file.values("//w:tbl[1]/w:tblGrid/w:gridCol/@w:w")]
    assert grid == [column.width for column in table.columns]
    assert file.values("//w:tbl[1]/w:tblPr/w:tblLayout/@w:type") == ["fixed"]
    assert file.values("//w:tbl[1]/w:tblPr/w:tblW/@w:w") == [str(sum(grid))]
    for row in rows(file):
        widths = [int(one) for one in row.xpath("w:tc/w:tcPr/w:tcW/@w:w", namespaces=NAMES)]
        assert sum(widths) == sum(grid)


def test_head_rows_repeat_and_no_other_row_does() -> None:
    file = opened(indicator_table())
    repeated = [has(row, "w:trPr/w:tblHeader") for row in rows(file)]
    assert repeated == [True] * 3 + [False] * 6


def test_rows_do_not_split_unless_they_may() -> None:
    table = Table((Column(2000),), (Row((cell("а"),)), Row((cell("б"),), can_split=True)))
    assert [has(row, "w:trPr/w:cantSplit") for row in rows(opened(table))] == [True, False]


def test_merged_cells_keep_their_spans() -> None:
    file = opened(indicator_table())
    assert file.values("//w:tr[1]//w:gridSpan/@w:val") == ["4"]
    assert file.values("//w:tr[1]//w:vMerge/@w:val") == ["restart"] * 2
    assert len(file.find("//w:tr[2]//w:vMerge[not(@w:val)]")) == 2


def test_group_total_and_last_rows_are_kept() -> None:
    file = opened(indicator_table())
    kept = [has(row, "w:tc/w:p/w:pPr/w:keepNext") for row in rows(file)]
    # heads, numbers, group; the row above the total; the total, because notes follow
    assert kept == [True] * 4 + [False] * 3 + [True, True]


def test_a_total_at_the_top_stays_with_the_row_below() -> None:
    table = Table(
        (Column(2000),), (Row((cell("Барлығы"),), RowKind.TOTAL), *(Row((cell("а"),)),) * 2)
    )
    kept = [has(row, "w:tc/w:p/w:pPr/w:keepNext") for row in rows(opened(table))]
    assert kept == [True, False, False]


def test_kinds_of_row_are_bold_as_the_layout_says() -> None:
    file = opened(indicator_table())
    bold = [has(row, "w:tc//w:rPr/w:b") for row in rows(file)]
    assert bold == [True, True, False, True, False, False, False, False, True]


def test_cells_always_hold_a_paragraph_also_after_a_table() -> None:
    inner = Table((Column(1000),), (Row((cell("ішкі"),)),))
    table = Table((Column(2000), Column(2000)), (Row((Cell(()), Cell((inner,)))),))
    for one in opened(table).find("//w:tc"):
        assert one[-1].tag == f"{W}p"


def test_missing_cells_are_filled_and_too_many_are_an_error() -> None:
    short = Table((Column(1000), Column(1000)), (Row((cell("а"),)),))
    assert len(opened(short).find("//w:tc")) == 2
    long = Table((Column(1000),), (Row((cell("а"), cell("б"))),))
    with pytest.raises(ValueError, match="more cells"):
        opened(long)


def test_two_tables_stay_two() -> None:
    table = Table((Column(1000),), (Row((cell("а"),)),))
    file = opened(table, table)
    names = [one.tag.removeprefix(W) for one in file.body]
    assert names == ["tbl", "p", "tbl", "p", "sectPr"]
    line = file.body[1].find("w:pPr/w:spacing", NAMES)
    assert (line.get(f"{W}line"), line.get(f"{W}lineRule")) == ("20", "exact")


def test_room_around_a_table_is_its_neighbours() -> None:
    file = opened(words("үстінде"), indicator_table(), words("астында"))
    above = file.paragraph("1-кесте").find("w:pPr/w:spacing", NAMES)
    assert above is None  # the caption's own 3 pt are as much as the table's
    below = file.paragraph("* алдын ала").find("w:pPr/w:spacing", NAMES)
    assert below.get(f"{W}before") == "120"


def test_notes_stay_under_their_table() -> None:
    file = opened(indicator_table(), words("келесі"))
    assert has(file.paragraph("* алдын ала"), "w:pPr/w:keepNext")
    assert not has(file.paragraph("** болжам"), "w:pPr/w:keepNext")


def test_a_cells_own_borders_win_over_the_tables_and_its_neighbours() -> None:
    table = Table((Column(1000), Column(1000)), (Row((cell("а", borders="b"), cell("б"))),))
    first, second = opened(table).find("//w:tc/w:tcPr/w:tcBorders")
    assert sides(first) == "b"
    assert sides(second) == "trb"


def test_unasked_sides_of_an_unruled_table_stay_unruled() -> None:
    table = Table(
        (Column(1000), Column(1000)),
        (Row((cell("а", borders="b"), cell("б"))),),
        kind="plain",
    )
    second = opened(table).find("//w:tc/w:tcPr/w:tcBorders")[1]
    assert sides(second) == ""


def sides(borders: object) -> str:
    drawn = {one.tag.removeprefix(W)[0]: one.get(f"{W}val") for one in borders}
    return "".join(side for side in "trbl" if drawn[side] == "single")


def test_words_for_screen_readers() -> None:
    file = opened(indicator_table())
    assert file.values("//w:tblCaption/@w:val") == ["1-кесте. Нысаналы индикаторлар"]
    assert file.values("//w:tblDescription/@w:val") == ["Бес жылдың көрсеткіштері"]


def test_soft_hyphens_are_elements() -> None:
    file = opened(indicator_table())
    assert "\u00ad" not in "".join(file.values("//w:t/text()"))
    assert len(file.find("//w:softHyphen")) == 12


def test_a_repeated_head_says_the_height_that_a_merged_cell_needs() -> None:
    head = (
        Row((cell("Өте ұзын өлшем бірлігінің атауы", row_span=2), cell("а")), RowKind.HEADER),
        Row((cell("б"),), RowKind.HEADER),
    )
    table = Table((Column(1200), Column(2000)), (*head, Row((cell("1"), cell("2")))))
    file = opened(table)
    assert not file.find("//w:tr[1]/w:trPr/w:trHeight")
    assert int(file.values("//w:tr[2]/w:trPr/w:trHeight/@w:val")[0]) > 600


def test_a_gap_between_rows_is_lower_than_a_line() -> None:
    table = Table(
        (Column(1000),), (Row((cell("а"),)), Row((Cell(()),), min_height=170), Row((cell("б"),)))
    )
    file = opened(table)
    assert file.values("//w:tr[2]//w:trHeight/@w:val") == ["170"]
    assert file.values("//w:tr[2]//w:p/w:pPr/w:spacing/@w:line") == ["20"]


def test_a_gap_stays_with_its_box_and_draws_no_rule_of_it() -> None:
    framed = Row((Cell((words("а"),), borders="trbl"),))
    gap = Row((Cell(()),), min_height=170, keep_next=True)
    file = opened(Table((Column(1000),), (framed, gap, framed), kind="plain"))
    assert file.find("//w:tr[2]//w:keepNext")
    assert file.values("//w:tr[2]//w:tcBorders/*/@w:val") == ["nil"] * 4
    assert file.values("//w:tr[3]//w:tcBorders/*/@w:val") == ["single"] * 4


def test_ruled_contents_are_a_table_of_page_references() -> None:
    entries = (n.ContentsEntry(1, "1.", (n.Text("Кіріспе"),), "a", "end"),)
    contents = n.Contents("table", (), ("№", "Бөлім", "Беттер"), (800, 6000, 1500), entries)
    file = opened(contents, n.Paragraph((n.Anchor("a"), n.Anchor("end"), n.Text("."))))
    assert [text(one) for one in file.find("//w:tr[2]/w:tc")] == ["1.", "Кіріспе", "4-9"]
    assert len(file.find("//w:tr[2]//w:instrText")) == 2
    assert has(file.find("//w:tr[1]")[0], "w:trPr/w:tblHeader")


def test_a_box_in_the_flow_is_a_table_and_one_in_the_margin_floats() -> None:
    file = opened(n.Box("note", (words("ішінде"),)), words("."), n.Box("side", (words("бүйір"),)))
    first, second = file.find("//w:tbl")
    assert not has(first, "w:tblPr/w:tblpPr")
    assert has(second, "w:tblPr/w:tblpPr[@w:horzAnchor='page']")


def test_the_foot_of_a_page_is_a_frame() -> None:
    file = opened(words("."), n.Box("foot", (words("Астана"),)))
    frame = file.paragraph("Астана").find("w:pPr/w:framePr", NAMES)
    assert frame.get(f"{W}yAlign") == "bottom"
    assert file.body[-2].find("w:pPr/w:framePr", NAMES) is None  # the section's end is no frame


def test_a_layouts_paragraph_style_may_be_named_as_a_tables() -> None:
    changed = layout_dict()
    styles = changed["styles"]
    assert isinstance(styles, dict)
    styles["table-kind-grid"] = {"based_on": "body"}
    file = opened(indicator_table(), layout=Layout.model_validate(changed))
    ids = file.values("//w:style/@w:styleId", "word/styles.xml")
    assert len(ids) == len(set(ids))


def test_a_last_table_asks_for_no_room_below() -> None:
    """A table that fills its page must not bring forth an empty page."""
    table = replace(indicator_table(), notes=())
    last = "//w:body/w:p[last()]/w:pPr/w:spacing"
    closed = opened(table)
    assert closed.values(f"{last}/@w:before") == ["0"]
    assert closed.values(f"{last}/@w:line") == ["20"]
    assert int(opened(table, words("Сөз.")).values(f"{last}/@w:before")[0]) > 0
