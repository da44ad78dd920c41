"""Lines that fill their measure to a hair's breadth, made to fit for certain.

Readers round the widths of letters in different ways, by up to a tenth of a point in a line. A
line with less than that to spare, or to lack, would end at one word here and at another there.
The letters of its longest word are set a twentieth of a point closer: nobody sees it, no sign
is added, and every reader keeps the line whole.

A range («2021–2025») that opens a line would in Word and LibreOffice leave its first part on the
line before. There, and where lines are not measured, its dash gets an invisible joiner; all other
ranges stay as they are typed, for whoever searches the document for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import is_
from typing import TypeVar

from docgen.layout.breaks import joined_ranges
from docgen.layout.lines import line_ends
from docgen.layout.measure import (
    CellLook,
    Measure,
    Text,
    box_room,
    cell_look,
    placed_cells,
    side_room,
)
from docgen.layout.spec import Layout, mm
from docgen.tree import nodes
from docgen.tree.walk import map_inlines

_Printed = TypeVar("_Printed", nodes.Text, nodes.Value)

HAIR = 4.0
"""By how many twips a reader's line may be wider or narrower than measured."""
_LEAST_LETTERS = 9
"""How many letters, a twip closer each, bring a line clear of that."""
_FEWEST = 3
"""Words of fewer letters stay as they are."""


def tighten_lines(document: nodes.Document, layout: Layout) -> nodes.Document:
    """Return the document with the lines that nearly fill their measure set closer."""
    tightener = _Tightener(layout)
    return replace(
        document,
        sections=tuple(
            replace(
                section,
                blocks=tightener.blocks(
                    section.blocks, layout.text_width(section.page, section.landscape)
                ),
                header=nodes.Furniture(joined(section.header.blocks)),
                footer=nodes.Furniture(joined(section.footer.blocks)),
            )
            for section in document.sections
        ),
    )


class _Tightener:
    __slots__ = ("_layout", "_measure", "_plain")

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._measure = Measure(layout)
        self._plain: set[tuple[str, str, bool, int]] = set()

    def blocks(
        self, blocks: tuple[nodes.Block, ...], width: int, look: CellLook | None = None
    ) -> tuple[nodes.Block, ...]:
        """Return blocks between margins `width` apart; the same ones where nothing changes."""
        made = tuple(self._block(block, width, look) for block in blocks)
        same = all(new is old for new, old in zip(made, blocks, strict=True))
        return blocks if same else made

    def _block(self, block: nodes.Block, width: int, look: CellLook | None) -> nodes.Block:
        match block:
            case nodes.Paragraph():
                text = next(self._measure.texts(block, look))
                return tightened(block, text, width)
            case nodes.Heading():
                return self._heading(block, width)
            case nodes.Figure() | nodes.Contents():
                return joined((block,))[0]
            case nodes.List():
                return self._list(block, width, look)
            case nodes.Group():
                inner = self.blocks(block.blocks, width, look)
                return block if inner is block.blocks else replace(block, blocks=inner)
            case nodes.Box():
                return self._box(block, width)
            case nodes.Table():
                return self._table(block)
            case _:
                return block

    def _heading(self, block: nodes.Heading, width: int) -> nodes.Heading:
        text = next(self._measure.texts(block))
        _, opening = lines_of(text, width)
        label = block.label + block.separator if block.label else ""
        marker = _Marker(set(), opening, label.count(" "))
        children = marker.inlines(block.children) if opening else block.children
        return block if children is block.children else replace(block, children=children)

    def _box(self, block: nodes.Box, width: int) -> nodes.Box:
        kind = self._layout.box(block.kind)
        room = box_room(kind, mm(kind.width_mm) if kind.width_mm else width)
        blocks = self.blocks(block.blocks, room, CellLook(kind.style))
        return block if blocks is block.blocks else replace(block, blocks=blocks)

    def _list(self, block: nodes.List, width: int, look: CellLook | None) -> nodes.List:
        lists = self._layout.lists
        if not (lists.hanging_mm if look is None else lists.cell_hanging_mm):
            # the label runs in: it is not in the paragraph's own words
            return replace(block, items=tuple(map(_joined_item, block.items)))
        return self._items(block, self._measure.texts(block, look), width)

    def _items(self, block: nodes.List, texts: Iterator[Text], width: int) -> nodes.List:
        items = tuple(
            replace(item, blocks=tuple(self._in_list(one, texts, width) for one in item.blocks))
            for item in block.items
        )
        return replace(block, items=items)

    def _in_list(self, block: nodes.Block, texts: Iterator[Text], width: int) -> nodes.Block:
        match block:
            case nodes.Paragraph():
                return tightened(block, next(texts), width)
            case nodes.List():
                return self._items(block, texts, width)
            case nodes.Heading():
                next(texts)
                return joined((block,))[0]
            case nodes.Group():
                blocks = tuple(self._in_list(one, texts, width) for one in block.blocks)
                return replace(block, blocks=blocks)
            case _:
                pass
        return block

    def _table(self, table: nodes.Table) -> nodes.Table:
        rows = self._rows(table)
        notes = joined(table.notes)
        caption = table.caption
        if caption is not None:
            children = joined_inlines(caption.children)
            if children is not caption.children:
                caption = replace(caption, children=children)
        if rows is table.rows and notes is table.notes and caption is table.caption:
            return table
        return replace(table, rows=rows, notes=notes, caption=caption)

    def _rows(self, table: nodes.Table) -> tuple[nodes.Row, ...]:
        kind = self._layout.tables[table.kind]
        side = side_room(kind)
        widths = [column.width for column in table.columns]
        changed: dict[tuple[int, int], nodes.Cell] = {}
        for at, column, row, cell in placed_cells(table):
            room = sum(widths[column : column + cell.column_span]) - side
            look = cell_look(kind, table, row, cell)
            key = _key(cell, look, room)
            if key is not None and key in self._plain:
                continue
            blocks = self.blocks(cell.blocks, room, look)
            if blocks is not cell.blocks:
                changed[(at, id(cell))] = replace(cell, blocks=blocks)
            elif key is not None:
                self._plain.add(key)
        if not changed:
            return table.rows
        touched = {at for at, _ in changed}
        return tuple(
            replace(row, cells=tuple(changed.get((at, id(cell)), cell) for cell in row.cells))
            if at in touched
            else row
            for at, row in enumerate(table.rows)
        )


