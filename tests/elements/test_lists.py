"""M067–M087: lists."""

from __future__ import annotations

import pytest

from tests.finished.pdf import Element
from tests.finished.word import Paragraph
from tests.support import Finished, Plans

LEFT = 30 * 72 / 25.4
LONG = "Емхана тұрғындарға тәулік бойы көмек көрсетеді және қызметін жыл сайын жаңартады. " * 6
PLANS = {
    "lists": {
        "1.md": f"""# Тізімдер

{{.lead}}
Қысқа тармақтар:

1. сапа
2. қолжетімділік
3. тиімділік

Абзац тармақтар.:

1. {LONG}
2. {LONG}

Жақшалы:

1) бірінші жақша
2) екінші жақша

Қалың:

1) **қалың тармақ**
2) **тағы қалың**

Сызықша:

- сызықша тармақ;
- екінші сызықша.

Ұзын сызықша:

+ ұзын тармақ
+ екінші ұзын

Нүкте:

* нүкте тармақ
* екінші нүкте

Екі белгі:

- белгі бірінші
+ белгі екінші

Емхана мыналарды

- қамтамасыз етеді
- бақылайды және
- есеп береді.

Күрделі:

- [1.1. міндет]{{.label}} күрделі бірінші
- [3.1. міндет.]{{.label}} күрделі екінші

Екі деңгей:

1. үстіңгі бірінші
   1) астыңғы бірінші
   2) астыңғы екінші
2. үстіңгі екінші
   1) астыңғы үшінші

Сызықша деңгей:

- аралас үстіңгі
  1) аралас астыңғы
  2) аралас екінші
- аралас баласыз
- аралас соңғы
  - аралас сызықша

Үш деңгей:

1. деңгей бір
   1) деңгей екі
      - деңгей үш

Тақырыпты:

1. ***Тақырып тармағы***

   Түсіндірме абзац тармақтың астында тұрады.

2. Бірінші жол\\
   екінші жол

Бөлінген:

1. бөлінген бір
2. бөлінген екі

Тармақ болмайтын сөйлем:

3. бөлінген үш
4. бөлінген төрт

Олқы:

1. олқы бір
2. олқы екі
7. олқы жеті

Санамалы:

1. санамалы бір
1. санамалы екі

Құндылықтар:

- **Адалдық** – сөзге беріктік
- **Кәсібилік** – үздіксіз оқу

::: colour-zones data/zones.yaml :::
""",
        "data/zones.yaml": {
            "zones": [
                {"colour": "c00000", "name": "Қызыл аймақ", "text": "дереу әрекет"},
                {"colour": "00b050", "name": "Жасыл аймақ", "text": "бақылау"},
            ]
        },
    },
    "amended": {
        "plan.yaml": {"layout": "development"},
        "1.md": f"""# Тізім

1) түзету бір
2) түзету екі

::: amendment
2-тармақша 2022 жылғы шешіммен өзгертілді.
:::

3) түзету үш
4) {LONG * 6}
5) {LONG * 4}
6) келесі беттегі тармақ
""",
    },
}


def item(plan: Finished, words: str) -> Element:
    """Return the innermost item of the PDF that holds `words`."""
    found = [one for one in plan.pdf.all("LI") if words in one.text]
    return next(one for one in found if not any(words in kid.text for kid in one.all("LI")))


def printed(plan: Finished, *words: str) -> list[str]:
    """Return the labels of the items that hold `words`, the same in both files.

    The DOCX's is computed from its numbering, or the author's own before the words.
    """
    found = []
    for one in words:
        para = plan.word.paragraph(one)
        tagged = item(plan, one)
        label = para.label or para.text[: para.text.index(one)].strip()
        own = tagged.elements[0]
        assert own.kind == "Lbl"
        assert own.text == label
        found.append(label)
    return found


def depth(element: Element) -> int:
    """Return in how many lists the element stands."""
    at, found = element.parent, 0
    while at is not None:
        found += at.kind == "L"
        at = at.parent
    return found


