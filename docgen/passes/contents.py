"""Contents follow the headings; each section's end gets an anchor, for ranges of pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from docgen.layout.spec import ContentsKind
from docgen.tree.nodes import (
    Anchor,
    Block,
    Box,
    Cell,
    Contents,
    ContentsEntry,
    Figure,
    Footnote,
    Group,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Row,
    Table,
    Text,
)
from docgen.tree.walk import every_block, map_blocks, map_inlines

END = "end-"
_SHEET = "sheet:"
"""How the roles of the groups begin that hold a sheet: it belongs to no section before it."""
_NUMBER = re.compile(r"(\d+(?:\.\d+)*|[IVXLC]+(?=\.)|[ivxlc]+(?=\.))")


@dataclass(slots=True)
class _Section:
    heading: Heading
    last: Block


def fill_contents(
    blocks: tuple[Block, ...], kind: ContentsKind, depth: int = 0
) -> tuple[Block, ...]:
    """Return the blocks with every `Contents` filled; with ranges, section ends are marked.

    Headings deeper than `depth` are kept out; 0 lets all of them in.
    """
    ranges = kind.ranges
    if not any(isinstance(block, Contents) for block in every_block(blocks)):
        return blocks
    if depth:
        blocks = map_blocks(blocks, lambda block: _shown(block, depth))
    flat: list[Block] = [block for block in _flat(blocks) if not isinstance(block, Contents)]
    headings = [block for block in flat if isinstance(block, Heading) and block.contents_level > 0]
    ends: dict[int, str] = {}  # sections that end together share the mark of their end
    end_of: dict[str, str] = {}
    if ranges:
        for heading, last in _ends(flat):
            end_of[heading.id] = ends.setdefault(id(last), END + heading.id)
    marked = _marked(blocks, ends) if ends else blocks

    def fill(block: Block) -> Block:
        if not isinstance(block, Contents):
            return block
        ruled = block.kind == "table"
        found = end_of if ruled else {}
        entries = tuple(_entry(one, found.get(one.id, ""), ruled=ruled) for one in headings)
        return replace(block, entries=_nested(entries) if ruled else entries)

    return map_blocks(marked, fill)


def _shown(block: Block, depth: int) -> Block:
    if isinstance(block, Heading) and block.contents_level > depth:
        return replace(block, contents_level=0)
    return block


def _entry(heading: Heading, end: str, *, ruled: bool) -> ContentsEntry:
    label = heading.label if heading.contents_label is None else heading.contents_label
    words = _without_notes(heading.contents_title or heading.children)
    if ruled and heading.kind == "annex":
        # In the column of numbers «1» is the first part; an annex is called by its name.
        label, words = "", (Text(f"{label} "), *words) if label else words
    elif ruled:
        label, words = _numbered(label, words)
    return ContentsEntry(heading.contents_level, label, words, heading.id, end)


def _without_notes(words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a title without its footnotes: they belong to the heading in the text."""

    def without(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(one for one in inlines if not isinstance(one, Footnote))

    (paragraph,) = map_inlines((Paragraph(words),), without)
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


def _nested(entries: tuple[ContentsEntry, ...]) -> tuple[ContentsEntry, ...]:
    """Return the entries of the ruled contents, lone numbers put under those of their parts.

    A label that stays whole in the title, as «1-бағыт.» does, leaves the column a number that
    says nothing by itself: the first entry under 3 is 3.1 there.
    """
    found: list[ContentsEntry] = []
    numbers: dict[int, str] = {}
    places: dict[int, int] = {}
    for entry in entries:
        level = entry.level
        places[level] = places.get(level, 0) + 1
        for deeper in [one for one in numbers if one >= level]:
            del numbers[deeper]
        for deeper in [one for one in places if one > level]:
            del places[deeper]
        above = numbers.get(level - 1, "")
        if above and entry.label.isdecimal() and _stays_whole(entry):
            entry = replace(entry, label=f"{above}.{places[level]}")
        if entry.label[:1].isdecimal():
            numbers[level] = entry.label
        found.append(entry)
    return tuple(found)


def _stays_whole(entry: ContentsEntry) -> bool:
    """Whether the title begins with the number that is the entry's label."""
    first = entry.children[0] if entry.children else None
    return isinstance(first, Text) and first.text.startswith(f"{entry.label}-")


def _numbered(label: str, words: tuple[Inline, ...]) -> tuple[str, tuple[Inline, ...]]:
    """Split a label for the ruled contents: its number, and what stays before the title.

    «1-бөлім.» is 1 and stays whole, «2.4» is 2.4 alone, «IV.» is IV alone, «3.1. 1-бағыт» is
    3.1 and «1-бағыт».
    """
    match = _NUMBER.match(label)
    if match is None:
        return "", (Text(f"{label} "), *words) if label else words
    rest = label[match.end() :].lstrip(". ")
    if rest and label[match.end()] != ".":
        rest = label
    return match[1], (Text(f"{rest} "), *words) if rest else words


def _flat(blocks: tuple[Block, ...]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Group):
            if not block.page:
                inner = _flat(block.blocks)
                found.extend([block, *inner] if block.role.startswith(_SHEET) else inner)
        elif not isinstance(block, Box):
            found.append(block)
    return found


def _ends(flat: list[Block]) -> list[tuple[Heading, Block]]:
    """Return each contents heading with the last block before the next one of its level."""
    found: list[tuple[Heading, Block]] = []
    open_: list[_Section] = []
    for block in flat:
        if isinstance(block, Heading) and block.contents_level > 0:
            while open_ and open_[-1].heading.contents_level >= block.contents_level:
                done = open_.pop()
                found.append((done.heading, done.last))
            open_.append(_Section(block, block))
        elif isinstance(block, Group):  # a sheet
            found.extend((section.heading, section.last) for section in open_)
            open_.clear()
        if _can_hold(block):
            for section in open_:
                section.last = block
    found.extend((section.heading, section.last) for section in open_)
    return found


def _can_hold(block: Block) -> bool:
    match block:
        case Paragraph() | Heading():
            return True
        case List(items=items):
            return bool(items and items[-1].blocks and _can_hold(items[-1].blocks[-1]))
        case Table(rows=rows, notes=notes):
            if notes:
                return _can_hold(notes[-1])
            return bool(rows and rows[-1].cells and _can_hold(rows[-1].cells[-1].blocks[-1]))
        case Figure(caption=caption, caption_above=above):
            return caption is not None and not above
        case _:
            return False


def _marked(blocks: tuple[Block, ...], ends: dict[int, str]) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Group):
            found.append(replace(block, blocks=_marked(block.blocks, ends)))
        elif id(block) in ends:
            found.append(_with_anchor(block, Anchor(ends[id(block)])))
        else:
            found.append(block)
    return tuple(found)


def _with_anchor(block: Block, anchor: Anchor) -> Block:
    """Return `block` with `anchor` at its very end."""
    match block:
        case Paragraph() | Heading():
            return replace(block, children=(*block.children, anchor))
        case List(items=items):
            last: Item = items[-1]
            inner = (*last.blocks[:-1], _with_anchor(last.blocks[-1], anchor))
            return replace(block, items=(*items[:-1], replace(last, blocks=inner)))
        case Table(rows=rows, notes=notes):
            if notes:
                return replace(block, notes=(*notes[:-1], _with_anchor(notes[-1], anchor)))
            row: Row = rows[-1]
            cell: Cell = row.cells[-1]
            inner = (*cell.blocks[:-1], _with_anchor(cell.blocks[-1], anchor))
            cells = (*row.cells[:-1], replace(cell, blocks=inner))
            return replace(block, rows=(*rows[:-1], replace(row, cells=cells)))
        case Figure(caption=caption) if caption is not None:
            return replace(block, caption=replace(caption, children=(*caption.children, anchor)))
        case _:
            return block
