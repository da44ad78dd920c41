"""Gathering: a section of which nothing is as it was is one change, not one for each line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from docgen.compare.changes import INSIDE_TABLE, Change, Kind, Place, Scope
from docgen.compare.elements import Element, Sort
from docgen.compare.places import section

LEAST_REPLACED = 3
"""A section with fewer new wordings under its heading keeps a change for each of them."""


def gathered(
    changes: Sequence[Change],
    old: Sequence[Element],
    new: Sequence[Element],
    kept: Mapping[int, int],
    where: tuple[Sequence[Place], Sequence[Place]],
) -> list[Change]:
    """Return the changes with whole sections as one each; `where` are the elements' places."""
    state = _State(list(changes), where)
    for at, element in enumerate(new):
        if element.sort is Sort.HEADING:
            state.gather(Kind.INSERTED, None, section(new, at))
            state.gather_moved(old, section(new, at))
    for at, element in enumerate(old):
        if element.sort is Sort.HEADING:
            state.gather(Kind.REPEALED, section(old, at), None)
            if at in kept:
                state.gather_replaced(section(old, at), section(new, kept[at]))
    return state.changes


class _State:
    """The changes, and by which change an element of either edition is touched."""

    def __init__(
        self, changes: list[Change], where: tuple[Sequence[Place], Sequence[Place]]
    ) -> None:
        self.changes = changes
        self.places_old, self.places_new = where
        self.olds: dict[int, Change] = {}
        self.news: dict[int, Change] = {}
        for one in changes:
            if one.scope not in INSIDE_TABLE:
                self.olds.update((at, one) for at in one.old_at)
                self.news.update((at, one) for at in one.new_at)

    def gather(self, kind: Kind, olds: range | None, news: range | None) -> None:
        """Make one change of a section that came or went as a whole."""
        at, touched = (olds, self.olds) if olds is not None else (news, self.news)
        assert at is not None
        parts = [touched.get(one) for one in at]
        if len(at) > 1 and all(part and part.kind is kind for part in parts):
            where = self.places_new if olds is None else self.places_old
            self._join([part for part in parts if part], where[at[0]])

    def gather_moved(self, old: Sequence[Element], news: range) -> None:
        """Make one change of a section that moved as a whole."""
        parts = [self.news.get(one) for one in news]
        good = [part for part in parts if part and part.kind is Kind.MOVED]
        if len(good) != len(news) or len(news) < 2:
            return
        olds = [part.old_at[0] for part in good]
        if olds == list(section(old, olds[0])):
            self._join(good, self.places_old[olds[0]], self.places_new[news[0]])

    def gather_replaced(self, olds: range, news: range) -> None:
        """Make one change of a section of which every line has another wording."""
        before = [self.olds.get(at) for at in olds[1:]]
        after = [self.news.get(at) for at in news[1:]]
        if min(len(before), len(after)) < LEAST_REPLACED:
            return
        parts = [one for one in (*before, *after) if one]
        kinds = (Kind.REPLACED, Kind.INSERTED, Kind.REPEALED)
        if len(parts) < len(before) + len(after) or any(one.kind not in kinds for one in parts):
            return
        if any(at not in olds for one in parts for at in one.old_at):
            return
        if any(at not in news for one in parts for at in one.new_at):
            return
        heading = self.olds.get(olds[0]) or self.news.get(news[0])
        if heading is not None:
            parts.append(heading)
        self._join(parts, self.places_old[olds[0]], self.places_new[news[0]], Kind.REPLACED)

    def _join(
        self,
        parts: list[Change],
        place: Place,
        now: Place | None = None,
        kind: Kind | None = None,
    ) -> None:
        unique = list({id(one): one for one in parts}.values())
        if len(unique) < 2:
            return
        first = min(unique, key=lambda one: (one.new_at or one.old_at)[0])
        olds = {at: one for part in unique for at, one in zip(part.old_at, part.old, strict=True)}
        news = {at: one for part in unique for at, one in zip(part.new_at, part.new, strict=True)}
        joined = replace(
            first,
            kind=kind or first.kind,
            scope=Scope.SECTION,
            place=place,
            new_place=now,
            old=tuple(olds[at] for at in sorted(olds)),
            new=tuple(news[at] for at in sorted(news)),
            old_at=tuple(sorted(olds)),
            new_at=tuple(sorted(news)),
            similarity=0.0,
        )
        gone = {id(one) for one in unique}
        self.changes = [one for one in self.changes if id(one) not in gone]
        self.changes.append(joined)
        self.olds.update((at, joined) for at in joined.old_at)
        self.news.update((at, joined) for at in joined.new_at)
