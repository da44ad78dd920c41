"""M126–M149: the tables that have a type of their own, and sheets."""

from __future__ import annotations

from tests.elements.grids import Grid, grid
from tests.finished.word import W
from tests.support import Files, Plans

LONG = "1. Емхана тұрғындарға көмек көрсетеді\n2. Қызметін жыл сайын жаңартады\n"
YEARS = ["2024", "2025", "2026", "2027", "2028"]
FORMULA = """$К_{1} = \\frac{А}{В} \\cdot 100$, мұнда:

*А* – қамтылған;

*В* – барлығы
"""
EMPTY = dict.fromkeys(YEARS, "-")
PLANS: dict[str, Files] = {
    "kinds": {
        "plan.yaml": {
            "parts": [
                "1.md",
                {"sheet": "agreement"},
                {"sheet": "acquaintance"},
                {"sheet": "changes"},
                {"sheet": "developers"},
            ],
            "sheets": {
                "agreement": {"people": ["a", "b"], "rows": "3", "dates": {"a": "2024-01-05"}},
                "acquaintance": {"people": ["b"], "rows": "4"},
                "changes": {"rows": "3"},
                "developers": {"people": ["a", "b"]},
            },
        },
        "people.yaml": {
            "a": {"name": "А. Жұмабеков", "position": "Директор"},
            "b": {"name": "С. Серікова", "position": "Бас мейіргер", "acting": "true"},
        },
        "1.md": """# Түрлер

::: swot data/perspectives.yaml :::

::: swot data/square.yaml :::

::: swot data/pairs.yaml :::

::: matrix data/matrix.yaml :::

::: risks data/risks6.yaml :::

::: risks data/risks2.yaml :::

::: indicators data/five.yaml :::

::: indicators data/fact.yaml :::

::: indicators data/kpi.yaml columns="name unit years" :::

::: resources data/resources.yaml :::

::: methodology data/method.yaml :::

::: table data/region.yaml :::
""",
        "data/goals.yaml": {
            "directions": [
                {
                    "id": "d1",
                    "title": "Сапа",
                    "goals": [{"id": "g1", "label": "1.1-мақсат.", "title": "Қолжетімділік"}],
                }
            ]
        },
        "data/perspectives.yaml": {
            "kind": "perspectives",
            "titles": {"strengths": "Күшті S", "weaknesses": "Әлсіз W"},
            "perspectives": [
                {
                    "name": "Клиенттер",
                    "strengths": LONG,
                    "weaknesses": "кезек",
                    "opportunities": "мүмкіндік бір",
                    "threats": "қатер бір",
                },
                {"name": "Қаржы", "strengths": "бюджет", "opportunities": "грант"},
            ],
        },
        "data/square.yaml": {
            "kind": "square",
            "strengths": LONG,
            "weaknesses": "төрт әлсіз",
            "opportunities": "төрт мүмкіндік",
            "threats": LONG,
        },
        "data/pairs.yaml": {
            "kind": "pairs",
            "head": ["Ішкі (ұйым)", "Сыртқы (орта)"],
            "parts": [
                {
                    "left": "Күшті жұп",
                    "right": "Мүмкін жұп",
                    "rows": [["ғимарат", "аккредиттеу"], ["тариф", ""]],
                },
                {
                    "title": "Екінші жарты",
                    "left": "Әлсіз жұп",
                    "right": "Қатер жұп",
                    "rows": [["ж", "з"]],
                },
            ],
        },
        "data/matrix.yaml": {
            "title": "Қатерлер матрицасы",
            "corner": "",
            "columns_head": "Ықпал ету",
            "rows_head": "Ықтималдық",
            "columns": ["Қатты", "Орташа"],
            "rows": [
                {
                    "name": "Жоғары",
                    "code": "(Ж)",
                    "cells": ["тез өрт", "баяу өрт"],
                    "fills": ["ff9999", "ffff99"],
                },
                {"name": "Төмен", "cells": ["су", "жел"]},
            ],
        },
        "data/risks6.yaml": {
            "columns": ["name", "goal", "consequence", "measures", "plan", "done"],
            "groups": [
                {
                    "group": "Сыртқы тәуекелдер",
                    "risks": [
                        {
                            "name": "Тәуекел алты",
                            "goal": "мақсат",
                            "consequence": "салдар",
                            "measures": "шара",
                            "plan": "жоспар",
                            "done": "орындау",
                        }
                    ],
                },
                {"group": "Ішкі тәуекелдер", "style": "italic", "risks": [{"name": "Кадр"}]},
            ],
        },
        "data/risks2.yaml": {
            "columns": ["name", "measures"],
            "titles": {"name": "Атауы екі"},
            "groups": [{"risks": [{"name": "Тәуекел екі", "measures": "жауап"}]}],
        },
        "data/five.yaml": {
            "titles": {"owner": "Жауапты"},
            "groups": [
                {
                    "goal": "g1",
                    "indicators": [
                        {
                            "name": "Қамту",
                            "unit": "%",
                            "source": "есеп",
                            "owner": "ДОБ",
                            "values": dict.fromkeys(YEARS, "80,0"),
                        },
                        {
                            "no": "5.",
                            "name": "Белгі (+/-)",
                            "unit": "иә/жоқ",
                            "owner": "ДОБ\\\nБМ",
                            "values": {
                                "2024": "+",
                                "2025": "-",
                                "2026": "V",
                                "2027": "+\\\nбар",
                                "2028": "",
                            },
                        },
                    ],
                },
                {
                    "group": "Екінші топ",
                    "style": "italic",
                    "indicators": [
                        {"name": "Қайта сан", "values": {**EMPTY, "2024": "70%"}},
                        {"no": "", "name": "Нөмірсіз", "values": {**EMPTY, "2025": "5"}},
                    ],
                },
            ],
        },
        "data/fact.yaml": {
            "fact_years": ["2022"],
            "years": ["2024", "2025"],
            "columns": ["no", "name", "fact", "years", "owner"],
            "year_label": "{year} ж.",
            "numbers": "true",
            "groups": [
                {
                    "indicators": [
                        {
                            "name": "Фактілі",
                            "fact": {"2022": "61,0"},
                            "values": {"2024": "62", "2025": "63"},
                        }
                    ]
                }
            ],
        },
        "data/kpi.yaml": {
            "years": ["2024", "2025"],
            "years_head": "",
            "groups": [
                {
                    "indicators": [
                        {
                            "name": "Шектелген",
                            "unit": "мың адамға шаққанда",
                            "bound": "at-least",
                            "values": {"2024": "80", "2025": "есеп бекітілді"},
                        },
                        {
                            "name": "Азайту",
                            "bound": "at-most",
                            "values": {"2024": "6", "2025": "базасы жоқ"},
                        },
                    ]
                }
            ],
        },
        "data/resources.yaml": {
            "years": ["2024", "2025"],
            "columns": ["code", "name", "unit", "years"],
            "groups": [
                {
                    "goal": "g1",
                    "rows": [
                        {
                            "code": "067",
                            "name": "Қаржы",
                            "unit": "мың теңге",
                            "values": {"2024": "97,6"},
                        },
                        {"code": "", "name": "Кадрлар", "unit": "адам", "values": {}},
                    ],
                }
            ],
            "total": {"name": "Барлық ресурс", "values": {"2024": "97,6", "2025": "0"}},
        },
        "data/method.yaml": {
            "columns": ["no", "name", "method"],
            "rows": [
                {
                    "name": "Қамту үлесі",
                    "method": FORMULA,
                }
            ],
            "groups": [{"group": "Топ әдісі", "rows": [{"name": "Жай әдіс", "method": "санау"}]}],
        },
        "data/region.yaml": {
            "caption": "Өңірлік нысаналар*",
            "head": [["№", "Өңір", "Орталық", "2024"]],
            "rows": [
                ["1", {"text": "Ақмола", "down": "2"}, "Көкшетау", "5"],
                ["2", "Степногорск", "6"],
                {"total": ["", "Жиыны", "<", "11"]},
            ],
            "notes": ["* – көрсеткішке сілтеме"],
        },
    }
}


