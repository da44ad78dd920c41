"""Random revisions of a document: a seed gives the same changes of its blocks every time."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from docgen.tree.nodes import (
    Block,
    Cell,
    Footnote,
    Group,
    Heading,
    Item,
    List,
    Paragraph,
    Row,
    RowKind,
    Table,
    Text,
)

_WORDS = [
    "жоспар",
    "сапа",
    "қызмет",
    "көрсеткіш",
    "халық",
    "орталық",
    "емхана",
    "үлес",
    "деңгей",
    "бағдарлама",
    "дәрігер",
    "жабдық",
    "ауданы",
    "қаржы",
    "өзгеріс",
    "талдау",
    "нәтиже",
    "шара",
    "мерзім",
    "бақылау",
]
Blocks = tuple[Block, ...]


class Reviser:
    """Changes a document as authors do; `done` names what was done."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.done: list[str] = []

    def revised(self, blocks: Blocks, edits: int) -> Blocks:
        """Return the blocks after so many edits at random places."""
        for _ in range(edits):
            blocks = self._one(blocks)
        return blocks

    def _one(self, blocks: Blocks) -> Blocks:
        paths = list(_containers(blocks))
        path = self.random.choice(paths)
        inside = _at(blocks, path)
        edit: Callable[[Blocks], Blocks] = self.random.choice(
            (
                self._reword,
                self._reword,
                self._insert,
                self._repeal,
                self._move,
                self._items,
                self._rows,
                self._cells,
                self._cells,
                self._section,
                self._drop_section,
                self._heading,
                self._columns,
                self._footnote,
                self._end,
            )
        )
        return _put(blocks, path, edit(inside))

    def words(self, least: int = 3, most: int = 25) -> str:
        """Return a made-up sentence."""
        count = self.random.randint(least, most)
        return " ".join(self.random.choice(_WORDS) for _ in range(count)).capitalize() + "."

    def _chosen(self, blocks: Blocks, kind: type[Block]) -> int | None:
        found = [at for at, one in enumerate(blocks) if isinstance(one, kind) and _plain(one)]
        return self.random.choice(found) if found else None

    def _reword(self, blocks: Blocks) -> Blocks:
        at = self._chosen(blocks, Paragraph)
        if at is None:
            return blocks
        self.done.append("reword")
        return _with(blocks, at, self._reworded(blocks[at]))

    def _reworded(self, block: Block) -> Block:
        assert isinstance(block, Paragraph)
        children = list(block.children)
        texts = [at for at, one in enumerate(children) if isinstance(one, Text)]
        if not texts or self.random.random() < 0.15:
            return replace(block, children=(Text(self.words()),))
        at = self.random.choice(texts)
        one = children[at]
        assert isinstance(one, Text)
        words = one.text.split(" ")
        place = self.random.randrange(len(words))
        match self.random.randrange(3):
            case 0:
                words[place] = self.random.choice(_WORDS)
            case 1:
                words.insert(place, self.random.choice(_WORDS))
            case _:
                words[place : place + 3] = [self.random.choice(_WORDS)]
        children[at] = replace(one, text=" ".join(words))
        return replace(block, children=tuple(children))

    def _footnote(self, blocks: Blocks) -> Blocks:
        """Add a footnote to a paragraph, take one away, or word one anew."""
        at = self._chosen(blocks, Paragraph)
        if at is None:
            return blocks
        block = blocks[at]
        assert isinstance(block, Paragraph)
        self.done.append("footnote")
        notes = [n for n, one in enumerate(block.children) if isinstance(one, Footnote)]
        children = list(block.children)
        if not notes:
            words = (Paragraph((Text(self.words()),), "footnote"),)
            return _with(blocks, at, replace(block, children=(*children, Footnote(words, "*"))))
        place = self.random.choice(notes)
        note = children.pop(place)
        if isinstance(note, Footnote) and self.random.random() < 0.7:
            first = self._reworded(note.blocks[0])
            children.insert(place, replace(note, blocks=(first, *note.blocks[1:])))
        return _with(blocks, at, replace(block, children=tuple(children)))

    def _insert(self, blocks: Blocks) -> Blocks:
        self.done.append("insert")
        at = self.random.randint(0, len(blocks))
        return (*blocks[:at], Paragraph((Text(self.words()),)), *blocks[at:])

    def _repeal(self, blocks: Blocks) -> Blocks:
        at = self._chosen(blocks, self.random.choice((Paragraph, Paragraph, Table, List)))
        if at is None or len(blocks) < 2:
            return blocks
        self.done.append("repeal")
        return (*blocks[:at], *blocks[at + 1 :])

    def _move(self, blocks: Blocks) -> Blocks:
        at = self._chosen(blocks, self.random.choice((Paragraph, Table)))
        if at is None:
            return blocks
        self.done.append("move")
        rest = (*blocks[:at], *blocks[at + 1 :])
        to = self.random.randint(0, len(rest))
        return (*rest[:to], blocks[at], *rest[to:])

    def _end(self, blocks: Blocks) -> Blocks:
        """Let words, or a note, come or go at a paragraph's end together with what follows it."""
        at = self._chosen(blocks, Paragraph)
        if at is None:
            return blocks
        block = blocks[at]
        assert isinstance(block, Paragraph)
        self.done.append("end")
        last = block.children[-1] if block.children else None
        follows = blocks[at + 1 : at + 2]
        can_go = bool(follows) and isinstance(follows[0], Paragraph) and _plain(follows[0])
        if can_go and isinstance(last, Text) and self.random.random() < 0.4:
            fewer = replace(last, text=" ".join(last.text.split(" ")[:-2]))
            cut = replace(block, children=(*block.children[:-1], fewer))
            return (*blocks[:at], cut, *blocks[at + 2 :])
        note = Footnote((Paragraph((Text(self.words()),), "footnote"),), "*")
        more = note if self.random.random() < 0.5 else Text(" " + self.words(1, 4))
        longer = replace(block, children=(*block.children, more))
        made = [Paragraph((Text(self.words()),)) for _ in range(self.random.randint(1, 2))]
        return (*blocks[:at], longer, *made, *blocks[at + 1 :])

    def _items(self, blocks: Blocks) -> Blocks:
        at = self._chosen(blocks, List)
        if at is None:
            return blocks
        block = blocks[at]
        assert isinstance(block, List)
        items = list(block.items)
        place = self.random.randrange(len(items))
        match self.random.randrange(3):
            case 0 if len(items) > 1:
                del items[place]
            case 1:
                first = items[place].blocks[0]
                if isinstance(first, Paragraph):
                    inner = (self._reworded(first), *items[place].blocks[1:])
                    items[place] = replace(items[place], blocks=inner)
            case _:
                items.insert(place, Item((Paragraph((Text(self.words()),)),), block.marker))
        self.done.append("items")
        return _with(blocks, at, replace(block, items=tuple(items)))

    def _rows(self, blocks: Blocks) -> Blocks:
        at = self._chosen(blocks, Table)
        if at is None:
            return blocks
        table = blocks[at]
        assert isinstance(table, Table)
        rows = list(table.rows)
        flat = [n for n, row in enumerate(rows) if _is_flat(rows, n) and row.kind is RowKind.BODY]
        if not flat:
            return blocks
        self.done.append("rows")
        place = self.random.choice(flat)
        match self.random.randrange(3):
            case 0 if len(rows) > 2:
                del rows[place]
            case 1:
                row = rows.pop(place)
                rows.insert(self.random.choice(flat[:-1] or [place]), row)
            case _:
                rows.insert(place, self._row(len(table.columns)))
        return _with(blocks, at, replace(table, rows=tuple(rows)))

    def _row(self, columns: int) -> Row:
        return Row(
            tuple(Cell((Paragraph((Text(self.words(1, 4)),), "cell"),)) for _ in range(columns))
        )

    def _cells(self, blocks: Blocks) -> Blocks:
        at = self._chosen(blocks, Table)
        if at is None:
            return blocks
        table = blocks[at]
        assert isinstance(table, Table)
        rows = list(table.rows)
        place = self.random.randrange(len(rows))
        row = rows[place]
        if not row.cells:
            return blocks
        self.done.append("cells")
        cells = list(row.cells)
        column = self.random.randrange(len(cells))
        value = Paragraph((Text(str(self.random.randint(1, 999))),), "cell")
        cells[column] = replace(cells[column], blocks=(value,))
        rows[place] = replace(row, cells=tuple(cells))
        return _with(blocks, at, replace(table, rows=tuple(rows)))

    def _columns(self, blocks: Blocks) -> Blocks:
        at = self._chosen(blocks, Table)
        if at is None or self.random.random() < 0.5:
            return blocks
        table = blocks[at]
        assert isinstance(table, Table)
        if any(cell.row_span > 1 for row in table.rows for cell in row.cells):
            return blocks
        self.done.append("columns")
        rows = tuple(
            replace(row, cells=(*row.cells, Cell((Paragraph((Text("1"),), "cell"),))))
            for row in table.rows
        )
        columns = (*table.columns, table.columns[-1])
        return _with(blocks, at, replace(table, columns=columns, rows=rows))

    def _section(self, blocks: Blocks) -> Blocks:
        at = self._chosen(blocks, Heading)
        if at is None:
            return blocks
        self.done.append("section")
        pattern = blocks[at]
        assert isinstance(pattern, Heading)
        heading = replace(pattern, children=(Text(self.words(2, 5).rstrip(".")),), id="")
        made = [Paragraph((Text(self.words()),)) for _ in range(self.random.randint(1, 4))]
        return (*blocks[:at], heading, *made, *blocks[at:])

    def _drop_section(self, blocks: Blocks) -> Blocks:
        at = self._chosen(blocks, Heading)
        if at is None or self.random.random() < 0.7:
            return blocks
        first = blocks[at]
        assert isinstance(first, Heading)
        end = at + 1
        while end < len(blocks):
            one = blocks[end]
            if isinstance(one, Heading) and (one.level or 10) <= (first.level or 10):
                break
            end += 1
        if end - at >= len(blocks):
            return blocks
        self.done.append("drop-section")
        return (*blocks[:at], *blocks[end:])

    def _heading(self, blocks: Blocks) -> Blocks:
        at = self._chosen(blocks, Heading)
        if at is None:
            return blocks
        self.done.append("heading")
        heading = blocks[at]
        assert isinstance(heading, Heading)
        words = (*heading.children, Text(" және " + self.random.choice(_WORDS)))
        return _with(blocks, at, replace(heading, children=words, contents_title=()))


