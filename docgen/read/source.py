"""From bytes to text: UTF-8, one kind of line end, NFC, and no character that must not be there.

The positions of everything that follows count lines and characters of the text made here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from docgen.diagnostics import Position, Report

LONGEST_WORD = 5_000
"""Letters in one word beyond which no line can be laid out in reasonable time."""

# C0 and C1 controls, DEL, line and paragraph separators; soft and zero-width marks of other
# scripts, direction controls; byte order mark; private use; noncharacters; tags.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffc\ufffe\uffff\ufdd0-\ufdef\ue000-\uf8ff\ud800-\udfff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
    + "|["
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 15)
    )
    + "]"
)
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_CYRILLIC_ENCODINGS = ("cp1251", "koi8-r", "cp866")
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


@dataclass(frozen=True)
class Source:
    """A file's text. `file` is its name relative to the plan's folder."""

    file: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.text.split("\n")


def decode(data: bytes, file: str, report: Report) -> Source | None:
    """Return the text of `data`, or None when it is not text that a document can hold."""
    text = _from_utf8(data, file, report)
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _composed(text, file, report)
    if not characters_allowed(text, Position(file, 1, 1), report):
        return None
    return Source(file, text)


def characters_allowed(text: str, start: Position, report: Report) -> bool:
    """Report each character that a document must not hold, and words without end."""
    good = True
    for match in FORBIDDEN.finditer(text):
        good = False
        report.error(
            "forbidden-character",
            _place(text, match.start(), start),
            character=f"U+{ord(match.group()):04X}",
            name=name_of(match.group()),
        )
    for match in _LONG_WORD.finditer(text):
        good = False
        report.error(
            "word-too-long",
            _place(text, match.start(), start),
            letters=len(match.group()),
            limit=LONGEST_WORD,
        )
    return good


def _from_utf8(data: bytes, file: str, report: Report) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            report.error("not-utf-8", Position(file, 1, 1), encoding=name)
            return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        report.error("not-utf-8", Position(file, line, column), encoding=_likely_encoding(data))
        return None


def _likely_encoding(data: bytes) -> str:
    sample = data[:65536]
    if sample.count(0) > len(sample) // 8:
        return "UTF-16"
    best = max(_CYRILLIC_ENCODINGS, key=lambda name: _lower_cyrillic(sample, name))
    return {"cp1251": "Windows-1251", "koi8-r": "KOI8-R", "cp866": "CP866"}[best]


def _lower_cyrillic(sample: bytes, encoding: str) -> int:
    return sum("а" <= letter <= "я" for letter in sample.decode(encoding, "replace"))


def _composed(text: str, file: str, report: Report) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    lines = text.split("\n")
    changed = [
        number for number, line in enumerate(lines) if not unicodedata.is_normalized("NFC", line)
    ]
    first = lines[changed[0]]
    column = _common(first, unicodedata.normalize("NFC", first))
    report.warn("not-composed", Position(file, changed[0] + 1, column + 1), lines=len(changed))
    for number in changed:
        lines[number] = unicodedata.normalize("NFC", lines[number])
    return "\n".join(lines)


def _common(one: str, other: str) -> int:
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))


def _place(text: str, index: int, start: Position) -> Position:
    line = text.count("\n", 0, index)
    column = index - (text.rfind("\n", 0, index) + 1)
    return (
        start.moved(line, column)
        if line == 0
        else Position(start.file, start.line + line, column + 1)
    )


def name_of(character: str) -> str:
    """Return what a forbidden character is called."""
    try:
        return unicodedata.name(character)
    except ValueError:
        return {"Cc": "control", "Co": "private use"}.get(
            unicodedata.category(character), "noncharacter"
        )
