"""Kazakh words: endings, numbers, dates, line breaks, order and typography.

The package knows words, not documents, and depends on nothing but Babel for separators.
"""

from docgen.kazakh.alphabet import paragraph_letter, sort_key, sort_words
from docgen.kazakh.cases import (
    ending,
    forms,
    inflect,
    locative_adjective,
    plural,
    possessive,
)
from docgen.kazakh.endings import Case, Number
from docgen.kazakh.lexicon import Lexicon
from docgen.kazakh.numbers import Bound, NumberStyle, bound, page_of
from docgen.kazakh.words import cardinal, collective, fraction, ordinal

__all__ = [
    "Bound",
    "Case",
    "Lexicon",
    "Number",
    "NumberStyle",
    "bound",
    "cardinal",
    "collective",
    "ending",
    "forms",
    "fraction",
    "inflect",
    "locative_adjective",
    "ordinal",
    "page_of",
    "paragraph_letter",
    "plural",
    "possessive",
    "sort_key",
    "sort_words",
]
