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

DEFAULT_STEP = 720
"""The distance of tab stops after the last one of the style, in twips."""


def write_tabbed(
    children: tuple[Inline, ...], style: Style, context: Context, inside: Inside
) -> str:
    """Return the parts of a line, each at its stop; the first stands at the margin."""
    first, *others = split_at_tabs(children)
    parts = [write_inlines(first, context) or "&nbsp;"]
    stops = _stops_of(style, inside)
    for number, part in enumerate(others):
        if number < len(stops):
            position, align, _leader = stops[number]
        else:
            last = stops[-1][0] if stops else 0
            position, align = last + DEFAULT_STEP * (number - len(stops) + 1), "left"
        name = context.rule(
            f"at-{align}-{position}-{inside.width}", _place(position, align, inside.width)
        )
        parts.append(f' <span class="stop {name}">{write_inlines(part, context)}</span>')
    return "".join(parts)


def _stops_of(style: Style, inside: Inside) -> tuple[tuple[int, str, str], ...]:
    """Return the stops; in heads and feet moved with the page's width, never outside it."""
    stops = style.tab_stops
    if not inside.portrait_width or not stops:
        return stops
    reference = max(inside.portrait_width, stops[-1][0])
    return stops if reference == inside.width else turned_stops(stops, reference, inside.width)


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