def kind(plans: Plans, words: str) -> Grid:
    return grid(plans["kinds"], words)


def listed(plans: Plans, words: str) -> Grid:
    """Return a table with lists or formulas in its cells: only its spans are compared."""
    one = Grid(plans["kinds"].table(words), plans["kinds"].pdf.table(words))
    spans = [cell.spans for row in one.pdf.rows() for cell in row]
    assert spans == [(cell.across, cell.down) for cell in one.word.cells]
    return one


def test_m126_swot_with_row_heads_and_an_empty_corner(plans: Plans) -> None:
    one = listed(plans, "мүмкіндік бір")
    assert one.word.texts()[0] == one.pdf.texts()[0] == ["", "Күшті S", "Әлсіз W"]
    assert one.word.texts()[3] == one.pdf.texts()[3] == ["", "Мүмкіндіктер", "Қатерлер"]
    assert one.heads == 1
    for row in (1, 2, 4, 5):
        assert one.pdf.rows()[row][0].kind == "TH"
        assert one.pdf.rows()[row][0].attribute("Scope") == "/Row"
        assert one.word.splits(row)
    assert [row[0].text for row in one.pdf.rows()[4:]] == ["Клиенттер", "Қаржы"]
    labels = [para.label for para in one.word.row(1)[1].paragraphs]
    assert labels == ["1.", "2."]
    assert [one.text for one in one.pdf.rows()[1][1].all("Lbl")] == ["1.", "2."]
    look = one.word.source.find("{*}tblPr/{*}tblLook")
    assert look is not None
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")


