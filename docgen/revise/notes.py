"""Notes of amendments: where they stand, what they say, and how they outlive later revisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from docgen.compare import Change, ChangeSet, Element, Sort
from docgen.compare.elements import NOTE_STYLE, Path
from docgen.revise.basis import Basis
from docgen.revise.wording import Wording, is_noted
from docgen.tree.nodes import Anchor, Block, Group, List, Paragraph, Text

TITLE_ANCHOR = "amended-title"


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the edition `edition` after the element `after`; -1: before all.

    `of_gone`: what it speaks of is no longer there, so the element's own notes come first.
    """

    id: str
    words: str
    after: int
    edition: int
    of_gone: bool = False

    @property
    def paragraph(self) -> Paragraph:
        """The note as it stands in the text."""
        return Paragraph((Text(self.words),), NOTE_STYLE, id=self.id)


def note_id(edition: int, number: int) -> str:
    """Return the name of the note of a change, counted from 1."""
    return f"amendment-{edition}-{number}"


def notes_of(changes: ChangeSet, basis: Basis, edition: int, wording: Wording) -> list[Note]:
    """Return one note for each change, in their order; the title page has none."""
    return [
        Note(
            note_id(edition, number),
            wording.note(change, basis),
            change.after,
            edition,
            of_gone=not change.new_at,
        )
        for number, change in enumerate(changes.changes, start=1)
        if is_noted(change)
    ]


def target_of(change: Change, edition: int, number: int) -> str:
    """Return the anchor whose page the register names for the change."""
    return note_id(edition, number) if is_noted(change) else TITLE_ANCHOR


def carried(notes: Iterable[Note], changes: ChangeSet) -> list[Note]:
    """Return earlier notes at their places in the next edition."""
    became = dict(changes.kept)
    for change in changes.changes:
        if change.new_at:
            for at in change.old_at:
                became.setdefault(at, change.new_at[-1])
    return [_followed(note, became) for note in notes]


def _followed(note: Note, became: Mapping[int, int]) -> Note:
    at = note.after
    while at >= 0 and at not in became:
        at -= 1
    return replace(note, after=became.get(at, -1), of_gone=note.of_gone or at != note.after)


def with_notes(
    blocks: tuple[Block, ...],
    elements: Sequence[Element],
    notes: Sequence[Note],
    *,
    title: bool = False,
) -> tuple[Block, ...]:
    """Return the blocks with the notes at their places.

    `elements` are the compared elements of the same document. With `title` the title page
    gets the anchor that the register needs.
    """
    after: dict[Path, list[Block]] = {}
    before: dict[Path, list[Block]] = {}
    text = next((one.path for one in elements if one.sort is not Sort.TITLE), None)
    for note in sorted(notes, key=lambda one: (one.after, one.of_gone, one.edition)):
        at = elements[note.after] if note.after >= 0 else None
        if at is not None and at.sort is not Sort.TITLE:
            after.setdefault(at.path, []).append(note.paragraph)
        elif text is not None:
            before.setdefault(text, []).append(note.paragraph)
    marked = _title_paths(elements) if title else ()
    return _put(blocks, (), before, after, marked)


def _title_paths(elements: Sequence[Element]) -> tuple[Path, ...]:
    paths = [
        one.path for one in elements if one.sort is Sort.TITLE and isinstance(one.block, Paragraph)
    ]
    return tuple(paths[:1])


def _put(
    blocks: tuple[Block, ...],
    path: Path,
    before: Mapping[Path, list[Block]],
    after: Mapping[Path, list[Block]],
    marked: tuple[Path, ...],
) -> tuple[Block, ...]:
    found: list[Block] = []
    for index, block in enumerate(blocks):
        here = (*path, index)
        found += before.get(here, [])
        if isinstance(block, Group):
            block = replace(block, blocks=_put(block.blocks, here, before, after, marked))
        elif isinstance(block, List):
            items = tuple(
                replace(item, blocks=_put(item.blocks, (*here, number), before, after, marked))
                for number, item in enumerate(block.items)
            )
            block = replace(block, items=items)
        elif here in marked and isinstance(block, Paragraph):
            block = replace(block, children=(Anchor(TITLE_ANCHOR), *block.children))
        found.append(block)
        found += after.get(here, [])
    return tuple(found)
