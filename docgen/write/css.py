"""The style sheet, generated from the layout alone: type, pages, tables, boxes.

Every length is points with the twips of the tree behind them, so the pages agree with the DOCX.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from urllib.parse import quote

from docgen.layout.measure import box_room
from docgen.layout.spec import INLINE, Layout, Style, TableKind, mm, pt
from docgen.outside import FALLBACK_FAMILY, font_faces
from docgen.tree.nodes import Document, PageCount, PageSection
from docgen.write.flow import DRAFT_COLOUR, DRAFT_PITCH, DRAFT_SIZE_PT, DRAFT_TOP
from docgen.write.walk import furniture_inlines

Counted = Callable[[int, str], str]
"""A number in a case: `(12, "ablative")` gives «12-ден», `(12, "")` gives «12»."""

FAMILY_PREFIX = "docgen "
"""Set before each family's name, so that no font of the system can stand in."""

FONT_SCHEME = "docgen-font:"
"""The scheme of the URLs by which the style sheet names the shipped fonts."""

COUNTED_PAGES = 999
"""Up to this page count «N-ден» is written by the style sheet; later counts by a second pass."""

BASE = """
html, body { margin: 0; padding: 0 }
html { font-kerning: none; font-variant-ligatures: none; hyphens: manual;
  hyphenate-character: "\\2010"; overflow-wrap: anywhere; text-align-last: auto }
p, h1, h2, h3, h4, h5, h6, ul, ol, li, div { margin: 0; padding: 0; bookmark-level: none }
p, h1, h2, h3, h4, h5, h6, ul, ol, li, div, table { margin-break: discard }
section > :first-child, section > :first-child > :first-child, .head + *, .head + * > :first-child,
.page-break + *, .page-break + * > :first-child, .new-page { margin-break: keep }
section > table:first-child, .head + table, .page-break + table { margin-top: 0 }
h1, h2, h3, h4, h5, h6 { font-size: inherit; font-weight: inherit; break-after: auto;
  break-inside: auto }
ul, ol, li { display: block; list-style: none; break-before: auto }
a { color: inherit; text-decoration: none }
b { font-weight: bold } i { font-style: italic } u { text-decoration: underline }
sup, sub { font-size: 58%; line-height: 0 }
sup { vertical-align: 0.57em } sub { vertical-align: -0.14em }
.fallback { line-height: 0 }
.together { white-space: nowrap }
.new-page { break-before: page } .page-break { break-after: page; height: 0 }
.page-number::after { content: counter(page) }
.label { display: inline-block; text-indent: 0 }
.leader::after { content: leader(".") }
.side-anchor { position: relative; height: 0; break-after: avoid }
.side, .foot { position: absolute }
.foot { left: 0; right: 0; bottom: 0 }
table { border-collapse: collapse; table-layout: fixed; border-spacing: 0; margin: 0 }
td > table:last-child, th > table:last-child, div[class|="b"] > table:last-child {
  margin-bottom: 0 }
.draft { position: absolute; right: 0; white-space: nowrap; text-indent: 0 }
.head { position: relative }
td, th { font-weight: inherit; text-align: inherit; border: 0 none }
thead { display: table-header-group }
tr { break-inside: avoid } tr.splits { break-inside: auto }
img, svg { image-rendering: crisp-edges; display: inline-block }
.picture { line-height: 0; text-indent: 0; break-inside: avoid }
.formula { position: relative; text-indent: 0; break-inside: avoid }
.stop { position: absolute; top: 0; white-space: nowrap; text-indent: 0 }
.formula-label { right: 0 }
.drawn { display: inline-block; line-height: 0; vertical-align: middle }
.note { float: footnote; text-indent: 0; text-align: justify; font-weight: normal;
  font-style: normal; footnote-policy: line }
.note::footnote-call { content: attr(data-mark); line-height: 0;
  vertical-align: 0.57em }
.note::footnote-marker { content: attr(data-mark) "\\a0"; font-size: 58%; line-height: 0;
  vertical-align: 0.57em }
"""

LAST = """
.al { text-align: left } .ac { text-align: center }
.ar { text-align: right } .aj { text-align: justify }
.stay { break-after: avoid } .whole { break-inside: avoid } .follow { break-before: avoid }
.follow > :not(:last-child) { break-after: avoid }
.hangs + * { margin-top: 0 }
.strong { font-weight: bold }
.tabbed { position: relative; text-indent: 0 }
.formula { text-indent: 0; text-align: center }
.v-top { vertical-align: top } .v-middle { vertical-align: middle }
.v-bottom { vertical-align: bottom }
"""
"""Rules that stand above the styles."""


