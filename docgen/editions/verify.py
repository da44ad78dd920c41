"""Is this what was signed? Of a file, a paper's code, or all editions of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from docgen.diagnostics import Position, Report
from docgen.editions.after import check_later
from docgen.editions.nearby import code_in, plans_in
from docgen.editions.records import FileRecord
from docgen.editions.store import (
    FOLDER,
    LARGEST_FILE,
    MANIFEST,
    Edition,
    check_files,
    edition_folder,
    edition_numbers,
    list_editions,
    listed_files,
    read_edition,
    records_folder,
    sha256,
)
from docgen.editions.words import (
    SIGNED_APART,
    part_differences,
    report_words,
)
from docgen.outside import OutsideError, read_file
from docgen.signatures.certificates import Trust
from docgen.signatures.package import PackageError
from docgen.signatures.verdict import Verdict

_CODE = re.compile(r"(?:(\d+)\D+?)?([0-9A-Fa-f]{4}\W?[0-9A-Fa-f]{4}\W?[0-9A-Fa-f]{4})")


@dataclass(frozen=True, slots=True)
class Statement:
    """Something good or plain that a verification says; `key` names words of the catalogues."""

    key: str
    arguments: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a verification goes by: whom to trust, and the moment of judging certificates."""

    trust: Trust = field(default_factory=Trust)
    at: datetime | None = None


def verify_code(folder: Path, code: str, report: Report) -> list[Statement]:
    """Say which edition the code of a paper names: of the plan, or of the plans in the folder."""
    known: list[str] = []
    for plan in plans_in(folder):
        said = _with_code(plan, code, report)
        if said:
            return said
        known += (str(one.record.code) for one in list_editions(plan, Report()))
    report.error("code-unknown", paper=code, known=tuple(known))
    return []


def _with_code(folder: Path, code: str, report: Report) -> list[Statement]:
    match = _CODE.search(code.strip().removeprefix("docgen:"))
    short = re.sub(r"\W", "", match[2]).upper() if match else ""
    for edition in list_editions(folder, report):
        same_number = match is not None and int(match[1] or edition.number) == edition.number
        if same_number and str(edition.record.digest)[:12].upper() == short:
            check_files(edition.folder, report)
            return [_named("verify-code", edition, code=code)]
    return []


def verify_folder(folder: Path, asked: Asked, report: Report) -> list[Statement]:
    """Check every file of every edition, the chain of editions and all signatures."""
    numbers = edition_numbers(folder)
    if not numbers:
        report.error("edition-none", folder=folder.name)
    said: list[Statement] = []
    for number in numbers:
        said.extend(_verify_edition(folder, number, asked, report))
    if numbers and numbers != list(range(1, len(numbers) + 1)):
        missing = next(one for one in range(1, max(numbers)) if one not in numbers)
        report.error("edition-not-found", number=missing, known=tuple(map(str, numbers)))
    return said


def _verify_edition(folder: Path, number: int, asked: Asked, report: Report) -> Iterator[Statement]:
    where = edition_folder(folder, number)
    whole = check_files(where, report)
    edition = read_edition(folder, number, report)
    if edition is None:
        return
    _check_chain(folder, edition, report)
    if whole:
        files = len(listed_files(where, Report()) or {})
        yield _named("verify-edition-whole", edition, files=files)
    later = check_later(edition, report)
    for one in later.files:
        yield from _verify_attached(edition, one, asked, report)


def _check_chain(folder: Path, edition: Edition, report: Report) -> None:
    """Check that the edition was built upon the one before as it lies there."""
    before = edition_folder(folder, edition.number - 1) / MANIFEST
    if edition.number == 1 or not before.is_file():
        return
    if sha256(read_file(before, LARGEST_FILE)) != str(edition.record.previous):
        at = Position(f"{edition.shown}/edition.yaml")
        report.error("edition-chain", at, number=edition.number, previous=edition.number - 1)


def verify_file(path: Path, folder: Path, asked: Asked, report: Report) -> list[Statement]:
    """Say whether the file is one of an edition of the plan, and what differs when not."""
    try:
        data = read_file(path, LARGEST_FILE)
    except OutsideError as fault:
        report.error("file-unreadable", file=path.name, reason=fault.reason)
        return []
    editions = list_editions(folder, report)
    for edition in editions:
        found = _as_frozen(edition, path, data, report) or _as_attached(
            edition, path, data, asked, report
        )
        if found:
            return found
    edition_ = _claimed_edition(path, data, editions)
    if edition_ is None:
        report.error("file-of-no-edition", file=path.name)
        return []
    return _compare(edition_, path, data, asked, report)


def _named(key: str, edition: Edition, **more: str | int) -> Statement:
    record = edition.record
    arguments: dict[str, str | int] = {
        "number": edition.number,
        "day": record.date.isoformat(),
        "body": str(record.body),
        "act": str(record.act_number),
        "act_day": record.act_date.isoformat(),
    }
    return Statement(key, {**arguments, **more})


