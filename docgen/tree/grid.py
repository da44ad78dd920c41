"""Merging the cells of a written grid: «<» joins the cell at the left, «^» the one above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Payload = TypeVar("Payload")

LEFT = "<"
ABOVE = "^"


@dataclass(slots=True)
class Placed(Generic[Payload]):
    """A cell at its origin with the columns and rows that it covers."""

    payload: Payload
    row: int
    column: int
    column_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A merge sign with nothing to join, or one that would make a cell that is no rectangle."""

    row: int
    column: int


def merge(
    rows: Sequence[Sequence[Payload]], sign: Sequence[Sequence[str]]
) -> tuple[list[list[Placed[Payload]]], list[Misplaced]]:
    """Return the placed cells row by row, and the merge signs that make no sense.

    `sign[r][c]` is «<», «^» or anything else (a cell of its own). Rows have equal lengths.
    """
    owner: list[list[Placed[Payload] | None]] = [[None] * len(row) for row in rows]
    placed: list[list[Placed[Payload]]] = [[] for _ in rows]
    faults: list[Misplaced] = []
    for r, row in enumerate(rows):
        for c, payload in enumerate(row):
            at = owner[r][c]
            if at is not None:
                continue
            mark = sign[r][c].strip()
            if mark == LEFT and c and owner[r][c - 1] is not None:
                left = owner[r][c - 1]
                assert left is not None
                if left.row == r:
                    left.column_span = c - left.column + 1
                    owner[r][c] = left
                    continue
            if mark == ABOVE and r and c < len(owner[r - 1]) and owner[r - 1][c] is not None:
                above = owner[r - 1][c]
                assert above is not None
                if above.column == c and _covers(sign[r], c, above.column_span):
                    above.row_span = r - above.row + 1
                    for k in range(c, c + above.column_span):
                        owner[r][k] = above
                    continue
            if mark in (LEFT, ABOVE):
                faults.append(Misplaced(r, c))
            cell = Placed(payload, r, c)
            owner[r][c] = cell
            placed[r].append(cell)
    return placed, faults


def _covers(signs: Sequence[str], column: int, span: int) -> bool:
    """Whether the places below a cell `span` columns wide are all merge signs."""
    places = signs[column : column + span]
    return len(places) == span and all(one.strip() in (LEFT, ABOVE) for one in places)
