"""The count of words is silent on good files and speaks when a word is lost, doubled or off."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from docgen.diagnostics import Report
from docgen.tree.nodes import Document, PageSection, Paragraph, Text
from docgen.verify import report_words, verify_words
from docgen.verify.words import words_of
from tests.support import Finished, built

ROWS = "".join(f"| жол{number} | мәні {number} |\n" for number in range(60))
WORDS = f"""# Бөлім

Денсаулық сақтау саласының мәселелері[^1] қаралды, мақсаттары айқындалды.

[^1]: Ескертпенің сөздері.

- бірінші тармақ
- екінші тармақ

| Атауы | Көрсеткіш |
|---|---|
{ROWS}
"""


@pytest.fixture(scope="module")
def done() -> Finished:
    return built({"plan.yaml": {"contents": {}}, "1.md": WORDS}, draft=True)


def _docx(data: bytes, change: Callable[[str], str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                text = content.decode()
                assert change(text) != text
                content = change(text).encode()
            new.writestr(name, content)
    return made.getvalue()


def _pdf(data: bytes, page: int, change: Callable[[bytes], bytes]) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        sheet = pdf.pages[page]
        sheet.contents_coalesce()
        content = sheet.Contents.read_bytes()
        assert change(content) != content
        sheet.Contents = pdf.make_stream(change(content))
        pdf.save(made)
    return made.getvalue()


def _without_a_text(content: bytes) -> bytes:
    found = list(re.finditer(rb"\[?<[0-9a-fA-F<>\s\d.-]+>\]? TJ", content))
    last = found[len(found) // 2]
    return content[: last.start()] + content[last.end() :]


def _all_off_the_page(content: bytes) -> bytes:
    return b"q 1 0 0 1 5000 0 cm\n" + content + b"\nQ"


def test_good_files_are_silent(done: Finished) -> None:
    found = verify_words(done.document, done.docx, done.pdf_data)
    assert found.good, found
    assert found.content > 200
    assert found.generated["repeated heads"] >= 2
    assert found.generated["notes"] == 2
    assert found.generated["labels"] == 0
    assert found.generated["page furniture"] > 0


def test_word_lost_in_the_docx(done: Finished) -> None:
    broken = _docx(done.docx, lambda text: text.replace("мақсаттары ", ""))
    found = verify_words(done.document, broken, done.pdf_data)
    assert dict(found.differences[0].lost) == {"мақсаттары": 1}
    assert (found.differences[0].place.file, found.differences[0].place.line) == ("1.md", 3)
    assert not found.differences[1].lost


def test_word_doubled_in_the_docx(done: Finished) -> None:
    broken = _docx(done.docx, lambda text: text.replace("мақсаттары ", "мақсаттары мақсаттары "))
    found = verify_words(done.document, broken, None)
    assert dict(found.differences[0].added) == {"мақсаттары": 1}


def test_cell_lost_in_the_docx(done: Finished) -> None:
    broken = _docx(done.docx, lambda text: text.replace("жол37", ""))
    assert dict(verify_words(done.document, broken, None).differences[0].lost) == {"жол37": 1}


def test_text_lost_in_the_pdf(done: Finished) -> None:
    broken = _pdf(done.pdf_data, 1, _without_a_text)
    found = verify_words(done.document, None, broken)
    assert found.differences[0].lost
    assert not found.outside


def test_page_doubled_in_the_pdf(done: Finished) -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(done.pdf_data)) as pdf:
        pdf.pages.append(pdf.pages[1])
        pdf.save(made)
    found = verify_words(done.document, None, made.getvalue())
    assert found.differences[0].added
    assert not found.differences[0].lost


def test_text_off_the_page(done: Finished) -> None:
    found = verify_words(done.document, None, _pdf(done.pdf_data, 1, _all_off_the_page))
    assert found.outside
    assert {one.page for one in found.outside} == {2}


def test_word_of_the_tree_that_no_writer_wrote(done: Finished) -> None:
    section = done.document.sections[-1]
    more = Paragraph((Text("ұмытылған сөз"),))
    grown: PageSection = replace(section, blocks=(*section.blocks, more))
    document: Document = replace(done.document, sections=(*done.document.sections[:-1], grown))
    found = verify_words(document, done.docx, done.pdf_data)
    assert [dict(one.lost) for one in found.differences] == [{"ұмытылған": 1, "сөз": 1}] * 2


def test_faults_become_diagnostics(done: Finished) -> None:
    broken = _docx(done.docx, lambda text: text.replace("мақсаттары ", "мақсат пен "))
    report = Report()
    off = _pdf(done.pdf_data, 1, _all_off_the_page)
    report_words(verify_words(done.document, broken, off), report)
    assert {"words-lost", "words-added", "word-outside-page"} <= {one.code for one in report.found}
    assert report.has_errors


def test_words_are_letters_digits_and_telling_signs() -> None:
    assert words_of("Ме\u00adкеме-нің 2,5 % «№ 4» сөз_і.") == [
        *("мекеме", "нің", "2", "5", "%", "«", "№", "4", "»", "сөз", "і")
    ]


def test_heads_of_the_same_words_are_repeated() -> None:
    rows = "".join(f"| {number} | сан |\n" for number in range(90))
    small = "| Атауы | 2024 | 2025 | 2026 |\n| --- | --- | --- | --- |\n| а | б | в | г |\n"
    long = f"| Атауы | Әдістемесі |\n| --- | --- |\n{rows}"
    one = built({"1.md": f"# Кестелер\n\n{small}\n\nАралық.\n\n{long}"})
    found = verify_words(one.document, one.docx, one.pdf_data)
    assert found.good, found
    assert found.generated["repeated heads"] >= 2
