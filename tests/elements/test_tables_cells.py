"""M106–M125: what stands in the cells of tables, notes under them, tables over pages."""

from __future__ import annotations

from tests.elements.grids import Grid, grid
from tests.support import Files, Plans

SENTENCE = "Емхана тұрғындарға көмек көрсетеді және қызметін жыл сайын жаңартады. "
PLANS: dict[str, Files] = {
    "cells": {
        "1.md": """# Ұяшықтар

::: table data/lists.yaml :::

::: table data/values.yaml :::

::: table data/notes.yaml :::

Мәтіндегі сілтеме[^1] осы.

[^1]: Беттің төменгі жағындағы ескерту.

::: table data/first.yaml :::
::: table data/second.yaml :::
""",
        "data/lists.yaml": {
            "head": [["Тапсырма", "Шаралар"]],
            "rows": [
                ["нөмірлі", "1. бірінші шара\n2. екінші шара\n"],
                ["нүктелі", "* нүкте бір\n* нүкте екі\n"],
                ["сызықшалы", "Алдымен абзац:\n\n- сызықша бір\n- сызықша екі\n"],
                ["абзацтар", "Бірінші абзац.\n\nЕкінші абзац.\n"],
                ["екі жол", "адам\\\nпайыз\n"],
                ["автор нөмірі", "3) үшінші\n\n1. бірінші емес\n\n5 бесінші\n"],
            ],
        },
        "data/values.yaml": {
            "head": [["Атауы*", "Мәні (1)", "Бағасы**", "Мекенжай"]],
            "align": ["left", "right", "center", "left"],
            "rows": [
                ["ондық", "73,0", "1 234 567,80", "a@example.kz\\\nb@example.kz\n"],
                ["теріс", "-5,20", "бірдей мән", ""],
                ["бос", "", "бірдей мән", ""],
                ["жоқ", "-", "бірдей мән", ""],
                ["бөлшек", "3/7", "12 адам", "деректер жоқ"],
                ["пайыз", "80%", "75,5%", "90"],
            ],
        },
        "data/notes.yaml": {
            "head": [["Көрсеткіш*", "2024 (1)"]],
            "rows": [["Үлесі**", "5"], ["Өлшемі", "6[^2]\n\n[^2]: Ұяшықтың ескертуі.\n"]],
            "notes": [
                "* – алдын ала деректер",
                "** – К = А / В * 100, мұнда А – саны",
                "(1) – болжам",
            ],
            "source": "Дереккөз: статистика бюросы",
        },
        "data/first.yaml": {
            "head": [["Бірінші", "а"]],
            "rows": [["Көрші бір", "1"]],
            "small": "true",
        },
        "data/second.yaml": {"head": [["Екінші", "ә"]], "rows": [["Көрші екі", "2"]]},
    },
    "pages": {
        "1.md": """# Беттер

::: methodology data/long.yaml widths="12 30 20 * 20" :::
""",
        "data/long.yaml": {
            "caption": "Ұзын кесте",
            "rows": [
                {
                    "name": f"Көрсеткіш {number}",
                    "unit": "%",
                    "method": SENTENCE * 18,
                    "source": "есеп",
                }
                for number in range(1, 9)
            ],
        },
    },
}


def cells(plans: Plans, words: str) -> Grid:
    return Grid(plans["cells"].table(words), plans["cells"].pdf.table(words))


