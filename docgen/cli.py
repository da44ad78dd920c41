"""The command line: the only place that prints and exits.

Exit status: 0 good, 1 the plan has errors, 2 the command was wrong, 70 docgen itself failed
(DOCGEN_DEBUG=1 shows where). Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import argparse
import gc
import gettext
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from docgen import __version__
from docgen.diagnostics import Position, Report, Severity
from docgen.editions.commands import add_build_options, add_commands, hand_out_edition
from docgen.messages import LANGUAGES, explain, explain_one, render, translate
from docgen.messages.catalogue import DEFAULT_LANGUAGE, FOLDER
from docgen.messages.metavars import name_values
from docgen.outside import OutsideError, read_file, refusal, resource_folder, write_atomically
from docgen.revise.terminal import add_commands as add_revision_commands

if TYPE_CHECKING:
    from docgen.layout.decisions import Attempt, Decision

GOOD, FAULTY, WRONG_USE = 0, 1, 2
INTERNAL = 70
LAYOUTS = ("clinic", "development", "implementation")
VARIANTS = ("pdf/a-3a", "pdf/a-3b", "pdf/a-3u", "pdf/a-2a", "pdf/a-2b", "pdf/a-2u", "pdf/ua-1")
LARGEST_SHOWN = 8 * 1024 * 1024


_SELDOM = 200_000
"""New objects between two rounds of the garbage collector: trees of a document have no cycles."""


def run() -> NoReturn:
    """Run the command of this process and exit with its status."""
    gc.set_threshold(_SELDOM)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    status = guarded(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # at once: taking millions of objects apart one by one takes time


def guarded(argv: Sequence[str]) -> int:
    """Run one command; return its exit status, also when it is stopped or docgen itself fails."""
    try:
        status = main(argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(translate("cli stopped", _language(argv)), file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD
    except SystemExit as asked:
        return asked.code if isinstance(asked.code, int) else GOOD
    except Exception as fault:
        if os.environ.get("DOCGEN_DEBUG"):
            raise
        problem = f"{type(fault).__name__}: {fault}"
        print(translate("cli internal", _language(argv), problem=problem), file=sys.stderr)
        return INTERNAL
    return status


def main(argv: Sequence[str], stdout: TextIO | None = None, stderr: TextIO | None = None) -> int:
    """Run one command; return its exit status."""
    out, err = stdout or sys.stdout, stderr or sys.stderr
    language = _language(argv)
    _speak(language)
    if argv and argv[0] == "kazakh":
        from docgen.kazakh.cli import main as kazakh

        def words(key: str, **arguments: object) -> str:
            return translate(f"kazakh {key}", language, **arguments)

        return kazakh(list(argv[1:]), sys.stdin, out, err, words, LANGUAGES)
    parser = build_parser(language)
    given = parser.parse_args(argv)
    shown = _Shown(out, err, language)
    return int(given.command(given, shown))


class _Shown:
    """Where and in which language a command speaks."""

    def __init__(self, out: TextIO, err: TextIO, language: str) -> None:
        self.out = out
        self.err = err
        self.language = language

    def say(self, key: str, **arguments: object) -> None:
        """Print a line of the catalogue."""
        print(translate(key, self.language, **arguments), file=self.out)

    def complain(self, key: str, **arguments: object) -> None:
        """Print a line of the catalogue as a fault."""
        print(translate(key, self.language, **arguments), file=self.err)

    def report(self, report: Report, folder: Path, with_pages: bool = False) -> None:
        """Print everything found, in order of its place, then how much there was."""
        lines = _Lines(folder)
        found = report.sorted()
        for one in found:
            print(render(one, self.language, lines.of(one.position)), file=self.err)
            if with_pages:
                page = explain_one(one, self.language)
                print("".join(f"    {line}\n" for line in page.split("\n")), file=self.err)
        if found:
            errors = sum(one.severity is Severity.ERROR for one in found)
            self.complain("cli found", errors=errors, warnings=len(found) - errors)

    def working(self, is_on: bool) -> None:
        """Say on a terminal that work goes on, or take those words away."""
        if self.err.isatty():
            words = translate("cli working", self.language)
            self.err.write(words if is_on else "\r" + " " * len(words) + "\r")
            self.err.flush()


class _Lines:
    """The lines of the files that messages name: the plan's own, or a layout's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: dict[str, list[str]] = {}

    def of(self, position: Position) -> list[str]:
        """Return the lines of the file at `position`; none when it cannot be read."""
        name = position.file
        if not name or not position.line:
            return []
        if name not in self.known:
            self.known[name] = self._read(name)
        return self.known[name]

    def _read(self, name: str) -> list[str]:
        for root in (self.folder, resource_folder("templates").parent):
            try:
                data = read_file(root / name, LARGEST_SHOWN)
            except OutsideError:
                continue
            return data.decode("utf-8-sig", "replace").splitlines()
        return []


