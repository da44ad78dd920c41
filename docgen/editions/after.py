"""What comes to an edition after its freeze: scans, signatures, acquaintances.

All of it lies beside the frozen files, in `editions/NN.records/`, listed with its digest in
record.yaml, which ends with a digest of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from docgen.build import Options, Resolved, lay_out, write_files
from docgen.diagnostics import Position, Report
from docgen.editions.agreements import new_record
from docgen.editions.records import FileRecord, LaterRecord, sealed, yaml_of
from docgen.editions.render import mark_of
from docgen.editions.store import LATER, Edition, read_later, records_folder, sha256
from docgen.expand.document import DocumentMaker
from docgen.expand.signed import Signature, Signed
from docgen.layout.load import load_layout
from docgen.outside import today
from docgen.plan import Plan, load_plan
from docgen.read.values import Text

SHEET = "acquaintance"
_HEAD = "# Редакция бекітілгеннен кейін қосылғандар. Бұл файлды docgen жазады.\n"


def later_file(later: LaterRecord) -> bytes:
    """Return record.yaml."""
    return sealed(yaml_of(later, _HEAD))


def attach(
    edition: Edition,
    name: str,
    data: bytes,
    report: Report,
    *,
    kind: str = "scan",
    of: str = "",
    note: str = "",
    day: date | None = None,
) -> Mapping[Path, bytes] | None:
    """Return the files to write that attach `data` to the edition; None with faults reported.

    A file keeps its name; when another of that name is there, a number is put in.
    """
    later = read_later(edition, report)
    if later is None:
        return None
    free = _free_name(PurePosixPath(name).name, {str(one.file) for one in later.files})
    made = FileRecord.model_validate(
        {
            "file": free,
            "kind": kind,
            "of": of,
            "date": (day or today()).isoformat(),
            "sha256": sha256(data),
            "note": note,
        }
    )
    folder = records_folder(edition)
    grown = later.model_copy(update={"files": (*later.files, made)})
    return {folder / free: data, folder / LATER: later_file(grown)}


def _free_name(name: str, taken: set[str]) -> str:
    path = PurePosixPath(name.lstrip(".") or "file")
    taken = taken | {LATER, f"{SHEET}.docx", f"{SHEET}.pdf"}
    found, number = path.name, 1
    while found in taken:
        number += 1
        found = f"{path.stem}-{number}{path.suffix}"
    return found


def acquaint(
    folder: Path,
    edition: Edition,
    person: str,
    report: Report,
    day: date | None = None,
    remark: str = "",
    acting: bool = False,
) -> Mapping[Path, bytes] | None:
    """Return the files to write that record an acquaintance, and the sheet to print."""
    later = read_later(edition, report)
    plan = load_plan(edition.content, report)
    if later is None or plan is None:
        return None
    if person not in plan.people:
        now = load_plan(folder, Report())  # somebody who came after the approval
        if now is not None and person in now.people:
            plan.people[person] = now.people[person]
    made = new_record(plan, person, report, day, remark, acting, str(edition.record.digest))
    if made is None:
        return None
    if made.date < edition.record.date:
        report.error(
            "acquaintance-early",
            name=person,
            day=made.date.isoformat(),
            approved=edition.record.date.isoformat(),
        )
        return None
    kept = tuple(one for one in later.acquaintances if str(one.person) != person)
    grown = later.model_copy(update={"acquaintances": (*kept, made)})
    sheet = acquaintance_sheet(edition, plan, grown, report)
    where = records_folder(edition)
    return None if sheet is None else {**sheet, where / LATER: later_file(grown)}


def acquaintance_sheet(
    edition: Edition, plan: Plan, later: LaterRecord, report: Report
) -> Mapping[Path, bytes] | None:
    """Return the acquaintance sheet as it stands, as DOCX and PDF; None with faults reported."""
    layout = load_layout(str(plan.file.layout), edition.templates, report)
    if layout is None:
        return None
    signed = {
        str(one.person): Signature(one.date, one.acting, str(one.remark))
        for one in later.acquaintances
    }
    sheets = plan.file.sheets
    people = dict.fromkeys([*map(str, sheets.acquaintance.people), *signed])
    own = sheets.acquaintance.model_copy(update={"people": tuple(map(Text, people))})
    plan.file = plan.file.model_copy(
        update={"sheets": sheets.model_copy(update={"acquaintance": own})}
    )
    mark = mark_of(edition.number, str(edition.record.digest))
    maker = DocumentMaker(
        plan, layout, report, edition.templates, (), Signed(acquainted=signed), mark
    )
    moment = f"{max(one.date for one in later.acquaintances).isoformat()}T00:00:00Z"
    options = Options(draft=False, mark=mark, moment=moment)
    made = lay_out(Resolved(plan, layout, maker.sheet(SHEET), maker), report, options)
    if made is None or report.has_errors:
        return None
    plain = replace(made.document, meta=replace(made.document.meta, final=False))
    built = write_files(replace(made, document=plain), report, options)
    if built.docx is None or built.pdf is None:
        return None
    where = records_folder(edition)
    return {where / f"{SHEET}.docx": built.docx, where / f"{SHEET}.pdf": built.pdf}


def check_later(edition: Edition, report: Report) -> LaterRecord:
    """Return what came after the freeze; report every file of it that is not as recorded."""
    from docgen.outside import OutsideError, all_names, read_file

    later = read_later(edition, report)
    folder = records_folder(edition)
    if later is None:
        return LaterRecord()
    known = {str(one.file): str(one.sha256) for one in later.files}
    names = all_names(folder) if folder.is_dir() else []
    for name in sorted({*known, *names} - {LATER, f"{SHEET}.docx", f"{SHEET}.pdf"}):
        at = Position(f"editions/{folder.name}/{name}")
        if name not in known:
            report.error("edition-file", at, file=name, reason="added")
            continue
        try:
            same = sha256(read_file(folder / name, 256 * 1024 * 1024)) == known[name]
        except OutsideError as fault:
            report.error("edition-file", at, file=name, reason=fault.reason)
            continue
        if not same:
            report.error("edition-file", at, file=name, reason="changed")
    return later
