"""What the records of agreement, approval and edition put into a document's blanks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from docgen.plan.front import Person, Sheet, Stamp


@dataclass(frozen=True, slots=True)
class Signature:
    """That a person signed on a day, perhaps in another's place, perhaps with a remark."""

    day: date
    acting: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class EditionMark:
    """What the foot of an edition's pages says: its number, its digest in short, its code."""

    number: int
    short: str
    code: str


@dataclass(frozen=True, slots=True)
class Signed:
    """The signatures by the key of the person; `approved` is the day of the approving act.

    `stamped` are the signatures that the title page's stamps show, where they are not those of
    the sheet: a revised plan keeps the stamps of its first edition.
    `is_blank` leaves every date out, the author's own too: so the words are the same before
    and after the signatures.
    """

    agreed: Mapping[str, Signature] = field(default_factory=dict)
    acquainted: Mapping[str, Signature] = field(default_factory=dict)
    approved: date | None = None
    stamped: Mapping[str, Signature] | None = None
    is_blank: bool = False

    def of(self, sheet: Sheet, kind: str, person: str) -> Signature | None:
        """Return the signature of `person` on a sheet: the author's own date, then the record."""
        if self.is_blank:
            return None
        day = sheet.day(person)
        found = self._sheet(kind).get(person)
        if day is None:
            return found
        return Signature(day, found.acting if found else False, found.remark if found else "")

    def stamp_day(self, stamp: Stamp) -> date | str:
        """Return the day that a stamp shows, or `blank` or `none`."""
        if stamp.date == "none":
            return "none"
        if self.is_blank:
            return "blank"
        if stamp.date != "blank":
            return stamp.date
        if stamp.kind == "approved":
            return self.approved or "blank"
        found = self._stamps.get(str(stamp.person))
        return found.day if found else "blank"

    def stamp_person(self, stamp: Stamp, person: Person) -> Person:
        """Return the stamp's person as he signed: acting when the record says so."""
        found = self._stamps.get(str(stamp.person)) if stamp.kind == "agreed" else None
        if self.is_blank or found is None or not found.acting:
            return person
        return person.model_copy(update={"acting": True})

    @property
    def _stamps(self) -> Mapping[str, Signature]:
        return self.agreed if self.stamped is None else self.stamped

    def _sheet(self, kind: str) -> Mapping[str, Signature]:
        return {"agreement": self.agreed, "acquaintance": self.acquainted}.get(kind, {})


UNSIGNED = Signed()
BLANK = Signed(is_blank=True)
