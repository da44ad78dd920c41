"""Which plan is a file of, when nobody says? Those that lie around it are asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docgen.diagnostics import Report
from docgen.editions.store import (
    LARGEST_FILE,
    edition_numbers,
    list_editions,
    listed_files,
    read_later,
    sha256,
)
from docgen.editions.words import identifier_of
from docgen.outside import folder_names, read_file

_CODE_IN_PDF = re.compile(rb"<dc:identifier>docgen:(\d+-[0-9A-F]{12})</dc:identifier>")
LEVELS = 3
"""How many folders above a file are looked into."""
MOST_FOLDERS = 300


def code_in(data: bytes) -> str:
    """Return the code that a DOCX or PDF carries, or nothing."""
    match = _CODE_IN_PDF.search(data)
    return match[1].decode() if match else identifier_of(data).removeprefix("docgen:")


def plan_folder_of(path: Path, report: Report) -> Path | None:
    """Return the folder of the plan whose file this is; None with what is known reported.

    The plan in which it lies; else one above or beside it, or under `content` there, that has
    the edition whose code the file carries, or this very file.
    """
    for folder in path.resolve().parents:
        if edition_numbers(folder):
            return folder
    data = read_file(path, LARGEST_FILE)
    code, digest = code_in(data), sha256(data)
    for folder in dict.fromkeys(_around(path.resolve())):
        if _knows(folder, code, digest):
            return folder
    if code:
        report.error("file-of-unknown-plan", file=path.name, paper=code)
    else:
        report.error("file-without-code", file=path.name)
    return None


def plans_in(folder: Path) -> list[Path]:
    """Return the folder itself when it holds editions, else the plans in it that do."""
    if edition_numbers(folder):
        return [folder]
    return [one for one in _children(folder) if edition_numbers(one)]


def _around(path: Path) -> Iterator[Path]:
    """Yield the plans with editions beside the file and up to three folders above."""
    for folder in list(path.parents)[:LEVELS]:
        for inside in (folder, folder / "content"):
            yield from (one for one in _children(inside) if edition_numbers(one))


def _children(folder: Path) -> list[Path]:
    names = (name for name in folder_names(folder) if not name.startswith("."))
    return [folder / name for name in list(names)[:MOST_FOLDERS]]


def _knows(folder: Path, code: str, digest: str) -> bool:
    """Whether the plan has the edition of this code, or a file with this digest."""
    for edition in list_editions(folder, Report()):
        later = read_later(edition, Report())
        digests = {*(listed_files(edition.folder, Report()) or {}).values()}
        digests |= {str(one.sha256) for one in later.files} if later else set()
        if digest in digests or str(edition.record.code) == code:
            return True
    return False
