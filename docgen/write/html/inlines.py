"""Inlines as HTML. `data-t` names the structure type that the PDF's tags give an element."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import assert_never

from docgen.layout.breaks import ZERO_SPACE, like_word
from docgen.tree import nodes
from docgen.tree.nodes import Inline
from docgen.write.codes_svg import code_svg
from docgen.write.css import points
from docgen.write.formulas_svg import BLEED, EDGE, beyond_line, formula_svg
from docgen.write.html.context import PLAIN, Context, needs_fallback

TIGHT = f"letter-spacing: {points(-1)}"
RAISED = 0.58
"""The size of raised text, as a part of the text around it."""


def write_inlines(children: Iterable[Inline], context: Context) -> str:
    """Return `children` as HTML."""
    return "".join([_inline(child, context) for child in _glued(children)])


def _glued(children: Iterable[Inline]) -> list[Inline]:
    """Return the children with what a no-break space ties to unbroken text taken into it.

    WeasyPrint does not see that tie where an element begins.
    """
    made: list[Inline] = []
    for child in children:
        before = made[-1] if made else None
        if (
            isinstance(child, nodes.NoBreak)
            and isinstance(before, nodes.Text)
            and before.text.endswith("\u00a0")
        ):
            head, blank, tail = before.text.rpartition(" ")
            made[-1] = nodes.Text(head + blank, before.position)
            child = nodes.NoBreak((nodes.Text(tail, before.position), *child.children))
        made.append(child)
    return made


def write_text(text: str, context: Context) -> str:
    """Return escaped text; signs that the text font lacks stand in spans of no height."""
    text = like_word(text)
    if PLAIN.issuperset(text):
        return escape(text, quote=False)
    family = next(iter(context.layout.fonts.values())).file
    parts: list[str] = []
    for character in text:
        if needs_fallback(character, family):
            parts.append(f'<span class="fallback">{escape(character, quote=False)}</span>')
        else:
            parts.append(escape(character, quote=False))
    return "".join(parts).replace('</span><span class="fallback">', "")


def _inline(inline: Inline, context: Context) -> str:
    match inline:
        case nodes.Text():
            words = write_text(inline.text, context)
            if inline.tight:
                words = f'<span class="{context.rule("tight", TIGHT)}">{words}</span>'
            return words
        case nodes.Strong():
            return f"<b>{write_inlines(inline.children, context)}</b>"
        case nodes.Emphasis():
            return f"<i>{write_inlines(inline.children, context)}</i>"
        case nodes.Underline():
            return f"<u>{write_inlines(inline.children, context)}</u>"
        case nodes.Superscript():
            return f"<sup>{write_inlines(inline.children, context)}</sup>"
        case nodes.Subscript():
            return f"<sub>{write_inlines(inline.children, context)}</sub>"
        case nodes.Coloured():
            name = context.rule(f"k{inline.colour}", f"color: #{inline.colour}")
            return f'<span class="{name}">{write_inlines(inline.children, context)}</span>'
        case nodes.NoBreak():
            words = write_inlines(inline.children, context).replace(ZERO_SPACE, "")
            return f'<span class="together">{words}</span>'
        case nodes.Link():
            return f'<a href="{escape(inline.url)}">{write_inlines(inline.children, context)}</a>'
        case nodes.LineBreak():
            return "<br/>"
        case nodes.Tab():
            return " "
        case nodes.Anchor():
            return f'<span id="{escape(inline.id)}"></span>'
        case nodes.Reference():
            words = write_text(inline.text, context)
            return f'<a href="#{escape(inline.target)}">{words}</a>' if inline.target else words
        case nodes.Value() | nodes.Inflected():
            return write_text(inline.text, context)
        case nodes.PageNumber():
            return '<span class="page-number"></span>'
        case nodes.PageCount():
            return _page_count(inline, context)
        case nodes.PageReference():
            words = escape(context.page_text(inline))
            return f'<a href="#{escape(inline.target)}">{words}</a>'
        case nodes.Footnote():
            return _footnote(inline, context)
        case nodes.Formula():
            return _formula(inline, context)
        case nodes.Code():
            return (
                f'<span class="code" data-t="Figure" aria-label="{escape(inline.alt)}">'
                f"{code_svg(inline.data, inline.size)}</span>"
            )
        case _:
            assert_never(inline)


def _page_count(count: nodes.PageCount, context: Context) -> str:
    if context.pages is not None and context.pages.total:
        return escape(context.counted(context.pages.total, count.case))
    return f'<span class="count-{count.case or "plain"}"></span>'


def _footnote(note: nodes.Footnote, context: Context) -> str:
    context.footnotes += 1
    paragraphs = [
        write_inlines(block.children, context)
        for block in note.blocks
        if isinstance(block, nodes.Paragraph | nodes.Heading)
    ]
    assert len(paragraphs) == len(note.blocks), "a footnote holds paragraphs only"
    key = "footnote" if "footnote" in context.layout.styles else ""
    style = f" s-{key}" if key else ""
    size = context.size_pt * RAISED
    name = f"call-{round(size * 100)}"
    context.rules.setdefault(name, f".{name}::footnote-call {{ font-size: {size:.6g}pt }}")
    mark = note.mark or str(context.footnotes)
    return (
        f'<span class="note {name}{style}" data-t="Note" data-mark="{escape(mark)}"'
        f' id="note-{context.footnotes}">{"<br/>".join(paragraphs)}</span>'
    )


def _formula(formula: nodes.Formula, context: Context) -> str:
    drawn = formula_svg(formula.latex, context.size_pt)
    beyond = beyond_line(drawn, context.size_pt, context.pitch)
    inset = EDGE + (max(beyond, 0) if beyond <= BLEED else 0)  # a line that holds it stays as high
    place = f"vertical-align: {points(inset - drawn.descent)}; margin: {points(-inset)} 0"
    name = context.rule(f"f{drawn.key}-{context.pitch}", place)
    alt = escape(formula.alt or formula.latex)
    svg = drawn.svg.replace("<svg ", f'<svg class="{name}" ', 1)
    return f'<span class="inline-formula" data-t="Formula" aria-label="{alt}">{svg}</span>'
