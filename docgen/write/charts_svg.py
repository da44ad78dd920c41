"""Charts as SVG: bars, stacked bars, lines and pies, with text in the layout's own font."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from html import escape
from math import cos, pi, sin

from docgen.layout.spec import Layout, mm
from docgen.tree.nodes import Chart
from docgen.write.chart_words import Entry, Labels, Type, category_labels, legend_rows, row_height
from docgen.write.css import families

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_GRID = "d9d9d9"
INK = "404040"


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's box inside the chart, in points, and the scale of its values."""

    left: float
    top: float
    width: float
    height: float
    low: Decimal
    high: Decimal
    step: Decimal
    labels: Labels = field(default_factory=Labels)

    def y(self, value: Decimal) -> float:
        """Return the height at which `value` stands."""
        share = float((value - self.low) / (self.high - self.low))
        return self.top + self.height * (1 - share)


@dataclass(frozen=True, slots=True)
class Look:
    """The chart's type and colours."""

    family: str
    size: float
    colours: tuple[str, ...]

    @property
    def type(self) -> Type:
        """Return what the chart's words are measured by."""
        return Type(self.family, self.size)

    @property
    def title(self) -> Type:
        """Return what the chart's title is measured by."""
        return Type(self.family, self.size * 1.2, bold=True)

    def colour(self, index: int) -> str:
        """Return the colour of a series or slice."""
        return self.colours[index % len(self.colours)]


def chart_size(chart: Chart, layout: Layout) -> tuple[int, int]:
    """Return width and height in twips, the layout's where the chart names none."""
    return chart.width or mm(layout.chart.width_mm), chart.height or mm(layout.chart.height_mm)


def chart_svg(chart: Chart, layout: Layout) -> str:
    """Return `chart` as SVG."""
    width, height = (one / 20 for one in chart_size(chart, layout))
    look = _look(layout)
    font = escape(families(layout, next(iter(layout.fonts))), quote=True)
    top, bottom = _inside(chart, look, width, height)
    parts: list[str] = []
    size = look.title.size
    for number, line in enumerate(_title_lines(chart, look, width)):
        y = look.size * 0.6 + size + look.title.height(number + 1)
        parts.append(_text(width / 2, y, line, size, "middle", bold=True))
    parts.extend(_legend(_legend_rows(chart, look, width), width, bottom, look))
    parts.extend(_plot(chart, look, width, top, bottom))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}pt" height="{height:g}pt"'
        f' viewBox="0 0 {width:g} {height:g}" font-family="{font}">{"".join(parts)}</svg>'
    )


def frame_of(chart: Chart, layout: Layout) -> Frame:
    """Return the chart's plot area in points and its scale; of a pie, the box of its circle."""
    width, height = (one / 20 for one in chart_size(chart, layout))
    look = _look(layout)
    top, bottom = _inside(chart, look, width, height)
    if chart.kind != "pie":
        return _frame(chart, look, width, top, bottom)
    radius = (bottom - top) / 2 - look.size * 1.6
    box = (width / 2 - radius, (top + bottom) / 2 - radius, 2 * radius, 2 * radius)
    return Frame(*box, Decimal(0), Decimal(1), Decimal(1))


def _look(layout: Layout) -> Look:
    family = next(iter(layout.fonts.values())).file
    return Look(family, layout.chart.font_size_pt, layout.chart.colours)


def _inside(chart: Chart, look: Look, width: float, height: float) -> tuple[float, float]:
    """Return where the plot begins and ends between the title and the legend."""
    top = look.size * 0.6
    if chart.title:
        lines = _title_lines(chart, look, width)
        top += look.title.size * 1.6 + look.title.height(len(lines))
    rows = _legend_rows(chart, look, width)
    legend = sum(row_height(row, look.type) for row in rows) + look.size * 0.6 if rows else 0.0
    return top, height - (legend or look.size * 0.4)


def _title_lines(chart: Chart, look: Look, width: float) -> tuple[str, ...]:
    return look.title.lines(chart.title, width) if chart.title else ()


def _legend_rows(chart: Chart, look: Look, width: float) -> list[list[Entry]]:
    return legend_rows(_legend_names(chart), width, look.type)


def _plot(chart: Chart, look: Look, width: float, top: float, bottom: float) -> Iterator[str]:
    match chart.kind:
        case "pie":
            yield from _pie(chart, look, width, top, bottom)
        case "line" | "bar" | "stacked":
            frame = _frame(chart, look, width, top, bottom)
            yield from _axes(chart, frame, look)
            if chart.kind == "line":
                yield from _lines(chart, frame, look)
            else:
                yield from _bars(chart, frame, look, stacked=chart.kind == "stacked")
        case _:
            raise ValueError(f"no chart of the kind {chart.kind!r}")


