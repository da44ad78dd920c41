"""Inline Markdown tokens to inline nodes, each with its place in the author's file."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from markdown_it.tree import SyntaxTreeNode

from docgen.diagnostics import Position
from docgen.parse.context import Context
from docgen.parse.slips import missing_notes, stray_marks
from docgen.parse.source import Source
from docgen.plan.nearest import nearest
from docgen.tree.nodes import (
    Block,
    Coloured,
    Emphasis,
    Footnote,
    Formula,
    Inflected,
    Inline,
    LineBreak,
    Link,
    NoBreak,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    Value,
    Wrapper,
)

CASES = (
    "nominative",
    "genitive",
    "dative",
    "accusative",
    "locative",
    "ablative",
    "instrumental",
    "locative-adjective",
)
_ROLE_ALONE = re.compile(rf"\{{({'|'.join(('ref', 'value', *CASES))})(?::[a-z-]+)?\}}")
"""A role that no words in backticks follow."""
_STRUCK = re.compile(r"(?<![\\~])~~[^~\s][^~]*~~(?!~)")
_SCHEMES = ("http", "https", "mailto")
_HTML = re.compile(
    r"</?(?:a|abbr|article|aside|audio|b|base|body|br|button|center|code|dd|div|dl|dt|em|embed"
    r"|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|li|link|main|meta|nav"
    r"|object|ol|p|pre|s|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody"
    r"|td|textarea|th|thead|title|tr|u|ul|video)(?:\s[^<>]*|/)?>|<!--|<!\[CDATA\[|<\?xml",
    re.IGNORECASE,
)


class InlineParser:
    """Turns the children of one `inline` token into nodes; a cursor finds their places."""

    def __init__(self, node: SyntaxTreeNode, source: Source, context: Context) -> None:
        """Take an `inline` node of `source`."""
        self._content = node.content
        self._source = source
        self._context = context
        self._cursor = 0
        first = node.map[0] if node.map else 0
        self._lines = _line_places(self._content, source, first)
        self.footnotes: dict[int, tuple[Block, ...]] = {}

    def nodes(
        self, children: list[SyntaxTreeNode], footnotes: dict[int, tuple[Block, ...]]
    ) -> tuple[Inline, ...]:
        """Return the nodes of `children`; `footnotes` are the texts of notes by number."""
        self.footnotes = footnotes
        if struck := _STRUCK.search(self._content):
            place, words = self._place(struck.start()), struck[0][:40]
            self._context.report.warn("stray-mark", place, mark="~~", words=words)
        return joined(self._many(children))

    def _many(self, children: list[SyntaxTreeNode]) -> list[Inline]:
        found: list[Inline] = []
        for child in children:
            found.extend(self._one(child))
        return found

    def _one(self, node: SyntaxTreeNode) -> list[Inline]:
        match node.type:
            case "text":
                return self._text(node.content)
            case "text_special":
                return self._text(node.content)
            case "softbreak":
                return [Text(" ", self._here())]
            case "hardbreak":
                return [LineBreak()]
            case "code_inline":
                return self._text(node.content)
            case "strong":
                return [Strong(joined(self._many(node.children)))]
            case "em":
                return [Emphasis(joined(self._many(node.children)))]
            case "sub":
                return [Subscript(joined(self._many(node.children)))]
            case "sup":
                return [Superscript(joined(self._many(node.children)))]
            case "link":
                return self._link(node)
            case "span":
                return self._span(node)
            case "myst_role":
                return self._role(str(node.meta["name"]), node.content)
            case "math_inline" | "math_inline_double":
                return [Formula(node.content.strip(), position=self._find(node.content))]
            case "footnote_ref":
                place = self._find("[^")
                blocks = self.footnotes.get(int(node.meta["id"]), ())
                if not blocks:
                    self._context.report.error("footnote-empty", place)
                return [Footnote(blocks, position=place)]
            case "footnote_anchor":
                return []
            case "image":
                self._context.report.error("image-in-text", self._find("!["))
                return []
            case other:
                raise AssertionError(other)  # the grammar makes no other inlines

    def _text(self, words: str) -> list[Inline]:
        start = self._cursor
        place = self._find(words)
        if _HTML.search(words):
            self._refuse_html(start)
        self._check_marks(words, place)
        return [Text(words, place)] if words else []

    def _check_marks(self, words: str, place: Position) -> None:
        """Report marks that are printed as they stand, unless the author escaped them."""
        if not self._content.startswith(words, self._cursor - len(words)):
            return
        report = self._context.report
        roles = list(_ROLE_ALONE.finditer(words))
        for at, mark in stray_marks(words) if not roles else ():
            report.warn("stray-mark", place.moved(0, at), mark=mark, words=words[at:][:40].strip())
        for at, mark in missing_notes(words):
            report.error("footnote-missing", place.moved(0, at), mark=mark)
        for found in roles:
            report.error("role-not-closed", place.moved(0, found.start()), name=found[1])

    def _refuse_html(self, start: int) -> None:
        """Name the first tag as it is typed; one that is escaped is the author's text."""
        for found in _HTML.finditer(self._content, start):
            typed = self._content[: found.start()]
            if (len(typed) - len(typed.rstrip("\\"))) % 2 == 0:
                place = self._place(found.start())
                self._context.report.error("raw-html", place, tag=found.group()[:40])
                return

    def _link(self, node: SyntaxTreeNode) -> list[Inline]:
        place = self._here()
        children = joined(self._many(node.children))
        url = str(node.attrs.get("href", ""))
        if url.startswith("#"):
            words = plain(children)
            return [Reference(unquote(url[1:]), form="words", text=words, position=place)]
        if urlsplit(url).scheme.lower() not in _SCHEMES:
            self._context.report.error("forbidden-link", place, url=url)
            return list(children)
        return [Link(children, url, place)]

    def _span(self, node: SyntaxTreeNode) -> list[Inline]:
        children = joined(self._many(node.children))
        place = self._here()
        found = children
        for name in str(node.attrs.get("class", "")).split():
            match name:
                case "underline":
                    found = (Underline(found),)
                case "no-break":
                    found = (NoBreak(found),)
                case "label":
                    found = (Label(found),)
                case "bold":
                    found = (Strong(found),)
                case "italic":
                    found = (Emphasis(found),)
                case _:
                    self._context.report.error("unknown-attribute", place, name=f".{name}")
        for key, value in node.attrs.items():
            if key == "colour" and re.fullmatch(r"[0-9a-fA-F]{6}", str(value)):
                found = (Coloured(found, str(value).lower()),)
            elif key != "class":
                self._context.report.error("unknown-attribute", place, name=f"{key}={value}")
        return list(found)

    def _role(self, name: str, content: str) -> list[Inline]:
        place = self._find("{" + name)
        head, _, case = name.partition(":")
        if case and case not in CASES:
            self._context.report.error("unknown-case", place, name=case, known=CASES)
            return [Text(content, place)]
        match head:
            case "ref":
                return [Reference(content.strip(), case, position=place)]
            case "value":
                return [Value(content.strip(), case, position=place)]
            case _ if head in CASES:
                return [Inflected(content, head, place)]
            case _:
                known = ("ref", "value", *CASES)
                self._context.report.error(
                    "unknown-role", place, name=head, nearest=nearest(head, known), known=known
                )
                return [Text(content, place)]

    def _find(self, words: str) -> Position:
        """Return the place of `words` at or after the cursor, and move behind them."""
        at = self._content.find(words, self._cursor) if words else self._cursor
        if at < 0:
            return self._here()
        self._cursor = at + len(words)
        return self._place(at)

    def _here(self) -> Position:
        return self._place(min(self._cursor, len(self._content)))

    def _place(self, offset: int) -> Position:
        before = self._content.count("\n", 0, offset)
        start = self._content.rfind("\n", 0, offset) + 1
        line, column = self._lines[min(before, len(self._lines) - 1)]
        return self._source.at(line, column + offset - start)


