"""Block Markdown to block nodes: what an author's text becomes."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from docgen.diagnostics import Position
from docgen.layout.spec import Layout
from docgen.parse.context import Context, Directive
from docgen.parse.depth import short_enough, walkable
from docgen.parse.directives import Call
from docgen.parse.grammar import markdown
from docgen.parse.inlines import InlineParser, Label, plain
from docgen.parse.lists import item_labels, marker_of
from docgen.parse.pictures import figure_of
from docgen.parse.pipes import table_of
from docgen.parse.slips import report_slips
from docgen.parse.source import Source
from docgen.plan.nearest import nearest
from docgen.tree.nodes import (
    Block,
    Formula,
    FormulaBlock,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Text,
)

ALIGNMENTS = ("left", "center", "right", "justify")
UNNUMBERED = "unnumbered"
_MARKUP = re.compile(r"[*_\\`\[\]!<>&${}^~\n]")
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HEADING_KEYS = {"label", "contents", "contents-label", "contents-level", "class", "id", "new-page"}


def parse_blocks(source: Source, context: Context) -> tuple[Block, ...]:
    """Return the blocks of `source`; what is wrong with it goes into the context's report."""
    if not short_enough(source, context):
        return ()
    tokens = markdown().parse(source.text)
    if not walkable(tokens, source, context):
        return ()
    report_slips(tokens, source, context)
    root = SyntaxTreeNode(tokens)
    parser = _BlockParser(source, context)
    return parser.blocks(root.children)


def parse_inlines(source: Source, context: Context) -> tuple[Inline, ...]:
    """Return the inlines of one line of Markdown."""
    if not _MARKUP.search(source.text):
        return (Text(source.text, source.start),) if source.text else ()
    if not short_enough(source, context):
        return ()
    tokens = markdown().parseInline(source.text)
    if not walkable(tokens, source, context):
        return ()
    root = SyntaxTreeNode(tokens)
    found: tuple[Inline, ...] = ()
    for node in root.children:
        found += InlineParser(node, source, context).nodes(node.children, {})
    return _without_label(found)[1] if found else ()


