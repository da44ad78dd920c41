"""M150–M155: charts, diagrams, maps, side boxes."""

from __future__ import annotations

from docgen.layout.spec import mm
from tests.elements.grids import Grid
from tests.finished.word import NAMES, W
from tests.parse.text import layout
from tests.support import Files, Plans

LONG = "Емхана тұрғындарға тәулік бойы көмек көрсетеді және қызметін жыл сайын жаңартады. " * 6
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm" viewBox="0 0 40 20">'
    b'<rect width="40" height="20" fill="#3366cc"/></svg>'
)
GOALS = {
    "directions": [
        {
            "id": "d1",
            "label": "1-бағыт.",
            "title": "Сапа",
            "goals": [
                {"id": "g1", "label": "1.1-мақсат.", "title": "Қолжетімділік"},
                {"id": "g2", "label": "1.2-мақсат.", "title": "Кадр"},
            ],
        },
        {
            "id": "d2",
            "label": "2-бағыт.",
            "title": "Қаржы",
            "goals": [{"id": "g3", "title": "Табыс"}],
        },
    ]
}
PLANS: dict[str, Files] = {
    "figures": {
        "1.md": """# Суреттер

::: chart data/chart.yaml #fig-1 :::

::: chart data/pie.yaml sequence=figure :::

::: cascade data/cascade.yaml :::

::: strategy-map data/goals.yaml :::

![Көк төртбұрыш](images/a.svg "Сурет атауы"){width=60mm #pic}

::: box
Жақтаудағы сөз.
:::

$$ К = \\frac{А}{В} $$ (f-1)

{ref}`f-1` бойынша, $x_{1}^{2}$ шамасы.
""",
        "images/a.svg": SVG,
        "data/goals.yaml": GOALS,
        "data/chart.yaml": {
            "kind": "bar",
            "caption": "Туу көрсеткіші",
            "alt": "Үш жылда үш баған өседі",
            "title": "Диаграмма ішінде",
            "unit": "мың",
            "decimals": "1",
            "categories": ["2018", "2019", "2020"],
            "series": [
                {"name": "Қала", "values": ["1,5", "2,5", "3,5"]},
                {"name": "Ауыл", "values": ["1", "", "2"]},
            ],
            "width_mm": "120",
            "height_mm": "60",
            "source": "Дереккөз: есеп",
        },
        "data/pie.yaml": {
            "kind": "pie",
            "caption": "Құрылымы",
            "alt": "Екі бөлік",
            "show_values": "false",
            "categories": ["бір", "екі"],
            "series": [{"name": "Үлес", "values": ["60", "40"]}],
        },
        "data/cascade.yaml": {
            "caption": "Мақсаттар каскады",
            "levels": [
                {"title": "Министрлік", "boxes": [{"text": "Жоғарғы жәшік"}]},
                {"boxes": [{"goal": "g1"}, {"text": "Оң жәшік"}]},
                {
                    "list": "true",
                    "boxes": [{"text": "бірінші бағдарлама"}, {"text": "екінші бағдарлама"}],
                },
            ],
        },
    },
    "parts": {
        "1.md": "# Бөліктер\n\n::: chart data/parts.yaml :::\n",
        "data/parts.yaml": {
            "kind": "pie",
            "caption": "Саны",
            "alt": "Екі бөлік",
            "unit": "төсек",
            "categories": ["бір", "екі"],
            "series": [{"name": "Төсек", "values": ["7,50", "2"]}],
        },
    },
    "sides": {
        "plan.yaml": {"layout": "implementation"},
        "1.md": f"""# Сапа

::: side direction
1-бағыт. Сапа
:::

{LONG}

::: side goal
Мақсат: қолжетімді көмек
:::

{LONG}
""",
    },
}


