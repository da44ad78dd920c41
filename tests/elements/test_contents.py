"""M013–M022: the contents."""

from __future__ import annotations

from tests.finished.pdf import Element
from tests.finished.word import NAMES, Paragraph, W
from tests.support import Finished, Plans

RIGHT = (210 - 15) * 72 / 25.4
LONG = "Емхана тұрғындарға тәулік бойы көмек көрсетеді және қызметін жыл сайын жаңартады. " * 12
TITLE = (
    "Бастапқы медициналық-санитариялық көмектің қолжетімділігін арттырудың "
    "негізгі бағыттары мен тетіктері"
)
PARTS = f"""# Миссия {{new-page=yes}}

{LONG}

## Пайым

{LONG}

{LONG}

{LONG}

# Талдау {{new-page=yes contents="Қысқаша талдау" contents-label="2."}}

{LONG}

## {TITLE}

Қысқа.

### Ішкі ескерту {{.italic contents-level=3}}

{LONG}

## Кадрлар {{contents=no}}

{LONG}
"""
DIRECTIONS = """# Бағыттар

Кіріспе.

## Сапаны арттыру {.direction}

Мәтін.

## Қолжетімділік {.direction}

Мәтін.

# Көрсеткіштер {.annex}

Мәтін.
"""
FUND = """# Кіріспе

Мәтін.

# Талдау

## Сыртқы орта

### Денсаулық жағдайы {contents-level=3}

Мәтін.

### Басқа жағдай {.italic}

Мәтін.

## Ішкі орта

Мәтін.

## Қаржылық жағдай {contents="Қаржы" contents-label="iii)."}

Мәтін.
"""
PLANS = {
    "ruled": {"plan.yaml": {"contents": {"title": "Мазмұны"}}, "1.md": PARTS},
    "shallow": {"plan.yaml": {"contents": {"depth": "1"}}, "1.md": PARTS},
    "dotted": {"plan.yaml": {"contents": {"kind": "leaders"}}, "1.md": DIRECTIONS},
    "fund": {
        "plan.yaml": {"layout": "development", "contents": {"title": "МАЗМҰНЫ"}},
        "1.md": FUND,
    },
    "none": {"1.md": DIRECTIONS},
}


def lines(plan: Finished) -> list[Paragraph]:
    """Return the lines of the DOCX's dotted contents."""
    return [one for one in plan.word.paragraphs if "\t" in one.text]


def entries(plan: Finished) -> list[Element]:
    """Return the lines of the PDF's dotted contents."""
    return plan.pdf.all("TOCI")


def test_m013_ruled_contents(plans: Plans) -> None:
    ruled = plans["ruled"]
    table, tagged = ruled.tables[0], ruled.pdf.tables[0]
    assert ruled.word.paragraphs[0].text == "Мазмұны"
    assert ruled.pdf.root.elements[0].text == "Мазмұны"
    assert table.texts()[0] == tagged.texts()[0] == ["№", "Мазмұны", "Беттер"]
    assert table.heads == 1
    assert {cell.kind for cell in tagged.rows()[0]} == {"TH"}
    assert {cell.borders for cell in table.cells} == {"trbl"}
    assert table.texts()[2] == tagged.texts()[2] == ["1.1", "Пайым", "2-3"]
    left = [cell.box[1] for cell in tagged.rows()[2]]
    assert left == sorted(left)
    rules = [one for one in ruled.pdf.shapes if one.page == 0 and one.height > 10 and one.width < 2]
    assert rules, "columns are ruled"
    assert table.cells[6].paragraphs[0].align == "left"
    assert table.cells[8].align == "center"


def test_m014_dotted_leaders_to_the_right_edge(plans: Plans) -> None:
    dotted = plans["dotted"]
    for line in lines(dotted):
        stops = dotted.word.styles[line.style].findall("w:pPr/w:tabs/w:tab", NAMES)
        assert [(one.get(f"{W}val"), one.get(f"{W}leader")) for one in stops] == [("right", "dot")]
        assert line.text.endswith("\t3" if "-қосымша." in line.text else "\t2")
        assert any("PAGEREF" in one for one in line.fields)
    assert lines(dotted)[0].fields[0].startswith("TOC ")
    heights = [round(one.bottom) for one in dotted.pdf.artifacts(0) if set(one.text) == {"."}]
    for entry in entries(dotted):
        page = entry.elements[-1]
        assert page.text == ("3" if "-қосымша." in entry.text else "2")
        assert abs(page.box[3] - RIGHT) < 1
        near = [one for one in heights if abs(one - page.box[4]) < 4]
        assert len(near) > 10


def test_m015_roman_numerals_in_two_series(plans: Plans) -> None:
    fund = plans["fund"]
    wanted = [
        "I. Кіріспе",
        "II. Талдау",
        "i. Сыртқы орта",
        "Денсаулық жағдайы",
        "ii. Ішкі орта",
        "iii). Қаржы",
    ]
    assert [one.text.split("\t")[0] for one in lines(fund)] == wanted
    assert [one.elements[0].text for one in entries(fund)] == wanted


