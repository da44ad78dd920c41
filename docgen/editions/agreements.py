"""Who agreed to what: agreements.yaml in the plan's folder.

Every agreement holds the digest of the content that was agreed to. When the content changes,
the agreement is void: it fills no blank, and sign-off names it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from docgen.diagnostics import Position, Report
from docgen.digest import candidate, digest
from docgen.editions.records import (
    Agreements,
    EditionRecord,
    SignatureRecord,
    read_record,
    yaml_of,
)
from docgen.editions.store import edition_folder, read_edition
from docgen.expand.signed import UNSIGNED, Signature, Signed
from docgen.outside import today
from docgen.plan import Plan
from docgen.plan.front import PlanFile
from docgen.plan.nearest import nearest
from docgen.read.values import Text

AGREEMENTS_FILE = "agreements.yaml"
_HEAD = (
    "# Кім нені келісті. Бұл файлды «docgen agree» жазады; digest – келісілген мазмұнның белгісі.\n"
)


def required(file: PlanFile) -> tuple[str, ...]:
    """Return who must agree: the agreement sheet's people and those of the «agreed» stamps."""
    names = [str(name) for name in file.sheets.agreement.people]
    page = file.title_page
    for stamp in page.stamps if page else ():
        if stamp.kind == "agreed" and stamp.person:
            names.append(str(stamp.person))
    return tuple(dict.fromkeys(names))


def read_agreements(folder: Path, report: Report) -> Agreements:
    """Return the agreements recorded in the plan's folder."""
    path = folder / AGREEMENTS_FILE
    if not path.exists():
        return Agreements()
    return read_record(path, AGREEMENTS_FILE, Agreements, report) or Agreements()


def agreements_file(agreements: Agreements) -> bytes:
    """Return the file that holds them."""
    return yaml_of(agreements, _HEAD)


def new_record(
    plan: Plan,
    person: str,
    report: Report,
    day: date | None = None,
    remark: str = "",
    acting: bool = False,
    content: str = "",
) -> SignatureRecord | None:
    """Return the record that `person` signed, or None with the fault reported."""
    known = plan.people.get(person)
    if known is None:
        report.error("unknown-person", name=person, nearest=nearest(person, plan.people))
        return None
    signed_on = day or today()
    if signed_on > today():
        report.error("date-in-future", day=signed_on.isoformat(), today=today().isoformat())
        return None
    return SignatureRecord(
        person=Text(person),
        name=known.name,
        position=known.position,
        acting=acting or known.acting,
        date=Text(signed_on.isoformat()),
        remark=Text(remark),
        digest=Text(content),
    )


def agree(
    folder: Path,
    person: str,
    report: Report,
    day: date | None = None,
    remark: str = "",
    acting: bool = False,
) -> bytes | None:
    """Return agreements.yaml with the agreement of `person` to the folder's content, or None."""
    resolved = candidate(folder, report)
    if resolved is None:
        return None
    needed = required(resolved.plan.file)
    if person in resolved.plan.people and person not in needed:
        report.error("agreement-not-asked", name=person, known=needed)
        return None
    made = new_record(resolved.plan, person, report, day, remark, acting, digest(resolved))
    before = read_agreements(folder, report)
    if made is None or report.has_errors:
        return None
    kept = tuple(one for one in before.agreements if str(one.person) != person)
    return agreements_file(Agreements(agreements=(*kept, made)))


def check_agreements(
    file: PlanFile, agreements: Agreements, content: str, latest: date, report: Report
) -> None:
    """Report each agreement that is missing, void or later than the approving act."""
    records = {str(one.person): one for one in agreements.agreements}
    for person in required(file):
        record = records.get(person)
        if record is None:
            report.error("agreement-missing", Position("plan.yaml"), name=person)
        elif str(record.digest) != content:
            report.error(
                "agreement-void", record._position, name=person, day=record.date.isoformat()
            )
        elif record.date > latest:
            report.error(
                "agreement-after-act",
                record._position,
                name=person,
                day=record.date.isoformat(),
                act=latest.isoformat(),
            )


def signed_by(
    agreements: Agreements,
    content: str,
    approved: date | None = None,
    first: EditionRecord | None = None,
) -> Signed:
    """Return what fills the blanks: the agreements to `content`, the day of approval.

    The stamps of a revised plan stay those of its `first` edition.
    """
    valid = _signatures(one for one in agreements.agreements if str(one.digest) == content)
    if first is None:
        return Signed(agreed=valid, approved=approved)
    return Signed(agreed=valid, approved=first.act_date, stamped=_signatures(first.agreements))


def _signatures(records: Iterable[SignatureRecord]) -> dict[str, Signature]:
    return {str(one.person): Signature(one.date, one.acting, str(one.remark)) for one in records}


def first_record(folder: Path) -> EditionRecord | None:
    """Return the record of the plan's first edition; None before there is one."""
    if not edition_folder(folder, 1).is_dir():
        return None
    edition = read_edition(folder, 1, Report())
    return edition.record if edition else None


def draft_signed(folder: Path, report: Report) -> Signed:
    """Return what is signed of a draft: agreements to exactly its content."""
    first = first_record(folder)
    if first is None and not (folder / AGREEMENTS_FILE).exists():
        return UNSIGNED
    agreements = read_agreements(folder, report)
    resolved = candidate(folder, Report()) if agreements.agreements else None
    return signed_by(agreements, digest(resolved) if resolved else "-", first=first)
