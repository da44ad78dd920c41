"""M088–M105: captions, heads, rows and columns of tables."""

from __future__ import annotations

from tests.elements.grids import Grid, grid
from tests.support import Files, Plans

BODY = [["1", "Астана", "5", "6"], ["2", "Алматы", "7", "8"]]
PLANS: dict[str, Files] = {
    "shape": {
        "1.md": """# Кестелер

{.lead}
Төмендегі кестеде қызметкерлер берілген:

::: table data/own.yaml :::

::: table data/line.yaml #t-line :::

::: table data/three.yaml :::

::: table data/units.yaml numbers=yes :::

::: table data/rows.yaml :::

::: table data/middle.yaml :::

::: table data/divided.yaml :::

::: indicators data/years.yaml :::

::: table caption="Жазуда" label="Кесте №6" own-line=yes align="c r" widths="30 *"
| Атауы | Саны |
| --- | --- |
| дәрігер | 5 |
| ^ | 6 |

::: notes
\\* – болжам

екінші ескерту
:::
:::
""",
        "data/own.yaml": {
            "caption": "Қызметкерлер саны",
            "label": "№1 кесте",
            "own_line": "true",
            "head": [["№", "Аймақ", "2023", "2024"]],
            "align": ["center", "left", "right", "right"],
            "rows": BODY,
        },
        "data/line.yaml": {
            "caption": "Аймақтар",
            "label": "№2 кесте.",
            "head": [["№", "Аймақ", "Жылдар", "<"], ["^", "^", "2023", "2024"]],
            "rows": [["1", "Шымкент", "5", "6"]],
        },
        "data/three.yaml": {
            "head": [
                ["№", "Өңір", "Орталықтар", "<", "<", "Жиыны"],
                ["^", "^", "қала", "<", "ауыл", "^"],
                ["^", "^", "саны", "үлесі", "саны", "^"],
            ],
            "rows": [["1", "Ақтау", "2", "3", "4", "6"]],
        },
        "data/units.yaml": {
            "head": [["№", "Көлем\\\n(мың теңге)", "2024 год", "2025 жыл", "2020ж.", "01.01.2026"]],
            "rows": [["1", "Тараз", "2", "3", "4", "6"]],
        },
        "data/rows.yaml": {
            "head": [["№", "Атауы", "2024", "2025"]],
            "rows": [
                {"total": ["Жалпы бюджет", "<", "30", "40"]},
                {"group": "1-мақсат. Сапа"},
                ["1", "Штат", "10", "20"],
                {"of_which": ["", "оның ішінде дәрігер", "4", "5"]},
                {"group": "Көлбеу топ", "style": "italic"},
                {"group": "Жай топ\\\nекінші жол", "style": "plain"},
                {"cells": ["2", "Төсек", "30", "40"], "keep_next": "true"},
                {"total": ["", "Барлығы", "40", "60"]},
                {"group": "Қорытынды жол", "style": "bold-italic"},
            ],
        },
        "data/middle.yaml": {
            "head": [["Бөлім", "№", "Атауы", "Мәні"]],
            "rows": [
                [{"text": "Орта бөлім", "down": "3", "head": "true"}, "1", "Кірпіш", "5"],
                ["2", "Темір", "6"],
                ["3", "Ағаш", "7"],
                {"subhead": ["Бөлім", "№", "Басқа атау", "Басқа мән"]},
                [{"text": "Сол жақ", "down": "3", "valign": "middle"}, "1", "Бір", "1"],
                {"subhead": ["№", "Ішкі тақырып", "Мәні"]},
                ["2", "Екі", {"text": "2", "fill": "ffff99", "bold": "true", "italic": "true"}],
            ],
        },
        "data/divided.yaml": {
            "head": [["Көрсеткіш", "Мәні", "<"]],
            "rows": [["Тұтас", "10", "<"], ["Бөлінген", "7", "3"], ["Тағы тұтас", "20", "<"]],
        },
        "data/years.yaml": {
            "years": ["2024", "2025"],
            "columns": ["no", "name", "years"],
            "groups": [
                {
                    "indicators": [
                        {"name": "Жай", "values": {"2024": "1", "2025": "2"}},
                        {
                            "name": "Жылы бөлінген",
                            "values": {"2025": "4"},
                            "divided": {"2024": ["дәрігер", "мейіргер"]},
                        },
                    ]
                }
            ],
        },
    },
}


def shape(plans: Plans, words: str) -> Grid:
    return grid(plans["shape"], words)