def test_m016_two_levels_the_first_bold(plans: Plans) -> None:
    dotted = plans["dotted"]
    assert [one.bold for one in lines(dotted)] == [True, False, False, True]
    assert [one.bold for one in entries(dotted)] == [True, False, False, True]
    first, second = lines(dotted)[:2]
    assert first.left < second.left
    assert entries(dotted)[0].box[1] + 10 < entries(dotted)[1].box[1]
    ruled = plans["ruled"]
    assert [cell.bold for cell in ruled.tables[0].cells[3:9]] == [True] * 3 + [False] * 3
    assert [cell.bold for cell in ruled.pdf.tables[0].all("TD")[:6]] == [True] * 3 + [False] * 3
    shallow = plans["shallow"]
    assert len(shallow.tables[0].rows) == len(shallow.pdf.tables[0].rows()) == 3


def test_m017_third_italic_level_for_chosen_sections(plans: Plans) -> None:
    fund = plans["fund"]
    assert [one.italic for one in lines(fund)] == [False, False, False, True, False, False]
    assert [one.italic for one in entries(fund)] == [False, False, False, True, False, False]
    assert lines(fund)[3].left > lines(fund)[2].left
    assert entries(fund)[3].box[1] > entries(fund)[2].box[1] + 10


def test_m018_page_ranges(plans: Plans) -> None:
    ruled = plans["ruled"]
    ranges = [row[2] for row in ruled.tables[0].texts()[1:]]
    assert ranges == ["2-3", "2-3", "4-5", "4-5", "4-5"]
    assert [row[2] for row in ruled.pdf.tables[0].texts()[1:]] == ranges
    start = ruled.pdf.block("1-бөлім. Миссия").box[0] + 1
    assert ranges[0].startswith(str(start))
    fields = ruled.tables[0].cell("2-3").paragraphs[0].fields
    assert [one.split()[0] for one in fields] == ["PAGEREF", "PAGEREF"]
    marked = {name for one in ruled.word.paragraphs for name in one.bookmarks}
    assert {one.split()[1] for one in fields} <= marked


def test_m019_directions_and_annex_in_the_contents(plans: Plans) -> None:
    wanted = [
        "1-бөлім. Бағыттар",
        "1-стратегиялық бағыт. Сапаны арттыру",
        "2-стратегиялық бағыт. Қолжетімділік",
        "1-қосымша. Көрсеткіштер",
    ]
    dotted = plans["dotted"]
    assert [one.text.split("\t")[0] for one in lines(dotted)] == wanted
    assert [one.elements[0].text for one in entries(dotted)] == wanted


def test_m020_contents_wording_apart_from_the_heading(plans: Plans) -> None:
    ruled = plans["ruled"]
    assert ruled.tables[0].texts()[3] == ["2", "Қысқаша талдау", "4-5"]
    assert ruled.pdf.tables[0].texts()[3] == ["2", "Қысқаша талдау", "4-5"]
    assert ruled.word.paragraph("2-бөлім. Талдау").level == 1
    assert (1, "2-бөлім. Талдау") in ruled.pdf.outline()
    assert "contents-title-differs" in [one.code for one in ruled.report.found]
    fund = plans["fund"]
    assert fund.word.paragraph("Қаржылық жағдай").text == "iii. Қаржылық жағдай"
    marks = [field for one in fund.word.paragraphs for field in one.fields if field[:3] == "TC "]
    assert marks[-1] == 'TC "iii). Қаржы" \\f C \\l "2"', "an update of the field keeps the wording"
    assert len(marks) == len(lines(fund)) == 6


def test_m021_every_entry_has_its_page(plans: Plans) -> None:
    for name, words in (("dotted", "2-стратегиялық бағыт. Қолж"), ("fund", "ii. Ішкі орта")):
        plan = plans[name]
        heading = plan.pdf.block(words, 0, ("H1", "H2"))
        line = next(one for one in lines(plan) if words in one.text)
        assert line.text.split("\t")[1] == str(heading.box[0] + 1)
        target = plan.word.paragraph(words, 1)
        assert line.anchors[0] in target.bookmarks
        assert line.anchors[0] in line.fields[0]
    targets = [target for page, target in plans["dotted"].pdf.links() if page == 0]
    assert len(targets) == 8
    long = "Бастапқы медициналық-санитариялық көмектің қолжетімділігін"
    assert plans["ruled"].tables[0].cell(long).text.endswith("тетіктері")


def test_m022_no_contents(plans: Plans) -> None:
    plain = plans["none"]
    assert not any("TOC" in one for para in plain.word.paragraphs for one in para.fields)
    assert plain.pdf.all("TOC") == []
    assert plain.pdf.pages == 2, "the part, and the annex on a page of its own"