def points(twips: float) -> str:
    """Return a length of the style sheet."""
    return f"{twips / 20:.6g}pt"


def style_sheet(
    document: Document,
    layout: Layout,
    counted: Counted,
    rules: Iterable[str],
    used: Container[str],
) -> str:
    """Return the whole style sheet of `document`; `rules` are those met while writing.

    Of the layout's rules only those of `used` classes are there: each costs time for itself.
    """
    return "\n".join(
        (
            *_fonts(),
            BASE,
            *_styles(layout, used),
            *_tables(layout, used),
            *_boxes(layout, used),
            *_pages(document, layout),
            _draft(layout),
            *_page_counts(document, counted),
            LAST,
            *rules,
        )
    )


def _fonts() -> Iterator[str]:
    for number, face in enumerate(font_faces()):
        yield (
            f'@font-face {{ font-family: "{FAMILY_PREFIX}{face.family}";'
            f" src: url({FONT_SCHEME}{number});"
            f" font-weight: {'bold' if face.bold else 'normal'};"
            f" font-style: {'italic' if face.italic else 'normal'} }}"
        )


def families(layout: Layout, font: str) -> str:
    """Return the value of `font-family` for the layout's font `font`."""
    family = layout.fonts[font].file
    return f'"{FAMILY_PREFIX}{family}", "{FAMILY_PREFIX}{FALLBACK_FAMILY}"'


def _styles(layout: Layout, used: Container[str]) -> Iterator[str]:
    yield f"html {{ orphans: {layout.widow_lines}; widows: {layout.widow_lines} }}"
    yield "td, th { orphans: 1; widows: 1 }"
    for key in layout.styles:
        if f"s-{key}" in used:
            yield f".s-{key} {{ {_style(layout, layout.style(key))} }}"


def _style(layout: Layout, style: Style) -> str:
    rules = [
        f"font-family: {families(layout, style.font)}",
        f"font-size: {style.size_pt:g}pt",
        f"line-height: {points(style.pitch)}",
        f"font-weight: {'bold' if style.bold else 'normal'}",
        f"font-style: {'italic' if style.italic else 'normal'}",
        f"color: #{style.colour}",
        f"text-align: {style.align}",
        f"text-indent: {points(style.indent_first)}",
        f"margin: {points(style.before)} {points(style.indent_right)}"
        f" {points(style.after)} {points(style.indent_left)}",
        f"text-transform: {'uppercase' if style.capitals else 'none'}",
    ]
    if style.keep_next:
        rules.append("break-after: avoid")
    if style.keep_lines:
        rules.append("break-inside: avoid")
    return "; ".join(rules)


def _tables(layout: Layout, used: Container[str]) -> Iterator[str]:
    for key, kind in layout.tables.items():
        if f"t-{key}" not in used:
            continue
        line = f"{kind.border_pt:g}pt solid #{kind.border_colour}"
        cell, table = _rules(kind, line)
        room = f"{kind.before_pt:g}pt 0 {kind.after_pt:g}pt {points(-half_rule(kind))}"
        yield f".t-{key} {{ {table}; margin: {room} }}"
        yield f".t-{key}.first {{ margin-top: 0 }} .t-{key}.last {{ margin-bottom: 0 }}"
        drawn = "lr" if kind.borders == "all" else ""
        yield f".c-{key} {{ {cell}; padding: {_cell_room(kind, drawn)} }}"
        for sides in _side_sets():
            if f"e-{sides or 'none'}" not in used:
                continue
            rules = f"{_sides(sides, line)}; padding: {_cell_room(kind, sides)}"
            yield f".c-{key}.e-{sides or 'none'} {{ {rules} }}"


def _cell_room(kind: TableKind, sides: str) -> str:
    """Return the padding of a cell: rules at its sides take no width, as in Word."""
    down, across = mm(kind.padding_y_mm), mm(kind.padding_x_mm)
    half = pt(kind.border_pt) / 2
    right, left = (across - (half if side in sides else 0) for side in "rl")
    return f"{points(down)} {points(right)} {points(down)} {points(left)}"


def half_rule(kind: TableKind) -> float:
    """Return how far a table's rule stands out of its grid, in twips."""
    return 0 if kind.borders == "none" else pt(kind.border_pt) / 2


