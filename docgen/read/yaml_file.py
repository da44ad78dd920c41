"""YAML as values with positions: libyaml's events, under limits, every scalar as it is written.

Anchors, aliases, merge keys and tags are refused, so nothing can grow and nothing is guessed:
`no`, `010` and `1:30` are the author's words. Mistakes that YAML would swallow in silence (a
comma in a flow mapping, a `#` inside a value) are errors here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, cast

import yaml

from docgen.diagnostics import Position, Report
from docgen.read.source import Source, characters_allowed
from docgen.read.values import Items, Mapping, Text, Value, position_of
from docgen.read.yaml_repair import Repaired, repair, report_syntax
from docgen.read.yaml_slips import hard_indent, is_in_typed_quotes

DEEPEST = 24
MOST_NODES = 400_000
MOST_REPAIRS = 200

_COMMENT_AT_ONCE = re.compile(r"[ \t]*(#\S[^\n]*)")
_GLUED = re.compile(r"((?!https?:|mailto:|tel:)[A-Za-z_]\w*):([^\s/:@\\][^\s@]*)")
"""A key and a value that no blank parts: `sheet:agreement`."""
_TORN_QUOTE = re.compile(r"\s([\"'])\S")
_FOLDED_ITEM = re.compile(r"\n[ \t]*(- )")


class _Mark(Protocol):
    index: int
    line: int
    column: int


class _Event(Protocol):
    start_mark: _Mark
    end_mark: _Mark


class _ScalarEvent(_Event, Protocol):
    value: str
    style: str | None
    tag: str | None
    anchor: str | None


class _StartEvent(_Event, Protocol):
    tag: str | None
    anchor: str | None
    flow_style: bool


@dataclass(slots=True)
class _Frame:
    """A mapping or list being read; `key` waits for its value, `seen` has the keys so far."""

    node: Mapping | Items
    flow: bool
    start: _Mark
    key: Text | None = None
    key_end: int = 0
    previous: str = ""
    torn: str = ""
    comma_positions: list[int] = field(default_factory=list)


_Stack: TypeAlias = list[_Frame]


class _StopReadingError(Exception):
    """The rest of the file cannot be read with sense; the report says why."""


def read_yaml(source: Source, report: Report) -> Value | None:
    """Return what the file says, or None when it cannot be read; every fault is reported."""
    hard = hard_indent(source.lines)
    if hard is not None:
        report.error(hard.code, Position(source.file, hard.line + 1, hard.column + 1))
        return None
    attempt = Repaired(source)
    errors_before = len(report.found)
    for _ in range(MOST_REPAIRS):
        found = Report()
        try:
            value = _Reader(attempt, found).read()
        except _StopReadingError:
            value = None
        except yaml.YAMLError as fault:
            mended = repair(attempt, fault)
            if mended is not None:
                attempt = mended
                continue
            report_syntax(attempt, fault, found)
            _keep_cause(found)
            value = None
        break
    else:
        found = Report()
        found.error("yaml-syntax", Position(source.file, 1, 1))
        value = None
    report.found.extend(found.found)
    failed = any(one.severity.value == "error" for one in report.found[errors_before:])
    return None if failed and value is None else value


def _keep_cause(found: Report) -> None:
    """Leave one fault where the parser's last complaint and an earlier one are the same."""
    last = found.found[-1]
    if last.code == "yaml-syntax" and len(found.found) > 1:
        found.found.pop()
    else:
        found.found[:] = [one for one in found.found if one.code != "list-under-text"]


