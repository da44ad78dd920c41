"""The authors' Markdown: CommonMark with tables, attributes, footnotes, formulas, directives."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.attrs.parse import ParseError, parse
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from docgen.parse.directives import directive_plugin

_TRAILING = re.compile(r"[ \t]*(\{[^{}`]*\})[ \t]*$")
DEEPEST = 100


@cache
def markdown() -> MarkdownIt:
    """Return the parser; it keeps no state between texts."""
    grammar = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    grammar.enable("table")
    grammar.use(attrs_plugin, spans=True).use(attrs_block_plugin)
    grammar.use(myst_role_plugin).use(footnote_plugin).use(sub_plugin).use(superscript_plugin)
    grammar.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=False)
    grammar.use(directive_plugin)
    grammar.disable(["code", "html_block", "html_inline", "autolink"], True)
    # Every link is let through to the parser of inlines, which names those that are forbidden.
    grammar.validateLink = lambda url: True  # type: ignore[method-assign]  # its documented hook
    grammar.core.ruler.before("inline", "heading_attributes", _heading_attributes)
    return grammar


def _heading_attributes(state: StateCore) -> None:
    """Take the attributes at a heading's end off its words."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open" or inline.type != "inline":
            continue
        match = _TRAILING.search(inline.content)
        if match is None:
            continue
        try:
            _, attributes = parse(match[1])
        except ParseError:
            continue
        opening.attrs.update({key: str(value) for key, value in attributes.items()})
        opening.meta["attributes_column"] = match.start(1)
        inline.content = inline.content[: match.start()]
