"""«Did you mean»: the known word that is nearest to what the author wrote."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

LEAST_LIKENESS = 0.6


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the most alike of `known`, or an empty text when none is alike enough."""
    best, likeness = "", LEAST_LIKENESS
    for candidate in known:
        score = SequenceMatcher(None, word.casefold(), candidate.casefold()).ratio()
        if score > likeness or (score == likeness and not best):
            best, likeness = candidate, score
    return best
