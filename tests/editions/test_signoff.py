"""From agreement to a frozen edition, and everything that keeps a plan from being signed off."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from docgen.diagnostics import Report
from docgen.editions.agreements import draft_signed
from docgen.editions.render import Approval
from docgen.editions.signoff import sign_off
from docgen.editions.store import check_files, read_edition
from docgen.journal import locked
from tests.editions.support import APPROVAL, PART, agreed, codes, command, signed, words_of


def _refused(folder: Path, approval: Approval = APPROVAL, number: int | None = None) -> list[str]:
    report = Report()
    before = sorted(one.name for one in folder.rglob("*"))
    assert sign_off(folder, approval, report, number) is None
    assert sorted(one.name for one in folder.rglob("*")) == before
    return codes(report)


def test_missing_agreements_are_named(tiny: Path) -> None:
    assert _refused(tiny) == ["agreement-missing", "agreement-missing"]
    agreed(tiny, "doctor")
    assert _refused(tiny) == ["agreement-missing"]


def test_content_changed_after_agreement_makes_it_void(tiny: Path) -> None:
    agreed(tiny)
    (tiny / "1.md").write_text(PART.replace("80", "85"), encoding="utf-8")
    assert _refused(tiny) == ["agreement-void", "agreement-void"]
    agreed(tiny, "chair")
    assert _refused(tiny) == ["agreement-void"]


def test_errors_of_the_plan_are_reasons(tiny: Path) -> None:
    agreed(tiny)
    (tiny / "1.md").write_text(PART + "\n{ref}`none`\n", encoding="utf-8")
    assert "unknown-reference" in _refused(tiny)


@pytest.mark.parametrize(
    ("approval", "code"),
    [
        (replace(APPROVAL, day=date(2024, 1, 9)), "edition-before-act"),
        (replace(APPROVAL, day=date(2024, 1, 16)), "date-in-future"),
        (replace(APPROVAL, act_date=date(2024, 1, 4)), "agreement-after-act"),
    ],
)
def test_impossible_dates_are_reasons(tiny: Path, approval: Approval, code: str) -> None:
    agreed(tiny)
    assert set(_refused(tiny, approval)) == {code}


def test_frozen_edition_holds_everything(frozen: Path) -> None:
    report = Report()
    edition = read_edition(frozen, 1, report)
    assert edition is not None
    assert check_files(edition.folder, report)
    record = edition.record
    assert (record.date, str(record.body), record.act_date) == (
        date(2024, 1, 12),
        "Бақылау кеңесі",
        date(2024, 1, 10),
    )
    assert [str(one.person) for one in record.agreements] == ["chair", "doctor"]
    assert (edition.content / "1.md").read_text(encoding="utf-8") == PART
    assert (edition.templates / "clinic" / "layout.yaml").is_file()
    assert (edition.templates / "common" / "plan.html.jinja").is_file()
    assert "weasyprint" in {str(name) for name in record.libraries}


def test_manifest_is_what_sha256sum_reads(frozen: Path) -> None:
    run = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "MANIFEST"],
        cwd=frozen / "editions" / "01",
        capture_output=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, b"")


def test_sheets_and_stamps_fill_themselves(frozen: Path) -> None:
    words = words_of(frozen / "editions/01/plan.pdf")
    assert "2024 жылғы «5» қаңтар" in words  # the chair's agreement on the stamp
    assert "2024 жылғы «10» қаңтар" in words  # the act's day on the director's stamp
    assert words.count("05.01.2024") == 2
    assert "ЖОБА" not in words


def test_blank_stays_where_nothing_is_recorded_or_the_record_is_void(tiny: Path) -> None:
    assert draft_signed(tiny, Report()).agreed == {}
    agreed(tiny, "chair")
    assert set(draft_signed(tiny, Report()).agreed) == {"chair"}
    (tiny / "1.md").write_text(PART.replace("80", "85"), encoding="utf-8")
    assert draft_signed(tiny, Report()).agreed == {}


def test_same_content_gives_the_same_bytes(frozen: Path, tmp_path: Path, tiny_again: Path) -> None:
    edition = signed(tiny_again)
    for name in ("plan.docx", "plan.pdf", "MANIFEST", "edition.yaml"):
        one, other = frozen / "editions/01" / name, edition.folder / name
        assert one.read_bytes() == other.read_bytes(), name


@pytest.fixture
def tiny_again(tmp_path: Path) -> Path:
    from tests.editions.support import write_tiny

    return agreed(write_tiny(tmp_path / "elsewhere" / "plan"))


def test_second_freeze_under_the_same_number_is_refused(frozen: Path) -> None:
    assert _refused(frozen, number=1) == ["edition-exists"]
    assert _refused(frozen, number=3) == ["edition-out-of-order"]
    assert _refused(frozen) == ["revision-not-open"]


def test_nothing_is_built_upon_a_damaged_edition(frozen: Path) -> None:
    (frozen / "editions/01/content/1.md").chmod(0o644)
    (frozen / "editions/01/content/1.md").write_text("басқа", encoding="utf-8")
    assert _refused(frozen) == ["edition-file"]


def test_two_at_once_one_is_refused_within_a_second(tiny: Path) -> None:
    agreed(tiny)
    with locked(tiny):
        assert _refused(tiny) == ["folder-busy"]
    assert signed(tiny).number == 1


def test_commands_tell_the_whole_story(tiny: Path, tmp_path: Path) -> None:
    plan = str(tiny)
    approval = ("--act-date", "2024-01-10", "--act-number", "12", "--body", "Бақылау кеңесі")
    assert command("sign-off", plan)[0] == 1
    status, _, err = command("sign-off", plan, *approval)
    assert (status, "«doctor» has not agreed yet" in err) == (1, True)
    assert command("agree", plan, "chair", "--date", "2024-01-05", "--acting")[0] == 0
    assert command("agree", plan, "doctor", "--date", "06.01.2024", "--remark", "жоқ")[0] == 0
    assert "is not asked to agree" in command("agree", plan, "director")[2]
    assert "nobody" in command("agree", plan, "nobody")[2]
    assert "has not come yet" in command("agree", plan, "chair", "--date", "2024-02-01")[2]
    status, out, err = command("sign-off", plan, "--date", "2024-01-12", *approval)
    assert (status, err) == (0, "")
    assert "edition 1 is signed off: editions/01" in out
    status, out, _ = command("editions", plan)
    assert (status, out.count("\n")) == (0, 1)
    assert "No. 12" in out
    output = tmp_path / "out"
    status, out, err = command(
        "build", plan, "--edition", "1", "--rerender", "--output", str(output)
    )
    assert (status, err) == (0, "")
    assert "renders to the same bytes" in out
    assert (output / "plan-01.pdf").read_bytes() == (tiny / "editions/01/plan.pdf").read_bytes()
    status, _, err = command("build", plan, "--as-of", "2024-01-11", "--output", str(output))
    assert (status, "no edition was in force on 2024-01-11" in err) == (1, True)
    assert command("build", plan, "--as-of", "2024-01-12", "--output", str(output))[0] == 0
    words = words_of(output / "plan-01.pdf")
    assert words.count("Бақылау кеңесінің төрағасының м.а.") == 2  # stamp and sheet
    assert "06.01.2024" in words
