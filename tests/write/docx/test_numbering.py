"""Word's own numbering prints exactly the labels of the tree."""

from __future__ import annotations

import pytest
from lxml import etree

from docgen.tree.nodes import Cell, Column, Item, List, Row, Table
from docgen.write.docx.numbering import ordinal
from tests.write.docx.opened import NAMES, Opened, W, opened, text
from tests.write.docx.sample import lists, words


class Word:
    """What Word would print before each paragraph, from numbering.xml alone."""

    def __init__(self, file: Opened) -> None:
        root = file.tree("word/numbering.xml")
        self.levels: dict[str, dict[str, etree._Element]] = {}
        self.starts: dict[tuple[str, str], int] = {}
        self.abstract: dict[str, str] = {}
        self.counts: dict[tuple[str, str], int] = {}
        self.begun: set[tuple[str, str]] = set()
        for abstract in root.findall("w:abstractNum", NAMES):
            self.levels[abstract.get(f"{W}abstractNumId")] = {
                level.get(f"{W}ilvl"): level for level in abstract.findall("w:lvl", NAMES)
            }
        for number in root.findall("w:num", NAMES):
            id = number.get(f"{W}numId")
            self.abstract[id] = number.find("w:abstractNumId", NAMES).get(f"{W}val")
            for override in number.findall("w:lvlOverride", NAMES):
                start = override.find("w:startOverride", NAMES).get(f"{W}val")
                self.starts[id, override.get(f"{W}ilvl")] = int(start)

    def label(self, paragraph: etree._Element) -> str:
        numbering = paragraph.find("w:pPr/w:numPr", NAMES)
        if numbering is None:
            return ""
        id = numbering.find("w:numId", NAMES).get(f"{W}val")
        depth = numbering.find("w:ilvl", NAMES).get(f"{W}val")
        level = self.levels[self.abstract[id]][depth]
        form = level.find("w:numFmt", NAMES).get(f"{W}val")
        pattern = level.find("w:lvlText", NAMES).get(f"{W}val")
        if form == "bullet":
            return str(pattern)
        # All w:num of one abstract list share their counters; an override counts once.
        key = (self.abstract[id], depth)
        if (id, depth) in self.starts and (id, depth) not in self.begun:
            self.begun.add((id, depth))
            self.counts[key] = self.starts[id, depth]
        else:
            self.counts[key] = self.counts.get(key, 0) + 1
        for deeper in range(int(depth) + 1, 9):  # an item sets the levels below it back
            self.counts.pop((self.abstract[id], str(deeper)), None)
        return str(pattern).replace(f"%{int(depth) + 1}", in_format(form, self.counts[key]))


def in_format(form: str, value: int) -> str:
    if form == "decimal":
        return str(value)
    roman = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"][value]
    return {"lowerRoman": roman, "upperRoman": roman.upper()}[form]


def labels(blocks: tuple[object, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, List):
            for item in block.items:
                found.append(item.label)
                found += labels(item.blocks)
    return found


def printed(file: Opened) -> list[str]:
    """Return the label of each item: Word's own, or the literal one before the text."""
    word = Word(file)
    found = []
    for paragraph in file.body.iter(f"{W}p"):
        own = word.label(paragraph)
        literal = text(paragraph).split("\t")[0] if "\t" in text(paragraph) else ""
        found.append(own or literal)
    return found


def test_every_label_is_the_trees() -> None:
    given = lists()
    wanted = [label for label in labels(given) if label and "міндет" not in label]
    assert [label for label in printed(opened(*given)) if label] == wanted


def test_a_gap_restarts_the_numbering_in_its_list() -> None:
    file = opened(lists()[0])
    word = Word(file)
    found = [word.label(one) for one in file.body.iter(f"{W}p")]
    assert [label for label in found if label] == ["1.", "2.", "1)", "2)", "3.", "7."]


def test_a_list_in_between_does_not_disturb_the_count() -> None:
    first = List((Item((words("а"),), "1.", 1),), "1.")
    second = List((Item((words("б"),), "1.", 1), Item((words("в"),), "2.", 2)), "1.")
    third = List((Item((words("г"),), "2.", 2),), "1.", continues=True)
    file = opened(first, words("."), second, words("."), third)
    assert [one for one in printed(file) if one] == ["1.", "1.", "2.", "2."]


def test_a_deeper_list_goes_on_after_a_higher_item() -> None:
    def deep(value: int, *, continues: bool = False) -> List:
        items = (Item((words("х"),), f"{value}.", value),)
        return List(items, "1.", level=1, continues=continues)

    higher = List(
        (
            Item((words("а"), deep(1)), "1.", 1),
            Item((words("б"), deep(2, continues=True)), "2.", 2),
        ),
        "1.",
    )
    assert [one for one in printed(opened(higher)) if one] == ["1.", "1.", "2.", "2."]


def test_an_authors_label_is_text_although_word_could_count_it() -> None:
    file = opened(List((Item((words("сөз"),), "1.", 1, label_given=True),), "1."))
    assert not file.find("//w:numPr")
    assert text(file.paragraph("сөз")) == "1.\tсөз"


@pytest.mark.parametrize("marker", ["а)", "ә)", "§"])
def test_labels_that_word_has_no_format_for_are_text(marker: str) -> None:
    file = opened(List((Item((words("сөз"),), marker, 1),), marker))
    assert not file.find("//w:numPr")
    assert text(file.paragraph("сөз")) == f"{marker}\tсөз"


def test_a_literal_label_stands_where_a_counted_one_would() -> None:
    counted = opened(List((Item((words("сөз"),), "1)", 1),), "1)"))
    literal = opened(List((Item((words("сөз"),), "1)", 1, label_given=True),), "1)"))
    level = counted.find("//w:lvl[@w:ilvl='0']/w:pPr", "word/numbering.xml")[0]
    own = literal.paragraph("сөз").find("w:pPr", NAMES)
    for name in ("left", "hanging"):
        path = f"{W}ind"
        assert own.find(path).get(f"{W}{name}") == level.find(path).get(f"{W}{name}")


def test_a_label_wider_than_its_room_is_followed_by_a_blank() -> None:
    file = opened(List((Item((words("сөз"),), "1.1. міндет", 1, label_given=True),), "1."))
    assert text(file.paragraph("сөз")) == "1.1. міндет сөз"


def test_lists_in_cells_take_the_cells_style() -> None:
    items = List((Item((words("сөз"),), "-"),), "-", style="cell-list")
    table = Table((Column(3000),), (Row((Cell((items,)),)),), style="cell-small")
    file = opened(table, words("соңы"))
    assert file.values("//w:tc//w:pStyle/@w:val") == ["CellSmall"]
    assert len(file.find("//w:tc//w:numPr")) == 1


@pytest.mark.parametrize(
    ("form", "value", "printed"),
    [
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 49, "XLIX"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 3, "C"),
        ("decimal", 10, "10"),
    ],
)
def test_ordinals_as_word_prints_them(form: str, value: int, printed: str) -> None:
    assert ordinal(form, value) == printed
