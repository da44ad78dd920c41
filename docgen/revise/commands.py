"""What the commands do: open a revision, list its changes, show earlier notes in a draft."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.build import Options
from docgen.compare import Change, Kind
from docgen.diagnostics import Position, Report
from docgen.digest import candidate, digest, has_same_tree
from docgen.journal import locked, write_together
from docgen.revise.basis import FILE, Basis, has_revision, revision_text
from docgen.revise.history import Traced, trace
from docgen.revise.wording import Wording

EDITIONS = "editions"
CONTENT = "content"
_NUMBER = re.compile(r"\d{2,3}")


def frozen_contents(folder: Path) -> tuple[Path, ...]:
    """Return the contents of the signed editions of the plan's folder, oldest first."""
    where = folder / EDITIONS
    if not where.is_dir():
        return ()
    names = sorted(one.name for one in where.iterdir() if _NUMBER.fullmatch(one.name))
    return tuple(where / name / CONTENT for name in sorted(names, key=int))


def standing(folder: Path, report: Report, options: Options) -> Options:
    """Return `options` with the notes of all signed revisions, and of the one being prepared.

    A plan without a signed edition has none; a fault that the build itself finds is left to it.
    """
    history = frozen_contents(folder)
    if not history:
        return options
    scratch = Report()
    found = trace(history, folder, scratch)
    report.found += (one for one in scratch.found if one.code == "correction-unused")
    return options if found is None else found[-1].options(options)


def open_revision(folder: Path, basis: Basis, report: Report) -> Path | None:
    """Write revision.yaml into the plan's folder; None with the reason why not.

    The file of the revision that the last edition was signed with is no open one.
    """
    history = frozen_contents(folder)
    if not history:
        report.error("revision-without-edition", folder=folder.name)
        return None
    if is_open(folder):
        report.error("revision-exists", Position(FILE, 1, 1), file=FILE)
        return None
    path = folder / FILE
    with locked(folder):
        write_together(folder, {path: revision_text(basis)})
    return path


def is_open(folder: Path) -> bool:
    """Whether a revision is being prepared: its file is not that of the last edition."""
    if not has_revision(folder):
        return False
    history = frozen_contents(folder)
    signed = history[-1] / FILE if history else None
    if signed is None or not signed.is_file():
        return True
    return signed.read_bytes() != (folder / FILE).read_bytes()


def list_changes(folder: Path, report: Report) -> Traced | None:
    """Return the plan's folder against its last edition; None with the faults reported."""
    history = frozen_contents(folder)
    if not history:
        report.error("revision-without-edition", folder=folder.name)
        return None
    found = trace(history, folder, report)
    return None if found is None else found[-1]


def unseen(folder: Path) -> str:
    """Return what differs from the last edition although its text does not.

    «look»: the document, but not what it says; «data»: what is printed nowhere; or nothing.
    """
    old, new = (candidate(one, Report()) for one in (frozen_contents(folder)[-1], folder))
    if old is None or new is None or digest(old) == digest(new):
        return ""
    return "data" if has_same_tree(old, new) else "look"


def lines(traced: Traced) -> list[str]:
    """Return the changes as people read them, one a line, cells under their rows."""
    wording = traced.wording
    found: list[str] = []
    for number, change in enumerate(traced.changes.changes, start=1):
        kind = wording.patterns.kinds[change.kind.value]
        place = wording.place(change)
        found.append(f"{number}. {place[:1].upper()}{place[1:]}{_cells(change, wording)} – {kind}")
    return found


def _cells(change: Change, wording: Wording) -> str:
    if change.kind is Kind.RENUMBERED and change.new_place:
        return f": {change.place.thing.label} → {change.new_place.thing.label}"
    if to := wording.moved_to(change):
        return f" → {to}"
    edits = change.row.cells if change.row else ()
    shown = [
        f"{f'{edit.title}: ' if edit.title else ''}{edit.old or '–'} → {edit.new or '–'}"
        for edit in edits
    ]
    return f", {'; '.join(shown)}" if shown else ""


def as_data(traced: Traced) -> list[dict[str, object]]:
    """Return the changes as plain values for machines."""
    return [
        {
            "kind": change.kind.value,
            "scope": change.scope.value,
            "place": traced.wording.place(change).replace("\u00a0", " "),
            "ordinal": change.place.ordinal,
            "row": change.row.old.id or change.row.new_at if change.row and change.row.old else "",
            "old": [one.words for one in change.old] if change.row is None else [],
            "new": [one.words for one in change.new] if change.row is None else [],
            "cells": [
                {"column": edit.title, "old": edit.old, "new": edit.new}
                for edit in (change.row.cells if change.row else ())
            ],
            "similarity": change.similarity,
            "reason": change.reason,
        }
        for change in traced.changes.changes
    ]
