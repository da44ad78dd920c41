"""Dashes where two inlines meet: «**2021** – 2025» and «2021–**2025**» part no more than others."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from docgen.kazakh.typography import NO_BREAK_SPACE
from docgen.layout.breaks import WORD_JOINER
from docgen.tree.nodes import Anchor, Footnote, Inline, Reference, Text, Value, Wrapper

_DASHES: Final = "–—"
_OTHER: Final = "\ufffc"
_OPEN_RANGE: Final = re.compile(r"[0-9%]–$")
_RANGE_REST: Final = re.compile(r"–(?=[0-9]|$)")
_SPACED: Final = re.compile(r" [–—](?=\s|$)")


def sew(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return the inlines with a dash kept beside the word of the inline before it.

    A dash after a blank stays with the word before; a range («2021–2025») stays whole.
    """
    words = [_words(one) for one in inlines]
    if len(inlines) < 2 or not any("–" in one or "—" in one for one in words):
        return inlines
    found = list(inlines)
    before, last = "", -1
    for at, after in enumerate(words):
        if not after:
            continue
        if last >= 0:
            if _OPEN_RANGE.search(before) and after[0].isdigit():
                found[last] = _at_end(found[last], lambda text: text + WORD_JOINER)
            elif before[-1:] == " " and not before[:-1].isspace() and after[0] in _DASHES:
                found[last] = _at_end(found[last], lambda text: text[:-1] + NO_BREAK_SPACE)
            elif _SPACED.match(after) and not before[-1:].isspace():
                found[at] = _at_start(found[at], lambda text: NO_BREAK_SPACE + text[1:])
            elif len(after) > 1 and _RANGE_REST.match(after) and before[-1:].isdigit():
                found[at] = _at_start(found[at], lambda text: text[0] + WORD_JOINER + text[1:])
        before, last = (before + after)[-2:], at
    return tuple(found)


def _words(inline: Inline) -> str:
    """Return the inline's words; a sign for what has none but stands in the line."""
    if isinstance(inline, Text | Value | Reference):
        return inline.text
    if isinstance(inline, Wrapper):
        return "".join(map(_words, inline.children))
    return "" if isinstance(inline, Anchor | Footnote) else _OTHER


def _at_end(inline: Inline, change: Callable[[str], str]) -> Inline:
    return _at_edge(inline, change, -1)


def _at_start(inline: Inline, change: Callable[[str], str]) -> Inline:
    return _at_edge(inline, change, 0)


def _at_edge(inline: Inline, change: Callable[[str], str], edge: int) -> Inline:
    if isinstance(inline, Text | Value | Reference):
        return replace(inline, text=change(inline.text))
    if isinstance(inline, Wrapper):
        children = list(inline.children)
        children[edge] = _at_edge(children[edge], change, edge)
        return replace(inline, children=tuple(children))
    return inline
