"""Fields carry right results, and yield the same when Word computes them."""

from __future__ import annotations

import re

import pytest

from docgen.tree import nodes as n
from docgen.tree.nodes import Paragraph, Text
from docgen.write.docx.document import kazakh_ending
from docgen.write.docx.fields import Instruction, ending_instruction
from tests.write.docx.opened import NAMES, W, opened, text
from tests.write.docx.sample import document, heading, indicator_table, pages, words


def word_computes(instruction: Instruction, count: int) -> str:
    """Return what Word makes of a field's instruction in a document of `count` pages."""
    parts = [part if isinstance(part, str) else _computed(part[1], count) for part in instruction]
    line = "".join(parts).strip()
    if line == "NUMPAGES":
        return str(count)
    if line.startswith("="):
        formula = line[1:]
        assert re.fullmatch(r"[\d\s+\-*/()INT]+", formula), formula
        names = {"INT": lambda value: int(value)}
        return str(eval(formula, {"__builtins__": {}}, names))
    found = re.fullmatch(r'IF (\S+) = (\S+) ("[^"]*"|\S*) +("[^"]*"|\S*)', line)
    assert found, line
    left, right, then, otherwise = found.groups()
    return (then if left == right else otherwise).strip('"')


def _computed(instruction: Instruction, count: int) -> str:
    found = word_computes(instruction, count)
    return found if found.lstrip("-").isdigit() else f'"{found}"'


@pytest.mark.parametrize("case", ["ablative", "genitive", "dative", "locative"])
def test_the_page_counts_ending_is_right_for_every_count(case: str) -> None:
    instruction = ending_instruction(lambda number: kazakh_ending(number, case))
    for count in (*range(1, 405), 500, 999, 1000):
        assert word_computes(instruction, count) == kazakh_ending(count, case), count


def test_formulas_have_no_argument_separator() -> None:
    def signs(instruction: Instruction) -> str:
        return "".join(part if isinstance(part, str) else signs(part[1]) for part in instruction)

    line = signs(ending_instruction(lambda number: kazakh_ending(number, "ablative")))
    assert not set(line) & {",", ";"}
    assert "MOD" not in line


def test_page_of_pages_has_a_static_fallback() -> None:
    from docgen.write.docx import write_docx
    from tests.write.docx.opened import Opened
    from tests.write.layout import sample_layout

    file = Opened(write_docx(document(), sample_layout(), pages(12)))
    heads = [
        name
        for name in file.names
        if name.startswith("word/header") and b"NUMPAGES" in file.parts[name]
    ]
    assert heads
    for name in heads:
        fallback = file.find("//mc:AlternateContent/mc:Fallback", name)[0]
        assert text(fallback) == "12-ден"
        assert not fallback.findall(f".//{W}fldChar")
        choice = file.find("//mc:AlternateContent/mc:Choice", name)[0]
        assert choice.get("Requires") == "w15"


def test_contents_are_a_field_with_the_true_pages() -> None:
    entry = n.ContentsEntry(1, "1-бөлім.", (Text("Кіріспе"),), "part-1")
    part = heading("part", 1, "1-бөлім.", "Кіріспе", "part-1")
    file = opened(n.Contents("leaders", (), entries=(entry,)), part)
    assert file.values("//w:instrText/text()") == [
        ' TOC \\o "1-1" \\h \\z \\u ',
        " PAGEREF part_1_" + file.values("//w:bookmarkStart/@w:name")[0][7:] + " \\h ",
    ]
    assert text(file.paragraph("Кіріспе")) == "1-бөлім. Кіріспе\t4"
    assert file.find("//w:p[1]/w:pPr/w:tabs/w:tab[@w:leader='dot']")


def test_contents_with_other_wording_take_their_entries_from_marks() -> None:
    part = n.Heading(
        "part", 1, (Text("Кіріспе"),), "p", "1.", contents_level=1, contents_title=(Text("Бет"),)
    )
    entry = n.ContentsEntry(1, "1.", (Text("Бет"),), "p")
    file = opened(n.Contents("leaders", (), entries=(entry,)), part)
    found = file.values("//w:instrText/text()")
    assert ' TOC \\f C \\l "1-1" \\h \\z ' in found
    assert ' TC "1. Бет" \\f C \\l "1" ' in found


