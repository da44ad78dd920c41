"""The tracked DOCX: rejecting gives the old edition's text and tables, accepting the new one's."""

from __future__ import annotations

import io
import itertools
import random
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.build import Options, resolve_plan
from docgen.diagnostics import Report
from docgen.revise.history import Traced
from docgen.tree.nodes import Block, Footnote, Group, Heading, Item, List, Paragraph, Table, Text
from docgen.write.docx.verify import faults
from tests.compare.revisions import Reviser
from tests.revise.documents import Sample, without_contents
from tests.tools import pandoc_reader
from tests.tools.tracked_reader import View, changes, read

ROOT = Path(__file__).resolve().parents[2]
PLANS = {"tests/plans/amended/first": 10, "content/emergency": 2, "content/polyclinic": 2}


@pytest.fixture(scope="module")
def small() -> Sample:
    return Sample.read(ROOT / "tests/plans/amended/first")


@pytest.mark.parametrize("name", PLANS)
def test_random_revisions_are_read_back(name: str) -> None:
    sample = Sample.read(ROOT / name)
    old = sample.written(sample.blocks)
    plain, by_pandoc = read(old, View.ACCEPTED), pandoc_reader.read(old, "accept")
    for seed in range(PLANS[name]):
        reviser = Reviser(1000 + seed)
        blocks = reviser.revised(sample.blocks, random.Random(seed).randint(2, 12))
        new, tracked = sample.written(blocks), sample.tracked(sample.blocks, blocks)
        assert faults(tracked) == []
        assert read(tracked, View.ACCEPTED) == read(new, View.ACCEPTED), (seed, reviser.done)
        assert read(tracked, View.REJECTED) == plain, (seed, reviser.done)
        if seed % 8 == 0:
            by_new = pandoc_reader.read(new, "accept")
            assert pandoc_reader.read(tracked, "accept") == by_new, (seed, reviser.done)
            assert pandoc_reader.read(tracked, "reject") == by_pandoc, (seed, reviser.done)


def test_real_revisions_are_read_back_with_notes_and_title(
    states: list[Path], traced: list[Traced], small: Sample
) -> None:
    editions = []
    for folder, one in zip(states, traced, strict=True):
        resolved = resolve_plan(folder, Report(), one.options(Options()))
        assert resolved is not None
        editions.append(without_contents(resolved.blocks))
    for before, after in itertools.pairwise(editions):
        tracked = small.tracked(before, after)
        assert faults(tracked) == []
        accepted = read(small.written(after), View.ACCEPTED)
        assert read(tracked, View.ACCEPTED) == accepted
        assert read(tracked, View.REJECTED) == read(small.written(before), View.ACCEPTED)
        text = "\n".join(str(one) for one in accepted)
        assert "жаңа редакцияда жазылған" in text


def test_without_a_change_nothing_is_tracked(small: Sample) -> None:
    assert set(changes(small.tracked(small.blocks, small.blocks)).values()) == {0}


def _body(sample: Sample, part: int, *blocks: Block) -> tuple[Block, ...]:
    """Return the sample with blocks after the first heading of a part."""
    group = sample.blocks[part]
    assert isinstance(group, Group)
    grown = replace(group, blocks=(group.blocks[0], *blocks, *group.blocks[1:]))
    return (*sample.blocks[:part], grown, *sample.blocks[part + 1 :])


def test_an_inserted_paragraph_is_tracked_with_its_mark(small: Sample) -> None:
    new = _body(small, 1, Paragraph((Text("Жаңа абзац."),)))
    found = changes(small.tracked(small.blocks, new))
    assert found == {
        "ins-rows": 0, "ins-marks": 1, "ins-runs": 1,
        "del-rows": 0, "del-marks": 0, "del-runs": 0,
    }  # fmt: skip