class _Reader:
    """Builds values from events without recursion."""

    def __init__(self, source: Repaired, report: Report) -> None:
        self.source = source
        self.report = report
        self.stack: _Stack = []
        self.root: Value | None = None
        self.nodes = 0
        self.documents = 0

    def read(self) -> Value | None:
        """Return the only document's value."""
        for event in _events(self.source.text):
            match type(event).__name__:
                case "ScalarEvent":
                    self._scalar(cast(_ScalarEvent, event))
                case "MappingStartEvent" | "SequenceStartEvent":
                    self._open(cast(_StartEvent, event))
                case "MappingEndEvent" | "SequenceEndEvent":
                    self._close()
                case "AliasEvent":
                    self._stop("yaml-alias", event.start_mark)
                case "DocumentStartEvent":
                    self._document(event)
                case _:
                    pass
        if self.root is None or (isinstance(self.root, Text) and not self.root):
            self.report.error("file-empty", Position(self.source.file, 1, 1))
            return None
        return self.root

    def _document(self, event: _Event) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop("yaml-two-documents", event.start_mark)

    def _stop(self, code: str, mark: _Mark, **arguments: str | int) -> None:
        self.report.error(code, self.source.place(mark), **arguments)
        raise _StopReadingError

    def _count(self, event: _ScalarEvent | _StartEvent) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._stop("yaml-too-many", event.start_mark, limit=MOST_NODES)
        if event.anchor is not None:
            self._stop("yaml-anchor", event.start_mark, name=event.anchor)
        if event.tag is not None:
            self._stop("yaml-tag", event.start_mark, tag=event.tag)

    def _scalar(self, event: _ScalarEvent) -> None:
        self._count(event)
        text = self._text(event)
        if event.style in ("", None):
            self._check_plain(event, text)
        elif event.style == '"':
            characters_allowed(text, text.position, self.report)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and isinstance(frame.node, Mapping) and frame.key is None:
            self._key(frame, text, event)
        else:
            self._flow_value(frame, text, event)
            self._add(text)

    def _text(self, event: _ScalarEvent) -> Text:
        mark, end = event.start_mark, event.end_mark
        if event.style in ("|", ">"):
            return self._block(event)
        position = self.source.place(mark)
        quoted = event.style in ("'", '"') and not self.source.was_inserted(mark)
        if quoted:
            position = position.moved(0, 1)
        value = event.value
        if event.style in ("", None) and mark.line != end.line:
            value = re.sub(r"\s*\n\s*", " ", value)
        return Text(value, position, quoted=quoted)

    def _block(self, event: _ScalarEvent) -> Text:
        first = event.start_mark.line + 1
        lines = event.value.split("\n")
        indent = 0
        for offset, line in enumerate(lines):
            if line.strip() and first + offset < len(self.source.lines):
                written = self.source.lines[first + offset]
                folded = event.style == ">"
                indent = len(written) - len(written.lstrip() if folded else line)
                break
        position = Position(self.source.file, first + 1, max(indent, 0) + 1)
        return Text(event.value.rstrip("\n"), position, block=event.style == "|")

    def _check_plain(self, event: _ScalarEvent, text: Text) -> None:
        written = self.source.text
        start, end = event.start_mark.index, event.end_mark.index
        if is_in_typed_quotes(text):
            self.report.warn("yaml-typed-quotes", text.position, value=str(text)[1:-1][:60])
        frame = self.stack[-1] if self.stack else None
        torn = _TORN_QUOTE.search(text) if frame and frame.flow else None
        if torn is not None and text.count(torn[1]) % 2:
            self.report.error("yaml-no-comma", text.position.moved(0, torn.start(1)))
        if frame and isinstance(frame.node, Items) and (glued := _GLUED.fullmatch(text)):
            self.report.error("yaml-no-blank", text.position, key=glued[1], value=glued[2])
        if comment := _COMMENT_AT_ONCE.match(written, end):
            at = self.source.place(event.end_mark).moved(0, comment.start(1) - end)
            self.report.error("hash-in-value", at, value=str(text), rest=comment.group(1).strip())
        if "\n" in written[start:end] and (item := _FOLDED_ITEM.search(written, start, end)):
            line = written.count("\n", 0, item.start(1)) + 1
            column = item.start(1) - written.rfind("\n", 0, item.start(1))
            self.report.error("list-under-text", Position(self.source.file, line, column))

    def _key(self, frame: _Frame, text: Text, event: _ScalarEvent) -> None:
        if text == "<<" and event.style in ("", None):
            self._stop("yaml-merge", event.start_mark)
        if text == "" and event.style in ("", None):
            self._stop("yaml-key-missing", event.start_mark)
        frame.key, frame.key_end = text, event.end_mark.index

    def _flow_value(self, frame: _Frame | None, text: Text, event: _ScalarEvent) -> None:
        """Report a key of a flow mapping that has no colon: most often a decimal comma."""
        if frame is None or not frame.flow or event.style not in ("", None):
            return
        written = self.source.text
        start = event.start_mark.index
        if frame.key is not None:
            if text == "" and ":" not in written[frame.key_end : start]:
                key = frame.key
                if key.isdigit() and frame.previous.isdigit():
                    number = f"{frame.previous},{key}"
                    self.report.error("comma-in-flow", key.position, number=number)
                    frame.torn = number
                elif glued := _GLUED.fullmatch(key):
                    self.report.error("yaml-no-blank", key.position, key=glued[1], value=glued[2])
                else:
                    self.report.error("key-without-colon", key.position, key=str(key))
        elif text[:1].isdigit() and frame.previous.isdigit() and written[start - 1] == ",":
            frame.comma_positions.append(start)

    def _add(self, value: Value) -> None:
        if not self.stack:
            self.root = value
            return
        frame = self.stack[-1]
        frame.previous = str(value) if isinstance(value, Text) and not value.quoted else ""
        if isinstance(frame.node, Items):
            frame.node.append(value)
            return
        key = frame.key
        assert key is not None
        if frame.torn:  # join the number again, so that its halves cause no further faults
            last = next(reversed(frame.node))
            frame.node[last] = Text(frame.torn, position_of(frame.node[last]))
            frame.torn = ""
        elif key in frame.node:
            first = frame.node.written(key).position.line
            self.report.error("duplicate-key", key.position, key=str(key), first=first)
        else:
            frame.node[key] = value
        frame.key = None

    def _open(self, event: _StartEvent) -> None:
        self._count(event)
        if len(self.stack) >= DEEPEST:
            self._stop("yaml-too-deep", event.start_mark, limit=DEEPEST)
        if self.stack:
            frame = self.stack[-1]
            if isinstance(frame.node, Mapping) and frame.key is None:
                self._stop("yaml-key-not-text", event.start_mark)
        at = self.source.place(event.start_mark)
        is_mapping = type(event).__name__ == "MappingStartEvent"
        node: Mapping | Items = Mapping(at) if is_mapping else Items(at)
        self.stack.append(_Frame(node, bool(event.flow_style), event.start_mark))

    def _close(self) -> None:
        frame = self.stack.pop()
        node: Value = frame.node
        if frame.comma_positions and isinstance(node, Items):
            self._check_commas(frame, node)
        if isinstance(node, Items) and not frame.flow and self._is_dash(frame, node):
            node = Text("-", node.position)
        self._add(node)

    def _check_commas(self, frame: _Frame, node: Items) -> None:
        """Report `[62,5, 68]`: some commas with a blank after them, some inside a number."""
        end = self.source.text.find("]", frame.start.index)
        inside = self.source.text[frame.start.index : end]
        if re.search(r",[ \n]", inside):
            start = frame.comma_positions[0]
            match = re.compile(r"\d+,\d+").search(inside, self._number_start(start, frame))
            number = match.group() if match else ""
            position = self.source.place_of(start)
            self.report.error("comma-in-list", position, number=number)

    def _number_start(self, start: int, frame: _Frame) -> int:
        text = self.source.text
        at = start - 1
        while at > frame.start.index and text[at - 1].isdigit():
            at -= 1
        return at - frame.start.index

    def _is_dash(self, frame: _Frame, node: Items) -> bool:
        """Whether `- -` was read as a list in a list, where a dash was meant."""
        if not self.stack or not isinstance(self.stack[-1].node, Items) or len(node) != 1:
            return False
        only = node[0]
        line = self.source.lines[frame.start.line]
        return (
            isinstance(only, Text)
            and only == ""
            and not only.quoted
            and line.rstrip().endswith("- -")
        )


def _events(text: str) -> Iterator[_Event]:
    return cast(Iterator[_Event], yaml.parse(text, Loader=yaml.CLoader))
