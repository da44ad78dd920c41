"""A reader of tracked changes of its own: what a DOCX says when all are accepted or rejected.

It knows WordprocessingML from the standard alone and shares nothing with the writer. Contents
and results of page fields are left out; paragraphs without words are dropped.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from xml.etree.ElementTree import Element, fromstring

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACES = re.compile(r"[\s\u00a0\u200d]+")  # U+200D: LibreOffice's mark of a row that was deleted
_UNPRINTED = ("PAGEREF", "TOC", "TC ", "NUMPAGES", "PAGE ")


class View(Enum):
    """Which text is wanted; the value is the element whose content vanishes."""

    ACCEPTED = "del"
    REJECTED = "ins"


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction so far, whether its result has begun.

    `late`: LibreOffice saves words that follow a field in a link before its instruction.
    """

    instruction: list[str] = field(default_factory=list)
    has_result: bool = False
    late: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Fields:
    """The fields that are open."""

    open: list[_Field] = field(default_factory=list)

    def see(self, mark: Element) -> str:
        """Take note of a field's mark; return the words that come after the field."""
        match mark.get(f"{W}fldCharType"):
            case "begin":
                self.open.append(_Field())
            case "separate":
                self.open[-1].has_result = True
            case _:
                return "".join(self.open.pop().late)
        return ""

    @property
    def silent(self) -> bool:
        """Whether what comes now is an instruction, or a result that nobody compares."""
        return any(
            not one.has_result or "".join(one.instruction).strip().startswith(_UNPRINTED)
            for one in self.open
        )


Line = str | tuple[tuple[str, ...], ...]
"""A paragraph's text, or a table's rows of cell texts."""


def read(docx: bytes, view: View) -> list[Line]:
    """Return the paragraphs and tables of the body as they are after all changes are taken."""
    body = _part(docx, "document").find(f"{W}body")
    assert body is not None
    notes = {note.get(f"{W}id", ""): note for note in _part(docx, "footnotes")}
    return list(_Reader(view, notes).blocks(body))


def _part(docx: bytes, name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        file = f"word/{name}.xml"
        return fromstring(archive.read(file)) if file in archive.namelist() else Element(name)


def changes(docx: bytes, part: str = "document") -> dict[str, int]:
    """Return how many insertions and deletions of runs, paragraph marks and rows there are."""
    root = _part(docx, part)
    found = {}
    for name in ("ins", "del"):
        rows = len(root.findall(f".//{W}trPr/{W}{name}"))
        marks = len(root.findall(f".//{W}pPr/{W}rPr/{W}{name}"))
        found[f"{name}-rows"] = rows
        found[f"{name}-marks"] = marks
        found[f"{name}-runs"] = len(list(root.iter(f"{W}{name}"))) - rows - marks
    return found


@dataclass(slots=True)
class _Reader:
    view: View
    notes: dict[str, Element] = field(default_factory=dict)
    fields: _Fields = field(default_factory=_Fields)

    def blocks(self, holder: Element) -> Iterator[Line]:
        """Yield the lines of a body or cell; a vanished paragraph mark joins two lines."""
        waiting = ""
        for child in holder:
            if child.tag == f"{W}p":
                waiting += self.text(child)
                if child.find(f"{W}pPr/{W}rPr/{W}{self.view.value}") is not None:
                    continue
                words = _SPACES.sub(" ", waiting).strip()
                waiting = ""
                if words:
                    yield words
            elif child.tag == f"{W}tbl":
                rows = tuple(self.rows(child))
                if rows:
                    yield rows
        if words := _SPACES.sub(" ", waiting).strip():
            yield words

    def rows(self, table: Element) -> Iterator[tuple[str, ...]]:
        for row in table.findall(f"{W}tr"):
            if row.find(f"{W}trPr/{W}{self.view.value}") is not None:
                continue
            yield tuple(_joined(self.blocks(cell)) for cell in row.findall(f"{W}tc"))

    def text(self, holder: Element) -> str:
        """Return the words of a paragraph or of a part of it."""
        found: list[str] = []
        for child in holder:
            match child.tag.removeprefix(W):
                case "ins" | "del" if child.tag == f"{W}{self.view.value}":
                    self.text(child)  # its fields open and close all the same
                case "ins" | "del" | "hyperlink" | "smartTag":
                    found.append(self.text(child))
                case "r":
                    found.append(self.run(child))
                case _ if child.tag.startswith(M):
                    found.append("".join(one.text or "" for one in child.iter(f"{M}t")))
                case _:
                    continue
        return "".join(found)

    @property
    def _comes_late(self) -> bool:
        """Whether a field is open whose instruction has not come yet."""
        return bool(self.fields.open) and not self.fields.open[-1].instruction

    def run(self, run: Element) -> str:
        found: list[str] = []
        for child in run:
            match child.tag.removeprefix(W):
                case "fldChar":
                    found.append(self.fields.see(child))
                case "instrText" | "delInstrText":
                    self.fields.open[-1].instruction.append(child.text or "")
                case "t" | "noBreakHyphen" as kind if self._comes_late:
                    late = "-" if kind == "noBreakHyphen" else child.text or ""
                    self.fields.open[-1].late.append(late)
                case _ if self.fields.silent:
                    continue
                case "t" | "delText":
                    found.append(child.text or "")
                case "noBreakHyphen":
                    found.append("-")
                case "tab" | "br":
                    found.append(" ")
                case "drawing":
                    found.append("▣")
                case "footnoteReference":
                    words = self.note(child.get(f"{W}id", ""))
                    found.append(f"[{words}]")
                case _:
                    continue
        return "".join(found)

    def note(self, number: str) -> str:
        """Return what a footnote says."""
        lines = _Reader(self.view, self.notes).blocks(self.notes[number])
        return " ".join(str(one) for one in lines)


def _joined(lines: Iterable[Line]) -> str:
    return " ".join(
        one if isinstance(one, str) else " ".join(cell for row in one for cell in row)
        for one in lines
    )
