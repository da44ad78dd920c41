"""revision.yaml: the act on which a revision stands, and the author's corrections."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field

from docgen.compare import Correction
from docgen.diagnostics import Report
from docgen.plan.base import Element
from docgen.plan.faults import validate
from docgen.plan.fields import Count, Day, Flag, Line, choice
from docgen.read.project import Project
from docgen.read.values import Text

FILE = "revision.yaml"
KINDS = ("decision", "order")


class Basis(Element):
    """The act: who decided, what kind of act, when, its number, and from when it holds."""

    body: Line
    kind: Annotated[Literal["decision", "order"], choice(*KINDS)] = "decision"
    date: Day
    number: Line
    effective: Day | None = None

    @property
    def in_force(self) -> datetime.date:
        """The day from which the change holds: the act's own when none is given."""
        return self.effective or self.date


class CorrectionEntry(Element):
    """What the author says of one change; see `docgen.compare.Correction`."""

    old: Line = Text()
    new: Line = Text()
    separate: Flag = False
    ordinal: Count = 0
    reason: Line = Text()

    @property
    def correction(self) -> Correction:
        """The entry as the comparison takes it."""
        return Correction(
            str(self.old), str(self.new), self.separate, self.ordinal, str(self.reason)
        )


class Revision(Element):
    """revision.yaml. `reason` is that of every change without one of its own."""

    basis: Basis
    reason: Line = Text()
    place: Annotated[Literal["", "inside", "below"], choice("", "inside", "below")] = ""
    corrections: tuple[CorrectionEntry, ...] = Field(default=())

    @property
    def given(self) -> tuple[Correction, ...]:
        """The corrections as the comparison takes them."""
        return tuple(one.correction for one in self.corrections)


def has_revision(folder: Path) -> bool:
    """Whether a revision is open in the plan's folder."""
    return (folder / FILE).is_file()


def read_revision(folder: Path, report: Report) -> Revision | None:
    """Return the revision of the plan's folder; None when there is none or it has faults."""
    if not has_revision(folder):
        return None
    value = Project(folder).yaml(FILE, report)
    return None if value is None else validate(Revision, value, report)


def revision_text(basis: Basis) -> bytes:
    """Return a new revision.yaml; it is the author's file from then on."""
    values = {
        "basis": {
            "body": str(basis.body),
            "kind": basis.kind,
            "date": basis.date,
            "number": str(basis.number),
            "effective": basis.in_force,
        }
    }
    text = yaml.dump(values, allow_unicode=True, sort_keys=False, default_flow_style=False)
    return text.encode()
