"""CSV as rows of texts with positions; the delimiter is found, not asked for."""

from __future__ import annotations

from docgen.diagnostics import Position, Report
from docgen.read.source import Source
from docgen.read.values import Items, Text

_DELIMITERS = (";", "\t", ",")


def read_csv(source: Source, report: Report) -> Items | None:
    """Return the rows, each an `Items` of texts; a quoted field may hold line ends."""
    if not source.text.strip():
        report.error("file-empty", Position(source.file, 1, 1))
        return None
    delimiter = _delimiter(source.text)
    rows = Items(Position(source.file, 1, 1))
    reader = _Reader(source, delimiter, report)
    while reader.at < len(source.text):
        row = reader.row()
        if any(str(cell).strip() for cell in row):
            rows.append(row)
    return None if reader.failed else rows


def _delimiter(text: str) -> str:
    """Return the delimiter that the first rows hold most evenly, `;` before tab before `,`."""
    bare = _without_quoted(text[:20_000]).split("\n")
    lines = [line for line in bare if line.strip()][:20]
    best = max(_DELIMITERS, key=lambda one: min((line.count(one) for line in lines), default=0))
    if any(best in line for line in lines):
        return best
    return max(_DELIMITERS, key=lambda one: sum(line.count(one) for line in lines))


def _without_quoted(text: str) -> str:
    return "".join(text.split('"')[::2])


class _Reader:
    """Walks through the text one field at a time."""

    def __init__(self, source: Source, delimiter: str, report: Report) -> None:
        self.text = source.text
        self.file = source.file
        self.delimiter = delimiter
        self.report = report
        self.at = 0
        self.line = 1
        self.line_start = 0
        self.failed = False

    def row(self) -> Items:
        """Read the fields up to the line's end and step over it."""
        row = Items(self._here())
        while True:
            row.append(self._field())
            if self.at < len(self.text) and self.text[self.at] == self.delimiter:
                self.at += 1
                continue
            self.at += 1
            self.line += 1
            self.line_start = self.at
            return row

    def _here(self) -> Position:
        return Position(self.file, self.line, self.at - self.line_start + 1)

    def _field(self) -> Text:
        if self.text[self.at : self.at + 1] == '"':
            return self._quoted()
        position = self._here()
        end = self._end()
        words = self.text[self.at : end]
        self.at = end
        indent = len(words) - len(words.lstrip())
        return Text(words.strip(), position.moved(0, indent))

    def _end(self) -> int:
        ends = (self.text.find(self.delimiter, self.at), self.text.find("\n", self.at))
        return min((end for end in ends if end >= 0), default=len(self.text))

    def _quoted(self) -> Text:
        start = self._here()
        parts = []
        at = self.at + 1
        while True:
            end = self.text.find('"', at)
            if end < 0:
                self.report.error("csv-not-closed", start)
                self.failed = True
                end = len(self.text)
                parts.append(self.text[at:])
                break
            parts.append(self.text[at:end])
            if self.text[end + 1 : end + 2] != '"':
                break
            parts.append('"')
            at = end + 2
        words = "".join(parts)
        self._step_to(end + 1)
        rest = self._end()
        if self.text[self.at : rest].strip():
            self.report.error("csv-after-quote", self._here())
            self.failed = True
        self.at = rest
        return Text(words.strip("\n"), start.moved(0, 1), quoted=True, block="\n" in words)

    def _step_to(self, end: int) -> None:
        inside = self.text[self.at : end]
        breaks = inside.count("\n")
        if breaks:
            self.line += breaks
            self.line_start = self.at + inside.rfind("\n") + 1
        self.at = min(end, len(self.text))
