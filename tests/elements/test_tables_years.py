"""M131–M149: indicators, resources, methodology, regions, sheets."""

from __future__ import annotations

from tests.elements.grids import Grid, grid, listed
from tests.support import Files, Plans

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
    one = listed(plans["kinds"], "Қамту үлесі")
    assert one.heads == 1
    assert [row[0] for row in one.word.texts()[1:]] == ["1.", "Топ әдісі", "2."]
    assert one.spans("Топ әдісі") == (3, 1)
    assert len(one.word.row(1)[2].paragraphs) == 3
    assert len(one.pdf.rows()[1][2].all("P")) == 3


def test_m142_formulas_with_subscripts_and_fractions(plans: Plans) -> None:
    plan, one = plans["kinds"], listed(plans["kinds"], "Қамту үлесі")
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
