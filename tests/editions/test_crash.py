"""Killed or refused by the disk at any step: the folder holds the old state or the new one."""

from __future__ import annotations

import errno
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.diagnostics import Report
from docgen.editions.signoff import sign_off
from docgen.editions.store import check_files
from docgen.journal import locked, sweep, write_folder
from docgen.outside import OutsideError
from tests.editions.support import APPROVAL, agreed, codes, signed

FILES = {"a.txt": b"a" * 5000, "content/b.txt": b"b", "content/deep/c.txt": b"c" * 100}
STEPS = ("open", "fsync", "mkdir", "rename", "replace", "rmdir")
CONTEXT = multiprocessing.get_context("fork")


def counting(
    step: int, then: Callable[[], None], names: tuple[str, ...] = STEPS
) -> Callable[[], bool]:
    """Let the `step`-th call of the disk do `then` instead; return whether it came so far."""
    done = 0

    def wrapped(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal done
            done += 1
            if done == step:
                then()
            return real(*arguments, **named)

        return call

    for name in names:
        setattr(os, name, wrapped(getattr(os, name)))
    return lambda: done >= step


def in_child(work: Callable[[], None]) -> int:
    """Do the work in a process of its own; return how that ended."""
    child = CONTEXT.Process(target=work)
    child.start()
    child.join(60)
    assert child.exitcode is not None
    return child.exitcode


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def state_of(folder: Path) -> dict[str, bytes]:
    """Return every file under the folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_killed_at_every_step_leaves_nothing_or_everything(tmp_path: Path) -> None:
    outcomes = set()
    for step in range(1, 40):
        target = tmp_path / str(step) / "01"
        target.parent.mkdir()

        def work(target: Path = target, step: int = step) -> None:
            counting(step, _kill)
            write_folder(target, FILES)

        exitcode = in_child(work)
        state = state_of(target) if target.exists() else {}
        assert state in ({}, FILES), step
        outcomes.add((exitcode, bool(state)))
        sweep(target.parent)
        assert [one.name for one in target.parent.iterdir()] == (["01"] if state else [])
        if not state:
            write_folder(target, FILES)
            assert state_of(target) == FILES
        if exitcode == 0:
            break
    assert outcomes == {(-signal.SIGKILL, False), (-signal.SIGKILL, True), (0, True)}


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "disk-full"), (errno.EROFS, "read-only"), (errno.EIO, "disk-error")],
)
def test_a_failing_write_at_every_step_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def fail() -> None:
        raise OSError(number, os.strerror(number))

    for step in range(1, 40):
        target = tmp_path / str(step) / "01"
        target.parent.mkdir()
        with monkeypatch.context() as patch:
            for name in STEPS:
                patch.setattr(os, name, getattr(os, name))
            reached = counting(step, fail)
            refused = _reason(target)
        assert refused in ("", reason)
        assert state_of(target) in (({}, FILES) if refused else (FILES,))
        assert [one.name for one in target.parent.iterdir() if one.name != "01"] == []
        if not reached():
            break
    assert step > 12


def _reason(target: Path) -> str:
    try:
        write_folder(target, FILES)
    except OutsideError as fault:
        return fault.reason
    return ""


def test_full_disk_at_the_freeze_leaves_nothing(tmp_path: Path) -> None:
    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
        os._exit(0 if _reason(tmp_path / "01") == "disk-full" else 1)

    assert in_child(work) == 0
    assert list(tmp_path.iterdir()) == []


def test_full_disk_is_a_reason_and_leaves_the_old_state(tiny: Path) -> None:
    agreed(tiny)
    before = state_of(tiny)

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        report = Report()
        good = sign_off(tiny, APPROVAL, report) is None and codes(report) == ["output-failed"]
        os._exit(0 if good and report.found[0].arguments["reason"] == "disk-full" else 1)

    assert in_child(work) == 0
    assert state_of(tiny) == before
    assert signed(tiny).number == 1


def test_read_only_folder_is_a_reason(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agreed(tiny)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(os, "mkdir", refuse)
    report = Report()
    assert sign_off(tiny, APPROVAL, report) is None
    assert codes(report) == ["output-failed"]
    assert report.found[0].arguments["reason"] == "read-only"


@pytest.mark.parametrize("seconds", [0.0, 0.15, 0.4, 0.7])
def test_a_whole_sign_off_killed_at_any_time(tiny: Path, seconds: float) -> None:
    agreed(tiny)
    before = state_of(tiny)

    def work() -> None:
        sign_off(tiny, APPROVAL, Report())

    child = CONTEXT.Process(target=work)
    child.start()
    time.sleep(seconds)
    child.kill()
    child.join(60)
    editions = tiny / "editions"
    if (editions / "01").exists():
        assert check_files(editions / "01", Report())
    else:
        assert {k: v for k, v in state_of(tiny).items() if not k.startswith("editions/.")} == before
        assert signed(tiny).number == 1
    assert [one.name for one in editions.iterdir()] == ["01"]


def test_of_two_sign_offs_at_once_exactly_one_makes_the_edition(tiny: Path) -> None:
    agreed(tiny)
    queue = CONTEXT.Queue()

    def work() -> None:
        report = Report()
        edition = sign_off(tiny, APPROVAL, report)
        queue.put((edition is not None, codes(report)))

    children = [CONTEXT.Process(target=work) for _ in range(2)]
    for child in children:
        child.start()
    results = sorted(queue.get(timeout=60) for _ in children)
    for child in children:
        child.join(60)
    assert [good for good, _ in results] == [False, True]
    assert results[0][1] in (["folder-busy"], ["revision-not-open"])
    assert check_files(tiny / "editions" / "01", Report())


def test_the_lock_of_a_killed_process_is_gone(tmp_path: Path) -> None:
    script = (
        "import sys, time, pathlib; from docgen.journal import locked\n"
        "with locked(pathlib.Path(sys.argv[1])):\n print('held', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"held\n"
    with pytest.raises(OutsideError, match="busy"), locked(tmp_path, 0.1):
        pass
    child.kill()
    child.wait(20)
    child.stdout.close()
    with locked(tmp_path, 0.1):
        pass


def test_a_build_during_the_freeze_sees_the_plan_as_it_is(tiny: Path) -> None:
    from docgen.build import Options, make_document

    agreed(tiny)
    with locked(tiny):
        (tiny / "editions").mkdir()
        (tiny / "editions" / ".01.1.tmp").mkdir()
        report = Report()
        assert make_document(tiny, report, Options()) is not None
        assert report.found == []