def test_m088_caption_above_with_its_number_on_its_own_line(plans: Plans) -> None:
    for label, title, word in (
        ("№1 кесте", "Қызметкерлер саны", "Астана"),
        ("Кесте №6", "Жазуда", "дәрігер"),
    ):
        plan = plans["shape"]
        first, second = plan.word.paragraph(label), plan.word.paragraph(title)
        assert (first.text, second.text) == (label, title)
        assert (first.align, second.align) == ("right", "center")
        assert first.on("w:keepNext")
        assert second.on("w:keepNext")
        caption = plan.pdf.table(word).all("Caption")[0]
        assert [one.text for one in caption.elements] == [label, title]
        one, two = (kid.box for kid in caption.elements)
        assert one[4] < two[4] < plan.pdf.table(word).all("TR")[0].box[2]
        assert one[3] > 195 * 72 / 25.4 - 1


def test_m089_caption_with_its_number_on_one_line(plans: Plans) -> None:
    plan = plans["shape"]
    assert plan.word.paragraph("№2 кесте.").text == "№2 кесте. Аймақтар"
    caption = plan.pdf.table("Шымкент").all("Caption")[0]
    assert [one.text for one in caption.elements] == ["№2 кесте. Аймақтар"]
    assert caption.box[4] < plan.pdf.table("Шымкент").all("TR")[0].box[2]
    assert plan.word.paragraph("№2 кесте.").bold
    assert plan.word.paragraph("№2 кесте.").fields == [], "an own number is no field"
    assert caption.bold


def test_m090_lead_in_sentence_before_a_table(plans: Plans) -> None:
    plan = plans["shape"]
    lead = plan.word.paragraph("Төмендегі кестеде")
    assert lead.on("w:keepNext")
    kids = plan.pdf.root.elements
    at = next(number for number, one in enumerate(kids) if one.text == lead.text)
    assert (kids[at].kind, kids[at + 1].kind) == ("P", "Table")


def test_m091_one_row_header(plans: Plans) -> None:
    one = shape(plans, "Астана")
    assert one.heads == 1
    assert one.texts[0] == ["№", "Аймақ", "2023", "2024"]
    assert one.look("Аймақ") == (True, False)
    assert one.look("Астана") == (False, False)
    assert one.align("Аймақ") == "center"
    assert [one.align(words) for words in ("1", "Астана", "5")] == ["center", "left", "right"]
    assert {cell.borders for cell in one.word.cells} == {"trbl"}
    assert one.pdf.cell("Аймақ").attribute("Scope") == "/Column"
    assert not one.word.splits(0)


def test_m092_two_row_header_with_years_under_one_head(plans: Plans) -> None:
    one = shape(plans, "Шымкент")
    assert one.heads == 2
    assert one.texts[:2] == [["№", "Аймақ", "Жылдар"], ["2023", "2024"]]
    assert one.spans("Жылдар") == (2, 1)
    assert one.spans("Аймақ") == (1, 2)
    assert one.place("2024") == (1, 3)
    years = [one.pdf.cell(words).box for words in ("Жылдар", "2023", "2024")]
    assert years[1][1] < years[0][1] < years[2][3]
    assert years[0][4] < years[1][4]


def test_m093_three_row_header_with_unequal_merges(plans: Plans) -> None:
    one = shape(plans, "Ақтау")
    assert one.heads == 3
    assert one.spans("Өңір") == one.spans("Жиыны") == (1, 3)
    assert one.spans("Орталықтар") == (3, 1)
    assert one.spans("қала") == (2, 1)
    assert [one.place(words) for words in ("ауыл", "үлесі", "Жиыны")] == [(1, 4), (2, 3), (0, 5)]


def test_m094_row_of_column_numbers(plans: Plans) -> None:
    one = shape(plans, "Тараз")
    assert one.heads == 2
    assert one.texts[1] == ["1", "2", "3", "4", "5", "6"]
    row = one.word.row(1)
    assert all(cell.align == "center" for cell in row)
    assert not any(cell.bold for cell in row)
    assert not any(cell.bold for cell in one.pdf.rows()[1])


def test_m095_head_with_a_unit_on_a_second_line(plans: Plans) -> None:
    one = shape(plans, "Тараз")
    cell = one.word.cell("Көлем")
    assert cell.text == "Көлем\n(мың теңге)"
    tagged = one.pdf.cell("Көлем")
    assert tagged.piece("мың").top > tagged.piece("Көлем").bottom - 4


def test_m096_year_heads_as_written(plans: Plans) -> None:
    one = shape(plans, "Тараз")
    assert one.texts[0][2:] == ["2024 год", "2025 жыл", "2020ж.", "01.01.2026"]


def test_m097_full_width_rows_in_three_looks(plans: Plans) -> None:
    one = shape(plans, "Штат")
    for words, look in (
        ("1-мақсат. Сапа", (True, False)),
        ("Көлбеу топ", (False, True)),
        ("Жай топ", (False, False)),
    ):
        assert one.spans(words) == (4, 1)
        assert one.look(words) == look
        assert one.word.cell(words).paragraphs[0].on("w:keepNext"), "it stays with its rows"
        assert not one.word.splits(one.word.cell(words).row)
    assert one.word.cell("Жай топ").text == "Жай топ\nекінші жол"
    lines = one.pdf.cell("Жай топ")
    assert lines.piece("екінші").top > lines.piece("Жай").bottom - 4


