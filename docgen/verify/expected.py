"""The words that both files must hold, from the resolved tree; what is generated, by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from docgen.diagnostics import NOWHERE, Position
from docgen.tree import nodes
from docgen.tree.nodes import Block, Document, Inline, RowKind
from docgen.verify.words import words_of

CONTENT = "content"
"""What the author wrote, headings' labels and captions included."""
LABELS = "labels"
"""Labels of list items: text in the PDF, numbering of Word's own in the DOCX."""
NOTES = "notes"
"""Marks of footnotes, which Word makes itself."""
CHARTS = "charts"
"""Words and values of charts: in the DOCX in parts of their own."""

_GAP = " "


@dataclass(slots=True)
class Expected:
    """The words of a document by what they are, and where each was first written."""

    of: dict[str, Counter[str]] = field(default_factory=dict)
    places: dict[str, Position] = field(default_factory=dict)
    headers: list[Counter[str]] = field(default_factory=list)
    furniture: Counter[str] = field(default_factory=Counter)
    chart_words: set[str] = field(default_factory=set)
    numbers: int = 0
    """How many printed numbers are pages, which nobody knows before the layout."""

    def count(self, *kinds: str) -> Counter[str]:
        """Return the words of these kinds together."""
        total: Counter[str] = Counter()
        for kind in kinds:
            total.update(self.of.get(kind, ()))
        return total

    def add(self, kind: str, text: str, place: Position) -> None:
        """Take the words of a stretch of text."""
        found = words_of(text)
        self.of.setdefault(kind, Counter()).update(found)
        for word in found:
            self.places.setdefault(word, place)


def expected_words(document: Document) -> Expected:
    """Return what the finished files of `document` must hold."""
    expected = Expected()
    for section in document.sections:
        for block in section.blocks:
            _block(block, expected)
        running = Expected()
        for block in (*section.header.blocks, *section.footer.blocks):
            _block(block, running)
        expected.furniture |= running.count(CONTENT, LABELS)
    if document.draft:
        expected.furniture.update(words_of(document.draft_mark))
    return expected


def _block(block: Block, expected: Expected) -> None:
    match block:
        case nodes.Paragraph():
            expected.add(CONTENT, _text(block.children, expected), block.position)
        case nodes.Heading():
            text = f"{block.label}{block.separator or _GAP}{_text(block.children, expected)}"
            expected.add(CONTENT, text, block.position)
        case nodes.List():
            for item in block.items:
                expected.add(LABELS, item.label, item.position)
                _blocks(item.blocks, expected)
        case nodes.Table():
            _table(block, expected)
        case nodes.Figure():
            _caption(block.caption, expected)
            if isinstance(block.content, nodes.Chart):
                _chart(block.content, expected)
        case nodes.FormulaBlock():
            expected.add(CONTENT, block.label, block.position)
        case nodes.Box() | nodes.Group():
            _blocks(block.blocks, expected)
        case nodes.Contents():
            _contents(block, expected)
        case nodes.PageBreak() | nodes.Spacer():
            return
        case _:
            assert_never(block)


def _blocks(blocks: Iterable[Block], expected: Expected) -> None:
    for block in blocks:
        _block(block, expected)


def _table(table: nodes.Table, expected: Expected) -> None:
    _caption(table.caption, expected)
    head = Expected()
    for row in table.rows:
        for cell in row.cells:
            _blocks(cell.blocks, expected)
            if row.kind in (RowKind.HEADER, RowKind.NUMBERS):
                _blocks(cell.blocks, head)
    if head.of:
        expected.headers.append(head.count(CONTENT, LABELS, NOTES))
    _blocks(table.notes, expected)


def _caption(caption: nodes.Caption | None, expected: Expected) -> None:
    if caption is not None:
        title = _text(caption.children, expected)
        expected.add(CONTENT, f"{caption.label} {title}", caption.position)


def _chart(chart: nodes.Chart, expected: Expected) -> None:
    expected.add(CHARTS, " ".join((chart.title, *chart.categories)), chart.position)
    for text in (chart.title, chart.unit, *chart.categories, *(one.name for one in chart.series)):
        expected.chart_words.update(words_of(text))


def _contents(contents: nodes.Contents, expected: Expected) -> None:
    expected.add(CONTENT, _text(contents.title, expected), contents.position)
    columns = " ".join(contents.columns)
    expected.add(CONTENT, columns, contents.position)
    if columns:
        expected.headers.append(Counter(words_of(columns)))
    for entry in contents.entries:
        text = f"{entry.label} {_text(entry.children, expected)}"
        expected.add(CONTENT, text, contents.position)
        expected.numbers += 2 if entry.end else 1


def _text(children: Iterable[Inline], expected: Expected) -> str:
    """Return the words of inlines; notes and numbers of pages are taken account of by the way."""
    parts: list[str] = []
    for child in children:
        match child:
            case nodes.Text() | nodes.Reference() | nodes.Value() | nodes.Inflected():
                parts.append(child.text)
            case nodes.Wrapper():
                parts.append(_text(child.children, expected))
            case nodes.LineBreak() | nodes.Tab():
                parts.append(_GAP)
            case nodes.Formula() | nodes.Code() | nodes.Anchor():
                parts.append(_GAP if not isinstance(child, nodes.Anchor) else "")
            case nodes.Footnote():
                for _ in ("in the text", "at the foot"):
                    expected.add(NOTES, child.mark, child.position)
                _blocks(child.blocks, expected)
                parts.append(_GAP)
            case nodes.PageNumber() | nodes.PageReference() | nodes.PageCount():
                expected.numbers += 2 if isinstance(child, nodes.PageReference) else 1
                parts.append(_GAP)
            case _:
                assert_never(child)
    return "".join(parts)


def place_of(expected: Expected, words: Iterable[str]) -> Position:
    """Return the first place, in order, at which one of `words` was written."""
    known = [expected.places[word] for word in words if word in expected.places]
    return min((place for place in known if place != NOWHERE), default=NOWHERE)


def place_of_piece(expected: Expected, text: str) -> Position:
    """Return where a stretch of a line was written; its first and last word may be cut."""
    words = words_of(text)
    found = place_of(expected, words)
    if found != NOWHERE:
        return found
    around = {whole for whole in expected.places for word in words if word in whole}
    return place_of(expected, around)
