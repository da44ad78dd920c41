"""The files of an edition: final, protected, coded; with the same pages as the draft."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import segno

from docgen.build import Options, build_plan
from docgen.diagnostics import Report
from docgen.editions.render import mark_of
from docgen.write.codes_svg import QUIET, code_svg
from docgen.write.docx.verify import faults
from tests.editions.support import words_of

DIGEST = "4b6683f00846a7fa" * 4


def _part(docx: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name).decode()


def test_docx_is_final_and_protected(frozen: Path) -> None:
    docx = (frozen / "editions/01/plan.docx").read_bytes()
    settings = _part(docx, "word/settings.xml")
    assert '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>' in settings
    assert settings.index("documentProtection") < settings.index("defaultTabStop")
    assert '_MarkAsFinal"><vt:bool>true<' in _part(docx, "docProps/custom.xml")
    core = _part(docx, "docProps/core.xml")
    assert "<cp:contentStatus>Final</cp:contentStatus>" in core
    assert "2024-01-12T00:00:00Z" in core
    assert faults(docx) == []


def test_a_draft_is_neither(tiny: Path) -> None:
    built = build_plan(tiny, Report(), Options(pdf=False))
    assert built is not None
    assert built.docx is not None
    assert "documentProtection" not in _part(built.docx, "word/settings.xml")
    with zipfile.ZipFile(io.BytesIO(built.docx)) as archive:
        assert "docProps/custom.xml" not in archive.namelist()


def test_number_digest_and_code_stand_in_the_foot_of_both(frozen: Path) -> None:
    record = (frozen / "editions/01/edition.yaml").read_text(encoding="utf-8")
    code = record.partition("code: ")[2].split()[0]
    short = code.partition("-")[2]
    shown = f"1-редакция · {short[:4]}-{short[4:8]}-{short[8:]}"
    docx = (frozen / "editions/01/plan.docx").read_bytes()
    foot = "".join(_part(docx, f"word/footer{number}.xml") for number in _feet(docx))
    assert shown in foot
    assert "<pic:pic>" in foot
    pdf = frozen / "editions/01/plan.pdf"
    assert words_of(pdf).count(shown) == 3
    assert f"<dc:identifier>docgen:{code}</dc:identifier>".encode() in pdf.read_bytes()


def _feet(docx: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        names = archive.namelist()
    return [one[len("word/footer") : -4] for one in names if one.startswith("word/footer")]


def test_the_code_is_the_one_that_was_asked_for() -> None:
    code = mark_of(12, DIGEST).code
    made = segno.make_qr(code, error="m")
    path = code_svg(code, 567).partition('d="')[2].partition('"')[0]
    dark = {
        (int(one.split(" ")[0]), int(one.split(" ")[1].partition("h")[0]))
        for one in path.split("M")[1:]
    }
    wanted = {
        (column + QUIET, row + QUIET)
        for row, line in enumerate(made.matrix)
        for column, bit in enumerate(line)
        if bit
    }
    assert dark == wanted
    assert made.version == 1  # small enough for ten millimetres on paper


@pytest.mark.parametrize("layout", ["clinic", "development", "implementation"])
def test_draft_and_edition_have_the_same_pages(tmp_path: Path, layout: str) -> None:
    paragraph = "Емхана тұрғындарға сапалы медициналық көмек көрсетеді. " * 9
    (tmp_path / "plan.yaml").write_text(
        f"layout: {layout}\norganisation: {{name: Емхана}}\nperiod: {{from: 2024, to: 2025}}\n"
        "title_page: false\ncontents: false\nparts: [1.md]\n",
        encoding="utf-8",
    )
    text = "".join(f"{number}-бөлік. {paragraph}\n\n" for number in range(1, 25))
    (tmp_path / "1.md").write_text(f"# Талдау\n\n{text}", encoding="utf-8")
    found = []
    for options in (Options(docx=False), Options(docx=False, draft=False, mark=mark_of(1, DIGEST))):
        built = build_plan(tmp_path, Report(), options)
        assert built is not None
        assert built.pdf is not None
        found.append(_first_parts(built.pdf))
    assert found[0] == found[1]
    assert len(found[0]) > 3


def _first_parts(pdf: bytes) -> list[str]:
    """Return the first numbered part on each page."""
    import re

    import pypdfium2

    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return [(re.findall(r"\d+-бөлік", text) or [""])[0] for text in texts]