def test_a_range_of_pages_is_two_fields_and_one_when_equal() -> None:
    file = opened(
        Paragraph((n.PageReference("a", "end"),)),
        Paragraph((n.PageReference("a", "b"),)),
        Paragraph((n.Anchor("a"), n.Anchor("b"), n.Anchor("end"), Text("."))),
    )
    paragraphs = list(file.body.iter(f"{W}p"))
    assert text(paragraphs[0]) == "4-9"
    assert len(paragraphs[0].findall(f".//{W}instrText")) == 2
    assert text(paragraphs[1]) == "4"
    assert len(paragraphs[1].findall(f".//{W}instrText")) == 1


def test_a_page_that_nobody_found_is_an_error() -> None:
    from docgen.write.pages import Pages

    with pytest.raises(LookupError, match="target"):
        opened(Paragraph((n.PageReference("target"),)), pages=Pages())


def test_a_reference_is_a_field_for_its_number_alone() -> None:
    reference = n.Reference("indicators", "ablative", text="1-кестеден", number="1")
    file = opened(indicator_table(), Paragraph((Text("Көр: "), reference)))
    paragraph = file.paragraph("Көр: ")
    assert text(paragraph) == "Көр: 1-кестеден"
    name = re.match(r" REF (\S+) ", paragraph.findtext(f".//{W}instrText")).group(1)
    marked = file.find(f"//w:bookmarkStart[@w:name='{name}']")[0]
    following = text_between(marked)
    assert following == "1"


def text_between(start: object) -> str:
    """Return the text from a bookmark's start to its end."""
    id = start.get(f"{W}id")
    out = ""
    for node in start.itersiblings():
        if node.tag == f"{W}bookmarkEnd" and node.get(f"{W}id") == id:
            return out
        out += text(node)
    raise AssertionError("no end")


def test_captions_count_by_fields() -> None:
    second = n.Caption((Text("Екінші"),), label="2-кесте.", number="2")
    fifth = n.Caption((Text("Бесінші"),), label="5-кесте.", number="5")
    given = n.Caption((Text("Өз белгісі"),), label="7-кесте.", number="7", label_given=True)
    cells = n.Table((n.Column(2000),), (n.Row((n.Cell((words("а"),)),)),))
    tables = [
        n.Table(cells.columns, cells.rows, caption=caption) for caption in (second, fifth, given)
    ]
    file = opened(indicator_table(), *tables, words("соңы"))
    assert [one.strip() for one in file.values("//w:instrText/text()")] == [
        "SEQ table \\* ARABIC",
        "SEQ table \\* ARABIC",
        "SEQ table \\* ARABIC \\r 5",
    ]
    assert text(file.paragraph("Бесінші")) == "5-кесте. Бесінші"


def test_field_marks_are_balanced_in_every_paragraph_of_the_head() -> None:
    from docgen.write.docx import write_docx
    from tests.write.docx.opened import Opened
    from tests.write.layout import sample_layout

    file = Opened(write_docx(document(), sample_layout(), pages()))
    for name in file.names:
        if name.startswith("word/header"):
            for paragraph in file.tree(name).findall("w:p", NAMES):
                kinds = paragraph.xpath(".//w:fldChar/@w:fldCharType", namespaces=NAMES)
                assert kinds.count("begin") == kinds.count("end") == kinds.count("separate")


@pytest.mark.parametrize("kind", ["leaders", "table"])
def test_anchors_and_notes_stay_with_the_heading(kind: str) -> None:
    note = n.Footnote((words("ескертпе"),), "1")
    title = (n.Strong((n.Anchor("spot"),)), Text("Кіріспе"), note)
    part = n.Heading("part", 1, title, "p", "1.", contents_level=1)
    entry = n.ContentsEntry(1, "1.", title, "p")
    file = opened(n.Contents(kind, (), (), (800, 6000, 1500), (entry,)), part)
    holder = file.find("//w:bookmarkStart[@w:name='spot']/ancestor::w:p")[-1]
    assert holder.find("w:pPr/w:pStyle", NAMES).get(f"{W}val") == "Heading1"
    assert len(file.find("//w:footnoteReference")) == 1
