"""M001–M012: the title page."""

from __future__ import annotations

from tests.finished.word import NAMES, W
from tests.support import ORGANISATION, Plans

PEOPLE = {
    "a": {"name": "А. Б. Жұмабеков", "position": "төраға"},
    "b": {
        "name": "С. Д. Серікова",
        "position": "Бас дәрігер",
        "organisation": "Сынақ емханасы",
        "acting": "true",
    },
}
PART = "# Жалпы ереже\n\nЕмхана тұрғындарға көмек көрсетеді.\n"
PLANS = {
    "stamps": {
        "plan.yaml": {
            "title_page": {
                "stamps": [
                    {"kind": "agreed", "lines": ["Бақылау кеңесінің төрағасы"], "person": "a"},
                    {"kind": "approved", "person": "b", "date": "2024-01-05"},
                ],
                "title": [
                    "«Сынақ облысының денсаулық сақтау басқармасы» КММ",
                    "Бақылау кеңесімен бекітілген",
                    "2024–2028 жылдарға арналған стратегиялық жоспары",
                ],
                "foot": "Көкжар қаласы, 2024 жыл",
            }
        },
        "people.yaml": PEOPLE,
        "1.md": PART,
    },
    "decision": {
        "plan.yaml": {
            "title_page": {
                "block": {
                    "lines": ["Директорлар кеңесінің", "2023 жылғы 10 мамырдағы", "№ 3 шешімі"],
                    "bold": "true",
                },
                "amendments": [
                    {"lines": ["(2025 жылғы 25 желтоқсандағы өзгерістермен)"], "place": "inside"}
                ],
                "title": ["Даму жоспары", "2024–2028 жылдар"],
                "capitals": "true",
                "foot": "Көкжар қ. 2024 ж.",
            }
        },
        "1.md": PART,
    },
    "annex": {
        "plan.yaml": {
            "layout": "development",
            "title_page": {
                "block": {"lines": ["«Қор» КЕАҚ", "шешіміне қосымша"]},
                "amendments": [
                    {"lines": ["Кеңестің шешімімен", "өзгерістер енгізілген"], "place": "below"},
                    {"lines": ["Екінші шешіммен"], "place": "below"},
                ],
                "title": ["Даму стратегиясы"],
                "foot": "Қазақстан Республикасы, Астана қ., 2024 жыл",
            },
        },
        "1.md": PART,
    },
    "bare": {
        "plan.yaml": {
            "layout": "implementation",
            "title_page": {"title": ["Іске асыру", "жоспары"], "header": "true"},
        },
        "1.md": PART,
    },
    "none": {"1.md": PART},
}


def test_m001_two_stamps_side_by_side(plans: Plans) -> None:
    front = plans["stamps"]
    table = front.tables[0]
    assert table.cell("«КЕЛІСІЛГЕН»").place == (0, 0, 1, 1)
    assert table.cell("«БЕКІТІЛГЕН»").place == (0, 1, 1, 1)
    assert "".join(cell.borders for cell in table.cells) == ""
    left, right = front.pdf.block("«КЕЛІСІЛГЕН»").box, front.pdf.block("«БЕКІТІЛГЕН»").box
    assert abs(left[2] - right[2]) < 0.5
    assert left[3] < front.pdf.sizes[0][0] / 2 < right[1]
    assert [one for one in front.pdf.shapes if one.page == 0 and one.top < left[4]] == []


def test_m002_stamp_lines_in_order(plans: Plans) -> None:
    lines = [
        ["«КЕЛІСІЛГЕН»", "Бақылау кеңесінің төрағасы", "А. Б. Жұмабеков"],
        ["«БЕКІТІЛГЕН»", "Сынақ емханасы", "Бас дәрігердің міндетін атқарушы", "С. Д. Серікова"],
    ]
    front = plans["stamps"]
    for wanted, cell, tagged in zip(
        lines, front.tables[0].cells, front.pdf.tables[0].all("TD"), strict=True
    ):
        assert [one.text for one in cell.paragraphs[:-1]] == wanted
        assert cell.paragraphs[0].bold
        assert not cell.paragraphs[1].bold
        assert [one.text for one in tagged.elements[:-1]] == wanted
        assert [one.bold for one in tagged.elements[:2]] == [True, False]
        tops = [one.box[2] for one in tagged.elements]
        assert tops == sorted(tops)


def test_m003_date_with_blanks(plans: Plans) -> None:
    front = plans["stamps"]
    blank = front.tables[0].cells[0].paragraphs[-1]
    assert blank.text == "2024 жылғы «   » ____________"
    assert front.tables[0].cells[1].paragraphs[-1].text == "2024 жылғы «5» қаңтар"
    assert front.pdf.block("____________").text == "2024 жылғы « » ____________"
    assert front.pdf.block("«5» қаңтар").text == "2024 жылғы «5» қаңтар"


