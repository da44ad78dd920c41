"""`docgen build` as a user meets it: which PDF, draft or final, what is said meanwhile."""

from __future__ import annotations

import zipfile
from io import StringIO
from pathlib import Path
from typing import get_args

import pikepdf
import pytest

from docgen.cli import FAULTY, GOOD, VARIANTS, WRONG_USE, main
from docgen.messages import LANGUAGES
from docgen.write.pdf import Variant
from tests.finished.pdf import PdfFile
from tests.plan.support import PLAN, write


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def _build(plan: Path, *options: str, err: StringIO | None = None) -> tuple[int, str, str]:
    out, shown = StringIO(), err or StringIO()
    where = ("--output", str(plan.parent / "o"), "--language", "en")
    try:
        status = main(["build", str(plan), *where, *options], out, shown)
    except SystemExit as stop:
        status = int(stop.code or 0)
    return status, out.getvalue(), shown.getvalue()


def _xmp(pdf: Path) -> pikepdf.models.metadata.PdfMetadata:
    with pikepdf.open(pdf) as opened:
        return opened.open_metadata()


@pytest.mark.parametrize("variant", [None, *VARIANTS])
def test_the_pdf_says_which_variant_it_is(tmp_path: Path, variant: str | None) -> None:
    plan = write(tmp_path / "plan", part="# Бөлім\n\nСөз.\n")
    options = ("--variant", variant) if variant else ()
    assert _build(plan, "--pdf", *options)[0] == GOOD
    xmp = _xmp(tmp_path / "o" / "plan.pdf")
    kind, _, level = (variant or "pdf/a-3a").removeprefix("pdf/").partition("-")
    archive = kind == "a"
    assert xmp.get("pdfaid:part") == (level[0] if archive else None)
    assert xmp.get("pdfaid:conformance") == (level[1].upper() if archive else None)
    assert xmp.get("pdfuaid:part") == ("1" if level[-1] == "a" or not archive else None)


def test_every_variant_of_the_writer_can_be_chosen() -> None:
    assert set(VARIANTS) == set(get_args(Variant))


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_tells_of_variants(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["build", "--help", "--language", language])
    shown = " ".join(capsys.readouterr().out.split())
    for variant in VARIANTS:
        assert variant in shown
    word = {"kk": "мұрағаттық", "ru": "архивный", "en": "archive"}[language]
    assert word in shown


def test_variant_that_there_is_none_of(tmp_path: Path) -> None:
    assert _build(write(tmp_path / "plan"), "--variant", "pdf/x-1a")[0] == WRONG_USE


def test_a_variant_that_carries_no_files_attaches_none(tmp_path: Path) -> None:
    plan = write(tmp_path / "plan")
    status, out, err = _build(plan, "--attach-source", "--variant", "pdf/a-2a")
    assert (status, out) == (WRONG_USE, "")
    assert "--attach-source" in err
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("variant", ["pdf/a-3b", "pdf/ua-1"])
def test_sources_are_in_the_pdf(tmp_path: Path, variant: str) -> None:
    plan = write(tmp_path / "plan")
    assert _build(plan, "--pdf", "--attach-source", "--variant", variant)[0] == GOOD
    with pikepdf.open(tmp_path / "o" / "plan.pdf") as pdf:
        found = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    sources = [one for one in plan.rglob("*") if one.is_file()]
    assert found == {one.relative_to(plan).as_posix(): one.read_bytes() for one in sources}


@pytest.mark.parametrize(
    ("option", "is_draft"), [((), True), (("--draft",), True), (("--final",), False)]
)
def test_draft_and_final_in_both_files(
    tmp_path: Path, option: tuple[str, ...], is_draft: bool
) -> None:
    plan = write(tmp_path / "plan", part="# Бөлім\n\nСөз.\n")
    assert _build(plan, *option)[0] == GOOD
    pdf = PdfFile((tmp_path / "o" / "plan.pdf").read_bytes())
    assert ("ЖОБА" in " ".join(pdf.text(page) for page in range(pdf.pages))) is is_draft
    with zipfile.ZipFile(tmp_path / "o" / "plan.docx") as package:
        heads = [
            package.read(name).decode() for name in package.namelist() if "word/header" in name
        ]
        body = package.read("word/document.xml").decode()
    assert any("ЖОБА" in head for head in heads) is is_draft
    assert "ЖОБА" not in body


def test_work_is_told_on_a_terminal_and_its_words_taken_away(tmp_path: Path) -> None:
    shown = Terminal()
    assert _build(write(tmp_path / "plan"), "--html", "--docx", err=shown)[0] == GOOD
    words = "building…"
    assert shown.getvalue() == words + "\r" + " " * len(words) + "\r"


def test_scripts_hear_of_faults_alone(tmp_path: Path) -> None:
    plan = write(tmp_path / "plan")
    shown = Terminal()
    assert _build(plan, "--docx", "--quiet", err=shown) == (GOOD, "", "")
    assert (tmp_path / "o" / "plan.docx").is_file()
    status, out, err = _build(write(tmp_path / "plan", plan=PLAN + "x: 1"), "--docx", "--quiet")
    assert (status, out) == (FAULTY, "")
    assert "[unknown-key]" in err