def build_parser(language: str) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, its help in `language`."""

    def words(key: str) -> str:
        return translate(f"cli {key}", language).replace("%", "%%")

    parser = argparse.ArgumentParser("docgen", description=words("description"), add_help=False)
    _common(parser, words)
    parser.add_argument(
        "--version", action="version", version=f"docgen {__version__}", help=words("version")
    )
    commands = parser.add_subparsers(
        dest="name", metavar=words("command"), title=words("commands"), required=True
    )

    def command(name: str, does: object) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words(name), description=words(name), add_help=False)
        made.set_defaults(command=does)
        _common(made, words)
        return made

    build = command("build", _build)
    build.add_argument("folder", type=Path, help=words("folder"))
    for option in ("docx", "pdf", "html"):
        build.add_argument(f"--{option}", action="store_true", help=words(option))
    build.add_argument("--output", type=Path, default=Path("build"), help=words("output"))
    mode = build.add_mutually_exclusive_group()
    mode.add_argument("--draft", action="store_true", help=words("draft"))
    mode.add_argument("--final", action="store_true", help=words("final"))
    build.add_argument("--variant", choices=VARIANTS, help=words("variant"))
    build.add_argument("--attach-source", action="store_true", help=words("attach-source"))
    build.add_argument("--quiet", action="store_true", help=words("quiet"))
    build.add_argument("--explain", action="store_true", help=words("explain-tables"))
    add_build_options(build, words)

    check = command("check", _check)
    check.add_argument("folder", type=Path, help=words("folder"))
    check.add_argument("--advice", action="store_true", help=words("advice"))
    check.add_argument("--explain", action="store_true", help=words("explain-option"))

    schema = command("schema", _schema)
    schema.add_argument("--output", type=Path, default=Path("schemas"), help=words("output"))
    command("explain", _explain).add_argument("code", help=words("code"))

    new = command("new", _new)
    new.add_argument("folder", type=Path, help=words("folder"))
    new.add_argument("--layout", choices=LAYOUTS, default=LAYOUTS[0], help=words("layout"))

    add_commands(command, words)
    add_revision_commands(command, words)

    command("completion", _completion).add_argument(
        "shell", choices=("bash", "zsh", "fish"), help=words("shell")
    )
    commands.add_parser("kazakh", help=words("kazakh"), add_help=False)
    name_values(parser, language)
    return parser


def _common(parser: argparse.ArgumentParser, words: object) -> None:
    assert callable(words)
    parser.add_argument("-h", "--help", action="help", help=words("help"))
    parser.add_argument(
        "--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=words("language")
    )


def _language(argv: Sequence[str]) -> str:
    """Return the language asked for, before the command line is parsed: help needs it."""
    for index, word in enumerate(argv):
        if word.startswith("--language="):
            return word.partition("=")[2]
        if word == "--language" and index + 1 < len(argv):
            return argv[index + 1]
    asked = os.environ.get("DOCGEN_LANGUAGE", "")
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE


def _speak(language: str) -> None:
    """Let argparse's own words come from the catalogues too."""
    os.environ["LANGUAGE"] = language if language in LANGUAGES else DEFAULT_LANGUAGE
    gettext.bindtextdomain("docgen", str(FOLDER / "mo"))
    gettext.textdomain("docgen")


def _build(given: argparse.Namespace, shown: _Shown) -> int:
    if given.edition or given.as_of or given.rerender:
        return hand_out_edition(given, shown)
    if given.attach_source and given.variant and given.variant.startswith("pdf/a-2"):
        shown.complain("cli variant-attaches", variant=given.variant)
        return WRONG_USE
    from docgen.build import Options, build_plan
    from docgen.editions.agreements import draft_signed
    from docgen.revise.commands import standing

    report = Report()
    only = given.docx or given.pdf
    options = Options(
        docx=given.docx or not only,
        pdf=given.pdf or not only,
        html=given.html,
        draft=not given.final,
        variant=given.variant,
        attach_source=given.attach_source,
        signed=draft_signed(given.folder, report),
    )
    if not given.quiet:
        shown.working(True)
    try:
        options = standing(given.folder, report, options)
        built = build_plan(given.folder, report, options)
    except OSError as fault:  # the place for temporary files is full or may not be written
        built = None
        refused = refusal(fault, given.folder.name)
        report.error("output-failed", file=refused.name, reason=refused.reason)
    finally:
        if not given.quiet:
            shown.working(False)
    files: dict[Path, bytes] = {}
    if built is not None and not report.has_errors:
        name = given.folder.resolve().name
        html = built.html.encode() if built.html is not None else None
        for ending, data in (("docx", built.docx), ("pdf", built.pdf), ("html", html)):
            if data is not None:
                files[given.output / f"{name}.{ending}"] = data
        _write(files, report)
    shown.report(report, given.folder, given.explain)
    if built is not None and given.explain:
        _tell_tables(built.decisions, shown)
    if report.has_errors:
        return FAULTY
    for path in files if not given.quiet else ():
        shown.say("cli written", file=path.as_posix())
    return GOOD


