"""Soft hyphens in the words of a block: everywhere, or only in words that do not fit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TypeGuard, assert_never

from docgen.kazakh.hyphenation import soft_hyphens
from docgen.layout.breaks import opened_ranges
from docgen.tree import nodes
from docgen.tree.walk import map_inlines

Respell = Callable[[str], str]
"""Returns a word (no blanks in it) with signs put into it."""


LONGEST_RANGE = 16
"""Up to how many signs a range, or words tied by a no-break blank, are kept whole in a column."""


_YEAR_TIE = re.compile(r"(?<!\d[12]\d{3})(?<=[12]\d{3})\u00a0(?=[^\W\d_]{3})")


def opened_ties(word: str) -> str:
    """Return `word` with an ordinary blank between a year and its word: «2025 жылғы».

    The blank that ties them is for running text; in a narrow head one under the other is better
    than either broken.
    """
    return _YEAR_TIE.sub(" ", word)


@cache
def with_soft_hyphens(word: str) -> str:
    """Return `word` with a soft hyphen wherever Kazakh rules let a line end.

    A long range may part after its dash; one of usual length has to fit whole.
    """
    if len(word) <= 3:
        return word
    return soft_hyphens(word if len(word) <= LONGEST_RANGE else opened_ranges(word))


def hyphenated(block: nodes.Block) -> nodes.Block:
    """Return `block` with soft hyphens at every place where a word may be broken."""
    return respelled(block, with_soft_hyphens)


def respelled(block: nodes.Block, respell: Respell) -> nodes.Block:
    """Return a cell's block with each word put through `respell`, kept parts shared."""
    match block:
        case nodes.Paragraph() | nodes.Heading():
            children = inlines(block.children, respell)
            return block if children is block.children else replace(block, children=children)
        case nodes.List():
            items = tuple(_item(item, respell) for item in block.items)
            same = all(new is old for new, old in zip(items, block.items, strict=True))
            return block if same else replace(block, items=items)
        case nodes.Group():
            blocks = tuple(respelled(inner, respell) for inner in block.blocks)
            same = all(new is old for new, old in zip(blocks, block.blocks, strict=True))
            return block if same else replace(block, blocks=blocks)
        case _:
            return block


def loosened(
    blocks: tuple[nodes.Block, ...], fits: Callable[[str], bool]
) -> tuple[nodes.Block, ...]:
    """Return blocks in which what must not be broken may be broken where it does not fit."""

    def loosen(children: tuple[nodes.Inline, ...]) -> tuple[nodes.Inline, ...]:
        found: list[nodes.Inline] = []
        for child in children:
            found += child.children if _is_too_wide(child, fits) else (child,)
        return tuple(found)

    return map_inlines(blocks, loosen)


def _is_too_wide(child: nodes.Inline, fits: Callable[[str], bool]) -> TypeGuard[nodes.NoBreak]:
    return isinstance(child, nodes.NoBreak) and not fits(
        "".join(one.text for one in child.children if isinstance(one, nodes.Text))
    )


def _item(item: nodes.Item, respell: Respell) -> nodes.Item:
    blocks = tuple(respelled(inner, respell) for inner in item.blocks)
    same = all(new is old for new, old in zip(blocks, item.blocks, strict=True))
    return item if same else replace(item, blocks=blocks)


def inlines(children: tuple[nodes.Inline, ...], respell: Respell) -> tuple[nodes.Inline, ...]:
    """Return inlines with each word put through `respell`."""
    made = tuple(_inline(child, respell) for child in children)
    if all(new is old for new, old in zip(made, children, strict=True)):
        return children
    return made


def _inline(child: nodes.Inline, respell: Respell) -> nodes.Inline:
    match child:
        case nodes.Text():
            text = " ".join(map(respell, child.text.split(" ")))
            return child if text == child.text else replace(child, text=text)
        case (
            nodes.Strong() | nodes.Emphasis() | nodes.Underline() | nodes.Coloured() | nodes.Link()
        ):
            inner = inlines(child.children, respell)
            return child if inner is child.children else replace(child, children=inner)
        case (
            nodes.NoBreak()
            | nodes.Superscript()
            | nodes.Subscript()
            | nodes.LineBreak()
            | nodes.Tab()
            | nodes.Anchor()
            | nodes.Reference()
            | nodes.Value()
            | nodes.Inflected()
            | nodes.PageNumber()
            | nodes.PageCount()
            | nodes.PageReference()
            | nodes.Footnote()
            | nodes.Formula()
            | nodes.Code()
        ):
            return child
        case _:
            assert_never(child)
