"""The editions of a plan's folder: where they lie, what a manifest says, what is whole.

editions/01/            frozen: edition.yaml, both files, content/, templates/, MANIFEST
editions/01.records/    what came later: scans, signatures, acquaintances
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.diagnostics import Position, Report
from docgen.editions.records import EditionRecord, LaterRecord, is_sealed, read_record
from docgen.journal import settle
from docgen.outside import OutsideError, all_names, folder_names, read_file

FOLDER = "editions"
RECORD = "edition.yaml"
LATER = "record.yaml"
MANIFEST = "MANIFEST"
CONTENT = "content"
TEMPLATES = "templates"
LARGEST_FILE = 256 * 1024 * 1024

_NUMBER = re.compile(r"\d{2,3}")
_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)\n")


@dataclass(frozen=True, slots=True)
class Edition:
    """A signed edition: its record and where it lies."""

    folder: Path
    record: EditionRecord

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return self.record.number

    @property
    def content(self) -> Path:
        """The folder of the plan as it was signed."""
        return self.folder / CONTENT

    @property
    def templates(self) -> Path:
        """The templates with which it was made."""
        return self.folder / TEMPLATES

    @property
    def shown(self) -> str:
        """Its folder as people are told: `editions/01`."""
        return f"{FOLDER}/{self.folder.name}"

    def document(self, ending: str) -> Path:
        """Return the signed document with the ending `docx` or `pdf`."""
        return self.folder / f"plan.{ending}"


def edition_folder(folder: Path, number: int) -> Path:
    """Return where the edition `number` of the plan in `folder` lies."""
    return folder / FOLDER / f"{number:02d}"


def records_folder(edition: Edition) -> Path:
    """Return where the records of what came later lie."""
    return edition.folder.with_name(f"{edition.folder.name}.records")


def edition_numbers(folder: Path) -> list[int]:
    """Return the numbers of the editions that lie in the plan's folder, in order."""
    names = folder_names(folder / FOLDER)
    return sorted(int(name) for name in names if _NUMBER.fullmatch(name))


def list_editions(folder: Path, report: Report) -> list[Edition]:
    """Return the editions whose records can be read; the others are reported."""
    found = [read_edition(folder, number, report) for number in edition_numbers(folder)]
    return [one for one in found if one is not None]


def read_edition(folder: Path, number: int, report: Report) -> Edition | None:
    """Return the edition, or None with the fault reported."""
    where = edition_folder(folder, number)
    if not where.is_dir():
        known = tuple(str(one) for one in edition_numbers(folder))
        report.error("edition-not-found", number=number, known=known)
        return None
    record = read_record(where / RECORD, f"{FOLDER}/{where.name}/{RECORD}", EditionRecord, report)
    return None if record is None else Edition(where, record)


def read_later(edition: Edition, report: Report) -> LaterRecord | None:
    """Return what came after the freeze, empty when nothing did; None with faults reported."""
    path = records_folder(edition) / LATER
    shown = f"{FOLDER}/{path.parent.name}/{LATER}"
    try:
        settle(edition.folder.parent.parent)
        if not path.exists():
            return LaterRecord()
        whole = is_sealed(read_file(path, LARGEST_FILE))
    except OutsideError as fault:
        report.error("file-unreadable", Position(shown), file=shown, reason=fault.reason)
        return None
    if not whole:
        report.error("edition-file", Position(shown), file=shown, reason="changed")
        return None
    return read_record(path, shown, LaterRecord, report)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def manifest_of(files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of the files, in the form that `sha256sum --check` reads."""
    return "".join(f"{sha256(files[name])}  {name}\n" for name in sorted(files)).encode()


def read_manifest(data: bytes) -> dict[str, str] | None:
    """Return the digests by name; None unless `data` is exactly what docgen writes."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    found = {match[2]: match[1] for match in _LINE.finditer(text)}
    again = "".join(f"{found[name]}  {name}\n" for name in sorted(found))
    return found if found and again == text else None


def check_files(where: Path, report: Report) -> bool:
    """Report every file of the edition in `where` that is not as it was frozen."""
    before = len(report.found)
    shown = f"{FOLDER}/{where.name}"
    listed = listed_files(where, report)
    if listed is None:
        return False
    for name, reason, other in differences(listed, _digests(where)):
        at = Position(f"{shown}/{name}")
        if reason in ("renamed", "swapped"):
            report.error("edition-file-moved", at, file=name, other=other, reason=reason)
        else:
            report.error("edition-file", at, file=name, reason=reason)
    return len(report.found) == before


def listed_files(where: Path, report: Report) -> dict[str, str] | None:
    """Return the manifest of the edition in `where`, or None with the fault reported."""
    at = Position(f"{FOLDER}/{where.name}/{MANIFEST}")
    try:
        listed = read_manifest(read_file(where / MANIFEST, LARGEST_FILE))
    except OutsideError as fault:
        report.error("edition-file", at, file=MANIFEST, reason=fault.reason)
        return None
    if listed is None:
        report.error("edition-file", at, file=MANIFEST, reason="changed")
    return listed


def differences(listed: Mapping[str, str], found: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return (name, what happened, other name) for each file that is not as listed."""
    faults: list[tuple[str, str, str]] = []
    added = {name: found[name] for name in found if name not in listed}
    known = {digest: name for name, digest in sorted(listed.items(), reverse=True)}
    for name in sorted(listed):
        if name not in found:
            moved = next((one for one in added if added[one] == listed[name]), "")
            if moved:
                del added[moved]
            faults.append((name, "renamed" if moved else "missing", moved))
        elif found[name] != listed[name]:
            other = known.get(found[name], "")
            faults.append((name, "swapped" if other else "changed", other))
    faults.extend((name, "added", "") for name in sorted(added))
    return faults


def _digests(folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in all_names(folder):
        if name == MANIFEST:
            continue
        path = folder / name
        if path.is_symlink() or name.endswith("/"):
            found[name] = ""
            continue
        try:
            found[name] = sha256(read_file(path, LARGEST_FILE))
        except OutsideError as fault:
            found[name] = fault.reason
    return found
