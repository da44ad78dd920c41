"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from docgen.outside import OutsideError, file_names, today, write_atomically


def test_files_are_written_and_nothing_is_left_behind(tmp_path: Path) -> None:
    write_atomically({tmp_path / "o" / "a": b"1", tmp_path / "o" / "b": b"2"})
    write_atomically({tmp_path / "o" / "a": b"3"})
    assert {one.name: one.read_bytes() for one in (tmp_path / "o").iterdir()} == {
        "a": b"3",
        "b": b"2",
    }


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "disk-full"), (errno.EROFS, "read-only"), (errno.EIO, "disk-error")],
)
def test_a_fault_while_writing_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"old")
    real, calls = os.fsync, []

    def failing(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(number, os.strerror(number))
        real(handle)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OutsideError) as fault:
        write_atomically({tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert fault.value.reason == reason
    assert fault.value.name == "b"
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a": b"old", "b": b"old"}


def test_a_locked_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise OSError(errno.EBUSY, "busy")

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(OutsideError) as fault:
        write_atomically({tmp_path / "a.docx": b"new"})
    assert (fault.value.reason, fault.value.name) == ("locked", "a.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OutsideError) as fault:
        write_atomically({tmp_path / "a": b"new"})
    assert fault.value.reason == "folder-in-the-way"


def test_names_are_sorted_and_hidden_folders_left_out(tmp_path: Path) -> None:
    for name in ("b/c.md", "a.md", ".git/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    assert file_names(tmp_path) == ["a.md", "b/c.md"]


def test_the_day_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1704067200")
    assert today() == date(2024, 1, 1)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert today() >= date(2024, 1, 1)