def levels(plan: Finished, *words: str) -> list[int]:
    """Return the level of each item from 1, the same in both files, deeper ones further right."""
    found = []
    places: dict[int, tuple[int, float]] = {}
    for one in words:
        para, tagged = plan.word.paragraph(one), item(plan, one)
        level = depth(tagged)
        assert int(para.source.find(".//{*}numPr/{*}ilvl").values()[0]) == level - 1
        place = (para.left, round(tagged.elements[0].box[1] - LEFT))
        assert places.setdefault(level, place)[0] == place[0]
        assert abs(places[level][1] - place[1]) < 3
        found.append(level)
    steps = [places[level] for level in sorted(places)]
    assert steps == sorted(steps)
    assert len({one for one, _ in steps}) == len({one for _, one in steps}) == len(steps)
    return found


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        pytest.param(["сапа", "қолжетімділік", "тиімділік"], ["1.", "2.", "3."], id="m067"),
        pytest.param(["бірінші жақша", "екінші жақша"], ["1)", "2)"], id="m069"),
        pytest.param(["сызықша тармақ", "екінші сызықша"], ["-", "-"], id="m071"),
        pytest.param(["ұзын тармақ", "екінші ұзын"], ["–", "–"], id="m072"),
        pytest.param(["нүкте тармақ", "екінші нүкте"], ["•", "•"], id="m073"),
        pytest.param(["белгі бірінші", "белгі екінші"], ["-", "–"], id="m075"),
        pytest.param(
            ["күрделі бірінші", "күрделі екінші"], ["1.1. міндет", "3.1. міндет."], id="m077"
        ),
        pytest.param(["олқы бір", "олқы екі", "олқы жеті"], ["1.", "2.", "7."], id="irregular"),
        pytest.param(["санамалы бір", "санамалы екі"], ["1.", "2."], id="counted"),
    ],
)
def test_m067_m069_m071_m072_m073_m075_m077_labels(
    plans: Plans, words: list[str], labels: list[str]
) -> None:
    assert printed(plans["lists"], *words) == labels
    text = item(plans["lists"], words[0])
    assert text.parent is not None
    numbering = "/Decimal" if labels[0][0].isdigit() else "/None"
    assert labels[0][:3] == "1.1" or text.parent.attribute("ListNumbering") == numbering
    label, body = (one.box for one in text.elements[:2])
    assert label[3] < body[1]
    assert abs(label[4] - body[4]) < 7, "on one line"


def test_m068_items_that_are_paragraphs(plans: Plans) -> None:
    lists = plans["lists"]
    first, second = (one for one in lists.word.paragraphs if one.text.startswith("Емхана тұрғын"))
    assert (first.label, second.label) == ("1.", "2.")
    assert first.align == "justify"
    bodies = [one for one in lists.pdf.all("LBody") if one.text.startswith("Емхана тұрғын")]
    assert [one.parent.elements[0].text for one in bodies if one.parent] == ["1.", "2."]
    lines = bodies[0].pieces
    assert len(lines) > 3
    inner = LEFT + first.text_left / 20
    assert all(abs(one.x0 - inner) < 2 for one in lines[1:]), "later lines stand under the text"


def test_m070_bold_items(plans: Plans) -> None:
    lists = plans["lists"]
    assert printed(lists, "қалың тармақ", "тағы қалың") == ["1)", "2)"]
    for words in ("қалың тармақ", "тағы қалың"):
        assert lists.word.paragraph(words).bold
        assert item(lists, words).elements[1].bold
    assert not lists.word.paragraph("бірінші жақша").bold


def test_m074_list_after_a_lead_in_sentence(plans: Plans) -> None:
    lists = plans["lists"]
    lead = lists.word.paragraph("Қысқа тармақтар:")
    assert lead.on("w:keepNext"), "the sentence stays with its list"
    assert lists.word.paragraph("Абзац тармақтар").text == "Абзац тармақтар.:"
    kids = lists.pdf.root.elements
    at = next(number for number, one in enumerate(kids) if one.text == "Қысқа тармақтар:")
    assert kids[at].kind == "P"
    assert kids[at + 1].kind == "L"


def test_m076_sentence_that_runs_through_the_items(plans: Plans) -> None:
    lists = plans["lists"]
    found = lists.word.between("Емхана мыналарды", "есеп береді")
    assert [one.text for one in found] == [
        "Емхана мыналарды",
        "қамтамасыз етеді",
        "бақылайды және",
        "есеп береді.",
    ]
    assert [one.label for one in found] == ["", "-", "-", "-"]
    assert [one.text for one in item(lists, "қамтамасыз").parent.all("LBody")] == [  # type: ignore[union-attr]
        "қамтамасыз етеді",
        "бақылайды және",
        "есеп береді.",
    ]


def test_m078_two_levels_of_numbers(plans: Plans) -> None:
    words = [
        "үстіңгі бірінші",
        "астыңғы бірінші",
        "астыңғы екінші",
        "үстіңгі екінші",
        "астыңғы үшінші",
    ]
    assert printed(plans["lists"], *words) == ["1.", "1)", "2)", "2.", "1)"]
    assert levels(plans["lists"], *words) == [1, 2, 2, 1, 2]