class Label(Strong):
    """The author's own label of an item; taken off by the block parser."""


def _line_places(content: str, source: Source, first: int) -> list[tuple[int, int]]:
    """Return line and column, in the source's text, of each line of an inline's content."""
    lines = source.text.split("\n")
    places = []
    number = first
    for words in content.split("\n"):
        stripped = words.strip()
        at = -1
        for candidate in range(number, min(number + 3, len(lines))):
            at = lines[candidate].find(stripped)
            if at >= 0:
                number = candidate
                break
        places.append((number, max(at, 0)))
        number += 1
    return places


def joined(nodes: list[Inline] | tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return `nodes` with neighbouring texts made one."""
    found: list[Inline] = []
    for node in nodes:
        last = found[-1] if found else None
        if isinstance(node, Text) and isinstance(last, Text):
            found[-1] = replace(last, text=last.text + node.text)
        else:
            found.append(node)
    return tuple(found)


def plain(nodes: tuple[Inline, ...]) -> str:
    """Return the words of `nodes` without their form."""
    words = []
    for node in nodes:
        match node:
            case Text(text=text):
                words.append(text)
            case LineBreak():
                words.append(" ")
            case Reference(text=text) | Value(text=text) | Inflected(text=text):
                words.append(text)
            case Formula(latex=latex):
                words.append(latex)
            case Wrapper(children=inner):
                words.append(plain(inner))
            case _:
                pass
    return "".join(words)