def _plain(block: Block) -> bool:
    """Whether a revision may touch it: not what offices fill in."""
    if isinstance(block, Table):
        return block.kind not in ("title", "sheet", "contents")
    return not (isinstance(block, Paragraph) and block.style in ("sheet-title", "amendment"))


def _is_flat(rows: list[Row], at: int) -> bool:
    reach = 0
    for number, row in enumerate(rows):
        if number == at:
            return reach <= 0 and all(cell.row_span == 1 for cell in row.cells)
        reach = max(reach - 1, max((cell.row_span - 1 for cell in row.cells), default=0))
    return False


def _containers(blocks: Blocks, path: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    """Return the paths of the groups whose blocks an author writes."""
    found: list[tuple[int, ...]] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Group) and block.page != "title" and block.role != "contents":
            found.append((*path, at))
            found += _containers(block.blocks, (*path, at))
    return found


def _at(blocks: Blocks, path: tuple[int, ...]) -> Blocks:
    for at in path:
        group = blocks[at]
        assert isinstance(group, Group)
        blocks = group.blocks
    return blocks


def _put(blocks: Blocks, path: tuple[int, ...], inside: Blocks) -> Blocks:
    if not path:
        return inside
    group = blocks[path[0]]
    assert isinstance(group, Group)
    return _with(blocks, path[0], replace(group, blocks=_put(group.blocks, path[1:], inside)))


def _with(blocks: Blocks, at: int, block: Block) -> Blocks:
    return (*blocks[:at], block, *blocks[at + 1 :])