def _rules(kind: TableKind, line: str) -> tuple[str, str]:
    """Return the rules of a cell and of the table itself."""
    match kind.borders:
        case "all":
            return f"border: {line}", f"border: {line}"
        case "none":
            return "border: 0 none", "border: 0 none"
        case "horizontal":
            across = f"border: 0 none; border-top: {line}; border-bottom: {line}"
            return across, across
        case "outside":
            return "border: 0 none", f"border: {line}"


def _side_sets() -> Iterator[str]:
    for number in range(16):
        yield "".join(side for bit, side in enumerate("trbl") if number >> bit & 1)


def _sides(sides: str, line: str) -> str:
    names = {"t": "top", "r": "right", "b": "bottom", "l": "left"}
    return "; ".join(
        f"border-{name}: {line if side in sides else '0 none'}" for side, name in names.items()
    )


def _boxes(layout: Layout, used: Container[str]) -> Iterator[str]:
    for key in (name for own in layout.boxes for name in (own, own + INLINE)):
        if f"b-{key}" not in used:
            continue
        kind = layout.box(key)
        rules = [f"padding: {points(mm(kind.padding_mm))}"]
        if kind.border_pt:
            rules.append(f"border: {kind.border_pt:g}pt solid #{kind.border_colour}")
        if kind.fill:
            rules.append(f"background-color: #{kind.fill}")
        if kind.width_mm is not None:
            rules.append(f"width: {points(box_room(kind, mm(kind.width_mm)))}")
        yield f".b-{key} {{ {'; '.join(rules)} }}"


# --- pages -----------------------------------------------------------------------------------


def _draft(layout: Layout) -> str:
    font = families(layout, next(iter(layout.fonts)))
    return (
        f".draft {{ color: #{DRAFT_COLOUR}; font: {DRAFT_SIZE_PT}pt/{points(DRAFT_PITCH)} {font} }}"
    )


def _pages(document: Document, layout: Layout) -> Iterator[str]:
    for number, section in enumerate(document.sections):
        yield from _page(number, section, document, layout)


def _page(number: int, section: PageSection, document: Document, layout: Layout) -> Iterator[str]:
    width, height, top, right, bottom, left = layout.geometry(section.page, section.landscape)
    page = layout.pages[section.page]
    line = _note_line((width - left - right) / 4)
    rules = [
        f"@footnote {{ margin-top: 0.1cm; padding-top: 0.1cm; background: {line} no-repeat }}",
        f"size: {points(width)} {points(height)}",
        f"margin: {points(top)} {points(right)} {points(bottom)} {points(left)}",
    ]
    if (page.furniture and section.header.blocks) or document.draft:
        rules.append(
            f"@top-center {{ content: element(head-{number}); width: 100%; vertical-align: top;"
            f" padding-top: {points(mm(page.header_mm))} }}"
        )
    if page.furniture and section.footer.blocks:
        rules.append(
            f"@bottom-center {{ content: element(foot-{number}); width: 100%;"
            f" vertical-align: bottom; padding-bottom: {points(mm(page.footer_mm))} }}"
        )
    yield f"@page p{number} {{ {'; '.join(rules)} }}"
    if section.number_from is not None:
        yield f"@page p{number}:nth(1 of p{number}) {{ counter-reset: page {section.number_from} }}"
    if document.draft:
        yield (f".draft-{number} {{ top: {points(DRAFT_TOP - mm(page.header_mm))} }}")
    yield f".p{number} {{ page: p{number}; break-before: page }}"
    yield f".head-{number} {{ position: running(head-{number}) }}"
    yield f".foot-{number} {{ position: running(foot-{number}) }}"


def _note_line(length: float) -> str:
    """Return the line above the footnotes as a picture: a border would be as wide as the page."""
    size = f"width='{length / 20:g}pt' height='0.5pt'"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' {size}><rect {size}/></svg>"
    return f'url("data:image/svg+xml,{quote(svg)}")'


def _page_counts(document: Document, counted: Counted) -> Iterator[str]:
    """Yield a counter style for each case in which the page count is printed."""
    for case in sorted(page_count_cases(document)):
        counts = range(1, COUNTED_PAGES + 1)
        words = " ".join(f'"{counted(count, case)}"' for count in counts)
        name = f"count-{case or 'plain'}"
        yield f"@counter-style {name} {{ system: fixed; symbols: {words} }}"
        yield f".{name}::after {{ content: counter(pages, {name}) }}"


def page_count_cases(document: Document) -> set[str]:
    """Return the cases in which heads and feet print the number of pages."""
    return {one.case for one in furniture_inlines(document) if isinstance(one, PageCount)}
