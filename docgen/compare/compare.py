"""Two editions of a plan to the set of changes that leads from the one to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import replace

from docgen.compare.align import Unit, align
from docgen.compare.changes import Change, ChangeSet, Kind, Place, Scope
from docgen.compare.corrections import Correction, pairs, text_of
from docgen.compare.elements import Element, Sort, logical
from docgen.compare.places import places
from docgen.compare.sections import gathered
from docgen.compare.tables import moved, table_changes
from docgen.compare.words import similarity
from docgen.tree.nodes import Block, Heading

SHORTEST_MOVED = 20
"""Shorter texts without a name of their own are not recognised at another place."""

SCOPES = {
    Sort.HEADING: Scope.HEADING,
    Sort.PARAGRAPH: Scope.PARAGRAPH,
    Sort.ITEM: Scope.ITEM,
    Sort.TABLE: Scope.TABLE,
    Sort.FIGURE: Scope.FIGURE,
    Sort.FORMULA: Scope.FORMULA,
    Sort.BOX: Scope.BOX,
    Sort.TITLE: Scope.TITLE,
}


def compare(
    old: tuple[Block, ...], new: tuple[Block, ...], corrections: Sequence[Correction] = ()
) -> ChangeSet:
    """Return the changes between two resolved documents."""
    return compare_elements(logical(old), logical(new), corrections)


def compare_elements(
    old: Sequence[Element], new: Sequence[Element], corrections: Sequence[Correction] = ()
) -> ChangeSet:
    """Return the changes between two documents taken apart."""
    named_old, named_new = pairs(corrections, old, new)
    units_old = units(old, new, named_old)
    units_new = units(new, old, named_new)
    kept = align(units_old, units_new)
    gone = sorted(set(range(len(old))) - {i for i, _ in kept})
    come = sorted(set(range(len(new))) - {j for _, j in kept})
    shifted = moved(units_old, units_new, [i for i in gone if _findable(old[i])], come)
    where = places(old), places(new)
    found: list[Change] = []
    for i, j in kept:
        found += _kept(old[i], new[j], (i, j), where)
    for i, j in shifted:
        found.append(_made(Kind.MOVED, where, (old[i], i), (new[j], j)))
    for i in set(gone) - {i for i, _ in shifted}:
        found.append(_made(Kind.REPEALED, where, (old[i], i), None))
    for j in set(come) - {j for _, j in shifted}:
        found.append(_made(Kind.INSERTED, where, None, (new[j], j)))
    found = gathered(found, old, new, dict(kept), where)
    found += _renumbered(old, new, kept, found, where)
    followed = {**dict(kept), **dict(shifted)}
    done = [_corrected(_anchored(one, followed), corrections) for one in found]
    done.sort(key=_order)
    return ChangeSet(tuple(done), tuple(sorted(followed.items())))


Where = tuple[list[Place], list[Place]]


def units(
    elements: Sequence[Element], others: Sequence[Element], named: dict[int, str]
) -> list[Unit]:
    """Return the elements as what can be aligned; names known to both sides decide."""
    known = {one.key for one in others if one.key}
    seen: Counter[Hashable] = Counter()
    found: list[Unit] = []
    for at, one in enumerate(elements):
        key = one.key if one.key in known else ""
        name: Hashable = ("key", key) if key else (one.sort, one.signature)
        seen[name] += 1
        sort: Hashable = ("key", key) if key else one.sort
        paired = named.get(at, "")
        alone = at in named and not paired
        if paired:
            sort = one.sort
        found.append(Unit((name, seen[name]), sort, text_of(one), paired, alone))
    return found


def _findable(element: Element) -> bool:
    return bool(element.key) or len(text_of(element)) >= SHORTEST_MOVED


def _made(
    kind: Kind, where: Where, old: tuple[Element, int] | None, new: tuple[Element, int] | None
) -> Change:
    first = old or new
    assert first is not None
    place = where[0][old[1]] if old else where[1][first[1]]
    return Change(
        kind,
        SCOPES[first[0].sort],
        place,
        (old[0],) if old else (),
        (new[0],) if new else (),
        (old[1],) if old else (),
        (new[1],) if new else (),
        new_place=where[1][new[1]] if old and new else None,
    )


def _kept(old: Element, new: Element, ats: tuple[int, int], where: Where) -> list[Change]:
    """Return what changed in an element that both editions have."""
    if old.signature == new.signature:
        return []
    if old.sort is Sort.TABLE and new.sort is Sort.TABLE:
        inside = table_changes(old, new, ats, where[0][ats[0]])
        if inside is not None:
            return inside
    made = _made(Kind.REPLACED, where, (old, ats[0]), (new, ats[1]))
    alike = Unit("", "", text_of(old)).bag, Unit("", "", text_of(new)).bag
    return [replace(made, similarity=round(similarity(*alike), 3))]


def _renumbered(
    old: Sequence[Element],
    new: Sequence[Element],
    kept: Sequence[tuple[int, int]],
    changes: Sequence[Change],
    where: Where,
) -> list[Change]:
    """Return the headings whose number alone changed, without those that only follow."""
    taken = {j for change in changes for j in change.new_at if change.scope is not Scope.ROW}
    found: list[Change] = []
    moved_labels: set[tuple[str, str]] = set()
    for i, j in kept:
        before, after = old[i].block, new[j].block
        if not isinstance(before, Heading) or not isinstance(after, Heading):
            continue
        if before.label == after.label or after.label_given or before.label_given:
            continue
        parent = where[1][j].nearest
        follows = (parent.kind, parent.label) in moved_labels
        moved_labels.add((after.kind, after.label))
        if j in taken or (follows and _last(before.number) == _last(after.number)):
            continue
        found.append(_made(Kind.RENUMBERED, where, (old[i], i), (new[j], j)))
    return found


def _last(number: str) -> str:
    return number.rpartition(".")[2]


def _anchored(change: Change, followed: dict[int, int]) -> Change:
    """Return the change with the element after which its note stands."""
    if change.scope is Scope.TITLE:
        return change
    if change.kind is Kind.RENUMBERED or (change.new_at and change.scope is Scope.HEADING):
        return replace(change, after=change.new_at[0])
    if change.new_at:
        return replace(change, after=change.new_at[-1])
    before = change.old_at[0] - 1
    while before >= 0 and before not in followed:
        before -= 1
    return replace(change, after=followed.get(before, -1))


def _corrected(change: Change, corrections: Sequence[Correction]) -> Change:
    for one in corrections:
        if one.fits(change.old, change.new):
            if one.ordinal and change.place.ordinal:
                change = replace(change, place=replace(change.place, ordinal=one.ordinal))
            if one.reason:
                change = replace(change, reason=one.reason)
    return change


def _order(change: Change) -> tuple[float, int, int, str]:
    at = float(change.new_at[0]) if change.new_at else change.after + 0.5
    row = change.row
    inside = -1 if row is None else row.new_at if row.new_at >= 0 else row.old_at
    return (at, change.old_at[0] if change.old_at else -1, inside, change.scope.value)