def _as_frozen(edition: Edition, path: Path, data: bytes, report: Report) -> list[Statement]:
    """Return what is said of a file that is one of the frozen ones."""
    listed = listed_files(edition.folder, report) or {}
    digest = sha256(data)
    name = next((name for name in sorted(listed) if listed[name] == digest), "")
    inside = path.resolve().is_relative_to(edition.folder.resolve())
    if not name or (inside and path.resolve() != (edition.folder / name).resolve()):
        return []
    check_files(edition.folder, report)
    return [_named("verify-file-same", edition, file=path.name, name=name)]


def _as_attached(
    edition: Edition, path: Path, data: bytes, asked: Asked, report: Report
) -> list[Statement]:
    later = check_later(edition, Report())
    digest = sha256(data)
    for one in later.files:
        if str(one.sha256) == digest:
            said = [_named("verify-file-attached", edition, file=path.name, kind=str(one.kind))]
            return [*said, *_verify_attached(edition, one, asked, report, data)]
    return []


def _claimed_edition(path: Path, data: bytes, editions: list[Edition]) -> Edition | None:
    """Return the edition that the file itself names; of a copy without a code, its place's."""
    code = code_in(data)
    for edition in editions:
        inside = path.resolve().is_relative_to(edition.folder.resolve())
        if str(edition.record.code) == code or inside:
            return edition
    return None


def _compare(
    edition: Edition, path: Path, data: bytes, asked: Asked, report: Report
) -> list[Statement]:
    """Say how a file differs from the edition that it claims to be."""
    at = Position(path.name)
    if data.startswith(b"PK"):
        frozen = read_file(edition.document("docx"), LARGEST_FILE)
        try:
            parts, given = part_differences(frozen, data), Report()
            has_words = report_words(path.name, frozen, data, given)
        except PackageError:
            report.error("file-differs", at, file=path.name, number=edition.number)
            return []
        if not has_words and set(parts) <= SIGNED_APART:
            return _signed_copy(edition, path, data, asked, report)
        report.error("file-differs", at, file=path.name, number=edition.number)
        report.found.extend(given.found)
        if parts and not has_words:
            report.error("file-parts-differ", at, parts=tuple(parts))
        return []
    if data.startswith(b"%PDF"):
        frozen = read_file(edition.document("pdf"), LARGEST_FILE)
        if data.startswith(frozen):
            return _signed_copy(edition, path, data, asked, report)
        report.error("file-differs", at, file=path.name, number=edition.number)
        report_words(path.name, frozen, data, report)
        return []
    report.error("file-differs", at, file=path.name, number=edition.number)
    return []


def _signed_copy(
    edition: Edition, path: Path, data: bytes, asked: Asked, report: Report
) -> list[Statement]:
    """Say what is known of an edition's file to which nothing but signatures was added."""
    verdicts = inner_verdicts(data, asked)
    if not verdicts:
        report.error("file-differs", Position(path.name), file=path.name, number=edition.number)
        return []
    said = [_named("verify-file-signed-copy", edition, file=path.name)]
    for one in verdicts:
        said.extend(say(path.name, one, asked, report))
    return said


def inner_verdicts(data: bytes, asked: Asked) -> tuple[Verdict, ...]:
    """Return the verdicts over the signatures inside a DOCX or PDF."""
    from docgen.signatures.opc_verify import verify_docx
    from docgen.signatures.pades import verify_pdf

    if data.startswith(b"%PDF"):
        return verify_pdf(data, asked.trust, asked.at)
    return verify_docx(data, asked.trust, asked.at) if data.startswith(b"PK") else ()


def _verify_attached(
    edition: Edition, one: FileRecord, asked: Asked, report: Report, data: bytes = b""
) -> Iterator[Statement]:
    """Yield what is said of the signatures in, or that are, a file that came later."""
    kind, name = str(one.kind), str(one.file)
    if kind == "scan":
        return
    try:
        data = data or read_file(records_folder(edition) / name, LARGEST_FILE)
        if kind == "cms":
            from docgen.signatures.cms import verify_cms

            signed = read_file(edition.folder / str(one.of), LARGEST_FILE)
            verdicts = verify_cms(signed, data, asked.trust, asked.at)
        else:
            verdicts = inner_verdicts(data, asked)
    except OutsideError as fault:
        report.error("file-unreadable", file=name, reason=fault.reason)
        return
    for verdict in verdicts:
        yield from say(f"{FOLDER}/{records_folder(edition).name}/{name}", verdict, asked, report)


def say(file: str, verdict: Verdict, asked: Asked, report: Report) -> Iterator[Statement]:
    """Report what is wrong with a signature, or yield that it is good, and what is not known."""
    for reason in verdict.reasons:
        arguments: dict[str, str] = {"file": file, "signer": verdict.signer or "?"}
        if reason == "root-unknown" and not asked.trust.roots:
            report.warn("signature-root-not-given", Position(file), **arguments)
        else:
            report.error("signature-refused", Position(file), reason=reason, **arguments)
    if set(verdict.reasons) - {"root-unknown"}:
        return
    time = verdict.claimed.strftime("%Y-%m-%d %H:%M") if verdict.claimed else "?"
    yield Statement("verify-signature", {"file": file, "signer": verdict.signer, "time": time})
    if verdict.revocation == "unknown":
        yield Statement("verify-revocation-unknown", {"signer": verdict.signer})
