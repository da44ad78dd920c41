"""The one door to the outside: disk, clock and fonts. Nothing else in docgen opens a file."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from glob import escape
from pathlib import Path

_FACES = (
    ("Liberation Serif", False, False, "liberation/LiberationSerif-Regular.ttf"),
    ("Liberation Serif", True, False, "liberation/LiberationSerif-Bold.ttf"),
    ("Liberation Serif", False, True, "liberation/LiberationSerif-Italic.ttf"),
    ("Liberation Serif", True, True, "liberation/LiberationSerif-BoldItalic.ttf"),
    ("Liberation Sans", False, False, "liberation/LiberationSans-Regular.ttf"),
    ("Liberation Sans", True, False, "liberation/LiberationSans-Bold.ttf"),
    ("Liberation Sans", False, True, "liberation/LiberationSans-Italic.ttf"),
    ("Liberation Sans", True, True, "liberation/LiberationSans-BoldItalic.ttf"),
    ("DejaVu Serif", False, False, "dejavu/DejaVuSerif.ttf"),
    ("DejaVu Serif", True, False, "dejavu/DejaVuSerif-Bold.ttf"),
)

FALLBACK_FAMILY = "DejaVu Serif"
"""The family that supplies what the Liberation fonts lack: ₸, U+2011 and some signs."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file that docgen ships: its family, its make, where it lies."""

    family: str
    bold: bool
    italic: bool
    path: Path

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return _face_bytes(self.path)


@cache
def _face_bytes(path: Path) -> bytes:
    return path.read_bytes()


@cache
def resource_folder(name: str) -> Path:
    """Return the folder `name` (`fonts`, `templates`) that docgen ships.

    It lies in the package of an installed docgen, beside the package in a clone.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "_resources" / name, here.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(name)


@cache
def font_faces() -> tuple[Face, ...]:
    """Return the font faces that docgen ships; raise FileNotFoundError naming a missing one."""
    folder = resource_folder("fonts")
    faces = tuple(
        Face(family, bold, italic, folder / name) for family, bold, italic, name in _FACES
    )
    for face in faces:
        if not face.path.is_file():
            raise FileNotFoundError(face.path.name)
    return faces


class OutsideError(Exception):
    """The disk refuses. `reason` is a slug that the catalogues explain; `name` the file."""

    def __init__(self, reason: str, name: str, detail: str = "") -> None:
        """Say what could not be done with which file."""
        super().__init__(f"{reason}: {name} {detail}".rstrip())
        self.reason = reason
        self.name = name
        self.detail = detail


_REASONS = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EACCES: "not-permitted",
    errno.EPERM: "not-permitted",
    errno.EISDIR: "not-a-file",
    errno.ELOOP: "symlink-loop",
    errno.ENAMETOOLONG: "name-too-long",
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EROFS: "read-only",
    errno.ETXTBSY: "locked",
    errno.EBUSY: "locked",
}


def refusal(fault: OSError, name: str) -> OutsideError:
    """Return what `fault` means for the file `name`, in words that the catalogues have."""
    if getattr(fault, "winerror", None) in (32, 33):
        return OutsideError("locked", name)
    return OutsideError(_REASONS.get(fault.errno or 0, "disk-error"), name, fault.strerror or "")


def read_file(path: Path, limit: int) -> bytes:
    """Return the bytes of a regular file of at most `limit` bytes; raise OutsideError.

    A pipe, device or folder is refused without waiting for it.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | os.O_CLOEXEC)
    except OSError as fault:
        if fault.errno in (errno.ENXIO, errno.ENODEV):
            raise OutsideError("not-a-file", path.name) from fault
        raise refusal(fault, path.name) from fault
    state = os.fstat(handle)
    if not stat.S_ISREG(state.st_mode) or state.st_size > limit:
        os.close(handle)
        if not stat.S_ISREG(state.st_mode):
            raise OutsideError("not-a-file", path.name)
        raise OutsideError("too-large", path.name, str(state.st_size))
    with os.fdopen(handle, "rb") as file:
        try:
            data = file.read(limit + 1)
        except OSError as fault:
            raise refusal(fault, path.name) from fault
    if len(data) > limit:
        raise OutsideError("too-large", path.name, str(len(data)))
    return data


def file_names(folder: Path, most: int = 10_000) -> list[str]:
    """Return the names of the files under `folder`, sorted, with `/`; symlinks as files."""
    names: list[str] = []
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        base = Path(where).relative_to(folder)
        names.extend((base / name).as_posix() for name in sorted(files))
        if len(names) > most:
            break
    return names


def all_names(folder: Path, most: int = 100_000) -> list[str]:
    """Return the names of all that lies under `folder`, hidden files, links, empty folders too."""
    names: list[str] = []
    for where, folders, files in os.walk(folder):
        base = Path(where).relative_to(folder)
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name not in links)
        names.extend((base / name).as_posix() for name in [*files, *links])
        if not folders and not files and not links and where != str(folder):
            names.append(f"{base.as_posix()}/")
        if len(names) > most:
            break
    return sorted(names)


def folder_names(folder: Path) -> list[str]:
    """Return the names of the folders in `folder`, hidden ones too; none when it is not there."""
    if not folder.is_dir():
        return []
    return sorted(one.name for one in folder.iterdir() if one.is_dir() and not one.is_symlink())


def write_atomically(files: Mapping[Path, bytes]) -> None:
    """Write all files or none: temporary files beside them, then renames; raise OutsideError.

    What stood there before is untouched until every byte of every file is on the disk.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            check_writable(path)
            _remove_stale(path)
            written.append((_write_beside(path, data), path))
        for temporary, path in written:
            try:
                os.replace(temporary, path)
            except OSError as fault:
                raise refusal(fault, path.name) from fault
    finally:
        for temporary, _ in written:
            temporary.unlink(missing_ok=True)
    for folder in {path.parent for path in files}:
        sync_folder(folder)


def check_writable(path: Path) -> None:
    """Raise when a folder stands at `path` or the file that stands there may not be changed."""
    if path.is_dir():
        raise OutsideError("folder-in-the-way", path.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            os.close(os.open(path, os.O_WRONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0)))
    except OSError as fault:
        raise refusal(fault, path.name) from fault


def _remove_stale(path: Path) -> None:
    """Remove what processes that are no more have left of the same file."""
    if os.name != "posix":
        return
    for one in path.parent.glob(f".{escape(path.name)}.*.tmp"):
        number = one.name.split(".")[-2]
        if number.isdigit() and not _is_alive(int(number)):
            one.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _write_beside(path: Path, data: bytes) -> Path:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        write_synced(temporary, data, 0o666)
    except OSError as fault:
        temporary.unlink(missing_ok=True)
        raise refusal(fault, path.name) from fault
    return temporary


def write_synced(path: Path, data: bytes, mode: int) -> None:
    """Write a file and wait until the disk has it; raise OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; raise OSError."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


LARGEST_MEMORY = 1 << 30
"""What rendering the templates may add to the memory of the process."""


@contextmanager
def bounded_memory(more: int = LARGEST_MEMORY) -> Iterator[None]:
    """Let the process take `more` bytes at most; past that MemoryError is raised.

    Only where the system can do it and nobody has set a lower limit.
    """
    if not sys.platform.startswith("linux"):
        yield
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _in_use() + more
    if soft != resource.RLIM_INFINITY and soft <= wanted:
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _in_use() -> int:
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def today() -> date:
    """Return the day of SOURCE_DATE_EPOCH when it is set (UTC), else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    return datetime.now().astimezone().date()
