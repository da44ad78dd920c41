"""Where each element stands: the headings above it, and its number among the paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.compare.changes import Named, Place
from docgen.compare.elements import Element, Sort
from docgen.compare.words import signature
from docgen.tree.nodes import Caption, Figure, Heading, Table

_LOOSE = 10
"""The level of headings outside the outline: the next heading of any level ends them."""


def level(element: Element) -> int:
    """Return a heading's level; headings outside the outline are the lowest."""
    assert isinstance(element.block, Heading)
    return element.block.level or _LOOSE


def places(elements: Sequence[Element]) -> list[Place]:
    """Return the place of every element, in the same order."""
    found: list[Place] = []
    open_: list[tuple[int, Named]] = []
    ordinal = 0
    for one in elements:
        if one.sort is Sort.HEADING:
            here = level(one)
            while open_ and open_[-1][0] >= here:
                open_.pop()
            found.append(Place(_path(open_), thing=named(one)))
            open_.append((here, named(one)))
            ordinal = 0
            continue
        ordinal += one.is_counted
        number = ordinal if one.is_counted else 0
        found.append(Place(_path(open_), number, named(one)))
    return found


def _path(open_: list[tuple[int, Named]]) -> tuple[Named, ...]:
    return tuple(name for _, name in open_)


def named(element: Element) -> Named:
    """Return how the element is called: headings, tables and figures have names."""
    match element.block:
        case Heading(kind=kind, label=label, number=number, children=children):
            return Named(kind, label, number, signature(children))
        case Table(caption=caption) | Figure(caption=caption):
            return _captioned(caption, element.sort)
        case _:
            return Named()


def _captioned(caption: Caption | None, sort: Sort) -> Named:
    if caption is None:
        return Named(sort.value)
    kind = caption.sequence
    return Named(kind, caption.label, caption.number, signature(caption.children))


def section(elements: Sequence[Element], at: int) -> range:
    """Return the heading at `at` with all that stands under it."""
    here = level(elements[at])
    end = at + 1
    while end < len(elements):
        one = elements[end]
        if one.sort is Sort.HEADING and level(one) <= here:
            break
        end += 1
    return range(at, end)
