"""The comparison agrees with itself and fails for each small difference of one document."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import NamedTuple

import pytest
from docx import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from docgen.layout.figures import set_sizes
from docgen.parity.compare import ParityReport, compare_pages
from docgen.parity.landmarks import landmark_pages, read_landmarks
from docgen.parity.office import lay_out_all
from docgen.parity.words import Line, PageText, letters, read_pages, without_running
from docgen.tree import nodes as n
from docgen.write.docx import write_docx
from docgen.write.pdf import write_pdf
from tests.parse.text import layout

WORDS = (
    "Мемлекеттік бағдарлама халықтың денсаулығын нығайтуға, дәрігерлік көмектің қолжетімділігін "
    "арттыруға және ауылдық жерлердегі емханаларды жаңартуға бағытталған. "
)


def make_docx(*, pitch: float = 16.5, column_mm: float = 60, extra: str = "") -> bytes:
    """Return a DOCX of some pages; the arguments make one small difference each."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name = "Times New Roman"
    style.font.size = Pt(14)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.paragraph_format.line_spacing = Pt(pitch)
    for number in range(1, 5):
        document.add_heading(f"{number}-бөлім. Жалпы жағдай", 1)
        for paragraph in range(5):
            words = extra if (number, paragraph) == (2, 1) else ""
            document.add_paragraph(words + WORDS * (2 + paragraph % 3))
    table = document.add_table(8, 2)
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, (column_mm, 90.0), strict=True):
            cell.width = Mm(width)
            cell.text = WORDS[:70]
    grid = table._tbl.tblGrid
    for column, width in zip(grid.iter(qn("w:gridCol")), (column_mm, 90.0), strict=True):
        column.set(qn("w:w"), str(Mm(width).twips))
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


VARIANTS = {
    "same": make_docx(),
    "half-a-point-more-pitch": make_docx(pitch=17),
    "two-millimetres-narrower": make_docx(column_mm=58),
    "one-word-more": make_docx(extra="Қосымша "),
}


FORMULAS = (
    r"(А_i/В_i) \cdot 100\%", r"[0;1)", r"P(A|B) + |x|", r"\{a\}", r"a \cdot (b", r"b) + c^2",
    r"(a+b)^2", r"\sqrt{x} + \bar{y}", r"К_{сау} \ge 1", r"1 - (В - А)/В",
)  # fmt: skip


def formulas() -> Written:
    """Return both files of some lines with formulas, and of formulas on lines of their own."""
    words = n.Text("Көрсеткіш мына формуламен есептеледі: ")
    lines = [n.Paragraph((words, n.Formula(one), n.Text(", онда"))) for one in FORMULAS]
    shown = [n.FormulaBlock(n.Formula(one)) for one in (*FORMULAS, r"М = \frac{А}{В}")]
    plan = layout("clinic")
    blocks = set_sizes((*lines, *shown), plan)
    document = n.Document(n.Meta("т"), (n.PageSection(blocks),))
    pdf = write_pdf(document, plan)
    return Written(write_docx(document, plan, pdf.pages), pdf.data)


class Written(NamedTuple):
    docx: bytes
    pdf: bytes


def uneven_cells() -> bytes:
    """Return a DOCX of a row whose second cell begins lower."""
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "бір"
    table.cell(0, 1).text = "екі"
    table.cell(0, 1).paragraphs[0].paragraph_format.space_before = Pt(3)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class Office(NamedTuple):
    """What one start of LibreOffice makes of all documents of this module."""

    reference: tuple[PageText, ...]
    variants: list[tuple[PageText, ...]]
    cells: tuple[PageText, ...]
    formulas: tuple[PageText, ...]
    formulas_pdf: tuple[PageText, ...]


@pytest.fixture(scope="module")
def office() -> Office:
    made = formulas()
    files = (make_docx(), *VARIANTS.values(), uneven_cells(), made.docx)
    reference, *variants, cells, ours = map(read_pages, lay_out_all(files))
    return Office(reference, variants, cells, ours, read_pages(made.pdf))


@pytest.fixture(scope="module")
def formula_pages(office: Office) -> tuple[PageText, PageText]:
    """Return the page of formulas that LibreOffice makes of the DOCX, and the PDF's."""
    (ours,), (theirs,) = office.formulas, office.formulas_pdf
    return ours, theirs


