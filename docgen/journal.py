"""Writing that a killed process cannot leave half done: the lock, the journal, whole folders."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from docgen.outside import (
    OutsideError,
    all_names,
    check_writable,
    refusal,
    sync_folder,
    write_synced,
)

_JOURNAL = ".docgen.journal"


@contextmanager
def locked(folder: Path, wait_seconds: float = 1.0) -> Iterator[None]:
    """Hold the lock of `folder`; raise OutsideError `busy` when another keeps it so long.

    The lock goes with the process: a killed one leaves none behind. What one killed while it
    wrote left undone is finished first.
    """
    try:
        handle = _open_lock(folder)
    except OSError as fault:
        raise refusal(fault, folder.name) from fault
    try:
        until = time.monotonic() + wait_seconds
        while not _try_lock(handle):
            if time.monotonic() >= until:
                raise OutsideError("busy", folder.name)
            time.sleep(0.05)
        _finish(folder)
        sweep(folder, ".docgen.*.tmp")
        yield
    finally:
        os.close(handle)


def write_together(folder: Path, files: Mapping[Path, bytes]) -> None:
    """Write all files, which lie under `folder`, or none; raise OutsideError.

    For who holds the folder's lock. All is written and synced in a hidden folder, which one
    rename makes the journal: from then on the new files count, and whoever comes next moves
    what a killed run has not moved yet.
    """
    temporary = folder / f".docgen.{os.getpid()}.tmp"
    try:
        for path, data in files.items():
            if path.parent.is_dir():
                check_writable(path)
            staged = temporary / path.relative_to(folder)
            staged.parent.mkdir(parents=True, exist_ok=True)
            write_synced(staged, data, 0o666)
        for one in {staged.parent for staged in temporary.rglob("*")}:
            sync_folder(one)
        os.rename(temporary, folder / _JOURNAL)
        sync_folder(folder)
    except OSError as fault:
        raise refusal(fault, folder.name) from fault
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    try:
        _finish(folder)
    except OutsideError:
        _undo(folder, files)
        raise


def _undo(folder: Path, files: Mapping[Path, bytes]) -> None:
    """Take a journal back of which nothing has been moved yet."""
    journal = folder / _JOURNAL
    if all((journal / path.relative_to(folder)).is_file() for path in files):
        back = folder / f".docgen.{os.getpid()}.tmp"
        os.rename(journal, back)
        shutil.rmtree(back, ignore_errors=True)


def settle(folder: Path) -> None:
    """Finish what a killed run has begun to write under `folder`; raise OutsideError."""
    if (folder / _JOURNAL).is_dir():
        with locked(folder):
            pass


def _finish(folder: Path) -> None:
    """Move the journal's files to their places."""
    journal = folder / _JOURNAL
    if not journal.is_dir():
        return
    try:
        for name in all_names(journal):
            if name.endswith("/"):
                continue
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(journal / name, target)
            sync_folder(target.parent)
        shutil.rmtree(journal)
        sync_folder(folder)
    except OSError as fault:
        raise refusal(fault, folder.name) from fault


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Make the folder `target` with all `files`, or nothing; raise OutsideError.

    Everything is written and synced in a hidden folder beside, which one rename makes the
    target. What a killed run leaves behind, `sweep` takes away.
    """
    if target.exists():
        raise OutsideError("exists", target.name)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.mkdir(parents=True)
        folders = {temporary}
        for name, data in files.items():
            path = temporary / name
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.update(one for one in path.parents if one.is_relative_to(temporary))
            write_synced(path, data, 0o444)
        for folder in folders:
            sync_folder(folder)
        os.rename(temporary, target)
        sync_folder(target.parent)
        sync_folder(target.parent.parent)
    except OSError as fault:
        shutil.rmtree(temporary, ignore_errors=True)
        raise refusal(fault, target.name) from fault


def sweep(folder: Path, pattern: str = ".*.tmp") -> None:
    """Remove what killed runs left in `folder`; only for who holds its lock."""
    for path in folder.glob(pattern) if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


if sys.platform == "win32":
    import msvcrt

    def _open_lock(folder: Path) -> int:
        return os.open(folder / ".docgen.lock", os.O_RDWR | os.O_CREAT)

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _open_lock(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY | os.O_CLOEXEC)

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
