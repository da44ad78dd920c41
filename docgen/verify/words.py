"""What counts as a word: letters and digits in a row, and signs that mean something alone."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+|[+%№«»<>=*&]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def words_of(text: str) -> list[str]:
    """Return the words of `text` without regard to capitals, which a style may set."""
    return _WORD.findall(_INVISIBLE.sub("", text).casefold())