def test_m079_dashes_with_numbers_or_dashes_below(plans: Plans) -> None:
    words = ["аралас үстіңгі", "аралас астыңғы", "аралас екінші", "аралас соңғы", "аралас сызықша"]
    assert printed(plans["lists"], *words) == ["-", "1)", "2)", "-", "-"]
    assert levels(plans["lists"], *words) == [1, 2, 2, 1, 2]


def test_m080_three_levels(plans: Plans) -> None:
    words = ["деңгей бір", "деңгей екі", "деңгей үш"]
    assert printed(plans["lists"], *words) == ["1.", "1)", "-"]
    assert levels(plans["lists"], *words) == [1, 2, 3]


def test_m081_items_with_and_without_children(plans: Plans) -> None:
    lists = plans["lists"]
    children = [len(item(lists, f"аралас {one}").all("LI")) for one in ("баласыз", "соңғы")]
    assert children == [0, 1]
    above = next(one for one in lists.pdf.all("LI") if one.text.startswith("- аралас үстіңгі"))
    assert len(above.all("LI")) == 2
    assert levels(lists, "аралас баласыз", "аралас екінші") == [1, 2]


def test_m082_item_with_a_title_and_an_explanation(plans: Plans) -> None:
    lists = plans["lists"]
    assert printed(lists, "Тақырып тармағы", "Бірінші жол") == ["1.", "2."]
    title, more = lists.word.paragraph("Тақырып тармағы"), lists.word.paragraph("Түсіндірме")
    assert (title.bold, title.italic) == (True, True)
    assert (more.bold, more.label) == (False, "")
    assert more.left == title.text_left
    body = next(one for one in lists.pdf.all("LI") if "Тақырып тармағы" in one.text)
    assert body.look("Тақырып") == (True, True)
    assert body.look("Түсіндірме") == (False, False)
    assert abs(body.piece("Түсіндірме").x0 - body.piece("Тақырып").x0) < 2
    assert lists.word.paragraph("Бірінші жол").text == "Бірінші жол\nекінші жол"
    two = item(lists, "Бірінші жол")
    assert two.piece("екінші жол").top > two.piece("Бірінші жол").bottom - 4


def test_m083_lists_and_items_cut_by_pages(plans: Plans) -> None:
    amended = plans["amended"]
    cut = [one for one in amended.pdf.all("LBody") if len({p.page for p in one.pieces}) == 2]
    assert len(cut) == 1
    label = cut[0].parent.elements[0] if cut[0].parent else cut[0]
    assert label.text in ("4)", "5)")
    assert label.box[0] == 0
    assert printed(amended, "келесі беттегі") == ["6)"]
    assert amended.pdf.block("келесі беттегі").box[0] == 1


def test_m084_list_interrupted_by_an_amendment_note(plans: Plans) -> None:
    amended = plans["amended"]
    assert printed(amended, "түзету бір", "түзету екі", "түзету үш") == ["1)", "2)", "3)"]
    note: Paragraph = amended.word.paragraph("2-тармақша")
    assert note.label == ""
    assert note.italic
    assert amended.pdf.block("2-тармақша").kind == "P"
    assert amended.pdf.block("2-тармақша").italic


def test_m085_lead_in_between_two_lists_is_no_item(plans: Plans) -> None:
    lists = plans["lists"]
    words = ["бөлінген бір", "бөлінген екі", "бөлінген үш", "бөлінген төрт"]
    assert printed(lists, *words) == ["1.", "2.", "3.", "4."]
    between = lists.word.paragraph("Тармақ болмайтын сөйлем:")
    assert (between.label, between.style) == ("", "Body")
    tagged = lists.pdf.block("Тармақ болмайтын")
    assert (tagged.kind, tagged.parent) == ("P", lists.pdf.root)


def test_m086_values_with_lead_words(plans: Plans) -> None:
    lists = plans["lists"]
    for words, rest in (("Адалдық", "сөзге беріктік"), ("Кәсібилік", "үздіксіз оқу")):
        assert printed(lists, words) == ["-"]
        para, tagged = lists.word.paragraph(words), item(lists, words)
        assert para.look(words) == tagged.look(words) == (True, False)
        assert para.look(rest) == tagged.look(rest) == (False, False)


def test_m087_colour_zones_as_a_list(plans: Plans) -> None:
    lists = plans["lists"]
    for words, colour in (("Қызыл аймақ", "c00000"), ("Жасыл аймақ", "00b050")):
        assert printed(lists, words) == ["■"]
        para, tagged = lists.word.paragraph(words), item(lists, words)
        assert para.run_of(words).colour == tagged.piece(words).colour == colour
        assert para.look(words) == tagged.look(words) == (True, False)
    assert lists.word.paragraph("дереу әрекет").run_of("дереу").colour == "000000"
