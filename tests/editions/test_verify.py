"""Is this the file of edition N? What differs, what a paper's code names, what came later."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from docgen.diagnostics import Report
from docgen.editions.render import render, wanted_again
from docgen.editions.signing import sign_file
from docgen.editions.store import read_edition
from docgen.editions.verify import Asked, verify_code, verify_file, verify_folder
from docgen.outside import write_atomically
from docgen.signatures.certificates import Trust
from tests.editions.support import codes, command
from tests.signatures import authority

TRUST = Asked(Trust((authority.root(),)))


def _changed(docx: bytes, name: str, old: str, new: str) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for one in source.namelist():
            data = source.read(one)
            if one == name:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            target.writestr(one, data)
    return stream.getvalue()


def _verify(path: Path, folder: Path, asked: Asked = TRUST) -> tuple[list[str], Report]:
    report = Report()
    return [one.key for one in verify_file(path, folder, asked, report)], report


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf", "content/1.md"])
def test_a_copy_of_a_frozen_file_is_recognised(frozen: Path, tmp_path: Path, name: str) -> None:
    copy = tmp_path / f"copy-{Path(name).name}"
    shutil.copy(frozen / "editions/01" / name, copy)
    said, report = _verify(copy, frozen)
    assert (said, report.found) == (["verify-file-same"], [])


def test_a_changed_figure_of_a_copy_is_named(frozen: Path, tmp_path: Path) -> None:
    docx = (frozen / "editions/01/plan.docx").read_bytes()
    copy = tmp_path / "copy.docx"
    copy.write_bytes(_changed(docx, "word/document.xml", "80\u00a0пайызға", "85\u00a0пайызға"))
    said, report = _verify(copy, frozen)
    assert said == []
    assert codes(report) == ["file-differs", "file-words-differ"]
    arguments = report.sorted()[1].arguments
    assert ("80" in str(arguments["old"]), "85" in str(arguments["new"])) == (True, True)
    status, _, err = command("verify", str(copy), "--plan", str(frozen))
    assert status == 1
    assert "85" in err
    assert "«80" in err


def test_a_copy_with_the_same_words_names_the_changed_parts(frozen: Path, tmp_path: Path) -> None:
    docx = (frozen / "editions/01/plan.docx").read_bytes()
    copy = tmp_path / "copy.docx"
    copy.write_bytes(_changed(docx, "word/settings.xml", 'w:enforcement="1"', 'w:enforcement="0"'))
    _, report = _verify(copy, frozen)
    assert codes(report) == ["file-differs", "file-parts-differ"]
    assert report.sorted()[1].arguments["parts"] == ("word/settings.xml",)


def test_a_changed_pdf_and_a_stranger_are_told_apart(frozen: Path, tmp_path: Path) -> None:
    pdf = (frozen / "editions/01/plan.pdf").read_bytes()
    copy, stranger = tmp_path / "copy.pdf", tmp_path / "other.pdf"
    copy.write_bytes(pdf.replace(b"%%EOF", b"%%EOG"))
    stranger.write_bytes(b"%PDF-1.7\n%%EOF")
    assert codes(_verify(copy, frozen)[1]) == ["file-differs"]
    assert codes(_verify(stranger, frozen)[1]) == ["file-of-no-edition"]


def test_a_changed_figure_of_a_pdf_is_named(frozen: Path, tmp_path: Path) -> None:
    """A PDF with another figure, printed by docgen itself under the same code."""
    edition = read_edition(frozen, 1, Report())
    assert edition is not None
    other = tmp_path / "other"
    shutil.copytree(edition.content, other)
    text = (other / "1.md").read_text(encoding="utf-8")
    (other / "1.md").write_text(text.replace("80 пайызға", "85 пайызға"), encoding="utf-8")
    made = render(other, wanted_again(frozen, edition), Report())
    assert made is not None
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(made["plan.pdf"])
    _, report = _verify(copy, frozen)
    assert codes(report) == ["file-differs", "file-words-differ"]
    found = report.sorted()[1].arguments
    assert (found["place"], found["old"], found["new"]) == ("PDF: 2", "80", "85")


def test_a_damaged_file_in_its_place_is_named(frozen: Path) -> None:
    path = frozen / "editions/01/plan.pdf"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b" ")
    assert "file-differs" in codes(_verify(path, frozen)[1])


@pytest.mark.parametrize("form", ["{n}-{a}{b}{c}", "{n}-редакция · {a}-{b}-{c}", "{a} {b} {c}"])
def test_the_code_of_a_paper_names_its_edition(frozen: Path, form: str) -> None:
    report = Report()
    edition = read_edition(frozen, 1, report)
    assert edition is not None
    short = str(edition.record.code).partition("-")[2]
    code = form.format(n=1, a=short[:4], b=short[4:8].lower(), c=short[8:])
    (said,) = verify_code(frozen, code, report)
    assert (said.key, said.arguments["number"], report.found) == ("verify-code", 1, [])


@pytest.mark.parametrize("code", ["", "1-000000000000", "2-{short}", "сөз"])
def test_another_code_is_refused(frozen: Path, code: str) -> None:
    report = Report()
    edition = read_edition(frozen, 1, report)
    assert edition is not None
    short = str(edition.record.code).partition("-")[2]
    assert verify_code(frozen, code.format(short=short), report) == []
    assert codes(report) == ["code-unknown"]


def test_a_scan_is_kept_beside_and_checked(frozen: Path, tmp_path: Path) -> None:
    scan = tmp_path / "скан.pdf"
    scan.write_bytes(b"%PDF scan")
    for _ in range(2):
        assert command("attach-scan", str(frozen), str(scan), "--note", "қол қойылған")[0] == 0
    records = frozen / "editions/01.records"
    names = sorted(one.name for one in records.iterdir())
    assert names == ["record.yaml", "скан-2.pdf", "скан.pdf"]
    assert _verify(scan, frozen)[0] == ["verify-file-attached"]
    report = Report()
    assert [one.key for one in verify_folder(frozen, TRUST, report)] == ["verify-edition-whole"]
    assert report.found == []
    for path in records.iterdir():
        data = path.read_bytes()
        for at in (0, len(data) // 2, len(data) - 1):
            path.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
            report = Report()
            verify_folder(frozen, TRUST, report)
            assert codes(report) == ["edition-file"], (path.name, at)
        path.write_bytes(data)


def test_acquaintance_after_approval_fills_a_sheet_to_print(frozen: Path) -> None:
    from tests.editions.support import words_of

    plan = str(frozen)
    assert (
        "approved on 2024-01-12" in command("acquaint", plan, "director", "--date", "2024-01-11")[2]
    )
    assert command("acquaint", plan, "director", "--date", "2024-01-13")[0] == 0
    status, out, err = command("acquaint", plan, "doctor", "--date", "2024-01-14", "--acting")
    assert (status, err) == (0, "")
    assert "acquaintance.pdf" in out
    words = words_of(frozen / "editions/01.records/acquaintance.pdf")
    assert "Танысу парағы" in words
    assert "Серікова 13.01.2024" in words
    assert "Оспанов 14.01.2024" in words
    assert command("verify", plan)[0] == 0
    assert "acquainted: 2" in command("editions", plan)[1]


@pytest.mark.parametrize(
    ("asked", "made"),
    [("docx", "plan-signed.docx"), ("pdf", "plan-signed.pdf"), ("MANIFEST", "MANIFEST.p7s")],
)
def test_signed_copies_and_signatures_are_verified(
    frozen: Path, tmp_path: Path, asked: str, made: str
) -> None:
    report = Report()
    edition = read_edition(frozen, 1, report)
    assert edition is not None
    moment = datetime(2024, 1, 12, 9, tzinfo=UTC)
    files = sign_file(
        edition, asked, authority.key_file("құпия"), "құпия", report, "Бекіту", moment
    )
    assert files is not None
    write_atomically(files)
    said = [one.key for one in verify_folder(frozen, TRUST, report)]
    assert said == ["verify-edition-whole", "verify-signature", "verify-revocation-unknown"]
    assert report.found == []
    path = frozen / "editions/01.records" / made
    assert path.is_file()
    verify_folder(frozen, Asked(), report)
    assert codes(report) == ["signature-root-not-given"]
    if asked != "MANIFEST":
        copy = tmp_path / f"not-recorded{path.suffix}"
        copy.write_bytes(path.read_bytes())
        shutil.rmtree(path.parent)
        assert _verify(copy, frozen)[0][0] == "verify-file-signed-copy"


def test_wrong_key_file_is_refused(frozen: Path) -> None:
    report = Report()
    edition = read_edition(frozen, 1, report)
    assert edition is not None
    assert sign_file(edition, "pdf", b"rubbish", "", report) is None
    assert codes(report) == ["key-refused"]


def test_signature_from_outside_is_attached_when_it_is_of_this_file(
    frozen: Path, tmp_path: Path
) -> None:
    manifest = (frozen / "editions/01/MANIFEST").read_bytes()
    leaf = authority.gost_certificate("Серікова", "ҰКО")
    good, bad, root = tmp_path / "a.cms", tmp_path / "b.cms", tmp_path / "root.cer"
    good.write_bytes(authority.gost_cms(manifest, "Серікова", leaf))
    bad.write_bytes(authority.gost_cms(b"other", "Серікова", leaf))
    root.write_bytes(authority.gost_certificate("ҰКО", "ҰКО", is_authority=True))
    status, _, err = command("sign", str(frozen), "--attach", str(bad))
    assert (status, "another file was signed" in err) == (1, True)
    assert not (frozen / "editions/01.records").exists()
    assert command("sign", str(frozen), "--attach", str(good))[0] == 0
    status, out, _ = command("verify", str(frozen), "--root", str(root))
    assert status == 0
    assert "Signed by Серікова" in out
    assert "is not known" in out


def test_a_key_signs_from_the_command_line(
    frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "key.p12"
    key.write_bytes(authority.key_file("құпия"))
    monkeypatch.setenv("DOCGEN_KEY_PASSWORD", "құпия")
    assert command("sign", str(frozen), "--key", str(key), "--file", "docx")[0] == 0
    monkeypatch.setenv("DOCGEN_KEY_PASSWORD", "басқа")
    status, _, err = command("sign", str(frozen), "--key", str(key))
    assert (status, "the key file or the password is wrong" in err) == (1, True)
