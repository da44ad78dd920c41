"""Signing off: a candidate becomes a frozen edition, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from docgen.build import Resolved
from docgen.diagnostics import Position, Report
from docgen.digest import candidate, digest
from docgen.editions.agreements import check_agreements, first_record, read_agreements, required
from docgen.editions.libraries import libraries
from docgen.editions.records import Agreements, EditionRecord, yaml_of
from docgen.editions.render import Approval, Wanted, code_of, render, template_files
from docgen.editions.revision import revised
from docgen.editions.store import (
    CONTENT,
    FOLDER,
    LARGEST_FILE,
    MANIFEST,
    RECORD,
    TEMPLATES,
    Edition,
    check_files,
    edition_folder,
    edition_numbers,
    manifest_of,
    read_edition,
    sha256,
)
from docgen.journal import locked, sweep, write_folder
from docgen.outside import (
    OutsideError,
    file_names,
    read_file,
    refusal,
    resource_folder,
    today,
)
from docgen.read.project import Project
from docgen.read.values import Text
from docgen.revise.basis import read_revision
from docgen.revise.commands import is_open


def sign_off(
    folder: Path, approval: Approval, report: Report, number: int | None = None
) -> Edition | None:
    """Freeze the content of the plan's folder as its next edition; None with the reasons."""
    if not folder.is_dir():
        report.error("folder-not-found", Position(folder.as_posix()), folder=folder.as_posix())
        return None
    try:
        with locked(folder):
            return _sign_off(folder, approval, report, number)
    except OutsideError as fault:
        report_refusal(fault, FOLDER, report)
    except OSError as fault:  # the renderer's own temporary files
        report_refusal(refusal(fault, FOLDER), FOLDER, report)
    return None


def approval_of(
    folder: Path,
    day: date | None,
    body: str | None,
    act_date: date | None,
    act_number: str | None,
    report: Report,
) -> Approval | None:
    """Return the approval; what is not given is taken from an open revision's basis."""
    revision = read_revision(folder, report) if is_open(folder) else None
    basis = revision.basis if revision else None
    found_body = body or (str(basis.body) if basis else "")
    found_number = act_number or (str(basis.number) if basis else "")
    found_date = act_date or (basis.date if basis else None)
    for name, one in (("body", found_body), ("act-number", found_number), ("act-date", found_date)):
        if not one:
            report.error("approval-missing", option=f"--{name}")
    if found_date is None or report.has_errors:
        return None
    effective = basis.in_force if basis else None
    return Approval(day or found_date, found_body, found_date, found_number, effective)


def report_refusal(fault: OutsideError, file: str, report: Report) -> None:
    """Report what the disk refuses, or that another command is at work."""
    if fault.reason == "busy":
        report.error("folder-busy", folder=fault.name)
    else:
        report.error("output-failed", file=file, reason=fault.reason)


def _sign_off(
    folder: Path, approval: Approval, report: Report, asked: int | None
) -> Edition | None:
    sweep(folder / FOLDER)
    number = _next_number(folder, asked, report)
    previous = _previous(folder, number, report)
    if report.has_errors:
        return None
    _check_dates(approval, previous, report)
    if previous is not None and not is_open(folder):
        report.error("revision-not-open", number=previous.number)
        return None
    content = content_files(folder, report)
    resolved = candidate(folder, report)
    if resolved is None:
        return None
    wanted = _wanted(folder, resolved, number, approval, previous, report)
    if report.has_errors:
        return None
    files = _files(folder, wanted, resolved, previous, report)
    if files is None:
        return None
    if content_files(folder, Report()) != content:
        report.error("content-changing", folder=folder.name)
        return None
    whole = {**files, **{f"{CONTENT}/{name}": data for name, data in content.items()}}
    whole[MANIFEST] = manifest_of(whole)
    write_folder(edition_folder(folder, number), whole)
    return read_edition(folder, number, report)


def _next_number(folder: Path, asked: int | None, report: Report) -> int:
    numbers = edition_numbers(folder)
    following = max(numbers, default=0) + 1
    if asked in numbers:
        report.error("edition-exists", number=asked or 0, following=following)
    elif asked is not None and asked != following:
        report.error("edition-out-of-order", number=asked, following=following)
    return following


def _previous(folder: Path, number: int, report: Report) -> Edition | None:
    """Return the last edition; a damaged one must not be built upon."""
    if number == 1:
        return None
    if not check_files(edition_folder(folder, number - 1), report):
        return None
    return read_edition(folder, number - 1, report)


def _check_dates(approval: Approval, previous: Edition | None, report: Report) -> None:
    day, act = approval.day.isoformat(), approval.act_date.isoformat()
    now = today().isoformat()
    for one in sorted({day, act}):
        if one > now:
            report.error("date-in-future", day=one, today=now)
    if day < act:
        report.error("edition-before-act", day=day, act=act)
    if previous is not None and day < previous.record.date.isoformat():
        last = previous.record.date.isoformat()
        report.error("edition-before-last", day=day, number=previous.number, last=last)


def content_files(folder: Path, report: Report) -> dict[str, bytes]:
    """Return all files of the plan's folder but editions and hidden ones."""
    project = Project(folder)
    found: dict[str, bytes] = {}
    for name in file_names(folder):
        parts = name.split("/")
        if parts[0] == FOLDER or parts[-1].startswith("."):
            continue
        data = project.data(name, report, limit=LARGEST_FILE)
        if data is not None:
            found[name] = data
    return found


def _wanted(
    folder: Path,
    resolved: Resolved,
    number: int,
    approval: Approval,
    previous: Edition | None,
    report: Report,
) -> Wanted:
    """Return what is to be rendered, when everybody agreed to exactly this."""
    content = digest(resolved)
    if previous is not None and str(previous.record.digest) == content:
        report.error("edition-unchanged", number=previous.number)
    agreements = read_agreements(folder, report)
    check_agreements(resolved.plan.file, agreements, content, approval.act_date, report)
    needed = required(resolved.plan.file)
    kept = tuple(one for one in agreements.agreements if str(one.person) in needed)
    first = first_record(folder) if previous else None
    return Wanted(number, content, approval, Agreements(agreements=kept), first)


def _files(
    folder: Path, wanted: Wanted, resolved: Resolved, previous: Edition | None, report: Report
) -> Mapping[str, bytes] | None:
    more: Mapping[str, bytes] = {}
    if previous is not None:
        found = revised(folder, wanted, report)
        if found is None:
            return None
        wanted, more = found
    made = render(folder, wanted, report)
    if made is None:
        return None
    documents = {**made, **more}
    templates = template_files(resolved.layout.name, resource_folder("templates"))
    record = _record(wanted, previous, tuple(sorted(documents)))
    return {
        **documents,
        **{f"{TEMPLATES}/{name}": data for name, data in templates.items()},
        RECORD: yaml_of(record),
    }


def _record(wanted: Wanted, previous: Edition | None, files: tuple[str, ...]) -> EditionRecord:
    approval = wanted.approval
    before = sha256(read_file(previous.folder / MANIFEST, LARGEST_FILE)) if previous else ""
    return EditionRecord.model_validate(
        {
            "number": str(wanted.number),
            "date": approval.day.isoformat(),
            "body": approval.body,
            "act_date": approval.act_date.isoformat(),
            "act_number": approval.act_number,
            "effective": approval.in_force.isoformat(),
            "digest": wanted.digest,
            "code": code_of(wanted.number, wanted.digest),
            "previous": before,
            "files": [Text(name) for name in files],
            "libraries": {Text(name): Text(one) for name, one in libraries().items()},
            "agreements": wanted.agreements.agreements,
        }
    )
