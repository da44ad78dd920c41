"""How the rows of a table hold together: which pages may cut, which stay with the next."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from math import ceil

from docgen.layout.needs import Needs
from docgen.tree import nodes
from docgen.tree.nodes import RowKind

_LONG_ROW = 0.25
"""The share of a page from which on a row that may be cut is cut."""
_PAIR = 0.15
"""The share of a page up to which two rows are kept together, lest one stand alone."""
_HEADS = (RowKind.HEADER, RowKind.NUMBERS)
_SLACK = 1.0
"""Twips by which a text may be higher than the rows beside it: heights are rounded."""


def tied(table: nodes.Table, needs: Needs, widths: Sequence[float], page: int) -> nodes.Table:
    """Return the table with its rows cut, kept and stretched as pages of this height ask."""
    heights = needs.row_heights(widths)
    table = _split(table, heights, page)
    table = _paired(table, heights, page)
    table = _carried(table, needs, widths, page)
    return _stretched(table, needs, widths)


def _split(table: nodes.Table, heights: Sequence[float], page: int) -> nodes.Table:
    """Return the table with the rows that a page may cut: those that would leave much of it empty.

    Of rows that somebody allowed to be cut, short ones stay whole; rows higher than a page are
    cut whether allowed or not.
    """

    def cut(row: nodes.Row, height: float) -> bool:
        return height > (_LONG_ROW * page if row.can_split else page)

    rows = tuple(
        row if cut(row, high) == row.can_split else replace(row, can_split=not row.can_split)
        for row, high in zip(table.rows, heights, strict=True)
    )
    return table if rows == table.rows else replace(table, rows=rows)


def _paired(table: nodes.Table, heights: Sequence[float], page: int) -> nodes.Table:
    """Return the table with its last two rows, if short, on one page, and its first two.

    So no row stands alone overleaf, and none alone under the head at the foot of a page.
    """
    heads = (RowKind.HEADER, RowKind.SUBHEADER, RowKind.NUMBERS)
    body = [at for at, row in enumerate(table.rows) if row.kind not in heads]
    kept = (
        {
            at
            for at in (body[0], body[-2])
            if heights[at] + heights[at + 1] <= _PAIR * page
            and not (table.rows[at].can_split or table.rows[at + 1].can_split)
            and table.rows[at + 1].kind not in heads
        }
        if len(body) > 1
        else set()
    )
    return _keeping(table, kept)


def _keeping(table: nodes.Table, kept: Set[int]) -> nodes.Table:
    """Return the table with each of these rows on the page of the row below it."""
    if all(table.rows[at].keep_next for at in kept):
        return table
    rows = tuple(
        replace(row, keep_next=True) if at in kept else row for at, row in enumerate(table.rows)
    )
    return replace(table, rows=rows)


def _carried(table: nodes.Table, needs: Needs, widths: Sequence[float], page: int) -> nodes.Table:
    """Return the table with as many rows beside a cell over several rows as its text is high.

    A page that ended earlier would part the text, or show it below the table's last rule.
    """
    heights = needs.row_heights(widths)
    room = page - sum(heights[at] for at, row in enumerate(table.rows) if row.kind in _HEADS)
    kept: set[int] = set()
    for first, end, top, foot, profile in needs.wide:
        need = profile.height(sum(widths[first:end]) - needs.side) + needs.around
        last, covered = top, heights[top]
        while covered < need - _SLACK and last + 1 < foot:
            last += 1
            covered += heights[last]
        if covered <= room and not any(row.can_split for row in table.rows[top : last + 1]):
            kept.update(range(top, last))
    return _keeping(table, kept)


def _stretched(table: nodes.Table, needs: Needs, widths: Sequence[float]) -> nodes.Table:
    """Return the table with the height of each row that a spanning cell stretches said in it.

    Word, LibreOffice and WeasyPrint share such a height among the rows in different ways.
    """
    if not any(foot - top > 1 for _, _, top, foot, _ in needs.wide):
        return table
    before = needs.row_heights(widths, stretched=False)
    after = needs.row_heights(widths)
    rows = tuple(
        replace(row, min_height=ceil(high)) if high > low and not row.can_split else row
        for row, low, high in zip(table.rows, before, after, strict=True)
    )
    return replace(table, rows=rows)
