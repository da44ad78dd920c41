"""The templates' HTML to the tree: the closed vocabulary, and the author's texts put in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from docgen.diagnostics import NOWHERE, Position
from docgen.parse.context import Context
from docgen.parse.elements import Element, Markup, parse_elements
from docgen.parse.inlines import joined
from docgen.parse.lists import label_of
from docgen.parse.markdown import parse_blocks, parse_inlines, unnumbered_kind
from docgen.parse.tables import table_from
from docgen.parse.words import source_of
from docgen.read.values import Text as Words
from docgen.tree.nodes import (
    Block,
    Box,
    Caption,
    Code,
    Coloured,
    Contents,
    Emphasis,
    Figure,
    Group,
    Heading,
    Inline,
    Item,
    LineBreak,
    Link,
    List,
    NoBreak,
    PageBreak,
    PageCount,
    PageNumber,
    PageReference,
    Paragraph,
    Reference,
    Spacer,
    Strong,
    Subscript,
    Superscript,
    Tab,
    Text,
    Underline,
)

_BLANKS = re.compile(r"[ \t\r\n]+")
_INLINE = frozenset(
    {"br", "b", "strong", "i", "em", "u", "sup", "sub", "a", "span", "data", "img", "x-text"}
)


@dataclass(frozen=True, slots=True)
class Placing:
    """What a template may put in place: the author's texts by key, parts and nodes by name."""

    texts: Mapping[str, Words]
    place: Callable[[str, Position], tuple[Block, ...]]
    nodes: Mapping[str, tuple[Block, ...]]


def parse_template(markup: Markup, placing: Placing, context: Context) -> tuple[Block, ...]:
    """Return the blocks of what a template made."""
    root = parse_elements(markup, context.report)
    return TemplateParser(placing, context).blocks(root)