def _tell_tables(decisions: Sequence[Decision], shown: _Shown) -> None:
    """Print a line for each table: how it is set, and why so."""
    from docgen.layout.decisions import TURN
    from docgen.layout.spec import TWIPS_PER_MM
    from docgen.write.walk import plain_text

    def words(key: str, **arguments: object) -> str:
        return translate(f"cli table-{key}", shown.language, **arguments)

    def pages(cost: float) -> str:
        return f"{cost:.1f}" if shown.language == "en" else f"{cost:.1f}".replace(".", ",")

    def problem_of(way: Attempt) -> str:
        if way.verdict == "holds":
            return ""
        own = way.verdict == "too-narrow" and way.needs <= way.has
        return words("fixed-narrow" if own else way.verdict, **figures(way))

    def figures(way: Attempt) -> dict[str, object]:
        return {
            "broken": way.broken,
            "words": way.words,
            "needs": round(way.needs / TWIPS_PER_MM),
            "has": round(way.has / TWIPS_PER_MM),
        }

    for one in decisions:
        caption = one.caption
        title = f"{caption.label} {plain_text(caption.children)}".strip() if caption else ""
        faulty = one.taken if one.forced else one.attempts[0]
        costs = {
            name: min((way.cost for way in one.attempts if way.orientation == name), default=0.0)
            for name in ("portrait", "landscape")
        }
        why = words(
            one.reason,
            problem=problem_of(faulty),
            upright=pages(costs["portrait"]),
            across=pages(costs["landscape"] + TURN),
            **figures(one.taken),
        )
        shown.say(
            "cli table",
            place=f"{one.position.file}:{one.position.line}",
            name=title or (words("unnamed") if one.table.startswith("auto-") else one.table),
            size=f"{one.size_pt:g}"
            if shown.language == "en"
            else f"{one.size_pt:g}".replace(".", ","),
            orientation=words(one.orientation),
            why=why,
        )


def _write(files: dict[Path, bytes], report: Report) -> None:
    """Write all files or none; what the disk refuses is reported."""
    try:
        write_atomically(files)
    except OutsideError as fault:
        if fault.reason == "locked":
            report.error("output-locked", file=fault.name)
        else:
            report.error("output-failed", file=fault.name, reason=fault.reason)


def _check(given: argparse.Namespace, shown: _Shown) -> int:
    from docgen.build import Options, make_document
    from docgen.check import advise, settle

    report = Report()
    made = make_document(given.folder, report, Options())
    if made is not None:
        settle(made.plan, report)
        if given.advice:
            advise(made.plan, report)
    shown.report(report, given.folder, given.explain)
    if report.has_errors:
        return FAULTY
    if not report.found:
        shown.say("cli good")
    return GOOD


def _schema(given: argparse.Namespace, shown: _Shown) -> int:
    from docgen.schema import schemas

    files = {given.output / name: data for name, data in schemas().items()}
    return _write_and_say(files, shown)


def _new(given: argparse.Namespace, shown: _Shown) -> int:
    from docgen.new import new_plan

    folder: Path = given.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        shown.complain("cli folder-exists", folder=folder.as_posix())
        return FAULTY
    files = {folder / name: data for name, data in new_plan(given.layout).items()}
    status = _write_and_say(files, shown)
    if status == GOOD:
        shown.say("cli next", folder=folder.as_posix())
    return status


def _write_and_say(files: dict[Path, bytes], shown: _Shown) -> int:
    report = Report()
    _write(files, report)
    shown.report(report, Path())
    if report.has_errors:
        return FAULTY
    for path in files:
        shown.say("cli written", file=path.as_posix())
    return GOOD


def _explain(given: argparse.Namespace, shown: _Shown) -> int:
    page = explain(given.code, shown.language)
    if page is None:
        shown.complain("cli unknown-code", name=given.code)
        return WRONG_USE
    print(page, file=shown.out)
    return GOOD


def _completion(given: argparse.Namespace, shown: _Shown) -> int:
    from docgen.completion import script

    print(script(given.shell, build_parser(shown.language)), file=shown.out)
    return GOOD