def test_m150_chart_with_caption_and_number(plans: Plans) -> None:
    plan = plans["figures"]
    caption = plan.word.paragraph("Туу көрсеткіші")
    assert caption.text == "1-диаграмма. Туу көрсеткіші"
    assert caption.align == "center"
    assert caption.fields == ["SEQ diagram \\* ARABIC"]
    assert not caption.bold
    at = plan.word.paragraphs.index(caption)
    drawing = plan.word.paragraphs[at - 1]
    assert drawing.on("w:keepNext"), "the chart stays with its caption"
    shown = drawing.source.find(".//wp:docPr", NAMES)
    assert shown.get("descr") == "Үш жылда үш баған өседі"
    extent = drawing.source.find(".//wp:extent", NAMES)
    assert (round(int(extent.get("cx")) / 36000), round(int(extent.get("cy")) / 36000)) == (120, 60)
    chart = plan.word.tree("word/charts/chart1.xml")
    assert chart.find(".//c:barChart", NAMES) is not None
    names = [one.text for one in chart.findall(".//c:ser/c:tx//c:v", NAMES)]
    assert names == ["Қала", "Ауыл"]
    values = [one.text for one in chart.findall(".//c:ser[1]/c:val//c:v", NAMES)]
    assert values == ["1.5", "2.5", "3.5"]
    assert len(chart.findall(".//c:ser[2]/c:val//c:v", NAMES)) == 2, "a gap stays a gap"
    categories = [one.text for one in chart.findall(".//c:ser[1]/c:cat//c:v", NAMES)]
    assert categories == ["2018", "2019", "2020"]
    title = "".join(one.text for one in chart.findall(".//c:chart/c:title//a:t", NAMES))
    assert title == "Диаграмма ішінде"
    assert chart.find(".//c:showVal", NAMES).get("val") == "1"
    assert "мың" in plan.word.parts["word/charts/chart1.xml"].decode()
    assert "0.0" in chart.find(".//c:dLbls/c:numFmt", NAMES).get("formatCode")
    figure = plan.pdf.all("Figure")[0]
    assert figure.alt == "Үш жылда үш баған өседі"
    assert figure.all("Caption")[0].text == "1-диаграмма. Туу көрсеткіші"
    assert not figure.all("Caption")[0].bold
    left, low, right, high = (float(one) for one in figure.source.A.BBox)
    assert abs(right - left - 120 * 72 / 25.4) < 3
    assert abs(high - low - 60 * 72 / 25.4) < 3
    below = figure.all("Caption")[0].box[2]
    bars = [at for at in plan.pdf.shapes if at.fill == "1f4e79" and at.height > 15]
    bars = [at for at in bars if at.page == 0 and at.bottom < below]
    assert len(bars) == 3
    heights = [round(at.height) for at in sorted(bars, key=lambda at: at.x0)]
    assert heights == sorted(heights)
    assert abs(heights[2] / heights[0] - 3.5 / 1.5) < 0.3
    inside = "".join(one.text for one in plan.pdf.pieces if one.page == 0)
    assert "Қала" in inside
    assert "2019" in inside
    assert "Диаграмма ішінде" in inside
    assert "2,5" in inside
    assert "мың" in inside
    assert plan.word.paragraph("Дереккөз: есеп").style == "TableNote"


def test_chart_without_values_is_counted_with_the_figures(plans: Plans) -> None:
    plan = plans["figures"]
    assert plan.word.paragraph("Құрылымы").text == "1-сурет. Құрылымы"
    chart = plan.word.tree("word/charts/chart2.xml")
    assert chart.find(".//c:pieChart", NAMES) is not None
    assert {one.get("val") for one in chart.findall(".//c:showVal", NAMES)} <= {"0"}
    figure = plan.pdf.all("Figure")[1]
    assert figure.alt == "Екі бөлік"
    page = figure.all("Caption")[0].box[0]
    assert not [one for one in plan.pdf.on(page) if one.text.strip() in ("60", "60%")]


def test_the_parts_of_a_pie_have_the_unit_after_a_blank(plans: Plans) -> None:
    plan = plans["parts"]
    chart = plan.word.tree("word/charts/chart1.xml")
    code = chart.find(".//c:dLbls/c:numFmt", NAMES).get("formatCode")
    assert code.endswith('0.00"\u00a0төсек"')
    inside = "".join(one.text for one in plan.pdf.pieces).replace("\u00a0", " ")
    assert "7,50 төсек" in inside
    assert "2,00 төсек" in inside