def in_cell(plans: Plans, row: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return labels and words of the paragraphs beside the cell `row`, in both files."""
    one = cells(plans, row)
    beside = one.word.row(one.word.cell(row).row)[1]
    tagged = one.pdf.rows()[one.word.cell(row).row][1]
    found: list[tuple[str, str]] = []
    for para in tagged.all("P", "LI"):
        if para.kind == "LI":
            found.append((para.elements[0].text, para.elements[1].text))
        else:
            found.append(("", para.text))
    return [(para.label, para.text) for para in beside.paragraphs], found


def test_m106_cells_with_numbered_lists(plans: Plans) -> None:
    wanted = [("1.", "бірінші шара"), ("2.", "екінші шара")]
    assert in_cell(plans, "нөмірлі") == (wanted, wanted)
    one = cells(plans, "нөмірлі")
    items = one.pdf.cell("бірінші шара").all("LI")
    assert items[0].box[4] < items[1].box[4]
    left = one.edges(one.word.cell("бірінші шара"))[0]
    assert items[0].box[1] - left < 6, "a list in a cell begins at the cell's edge"
    para = one.word.cell("бірінші шара").paragraphs[0]
    assert (para.left, para.text_left) == (0, round(4.5 * 1440 / 25.4))


def test_m107_cells_with_bulleted_lists(plans: Plans) -> None:
    wanted = [("•", "нүкте бір"), ("•", "нүкте екі")]
    assert in_cell(plans, "нүктелі") == (wanted, wanted)


def test_m108_cells_with_a_dash_list_after_a_paragraph(plans: Plans) -> None:
    wanted = [("", "Алдымен абзац:"), ("-", "сызықша бір"), ("-", "сызықша екі")]
    assert in_cell(plans, "сызықшалы") == (wanted, wanted)


def test_m109_cells_of_several_paragraphs(plans: Plans) -> None:
    wanted = [("", "Бірінші абзац."), ("", "Екінші абзац.")]
    assert in_cell(plans, "абзацтар") == (wanted, wanted)
    first, second = cells(plans, "абзацтар").pdf.cell("Бірінші абзац").all("P")
    assert second.box[2] > first.box[2] + 8


def test_m110_cells_of_two_lines(plans: Plans) -> None:
    one = cells(plans, "екі жол")
    assert one.word.cell("адам").text == "адам\nпайыз"
    assert len(one.word.cell("адам").paragraphs) == 1
    cell = one.pdf.cell("адам")
    assert cell.piece("пайыз").top > cell.piece("адам").bottom - 4


def test_m111_irregular_numbers_inside_cells_kept(plans: Plans) -> None:
    wanted = [("3)", "үшінші"), ("1.", "бірінші емес"), ("", "5 бесінші")]
    assert in_cell(plans, "автор нөмірі") == (wanted, wanted)


def test_m112_rows_cut_by_page_breaks(plans: Plans) -> None:
    pages = plans["pages"]
    one = grid(pages, "Көрсеткіш 1")
    assert one.word.splits(1)
    cut = [cell for row in one.pdf.rows() for cell in row if len({p.page for p in cell.pieces}) > 1]
    assert cut
    for cell in cut:
        assert cell.text == (SENTENCE * 18).strip(), "words are whole across the cut"
        assert len(pages.pdf.all("Table")) == 1


def test_m113_empty_cells(plans: Plans) -> None:
    one = grid(plans["cells"], "ондық")
    assert one.texts[3] == ["бос", "", "бірдей мән", ""]
    assert [row[3] for row in one.texts[2:5]] == ["", "", ""]
    assert len(one.pdf.rows()[3]) == 4


def test_m114_dash_for_no_data(plans: Plans) -> None:
    one = grid(plans["cells"], "ондық")
    assert one.texts[4][:2] == ["жоқ", "-"]
    assert one.word.row(4)[1].paragraphs[0].label == "", "a dash is no list"


def test_m115_footnote_marks_in_heads_labels_and_cells(plans: Plans) -> None:
    assert grid(plans["cells"], "ондық").texts[0] == ["Атауы*", "Мәні (1)", "Бағасы**", "Мекенжай"]
    notes = cells(plans, "Үлесі**")
    assert notes.word.texts()[0] == ["Көрсеткіш*", "2024 (1)"]
    assert notes.pdf.texts()[1] == ["Үлесі**", "5"]


def test_m116_notes_under_a_table(plans: Plans) -> None:
    plan = plans["cells"]
    first = plan.word.paragraph("* – алдын ала деректер")
    assert first.style == plan.word.paragraph("(1) – болжам").style == "TableNote"
    assert plan.word.paragraphs[plan.word.paragraphs.index(first) - 1].in_table
    assert plan.table("Үлесі**").cells[-1].paragraphs[0].on("w:keepNext"), (
        "the last row stays with its notes"
    )
    table, note = plan.pdf.table("Үлесі**"), plan.pdf.block("* – алдын ала")
    assert 0 < note.box[2] - table.cell("Өлшемі").box[4] < 30
    assert note.box[0] == table.box[0]
    assert note.piece("алдын").size == 11
    source = plan.word.paragraph("Дереккөз:")
    assert source.italic
    assert plan.pdf.block("Дереккөз:").italic


def test_m117_footnotes_in_a_cell_and_in_the_text(plans: Plans) -> None:
    plan = plans["cells"]
    notes = {one.text.strip() for one in plan.word.notes.values()}
    assert notes == {"Беттің төменгі жағындағы ескерту.", "Ұяшықтың ескертуі."}
    inside = plan.table("Үлесі**").cells[-1].paragraphs[0]
    text = plan.word.paragraph("Мәтіндегі сілтеме")
    assert len(inside.note_ids) == len(text.note_ids) == 1
    assert plan.word.notes[text.note_ids[0]].text.strip().startswith("Беттің")
    marks = [one for one in plan.pdf.all("Note") if one.text]
    assert [one.text for one in marks] == [
        "1 Ұяшықтың ескертуі.",
        "2 Беттің төменгі жағындағы ескерту.",
    ]
    for mark in marks:
        page, left, top, _, bottom = mark.box
        assert page == 0
        assert left < 30 * 72 / 25.4 + 2
        assert top > 640, "at the foot of the page"
        assert bottom < (297 - 20) * 72 / 25.4 + 1
        assert mark.piece("скерту").size == 10
    call = plan.pdf.block("Мәтіндегі сілтеме").piece("2")
    assert call.size < 9


def test_m118_formula_as_plain_text_in_a_note(plans: Plans) -> None:
    words = "** – К = А / В * 100, мұнда А – саны"
    assert plans["cells"].word.paragraph("** – К").text == words
    assert plans["cells"].pdf.block("** – К").text == words


def test_m119_one_value_repeated_down_a_column(plans: Plans) -> None:
    one = grid(plans["cells"], "ондық")
    assert [row[2] for row in one.texts[2:5]] == ["бірдей мән"] * 3
    assert len([cell for cell in one.pdf.all("TD") if cell.text == "бірдей мән"]) == 3


def test_m120_numeric_cells(plans: Plans) -> None:
    one = grid(plans["cells"], "ондық")
    assert one.texts[1][1:3] == ["73,0", "1 234 567,80"]
    assert one.texts[2][1] == "-5,20"
    assert [one.align(words) for words in ("73,0", "-5,20", "1 234 567,80")] == [
        "right",
        "right",
        "center",
    ]
    assert len(one.pdf.cell("1 234 567,80").pieces) == 1, "an amount stays on one line"
    assert "1\u00a0234\u00a0567,80" in plans["cells"].word.parts["word/document.xml"].decode()


def test_m121_fractions_and_text_in_number_columns(plans: Plans) -> None:
    one = grid(plans["cells"], "ондық")
    assert one.texts[5] == ["бөлшек", "3/7", "12 адам", "деректер жоқ"]


def test_m122_percent_in_some_cells(plans: Plans) -> None:
    assert grid(plans["cells"], "ондық").texts[6] == ["пайыз", "80%", "75,5%", "90"]


def test_m123_several_addresses_in_a_cell(plans: Plans) -> None:
    one = cells(plans, "ондық")
    assert one.word.cell("a@example.kz").text == "a@example.kz\nb@example.kz"
    cell = one.pdf.cell("a@example.kz")
    assert cell.text == "a@example.kz b@example.kz"
    assert cell.piece("b@").top > cell.piece("a@").bottom - 4


def test_m124_tables_directly_one_under_another(plans: Plans) -> None:
    plan = plans["cells"]
    first, second = plan.table("Көрші бір"), plan.table("Көрші екі")
    assert first is not second
    between = first.source.getnext()
    assert between is not None
    assert between.tag.endswith("}p"), "Word would join them without a paragraph between"
    assert between.getnext() is second.source
    upper, lower = plan.pdf.table("Көрші бір"), plan.pdf.table("Көрші екі")
    assert upper is not lower
    assert 10 < lower.box[2] - upper.box[4] < 40


def test_m125_tables_over_several_pages(plans: Plans) -> None:
    pages = plans["pages"]
    one = grid(pages, "Көрсеткіш 1")
    assert pages.pdf.pages > 3
    assert len(one.pdf.rows()) == len(one.word.rows) == 9
    assert one.heads == 1
    for page in range(1, pages.pdf.pages):
        assert [p.text.strip() for p in pages.pdf.artifacts(page) if "Есептеу" in p.text]
    titles = [one.word.cell(f"Көрсеткіш {number}").row for number in range(1, 9)]
    assert titles == list(range(1, 9))


def test_smaller_type_on_demand(plans: Plans) -> None:
    for words, size in (("Көрші бір", 10.5), ("Көрші екі", 12)):
        assert cells(plans, words).word.cell(words).paragraphs[0].runs[0].size == size
        assert cells(plans, words).pdf.cell(words).pieces[0].size == size
