"""A diagnostic as the lines that a person reads."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.diagnostics import Argument, Diagnostic
from docgen.messages.catalogue import catalogue, fields, fill, translate
from docgen.messages.codes import CODES
from docgen.messages.examples import examples

MOST_NAMES = 16
WIDEST_LINE = 100


def message_of(diagnostic: Diagnostic, language: str) -> str:
    """Return what is wrong, in the author's own words."""
    return fill(_words(diagnostic.code, "message", language), _shown(diagnostic, language))


def hint_of(diagnostic: Diagnostic, language: str) -> str:
    """Return what to type; with the nearest known word, when there is one."""
    arguments = _shown(diagnostic, language)
    if arguments.get("suggestion"):
        return translate("write-suggestion", language, **arguments)
    hint = fill(_words(diagnostic.code, "hint", language), arguments)
    if arguments.get("nearest"):
        return f"{translate('did-you-mean', language, **arguments)} {hint}"
    return hint


def explain(code: str, language: str) -> str | None:
    """Return the page of a code: what it says, why, how to mend it; None for no such code."""
    if code not in CODES:
        return None
    given = _translated(examples(code, CODES[code]), language)
    title = "example" if set(fields(_words(code, "message", language))) else "what"
    parts = [f"[{code}]", "", _titled(title, _words(code, "message", language), given, language)]
    return "\n".join([*parts, "", *_why_and_fix(code, given, language)])


def explain_one(diagnostic: Diagnostic, language: str) -> str:
    """Return why a message matters, and how to mend it where its hint says something else."""
    arguments = _shown(diagnostic, language)
    why, _, fix, _ = _why_and_fix(diagnostic.code, arguments, language)
    is_said = fix.endswith(hint_of(diagnostic, language))
    return why if is_said else f"{why}\n{fix}"


def _why_and_fix(code: str, given: dict[str, str], language: str) -> list[str]:
    why = _titled("why", _words(code, "why", language), given, language)
    return [why, "", _titled("fix", _words(code, "hint", language), given, language), ""]


def _titled(title: str, words: str, given: dict[str, str], language: str) -> str:
    return f"{translate(f'explain {title}', language)}: {fill(words, given)}"


def render(diagnostic: Diagnostic, language: str, source_lines: Sequence[str] = ()) -> str:
    """Return the whole message: place, words, the author's line with a caret, the hint."""
    at = diagnostic.position
    place = ":".join(str(part) for part in (at.file, at.line or "", at.column or "") if part)
    severity = translate(f"severity {diagnostic.severity.value}", language)
    head = f"{severity}: {message_of(diagnostic, language)} [{diagnostic.code}]"
    lines = [f"{place}: {head}" if place else head]
    line = diagnostic.source_line
    if not line and 0 < at.line <= len(source_lines):
        line = source_lines[at.line - 1]
    if line.strip():
        lines += _quoted(line, at.line, at.column)
    hint = hint_of(diagnostic, language)
    if hint:
        lines.append(f"    {translate('hint', language)}: {hint}")
    return "\n".join(lines)


def _words(code: str, part: str, language: str) -> str:
    """Return a catalogue's words; a code without words shows itself."""
    key = f"{code}: {part}"
    words = catalogue(language).gettext(key)
    if words != key:
        return words
    return code if part == "message" else ""


def _shown(diagnostic: Diagnostic, language: str) -> dict[str, str]:
    return _translated(
        {key: _argument(value) for key, value in diagnostic.arguments.items()}, language
    )


def _translated(shown: dict[str, str], language: str) -> dict[str, str]:
    """Return the arguments with a reason of docgen's own in words."""
    if "reason" in shown:
        key = f"reason {shown['reason']}"
        words = translate(key, language)
        shown["reason"] = shown["reason"] if words == key else words
    return shown


def _argument(value: Argument) -> str:
    if isinstance(value, tuple | list):
        names = [str(one) for one in value[:MOST_NAMES]] or ["–"]
        return ", ".join(names) + (", …" if len(value) > MOST_NAMES else "")
    return str(value)


def _quoted(line: str, number: int, column: int) -> list[str]:
    """Return the author's line and a caret under its column; of a long line the part around."""
    start = max(0, column - WIDEST_LINE // 2) if len(line) > WIDEST_LINE else 0
    shown = line[start : start + WIDEST_LINE].replace("\t", " ")
    shown = "".join(one if one.isprintable() else "�" for one in shown)
    lines = [f"{number:>5} | {shown}"]
    if column:
        lines.append(f"      | {' ' * (column - 1 - start)}^")
    return lines