def test_m004_decision_block_at_the_top_right_in_bold(plans: Plans) -> None:
    front = plans["decision"]
    cell = front.tables[0].cell("Директорлар")
    assert cell.place == (0, 1, 1, 1)
    assert [one.text for one in cell.paragraphs[:3]] == [
        "Директорлар кеңесінің",
        "2023 жылғы 10 мамырдағы",
        "№ 3 шешімі",
    ]
    assert cell.bold
    block = front.pdf.block("Директорлар")
    assert block.bold
    assert block.box[1] > 290
    assert block.box[2] < 80


def test_m005_annex_block_at_the_top_right(plans: Plans) -> None:
    front = plans["annex"]
    cell = front.tables[0].cell("шешіміне қосымша")
    assert cell.column == 1
    assert not cell.paragraphs[0].bold
    block = front.pdf.block("шешіміне қосымша")
    assert not block.bold
    assert block.box[1] > 290
    assert block.box[2] < 100


def test_m006_amendments_inside_or_below_the_block(plans: Plans) -> None:
    inside = plans["decision"]
    words = "(2025 жылғы 25 желтоқсандағы өзгерістермен)"
    assert inside.tables[0].cell("Директорлар").paragraphs[-1].text == words
    assert inside.word.paragraph(words).bold
    assert not inside.word.paragraph(words).italic
    assert inside.pdf.block("(2025").look("(2025") == (True, False)
    below = plans["annex"]
    assert below.word.paragraph("шешіміне қосымша").italic is False
    for words in ("Кеңестің шешімімен", "өзгерістер енгізілген", "Екінші шешіммен"):
        assert below.word.paragraph(words).italic
        assert below.pdf.block(words).italic
    room = [
        below.word.paragraph(one).value("w:spacing", "before") for one in ("Кеңестің", "Екінші")
    ]
    assert room == ["160", "160"]
    one, two, three = (below.pdf.block(words).box[2] for words in ("Кеңестің", "өзгеріс", "Екінші"))
    assert three - two > two - one + 5


def test_m007_title_page_without_an_approval_block(plans: Plans) -> None:
    front = plans["bare"]
    assert front.tables == []
    assert front.pdf.tables == []
    title = front.pdf.block("Іске асыру").box
    assert title[0] == 0
    assert abs((title[1] + title[3]) / 2 - (30 + 165 / 2) * 72 / 25.4) < 1, (
        "pages of their own make"
    )
    assert front.word.sections[0].left < front.word.sections[1].left
    assert front.pdf.block("Жалпы ереже").box[0] == 1


def test_m008_title_of_several_centred_lines(plans: Plans) -> None:
    front = plans["stamps"]
    lines = PLANS["stamps"]["plan.yaml"]["title_page"]["title"]  # type: ignore[index]
    middle = (30 + (210 - 30 - 15) / 2) * 72 / 25.4
    found = front.word.between("«Сынақ облысының", "стратегиялық жоспары")
    assert [one.text for one in found] == lines
    for line, words in zip(found, lines, strict=True):
        assert line.align == "center"
        box = front.pdf.block(words).box
        assert abs((box[1] + box[3]) / 2 - middle) < 1.5
        assert box[2] > 200


def test_m009_title_in_bold_capitals_with_the_period(plans: Plans) -> None:
    front = plans["decision"]
    title = front.word.paragraph("2024–2028 жылдар")
    assert title.bold
    assert title.runs[0].capitals
    assert title.runs[0].size == 16
    assert front.pdf.block("2024–2028 ЖЫЛДАР").bold
    assert front.pdf.block("ДАМУ ЖОСПАРЫ").pieces[0].size == 16
    assert not plans["stamps"].word.paragraph("2024–2028 жылдарға").runs[0].capitals


def test_m010_city_and_year_at_the_foot(plans: Plans) -> None:
    feet = {
        "stamps": "Көкжар қаласы, 2024 жыл",
        "decision": "Көкжар қ. 2024 ж.",
        "annex": "Қазақстан Республикасы, Астана қ., 2024 жыл",
    }
    for name, words in feet.items():
        foot = plans[name].word.paragraph(words)
        assert foot.text == words
        assert foot.frame is not None
        assert foot.frame.get(f"{W}yAlign") == "bottom"
        assert foot.frame.get(f"{W}vAnchor") == "margin"
        page, _, top, _, bottom = plans[name].pdf.block(words).box
        assert page == 0
        assert 760 < top < bottom < 842 - 20 * 72 / 25.4 + 1


def test_m011_running_header_on_the_title_page(plans: Plans) -> None:
    shown, hidden = plans["bare"], plans["stamps"]
    assert shown.word.sections[0].header.startswith(ORGANISATION)
    assert ORGANISATION in "".join(one.text for one in shown.pdf.artifacts(0))
    assert hidden.word.sections[0].header == ""
    assert hidden.pdf.artifacts(0) == []


def test_m012_no_title_page(plans: Plans) -> None:
    plain = plans["none"]
    assert len(plain.word.sections) == 1
    assert plain.word.paragraphs[0].text == "1-бөлім. Жалпы ереже"
    assert plain.pdf.pages == 1
    assert plain.pdf.root.elements[0].text == "1-бөлім. Жалпы ереже"
    assert plain.word.body.findall("w:tbl", NAMES) == []
