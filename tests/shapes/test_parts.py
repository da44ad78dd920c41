"""Orders of parts, sheets, annexes and contents that no sample has."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.finished.word import W
from tests.support import built

LONG = (
    "«Денсаулық сақтау саласындағы республикалық үйлестіру және мониторинг орталығы» "
    "шаруашылық жүргізу құқығындағы республикалық мемлекеттік кәсіпорны"
)


def test_a_part_after_a_sheet_and_each_annex_start_a_page() -> None:
    pdf = built(
        {
            "plan.yaml": {
                "parts": [{"sheet": "changes"}, "1.md", "2.md", "3.md"],
                "sheets": {"changes": {"rows": "1"}},
            },
            "1.md": "# Бөлім\n\nМәтін.\n",
            "2.md": "# Бірінші {.annex}\n\nСөз.\n",
            "3.md": "# Екінші {.annex}\n\nСөз.\n",
        }
    ).pdf
    places = [pdf.piece(words).page for words in ("Бөлім", "Бірінші", "Екінші")]
    assert places == [1, 2, 3]


def test_the_ruled_contents_do_not_number_annexes_like_parts() -> None:
    plan = built(
        {
            "plan.yaml": {"contents": {"kind": "table", "title": "Мазмұны"}},
            "1.md": "# Бөлім\n\nМәтін.\n\n# Қосымша сөз {.annex}\n\nСөз.\n",
        }
    )
    rows = [["1", "1-бөлім. Бөлім", "2"], ["", "1-қосымша. Қосымша сөз", "3"]]
    assert plan.tables[0].texts()[1:] == plan.pdf.tables[0].texts()[1:] == rows


@pytest.mark.parametrize("layout", ["clinic", "development", "implementation"])
@pytest.mark.parametrize("kind", ["leaders", "table"])
def test_contents_keep_to_the_text_of_every_layout(layout: str, kind: str) -> None:
    plan = built(
        {
            "plan.yaml": {"layout": layout, "contents": {"kind": kind, "title": "Мазмұны"}},
            "1.md": "# Бөлім\n\n## Тарау\n\nМәтін.\n",
        }
    )
    right = plan.word.sections[0]
    edge = (right.width - right.right) / 20
    assert not plan.report.found
    assert max(one.x1 for one in plan.pdf.on(0)) <= edge + 1
    for paragraph in plan.word.paragraphs:
        stops = plan.word.styles[paragraph.style].findall("{*}pPr/{*}tabs/{*}tab")
        if "\t" in paragraph.text:
            places = [int(stop.attrib[f"{{{stop.nsmap['w']}}}pos"]) for stop in stops]
            assert places == [pytest.approx(right.text_width, abs=2)]


@pytest.mark.parametrize(("name", "lines"), [("Орталық", 1), (LONG, 3)])
def test_a_long_name_leaves_room_for_the_page_number(name: str, lines: int) -> None:
    plan = built(
        {
            "plan.yaml": {
                "layout": "implementation",
                "organisation": {"name": name, "city": "Астана қаласы"},
            },
            "1.md": "# Бөлім\n\nМәтін.\n",
        }
    )
    head = [one for one in plan.pdf.artifacts(0) if one.text.strip()]
    bottoms = sorted(one.bottom for one in head)
    steps = [low - high for high, low in pairwise(bottoms)]
    assert 1 + sum(step > 6 for step in steps) == lines
    assert all(one.x1 < 200 / 25.4 * 72 for one in head)


@pytest.mark.parametrize("layout", ["clinic", "development", "implementation"])
def test_the_head_of_a_turned_page_stays_on_it(layout: str) -> None:
    plan = built(
        {
            "plan.yaml": {"layout": layout},
            "1.md": "# Бөлім\n\nТік.\n\n::: landscape\nКөлденең.\n:::\n",
        }
    )
    turned = plan.word.sections[1]
    assert turned.landscape
    assert plan.pdf.piece("Көлденең").top < 60 / 25.4 * 72
    assert max(one.x1 for one in plan.pdf.artifacts(1)) <= (turned.width - turned.right) / 20 + 1
    heads = [name for name in plan.word.parts if name.startswith("word/header")]
    stops = [
        int(stop.attrib[f"{W}pos"])
        for name in heads
        for stop in plan.word.tree(name).iterfind(f".//{W}tab[@{W}pos]")
        if stop.attrib[f"{W}val"] != "clear"
    ]
    assert all(stop <= turned.text_width + 2 for stop in stops)
