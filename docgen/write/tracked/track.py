"""The marked DOCX as one with tracked changes: w:ins, w:del, and marks of paragraphs and rows.

Field results, generated numbers and the contents are written as they are now, untracked.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from lxml import etree

from docgen.write.tracked.apart import keep_apart
from docgen.write.tracked.marks import Mark, Reach, is_mark, read_mark
from docgen.write.tracked.references import free_references

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATHS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_BODY: Final = "word/document.xml"
_NOTES: Final = "word/footnotes.xml"
_DELETED: Final = {"t": "delText", "instrText": "delInstrText"}
_TAGS: Final = {Mark.INSERTED: "ins", Mark.DELETED: "del"}

Node: TypeAlias = Any  # an element of lxml, which has no types


@dataclass(frozen=True, slots=True)
class Author:
    """Who made the changes, and when (ISO time)."""

    name: str
    moment: str


def track(docx: bytes, author: Author) -> bytes:
    """Return the DOCX with its marks turned into tracked changes; equal input, equal bytes."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        tracker = _Tracker(author)
        made = {_BODY: tracker.body(source.read(_BODY))}
        if _NOTES in source.namelist():
            made[_NOTES] = tracker.notes(source.read(_NOTES))
        for entry in source.infolist():
            target.writestr(entry, made.get(entry.filename) or source.read(entry))
    return stream.getvalue()


def _bytes(root: Node) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _w(name: str) -> str:
    return f"{{{_MAIN}}}{name}"


_INLINE: Final = frozenset(
    {_w("r"), _w("bookmarkStart"), f"{{{_MATHS}}}oMath", f"{{{_MATHS}}}oMathPara"}
)


def _row_of(node: Node) -> Node | None:
    return next(node.iterancestors(_w("tr")), None)


@dataclass(slots=True)
class _Tracker:
    author: Author
    _made: int = 0
    _with_body: dict[str, Mark] = field(default_factory=dict)
    """Footnotes that came or went with the words that they stand at, by their number."""

    def body(self, data: bytes) -> bytes:
        """Return the document's part with its marks turned into changes."""
        root = etree.fromstring(data)
        body = root[0]
        rows = self.rows(body)
        last = next(body.iterchildren(_w("p"), reversed=True), None)
        for paragraph in list(body.iter(_w("p"))):
            self.paragraph(paragraph, rows.get(_row_of(paragraph)), at_end=paragraph is last)
        free_references(body)
        keep_apart(body)
        return _bytes(root)

    def notes(self, data: bytes) -> bytes:
        """Return the footnotes' part with the changes in the notes; the body comes first."""
        root = etree.fromstring(data)
        for note in root:
            mark = self._with_body.get(note.get(_w("id"), ""))
            paragraphs = list(note.iter(_w("p")))
            for paragraph in paragraphs:
                last = paragraph is paragraphs[-1]
                self.paragraph(paragraph, mark, at_end=last, own_sign=mark is Mark.INSERTED)
        keep_apart(root)
        return _bytes(root)

    def rows(self, body: Node) -> dict[Node | None, Mark]:
        """Mark the rows that came or went as a whole; return them."""
        found: dict[Node | None, Mark] = {}
        for start in body.iter(_w("bookmarkStart")):
            name = start.get(_w("name"), "")
            read = read_mark(name)
            if read is None or read[1] is not Reach.ROW:
                continue
            row = _row_of(start)
            if row is None:
                continue
            mark = Mark(read[0])
            found[row] = mark
            properties = row.find(_w("trPr"))
            if properties is None:
                properties = etree.Element(_w("trPr"))
                row.insert(0, properties)
            properties.append(self._change(mark))
        return found

    def paragraph(
        self, paragraph: Node, row: Mark | None, *, at_end: bool, own_sign: bool = False
    ) -> None:
        """Turn the marks of one paragraph into changes.

        `row` marks all of it; the sign that a footnote begins with only when `own_sign`.
        """
        starts = [one for one in paragraph.iter(_w("bookmarkStart")) if _is_start(one)]
        if not starts and row is None:
            return
        whole = row
        for start in starts:
            read = read_mark(start.get(_w("name"), ""))
            if read and read[1] in (Reach.WHOLE, Reach.ROW):
                whole = whole or Mark(read[0])
        self._runs(paragraph, whole, own_sign=own_sign)
        for start in starts:
            _remove_bookmark(paragraph, start)
        if whole is not None and not at_end and not _must_stay(paragraph, row):
            self._paragraph_mark(paragraph, whole)

    def _runs(self, paragraph: Node, whole: Mark | None, *, own_sign: bool) -> None:
        mark = whole
        for node in list(_inline(paragraph)):
            if not own_sign and node.find(_w("footnoteRef")) is not None:
                continue  # it goes with the note
            if node.tag == _w("bookmarkStart"):
                read = read_mark(node.get(_w("name"), ""))
                if read and whole is None:
                    mark = Mark(read[0]) if read[1] is Reach.BEGIN else None
            elif mark is not None:
                self._wrap(node, mark)

    def _wrap(self, node: Node, mark: Mark) -> None:
        parent = node.getparent()
        assert parent is not None
        before = node.getprevious()
        if before is not None and before.tag == _w(_TAGS[mark]):
            change = before
        else:
            change = self._change(mark)
            parent.insert(parent.index(node), change)
        change.append(node)
        for note in node.iter(_w("footnoteReference")):
            self._with_body[note.get(_w("id"), "")] = mark
        if mark is Mark.DELETED:
            for name, deleted in _DELETED.items():
                for one in node.iter(_w(name)):
                    one.tag = _w(deleted)

    def _paragraph_mark(self, paragraph: Node, mark: Mark) -> None:
        properties = paragraph.find(_w("pPr"))
        if properties is None:
            properties = etree.Element(_w("pPr"))
            paragraph.insert(0, properties)
        look = properties.find(_w("rPr"))
        if look is None:
            look = etree.Element(_w("rPr"))
            after = [one for one in properties if one.tag in (_w("sectPr"), _w("pPrChange"))]
            at = properties.index(after[0]) if after else len(properties)
            properties.insert(at, look)
        look.insert(0, self._change(mark))

    def _change(self, mark: Mark) -> Node:
        self._made += 1
        return etree.Element(
            _w(_TAGS[mark]),
            {
                _w("id"): str(100_000 + self._made),
                _w("author"): self.author.name,
                _w("date"): self.author.moment,
            },
        )


def _is_start(node: Node) -> bool:
    return is_mark(node.get(_w("name"), ""))


def _inline(node: Node) -> Iterator[Node]:
    """Yield the runs, formulas and marks of a paragraph, also those inside links."""
    for child in node:
        if child.tag in _INLINE:
            yield child
        elif child.tag == _w("hyperlink"):
            yield from _inline(child)


def _remove_bookmark(paragraph: Node, start: Node) -> None:
    number = start.get(_w("id"))
    for end in paragraph.iter(_w("bookmarkEnd")):
        if end.get(_w("id")) == number:
            parent = end.getparent()
            assert parent is not None
            parent.remove(end)
            break
    parent = start.getparent()
    assert parent is not None
    parent.remove(start)


def _must_stay(paragraph: Node, row: Mark | None) -> bool:
    """Whether the paragraph's mark holds a section's end or a cell together."""
    if paragraph.find(f"{_w('pPr')}/{_w('sectPr')}") is not None:
        return True
    parent = paragraph.getparent()
    assert parent is not None
    is_cell = parent.tag == _w("tc")
    return is_cell and row is None and paragraph.getnext() is None