def shown(value: Decimal, decimals: int) -> str:
    """Return a number as labels print it: decimal comma, groups of three, true minus."""
    exact = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _, part = f"{abs(exact):f}".partition(".")
    groups: list[str] = []
    while len(whole) > 3 and (len(whole) > 4 or groups):
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    text = "\u00a0".join([whole, *groups]) + ("," + part if part else "")
    return ("−" if exact < 0 else "") + text


def unit_after(unit: str) -> str:
    """Return a unit as it follows a number: a word after a blank, a sign such as % at once."""
    return f"\u00a0{unit}" if unit[:1].isalnum() else unit


def axis(values: list[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """Return the axis' lowest and highest value and its step; zero is always on it."""
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    if low == high:
        high = low + 1
    rough = (high - low) / 5
    unit = Decimal(1).scaleb(rough.adjusted())
    step = next(unit * one for one in _STEPS if unit * one >= rough)
    bottom = (low / step).to_integral_value(ROUND_FLOOR) * step
    top = (high / step).to_integral_value(ROUND_CEILING) * step
    return bottom, top, step


def _frame(chart: Chart, look: Look, width: float, top: float, bottom: float) -> Frame:
    rows = [[one for one in series.values if one is not None] for series in chart.series]
    values = [one for row in rows for one in row]
    if chart.kind == "stacked":
        for index in range(len(chart.categories)):
            column = [s.values[index] for s in chart.series if index < len(s.values)]
            present = [one for one in column if one is not None]
            values.append(sum((one for one in present if one > 0), Decimal(0)))
            values.append(sum((one for one in present if one < 0), Decimal(0)))
    low, high, step = axis(values)
    if chart.show_values and values and max(values) == high:
        high += step
    digits = max(len(_tick(low, step)), len(_tick(high, step)))
    left = look.size * (0.6 + 0.55 * digits)
    head = look.size * (1.4 if chart.unit else 0.4)
    across = width - left - look.size
    room = across / max(1, len(chart.categories))
    labels = category_labels(chart.categories, room, bottom - top, look.type)
    box = (left, top + head, across, bottom - top - head - labels.height)
    return Frame(*box, low, high, step, labels)


def _tick(value: Decimal, step: Decimal) -> str:
    exponent = step.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return shown(value, max(0, -exponent))


def _axes(chart: Chart, frame: Frame, look: Look) -> Iterator[str]:
    right = frame.left + frame.width
    value = frame.low
    while value <= frame.high:
        y = frame.y(value)
        colour = INK if value == 0 else _GRID
        yield _line(frame.left, y, right, y, colour, 0.5)
        label = _tick(value, frame.step)
        yield _text(frame.left - look.size * 0.4, y + look.size * 0.33, label, look.size, "end")
        value += frame.step
    if chart.unit:
        yield _text(0, frame.top - look.size * 0.6, chart.unit, look.size, "start")
    room = frame.width / max(1, len(chart.categories))
    foot = frame.top + frame.height
    for index, lines in enumerate(frame.labels.names):
        x = frame.left + room * (index + 0.5)
        for number, line in enumerate(lines):
            below = look.type.height(number + 1)
            if frame.labels.turned:
                at = x + look.size * 0.33 + below - look.type.height(len(lines)) / 2
                yield _upright(at, foot + look.size * 0.5, line, look.size)
            else:
                yield _text(x, foot + look.size * 1.3 + below, line, look.size, "middle")


def _bars(chart: Chart, frame: Frame, look: Look, *, stacked: bool) -> Iterator[str]:
    room = frame.width / max(1, len(chart.categories))
    count = 1 if stacked else max(1, len(chart.series))
    bar = room / (count + 0.8)  # the gap between groups is 80 % of a bar
    for index in range(len(chart.categories)):
        start = frame.left + room * index + bar * 0.4
        up = down = Decimal(0)
        for number, series in enumerate(chart.series):
            value = series.values[index] if index < len(series.values) else None
            if value is None:
                continue
            base = Decimal(0)
            if stacked:
                base = up if value >= 0 else down
                up, down = (up + value, down) if value >= 0 else (up, down + value)
            x = start if stacked else start + bar * number
            ends = sorted((frame.y(base), frame.y(base + value)))
            yield (
                f'<rect x="{x:.3f}" y="{ends[0]:.3f}" width="{bar:.3f}"'
                f' height="{ends[1] - ends[0]:.3f}" fill="#{look.colour(number)}"/>'
            )
            if chart.show_values:
                yield _bar_label(chart, look, value, x + bar / 2, ends, stacked=stacked)


def _bar_label(
    chart: Chart, look: Look, value: Decimal, x: float, ends: list[float], *, stacked: bool
) -> str:
    text = shown(value, chart.decimals)
    if stacked:
        middle = (ends[0] + ends[1]) / 2 + look.size * 0.33
        return _text(x, middle, text, look.size, "middle", colour="ffffff")
    y = ends[0] - look.size * 0.3 if value >= 0 else ends[1] + look.size
    return _text(x, y, text, look.size, "middle")


def _lines(chart: Chart, frame: Frame, look: Look) -> Iterator[str]:
    room = frame.width / max(1, len(chart.categories))
    for number, series in enumerate(chart.series):
        colour = look.colour(number)
        path: list[str] = []
        pen = "M"
        marks: list[str] = []
        for index, value in enumerate(series.values):
            if value is None:
                pen = "M"
                continue
            x, y = frame.left + room * (index + 0.5), frame.y(value)
            path.append(f"{pen}{x:.3f} {y:.3f}")
            pen = "L"
            marks.append(f'<circle cx="{x:.3f}" cy="{y:.3f}" r="2" fill="#{colour}"/>')
            if chart.show_values:
                label = shown(value, chart.decimals)
                marks.append(_text(x, y - look.size * 0.5, label, look.size, "middle"))
        yield f'<path d="{"".join(path)}" fill="none" stroke="#{colour}" stroke-width="1.75"/>'
        yield from marks


def _pie(chart: Chart, look: Look, width: float, top: float, bottom: float) -> Iterator[str]:
    values = [one or Decimal(0) for one in (chart.series[0].values if chart.series else ())]
    total = sum(values, Decimal(0))
    if not total:
        return
    radius = (bottom - top) / 2 - look.size * 1.6
    x, y = width / 2, (top + bottom) / 2
    angle = -pi / 2
    for index, value in enumerate(values):
        if not value:
            continue
        turn = 2 * pi * float(value / total)
        fill = f'fill="#{look.colour(index)}" stroke="#fff" stroke-width="0.75"'
        if turn > 2 * pi - 1e-9:
            yield f'<circle cx="{x:.3f}" cy="{y:.3f}" r="{radius:.3f}" {fill}/>'
        else:
            end = angle + turn
            yield (
                f'<path d="M{x:.3f} {y:.3f}L{x + radius * cos(angle):.3f}'
                f" {y + radius * sin(angle):.3f}A{radius:.3f} {radius:.3f} 0 {int(turn > pi)} 1"
                f' {x + radius * cos(end):.3f} {y + radius * sin(end):.3f}Z" {fill}/>'
            )
        if chart.show_values:
            middle = angle + turn / 2
            far = radius + look.size * 0.9
            anchor = "start" if cos(middle) > 0.2 else "end" if cos(middle) < -0.2 else "middle"
            text = shown(value, chart.decimals) + unit_after(chart.unit)
            at = y + far * sin(middle) + look.size * 0.33
            yield _text(x + far * cos(middle), at, text, look.size, anchor)
        angle += turn


def _legend_names(chart: Chart) -> list[str]:
    match chart.kind:
        case "pie":
            return list(chart.categories)
        case _:
            return [one.name for one in chart.series if one.name]


def _legend(rows: list[list[Entry]], width: float, top: float, look: Look) -> Iterator[str]:
    """Yield the legend: centred rows, each name after a square of its colour."""
    box = look.size * 0.8
    for row in rows:
        x = max(0.0, (width - sum(one.width for one in row)) / 2)
        y = top + look.size * 1.4
        for entry in row:
            yield (
                f'<rect x="{x:.3f}" y="{y - box:.3f}" width="{box:.3f}" height="{box:.3f}"'
                f' fill="#{look.colour(entry.number)}"/>'
            )
            for number, line in enumerate(entry.lines):
                below = look.type.height(number + 1)
                yield _text(x + box * 1.4, y + below, line, look.size, "start")
            x += entry.width
        top += row_height(row, look.type)


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> str:
    return (
        f'<path d="M{x1:.3f} {y1:.3f}L{x2:.3f} {y2:.3f}" stroke="#{colour}"'
        f' stroke-width="{width:g}" fill="none"/>'
    )


def _text(
    x: float,
    y: float,
    text: str,
    size: float,
    anchor: str,
    *,
    bold: bool = False,
    colour: str = INK,
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.3f}" y="{y:.3f}" font-size="{size:g}" text-anchor="{anchor}"'
        f' fill="#{colour}"{weight}>{escape(text, quote=False)}</text>'
    )


def _upright(x: float, y: float, text: str, size: float) -> str:
    """Return text that reads upwards and ends at the point."""
    return (
        f'<text x="0" y="0" transform="translate({x:.3f} {y:.3f}) rotate(-90)"'
        f' font-size="{size:g}" text-anchor="end" fill="#{INK}">{escape(text, quote=False)}</text>'
    )
