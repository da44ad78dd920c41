"""No file of an edition can change, come, go or change places unseen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.diagnostics import Report
from docgen.editions.store import check_files, manifest_of, read_manifest
from docgen.editions.verify import Asked, verify_folder
from tests.editions.support import codes, command


def _faults(frozen: Path) -> list[tuple[str, str, str]]:
    report = Report()
    verify_folder(frozen, Asked(), report)
    return [
        (one.code, str(one.arguments.get("file", "")), str(one.arguments.get("reason", "")))
        for one in report.sorted()
    ]


def _edition(frozen: Path) -> Path:
    return frozen / "editions" / "01"


def test_one_flipped_bit_in_any_file_is_found(frozen: Path) -> None:
    folder = _edition(frozen)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(files) > 20
    for number, path in enumerate(files):
        data = path.read_bytes()
        path.chmod(0o644)
        for at in {0, len(data) // 2, len(data) - 1} if data else set():
            bit = 1 << number % 8
            path.write_bytes(data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :])
            report = Report()
            assert not check_files(folder, report), (path.name, at, bit)
            named = {str(one.arguments["file"]) for one in report.found}
            name = path.relative_to(folder).as_posix()
            assert name in named or name == "MANIFEST"
        path.write_bytes(data)
    assert check_files(folder, Report())


def test_every_bit_of_the_manifest_counts(frozen: Path) -> None:
    folder = _edition(frozen)
    path = folder / "MANIFEST"
    data = path.read_bytes()
    path.chmod(0o644)
    for at in range(0, len(data), 131):
        for bit in (0, 3, 5):
            path.write_bytes(data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :])
            assert not check_files(folder, Report()), (at, bit)


def test_added_removed_renamed_swapped_files_are_named(frozen: Path) -> None:
    folder = _edition(frozen)
    (folder / "more.txt").write_text("a", encoding="utf-8")
    (folder / ".hidden").mkdir()
    (folder / "content" / "people.yaml").unlink()
    (folder / "content" / "1.md").rename(folder / "content" / "2.md")
    one, other = folder / "plan.docx", folder / "plan.pdf"
    one.rename(folder / "x")
    other.rename(one)
    (folder / "x").rename(other)
    assert _faults(frozen) == [
        ("edition-file", ".hidden/", "added"),
        ("edition-file-moved", "content/1.md", "renamed"),
        ("edition-file", "content/people.yaml", "missing"),
        ("edition-file", "more.txt", "added"),
        ("edition-file-moved", "plan.docx", "swapped"),
        ("edition-file-moved", "plan.pdf", "swapped"),
    ]


def test_a_link_in_the_place_of_a_file_is_named(frozen: Path, tmp_path: Path) -> None:
    path = _edition(frozen) / "plan.pdf"
    copy = tmp_path / "copy.pdf"
    path.rename(copy)
    os.symlink(copy, path)
    assert _faults(frozen) == [("edition-file", "plan.pdf", "changed")]


def test_a_missing_manifest_or_record_is_named(frozen: Path) -> None:
    (_edition(frozen) / "MANIFEST").unlink()
    assert _faults(frozen)[0] == ("edition-file", "MANIFEST", "missing")
    status, _, err = command("verify", str(frozen))
    assert (status, "MANIFEST" in err) == (1, True)


@pytest.mark.parametrize(
    "data", [b"", b"x", b"0" * 64 + b"  a", b"\xff", ("A" * 64 + "  a\n").encode()]
)
def test_what_is_no_manifest_is_none(data: bytes) -> None:
    assert read_manifest(data) is None


def test_manifest_is_read_back() -> None:
    made = manifest_of({"б/а.md": b"1", "a": b""})
    found = read_manifest(made)
    assert found is not None
    assert list(found) == ["a", "б/а.md"]


def test_verify_without_editions_says_so(tiny: Path) -> None:
    report = Report()
    assert verify_folder(tiny, Asked(), report) == []
    assert codes(report) == ["edition-none"]
