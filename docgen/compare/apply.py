"""A set of changes laid over the old edition: the proof that nothing was overlooked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from docgen.compare.changes import INSIDE_TABLE, Change, ChangeSet, Kind, Scope
from docgen.compare.elements import Element, logical, table_signature
from docgen.tree.nodes import Block, Row, Table

Thing = TypeVar("Thing")
_TAKEN = (Kind.REPLACED, Kind.REPEALED, Kind.MOVED)
_PUT = (Kind.REPLACED, Kind.INSERTED, Kind.MOVED)


def apply(old: tuple[Block, ...], changes: ChangeSet) -> tuple[Element, ...]:
    """Return the elements of the new edition: what the changes name, and the old rest."""
    return apply_elements(logical(old), changes)


def apply_elements(old: Sequence[Element], changes: ChangeSet) -> tuple[Element, ...]:
    """Return the elements of the new edition; raise ValueError when the changes do not fit."""
    taken: set[int] = set()
    put: dict[int, Element] = {}
    inside: dict[int, list[Change]] = {}
    for change in changes.changes:
        if change.scope in INSIDE_TABLE:
            inside.setdefault(change.new_at[0], []).append(change)
            continue
        if change.kind in _TAKEN:
            taken.update(change.old_at)
        if change.kind in _PUT:
            put.update(zip(change.new_at, change.new, strict=True))
    found = _laid([one for at, one in enumerate(old) if at not in taken], put)
    for at, parts in inside.items():
        found[at] = _table(found[at], parts)
    return tuple(found)


def _laid(kept: list[Thing], put: dict[int, Thing]) -> list[Thing]:
    """Return `kept` in its order with each of `put` at its index."""
    waiting = iter(kept)
    return [put[at] if at in put else next(waiting) for at in range(len(kept) + len(put))]


def _table(element: Element, changes: Sequence[Change]) -> Element:
    table = element.block
    assert isinstance(table, Table)
    taken: set[int] = set()
    put: dict[int, Row] = {}
    for change in changes:
        after = change.new[0].block
        assert isinstance(after, Table)
        match change.scope:
            case Scope.CAPTION:
                table = replace(table, caption=after.caption)
            case Scope.TABLE_NOTE:
                table = replace(table, notes=after.notes)
            case _:
                assert change.row is not None
                if change.kind in _TAKEN:
                    taken.add(change.row.old_at)
                if change.kind in _PUT and change.row.new is not None:
                    put[change.row.new_at] = change.row.new
    kept = [row for at, row in enumerate(table.rows) if at not in taken]
    table = replace(table, rows=tuple(_laid(kept, put)))
    return replace(element, block=table, signature=table_signature(table))
