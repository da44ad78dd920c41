"""M060–M066: signs, numbers, dates, and columns narrower than their words."""

from __future__ import annotations

import re

import pytest

from docgen.kazakh import hyphenate
from tests.finished.pdf import Element
from tests.support import Plans

PLANS = {
    "signs": {
        "1.md": """# Белгілер

«Тырнақша «ішкі» тырнақша», "тік" және «жабылмаған сөз.

Қала-ауыл, 2020–2024, сөз — сөз, сөз–сөз және сөз - сөз.

Мерзімі 2024 жылғы 5 қаңтар, 05.01.2024 және 2024-2028 жж., 2024–2028 жылдар.

Көрсеткіш 12,5 %, 1 234 567 адам, 80%-дан, 10-12 күн, 1/3 бөлік және 0,50.

Аумағы 120 м2 немесе 120 м², Δ мәні, № 5 бұйрық.

Смотровой кабинет және check-list атауы сақталды.
""",
    },
    "narrow": {
        "1.md": """# Тар бағандар

::: table data/narrow.yaml :::
""",
        "data/narrow.yaml": {
            "head": [["Қолжетімділіктің көрсеткіштері", *["Инфрақұрылымдық жобалар"] * 9]],
            "widths": ["13", *["*"] * 9],
            "rows": [["Қанағаттанушылық", *["1234567,89"] * 9]],
        },
    },
}


@pytest.mark.parametrize(
    "words",
    [
        pytest.param('«Тырнақша «ішкі» тырнақша», "тік" және «жабылмаған сөз.', id="m060"),
        pytest.param("Қала-ауыл, 2020–2024, сөз — сөз, сөз–сөз және сөз - сөз.", id="m061"),
        pytest.param("Смотровой кабинет және check-list атауы сақталды.", id="m066"),
    ],
)
def test_m060_m061_m066_signs_and_words_are_kept(plans: Plans, words: str) -> None:
    signs = plans["signs"]
    assert signs.word.paragraph(words[:9]).text == words
    assert signs.pdf.block(words[:9]).text == words


def test_m062_dates_in_three_forms_and_year_ranges(plans: Plans) -> None:
    words = "Мерзімі 2024 жылғы 5 қаңтар, 05.01.2024 және 2024-2028 жж., 2024–2028 жылдар."
    signs = plans["signs"]
    assert signs.word.paragraph("Мерзімі").text == words
    assert signs.pdf.block("Мерзімі").text == words
    source = signs.word.parts["word/document.xml"].decode()
    assert "2024\u00a0жылғы 5\u00a0қаңтар" in source
    text = "".join(one.text for one in signs.pdf.block("Мерзімі").pieces)
    # a reader sees blanks beside a no-break space that a justified line has stretched
    assert re.search("5 ?\u00a0 ?қаңтар", text), "day and month stay on one line"
    assert "2024–2028" in text, "a range stays on one line"


def test_m063_numbers_in_text(plans: Plans) -> None:
    words = "Көрсеткіш 12,5 %, 1 234 567 адам, 80%-дан, 10-12 күн, 1/3 бөлік және 0,50."
    signs = plans["signs"]
    assert signs.word.paragraph("Көрсеткіш").text == words
    assert signs.pdf.block("Көрсеткіш").text == words
    source = signs.word.parts["word/document.xml"].decode()
    assert "1\u00a0234\u00a0567" in source
    assert re.search(r"80%</w:t><w:noBreakHyphen/>", source), "a suffix stays on its line"


def test_m064_signs_of_units(plans: Plans) -> None:
    words = "Аумағы 120 м2 немесе 120 м², Δ мәні, № 5 бұйрық."
    signs = plans["signs"]
    assert signs.word.paragraph("Аумағы").text == words
    assert signs.pdf.block("Аумағы").text == words
    assert "№\u00a05" in signs.word.parts["word/document.xml"].decode()


def cut_lines(cell: Element) -> list[str]:
    """Return the lines of a PDF's cell as they are drawn, whatever its text says of them."""
    rows: dict[int, list[tuple[float, str]]] = {}
    for one in cell.pieces:
        rows.setdefault(round(one.bottom), []).append((one.x0, one.text))
    return ["".join(words for _, words in sorted(row)).strip() for _, row in sorted(rows.items())]


def test_m065_narrow_columns_break_words_by_syllables(plans: Plans) -> None:
    narrow = plans["narrow"]
    source = narrow.table("Қанағаттанушылық").cell("Қанағаттанушылық").source
    parts = [one.text or "" for one in source.iter("{*}t")]
    assert "".join(parts) == "Қанағаттанушылық"
    assert len(parts) > 1
    ends = hyphenate("Қанағаттанушылық").split("\u00ad")
    syllables = {"".join(ends[:number]) for number in range(1, len(ends) + 1)}
    assert {"".join(parts[:number]) for number in range(1, len(parts) + 1)} <= syllables
    table = narrow.pdf.table("Қанағаттанушылық")
    tall = table.cell("Қанағаттанушылық")
    assert len(tall.pieces) > 1, "the word is longer than its column"
    assert tall.text == "Қанағаттанушылық"
    widest = max(one.x1 for one in tall.pieces)
    assert widest < table.rows()[1][1].box[1]
    for cell in table.rows()[1][1:]:
        assert cell.text == "1234567,89"
        assert len(cut_lines(cell)) == 1, "a number is never cut"
    number = narrow.table("1234567,89").cell("1234567,89").source
    assert not list(number.iter("{*}softHyphen"))