class TemplateParser:
    """Turns elements into nodes; shared with the table parser."""

    def __init__(self, placing: Placing, context: Context) -> None:
        """Take what may be placed and the layout's words."""
        self.placing = placing
        self.context = context
        self._in_cell: TemplateParser | None = None

    def in_cell(self) -> TemplateParser:
        """Return a parser for what stands in a cell."""
        if self._in_cell is None:
            self._in_cell = TemplateParser(self.placing, replace(self.context, cell=True))
        return self._in_cell

    def blocks(self, element: Element) -> tuple[Block, ...]:
        """Return the blocks of the element's children; loose inlines make a paragraph."""
        found: list[Block] = []
        loose: list[Element | str] = []

        def flush() -> None:
            if any(not isinstance(one, str) or one.strip() for one in loose):
                found.extend(self.paragraphs(loose, self._default(), "", element.position))
            loose.clear()

        for child in element.children:
            if isinstance(child, str) or child.name in _INLINE:
                loose.append(child)
            else:
                flush()
                found.extend(self._block(child))
        flush()
        return tuple(found)

    def _default(self) -> str:
        return "cell" if self.context.cell else "body"

    def paragraphs(
        self, children: list[Element | str], style: str, align: str, place: Position
    ) -> list[Block]:
        """Return a paragraph of `children`; an author's literal block stands as its own blocks."""
        lone = [one for one in children if not isinstance(one, str) or one.strip()]
        if len(lone) == 1 and isinstance(lone[0], Element) and lone[0].name == "x-text":
            words = self.placing.texts.get(lone[0].get("at"))
            if words is not None and words.block:
                return [
                    _styled(one, style, align, self._default())
                    for one in parse_blocks(source_of(words), self.context)
                ]
        inlines = trimmed(self.inlines(children))
        return [Paragraph(inlines, style, align, position=_first_place(inlines, place))]

    def inlines(self, children: list[Element | str]) -> tuple[Inline, ...]:
        """Return the inline nodes of `children`."""
        found: list[Inline] = []
        for child in children:
            if isinstance(child, str):
                words = _BLANKS.sub(" ", child)
                if words:
                    found.append(Text(words))
            else:
                found.extend(self._inline(child))
        return joined(found)

    def _inline(self, element: Element) -> list[Inline]:
        def inside() -> tuple[Inline, ...]:
            return self.inlines(element.children)

        match element.name:
            case "x-text":
                return list(self._words(element))
            case "br":
                return [LineBreak()]
            case "b" | "strong":
                return [Strong(inside())]
            case "i" | "em":
                return [Emphasis(inside())]
            case "u":
                return [Underline(inside())]
            case "sup":
                return [Superscript(inside())]
            case "sub":
                return [Subscript(inside())]
            case "span":
                return self._span(element, inside())
            case "a":
                url = element.get("href")
                if url.startswith("#"):
                    return [Reference(url[1:], form="words", text=element.words())]
                return [Link(inside(), url, element.position)]
            case "data":
                return self._data(element)
            case "img":
                size = element.length("data-size", 15, self.context.report)
                return [Code(element.get("data-code"), size, element.get("alt"))]
            case other:
                self.context.report.error("template-block-in-line", element.position, name=other)
                return []

    def _span(self, element: Element, inside: tuple[Inline, ...]) -> list[Inline]:
        found = inside
        if element.get("class") == "tab":
            return [Tab()]
        if element.get("class") == "no-break":
            found = (NoBreak(found),)
        if element.get("data-colour"):
            found = (Coloured(found, element.get("data-colour")),)
        return list(found)

    def _data(self, element: Element) -> list[Inline]:
        match element.get("value"):
            case "page":
                return [PageNumber()]
            case "pages":
                return [PageCount(element.get("data-case"))]
            case "page-of":
                return [PageReference(element.get("data-of"), element.get("data-end"))]
            case "ref":
                return [
                    Reference(
                        element.get("data-of"), element.get("data-case"), position=element.position
                    )
                ]
            case other:
                self.context.report.error(
                    "template-unknown-attribute",
                    element.position,
                    name=f"value={other}",
                    element="data",
                    known=("page", "pages", "page-of", "ref"),
                )
                return []

    def _words(self, element: Element) -> tuple[Inline, ...]:
        words = self.placing.texts.get(element.get("at"))
        if words is None:
            return ()
        if not words.block:
            return parse_inlines(source_of(words), self.context)
        found: tuple[Inline, ...] = ()
        for block in parse_blocks(source_of(words), self.context):
            if not isinstance(block, Paragraph):
                self.context.report.error("block-in-line", block_place(block))
                continue
            found += ((LineBreak(),) if found else ()) + block.children
        return found

    def _block(self, element: Element) -> tuple[Block, ...]:
        match element.name:
            case "p":
                return tuple(self._paragraph(element))
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                return (self._heading(element),)
            case "ul" | "ol":
                return (self._list(element),)
            case "table":
                return (table_from(element, self),)
            case "section":
                return (self._section(element),)
            case "aside":
                return (
                    Box(
                        element.get("class"),
                        self.blocks(element),
                        element.get("id"),
                        element.position,
                    ),
                )
            case "nav":
                return (self._contents(element),)
            case "hr":
                if element.get("class") == "page":
                    return (PageBreak(element.position),)
                return (Spacer(element.length("data-height", 5, self.context.report)),)
            case "figure":
                return self._figure(element)
            case "x-place":
                return self.placing.place(element.get("name"), element.position)
            case "x-node":
                return self.placing.nodes.get(element.get("ref"), ())
            case other:
                self.context.report.error(
                    "template-misplaced-element", element.position, name=other
                )
                return ()

    def _paragraph(self, element: Element) -> list[Block]:
        style = element.get("class") or self._default()
        if style not in self.context.layout.styles:
            known = tuple(sorted(self.context.layout.styles))
            self.context.report.error(
                "unknown-paragraph-style", element.position, name=style, known=known
            )
            style = self._default()
        found = self.paragraphs(element.children, style, element.get("align"), element.position)
        if element.get("id") and isinstance(found[0], Paragraph):
            found[0] = replace(found[0], id=element.get("id"))
        if element.get("data-keep"):
            found = [
                replace(one, keep_next=True) if isinstance(one, Paragraph) else one for one in found
            ]
        return found

    def _heading(self, element: Element) -> Heading:
        level = int(element.name[1])
        layout = self.context.layout
        kind = (
            element.get("class")
            or layout.markdown_levels[min(level, len(layout.markdown_levels)) - 1]
        )
        if kind not in layout.headings:
            known = tuple(sorted(layout.headings))
            self.context.report.error(
                "unknown-heading-kind", element.position, name=kind, known=known
            )
            kind = layout.markdown_levels[0]
        kind = unnumbered_kind(kind, level, layout)
        heading = Heading(
            kind,
            level,
            trimmed(self.inlines(element.children)),
            element.get("id"),
            contents_level=-1,
            position=element.position,
        )
        if "data-label" in element.attributes:
            heading = replace(heading, label=element.get("data-label"), label_given=True)
        if element.get("data-contents") == "no":
            heading = replace(heading, contents_level=0)
        if element.get("data-contents-title"):
            heading = replace(heading, contents_title=(Text(element.get("data-contents-title")),))
        return heading

    def _list(self, element: Element) -> List:
        marker = element.get("marker") or ("-" if element.name == "ul" else "1.")
        start = element.whole("start", 1, 9999, self.context.report)
        items = []
        for number, child in enumerate(element.elements(), start):
            given = "data-label" in child.attributes
            value = 0 if element.name == "ul" else number
            label = child.get("data-label") if given else marker
            if not given and value:
                label = label_of(marker, value)
            blocks = self.blocks(child)
            items.append(Item(blocks, label, value, given, child.position))
        style = element.get("class") or ("cell-list" if self.context.cell else "list")
        return List(tuple(items), marker, style=style, position=element.position)

    def _section(self, element: Element) -> Group:
        return Group(
            self.blocks(element),
            element.get("role"),
            element.get("id"),
            element.get("data-orientation"),
            element.get("page"),
            "data-new-page" in element.attributes and element.get("data-new-page") != "no",
            element.position,
        )

    def _contents(self, element: Element) -> Contents:
        title: tuple[Inline, ...] = ()
        columns: list[str] = []
        for child in element.elements():
            if child.name == "p":
                title = trimmed(self.inlines(child.children))
            elif child.name == "th":
                columns.append(child.words().strip())
        kind = element.get("class") or "leaders"
        return Contents(kind, title, tuple(columns), position=element.position)

    def _figure(self, element: Element) -> tuple[Block, ...]:
        found: list[Block] = []
        caption: Caption | None = None
        for child in element.elements():
            if child.name == "figcaption":
                caption = self.caption(child, "figure")
            else:
                found.extend(self._block(child))
        done: list[Block] = []
        for block in found:
            if isinstance(block, Figure):
                done.append(
                    replace(
                        block,
                        id=element.get("id") or block.id,
                        alt=element.get("data-alt") or block.alt,
                        caption=caption or block.caption,
                        caption_above=element.get("data-caption") == "above",
                    )
                )
            else:
                done.append(block)
        return tuple(done)

    def caption(self, element: Element, sequence: str) -> Caption:
        """Return the caption of a `caption` or `figcaption` element."""
        given = "data-label" in element.attributes
        return Caption(
            trimmed(self.inlines(element.children)),
            element.get("data-sequence") or sequence,
            label=element.get("data-label"),
            label_given=given,
            position=element.position,
        )


def _styled(block: Block, style: str, align: str, default: str) -> Block:
    if isinstance(block, Paragraph):
        chosen = style if block.style == default else block.style
        return replace(block, style=chosen, align=block.align or align)
    return block


def _first_place(inlines: tuple[Inline, ...], place: Position) -> Position:
    for one in inlines:
        if isinstance(one, Text) and one.position != NOWHERE:
            return one.position
        if isinstance(one, Strong | Emphasis | Underline) and one.children:
            return _first_place(one.children, place)
    return place


def block_place(block: Block) -> Position:
    """Return where a block stands, as far as it knows."""
    return NOWHERE if isinstance(block, Spacer) else block.position


def trimmed(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return `nodes` without blanks at both ends and around line breaks."""
    found = list(nodes)
    for number, node in enumerate(found):
        if not isinstance(node, Text):
            continue
        words = node.text
        if number == 0 or isinstance(found[number - 1], LineBreak):
            words = words.lstrip(" ")
        if number == len(found) - 1 or isinstance(found[number + 1], LineBreak):
            words = words.rstrip(" ")
        if words != node.text:
            found[number] = replace(node, text=words)
    return tuple(one for one in found if not (isinstance(one, Text) and not one.text))
