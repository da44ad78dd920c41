"""The commands `docgen kazakh hyphenate|inflect|number|date`: a line in, a line out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from decimal import Decimal
from typing import Final, TextIO

from docgen.kazakh.cases import forms, inflect, locative_adjective
from docgen.kazakh.dates import Form, act_date, parse_date
from docgen.kazakh.endings import Case, Number
from docgen.kazakh.hyphenation import break_points, soft_hyphens
from docgen.kazakh.lexicon import Lexicon
from docgen.kazakh.numbers import format_number, format_percent, parse_number
from docgen.kazakh.words import cardinal, ordinal

Line = Callable[[str], str]

ADJECTIVE: Final = "adjective"


def main(argv: list[str], stdin: TextIO, stdout: TextIO, stderr: TextIO | None = None) -> int:
    """Run one command on its arguments, or on the lines of `stdin` when it has none.

    Every input gives one line. Return 0, 1 when a line could not be understood (its output
    line is empty and the reason goes to `stderr`), 2 for a wrong command line.
    """
    errors = stderr or sys.stderr
    try:
        with redirect_stderr(errors), redirect_stdout(stdout):
            options = _parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        line: Line = options.line(options)
    except ValueError as error:
        errors.write(f"docgen kazakh: error: {error}\n")
        return 2
    return _run(line, options.inputs or (text.rstrip("\n") for text in stdin), stdout, errors)


def _run(line: Line, inputs: Iterable[str], stdout: TextIO, errors: TextIO) -> int:
    status = 0
    for text in inputs:
        try:
            stdout.write((line(text) if text.strip() else "") + "\n")
        except ValueError as error:
            stdout.write("\n")
            errors.write(f"docgen kazakh: error: {error}\n")
            status = 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="docgen kazakh", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    hyphenate = _command(commands, "hyphenate", "show where words may be broken", _hyphenate)
    hyphenate.add_argument("--minimum", default="2,2", help="letters before and after: 2,2")

    inflection = _command(commands, "inflect", "put endings on words, numbers and names", _inflect)
    cases = [case.value for case in Case]
    inflection.add_argument("--case", choices=[*cases, ADJECTIVE], default="genitive")
    inflection.add_argument("--plural", action="store_true")
    inflection.add_argument("--possessive", action="store_true", help="third person")
    inflection.add_argument(
        "--reading",
        action="append",
        default=[],
        metavar="ABBREVIATION=READING",
        help="how an abbreviation is read: letters, word, or the spoken words",
    )

    number = _command(commands, "number", "put numbers in words, or print them", _number)
    number.add_argument("--as", dest="form", choices=_NUMBERS, default="words")

    day = _command(commands, "date", "write dates as acts do; 2024-01-05 or any form of it", _date)
    day.add_argument("--form", choices=[form.value for form in _DAY_FORMS], default="plain")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    summary: str,
    line: Callable[[argparse.Namespace], Line],
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=summary, description=summary)
    command.add_argument("inputs", nargs="*", help="lines of standard input when left out")
    command.add_argument("--json", action="store_true", help="all forms as one line of JSON")
    command.set_defaults(line=line)
    return command


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _hyphenate(options: argparse.Namespace) -> Line:
    try:
        left, right = (int(part) for part in options.minimum.split(","))
    except ValueError as error:
        raise ValueError(f"--minimum takes two numbers, not {options.minimum!r}") from error
    minimum = (left, right)
    if not options.json:
        return lambda text: soft_hyphens(text, minimum, "-")
    return lambda text: _json(
        [{"word": word, "points": break_points(word, minimum)} for word in text.split()]
    )


def _inflect(options: argparse.Namespace) -> Line:
    entries = dict(_entry(reading) for reading in options.reading)
    lexicon = Lexicon.default().with_entries(entries)
    if options.json:
        return lambda text: _json({"text": text, **forms(text, lexicon=lexicon)})
    number = Number.PLURAL if options.plural else Number.SINGULAR
    owned = bool(options.possessive)
    if options.case == ADJECTIVE:
        return lambda text: locative_adjective(
            text, number=number, possessive=owned, lexicon=lexicon
        )
    case = Case(options.case)
    return lambda text: inflect(text, case, number=number, possessive=owned, lexicon=lexicon)


def _entry(reading: str) -> tuple[str, str]:
    abbreviation, sign, spoken = reading.partition("=")
    if not sign:
        raise ValueError(f"--reading takes ABBREVIATION=READING, not {reading!r}")
    return abbreviation, spoken


def _whole(value: Decimal) -> int:
    if value != value.to_integral_value():
        raise ValueError(f"{value} has no ordinal")
    return int(value)


_NUMBERS: Final[dict[str, Callable[[Decimal], str]]] = {
    "words": lambda value: cardinal(value),
    "money": lambda value: cardinal(value, full=True),
    "ordinal": lambda value: ordinal(_whole(value)),
    "digits": lambda value: format_number(value),
    "percent": lambda value: format_percent(value),
}


def _number(options: argparse.Namespace) -> Line:
    if options.json:
        return lambda text: _json({"text": text, **_number_forms(parse_number(text))})
    chosen = _NUMBERS[options.form]
    return lambda text: chosen(parse_number(text))


def _number_forms(value: Decimal) -> dict[str, str]:
    whole = value == value.to_integral_value() and value >= 0
    return {name: say(value) for name, say in _NUMBERS.items() if whole or name != "ordinal"}


_DAY_FORMS: Final = tuple(form for form in Form if form is not Form.YEARS)


def _date(options: argparse.Namespace) -> Line:
    if options.json:
        return lambda text: _json(
            {"text": text, **{form.value: act_date(_day(text), form) for form in _DAY_FORMS}}
        )
    form = Form(options.form)
    return lambda text: act_date(_day(text), form)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return parse_date(text).as_date()
