"""Where a line may end inside a word that holds hyphens, dashes and the like.

The rules are what Word and LibreOffice do. `like_word` brings Pango to them, which breaks a line
not after the hyphen of «2024-2028», nor at the blank of «SENIM» (сенім), but before «12» in
«ст.12» and after the slash of «және/немесе».

Ranges («2021–2025», «I–IV») are whole, although Word, LibreOffice and Pango would all end a line
after their dash; so are names of a letter and a word («E-Densaulyq»). An invisible joiner (U+2060)
stops all three without a sign of its own; in a cell too narrow for the range a place to break
(U+200B) stands there instead.
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
    "(?=[^\\s\\-‐–—?!….,:;)\\]}«»”’%/|\u2060\u2011\u00a0\u00ad\u200b])"
    "|(?<=[\u00ad\u200b])(?=.)"
)
_LEADING = re.compile("[-‐–—«„“(\\[]+")
_RANGE = re.compile(
    "(?<=[0-9%])–(?=[0-9])"  # 2021–2025, 3%–5%
    "|(?<![^\\W_])[IVXLХІ]+–(?=[IVXLХІ]+(?![^\\W_]))"  # I–IV, in Latin or Cyrillic letters
    "|(?<![^\\W_])[^\\W\\d_]-(?=[^\\W\\d_]{2})"  # E-Densaulyq: no letter is left alone
)

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
    if "–" in word or "-" in word:
        kept = {match.end() for match in _RANGE.finditer(word)}
        ends = [end for end in ends if end not in kept]
    return tuple(word[begin:end] for begin, end in zip([0, *ends], [*ends, len(word)], strict=True))


def joined_ranges(text: str) -> str:
    """Return `text` with a joiner after the dash of every range, so that no line ends there."""
    return _RANGE.sub(_joined, text) if "–" in text or "-" in text else text


def _joined(dash: re.Match[str]) -> str:
    return dash[0] + WORD_JOINER


def opened_ranges(word: str) -> str:
    """Return `word` with a place to break after the dash of every range."""
    return _RANGE.sub(_opened, word) if "–" in word or "-" in word else word


def _opened(dash: re.Match[str]) -> str:
    return dash[0] + ZERO_SPACE


def like_word(text: str) -> str:
    """Return `text` with invisible signs that make Pango break lines where Word does."""
    text = joined_ranges(text)
    if not _MAY_DIFFER.search(text):
        return text
    return _TIES.sub(WORD_JOINER, _BREAKS.sub(ZERO_SPACE, text))
