"""Killed or refused at any step of agree, acquaint, attach-scan, sign, revise: old state or new."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from docgen.diagnostics import Report
from docgen.editions.after import acquaint, attach
from docgen.editions.agreements import AGREEMENTS_FILE, agree
from docgen.editions.signing import sign_file
from docgen.editions.store import Edition, read_edition, read_later
from docgen.editions.verify import Asked, verify_folder
from docgen.journal import locked, settle, write_together
from docgen.outside import OutsideError
from docgen.revise.basis import FILE, Basis, revision_text
from tests.editions.support import codes
from tests.editions.test_crash import STEPS, counting, in_child, state_of
from tests.signatures import authority

Files = Mapping[Path, bytes]
DAY = date(2024, 1, 14)
BASIS = Basis.model_validate(
    {"body": "Кеңес", "kind": "decision", "date": "2024-01-14", "number": "2"}
)


def _edition(folder: Path) -> Edition:
    edition = read_edition(folder, 1, Report())
    assert edition is not None
    return edition


def _agree(folder: Path) -> Files | None:
    data = agree(folder, "chair", Report(), DAY, remark="жаңа")
    return None if data is None else {folder / AGREEMENTS_FILE: data}


def _acquaint(folder: Path) -> Files | None:
    return acquaint(folder, _edition(folder), "director", Report(), DAY)


def _attach(folder: Path) -> Files | None:
    return attach(_edition(folder), "scan.jpg", b"scan" * 500, Report(), day=DAY)


def _sign(folder: Path) -> Files | None:
    key = authority.key_file("parol")
    return sign_file(_edition(folder), "MANIFEST", key, "parol", Report(), moment=authority.SIGNED)


def _revise(folder: Path) -> Files | None:
    return {folder / FILE: revision_text(BASIS)}


WORKS: dict[str, Callable[[Path], Files | None]] = {
    "agree": _agree,
    "acquaint": _acquaint,
    "attach-scan": _attach,
    "sign": _sign,
    "revise": _revise,
}


@pytest.fixture(params=WORKS)
def work(request: pytest.FixtureRequest, frozen: Path) -> tuple[Path, Files]:
    """Return the plan's folder, where a scan is attached already, and the files to write."""
    scan = attach(_edition(frozen), "first.jpg", b"first", Report(), day=DAY)
    assert scan is not None
    write_together(frozen, scan)
    files = WORKS[request.param](frozen)
    assert files is not None
    return frozen, files


Seen = set[tuple[bool, tuple[str, ...]]]
"""States that were verified: whether all is new, and what stands in the folder."""


def _holds(folder: Path, old: Mapping[str, bytes], files: Files, verified: Seen) -> bool:
    """Whether all is new; it must be all old otherwise, and whole in either case."""
    settle(folder)
    with locked(folder):
        pass
    new = {**old, **{path.relative_to(folder).as_posix(): data for path, data in files.items()}}
    state = state_of(folder)
    assert state in (old, new), sorted({*state} ^ {*old})
    names = tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")))
    if (state == new, names) not in verified:
        report = Report()
        assert read_later(_edition(folder), report) is not None
        verify_folder(folder, Asked(), report)
        assert {*codes(report)} <= {"signature-root-not-given"}
        verified.add((state == new, names))
    return state == new


def _undo(folder: Path, old: Mapping[str, bytes]) -> None:
    for name in state_of(folder):
        if name not in old:
            (folder / name).unlink()
    for name, data in old.items():
        if not name.startswith("editions/01/"):
            (folder / name).write_bytes(data)


def test_killed_at_every_step(work: tuple[Path, Files]) -> None:
    folder, files = work
    old, outcomes = state_of(folder), set()
    verified: Seen = set()
    for step in range(1, 80):

        def run(step: int = step) -> None:
            with locked(folder):
                counting(step, lambda: os.kill(os.getpid(), signal.SIGKILL))
                write_together(folder, files)

        exitcode = in_child(run)
        outcomes.add((exitcode, _holds(folder, old, files, verified)))
        _undo(folder, old)
        if exitcode == 0:
            break
    assert outcomes == {(-signal.SIGKILL, False), (-signal.SIGKILL, True), (0, True)}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_fault_at_every_step(
    work: tuple[Path, Files], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    folder, files = work
    old, seen = state_of(folder), set()
    verified: Seen = set()
    for step in range(1, 80):

        def fail() -> None:
            raise OSError(number, os.strerror(number))

        refused = False
        with locked(folder), monkeypatch.context() as patch:
            for name in STEPS:
                patch.setattr(os, name, getattr(os, name))
            reached = counting(step, fail)
            try:
                write_together(folder, files)
            except OutsideError:
                refused = True
        is_new = _holds(folder, old, files, verified)
        assert is_new or refused
        seen.add(is_new)
        _undo(folder, old)
        if not reached():
            break
    assert seen == {False, True}
    assert step > 8


def test_whoever_reads_first_finishes_what_was_begun(frozen: Path) -> None:
    files = _attach(frozen)
    assert files is not None

    def run() -> None:
        counting(1, lambda: os.kill(os.getpid(), signal.SIGKILL), ("replace",))
        write_together(frozen, files)

    assert in_child(run) == -signal.SIGKILL
    assert (frozen / ".docgen.journal").is_dir()
    later = read_later(_edition(frozen), Report())
    assert later is not None
    assert [str(one.file) for one in later.files] == ["scan.jpg"]
    assert not (frozen / ".docgen.journal").exists()
