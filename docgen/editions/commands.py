"""The commands of editions: agree, sign-off, acquaint, sign, attach-scan, verify, editions.

Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from docgen.diagnostics import Report
from docgen.journal import locked, write_together
from docgen.outside import OutsideError, read_file, write_atomically

if TYPE_CHECKING:
    from docgen.editions.store import Edition
    from docgen.editions.verify import Asked

GOOD, FAULTY = 0, 1
LARGEST_GIVEN = 256 * 1024 * 1024

Words = Callable[[str], str]
Command = Callable[[str, object], argparse.ArgumentParser]


class Shown(Protocol):
    """Where and in which language a command speaks."""

    def say(self, key: str, **arguments: object) -> None:
        """Print a line of the catalogue."""

    def report(self, report: Report, folder: Path, with_pages: bool = False) -> None:
        """Print everything found."""

    def working(self, is_on: bool) -> None:
        """Say on a terminal that work goes on, or take those words away."""


def add_commands(command: Command, words: Words) -> None:
    """Add the commands to the parser."""
    agree = command("agree", _agree)
    _person(agree, words)

    acquaint = command("acquaint", _acquaint)
    _person(acquaint, words)
    _edition(acquaint, words)

    sign_off = command("sign-off", _sign_off)
    sign_off.add_argument("folder", type=Path, help=words("folder"))
    for name, kind in (("date", _day), ("act-date", _day), ("body", str), ("act-number", str)):
        sign_off.add_argument(f"--{name}", type=kind, help=words(f"sign-off-{name}"))
    sign_off.add_argument("--number", type=int, help=words("sign-off-number"))

    editions = command("editions", _editions)
    editions.add_argument("folder", type=Path, help=words("folder"))

    scan = command("attach-scan", _attach_scan)
    scan.add_argument("folder", type=Path, help=words("folder"))
    scan.add_argument("file", type=Path, help=words("scan-file"))
    scan.add_argument("--note", default="", help=words("note"))
    _edition(scan, words)

    sign = command("sign", _sign)
    sign.add_argument("folder", type=Path, help=words("folder"))
    sign.add_argument("--file", default="MANIFEST", help=words("sign-file"))
    sign.add_argument("--reason", default="", help=words("sign-reason"))
    sign.add_argument("--password-file", type=Path, help=words("password-file"))
    how = sign.add_mutually_exclusive_group(required=True)
    how.add_argument("--key", type=Path, help=words("sign-key"))
    how.add_argument("--attach", type=Path, help=words("sign-attach"))
    _edition(sign, words)
    _trust(sign, words)

    verify = command("verify", _verify)
    verify.add_argument("target", type=Path, help=words("verify-target"))
    verify.add_argument("--plan", type=Path, metavar="FOLDER", help=words("verify-plan"))
    verify.add_argument("--code", help=words("verify-code-option"))
    _trust(verify, words)


def add_build_options(build: argparse.ArgumentParser, words: Words) -> None:
    """Add to `build` what hands out the frozen files of an edition."""
    which = build.add_mutually_exclusive_group()
    which.add_argument("--edition", type=int, metavar="N", help=words("edition"))
    which.add_argument("--as-of", type=_day, metavar="DATE", help=words("as-of"))
    build.add_argument("--rerender", action="store_true", help=words("rerender"))


def _person(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("folder", type=Path, help=words("folder"))
    parser.add_argument("person", help=words("person"))
    parser.add_argument("--date", type=_day, help=words("signed-date"))
    parser.add_argument("--remark", default="", help=words("remark"))
    parser.add_argument("--acting", action="store_true", help=words("acting"))


def _edition(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("--edition", type=int, metavar="N", help=words("edition"))


def _trust(parser: argparse.ArgumentParser, words: Words) -> None:
    for name in ("root", "certificate", "crl"):
        parser.add_argument(
            f"--{name}", type=Path, action="append", default=[], metavar="FILE", help=words(name)
        )
    parser.add_argument("--at", type=_day, metavar="DATE", help=words("at"))


def _day(words: str) -> date:
    from docgen.plan.fields import day
    from docgen.read.values import Text

    try:
        return day(Text(words))
    except ValueError as fault:
        raise argparse.ArgumentTypeError(words) from fault


# --- agreements and sign-off -----------------------------------------------------------------


def _agree(given: argparse.Namespace, shown: Shown) -> int:
    from docgen.editions.agreements import AGREEMENTS_FILE, agree

    def work(report: Report) -> Mapping[Path, bytes] | None:
        made = agree(given.folder, given.person, report, given.date, given.remark, given.acting)
        return None if made is None else {given.folder / AGREEMENTS_FILE: made}

    return _recorded(given, shown, work, "agreed")


def _acquaint(given: argparse.Namespace, shown: Shown) -> int:
    from docgen.editions.after import acquaint

    def work(report: Report) -> Mapping[Path, bytes] | None:
        edition = _chosen(given, report)
        if edition is None:
            return None
        return acquaint(
            given.folder, edition, given.person, report, given.date, given.remark, given.acting
        )

    return _recorded(given, shown, work, "acquainted")


def _sign_off(given: argparse.Namespace, shown: Shown) -> int:
    from docgen.editions.signoff import approval_of, sign_off

    report = Report()
    approval = approval_of(
        given.folder, given.date, given.body, given.act_date, given.act_number, report
    )
    edition = None
    if approval is not None:
        shown.working(True)
        try:
            edition = sign_off(given.folder, approval, report, given.number)
        finally:
            shown.working(False)
    shown.report(report, given.folder)
    if edition is None:
        return FAULTY
    record = edition.record
    shown.say("cli signed-off", number=edition.number, code=record.code, folder=edition.shown)
    return GOOD


def _recorded(
    given: argparse.Namespace,
    shown: Shown,
    work: Callable[[Report], Mapping[Path, bytes] | None],
    key: str,
) -> int:
    """Do `work` under the folder's lock and write what it gives; say `key` when all is well."""
    from docgen.editions.signoff import report_refusal

    report = Report()
    files: Mapping[Path, bytes] | None = None
    if not given.folder.is_dir():
        report.error("folder-not-found", folder=given.folder.as_posix())
    else:
        shown.working(True)
        try:
            with locked(given.folder):
                files = work(report)
                if files is not None and not report.has_errors:
                    write_together(given.folder, files)
        except OutsideError as fault:
            report_refusal(fault, fault.name, report)
        finally:
            shown.working(False)
    shown.report(report, given.folder)
    if files is None or report.has_errors:
        return FAULTY
    shown.say(f"cli {key}", name=getattr(given, "person", ""))
    for path in files:
        shown.say("cli written", file=path.as_posix())
    return GOOD


