"""Both wordings of a change as they stand side by side in the comparison table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from docgen.compare import CellEdit, Change, Element, Kind, RowChange, Scope
from docgen.compare.align import align
from docgen.compare.compare import units
from docgen.compare.words import (
    Piece,
    Stretch,
    differing,
    joined,
    pieces,
    with_notes_paired,
)
from docgen.revise.marked import freed
from docgen.revise.rows_said import cells_said, row_said, rows_said
from docgen.tree.nodes import (
    Block,
    Box,
    Coloured,
    Figure,
    Footnote,
    FormulaBlock,
    Heading,
    Inline,
    List,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)

OLD_COLOUR = "a61c00"
NEW_COLOUR = "0b5394"
Sides = tuple[tuple[Block, ...], tuple[Block, ...]]


def sides(change: Change) -> Sides:
    """Return the old and the new wording, the differing words bold and coloured."""
    if change.row is not None:
        return _rows(change, change.row)
    if change.scope is Scope.CAPTION:
        return _texts(_captions(change.old), _captions(change.new))
    if change.scope is Scope.TABLE_NOTE:
        return _texts(_notes(change.old), _notes(change.new))
    if change.kind is Kind.RENUMBERED:
        return _texts(_lines(change.old), _lines(change.new))
    old, new = _lines(change.old), _lines(change.new)
    if change.kind is Kind.MOVED:
        return old, new
    if change.scope in (Scope.SECTION, Scope.TABLE):
        return _aligned(change)
    return _texts(old, new)


def _aligned(change: Change) -> Sides:
    """Return both sides, differing words marked where the lines still go together."""
    olds, news = list(change.old), list(change.new)
    lines_old = [_lines((one,)) for one in olds]
    lines_new = [_lines((one,)) for one in news]
    pairs = dict(align(units(olds, news, {}), units(news, olds, {})))
    for i, lines in enumerate(lines_old):
        if i in pairs:
            lines_old[i], lines_new[pairs[i]] = _texts(lines, lines_new[pairs[i]])
        elif news:
            lines_old[i] = tuple(_coloured(line, OLD_COLOUR) for line in lines)
    for j in {*range(len(news))} - {*pairs.values()}:
        if olds:
            lines_new[j] = tuple(_coloured(line, NEW_COLOUR) for line in lines_new[j])
    return (
        tuple(line for lines in lines_old for line in lines),
        tuple(line for lines in lines_new for line in lines),
    )


def _texts(old: tuple[Block, ...], new: tuple[Block, ...]) -> Sides:
    """Return both with the differing words marked; one side alone stays as it is."""
    if not old or not new:
        return old, new
    marked = [_marked(one, two) for one, two in zip(old, new, strict=False)]
    least = len(marked)
    return (
        (*(one for one, _ in marked), *(_coloured(one, OLD_COLOUR) for one in old[least:])),
        (*(two for _, two in marked), *(_coloured(one, NEW_COLOUR) for one in new[least:])),
    )


def _coloured(block: Block, colour: str) -> Block:
    """Return a line of which the other side has nothing, marked as a whole."""
    match block:
        case Paragraph(children=children) if children:
            return replace(block, children=(Coloured((Strong(children),), colour),))
        case List(items=items):
            inner = (
                replace(one, blocks=tuple(_coloured(line, colour) for line in one.blocks))
                for one in items
            )
            return replace(block, items=tuple(inner))
        case _:
            return block


def _marked(old: Block, new: Block) -> tuple[Block, Block]:
    match old, new:
        case Paragraph(), Paragraph():
            before, after = _inlines(old.children, new.children)
            return replace(old, children=before), replace(new, children=after)
        case List(), List():
            first, second = old.items[0], new.items[0]
            one, two = _marked(first.blocks[0], second.blocks[0])
            return (
                replace(old, items=(replace(first, blocks=(one, *first.blocks[1:])),)),
                replace(new, items=(replace(second, blocks=(two, *second.blocks[1:])),)),
            )
        case _:
            return old, new


def _inlines(
    old: tuple[Inline, ...], new: tuple[Inline, ...]
) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    before: list[Inline] = []
    after: list[Inline] = []
    for stretch in with_notes_paired(differing(pieces(old), pieces(new))):
        if stretch.same and any(isinstance(one.leaf, Footnote) for one in stretch.new):
            stretch = _notes_marked(stretch)
        before += _shown(stretch.old, "" if stretch.same else OLD_COLOUR)
        after += _shown(stretch.new, "" if stretch.same else NEW_COLOUR)
    return tuple(before), tuple(after)


def _notes_marked(stretch: Stretch) -> Stretch:
    """Return footnotes that both texts have, the differing words in them marked."""
    olds, news = list(stretch.old), list(stretch.new)
    for at, (old, new) in enumerate(zip(olds, news, strict=True)):
        if isinstance(old.leaf, Footnote) and isinstance(new.leaf, Footnote):
            before, after = _texts(old.leaf.blocks, new.leaf.blocks)
            olds[at] = replace(old, leaf=replace(old.leaf, blocks=before))
            news[at] = replace(new, leaf=replace(new.leaf, blocks=after))
    return replace(stretch, old=tuple(olds), new=tuple(news))


def _shown(words: Sequence[Piece], colour: str) -> tuple[Inline, ...]:
    made = joined(words)
    return (Coloured((Strong(made),), colour),) if colour and made else made


def _lines(elements: Iterable[Element]) -> tuple[Block, ...]:
    """Return elements as they can stand in a cell: no headings, tables or pictures."""
    found: list[Block] = []
    for element in elements:
        for block in freed((element.block,)):
            found += _plain(block)
    return tuple(found)


def _plain(block: Block) -> list[Block]:
    match block:
        case Heading(label=label, separator=separator, children=children):
            title = (Text(label + separator), *children) if label else children
            return [Paragraph((Strong(title),), "cell")]
        case Paragraph(children=children):
            return [Paragraph(children, "cell")]
        case List():
            return [replace(block, style="cell-list", level=0)]
        case Table(caption=caption, rows=rows):
            above: list[Block] = []
            if caption is not None:
                words = (Text(f"{caption.label} "), *caption.children)
                above = [Paragraph((Strong(words),), "cell")]
            return above + [_line(words) for words in rows_said(rows)]
        case Figure(caption=caption, alt=alt):
            shown = caption.children if caption else (Text(alt),)
            named = (Text(f"{caption.label} "),) if caption and caption.label else ()
            return [Paragraph((*named, *shown), "cell")]
        case FormulaBlock(formula=formula):
            return [Paragraph((formula,), "cell")]
        case Box(blocks=blocks):
            return [made for one in blocks for made in _plain(one)]
        case _:
            return []


def _line(words: str) -> Paragraph:
    return Paragraph((Text(words),) if words else (), "cell")


def _captions(elements: Iterable[Element]) -> tuple[Block, ...]:
    found: list[Block] = []
    for one in elements:
        if isinstance(one.block, Table) and one.block.caption:
            (line,) = freed((Paragraph(one.block.caption.children, "cell"),))
            found.append(line)
    return tuple(found)


def _notes(elements: Iterable[Element]) -> tuple[Block, ...]:
    return tuple(
        made
        for one in elements
        if isinstance(one.block, Table)
        for note in freed(one.block.notes)
        for made in _plain(note)
    )


def _rows(change: Change, row: RowChange) -> Sides:
    """Return the row's name and the cells that differ; a whole row without a counterpart."""
    if not row.cells:
        old = _whole(change.old, row.old_at) if row.old else ()
        new = _whole(change.new, row.new_at) if row.new else ()
        return old, new
    name = next((words for words in cells_said(row.old or Row(())) if words), "")
    head: tuple[Block, ...] = ()
    if name and name not in {edit.old for edit in row.cells} and not name.isdigit():
        head = (_line(name),)
    second = next((words for words in cells_said(row.old or Row(()))[1:2] if words), "")
    if not head and second and second not in {edit.old for edit in row.cells}:
        head = (_line(second),)
    found = [_edit(edit) for edit in row.cells]
    return (
        (*head, *(block for one, _ in found for block in one)),
        (*head, *(block for _, two in found for block in two)),
    )


def _edit(edit: CellEdit) -> Sides:
    title = f"{edit.title}: " if edit.title else ""
    old = Paragraph((Text(title + edit.old),), "cell")
    new = Paragraph((Text(title + edit.new),), "cell")
    return _texts((old,), (new,))


def _whole(tables: Sequence[Element], at: int) -> tuple[Block, ...]:
    """Return row `at` of the table that the change is in."""
    table = next(one.block for one in tables if isinstance(one.block, Table))
    return (_line(row_said(table.rows, at)),)