def test_words_alone_are_tracked_where_words_differ(small: Sample) -> None:
    group = small.blocks[1]
    assert isinstance(group, Group)
    first = group.blocks[1]
    assert isinstance(first, Paragraph)
    old = first.children[0]
    assert isinstance(old, Text)
    words = replace(old, text=old.text.replace("бес жылдық", "алты жылдық"))
    changed = replace(group, blocks=(group.blocks[0], replace(first, children=(words,)),
                                     *group.blocks[2:]))  # fmt: skip
    new = (small.blocks[0], changed, *small.blocks[2:])
    tracked = small.tracked(small.blocks, new)
    assert {name: n for name, n in changes(tracked).items() if n} == {"ins-runs": 1, "del-runs": 1}
    with zipfile.ZipFile(io.BytesIO(tracked)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert '<w:delText xml:space="preserve">бес</w:delText>' in xml
    assert 'w:author="Тексеруші" w:date="2024-05-06T00:00:00Z"' in xml


@pytest.mark.parametrize("more", ["words", "note"])
def test_words_at_an_end_before_a_new_paragraph_came_later(small: Sample, more: str) -> None:
    """Else LibreOffice takes both for one insertion and joins paragraphs when all is rejected."""
    note = Footnote((Paragraph((Text("Ескерту."),), "footnote"),), "*")
    first, whole = Text("Бұрынғы абзацтың сөздері"), Paragraph((Text("Мүлде жаңа абзац."),))
    end = note if more == "note" else Text(" және тағы басқа")
    old = _body(small, 1, Paragraph((first,)))
    tracked = small.tracked(old, _body(small, 1, Paragraph((first, end)), whole))
    assert _moments(tracked) == ["2024-05-06T00:02:00Z", *["2024-05-06T00:00:00Z"] * 2]
    alone = small.tracked(old, _body(small, 1, Paragraph((first, end))))
    assert _moments(alone) == ["2024-05-06T00:00:00Z"]
    apart = small.tracked(old, _body(small, 1, Paragraph((end, first)), whole))
    assert set(_moments(apart)) == {"2024-05-06T00:00:00Z"}


def _moments(docx: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        xml = archive.read("word/document.xml").decode()
    return re.findall(r'<w:ins [^>]*w:date="([^"]+)"', xml)


def test_a_note_under_a_removed_item_stands_under_the_item(small: Sample) -> None:
    def body(*rest: Item) -> tuple[Block, ...]:
        return _body(small, 1, List((_item("Бірінші тармақша"), *rest), "dash"))

    note = Paragraph((Text("Ескерту."),), "amendment")
    first = Item((*_item("Бірінші тармақша").blocks, note), "–")
    group = body()[1]
    assert isinstance(group, Group)
    noted = replace(group, blocks=(
        group.blocks[0], List((first, _item("Үшінші тармақша")), "dash"), *group.blocks[2:]
    ))  # fmt: skip
    old = body(_item("Екінші тармақша"), _item("Үшінші тармақша"))
    tracked = small.tracked(old, (*small.blocks[:1], noted, *small.blocks[2:]))
    indents = _indents(tracked)
    assert indents["Ескерту."] == _indents(small.written((small.blocks[0], noted)))["Ескерту."]
    assert "w:firstLine" in indents["Ескерту."] or "w:left" in indents["Ескерту."]
    _reads_as(
        tracked, small.written(old), small.written((small.blocks[0], noted, *small.blocks[2:]))
    )


def _item(words: str) -> Item:
    return Item((Paragraph((Text(words),)),), "–")


def _indents(docx: bytes) -> dict[str, str]:
    """Return the indentation of each paragraph by its words."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        xml = archive.read("word/document.xml").decode()
    found = {}
    for one in re.findall(r"<w:p>.*?</w:p>|<w:p .*?</w:p>", xml):
        words = "".join(re.findall(r"<w:(?:t|delText)[^>]*>([^<]*)<", one))
        found[words] = "".join(re.findall(r"<w:ind [^>]*>", one))
    return found


def _with_note(sample: Sample, words: str, note: str) -> tuple[Block, ...]:
    children = (Text(words), Footnote((Paragraph((Text(note),), "footnote"),), "1"))
    return _body(sample, 1, Paragraph(children))


def test_words_of_a_footnote_are_tracked_in_it(small: Sample) -> None:
    old = _with_note(small, "Жоспардың негізі", "Заңның бес бабы.")
    new = _with_note(small, "Жоспардың негізі", "Заңның алты бабы.")
    tracked = small.tracked(old, new)
    assert faults(tracked) == []
    assert set(changes(tracked).values()) == {0}
    inside = {name: n for name, n in changes(tracked, "footnotes").items() if n}
    assert inside == {"ins-runs": 1, "del-runs": 1}
    _reads_as(tracked, small.written(old), small.written(new))


@pytest.mark.parametrize("note", ["", "Заңның бес бабы."])
def test_a_footnote_goes_and_comes_with_its_words(small: Sample, note: str) -> None:
    old = _with_note(small, "Жоспардың негізі", "Заңның бес бабы.")
    new = _body(small, 1, *([Paragraph((Text("Мүлде өзгеше сөздер, басқа ой."),))] if note else []))
    for before, after, name in ((old, new, "del"), (new, old, "ins")):
        tracked = small.tracked(before, after)
        assert faults(tracked) == []
        assert changes(tracked, "footnotes")[f"{name}-runs"] == 1
        _reads_as(tracked, small.written(before), small.written(after))


def _reads_as(tracked: bytes, old: bytes, new: bytes) -> None:
    assert read(tracked, View.ACCEPTED) == read(new, View.ACCEPTED)
    assert read(tracked, View.REJECTED) == read(old, View.ACCEPTED)
    assert pandoc_reader.read(tracked, "accept") == pandoc_reader.read(new, "accept")
    assert pandoc_reader.read(tracked, "reject") == pandoc_reader.read(old, "accept")


def test_another_set_of_columns_deletes_and_inserts_rows(small: Sample) -> None:
    group = small.blocks[4]
    assert isinstance(group, Group)
    at = next(n for n, one in enumerate(group.blocks) if isinstance(one, Table))
    table = group.blocks[at]
    assert isinstance(table, Table)
    rows = tuple(replace(row, cells=row.cells[:-1]) for row in table.rows[2:])
    fewer = replace(table, columns=table.columns[:-1], rows=rows)
    changed = replace(group, blocks=(*group.blocks[:at], fewer, *group.blocks[at + 1 :]))
    new = (*small.blocks[:4], changed, *small.blocks[5:])
    tracked = small.tracked(small.blocks, new)
    found = changes(tracked)
    assert (found["del-rows"], found["ins-rows"]) == (len(table.rows), len(rows))
    assert faults(tracked) == []


def test_a_reference_to_what_came_is_plain_words(small: Sample) -> None:
    """Rejecting takes the bookmark away: a field would then print an error."""
    group = small.blocks[4]
    assert isinstance(group, Group)
    at = next(n for n, one in enumerate(group.blocks) if isinstance(one, Table))
    without = (*small.blocks[:4], replace(group, blocks=group.blocks[:at]), *small.blocks[5:])
    assert _references(small.written(small.blocks)) == 1
    assert _references(small.tracked(without, small.blocks)) == 0
    assert _references(small.tracked(small.blocks, small.blocks)) == 1


def _references(docx: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read("word/document.xml").count(b"> REF ")


def test_numbers_of_headings_are_not_tracked(small: Sample) -> None:
    group = small.blocks[2]
    assert isinstance(group, Group)
    heading = group.blocks[0]
    assert isinstance(heading, Heading)
    renumbered = replace(heading, label="V.", number="V")
    changed = replace(group, blocks=(renumbered, *group.blocks[1:]))
    new = (*small.blocks[:2], changed, *small.blocks[3:])
    assert set(changes(small.tracked(small.blocks, new)).values()) == {0}