def _key(cell: nodes.Cell, look: CellLook, room: int) -> tuple[str, str, bool, int] | None:
    """Return what cells of one plain text have in common; None for others."""
    match cell.blocks:
        case (nodes.Paragraph(children=(nodes.Text(text=text),), style=style),):
            return (text, look.style + " " + style, look.bold, room)
        case _:
            return None


def tightened(block: nodes.Paragraph, text: Text, width: int) -> nodes.Paragraph:
    """Return the paragraph with the words set closer that its near-full lines need."""
    near, opening = lines_of(text, width)
    if opening:
        children = _Marker(set(), opening).inlines(block.children)
        block = block if children is block.children else replace(block, children=children)
    if not near:
        return block
    marked: set[int] = set()
    letters = _letters_by_word(block.children)
    for first, last in near:
        words = sorted(range(first, last), key=lambda word: -letters.get(word, 0))
        count = 0
        for word in words:
            if count >= _LEAST_LETTERS or letters.get(word, 0) < _FEWEST:
                break
            marked.add(word)
            count += letters[word]
    if not marked:
        return block
    return replace(block, children=_Marker(marked).inlines(block.children))


def lines_of(text: Text, width: int) -> tuple[list[tuple[int, int]], set[int]]:
    """Return the lines that nearly fill their room, as ranges of words, and what words open lines.

    Blanks part words; the word that opens the first line is left out.
    """
    content = text.content
    room = width - text.left - text.right
    limit = first = room - text.first
    found: list[tuple[int, int]] = []
    opening: set[int] = set()
    begin = word = 0
    for end in line_ends(content, room + HAIR, first + HAIR):
        line = content[begin:end]
        used = sum(piece.width + piece.space for piece in line)
        used += line[-1].hyphen - line[-1].space if line else 0.0
        if begin:
            opening.add(word)
        last_word = word + sum(1 for piece in line if piece.space or piece.ends_line)
        if abs(limit - used) <= HAIR:
            found.append((word, max(last_word, word + 1)))
        begin, word, limit = end, last_word, room
    return found, opening


