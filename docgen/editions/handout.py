"""Giving the frozen files out again, and rendering them again to see that nothing has changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from docgen.diagnostics import Report
from docgen.editions.libraries import changed_libraries
from docgen.editions.render import render
from docgen.editions.revision import again
from docgen.editions.store import LARGEST_FILE, Edition, check_files, list_editions
from docgen.editions.words import report_words
from docgen.outside import read_file


def hand_out(edition: Edition, name: str, report: Report) -> Mapping[str, bytes] | None:
    """Return the edition's documents under names for readers; None when it is not whole."""
    if not check_files(edition.folder, report):
        return None
    given: dict[str, bytes] = {}
    for one in edition.record.files:
        stem, _, ending = str(one).rpartition(".")
        what = "" if stem == "plan" else f"-{stem}"
        shown = f"{name}-{edition.number:02d}{what}.{ending}"
        given[shown] = read_file(edition.folder / str(one), LARGEST_FILE)
    return given


def rerender(folder: Path, edition: Edition, report: Report) -> bool:
    """Report each document that is not rendered to the same bytes; whether all are."""
    wanted = again(folder, edition, report)
    made = None if wanted is None else render(edition.content, wanted, report)
    if made is None:
        return False
    before = len(report.found)
    changed = changed_libraries(
        {str(key): str(one) for key, one in edition.record.libraries.items()}
    )
    for name, data in made.items():
        frozen = read_file(edition.folder / name, LARGEST_FILE)
        if frozen != data:
            report.error("rerender-differs", file=name, libraries=changed or ("–",))
            report_words(name, frozen, data, report)
    return len(report.found) == before


def in_force(folder: Path, day: date, report: Report) -> Edition | None:
    """Return the edition in force on `day`; None with the fault reported."""
    editions = [one for one in list_editions(folder, report) if one.record.effective <= day]
    if not editions:
        if not report.has_errors:
            report.error("edition-none-then", day=day.isoformat())
        return None
    return max(editions, key=lambda one: one.number)