class _BlockParser:
    def __init__(self, source: Source, context: Context) -> None:
        self._source = source
        self._context = context
        self._footnotes: dict[int, tuple[Block, ...]] = {}
        self._depth = 0

    def blocks(self, nodes: list[SyntaxTreeNode]) -> tuple[Block, ...]:
        for node in nodes:
            if node.type == "footnote_block":
                for note in node.children:
                    self._footnotes[int(note.meta["id"])] = self.blocks(note.children)
        found: list[Block] = []
        for node in nodes:
            found.extend(self._block(node))
        return tuple(found)

    def _block(self, node: SyntaxTreeNode) -> list[Block]:
        match node.type:
            case "heading":
                return [self._heading(node)]
            case "paragraph":
                return self._paragraph(node)
            case "ordered_list" | "bullet_list":
                return [self._list(node)]
            case "table":
                return [table_of(node, self._cell, self._place(node), self._context)]
            case "directive":
                return self._directive(node)
            case "math_block" | "math_block_label":
                return [self._formula(node)]
            case "blockquote":
                return self._quote(node)
            case "hr":
                self._context.report.error("rule-in-text", self._place(node))
                return []
            case "fence" | "code_block":
                self._context.report.error("code-in-text", self._place(node))
                return []
            case "footnote_block" | "footnote_anchor":
                return []
            case other:
                raise AssertionError(other)  # the grammar makes no other blocks

    def _place(self, node: SyntaxTreeNode, column: int = 0) -> Position:
        line = node.map[0] if node.map else 0
        lines = self._source.text.split("\n")
        indent = len(lines[line]) - len(lines[line].lstrip()) if line < len(lines) else 0
        return self._source.at(line, column or indent)

    def _inlines(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        """Return the inlines of a block's one `inline` child."""
        found: tuple[Inline, ...] = ()
        for child in node.children:
            if child.type == "inline":
                parser = InlineParser(child, self._source, self._context)
                found += parser.nodes(child.children, self._footnotes)
        return found

    def _cell(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        return self._inlines(node)

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        place = self._place(node)
        children = self._inlines(node)
        report = self._context.report
        for key in node.attrs:
            if key not in _HEADING_KEYS:
                report.error("unknown-attribute", place, name=key)
        label, children = _without_label(children)
        if not plain(children).strip() and not node.attrs.get("label") and label is None:
            report.error("empty-heading", place)
        kind = self._kind(node, place)
        wanted = str(node.attrs.get("contents", ""))
        heading = Heading(
            kind=kind,
            level=_LEVELS[node.tag],
            children=children,
            id=str(node.attrs.get("id", "")),
            position=place,
            contents_level=-1,
        )
        if "label" in node.attrs:
            heading = replace(heading, label=str(node.attrs["label"]), label_given=True)
        elif label is not None:
            heading = replace(heading, label=label, label_given=True)
        if wanted == "no":
            heading = replace(heading, contents_level=0)
        elif wanted:
            heading = replace(heading, contents_title=(Text(wanted, place),))
        if "contents-label" in node.attrs:
            heading = replace(heading, contents_label=str(node.attrs["contents-label"]))
        level = str(node.attrs.get("contents-level", ""))
        if level.isdigit():
            heading = replace(heading, contents_level=int(level))
        if str(node.attrs.get("new-page", "")) in ("yes", "true"):
            heading = replace(heading, new_page=True)
        return heading

    def _kind(self, node: SyntaxTreeNode, place: Position) -> str:
        layout = self._context.layout
        names = str(node.attrs.get("class", "")).split()
        if not names:
            level = min(_LEVELS[node.tag], len(layout.markdown_levels))
            return layout.markdown_levels[level - 1]
        for name in names:
            if name not in layout.headings:
                known = tuple(sorted(layout.headings))
                self._context.report.error(
                    "unknown-heading-kind",
                    place,
                    name=name,
                    nearest=nearest(name, known),
                    known=known,
                )
                return layout.markdown_levels[0]
        return unnumbered_kind(names[0], _LEVELS[node.tag], layout)

    def _paragraph(self, node: SyntaxTreeNode) -> list[Block]:
        place = self._place(node)
        inline = node.children[0] if node.children else None
        if inline is not None:
            images = [one for one in inline.children if one.type == "image"]
            others = [
                one
                for one in inline.children
                if one.type != "image" and not (one.type == "softbreak" or not one.content.strip())
            ]
            if images and not others:
                figures = (figure_of(one, place, self._context) for one in images)
                return [one for one in figures if one is not None]
        children = self._inlines(node)
        style, align = self._style(node, place)
        identity = str(node.attrs.get("id", ""))
        return [Paragraph(children, style, align, identity, position=place)]

    def _style(self, node: SyntaxTreeNode, place: Position) -> tuple[str, str]:
        default = "cell" if self._context.cell else "body"
        style, align = default, ""
        names = str(node.attrs.get("class", "")).split()
        styles = self._context.layout.styles
        for name in names:
            # «center» alone is the layout's style of that name, beside another style its setting.
            lone = len(names) == 1 and name in styles and not self._context.cell
            if name in ALIGNMENTS and not lone:
                align = name
            elif name in styles:
                style = name
            else:
                known = tuple(sorted(self._context.layout.styles))
                self._context.report.error("unknown-paragraph-style", place, name=name, known=known)
        for key in node.attrs:
            if key not in ("class", "id"):
                self._context.report.error("unknown-attribute", place, name=key)
        return style, align

    def _list(self, node: SyntaxTreeNode) -> List:
        place = self._place(node)
        self._depth += 1
        marker = marker_of(node, self._context.layout)
        items: list[Item] = []
        for child, (label, value) in zip(node.children, item_labels(node, marker), strict=True):
            blocks = self.blocks(child.children)
            given, blocks = _take_label(blocks)
            label_given = given is not None
            items.append(
                Item(
                    blocks,
                    given if given is not None else label,
                    value,
                    label_given,
                    self._place(child),
                )
            )
        self._depth -= 1
        style = "cell-list" if self._context.cell else "list"
        names = str(node.attrs.get("class", "")).split()
        for name in names:
            if name in self._context.layout.styles:
                style = name
            else:
                known = tuple(sorted(self._context.layout.styles))
                self._context.report.error("unknown-paragraph-style", place, name=name, known=known)
        return List(tuple(items), marker, self._depth, style=style, position=place)

    def _directive(self, node: SyntaxTreeNode) -> list[Block]:
        call = node.meta["call"]
        assert isinstance(call, Call)
        place = self._place(node)
        if call.torn:
            self._context.report.error("directive-quote", place, name=call.name)
            return []
        if not call.closed:
            self._context.report.error("directive-not-closed", place, name=call.name)
            return []
        blocks = () if call.leaf else self.blocks(node.children)
        return list(self._context.run(Directive(call, blocks, place)))

    def _formula(self, node: SyntaxTreeNode) -> FormulaBlock:
        place = self._place(node)
        formula = Formula(node.content.strip(), position=place)
        return FormulaBlock(
            formula, id=node.info if node.type == "math_block_label" else "", position=place
        )

    def _quote(self, node: SyntaxTreeNode) -> list[Block]:
        blocks = self.blocks(node.children)
        style = "quote" if "quote" in self._context.layout.styles else "body"
        return [replace(one, style=style) if isinstance(one, Paragraph) else one for one in blocks]


def unnumbered_kind(kind: str, level: int, layout: Layout) -> str:
    """Return the kind of an unnumbered heading: at the level of parts it looks like a part's."""
    own = f"{kind}-{layout.markdown_levels[min(level, len(layout.markdown_levels)) - 1]}"
    return own if kind == UNNUMBERED and own in layout.headings else kind


def _without_label(children: tuple[Inline, ...]) -> tuple[str | None, tuple[Inline, ...]]:
    """Take the author's own label off the front of `children`."""
    if children and isinstance(children[0], Label):
        rest = children[1:]
        if rest and isinstance(rest[0], Text):
            words = rest[0].text.lstrip(" ")
            place = rest[0].position.moved(0, len(rest[0].text) - len(words))
            rest = (Text(words, place), *rest[1:])
        return plain(children[0].children), rest
    return None, children


def _take_label(blocks: tuple[Block, ...]) -> tuple[str | None, tuple[Block, ...]]:
    if blocks and isinstance(blocks[0], Paragraph):
        label, children = _without_label(blocks[0].children)
        if label is not None:
            return label, (replace(blocks[0], children=children), *blocks[1:])
    return None, blocks
