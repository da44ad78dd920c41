"""The commands `docgen kazakh hyphenate|inflect|number|date`: a line in, a line out.

The words of help and refusals are the caller's, by key: this package knows no catalogues.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from decimal import Decimal
from typing import Final, TextIO, TypeVar

from docgen.kazakh.cases import forms, inflect, locative_adjective
from docgen.kazakh.dates import Form, act_date, parse_date
from docgen.kazakh.endings import Case, Number
from docgen.kazakh.hyphenation import break_points, soft_hyphens
from docgen.kazakh.lexicon import Lexicon
from docgen.kazakh.numbers import format_number, format_percent, parse_number
from docgen.kazakh.words import cardinal, ordinal

Line = Callable[[str], str]
Words = Callable[..., str]
Said = TypeVar("Said")

ADJECTIVE: Final = "adjective"


class _UnclearError(ValueError):
    """What was typed cannot be understood: a key of the catalogue and what its words name."""

    def __init__(self, key: str, text: str) -> None:
        super().__init__(key)
        self.key = key
        self.text = text


def main(
    argv: list[str],
    stdin: TextIO,
    stdout: TextIO,
    stderr: TextIO,
    words: Words,
    languages: Sequence[str] = (),
) -> int:
    """Run one command on its arguments, or on the lines of `stdin` when it has none.

    `words` gives the words of a key, with what they name filled in; `languages` are those that
    the caller speaks, for `--language`, which it has read itself.

    Every input gives one line. Return 0, 1 when a line could not be understood (its output
    line is empty and the reason goes to `stderr`), 2 for a wrong command line.
    """

    def complain(error: _UnclearError) -> None:
        stderr.write(words("error", problem=words(error.key, text=error.text)) + "\n")

    try:
        with redirect_stderr(stderr), redirect_stdout(stdout):
            options = build_parser(words, languages).parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        line: Line = options.line(options)
    except _UnclearError as error:
        complain(error)
        return 2
    return _run(line, options.inputs or (text.rstrip("\n") for text in stdin), stdout, complain)


def _run(
    line: Line,
    inputs: Iterable[str],
    stdout: TextIO,
    complain: Callable[[_UnclearError], None],
) -> int:
    status = 0
    for text in inputs:
        try:
            stdout.write((line(text) if text.strip() else "") + "\n")
        except _UnclearError as error:
            stdout.write("\n")
            complain(error)
            status = 1
    return status


def build_parser(words: Words, languages: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser of the four commands; `words` gives the words of a key."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("-h", "--help", action="help", help=words("help"))
    if languages:
        common.add_argument("--language", choices=tuple(languages), help=words("language"))
    parser = argparse.ArgumentParser(
        prog="docgen kazakh",
        description=words("description"),
        parents=[common],
        add_help=False,
    )
    commands = parser.add_subparsers(
        dest="name", required=True, metavar=words("command"), title=words("commands")
    )

    def command(name: str, line: Callable[[argparse.Namespace], Line]) -> argparse.ArgumentParser:
        made = commands.add_parser(
            name, help=words(name), description=words(name), parents=[common], add_help=False
        )
        told = words(f"{name}-input")
        made.add_argument("inputs", nargs="*", metavar=told, help=words("inputs"))
        made.add_argument("--json", action="store_true", help=words("json"))
        made.set_defaults(line=line)
        return made

    hyphenate = command("hyphenate", _hyphenate)
    hyphenate.add_argument(
        "--minimum", default="2,2", metavar=words("letters"), help=words("minimum")
    )

    inflection = command("inflect", _inflect)
    cases = [case.value for case in Case]
    inflection.add_argument(
        "--case", choices=[*cases, ADJECTIVE], default="genitive", help=words("case")
    )
    inflection.add_argument("--plural", action="store_true", help=words("plural"))
    inflection.add_argument("--possessive", action="store_true", help=words("possessive"))
    inflection.add_argument(
        "--reading",
        action="append",
        default=[],
        metavar=words("abbreviation-reading"),
        help=words("reading"),
    )

    number = command("number", _number)
    number.add_argument(
        "--as", dest="form", choices=_NUMBERS, default="words", help=words("number-form")
    )

    day = command("date", _date)
    forms_of_days = [form.value for form in _DAY_FORMS]
    day.add_argument("--form", choices=forms_of_days, default="plain", help=words("date-form"))
    return parser


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _hyphenate(options: argparse.Namespace) -> Line:
    try:
        left, right = (int(part) for part in options.minimum.split(","))
    except ValueError as error:
        raise _UnclearError("bad-minimum", options.minimum) from error
    minimum = (left, right)
    if not options.json:
        return lambda text: soft_hyphens(text, minimum, "-")
    return lambda text: _json(
        [{"word": word, "points": break_points(word, minimum)} for word in text.split()]
    )


def _inflect(options: argparse.Namespace) -> Line:
    lexicon = Lexicon.default().with_entries(dict(map(_entry, options.reading)))
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
    abbreviation, _, spoken = reading.partition("=")
    if not abbreviation.strip() or not spoken.strip():
        raise _UnclearError("bad-reading", reading)
    return abbreviation, spoken


def _whole(value: Decimal) -> int:
    if value != value.to_integral_value():
        raise _UnclearError("no-ordinal", str(value))
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
        return lambda text: _json({"text": text, **_said(_number_forms, text)})
    chosen = _NUMBERS[options.form]
    return lambda text: _said(chosen, text)


def _said(say: Callable[[Decimal], Said], text: str) -> Said:
    """Return what `say` makes of the number that was typed."""
    try:
        value = parse_number(text)
    except ValueError as error:
        raise _UnclearError("no-number", text) from error
    try:
        return say(value)
    except _UnclearError:
        raise
    except ValueError as error:
        raise _UnclearError("no-words", text) from error


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
        pass
    try:
        return parse_date(text).as_date()
    except ValueError as error:
        raise _UnclearError("no-date", text) from error
