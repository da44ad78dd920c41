"""The author's word against the machine's: which texts are one, how a paragraph is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.compare.elements import Element, Sort
from docgen.compare.words import signature
from docgen.tree.nodes import Text


@dataclass(frozen=True, slots=True)
class Correction:
    """What the author says of one change, which he names by the words that it begins with.

    `old` in the edition being amended, `new` as it is now. With both, the two are one text;
    with `separate` they are not. `ordinal` is the paragraph's number by the author's count.
    """

    old: str = ""
    new: str = ""
    separate: bool = False
    ordinal: int = 0
    reason: str = ""

    def fits(self, olds: Sequence[Element], news: Sequence[Element]) -> bool:
        """Whether a change with these elements is the one that the author means."""
        if self.separate or not (self.old or self.new):
            return False
        return _any(self.old, olds) and _any(self.new, news)


def _any(words: str, among: Sequence[Element]) -> bool:
    return not words or any(begins(one, words) for one in among)


def begins(element: Element, words: str) -> bool:
    """Whether the element's text begins with `words`."""
    return text_of(element).startswith(signature((Text(words),)))


def text_of(element: Element) -> str:
    """Return the words that a reader sees first; of a table its caption, then its cells."""
    signed = element.signature
    if element.sort in (Sort.HEADING, Sort.ITEM):
        assert isinstance(signed, tuple)
        return str(signed[-1])
    if element.sort is Sort.FIGURE:
        assert isinstance(signed, tuple)
        return str(signed[2]).partition("¦")[2] or str(signed[1])
    if element.sort is Sort.TABLE:
        assert isinstance(signed, tuple)
        caption = str(signed[1]).partition("¦")[2]
        return f"{caption} {element.words}".strip() if caption else element.words
    return element.words


def pairs(
    corrections: Sequence[Correction], old: Sequence[Element], new: Sequence[Element]
) -> tuple[dict[int, str], dict[int, str]]:
    """Return the names that pair old and new elements; an empty name stands alone."""
    olds: dict[int, str] = {}
    news: dict[int, str] = {}
    for number, one in enumerate(corrections):
        if not (one.old and one.new):
            continue
        i = _first(one.old, old, olds)
        j = _first(one.new, new, news)
        if i is not None and j is not None:
            olds[i] = news[j] = "" if one.separate else f"correction-{number}"
    return olds, news


def _first(words: str, among: Sequence[Element], taken: dict[int, str]) -> int | None:
    for at, element in enumerate(among):
        if at not in taken and begins(element, words):
            return at
    return None


def unused(
    corrections: Sequence[Correction], old: Sequence[Element], new: Sequence[Element]
) -> tuple[Correction, ...]:
    """Return the corrections whose words begin nothing."""
    return tuple(one for one in corrections if not (_any(one.old, old) and _any(one.new, new)))
