"""A line with tabs: each part stands at its tab stop. For heads, feet and signature lines."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.layout.spec import Style
from docgen.tree import nodes
from docgen.tree.nodes import Inline
from docgen.write.css import points
from docgen.write.flow import turned_stops
from docgen.write.html.context import Context, Inside
from docgen.write.html.inlines import write_inlines
from docgen.write.labels import label_width
from docgen.write.walk import plain_text

DEFAULT_STEP = 720
"""The distance of tab stops after the last one of the style, in twips."""


def write_tabbed(
    children: tuple[Inline, ...], style: Style, context: Context, inside: Inside
) -> str:
    """Return the parts of a line, each at the next stop; the first stands at the margin."""
    first, *others = split_at_tabs(children)
    parts = [write_inlines(first, context) or "\u00a0"]
    stops = _stops_of(style, inside)
    reach = _width(first, style, context)
    for part in others:
        position, align = _next_stop(stops, reach)
        width = _width(part, style, context)
        reach = position + {"left": width, "center": width // 2, "right": 0}[align]
        name = context.rule(
            f"at-{align}-{position}-{inside.width}", _place(position, align, inside.width)
        )
        parts.append(f' <span class="stop {name}">{write_inlines(part, context)}</span>')
    return "".join(parts)


def _width(part: list[Inline], style: Style, context: Context) -> int:
    return label_width(context.layout, style, plain_text(part))


def _next_stop(stops: tuple[tuple[int, str, str], ...], reach: int) -> tuple[int, str]:
    """Return the first stop beyond `reach`; after the style's own ones, each half inch has one."""
    for position, align, _leader in stops:
        if position > reach:
            return position, align
    return (reach // DEFAULT_STEP + 1) * DEFAULT_STEP, "left"


def _stops_of(style: Style, inside: Inside) -> tuple[tuple[int, str, str], ...]:
    """Return the stops; in heads and feet moved with the page's width, never outside it."""
    stops = style.tab_stops
    if not inside.portrait_width or not stops:
        return stops
    return turned_stops(stops, inside.portrait_width, inside.width)


def _place(position: int, align: str, width: int) -> str:
    """Return the rules that put a part at a stop of a line `width` twips long."""
    match align:
        case "right":
            return f"right: {points(width - position)}; text-align: right"
        case "center":
            half = min(position, width - position) if position < width else position
            return f"left: {points(position - half)}; width: {points(2 * half)}; text-align: center"
        case _:
            return f"left: {points(position)}; text-align: left"


def split_at_tabs(children: Iterable[Inline]) -> list[list[Inline]]:
    """Return the runs between tabs; there is at least one."""
    parts: list[list[Inline]] = [[]]
    for child in children:
        if isinstance(child, nodes.Tab):
            parts.append([])
        else:
            parts[-1].append(child)
    return parts