def test_m151_flow_diagram_with_levels_boxes_and_arrows(plans: Plans) -> None:
    one = Grid(plans["figures"].table("Жоғарғы жәшік"), plans["figures"].pdf.table("Жоғарғы жәшік"))
    assert one.texts[:5] == [
        ["Министрлік"],
        ["Жоғарғы жәшік"],
        ["↓"],
        ["1.1-мақсат. Қолжетімділік", "Оң жәшік"],
        ["↓"],
    ]
    assert one.pdf.texts()[:5] == one.texts[:5]
    assert one.word.cell("Жоғарғы").borders == "trbl"
    assert one.word.cell("↓").borders == "tb", "the frames above and below, none of its own"
    assert one.word.cell("Министрлік").borders == "b"
    assert one.look("Министрлік") == (True, False)
    assert one.word.cell("Жоғарғы").align == "center"
    tops = [one.pdf.cell(words).box[2] for words in ("Министрлік", "Жоғарғы", "↓", "Оң жәшік")]
    assert tops == sorted(tops)
    left, right = one.pdf.cell("1.1-мақсат").box, one.pdf.cell("Оң жәшік").box
    assert left[3] < right[1]
    assert abs(left[2] - right[2]) < 3
    for row in range(5):
        assert one.word.row(row)[0].paragraphs[0].on("w:keepNext"), "a diagram stays on one page"
    box = one.pdf.cell("Жоғарғы").box
    sides = [at for at in plans["figures"].pdf.shapes if at.page == box[0] and at.height < 3]
    above = [at for at in sides if box[2] - 12 < at.top < box[2] and at.x0 < box[1] < at.x1]
    assert above, "the box has its frame"
    caption = plans["figures"].word.paragraph("Мақсаттар каскады")
    assert caption.text == "2-сурет. Мақсаттар каскады"
    assert caption.fields == ["SEQ figure \\* ARABIC"]
    at = plans["figures"].word.paragraphs.index(caption)
    last = plans["figures"].word.paragraphs[at - 1]
    assert last.in_table
    assert last.on("w:keepNext"), "the diagram stays with its caption"
    tagged = one.pdf.all("Caption")[0]
    assert tagged.text == "2-сурет. Мақсаттар каскады"
    assert 0 < tagged.box[2] - one.pdf.cell("екінші бағдарлама").box[4] < 20
    assert one.word.value("tblDescription") == "Мақсаттар каскады"
    assert one.pdf.attribute("Summary") == "Мақсаттар каскады"


def test_m152_diagram_box_with_a_list_of_programmes(plans: Plans) -> None:
    plan = plans["figures"]
    cell = plan.table("Жоғарғы жәшік").cell("бірінші бағдарлама")
    assert [(one.label, one.text) for one in cell.paragraphs] == [
        ("-", "бірінші бағдарлама"),
        ("-", "екінші бағдарлама"),
    ]
    assert cell.borders == "trbl"
    assert cell.across == 2
    assert cell.align == "left"
    items = plan.pdf.table("Жоғарғы жәшік").cell("бірінші бағдарлама").all("LI")
    assert [one.text for one in items] == ["- бірінші бағдарлама", "- екінші бағдарлама"]
    assert abs(items[0].box[1] - items[1].box[1]) < 1
    assert items[0].box[1] < 30 * 72 / 25.4 + 8


def test_m153_strategy_map(plans: Plans) -> None:
    plan = plans["figures"]
    one = Grid(plan.table("1-бағыт. Сапа"), plan.pdf.table("1-бағыт. Сапа"))
    assert one.spans("1-бағыт. Сапа") == (1, 2)
    assert one.pdf.texts()[0] == ["1-бағыт. Сапа", "→", "1.1-мақсат. Қолжетімділік"]
    assert one.texts[1] == ["1.2-мақсат. Кадр"]
    assert one.texts[2] == one.texts[3] == ["", "", ""], "a page may end between them"
    assert one.texts[4] == ["2-бағыт. Қаржы", "→", "Табыс"]
    assert one.word.cell("1-бағыт").fill == "dce6f1"
    assert one.look("1-бағыт") == (True, False)
    assert one.word.cell("1.2-мақсат").borders == "trbl"
    assert one.word.cell("→").borders == "rl", "the frames beside it, none of its own"
    fills = [at for at in plan.pdf.shapes if at.fill == "dce6f1"]
    box = one.pdf.cell("1-бағыт. Сапа").box
    assert any(at.x0 < box[1] and box[3] < at.x1 and at.height > 25 for at in fills)
    assert box[3] < one.pdf.cell("→").box[1] < one.pdf.cell("Қолжетімділік").box[1]