def test_formulas_are_the_same_in_both_files(formula_pages: tuple[PageText, PageText]) -> None:
    ours, theirs = formula_pages
    assert [line.text for line in ours.lines] == [line.text for line in theirs.lines]
    assert len(ours.lines) == 2 * len(FORMULAS) + 1
    assert ours.lines[0].text == "Көрсеткіш мына формуламен есептеледі: 001iiАВ , онда"


def test_lines_with_formulas_have_one_height(formula_pages: tuple[PageText, PageText]) -> None:
    for page in formula_pages:
        tops = [line.top for line in page.lines[: len(FORMULAS)]]
        assert all(abs(below - above - 16.1) < 0.06 for above, below in pairwise(tops)), tops
    lasts = [page.lines[-1].top for page in formula_pages]
    assert abs(lasts[0] - lasts[1]) < 3


@pytest.fixture(scope="module")
def reports(office: Office) -> dict[str, ParityReport]:
    marks = read_landmarks(make_docx())
    return {
        name: compare_pages(pages, office.reference, marks)
        for name, pages in zip(VARIANTS, office.variants, strict=True)
    }


def test_a_document_agrees_with_itself(reports: dict[str, ParityReport]) -> None:
    report = reports["same"]
    assert report.docx_pages > 3
    assert report.landmarks == 5
    assert report.reaches(1.0, 1.0)
    assert "DOCX:" not in report.text()


@pytest.mark.parametrize("name", [name for name in VARIANTS if name != "same"])
def test_a_small_difference_is_found(name: str, reports: dict[str, ParityReport]) -> None:
    report = reports[name]
    assert not report.reaches(1.0, 1.0)
    assert any(page.first_difference or page.shifted_lines for page in report.pages)


def test_more_pitch_moves_page_starts(reports: dict[str, ParityReport]) -> None:
    report = reports["half-a-point-more-pitch"]
    assert report.same_starts < len(report.pages)
    assert not report.reaches(0.99, 0.0)


def test_a_narrower_column_shifts_the_next(reports: dict[str, ParityReport]) -> None:
    assert reports["two-millimetres-narrower"].shifted_lines >= 8


def test_one_word_more_is_shown_in_words(reports: dict[str, ParityReport]) -> None:
    report = reports["one-word-more"]
    shown = next(page.first_difference for page in report.pages if page.first_difference)
    assert "Қосымша" in shown[1]
    assert "Қосымша" not in shown[2]


def page(*lines: str) -> PageText:
    return PageText(tuple(Line(text, 20.0 * at) for at, text in enumerate(lines)), 595, 842)


def test_running_lines_are_left_out_only_where_they_agree() -> None:
    ours = [page("Жоспар 1", "а"), page("Жоспар 2", "б"), page("Жоспар 3", "в")]
    theirs = [page("Жоспар 1", "а"), page("Жоспар 7", "б"), page("Жоспар 3", "в")]
    first, second = without_running(ours, theirs)
    assert [line.text for line in first[0].lines] == ["а"]
    assert [line.text for line in first[1].lines] == ["Жоспар 2", "б"]
    assert [line.text for line in second[1].lines] == ["Жоспар 7", "б"]


def test_a_heading_is_found_behind_the_contents() -> None:
    marks = read_landmarks(make_docx())[:2]
    pages = [page(*(mark.text for mark in marks)), page(marks[0].text), page("", marks[1].text)]
    assert landmark_pages(marks, pages) == (2, 3)


def test_letters_hold_no_hyphens() -> None:
    assert letters("тір-\u00adкеу, 2024–2028") == "тіркеу20242028"


def test_a_chart_s_numbers_are_not_a_page_s_start() -> None:
    ours, theirs = page("100", "91,6", "Мәтін"), page("91.6", "100", "Мәтін")
    assert compare_pages([ours], [theirs], ()).same_starts == 1
    other = page("91.6", "100", "Басқа")
    assert compare_pages([ours], [other], ()).same_starts == 0


def test_lines_of_cells_at_other_heights_are_lines_of_their_own(office: Office) -> None:
    (found,) = office.cells
    assert [line.text for line in found.lines] == ["бір", "екі"]
