"""The best column widths of a small table by trying all of them, to judge the search."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.needs import Needs


def cost_of(needs: Needs, widths: tuple[float, ...]) -> float:
    """Return what the search minimises, exactly: height, and the price of broken words."""
    breaks = sum(needs.break_cost(column, width) for column, width in enumerate(widths))
    return sum(needs.row_heights(widths)) + breaks


def exhaustive(needs: Needs, total: int, step: float) -> tuple[float, tuple[float, ...]]:
    """Return the least cost over all widths in steps of `step` twips."""
    least: tuple[float, tuple[float, ...]] = (float("inf"), ())
    for widths in _all_widths(needs.minimum, float(total), step):
        found = cost_of(needs, widths)
        if found < least[0]:
            least = (found, widths)
    return least


def _all_widths(minimum: list[float], left: float, step: float) -> Iterator[tuple[float, ...]]:
    if len(minimum) == 1:
        if left >= minimum[0]:
            yield (left,)
        return
    width = minimum[0]
    rest = sum(minimum[1:])
    while width + rest <= left:
        for others in _all_widths(minimum[1:], left - width, step):
            yield (width, *others)
        width += step