def _chosen(given: argparse.Namespace, report: Report) -> Edition | None:
    """Return the edition asked for, the last one when none is; None with the fault reported."""
    from docgen.editions.store import edition_numbers, read_edition

    numbers = edition_numbers(given.folder)
    if not numbers:
        report.error("edition-none", folder=given.folder.name)
        return None
    return read_edition(given.folder, given.edition or numbers[-1], report)


# --- what comes later ------------------------------------------------------------------------


def _editions(given: argparse.Namespace, shown: Shown) -> int:
    from docgen.editions.after import check_later
    from docgen.editions.store import check_files, list_editions

    report = Report()
    for one in list_editions(given.folder, report):
        record, later = one.record, check_later(one, report)
        check_files(one.folder, report)
        shown.say(
            "cli edition-line",
            number=one.number,
            day=record.date.isoformat(),
            effective=record.effective.isoformat(),
            body=record.body,
            act=record.act_number,
            act_day=record.act_date.isoformat(),
            code=record.code,
            files=len(later.files),
            acquainted=len(later.acquaintances),
        )
    shown.report(report, given.folder)
    return FAULTY if report.has_errors else GOOD


def _attach_scan(given: argparse.Namespace, shown: Shown) -> int:
    from docgen.editions.after import attach

    def work(report: Report) -> Mapping[Path, bytes] | None:
        edition = _chosen(given, report)
        if edition is None:
            return None
        data = read_file(given.file, LARGEST_GIVEN)
        return attach(edition, given.file.name, data, report, note=given.note)

    return _recorded(given, shown, work, "attached")