def joined(blocks: tuple[nodes.Block, ...]) -> tuple[nodes.Block, ...]:
    """Return blocks with a joiner in every range; the same ones where they hold none."""
    made = map_inlines(blocks, joined_inlines)
    same = all(new is old for new, old in zip(made, blocks, strict=True))
    return blocks if same else made


def _joined_item(item: nodes.Item) -> nodes.Item:
    blocks = joined(item.blocks)
    return item if blocks is item.blocks else replace(item, blocks=blocks)


def joined_inlines(children: tuple[nodes.Inline, ...]) -> tuple[nodes.Inline, ...]:
    """Return inlines with a joiner in every range of their own texts; else the same ones."""
    made = tuple(_joined(child) for child in children)
    same = all(new is old for new, old in zip(made, children, strict=True))
    return children if same else made


def _joined(child: nodes.Inline) -> nodes.Inline:
    if not isinstance(child, nodes.Text | nodes.Value):
        return child
    text = joined_ranges(child.text)
    return child if text == child.text else replace(child, text=text)


def _letters_by_word(children: Iterable[nodes.Inline]) -> dict[int, int]:
    """Return how many characters of each word stand in plain text, by the word's number."""
    counter = _Marker(set())
    counter.inlines(tuple(children))
    return counter.letters


class _Marker:
    """Walks inlines word by word as `lines.pieces` does; marks words to be set closer.

    In the words of `opening` it joins ranges. `start` is the number of the first word.
    """

    __slots__ = ("_at", "_marked", "_opening", "letters")

    def __init__(
        self, marked: set[int], opening: set[int] | frozenset[int] = frozenset(), start: int = 0
    ) -> None:
        self._marked = marked
        self._opening = opening
        self._at = start
        self.letters: dict[int, int] = {}

    def inlines(self, children: tuple[nodes.Inline, ...]) -> tuple[nodes.Inline, ...]:
        made: list[nodes.Inline] = []
        for child in children:
            made.extend(self._inline(child))
        same = len(made) == len(children) and all(map(is_, made, children))
        return children if same else tuple(made)

    def _inline(self, child: nodes.Inline) -> Iterator[nodes.Inline]:
        match child:
            case nodes.Text():
                yield from self._text(child)
            case (
                nodes.Strong()
                | nodes.Emphasis()
                | nodes.Underline()
                | nodes.Coloured()
                | nodes.Link()
            ):
                inner = self.inlines(child.children)
                yield child if inner is child.children else replace(child, children=inner)
            case nodes.Value():
                yield self._with_joined(child)
                self._at += child.text.replace("\n", " ").count(" ")
            case nodes.Reference() | nodes.Inflected():
                self._at += child.text.replace("\n", " ").count(" ")
                yield child
            case nodes.Superscript() | nodes.Subscript():
                self._at += sum(
                    one.text.count(" ") for one in child.children if isinstance(one, nodes.Text)
                )
                yield child
            case nodes.LineBreak():
                self._at += 1
                yield child
            case nodes.Tab():
                self._at += 4
                yield child
            case _:
                yield child

    def _with_joined(self, child: _Printed) -> _Printed:
        """Return `child` with a joiner in the ranges of words that open a line."""
        if not self._opening or "–" not in child.text:
            return child
        words = child.text.split(" ")
        for number, word in enumerate(words):
            if self._at + number in self._opening:
                words[number] = joined_ranges(word)
        text = " ".join(words)
        return child if text == child.text else replace(child, text=text)

    def _text(self, child: nodes.Text) -> Iterator[nodes.Text]:
        """Yield the text, with the words that are marked apart from what is around them."""
        child = self._with_joined(child)
        done = at = 0
        for number, word in enumerate(child.text.split(" ")):
            if number:
                at += 1
                self._at += 1
            self.letters[self._at] = self.letters.get(self._at, 0) + len(word)
            if word and self._at in self._marked:
                if done < at:
                    yield replace(child, text=child.text[done:at])
                yield replace(child, text=word, tight=True)
                done = at + len(word)
            at += len(word)
        if done == 0:
            yield child
        elif done < len(child.text):
            yield replace(child, text=child.text[done:])