def beside(plans: Plans, words: str, style: tuple[bool, bool], fill: str) -> None:
    """Assert a side box: framed, in the left margin, beside the paragraph that follows."""
    plan = plans["sides"]
    table = plan.table(words)
    place = table.floating
    assert place is not None
    box = layout("implementation").boxes["goal"]
    left, right = box.offset_mm, box.offset_mm + (box.width_mm or 0)
    assert right < layout("implementation").pages["main"].left_mm
    assert int(place.get(f"{W}tblpX")) == mm(left)
    assert table.widths == [mm(box.width_mm or 0)]
    assert table.cells[0].borders == "trbl"
    assert table.cells[0].fill == fill
    assert (table.cells[0].bold, table.cells[0].italic) == style
    after = table.source.getnext()
    assert after is not None
    assert "Емхана" in "".join(after.itertext())
    block = plan.pdf.block(words)
    assert (block.bold, block.italic) == style
    assert left * 72 / 25.4 < block.box[1] < block.box[3] < right * 72 / 25.4
    divs = [one for one in plan.pdf.all("Div") if words in one.text]
    kids = plan.pdf.root.elements
    text = kids[kids.index(divs[0]) + 1]
    assert text.text.startswith("Емхана")
    assert abs(text.box[2] - block.box[2]) < 12
    frame = [at for at in plan.pdf.shapes if abs(at.x0 - left * 72 / 25.4) < 2 and at.width > 100]
    assert any(at.top - 1 < block.box[2] < at.bottom for at in frame)
    if fill:
        assert any(at.fill == fill for at in frame)


def test_m154_side_box_of_a_direction(plans: Plans) -> None:
    beside(plans, "1-бағыт. Сапа", (True, False), "dce6f1")


def test_m155_side_box_of_a_goal_in_italics(plans: Plans) -> None:
    beside(plans, "Мақсат: қолжетімді көмек", (False, True), "")


def test_picture_with_its_size_caption_and_words(plans: Plans) -> None:
    plan = plans["figures"]
    assert plan.word.paragraph("Сурет атауы").text == "3-сурет. Сурет атауы"
    at = plan.word.paragraphs.index(plan.word.paragraph("Сурет атауы"))
    extent = plan.word.paragraphs[at - 1].source.find(".//wp:extent", NAMES)
    assert (round(int(extent.get("cx")) / 36000), round(int(extent.get("cy")) / 36000)) == (60, 30)
    shown = plan.word.paragraphs[at - 1].source.find(".//wp:docPr", NAMES)
    assert shown.get("descr") == "Көк төртбұрыш"
    assert shown.get("name") == "images/a.svg"
    assert any(name.endswith(".svg") for name in plan.word.parts)
    figure = plan.pdf.all("Figure")[2]
    assert figure.alt == "Көк төртбұрыш"
    blue = [at for at in plan.pdf.shapes if at.fill == "3366cc"]
    assert len(blue) == 1
    assert abs(blue[0].width - 60 * 72 / 25.4) < 1
    assert abs(blue[0].height - 30 * 72 / 25.4) < 1
    assert figure.all("Caption")[0].box[2] > blue[0].bottom


def test_box_in_the_text(plans: Plans) -> None:
    plan = plans["figures"]
    table = plan.table("Жақтаудағы сөз")
    assert table.floating is None
    assert table.cells[0].borders == "trbl"
    assert sum(table.widths) == plan.word.sections[0].text_width
    block = plan.pdf.block("Жақтаудағы сөз").box
    frame = [at for at in plan.pdf.shapes if at.page == block[0] and at.width > 440]
    assert any(at.top <= block[2] and block[4] <= at.bottom + 3 for at in frame)


def test_numbered_formula_on_its_own_line(plans: Plans) -> None:
    plan = plans["figures"]
    para = next(one for one in plan.word.paragraphs if one.text.strip() == "(1)")
    assert para.source.find(".//m:f", NAMES) is not None
    assert int(para.value("w:spacing", "line") or 0) > 400
    block = next(one for one in plan.pdf.all("Formula") if one.alt == r"К = \frac{А}{В}")
    label = next(one for one in plan.pdf.pieces if one.text == "(1)")
    assert abs(label.x1 - 195 * 72 / 25.4) < 1
    middle = (float(block.source.A.BBox[0]) + float(block.source.A.BBox[2])) / 2
    assert abs(middle - (30 + 165 / 2) * 72 / 25.4) < 3
    text = plan.word.paragraph("формула бойынша")
    assert text.text.startswith("1-формула бойынша")
    assert {*text.anchors, text.fields[0].split()[1]} <= set(para.bookmarks)
    assert text.source.find(".//m:sSubSup", NAMES) is not None
    assert "f-1" in [target for _, target in plan.pdf.links()]
    assert plan.pdf.all("Formula")[1].alt == "x_{1}^{2}"