def _sign(given: argparse.Namespace, shown: Shown) -> int:
    from docgen.editions.signing import attach_signature, sign_file

    def work(report: Report) -> Mapping[Path, bytes] | None:
        edition = _chosen(given, report)
        if edition is None:
            return None
        if given.attach is not None:
            data = read_file(given.attach, LARGEST_GIVEN)
            name = given.attach.name
            return attach_signature(edition, given.file, name, data, _asked(given), report)
        key = read_file(given.key, LARGEST_GIVEN)
        return sign_file(edition, given.file, key, _password(given), report, given.reason)

    return _recorded(given, shown, work, "signed")


def _password(given: argparse.Namespace) -> str:
    """Return the key's password: from a file, the environment, or asked for on the terminal."""
    if given.password_file is not None:
        return read_file(given.password_file, 4096).decode("utf-8").rstrip("\r\n")
    if "DOCGEN_KEY_PASSWORD" in os.environ:
        return os.environ["DOCGEN_KEY_PASSWORD"]
    from getpass import getpass

    return getpass(f"{given.key.name}: ")


def _asked(given: argparse.Namespace) -> Asked:
    """Return whom to trust and when, from the files given."""
    from docgen.editions.verify import Asked
    from docgen.signatures.certificates import Trust, certificates_of, lists_of

    def all_of(paths: list[Path], take: Callable[[bytes], list[bytes]]) -> tuple[bytes, ...]:
        return tuple(one for path in paths for one in take(read_file(path, LARGEST_GIVEN)))

    trust = Trust(
        all_of(given.root, certificates_of),
        all_of(given.certificate, certificates_of),
        all_of(given.crl, lists_of),
    )
    at = given.at
    return Asked(trust, datetime(at.year, at.month, at.day, 12, tzinfo=UTC) if at else None)


def _verify(given: argparse.Namespace, shown: Shown) -> int:
    from docgen.editions.nearby import plan_folder_of
    from docgen.editions.verify import verify_code, verify_file, verify_folder

    report, target = Report(), given.target
    folder, said = given.plan, []
    try:
        if folder is None:
            folder = target if target.is_dir() else plan_folder_of(target, report)
        if folder is None:
            pass  # said already
        elif given.code:
            said = verify_code(folder, given.code, report)
        elif target.is_dir():
            said = verify_folder(folder, _asked(given), report)
        else:
            said = verify_file(target, folder, _asked(given), report)
    except OutsideError as fault:
        report.error("file-unreadable", file=fault.name, reason=fault.reason)
    for one in said:
        shown.say(f"cli {one.key}", **one.arguments)
    shown.report(report, folder or Path())
    return FAULTY if report.has_errors else GOOD


# --- handing out -----------------------------------------------------------------------------


def hand_out_edition(given: argparse.Namespace, shown: Shown) -> int:
    """Do `build --edition` and `build --as-of`: write the frozen files where builds go."""
    from docgen.editions.handout import hand_out, in_force, rerender

    report = Report()
    files: dict[Path, bytes] = {}
    day = given.as_of
    edition = in_force(given.folder, day, report) if day else _chosen(given, report)
    if edition is not None:
        shown.working(True)
        try:
            given_out = hand_out(edition, given.folder.resolve().name, report) or {}
            files = {given.output / name: data for name, data in given_out.items()}
            write_atomically(files)
            if given.rerender and rerender(given.folder, edition, report):
                shown.say("cli rerendered", number=edition.number)
        except OutsideError as fault:
            report.error("output-failed", file=fault.name, reason=fault.reason)
        finally:
            shown.working(False)
    shown.report(report, given.folder)
    for path in files:
        shown.say("cli written", file=path.as_posix())
    return FAULTY if report.has_errors or not files else GOOD
