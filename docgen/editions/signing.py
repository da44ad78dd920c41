"""Electronic signatures of an edition: made here with an RSA key, or attached from outside.

A signed DOCX or PDF is a further file beside the frozen one; every other file gets a detached
signature.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from docgen.diagnostics import Position, Report
from docgen.editions.after import attach
from docgen.editions.store import LARGEST_FILE, MANIFEST, Edition, check_files, listed_files
from docgen.editions.verify import Asked
from docgen.outside import read_file
from docgen.signatures.algorithms import SignatureError
from docgen.signatures.cms import sign_cms, verify_cms
from docgen.signatures.keys import load_signer
from docgen.signatures.opc import sign_docx
from docgen.signatures.pades import sign_pdf

SHORT = {"docx": "plan.docx", "pdf": "plan.pdf"}
# What keeps a signature from being one of this file at all; who signed is verified later.
_FATAL = {"other-content", "signature-malformed", "no-signature", "signature-wrong"}


def sign_file(
    edition: Edition,
    asked: str,
    key_file: bytes,
    password: str,
    report: Report,
    reason: str = "",
    moment: datetime | None = None,
) -> Mapping[Path, bytes] | None:
    """Return the files to write that hold the signature of an edition's file, or None."""
    name = _file(edition, asked, report)
    if name is None:
        return None
    try:
        signer = load_signer(key_file, password)
    except SignatureError as fault:
        report.error("key-refused", reason=fault.reason)
        return None
    data = read_file(edition.folder / name, LARGEST_FILE)
    now = moment or datetime.now(UTC)
    stem = name.replace("/", "-")
    if name.endswith(".pdf"):
        made, shown, kind = sign_pdf(data, signer, reason), _signed(stem), "signed-pdf"
    elif name.endswith(".docx"):
        made, shown, kind = sign_docx(data, signer, now, reason), _signed(stem), "signed-docx"
    else:
        made, shown, kind = sign_cms(data, signer, now), f"{stem}.p7s", "cms"
    return attach(edition, shown, made, report, kind=kind, of=name, note=reason)


def attach_signature(
    edition: Edition, asked: str, name: str, data: bytes, trust: Asked, report: Report
) -> Mapping[Path, bytes] | None:
    """Return the files to write that attach a detached signature made elsewhere, or None."""
    of = _file(edition, asked, report)
    if of is None:
        return None
    signed = read_file(edition.folder / of, LARGEST_FILE)
    for verdict in verify_cms(signed, data, trust.trust, trust.at):
        for reason in verdict.reasons:
            if reason in _FATAL or trust.trust.roots:
                report.error(
                    "signature-refused",
                    Position(name),
                    file=name,
                    signer=verdict.signer or "?",
                    reason=reason,
                )
    if report.has_errors:
        return None
    return attach(edition, name, data, report, kind="cms", of=of)


def _file(edition: Edition, asked: str, report: Report) -> str | None:
    """Return the name of the edition's file that is to be signed; it must be as frozen."""
    name = SHORT.get(asked, asked)
    listed = listed_files(edition.folder, report)
    if listed is None or not check_files(edition.folder, report):
        return None
    if name not in listed and name != MANIFEST:
        report.error("file-not-found", file=name, nearest="")
        return None
    return name


def _signed(name: str) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}-signed.{ending}"
