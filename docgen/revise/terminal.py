"""The commands of revisions: revise, changes. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol, TextIO

from docgen.diagnostics import Report
from docgen.outside import OutsideError

GOOD, FAULTY = 0, 1
_NOTHING = {
    "": "cli no-changes",
    "look": "cli no-changes-but-look",
    "data": "cli no-changes-but-data",
}

Words = Callable[[str], str]
Command = Callable[[str, object], argparse.ArgumentParser]


class Shown(Protocol):
    """Where and in which language a command speaks."""

    out: TextIO

    def say(self, key: str, **arguments: object) -> None:
        """Print a line of the catalogue."""

    def report(self, report: Report, folder: Path, with_pages: bool = False) -> None:
        """Print everything found."""


def add_commands(command: Command, words: Words) -> None:
    """Add the commands to the parser."""
    revise = command("revise", _revise)
    revise.add_argument("folder", type=Path, help=words("folder"))
    revise.add_argument("--body", required=True, help=words("revise-body"))
    revise.add_argument(
        "--kind", choices=("decision", "order"), default="decision", help=words("revise-kind")
    )
    revise.add_argument("--date", required=True, type=_day, help=words("revise-date"))
    revise.add_argument("--number", required=True, help=words("revise-number"))
    revise.add_argument("--effective", type=_day, help=words("revise-effective"))

    changes = command("changes", _changes)
    changes.add_argument("folder", type=Path, help=words("folder"))
    changes.add_argument("--json", action="store_true", help=words("changes-json"))


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _revise(given: argparse.Namespace, shown: Shown) -> int:
    from docgen.read.values import Text
    from docgen.revise.basis import Basis
    from docgen.revise.commands import open_revision

    report = Report()
    basis = Basis.model_validate(
        {
            "body": Text(given.body),
            "kind": Text(given.kind),
            "date": Text(given.date.isoformat()),
            "number": Text(given.number),
            "effective": Text((given.effective or given.date).isoformat()),
        }
    )
    path = None
    try:
        path = open_revision(given.folder, basis, report)
    except OutsideError as fault:
        report.error("output-failed", file=fault.name, reason=fault.reason)
    shown.report(report, given.folder)
    if path is None:
        return FAULTY
    shown.say("cli revision-opened", file=path.name)
    return GOOD


def _changes(given: argparse.Namespace, shown: Shown) -> int:
    from docgen.revise.commands import as_data, lines, list_changes, unseen

    report = Report()
    found = list_changes(given.folder, report)
    shown.report(report, given.folder)
    if found is None:
        return FAULTY
    if given.json:
        print(json.dumps(as_data(found), ensure_ascii=False, indent=2), file=shown.out)
    elif not found.changes.changes:
        shown.say(_NOTHING[unseen(given.folder)])
    for line in () if given.json else lines(found):
        print(line.replace("\u00a0", " "), file=shown.out)
    return GOOD