def test_m127_swot_two_by_two_with_long_lists(plans: Plans) -> None:
    one = listed(plans, "төрт әлсіз")
    assert len(one.word.widths) == 2
    assert [len(row) for row in one.pdf.rows()] == [2, 2, 2, 2]
    heads = [cell.text for row in (0, 2) for cell in one.pdf.rows()[row]]
    assert heads == ["Күшті жақтары", "Әлсіз жақтары", "Мүмкіндіктер", "Қатерлер"]
    assert all(cell.bold for row in (0, 2) for cell in one.word.row(row))
    assert [cell.text for cell in one.pdf.rows()[3][1].all("Lbl")] == ["1.", "2."]
    assert [para.label for para in one.word.row(3)[1].paragraphs] == ["1.", "2."]


def test_m128_swot_in_paired_rows(plans: Plans) -> None:
    one = kind(plans, "аккредиттеу")
    assert one.heads == 1
    assert one.texts == [
        ["Ішкі (ұйым)", "Сыртқы (орта)"],
        ["Күшті жұп", "Мүмкін жұп"],
        ["ғимарат", "аккредиттеу"],
        ["тариф", ""],
        ["Екінші жарты"],
        ["Әлсіз жұп", "Қатер жұп"],
        ["ж", "з"],
    ]
    assert one.spans("Екінші жарты") == (2, 1)
    assert one.align("Екінші жарты") == "center"
    assert one.look("Мүмкін жұп") == (True, False)
    left, right = one.pdf.cell("ғимарат").box, one.pdf.cell("аккредиттеу").box
    assert abs(left[4] - right[4]) < 6


def test_m129_likelihood_by_influence(plans: Plans) -> None:
    plan, one = plans["kinds"], kind(plans, "тез өрт")
    assert plan.word.paragraph("Қатерлер матрицасы").bold
    assert one.heads == 2
    assert one.spans("Ықпал ету") == (2, 1)
    assert one.word.cells[0].place == (0, 0, 2, 2)
    assert one.spans("Ықтималдық") == (1, 2)
    assert one.texts[2:] == [
        ["Ықтималдық", "Жоғары (Ж)", "тез өрт", "баяу өрт"],
        ["Төмен", "су", "жел"],
    ]
    assert one.pdf.cell("Төмен").attribute("Scope") == "/Row"
    assert [one.word.cell(words).fill for words in ("тез", "баяу", "су")] == [
        "ff9999",
        "ffff99",
        "",
    ]
    for words, fill in (("тез", "ff9999"), ("баяу", "ffff99")):
        box = one.pdf.cell(words).box
        found = [at for at in plan.pdf.shapes if (at.page, at.fill) == (box[0], fill)]
        assert any(at.x0 <= box[1] and box[3] <= at.x1 and at.top <= box[2] for at in found)


def test_m130_risk_tables_of_six_and_two_columns(plans: Plans) -> None:
    six = kind(plans, "Тәуекел алты")
    assert len(six.word.widths) == 6
    assert six.texts[2] == ["Тәуекел алты", "мақсат", "салдар", "шара", "жоспар", "орындау"]
    assert six.spans("Сыртқы тәуекелдер") == six.spans("Ішкі тәуекелдер") == (6, 1)
    assert six.look("Сыртқы тәуекелдер") == (True, False)
    assert six.look("Ішкі тәуекелдер") == (False, True)
    two = kind(plans, "Тәуекел екі")
    assert two.texts[1] == ["Тәуекел екі", "жауап"]
    assert two.texts[0][0] == "Атауы екі"


def test_m131_indicators_of_five_plan_years(plans: Plans) -> None:
    one = kind(plans, "80,0")
    assert one.heads == 2
    assert one.spans("Жоспар (жылдары)") == (5, 1)
    assert one.texts[1] == YEARS
    assert one.texts[3] == ["1", "Қамту", "%", "есеп", "ДОБ", *["80,0"] * 5]
    assert one.spans("Нысаналы") == (1, 2)
    assert [one.word.row(3)[at].align for at in (0, 1, 5)] == ["center", "left", "center"]
    boxes = [cell.box for cell in one.pdf.rows()[3]]
    assert [box[1] for box in boxes] == sorted(box[1] for box in boxes)


