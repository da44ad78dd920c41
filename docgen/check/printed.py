"""What is printed, sign by sign: each has a glyph, and no word is wider than a line.

Looked at in the resolved document, so that nothing that a writer sees is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO

from fontTools.ttLib import TTFont

from docgen.diagnostics import NOWHERE, Position, Report
from docgen.layout.spec import Layout
from docgen.outside import FALLBACK_FAMILY, font_faces
from docgen.tree import nodes
from docgen.tree.nodes import Block, Document, Inline
from docgen.tree.walk import every_block, every_inline, own_inlines

LONGEST_WORD = 100
"""Letters of a word beyond which it may be wider than a line."""

_SHOWN = 40
DEEPEST_FORMULA = 20
_LONG = re.compile(rf"[^\s\u00a0]{{{LONGEST_WORD + 1},}}")
_BREAKS = {0x00AD: None, 0x200B: None, 0x2060: None}
_SURE = frozenset(map(chr, [*range(0x20, 0x7F), *range(0x410, 0x450)])) | frozenset(
    "ЁёӘәҒғҚқҢңӨөҰұҮүҺһІі«»№–—…\u00a0\u00ad\u200b\u2060\n\t"
)
"""Signs of every text, which every shipped face has."""


def check_printed(document: Document, layout: Layout, report: Report) -> None:
    """Report signs without a glyph; warn of words that no line can hold."""
    families = frozenset(font.file for font in layout.fonts.values())
    missing: dict[str, None] = {}
    for text, place in _texts(document):
        for word in _LONG.findall(text.translate(_BREAKS)) if len(text) > LONGEST_WORD else ():
            report.warn("word-wider-than-line", place, word=word[:_SHOWN])
        for sign in set(text) - _SURE:
            if sign not in missing and not _is_printable(sign, families):
                missing[sign] = None
                word = next(one for one in text.split() if sign in one)[:_SHOWN]
                shown = f"{sign} (U+{ord(sign):04X})"
                report.error("missing-glyph", place, character=shown, word=word)


def check_formulas(blocks: tuple[Block, ...], report: Report) -> None:
    """Report formulas that cannot be read; there are few of them in a plan."""
    for formula in _formulas(blocks):
        depth = deepest = 0
        for sign in formula.latex:
            depth += (sign == "{") - (sign == "}")
            deepest = max(deepest, depth)
        if deepest > DEEPEST_FORMULA or depth or not _is_readable(formula.latex):
            report.error("formula-invalid", formula.position, formula=formula.latex[:_SHOWN])


def _is_readable(latex: str) -> bool:
    from latex2mathml.converter import convert

    try:
        convert(latex)
    except Exception:  # the library raises errors of many unrelated classes
        return False
    return True


def _formulas(blocks: tuple[Block, ...]) -> Iterator[nodes.Formula]:
    for block in every_block(blocks):
        for inlines in own_inlines(block):
            for inline in every_inline(inlines):
                if isinstance(inline, nodes.Formula):
                    yield inline


@cache
def _is_printable(sign: str, families: frozenset[str]) -> bool:
    if sign.isspace():
        return True
    return all(ord(sign) in signs for signs in _signs(FALLBACK_FAMILY)) or all(
        ord(sign) in signs for family in families for signs in _signs(family)
    )


@cache
def _signs(family: str) -> tuple[frozenset[int], ...]:
    """Return the signs of each face of a family."""
    return tuple(
        frozenset(TTFont(BytesIO(face.data), lazy=True).getBestCmap())
        for face in font_faces()
        if face.family == family
    )


def _texts(document: Document) -> Iterator[tuple[str, Position]]:
    for section in document.sections:
        for blocks in (section.blocks, section.header.blocks, section.footer.blocks):
            for block in every_block(blocks):
                place = NOWHERE if isinstance(block, nodes.Spacer) else block.position
                yield from _of_block(block, place)


def _of_block(block: Block, place: Position) -> Iterator[tuple[str, Position]]:
    match block:
        case nodes.Paragraph(children=children):
            yield from _of_inlines(children, place)
        case nodes.Heading(children=children, contents_title=title, label=label):
            yield from _of_inlines((*children, *title), place)
            yield label, place
        case nodes.List(items=items):
            yield from ((item.label, item.position) for item in items)
        case nodes.Table(caption=caption) | nodes.Figure(caption=caption):
            if caption is not None:
                yield from _of_inlines(caption.children, caption.position)
                yield caption.label, caption.position
            if isinstance(block, nodes.Figure) and isinstance(block.content, nodes.Chart):
                chart = block.content
                words = (chart.title, chart.unit, *chart.categories)
                yield from ((one, place) for one in (*words, *(s.name for s in chart.series)))
        case nodes.Contents(title=title, columns=columns):
            yield from _of_inlines(title, place)
            yield from ((one, place) for one in columns)
        case _:
            return


def _of_inlines(inlines: Iterable[Inline], place: Position) -> Iterator[tuple[str, Position]]:
    for one in inlines:
        match one:
            case nodes.Text(text=text, position=at) | nodes.Reference(text=text, position=at):
                yield text, place if at == NOWHERE else at
            case nodes.Value(text=text, position=at) | nodes.Inflected(text=text, position=at):
                yield text, place if at == NOWHERE else at
            case nodes.Footnote(blocks=blocks, position=at):
                for block in every_block(blocks):
                    yield from _of_block(block, at)
            case nodes.Wrapper(children=inner):
                yield from _of_inlines(inner, place)
            case _:
                continue
