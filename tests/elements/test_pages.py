"""M023–M028: pages, their furniture and orientation."""

from __future__ import annotations

from tests.finished.word import W
from tests.support import ORGANISATION, Finished, Plans

LONG = "Емхана тұрғындарға тәулік бойы көмек көрсетеді және қызметін жыл сайын жаңартады. " * 9
WIDE = {
    "caption": "Кең кесте",
    "head": [
        ["№", "Көрсеткіштің толық атауы", *[f"{year} ж." for year in range(2020, 2032)]],
        [str(number) for number in range(1, 15)],
    ],
    "rows": [
        [str(row), "Қан айналымы жүйесі ауруларынан болатын өлім", *["1 234,56"] * 12]
        for row in range(1, 31)
    ],
}
PLANS = {
    "plain": {"1.md": f"# Бөлім\n\n{LONG}\n\n" + f"{LONG}\n\n" * 4},
    "turned": {
        "1.md": f"# Бөлім\n\n{LONG}\n\n::: table data/wide.yaml :::\n\nСоңғы сөз.\n",
        "data/wide.yaml": WIDE,
    },
    "side": {
        "plan.yaml": {"layout": "implementation"},
        "1.md": f"""# Сапа

::: side direction
**1-бағыт.** Сапа
:::

::: side goal
Мақсат: қолжетімді көмек
:::

{LONG}

{LONG}

::: side goal
Екінші мақсат
:::

Соңғы абзац.

{LONG}

{LONG}
""",
    },
}


def heads(plan: Finished, page: int) -> list[str]:
    """Return what stands above the text of a PDF's page, from left to right."""
    found = [one for one in plan.pdf.artifacts(page) if one.bottom < 60]
    words: list[str] = []
    last = 0.0
    for one in sorted(found, key=lambda one: one.x0):
        if words and one.x0 - last < 6:
            words[-1] += one.text
        else:
            words.append(one.text)
        last = one.x1
    return [one.strip() for one in words]


def test_m023_page_numbers(plans: Plans) -> None:
    plain = plans["plain"]
    assert plain.word.sections[0].header_fields == ["PAGE"]
    middle = (30 + 165 / 2) * 72 / 25.4
    for page in range(plain.pdf.pages):
        (number,) = plain.pdf.artifacts(page)
        assert number.text == str(page + 1)
        assert abs((number.x0 + number.x1) / 2 - middle) < 1
        assert number.top < 20 * 72 / 25.4


def test_m024_running_header_with_the_organisation(plans: Plans) -> None:
    side = plans["side"]
    assert side.word.sections[0].header.split("\t")[0] == ORGANISATION
    for page in range(side.pdf.pages):
        assert heads(side, page)[0] == ORGANISATION


def test_m025_page_n_of_m_in_kazakh(plans: Plans) -> None:
    side = plans["side"]
    assert side.word.sections[0].header.split("\t")[1] == "1-бет 2-ден"
    fields = side.word.sections[0].header_fields
    assert fields[:2] == ["PAGE", "NUMPAGES"]
    assert fields[2].startswith("IF")
    for page in range(2):
        assert heads(side, page)[1] == f"{page + 1}-бет 2-ден"
        right = max(one.x1 for one in side.pdf.artifacts(page))
        assert abs(right - 195 * 72 / 25.4) < 1


def test_m026_header_rows_repeated_after_a_page_break(plans: Plans) -> None:
    turned = plans["turned"]
    assert turned.table("Көрсеткіштің").heads == 2
    first, second = (
        [one.text for one in turned.pdf.on(page) if "ж." in one.text] for page in (1, 2)
    )
    assert len(first) >= 12
    assert first == second
    rows = [one for one in turned.pdf.artifacts(2) if one.text == "14"]
    assert len(rows) == 1, "the second row of the head is repeated, as an artifact"


def test_m027_wide_table_on_landscape_pages(plans: Plans) -> None:
    turned = plans["turned"]
    assert [one.landscape for one in turned.word.sections] == [False, True, False]
    table = turned.table("Көрсеткіштің")
    assert len(table.widths) == 14
    assert sum(table.widths) <= turned.word.sections[1].text_width + 2
    assert table.cells[0].paragraphs[0].section == 1
    assert turned.word.paragraph("Кең кесте").section == 1
    sizes = [width > height for width, height in turned.pdf.sizes]
    assert (sizes[0], sizes[-1]) == (False, False)
    assert set(sizes[1:-1]) == {True}
    tagged = turned.pdf.table("Көрсеткіштің")
    assert {len(row) for row in tagged.rows()} == {14}
    assert tagged.box[0] == 1
    assert all(one.x1 < turned.pdf.sizes[1][0] - 50 for one in tagged.pieces)
    assert turned.pdf.block("Соңғы сөз").box[0] == len(sizes) - 1
    numbers = [heads(turned, page) for page in range(len(sizes))]
    assert numbers == [[str(page + 1)] for page in range(len(sizes))]


def test_m028_side_boxes_beside_the_text(plans: Plans) -> None:
    side = plans["side"]
    box = next(one for one in side.tables if "1-бағыт" in one.cells[0].text)
    assert box.floating is not None
    assert box.floating.get(f"{W}horzAnchor") == "page"
    assert int(box.floating.get(f"{W}tblpX")) + sum(box.widths) < side.word.sections[0].left
    title = side.pdf.block("1-бағыт").box
    text = side.pdf.block("Емхана тұрғындарға").box
    assert title[3] < text[1]
    assert abs(title[2] - text[2]) < 12
    assert text[1] > 68 * 72 / 25.4 - 1
    beside = side.word.paragraph("Емхана тұрғындарға")
    assert beside.on("w:keepLines"), "what stands beside a box is not parted by a page"
    for words in ("Екінші мақсат", "1-бағыт"):
        bottom = side.pdf.block(words).box[4]
        assert bottom < (297 - 20) * 72 / 25.4
