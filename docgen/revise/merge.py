"""Two editions in one tree: what was deleted and what was inserted stand marked in their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen.compare.align import Unit, align
from docgen.compare.compare import units
from docgen.compare.corrections import Correction, pairs
from docgen.compare.elements import Element, Path, Sort, elements
from docgen.compare.words import (
    Piece,
    differing,
    joined,
    pieces,
    signature,
    with_notes_paired,
)
from docgen.revise.marked import Marking
from docgen.revise.merge_tables import merged_table
from docgen.revise.nest import Placed, anchored, nest
from docgen.tree.nodes import (
    Block,
    Box,
    Caption,
    Figure,
    Footnote,
    Group,
    Heading,
    Inline,
    List,
    Paragraph,
    Table,
)
from docgen.write.tracked import Mark

Groups = tuple[tuple[Path, Group], ...]


def merge(
    old: tuple[Block, ...], new: tuple[Block, ...], corrections: Sequence[Correction] = ()
) -> tuple[Block, ...]:
    """Return one document of which both can be had by accepting or rejecting its marks."""
    return Merger(Marking(), corrections).blocks(old, new)


@dataclass(slots=True)
class Merger:
    """Merges blocks; all marks of a document come from one `Marking`."""

    marking: Marking
    corrections: Sequence[Correction] = ()

    def blocks(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[Block, ...]:
        """Return the two sequences of blocks as one."""
        olds = [one for one in elements(old) if one.sort is not Sort.FORM]
        news = list(elements(new))
        placed: list[Placed] = []
        i = j = 0
        for a, b in [*self._pairs(olds, news), (len(olds), len(news))]:
            for gone in olds[i:a]:
                groups = _groups(gone, placed, news[j : b + 1])
                made = self.marking.deleted(gone.block)
                placed += (Placed(one, groups, whole=True) for one in made)
            for come in news[j:b]:
                placed += self._inserted(come)
            if a < len(olds):
                placed += self._both(olds[a], news[b])
            i, j = a + 1, b + 1
        return nest(anchored(placed))

    def _pairs(self, olds: list[Element], news: list[Element]) -> list[tuple[int, int]]:
        named_old, named_new = pairs(self.corrections, olds, news)
        return align(
            _exact(units(olds, news, named_old), olds), _exact(units(news, olds, named_new), news)
        )

    def _inserted(self, element: Element) -> list[Placed]:
        if element.sort is Sort.FORM:
            return [Placed(element.block, element.groups, element.path)]
        made = self.marking.inserted(element.block)
        return [Placed(one, element.groups, element.path, whole=True) for one in made]

    def _both(self, old: Element, new: Element) -> list[Placed]:
        if old.signature == new.signature:
            return [Placed(new.block, new.groups, new.path)]
        return [Placed(one, new.groups, new.path) for one in self._merged(old.block, new.block)]

    def _merged(self, old: Block, new: Block) -> tuple[Block, ...]:
        match (old, new):
            case Paragraph(), Paragraph():
                return (replace(new, children=self.inlines(old.children, new.children)),)
            case Heading(), Heading():
                return (replace(new, children=self.inlines(old.children, new.children)),)
            case List(), List():
                return (self._item(old, new),)
            case Table(), Table():
                return merged_table(old, new, self)
            case Box(), Box():
                return (replace(new, blocks=self.blocks(old.blocks, new.blocks)),)
            case Figure(), Figure() if old.content == new.content and old.caption and new.caption:
                return (replace(new, caption=self.caption(old.caption, new.caption)),)
            case _:
                return (*self.marking.deleted(old), *self.marking.inserted(new))

    def _item(self, old: List, new: List) -> List:
        before, after = old.items[0], new.items[0]
        first, second = before.blocks[0], after.blocks[0]
        assert isinstance(first, Paragraph)
        assert isinstance(second, Paragraph)
        words = replace(second, children=self.inlines(first.children, second.children))
        return replace(new, items=(replace(after, blocks=(words,)),))

    def caption(self, old: Caption, new: Caption) -> Caption:
        """Return the caption with the differing words of its title marked."""
        return replace(new, children=self.inlines(old.children, new.children))

    def inlines(self, old: tuple[Inline, ...], new: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return both texts as one, what differs marked; what both have is the new one's."""
        found: list[Inline] = []
        for stretch in with_notes_paired(differing(pieces(old), pieces(new))):
            if stretch.same:
                found += joined([*map(self._piece, stretch.old, stretch.new)])
                continue
            gone = self.marking.cleaned(joined(stretch.old))
            for words, mark in ((gone, Mark.DELETED), (joined(stretch.new), Mark.INSERTED)):
                if words:
                    found += self.marking.span(words, mark)
        return tuple(found)

    def _piece(self, old: Piece, new: Piece) -> Piece:
        """Return a piece that both texts have; of a note that is worded anew, both wordings."""
        before, after = old.leaf, new.leaf
        if not (isinstance(before, Footnote) and isinstance(after, Footnote)):
            return new
        if signature((before,)) == signature((after,)):
            return new
        blocks = tuple(map(self._in_note, before.blocks, after.blocks))
        return replace(new, leaf=replace(after, blocks=blocks))

    def _in_note(self, old: Block, new: Block) -> Block:
        if isinstance(old, Paragraph) and isinstance(new, Paragraph):
            return replace(new, children=self.inlines(old.children, new.children))
        return new


def _exact(made: list[Unit], of: Sequence[Element]) -> list[Unit]:
    """Let notes pair with equal notes only, and what is mere form with nothing."""
    for unit, element in zip(made, of, strict=True):
        if element.sort is Sort.NOTE:
            unit.sort = (Sort.NOTE, element.signature)
        elif element.sort is Sort.FORM:
            unit.alone = True
    return made


def _groups(gone: Element, placed: Sequence[Placed], following: Sequence[Element]) -> Groups:
    """Return the groups of the new edition in which a deleted element is to stand."""
    near: list[Groups] = [placed[-1].groups] if placed else []
    near += (one.groups for one in following[:1])
    wanted = _roles(gone.groups)
    for groups in near:
        if _roles(groups) == wanted:
            return groups
    return near[-1] if near else ()


def _roles(groups: Groups) -> tuple[tuple[str, str, str], ...]:
    return tuple((one.role, one.page, one.orientation) for _, one in groups)
