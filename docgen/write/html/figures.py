"""Figures and formulas on lines of their own: as high as what they show."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import assert_never

from docgen.tree import nodes
from docgen.write.charts_svg import chart_svg
from docgen.write.css import points
from docgen.write.formulas_svg import formula_svg
from docgen.write.html.captions import write_caption
from docgen.write.html.flow import Flow, attributes
from docgen.write.html.inlines import write_text


def write_figure(figure: nodes.Figure, flow: Flow) -> None:
    """Write a chart or picture with its caption and alternative text."""
    context = flow.context
    identifier = figure.id or f"figure-{context.next_name()}"
    if figure.caption is not None and figure.caption_above:
        write_caption(figure.caption, flow, identifier, above=True)
    keep = "stay" if figure.caption is not None and not figure.caption_above else ""
    classes = ("picture", "ac", keep)
    flow.add(
        f"<div{attributes(*classes, identifier=identifier, tag='Figure')}"
        f' aria-label="{escape(figure.alt)}">{_content(figure.content, flow)}</div>'
    )
    if figure.caption is not None and not figure.caption_above:
        write_caption(figure.caption, flow, identifier, above=False)


def _content(content: nodes.Chart | nodes.Picture, flow: Flow) -> str:
    match content:
        case nodes.Chart():
            return chart_svg(content, flow.context.layout)
        case nodes.Picture():
            size = flow.context.rule(
                f"size{content.width}_{content.height}",
                f"width: {points(content.width)}; height: {points(content.height)}",
            )
            source = f"data:{content.media};base64,{b64encode(content.data).decode()}"
            return f'<img class="{size}" src="{source}" alt="{escape(content.name)}"/>'
        case _:
            assert_never(content)


def write_formula_block(block: nodes.FormulaBlock, flow: Flow) -> None:
    """Write a formula in the middle of its line, its label at the right."""
    context = flow.context
    key = "formula" if "formula" in context.layout.styles else "body"
    style = context.style(key)
    drawn = formula_svg(block.formula.latex, style.size_pt, display=True)
    height = max(block.height, 0) or round(drawn.ascent + drawn.descent)
    line = context.rule(f"fl{height}", f"height: {points(height)}; line-height: {points(height)}")
    label = ""
    if block.label:
        label = f'<span class="stop formula-label">{write_text(block.label, context)}</span>'
    alt = escape(block.formula.alt or block.formula.latex)
    flow.add(
        f"<div{attributes(f's-{key}', 'formula', line, identifier=block.id)}>"
        f'<span class="drawn" data-t="Formula" aria-label="{alt}">{drawn.svg}</span>'
        f"{label}</div>"
    )
