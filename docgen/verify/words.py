"""What counts as a word: letters and digits in a row, and signs that mean something alone."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+|[+%№«»<>=*&]")
_INVISIBLE = {0x00AD: None, 0x200B: None, 0x2060: None, 0xFEFF: None}


def words_of(text: str) -> list[str]:
    """Return the words of `text` without regard to capitals, which a style may set."""
    return [word.casefold() for word in _WORD.findall(text.translate(_INVISIBLE))]
