"""What a revision adds to an edition: notes, register, title page, and documents of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import yaml

from docgen.diagnostics import Report
from docgen.editions.render import Wanted, options_of, wanted_again
from docgen.editions.store import CONTENT, Edition, edition_folder, read_edition
from docgen.expand.expander import RegisterRow
from docgen.revise.basis import has_revision
from docgen.revise.documents import pieces, revision_documents

TRACKED = "tracked.docx"
COMPARISON = "comparison"
REGISTER = "register.yaml"


def history_of(folder: Path, number: int) -> list[Path]:
    """Return the contents of the editions before `number`, oldest first."""
    return [edition_folder(folder, one) / CONTENT for one in range(1, number)]


def revised(
    folder: Path, wanted: Wanted, report: Report
) -> tuple[Wanted, Mapping[str, bytes]] | None:
    """Return what to render, with the revision's notes in it, and the revision's documents.

    The documents are for work: neither final nor with the edition's code.
    """
    options = replace(options_of(wanted), mark=None)
    history = history_of(folder, wanted.number)
    previous = read_edition(folder, wanted.number - 1, report)
    before = replace(options_of(wanted_again(folder, previous)), mark=None) if previous else None
    made = revision_documents(history, folder, report, options, before)
    if made is None:
        return None
    files = {
        TRACKED: made.tracked_docx,
        f"{COMPARISON}.docx": made.comparison_docx,
        f"{COMPARISON}.pdf": made.comparison_pdf,
        REGISTER: register_file(made.register),
    }
    return replace(wanted, pieces=made.pieces), files


def register_file(rows: tuple[RegisterRow, ...]) -> bytes:
    """Return the rows of the change-registration sheet as YAML."""
    plain = [
        {"place": row.place, "made": row.made, "basis": row.basis, "effective": row.effective}
        for row in rows
    ]
    text = yaml.dump(
        plain, allow_unicode=True, sort_keys=False, default_flow_style=False, width=1000
    )
    return text.encode()


def again(folder: Path, edition: Edition, report: Report) -> Wanted | None:
    """Return what a frozen edition was rendered from."""
    wanted = wanted_again(folder, edition)
    if edition.number == 1 or not has_revision(edition.content):
        return wanted
    history = history_of(folder, edition.number)
    added = pieces(history, edition.content, report, edition.templates)
    return None if added is None else replace(wanted, pieces=added)