def test_m098_full_width_closing_row(plans: Plans) -> None:
    one = shape(plans, "Штат")
    assert one.word.cell("Қорытынды жол").place == (9, 0, 4, 1)
    assert one.look("Қорытынды жол") == (True, True)
    assert one.texts[-1] == ["Қорытынды жол"]


def test_m099_total_rows_first_and_last(plans: Plans) -> None:
    one = shape(plans, "Штат")
    assert one.texts[1] == ["Жалпы бюджет", "30", "40"]
    assert one.spans("Жалпы бюджет") == (2, 1)
    assert one.texts[8] == ["", "Барлығы", "40", "60"]
    for row in (1, 8):
        assert all(cell.bold for cell in one.word.row(row) if cell.text)
        assert all(cell.bold for cell in one.pdf.rows()[row])
    assert one.word.cell("Төсек").paragraphs[0].on("w:keepNext"), "the row above a total stays"


def test_m100_of_which_rows(plans: Plans) -> None:
    one = shape(plans, "Штат")
    assert one.texts[4] == ["", "оның ішінде дәрігер", "4", "5"]
    assert one.look("оның ішінде") == (False, True)
    assert one.look("Штат") == (False, False)


def test_m101_second_header_row_in_the_middle(plans: Plans) -> None:
    one = shape(plans, "Кірпіш")
    assert one.heads == 1
    assert one.place("Басқа атау") == (4, 2)
    assert one.look("Басқа атау") == (True, False)
    assert one.align("Басқа атау") == "center"
    assert one.pdf.cell("Басқа атау").kind == "TH"
    assert one.pdf.cell("Басқа атау").attribute("Scope") == "/Column"


def test_m102_cells_merged_vertically(plans: Plans) -> None:
    one = shape(plans, "Кірпіш")
    assert one.spans("Орта бөлім") == (1, 3)
    assert one.pdf.cell("Орта бөлім").attribute("Scope") == "/Row"
    assert one.pdf.cell("Темір").kind == "TD"
    assert one.place("Ағаш") == (3, 2)


def test_m103_column_divided_only_in_some_rows(plans: Plans) -> None:
    one = shape(plans, "Бөлінген")
    assert one.spans("Мәні") == one.spans("10") == one.spans("20") == (2, 1)
    assert one.texts[2] == ["Бөлінген", "7", "3"]
    assert [one.place(words) for words in ("7", "3")] == [(2, 1), (2, 2)]
    whole, part = one.pdf.cell("10").box, one.pdf.cell("7").box
    assert abs(whole[1] - part[1]) < 2


def test_m104_year_columns_divided_only_in_one_row(plans: Plans) -> None:
    one = shape(plans, "Жылы бөлінген")
    assert one.spans("2024") == (2, 1)
    assert one.texts[2] == ["1", "Жай", "1", "2"]
    assert one.word.row(2)[2].across == 2
    assert one.texts[3] == ["2", "Жылы бөлінген", "дәрігер", "мейіргер", "4"]
    assert one.spans("Жоспар") == (3, 1)


def test_m105_header_inside_the_body_beside_merged_cells(plans: Plans) -> None:
    one = shape(plans, "Кірпіш")
    assert one.spans("Сол жақ") == (1, 3)
    assert one.texts[6] == ["№", "Ішкі тақырып", "Мәні"]
    assert one.place("Ішкі тақырып") == (6, 2)
    assert one.look("Ішкі тақырып") == (True, False)
    assert one.word.cell("Сол жақ").valign == "center"
    middle, inner = one.pdf.cell("Сол жақ").box, one.pdf.cell("Ішкі тақырып").box
    assert abs((middle[2] + middle[4]) / 2 - (inner[2] + inner[4]) / 2) < 3


def test_fills_weights_and_widths_of_single_cells(plans: Plans) -> None:
    one = shape(plans, "Кірпіш")
    cell = one.word.cells[-1]
    assert (cell.text, cell.fill, cell.bold, cell.italic) == ("2", "ffff99", True, True)
    box = one.pdf.rows()[-1][-1].box
    filled = [at for at in plans["shape"].pdf.shapes if at.fill == "ffff99"]
    assert any(at.x0 < box[1] and at.x1 > box[3] and at.top < box[2] for at in filled)
    marked = shape(plans, "Саны")
    assert marked.word.widths[0] == round(30 * 1440 / 25.4)
    assert marked.align("5") == "right"
    assert marked.spans("дәрігер") == (1, 2)
