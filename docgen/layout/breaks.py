"""Where a line may end inside a word that holds hyphens, dashes and the like.

The rules are what Word and LibreOffice do. `like_word` brings Pango to them, which breaks a line
not after the hyphen of «2024-2028», nor at the blank of «SENIM» (сенім), but before «12» in
«ст.12» and after the slash of «және/немесе».
"""

from __future__ import annotations

import re
from functools import cache

SOFT_HYPHEN = "\u00ad"
ZERO_SPACE = "\u200b"
WORD_JOINER = "\u2060"
NO_BREAK_SPACE = "\u00a0"

_MAY_HOLD = re.compile("[-‐–—?!…|\u00ad\u200b]")
_AFTER = re.compile(
    "(?<=[-‐–—?!…|])"
    "(?=[^\\s\\-‐–—?!….,:;)\\]}«»”’%/|\u2060\u2011\u00a0\u00ad])"
    "|(?<=[\u00ad\u200b])(?=.)"
)
_LEADING = re.compile("[-‐–—«„“(\\[]+")

_MAY_DIFFER = re.compile(r"[-/]|[.,:;]\d|[«»\"“”„’]\s")
_BREAKS = re.compile(
    r"(?<=[^\s(«-]-)(?=\d)"  # 2024-|2028
    r"|(?<=[«»\"“”„’])(?= +[(\[{])"  # »| (
    r"|(?<=\S)(?= +/)"  # word| /
)
_TIES = re.compile(
    r"(?<=[^\W\d_][.,:;])(?=\d)"  # ст.12
    r"|(?<=/)(?=[^\s/])"  # және/немесе
)


@cache
def split_word(word: str) -> tuple[str, ...]:
    """Return `word` (it holds no blank) in the parts between which a line may end.

    A soft hyphen stays at the end of its part.
    """
    if not _MAY_HOLD.search(word):
        return (word,)
    lead = _LEADING.match(word)
    start = lead.end() if lead else 0
    ends = [match.start() for match in _AFTER.finditer(word) if match.start() > start]
    return tuple(word[begin:end] for begin, end in zip([0, *ends], [*ends, len(word)], strict=True))


def like_word(text: str) -> str:
    """Return `text` with invisible signs that make Pango break lines where Word does."""
    if not _MAY_DIFFER.search(text):
        return text
    return _TIES.sub(WORD_JOINER, _BREAKS.sub(ZERO_SPACE, text))
