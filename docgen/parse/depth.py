"""How deep the author's Markdown nests: what no reader would follow is an error, not a loss.

Past `maxNesting` markdown-it drops blocks in silence; these limits are reached long before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from docgen.parse.context import Context
from docgen.parse.source import Source
from docgen.plan.load import MOST_CELLS

DEEPEST_LIST = 8
DEEPEST_QUOTE = 8
DEEPEST_DIRECTIVE = 8
DEEPEST_INLINE = 16
DEEPEST_WALKED = 60
"""Levels that are gone through at all, so that all other faults of a text are told too."""

LONGEST_PARAGRAPH = 100_000
"""Characters of one paragraph: some forty pages without a break."""

_STARTS = re.compile(r"\s*(?:[|#>:*+-]|\d+[.)])")
"""How a line begins that does not go on with the paragraph above."""

_BLOCKS = {
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "directive_open": "directive",
}
_LIMITS = {"list": DEEPEST_LIST, "quote": DEEPEST_QUOTE, "directive": DEEPEST_DIRECTIVE}


def short_enough(source: Source, context: Context) -> bool:
    """Report each paragraph that is so long that it would keep the layout busy for minutes."""
    if not _tables_fit(source, context):
        return False
    if len(source.text) <= LONGEST_PARAGRAPH:
        return True
    good = True
    first = length = 0
    for number, line in enumerate([*source.text.split("\n"), ""]):
        if line.strip() and not _STARTS.match(line):
            length += len(line) + 1
            continue
        if length > LONGEST_PARAGRAPH:
            good = False
            _report_length(length, first, source, context)
        first, length = (number, len(line) + 1) if line.strip() else (number + 1, 0)
        if line.startswith("|"):
            length = max((len(cell) for cell in line.split("|")), default=0)
    return good


def _tables_fit(source: Source, context: Context) -> bool:
    """Report a table of far too many cells before the time to parse it is spent."""
    if source.text.count("|") <= MOST_CELLS:
        return True
    good = True
    first = cells = 0
    for number, line in enumerate([*source.text.split("\n"), ""]):
        if line.lstrip().startswith("|"):
            cells += max(line.count("|") - 1, 0)
            continue
        if cells > MOST_CELLS:
            place = source.at(first)
            context.report.error("table-too-large", place, cells=cells, limit=MOST_CELLS)
            good = False
        first, cells = number + 1, 0
    return good


def _report_length(length: int, line: int, source: Source, context: Context) -> None:
    place = source.at(line)
    context.report.error("paragraph-too-long", place, letters=length, limit=LONGEST_PARAGRAPH)


def walkable(tokens: Sequence[Token], source: Source, context: Context) -> bool:
    """Report what is nested too deep, each kind once; say whether the rest can be gone through."""
    open_: dict[str, int] = dict.fromkeys(_LIMITS, 0)
    told: set[str] = set()
    deepest = 0
    for token in tokens:
        kind = _BLOCKS.get(token.type.replace("_close", "_open"))
        if kind is not None:
            open_[kind] += token.nesting
            if open_[kind] > _LIMITS[kind] and kind not in told:
                told.add(kind)
                _report(kind, token, source, context)
        deepest = max(deepest, sum(open_.values()))
        if token.type == "inline" and not _inline_walkable(token, source, context):
            deepest = DEEPEST_WALKED + 1
    return deepest <= DEEPEST_WALKED


def _report(kind: str, token: Token, source: Source, context: Context) -> None:
    line = token.map[0] if token.map else 0
    words = source.text.split("\n")[line]
    column = len(words) - len(words.lstrip())
    if kind == "list":
        context.report.error("list-too-deep", source.at(line, column), deepest=DEEPEST_LIST)
    elif kind == "quote":
        signs = [at for at, sign in enumerate(words) if sign == ">"]
        column = signs[DEEPEST_QUOTE] if len(signs) > DEEPEST_QUOTE else column
        context.report.error("quote-too-deep", source.at(line, column), deepest=DEEPEST_QUOTE)
    else:
        place = source.at(line, column)
        context.report.error("directive-too-deep", place, deepest=DEEPEST_DIRECTIVE)


def _inline_walkable(token: Token, source: Source, context: Context) -> bool:
    depth = deepest = 0
    for child in token.children or ():
        depth += child.nesting
        deepest = max(deepest, depth)
    if deepest > DEEPEST_INLINE:
        line = token.map[0] if token.map else 0
        context.report.error("markup-too-deep", source.at(line), deepest=DEEPEST_INLINE)
    return deepest <= DEEPEST_INLINE
