"""Words that a line's end cuts: the text layer gives them whole.

The first part's line gets an `ActualText` with the whole word, the next line one without the
rest, so that copying and searching find words as they were written.
"""

from __future__ import annotations

from typing import Any

HYPHEN = "\u2010"
"""The sign that the style sheet sets at a soft hyphen; own hyphens of words are U+002D."""

_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060")
"""Signs that only say where lines may end."""

NOTHING = " "
"""What stands for a line whose whole text has gone to the line above: pdfium wants a sign."""


class Words:
    """Finds cut words while lines come by in reading order."""

    __slots__ = ("_head", "_last", "actual")

    def __init__(self) -> None:
        """Start before the first line."""
        self.actual: dict[tuple[int, int], str] = {}
        self._last: tuple[int, int, str, Any] | None = None
        self._head: tuple[int, int] | None = None

    def add(self, page: int, mcid: int, text: str, element: Any) -> None:
        """Take the next piece of text, which belongs to `element`."""
        text = text.translate(_INVISIBLE)
        last = self._last
        shown = text
        key = (page, mcid)
        if last is not None and last[2] and self._goes_on(last[2], text, last[3], element):
            head = self._head or last[:2]
            rest = _first_word(text)
            ends = text.endswith(HYPHEN) and rest == text
            whole = rest[:-1] if ends else rest
            before = self.actual.get(head, last[2])
            self.actual[head] = before.removesuffix(HYPHEN) + whole
            shown = text[len(rest) :]
            self.actual[key] = shown or NOTHING
            if ends:
                self._head = head
                self._last = (page, mcid, text, element)
                return
        self._head = None
        self._last = (page, mcid, shown, element)

    @staticmethod
    def _goes_on(before: str, text: str, owner: Any, element: Any) -> bool:
        """Whether the word at the end of `before` is continued by `text`."""
        if before.endswith(HYPHEN):
            return True
        if not before.endswith("-") or not text[:1].isalnum() or owner is not element:
            return False
        return before.rpartition(" ")[2] + _first_word(text) in "".join(owner.itertext()).translate(
            _INVISIBLE
        )


def _first_word(text: str) -> str:
    end = 0
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[:end]
