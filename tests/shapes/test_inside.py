"""Tables, boxes and quotes inside items, boxes and cells."""

from __future__ import annotations

import pytest

from tests.support import Finished, built

TABLE = "| Сол баған | Оң баған |\n|---|---|\n| бір | екі |\n"
WIDE = "::: table landscape=always\n" + TABLE + ":::\n"


def indented(words: str, by: int = 3) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in words.splitlines())


def plan(words: str) -> Finished:
    return built({"1.md": f"# Бөлім\n\n{words}\n\nСоңы.\n"})


@pytest.mark.parametrize("table", [TABLE, WIDE], ids=["auto", "always"])
@pytest.mark.parametrize("place", ["item", "box", "item of a box"])
def test_a_table_inside_fills_the_room_and_turns_no_page(table: str, place: str) -> None:
    words = {
        "item": f"1. тармақ\n\n{indented(table)}",
        "box": f":::: box\n{table}::::\n",
        "item of a box": f":::: box\n1. тармақ\n\n{indented(table)}::::\n",
    }[place]
    found = plan(words)
    room = found.word.sections[0].text_width
    widths = found.table("Сол баған").widths
    assert len(found.word.sections) == 1
    assert room - 300 < sum(widths) <= room + 20
    row = found.pdf.table("Сол баған").rows()[1]
    assert row[1].box[1] - row[0].box[1] == pytest.approx(widths[0] / 20, abs=3)


@pytest.mark.parametrize("words", ["", "Сөз.\n\n", "1. тармақ\n\n"], ids=["bare", "below", "item"])
def test_a_table_in_a_cell_fills_the_cell(words: str) -> None:
    inner = TABLE if not words.startswith("1") else indented(TABLE)
    found = built(
        {
            "1.md": "# Бөлім\n\n::: table data/a.yaml :::\n",
            "data/a.yaml": {"head": [["Үлкен", "Кіші"]], "rows": [[f"{words}{inner}", "сөз"]]},
        }
    )
    outer, widths = found.table("Үлкен").widths[0], found.table("Сол баған").widths
    row = found.pdf.table("Сол баған").rows()[1]
    assert outer - 300 < sum(widths) <= outer
    assert row[1].box[1] - row[0].box[1] == pytest.approx(widths[0] / 20, abs=3)


def test_a_heading_with_a_footnote_is_listed_without_it() -> None:
    found = built(
        {
            "plan.yaml": {"contents": {"kind": "leaders", "title": "Мазмұны"}},
            "1.md": "# Бөлім[^а]\n\nСөз.\n\n[^а]: Ескертпе сөзі.\n",
        }
    )
    notes = [page for page in range(2) if "Ескертпе сөзі" in found.pdf.text(page)]
    assert notes == [1]
    assert found.word.paragraphs[1].text == "1-бөлім. Бөлім\t2"


def test_the_list_in_a_box_stands_at_one_place_in_both_files() -> None:
    found = plan("::: box\nСөз.\n\n- тармақ\n:::\n")
    left = found.table("тармақ").cells[0].paragraphs[1].text_left
    start = found.pdf.piece("Сөз.").x0
    assert found.pdf.piece("тармақ").x0 - start == pytest.approx(left / 20, abs=1.5)


def test_a_quote_in_an_item_stands_under_its_text_in_both_files() -> None:
    found = plan("1. тармақ\n\n   > дәйексөз\n")
    quote = next(one for one in found.word.paragraphs if one.text == "дәйексөз")
    item = next(one for one in found.word.paragraphs if one.text == "тармақ")
    assert quote.left == item.text_left
    assert found.pdf.piece("дәйексөз").x0 == pytest.approx(found.pdf.piece("тармақ").x0, abs=1)
