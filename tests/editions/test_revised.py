"""A second edition: what its freeze holds, what it keeps of the first, which one is in force."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from docgen.diagnostics import Report
from docgen.editions.handout import in_force, rerender
from docgen.editions.store import read_edition
from docgen.editions.verify import Asked, verify_folder
from docgen.read.values import Text
from docgen.revise.basis import Basis
from docgen.revise.commands import open_revision
from tests.editions.support import PART, agreed, codes, command, words_of

BASIS = {
    "body": "Бақылау кеңесі",
    "kind": "decision",
    "date": "2024-06-03",
    "number": "5",
    "effective": "2024-07-01",
}


@pytest.fixture(scope="session")
def _revised(_frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("revised") / "plan"
    shutil.copytree(_frozen, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1719792000")  # 2024-07-01
        report = Report()
        assert open_revision(folder, Basis.model_validate(BASIS), report), report.found
        assert "has not changed" in command("sign-off", str(agreed(folder)))[2]
        (folder / "1.md").write_text(PART.replace("80", "85"), encoding="utf-8")
        assert "is void" in command("sign-off", str(folder))[2]
        agreed(folder, day=date(2024, 5, 20))
        status, _, err = command("sign-off", str(folder))
        assert (status, err) == (0, "")
    return folder


@pytest.fixture
def revised(_revised: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1719792000")
    shutil.copytree(_revised, tmp_path / "plan")
    return tmp_path / "plan"


def test_the_edition_takes_its_approval_from_the_revision(revised: Path) -> None:
    edition = read_edition(revised, 2, Report())
    assert edition is not None
    record = edition.record
    assert (record.act_date, str(record.act_number)) == (date(2024, 6, 3), "5")
    assert record.effective == date(2024, 7, 1)
    assert [str(one) for one in record.files] == [
        "comparison.docx",
        "comparison.pdf",
        "plan.docx",
        "plan.pdf",
        "register.yaml",
        "tracked.docx",
    ]


def test_stamps_stay_and_the_sheet_is_new(revised: Path) -> None:
    words = words_of(revised / "editions/02/plan.pdf")
    assert "2024 жылғы «5» қаңтар" in words
    assert "2024 жылғы «10» қаңтар" in words
    assert words.count("20.05.2024") == 2
    assert "85 пайызға" in words
    assert "2-редакция · " in words


def test_documents_for_work_are_not_protected(revised: Path) -> None:
    data = (revised / "editions/02/tracked.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<w:ins " in archive.read("word/document.xml")
        assert b"documentProtection" not in archive.read("word/settings.xml")


def test_both_editions_verify_and_render_again(revised: Path) -> None:
    report = Report()
    assert len(verify_folder(revised, Asked(), report)) == 2
    for number in (1, 2):
        edition = read_edition(revised, number, report)
        assert edition is not None
        assert rerender(revised, edition, report)
    assert report.found == []


@pytest.mark.parametrize(
    ("day", "number"), [((2024, 1, 12), 1), ((2024, 6, 30), 1), ((2024, 7, 1), 2)]
)
def test_any_day_has_its_edition(revised: Path, day: tuple[int, int, int], number: int) -> None:
    found = in_force(revised, date(*day), Report())
    assert found is not None
    assert found.number == number


def test_an_edition_exchanged_for_another_breaks_the_chain(revised: Path, tiny_other: Path) -> None:
    shutil.rmtree(revised / "editions/01")
    shutil.copytree(tiny_other / "editions/01", revised / "editions/01")
    report = Report()
    verify_folder(revised, Asked(), report)
    assert codes(report) == ["edition-chain"]


@pytest.fixture
def tiny_other(tmp_path: Path) -> Path:
    from tests.editions.support import signed, write_tiny

    folder = write_tiny(tmp_path / "other" / "plan")
    (folder / "1.md").write_text(PART.replace("80", "70"), encoding="utf-8")
    signed(agreed(folder))
    return folder


def test_a_missing_edition_is_named(revised: Path) -> None:
    shutil.rmtree(revised / "editions/01")
    report = Report()
    verify_folder(revised, Asked(), report)
    assert codes(report) == ["edition-not-found"]


def test_rerender_names_the_versions_where_bytes_differ(revised: Path) -> None:
    edition = read_edition(revised, 1, Report())
    assert edition is not None
    libraries = {**edition.record.libraries, Text("weasyprint"): Text("1.0")}
    old = type(edition)(edition.folder, edition.record.model_copy(update={"libraries": libraries}))
    pdf = edition.folder / "plan.pdf"
    pdf.chmod(0o644)
    pdf.write_bytes(pdf.read_bytes() + b" ")
    report = Report()
    assert not rerender(revised, old, report)
    assert codes(report) == ["rerender-differs"]
    named = report.found[0].arguments
    assert named["file"] == "plan.pdf"
    assert str(named["libraries"]).startswith("('weasyprint 1.0 → ")


def test_the_revision_is_closed_after_its_sign_off(revised: Path) -> None:
    status, _, err = command("sign-off", str(revised), "--act-date", "2024-06-04")
    assert status == 1
    assert "approval-missing" in err or "revision-not-open" in err