def test_m132_indicators_with_a_fact_year(plans: Plans) -> None:
    one = kind(plans, "Фактілі")
    assert one.texts[0] == [
        "№",
        "Нысаналы индикатордың атауы",
        "Факт",
        "Жоспар (жылдары)",
        "Жауаптылар",
    ]
    assert one.texts[1] == ["2022 ж.", "2024 ж.", "2025 ж."]
    assert one.texts[2] == ["1", "2", "3", "4", "5", "6"]
    assert one.texts[3] == ["1", "Фактілі", "61,0", "62", "63", ""]
    assert one.heads == 3
    assert one.spans("Факт") == (1, 1)


def test_m133_kpi_table_without_a_year_head(plans: Plans) -> None:
    one = kind(plans, "Шектелген")
    assert one.heads == 1
    assert one.texts[0] == ["Нысаналы индикатордың атауы", "Өлшем бірлігі", "2024", "2025"]


def test_m134_signs_as_values(plans: Plans) -> None:
    one = kind(plans, "80,0")
    row = one.word.cell("Белгі").row
    assert one.texts[row][5:] == ["+", "-", "V", "+ бар", ""]
    assert one.word.row(row)[8].text == "+\nбар"
    assert {cell.align for cell in one.word.row(row)[5:]} == {"center"}


def test_m135_bounds_with_the_suffix_of_the_number(plans: Plans) -> None:
    one = kind(plans, "Шектелген")
    assert one.texts[1][2] == "80-нен кем емес"
    assert one.texts[2][2] == "6-дан көп емес"


def test_m136_documents_and_words_as_values(plans: Plans) -> None:
    one = kind(plans, "Шектелген")
    assert one.texts[1][3] == "есеп бекітілді"
    assert one.texts[2][3] == "базасы жоқ"


def test_m137_units_as_text_and_in_the_name(plans: Plans) -> None:
    assert kind(plans, "Шектелген").texts[1][1] == "мың адамға шаққанда"
    one = kind(plans, "80,0")
    row = one.word.cell("Белгі").row
    assert one.texts[row][1:3] == ["Белгі (+/-)", "иә/жоқ"]


def test_m138_responsible_persons_abbreviated(plans: Plans) -> None:
    one = kind(plans, "80,0")
    assert one.texts[0][4] == "Жауапты"
    assert one.texts[3][4] == "ДОБ"
    assert one.word.row(4)[4].text == "ДОБ\nБМ"


def test_m139_row_numbers_restart_in_groups(plans: Plans) -> None:
    one = kind(plans, "80,0")
    assert [row[0] for row in one.texts[2:]] == [
        "1.1-мақсат. Қолжетімділік",
        "1",
        "5.",
        "Екінші топ",
        "1",
        "",
    ]
    assert one.spans("1.1-мақсат.") == (10, 1)
    assert one.look("1.1-мақсат.") == (True, False)
    assert one.look("Екінші топ") == (False, True)


def test_m140_resources_by_goal_and_year(plans: Plans) -> None:
    one = kind(plans, "Барлық ресурс")
    assert one.heads == 2
    assert one.spans("Жоспарлы кезең") == (2, 1)
    assert one.texts[2] == ["1.1-мақсат. Қолжетімділік"]
    assert one.texts[3] == ["067", "Қаржы", "мың теңге", "97,6", ""]
    assert one.texts[4] == ["", "Кадрлар", "адам", "", ""]
    assert one.texts[5] == ["", "Барлық ресурс", "", "97,6", "0"]
    assert one.look("Барлық ресурс") == (True, False)


def test_m141_methodology_with_long_cells(plans: Plans) -> None:
    one = listed(plans, "Қамту үлесі")
    assert one.heads == 1
    assert [row[0] for row in one.word.texts()[1:]] == ["1.", "Топ әдісі", "2."]
    assert one.spans("Топ әдісі") == (3, 1)
    assert len(one.word.row(1)[2].paragraphs) == 3
    assert len(one.pdf.rows()[1][2].all("P")) == 3
    assert one.word.splits(1)


