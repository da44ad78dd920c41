"""Suggestions on an author's text: what its spelling and signs show to be wrong.

Each finding names a rule and a span; nothing is changed. What needs the whole plan (an
abbreviation never explained, one style of № everywhere) is left to others, who find the
raw material in `abbreviations`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from docgen.kazakh.findings import Finding
from docgen.kazakh.lexicon import Lexicon
from docgen.kazakh.lint_dates import date_findings
from docgen.kazakh.lint_endings import ending_findings
from docgen.kazakh.lint_marks import mark_findings
from docgen.kazakh.numerals import roman_value
from docgen.kazakh.stems import is_abbreviation

__all__ = ["RULES", "Finding", "Occurrence", "abbreviations", "lint"]

RULES: Final = (
    "abbreviation-ending",
    "ascii-quotes",
    "bracket-balance",
    "dash",
    "date-form",
    "decimal-comma",
    "doubled-mark",
    "ending-hyphen",
    "ending-spacing",
    "hyphen-for-dash",
    "missing-space",
    "mixed-script",
    "number-ending",
    "number-format",
    "numbered-noun",
    "ordinal-ending",
    "quote-balance",
    "range-dash",
    "repeated-word",
    "space-before-mark",
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An abbreviation in a text; `defined` when its full name is given right there."""

    text: str
    start: int
    end: int
    defined: bool


def lint(text: str, lexicon: Lexicon | None = None) -> list[Finding]:
    """Return the findings in order of their place; of two that overlap the first rule's."""
    words = lexicon or Lexicon.default()
    found = [*date_findings(text), *ending_findings(text, words), *mark_findings(text)]
    kept: list[Finding] = []
    for finding in found:
        if not any(finding.overlaps(other) for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda finding: (finding.start, finding.end))


_TOKEN: Final = re.compile(r"(?<![\w.@/-])[^\W\d_]{2,}(?![\w@/])")
_DEFINED: Final = re.compile(r"(?:бұдан әрі\s*[-–—]?\s*|\()$")


def abbreviations(text: str, lexicon: Lexicon | None = None) -> list[Occurrence]:
    """Return every abbreviation in the text and whether it is explained in that place.

    Explained means in brackets after its name: «(бұдан әрі – МӘМС)» or «(МӘМС)».
    """
    words = lexicon or Lexicon.default()
    found = []
    for token in _TOKEN.finditer(text):
        if _is_number(token[0]) or not is_abbreviation(token[0], words):
            continue
        defined = bool(_DEFINED.search(text, 0, token.start())) and ")" in text[token.end() :][:40]
        found.append(Occurrence(token[0], token.start(), token.end(), defined))
    return found


def _is_number(token: str) -> bool:
    return roman_value(token) is not None
