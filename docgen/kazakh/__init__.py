"""Kazakh words: endings, numbers, dates, line breaks, order and typography.

The package knows words, not documents, and depends on nothing but Babel for separators.
"""

from docgen.kazakh.alphabet import (
    paragraph_letter,
    paragraph_position,
    sort_key,
    sort_words,
)
from docgen.kazakh.cases import (
    ending,
    forms,
    inflect,
    locative_adjective,
    plural,
    possessive,
)
from docgen.kazakh.dates import (
    Form,
    Written,
    act_date,
    month_date,
    parse_date,
    stamp_blank,
    stamp_date,
    year_date,
    years,
)
from docgen.kazakh.dictionary import register, write_dictionary
from docgen.kazakh.endings import Case, Number
from docgen.kazakh.hyphenation import break_points, hyphenate, soft_hyphens
from docgen.kazakh.lexicon import Lexicon
from docgen.kazakh.lint import Finding, abbreviations, lint
from docgen.kazakh.lint_readings import Reading, readings
from docgen.kazakh.numbers import (
    Bound,
    NumberStyle,
    bound,
    collective_digits,
    format_number,
    format_percent,
    format_range,
    numbered,
    numbered_noun,
    page_of,
    parse_number,
)
from docgen.kazakh.typography import Spacing, no_break_spans, quoted, typeset
from docgen.kazakh.words import cardinal, collective, fraction, ordinal

__all__ = [
    "Bound",
    "Case",
    "Finding",
    "Form",
    "Lexicon",
    "Number",
    "NumberStyle",
    "Reading",
    "Spacing",
    "Written",
    "abbreviations",
    "act_date",
    "bound",
    "break_points",
    "cardinal",
    "collective",
    "collective_digits",
    "ending",
    "format_number",
    "format_percent",
    "format_range",
    "forms",
    "fraction",
    "hyphenate",
    "inflect",
    "lint",
    "locative_adjective",
    "month_date",
    "no_break_spans",
    "numbered",
    "numbered_noun",
    "ordinal",
    "page_of",
    "paragraph_letter",
    "paragraph_position",
    "parse_date",
    "parse_number",
    "plural",
    "possessive",
    "quoted",
    "readings",
    "register",
    "soft_hyphens",
    "sort_key",
    "sort_words",
    "stamp_blank",
    "stamp_date",
    "typeset",
    "write_dictionary",
    "year_date",
    "years",
]
