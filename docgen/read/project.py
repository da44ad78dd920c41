"""A plan's folder: its files by their names, and nothing outside it.

Every name an author writes comes through here: absolute paths, `..`, URLs and links that lead
out are refused, and so is all that is not a plain file.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from docgen.diagnostics import NOWHERE, Position, Report
from docgen.outside import OutsideError, file_names, read_file
from docgen.read.csv_file import read_csv
from docgen.read.source import Source, decode
from docgen.read.values import Items, Mapping, Text, Value
from docgen.read.yaml_file import read_yaml

LARGEST_TEXT = 8 * 1024 * 1024
LARGEST_PICTURE = 32 * 1024 * 1024

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


class Project:
    """Reads the files of one folder, each once; remembers their lines for the messages."""

    def __init__(self, folder: Path) -> None:
        """Open nothing yet."""
        self.folder = folder
        self.sources: dict[str, Source] = {}
        self.texts: dict[str, Text] = {}
        self._missed: set[str] = set()

    def names(self) -> list[str]:
        """Return the names of all files in the folder."""
        return file_names(self.folder)

    def source_names(self) -> list[str]:
        """Return the names of the files that make up the content: no hidden ones, no editions."""
        return [
            name
            for name in self.names()
            if not name.startswith(("editions/", "."))
            and "/." not in name
            and (self.folder / name).is_file()
        ]

    def data(
        self, name: str, report: Report, position: Position = NOWHERE, limit: int = LARGEST_TEXT
    ) -> bytes | None:
        """Return the file's bytes, or None with the fault reported at `position`."""
        path = self._inside(name, report, position)
        if path is None:
            return None
        at = position if position != NOWHERE else Position(name)
        try:
            return read_file(path, limit)
        except OutsideError as fault:
            if fault.reason == "missing":
                report.error("file-not-found", at, file=name, nearest=self._nearest(name))
            elif fault.reason == "too-large":
                report.error("file-too-large", at, file=name, size=fault.detail, limit=limit)
            elif fault.reason == "not-a-file":
                report.error("not-a-file", at, file=name)
            else:
                report.error("file-unreadable", at, file=name, reason=fault.reason)
            return None

    def text(self, name: str, report: Report, position: Position = NOWHERE) -> Source | None:
        """Return the text of a file; its faults are reported once."""
        if name in self._missed:
            return None
        if name in self.sources:
            return self.sources[name]
        data = self.data(name, report, position)
        source = None if data is None else decode(data, name, report)
        if source is None:
            self._missed.add(name)
            if data is not None:
                self.sources[name] = Source(name, data[:100_000].decode("utf-8", "replace"))
            return None
        self.sources[name] = source
        return source

    def yaml(self, name: str, report: Report, position: Position = NOWHERE) -> Value | None:
        """Return what a YAML file says; its texts are found again by their keys."""
        source = self.text(name, report, position)
        value = None if source is None else read_yaml(source, report)
        self._register(value)
        return value

    def csv(self, name: str, report: Report, position: Position = NOWHERE) -> Items | None:
        """Return the rows of a CSV file."""
        source = self.text(name, report, position)
        rows = None if source is None else read_csv(source, report)
        self._register(rows)
        return rows

    def lines(self, name: str) -> list[str]:
        """Return the lines of a file that has been read, for messages."""
        return self.sources[name].lines if name in self.sources else []

    def _register(self, value: Value | None) -> None:
        waiting: list[Value] = [] if value is None else [value]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Text):
                if one:
                    self.texts[one.key] = one
            elif isinstance(one, Mapping):
                waiting.extend(one)
                waiting.extend(one.values())
            else:
                waiting.extend(one)

    def _inside(self, name: str, report: Report, position: Position) -> Path | None:
        """Return the path of `name` when it lies in the folder, links followed."""
        at = position if position != NOWHERE else Position(name)
        code = _refused(name)
        if code:
            report.error(code, at, file=name)
            return None
        root = self.folder.resolve()
        path = self.folder / name
        try:
            real = path.resolve()
        except (OSError, RuntimeError):
            report.error("file-unreadable", at, file=name, reason="symlink-loop")
            return None
        if not real.is_relative_to(root):
            report.error("link-outside", at, file=name)
            return None
        if real != root / name and _has_link(self.folder, name):
            report.warn("link-inside", at, file=name, target=real.relative_to(root).as_posix())
        return real

    def _nearest(self, name: str) -> str:
        found = get_close_matches(name, self.names(), n=1, cutoff=0.6)
        return found[0] if found else ""


def load(folder: Path, report: Report) -> Project | None:
    """Return the plan's folder, or None when there is none."""
    if not folder.is_dir():
        report.error("folder-not-found", Position(folder.as_posix()), folder=folder.as_posix())
        return None
    return Project(folder)


def _refused(name: str) -> str:
    if not name.strip() or "\x00" in name:
        return "path-empty"
    is_drive = name[1:2] == ":"
    if name.startswith("//") or "://" in name or (_SCHEME.match(name) and not is_drive):
        return "path-is-url"
    if name.startswith(("/", "\\", "~")) or is_drive:
        return "path-absolute"
    if "\\" in name:
        return "path-backslash"
    if ".." in name.split("/"):
        return "path-outside"
    return ""


def _has_link(folder: Path, name: str) -> bool:
    path = folder
    for part in Path(name).parts:
        path = path / part
        if path.is_symlink():
            return True
    return False
