"""The documents of an edition, from its content: at sign-off, and again whenever it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import yaml

from docgen.build import Options, build_plan
from docgen.diagnostics import Report
from docgen.editions.agreements import first_record, signed_by
from docgen.editions.records import Agreements, EditionRecord
from docgen.editions.store import Edition
from docgen.expand.signed import EditionMark
from docgen.outside import file_names, read_file

SHORT = 12
LARGEST_TEMPLATE = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Approval:
    """The decision that makes a candidate an edition, and the day on which it is frozen.

    `effective` is the day from which it is in force; none given: that of the freeze.
    """

    day: date
    body: str
    act_date: date
    act_number: str
    effective: date | None = None

    @property
    def in_force(self) -> date:
        """The day from which the edition is in force."""
        return self.effective or self.day


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an edition is rendered from: its number, its digest, who approved and agreed."""

    number: int
    digest: str
    approval: Approval
    agreements: Agreements
    first: EditionRecord | None = None  # of a revised plan
    templates: Path | None = None
    pieces: Options = field(default_factory=Options)  # what a revision adds


def code_of(number: int, digest: str) -> str:
    """Return the code that an edition's pages carry: its number and digest in short."""
    return f"{number}-{digest[:SHORT].upper()}"


def mark_of(number: int, digest: str) -> EditionMark:
    """Return what the foot of the pages says."""
    short = digest[:SHORT].upper()
    grouped = "-".join(short[at : at + 4] for at in range(0, SHORT, 4))
    return EditionMark(number, grouped, code_of(number, digest))


def options_of(wanted: Wanted) -> Options:
    """Return what a build of the edition is asked for."""
    return replace(
        wanted.pieces,
        draft=False,
        moment=f"{wanted.approval.day.isoformat()}T00:00:00Z",
        signed=signed_by(wanted.agreements, wanted.digest, wanted.approval.act_date, wanted.first),
        mark=mark_of(wanted.number, wanted.digest),
        templates=wanted.templates,
    )


def render(content: Path, wanted: Wanted, report: Report) -> Mapping[str, bytes] | None:
    """Return `plan.docx` and `plan.pdf` of the edition, or None with the faults reported."""
    built = build_plan(content, report, options_of(wanted))
    if built is None or report.has_errors or built.docx is None or built.pdf is None:
        return None
    return {"plan.docx": built.docx, "plan.pdf": built.pdf}


def wanted_again(folder: Path, edition: Edition) -> Wanted:
    """Return what a frozen edition was rendered from."""
    record = edition.record
    approval = Approval(
        record.date, str(record.body), record.act_date, str(record.act_number), record.effective
    )
    agreements = Agreements(agreements=record.agreements)
    first = first_record(folder) if edition.number > 1 else None
    return Wanted(record.number, str(record.digest), approval, agreements, first, edition.templates)


def template_files(layout: str, templates: Path) -> dict[str, bytes]:
    """Return the files of a layout and of all it is based on, by their names."""
    names = [layout]
    while names[-1] and len(names) < 10:
        text = read_file(templates / names[-1] / "layout.yaml", LARGEST_TEMPLATE)
        found = yaml.load(text, Loader=yaml.CSafeLoader)
        names.append(str(found.get("base", "")) if isinstance(found, dict) else "")
    folders = dict.fromkeys([*(name for name in names if name), "common"])
    return {
        f"{folder}/{name}": read_file(templates / folder / name, LARGEST_TEMPLATE)
        for folder in folders
        for name in file_names(templates / folder)
    }
