"""Words around charts fall into lines, stay in the chart's box and keep their sign."""

from __future__ import annotations

import pytest

from docgen.verify import verify_words
from docgen.write.chart_words import Type, category_labels, legend_rows, row_height
from tests.finished.word import NAMES
from tests.support import built

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
TYPE = Type("Liberation Serif", 10)
REGIONS = ("Абай облысы", "Солтүстік Қазақстан облысы", "Шымкент қаласы", "Ұлытау облысы") * 5


def test_lines_are_cut_at_blanks_alone() -> None:
    lines = TYPE.lines("Солтүстік Қазақстан облысы", 60)
    assert lines == ("Солтүстік", "Қазақстан", "облысы")
    assert TYPE.lines("Солтүстік Қазақстан облысы", 1000) == ("Солтүстік Қазақстан облысы",)


def test_names_stand_upright_where_a_word_is_wider_than_its_place() -> None:
    lying = category_labels(REGIONS[:4], 80, 200, TYPE)
    assert not lying.turned
    assert lying.names[1] == ("Солтүстік", "Қазақстан", "облысы")
    assert lying.height == pytest.approx(10 * 1.8 + 2 * 12)
    upright = category_labels(REGIONS, 20, 300, TYPE)
    assert upright.turned
    assert upright.height == pytest.approx(8 + TYPE.width("Солтүстік Қазақстан облысы"))


def test_the_legend_takes_as_many_rows_as_its_names_need() -> None:
    rows = legend_rows(REGIONS[:6], 300, TYPE)
    assert [one.number for row in rows for one in row] == list(range(6))
    assert len(rows) > 1
    assert all(sum(one.width for one in row) <= 300 for row in rows)
    (tall,), *_ = legend_rows(["ұзын атау " * 20], 200, TYPE)
    assert tall.width <= 200
    assert row_height([tall], TYPE) > 4 * TYPE.size


def chart(names: tuple[str, ...], values: list[str], series: list[str]) -> dict[str, object]:
    return {
        "kind": "bar",
        "caption": "Өңірлер",
        "alt": "Өңірлердің бағандары",
        "title": "Өңірлердегі қамтамасыз етілу туралы ұзын атау, ол бір жолға сыймайды",
        "categories": list(names),
        "series": [{"name": name, "values": values} for name in series],
    }


def test_charts_of_many_long_names_stay_in_their_box() -> None:
    long = [f"{at}-қатардың түсіндірмесі бар ұзын атауы" for at in range(5)]
    files = {
        "1.md": "# Бір\n\n::: chart data/a.yaml :::\n\n::: chart data/b.yaml :::\n",
        "data/a.yaml": chart(REGIONS, ["-5", *["7"] * 19], ["Сан"]),
        "data/b.yaml": chart(REGIONS[:4], ["1", "2", "3", "4"], long),
    }
    plan = built(files)
    assert not plan.report.has_errors
    first, second = (plan.word.tree(f"word/charts/chart{at}.xml") for at in (1, 2))
    turns = [
        one.find(".//c:catAx/c:txPr/a:bodyPr", {**NAMES, "a": A}).get("rot")
        for one in (first, second)
    ]
    assert turns == ["-5400000", "0"]
    codes = [one.find(".//c:dLbls/c:numFmt", NAMES).get("formatCode") for one in (first, second)]
    assert codes == [
        '[$-43F][>=10000]#,##0;[$-43F][<0]"−"0;[$-43F]0',
        "[$-43F][>=10000]#,##0;[$-43F]0",
    ]
    assert verify_words(plan.document, plan.docx, plan.pdf_data).good