def test_m142_formulas_with_subscripts_and_fractions(plans: Plans) -> None:
    plan, one = plans["kinds"], listed(plans, "Қамту үлесі")
    math = one.word.row(1)[2].paragraphs[0].source.find("{*}oMath")
    assert math is not None
    names = [child.tag.split("}")[1] for child in math.iter()]
    assert "sSub" in names
    assert "f" in names
    words = "".join(child.text or "" for child in math.iter() if child.tag.endswith("}t"))
    assert words.replace(" ", "").replace("\u200b", "") == "К1=АВ·100"
    assert one.word.row(1)[2].paragraphs[1].look("А") == (False, True)
    (formula,) = one.pdf.rows()[1][2].all("Formula")
    assert formula.alt == r"К_{1} = \frac{А}{В} \cdot 100"
    box = formula.source.A.BBox
    wide, high = float(box[2] - box[0]), float(box[3] - box[1])
    assert 30 < wide < 120
    assert 15 < high < 40
    cell = one.pdf.rows()[1][2].box
    page = plan.pdf.sizes[cell[0]][1]
    drawn = [
        at
        for at in plan.pdf.shapes
        if at.page == cell[0] and abs(at.top - page + float(box[3])) < 12
    ]
    assert drawn, "the formula is drawn"
    assert one.pdf.rows()[1][2].look("А") == (False, True)


def test_m143_regional_targets_answer_a_mark(plans: Plans) -> None:
    plan = plans["kinds"]
    assert plan.word.paragraph("Өңірлік нысаналар*").text == "1-кесте. Өңірлік нысаналар*"
    assert plan.pdf.block("* – көрсеткішке").text == "* – көрсеткішке сілтеме"


def test_m144_statistics_by_region(plans: Plans) -> None:
    one = kind(plans, "Көкшетау")
    assert one.texts[0] == ["№", "Өңір", "Орталық", "2024"]
    assert one.texts[3] == ["", "Жиыны", "11"]
    assert one.spans("Жиыны") == (2, 1)
    assert one.look("Жиыны") == (True, False)


def test_m145_merged_region_cells(plans: Plans) -> None:
    one = kind(plans, "Көкшетау")
    assert one.spans("Ақмола") == (1, 2)
    assert one.texts[2] == ["2", "Степногорск", "6"]
    assert one.place("Степногорск") == (2, 2)


def sheet(plans: Plans, title: str, number: int) -> Grid:
    """Return the table of a sheet, which begins a page under its title."""
    plan = plans["kinds"]
    found = Grid(plan.tables[number], plan.pdf.tables[number])
    assert found.pdf.texts() == found.texts
    para, block = plan.word.paragraph(title), plan.pdf.block(title)
    assert para.align == "center"
    assert para.bold
    assert para.on("w:pageBreakBefore")
    assert block.box[2] < 90
    assert block.box[0] == found.pdf.box[0]
    assert {cell.borders for cell in found.word.cells} == {"trbl"}
    return found


def test_m146_agreement_sheet(plans: Plans) -> None:
    one = sheet(plans, "Келісу парағы", -4)
    assert one.heads == 1
    assert one.texts[0] == ["Лауазымы", "ТАӘ", "Күні", "Қолы"]
    assert one.texts[1] == ["Директор", "А. Жұмабеков", "05.01.2024", ""]
    assert one.texts[2][1:] == ["С. Серікова", "", ""]
    assert one.texts[2][0].startswith("Бас мейіргер")
    assert one.texts[2][0] != "Бас мейіргер", "an acting person is named so"
    assert one.texts[3] == ["", "", "", ""]
    assert one.align("05.01.2024") == "center"
    assert {one.word.height(row) for row in (1, 2, 3)} == {round(8 * 1440 / 25.4)}
    first, second = (one.pdf.cell(words).box for words in ("А. Жұмабеков", "С. Серікова"))
    assert second[2] - first[2] > 7.9 * 72 / 25.4


def test_m147_acquaintance_sheet(plans: Plans) -> None:
    one = sheet(plans, "Танысу парағы", -3)
    assert [row[1] for row in one.texts] == ["ТАӘ", "С. Серікова", "", "", ""]


def test_m148_change_register_with_empty_rows(plans: Plans) -> None:
    one = sheet(plans, "Өзгерістерді тіркеу парағы", -2)
    assert len(one.word.widths) == 6
    assert one.texts[0][1] == "Парақ нөмірі"
    assert one.texts[1:] == [[""] * 6] * 3
    assert [len(row) for row in one.pdf.rows()] == [6] * 4
    assert one.word.height(1) == round(8 * 1440 / 25.4)


def test_m149_developers_list(plans: Plans) -> None:
    one = sheet(plans, "Стратегиялық жоспарды әзірлеушілер:", -1)
    assert [row[:2] for row in one.texts] == [
        ["№", "ТАӘ"],
        ["1.", "А. Жұмабеков"],
        ["2.", "С. Серікова"],
    ]
    assert one.texts[0][-1] == "Қолы"
    assert one.texts[1][-1] == ""
