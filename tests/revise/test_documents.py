"""The documents of a revision, and the commands that open and list it."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest
import yaml
from pypdfium2 import PdfDocument

from docgen.cli import main
from docgen.diagnostics import Report
from docgen.revise.documents import RevisionDocuments, revision_documents
from docgen.revise.sides import NEW_COLOUR, OLD_COLOUR, sides
from docgen.tree.nodes import Coloured, Paragraph
from docgen.tree.walk import every_inline
from docgen.write.docx.verify import faults
from docgen.write.walk import plain_text
from tests.tools.tracked_reader import View, read


@pytest.fixture(scope="module")
def documents(states: list[Path]) -> RevisionDocuments:
    report = Report()
    made = revision_documents(states[:2], states[2], report)
    assert made is not None, [(one.code, one.arguments) for one in report.found]
    assert report.found == []
    return made


def test_comparison_table_has_a_row_for_each_change(documents: RevisionDocuments) -> None:
    lines = read(documents.comparison_docx, View.ACCEPTED)
    assert lines[0] == "Салыстырма кесте"
    (table,) = (one for one in lines if not isinstance(one, str))
    assert table[0] == (
        "Р/с №", "Құрылымдық элемент", "Қолданыстағы редакция", "Ұсынылатын редакция", "Негіздеме",
    )  # fmt: skip
    assert [row[0] for row in table[1:]] == ["1", "2", "3", "4", "5"]
    assert table[4][1:4] == (
        "1-кестенің 1-жолы",
        "Дәрігерге жазылу мерзімі 2024 жыл: 6 2025 жыл: 5",
        "Дәрігерге жазылу мерзімі 2024 жыл: 5 2025 жыл: 3",
    )
    assert table[3][4] == "Әкімшілік рәсімдер туралы талаптар өзгерді"
    assert table[2][2] == "жоқ"
    assert table[5][2:4] == (
        "жоқ",
        "5; Мобильді қосымша арқылы жазылудың үлесі; Өлшем бірлігі: %; Жауаптылар: Байланыс"
        " орталығы; 2021 жыл: 0; 2022 жыл: 10; 2023 жыл: 25; 2024 жыл: 40; 2025 жыл: 50",
    )
    assert documents.comparison_pdf.startswith(b"%PDF")


def test_a_long_wording_begins_under_the_title(states: list[Path]) -> None:
    """A whole section stands in one row, which may be cut: no page is left empty for it."""
    made = revision_documents(states[:3], states[3], Report())
    assert made is not None
    pages = [page.get_textpage().get_text_range() for page in PdfDocument(made.comparison_pdf)]
    assert "Көрсеткіштер жыл сайын" in pages[0].replace("\r\n", " ")
    assert all("Негіздеме" in page for page in pages)


def test_differing_words_are_marked_on_both_sides(documents: RevisionDocuments) -> None:
    old, new = sides(documents.traced.changes.changes[0])
    marked = []
    for block, colour in ((old[0], OLD_COLOUR), (new[0], NEW_COLOUR)):
        assert isinstance(block, Paragraph)
        marked.append(
            [
                plain_text(one.children)
                for one in every_inline(block.children)
                if isinstance(one, Coloured) and one.colour == colour
            ]
        )
    assert marked == [["бес"], ["үш"]]


def test_all_documents_are_sound(documents: RevisionDocuments) -> None:
    assert faults(documents.tracked_docx) == []
    assert faults(documents.comparison_docx) == []
    assert [row.target for row in documents.register][-1] == "amendment-3-5"


def test_the_same_revision_gives_the_same_bytes(
    states: list[Path], documents: RevisionDocuments
) -> None:
    again = revision_documents(states[:2], states[2], Report())
    assert again is not None
    assert again.tracked_docx == documents.tracked_docx
    assert again.comparison_docx == documents.comparison_docx


def test_a_revision_without_basis_or_changes_is_refused(states: list[Path], tmp_path: Path) -> None:
    same = tmp_path / "same"
    shutil.copytree(states[0], same)
    report = Report()
    assert revision_documents(states[:1], same, report) is None
    assert [one.code for one in report.found] == ["revision-missing"]
    (same / "revision.yaml").write_text("basis: {body: Кеңес, date: 2024-01-05, number: 1}\n")
    report = Report()
    assert revision_documents(states[:1], same, report) is None
    assert [one.code for one in report.found] == ["revision-empty"]


@pytest.fixture
def signed(states: list[Path], tmp_path: Path) -> Path:
    """Return a plan whose first edition lies frozen beside its second content."""
    folder = tmp_path / "plan"
    shutil.copytree(states[1], folder)
    (folder / "revision.yaml").unlink()
    shutil.copytree(states[0], folder / "editions" / "01" / "content")
    return folder


def run(*words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return main(list(words), out, err), out.getvalue(), err.getvalue()


REVISE = ("--body", "Директорлар кеңесі", "--date", "2022-03-18", "--number", "4")


def test_revise_opens_a_revision_once(signed: Path) -> None:
    status, out, _ = run("revise", str(signed), *REVISE)
    assert status == 0
    assert "revision.yaml" in out
    assert "Директорлар кеңесі" in (signed / "revision.yaml").read_text()
    status, _, err = run("revise", str(signed), *REVISE)
    assert status == 1
    assert "[revision-exists]" in err


def test_revise_needs_a_signed_edition(states: list[Path]) -> None:
    status, _, err = run("revise", str(states[0]), *REVISE)
    assert status == 1
    assert "[revision-without-edition]" in err


def test_changes_are_told_by_place(signed: Path) -> None:
    status, out, _ = run("changes", str(signed))
    assert status == 0
    lines = out.splitlines()
    assert lines[0] == "1. I бөлімнің екінші абзацы – жаңа редакцияда"
    assert lines[3] == "4. «Халықтың денсаулығы» бөлімінің алтыншы абзацы – алынып тасталды"
    assert len(lines) == 10


@pytest.fixture
def unchanged(states: list[Path], tmp_path: Path) -> Path:
    """Return a plan as its last edition has it, with goals of which its text names one."""
    folder = tmp_path / "goals"
    shutil.copytree(states[0], folder)
    (folder / "data" / "goals.yaml").write_text(GOALS)
    path = next(folder.glob("1-*.md"))
    path.write_text(path.read_text() + "\n{value}`goals.d1.title`\n")
    shutil.copytree(folder, tmp_path / "content")
    shutil.copytree(tmp_path / "content", folder / "editions" / "01" / "content")
    return folder


GOALS = """directions:
  - {id: d1, title: Бірінші бағыт, goals: [{id: g1, title: Бірінші мақсат}]}
  - {id: d2, title: Екінші бағыт}
"""
DRAWN = "\n::: strategy-map data/goals.yaml :::\n"


def _swapped(folder: Path) -> None:
    data = yaml.safe_load(GOALS)
    data["directions"].reverse()
    (folder / "data" / "goals.yaml").write_text(yaml.safe_dump(data, allow_unicode=True))


def test_without_a_change_it_is_said(unchanged: Path) -> None:
    assert run("changes", str(unchanged))[1] == "өзгеріс жоқ\n"


def test_data_that_are_printed_nowhere_are_told_from_no_change(unchanged: Path) -> None:
    _swapped(unchanged)
    status, out, _ = run("changes", str(unchanged))
    assert (status, out.count("\n")) == (0, 1)
    assert "еш жерде басылмайтын деректер өзгеше" in out


def test_a_look_is_told_from_no_change(unchanged: Path) -> None:
    path = next(unchanged.glob("1-*.md"))
    text = path.read_text()
    word = next(one for one in text.split("\n\n")[1].split() if one.isalpha())
    path.write_text(text.replace(word, f"**{word}**", 1))
    status, out, _ = run("changes", str(unchanged))
    assert (status, out.count("\n")) == (0, 1)
    assert "мәтінде өзгеріс жоқ" in out


def test_goals_in_another_order_are_changes_where_they_are_printed(unchanged: Path) -> None:
    for folder in (unchanged, unchanged / "editions" / "01" / "content"):
        path = next(folder.glob("1-*.md"))
        path.write_text(path.read_text() + DRAWN)
    _swapped(unchanged)
    _, out, _ = run("changes", str(unchanged))
    assert "1." in out
    assert "бұрын" not in out


def test_changes_are_given_as_json(signed: Path) -> None:
    status, out, _ = run("changes", str(signed), "--json")
    assert status == 0
    first = json.loads(out)[0]
    assert (first["kind"], first["scope"], first["ordinal"]) == ("replaced", "paragraph", 2)
    assert first["old"][0].startswith("Қор өңірдегі он сегіз")
