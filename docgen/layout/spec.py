"""What `templates/<layout>/layout.yaml` may say: one look, one file, for both writers.

Lengths are written with their unit in the name (`_mm`, `_pt`); `twips` turns them into the
integers of the tree. Unknown keys are errors. The DOCX styles and the CSS come from this alone.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_PT = 20

Align = Literal["left", "center", "right", "justify"]
Colour = Annotated[str, Field(pattern=r"^[0-9a-fA-F]{6}$")]


def mm(length: float) -> int:
    """Return `length` millimetres in twips."""
    return round(length * TWIPS_PER_MM)


def pt(length: float) -> int:
    """Return `length` points in twips."""
    return round(length * TWIPS_PER_PT)


class Spec(BaseModel):
    """Base of all parts of the layout: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Font(Spec):
    """A type family: its name in the DOCX and the family of `fonts/` that measures and embeds."""

    docx: str
    file: str


class ParagraphStyle(Spec):
    """A paragraph style. `pitch_pt` is the exact distance of its lines."""

    based_on: str = ""
    name: str = ""  # the style's name in Word; empty: the key
    font: str = ""  # a key of `fonts`; empty: the base's
    size_pt: float | None = None
    pitch_pt: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    colour: Colour | None = None
    align: Align | None = None
    indent_left_mm: float | None = None
    indent_right_mm: float | None = None
    indent_first_mm: float | None = None  # negative: hanging
    before_pt: float | None = None
    after_pt: float | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    hyphenate: bool | None = None
    tab_stops_mm: tuple[
        tuple[float, Literal["left", "center", "right"], Literal["", "."]], ...
    ] = ()


class Style(Spec):
    """A paragraph style with everything resolved; lengths in twips, `size_pt` in points."""

    key: str
    name: str
    font: str
    size_pt: float
    pitch: int
    bold: bool
    italic: bool
    capitals: bool
    colour: str
    align: str
    indent_left: int
    indent_right: int
    indent_first: int
    before: int
    after: int
    keep_next: bool
    keep_lines: bool
    hyphenate: bool
    tab_stops: tuple[tuple[int, str, str], ...]


class Page(Spec):
    """A make of page; margins for portrait. Landscape turns them with the sheet."""

    width_mm: float = 210
    height_mm: float = 297
    top_mm: float = 20
    right_mm: float = 15
    bottom_mm: float = 20
    left_mm: float = 30
    header_mm: float = 10  # from the sheet's edge to the header
    footer_mm: float = 10
    furniture: bool = True  # whether header and footer are printed
    landscape_top_mm: float | None = None
    landscape_right_mm: float | None = None
    landscape_bottom_mm: float | None = None
    landscape_left_mm: float | None = None


class HeadingKind(Spec):
    """A kind of heading.

    `label` is a pattern: `{n}` this kind's counter, `{part}` (any kind's key) that kind's
    counter; with a form: `{n:arabic}`, `{n:Roman}`, `{n:roman}`, `{n:letter}`. Empty: none.
    `number` is the pattern by which references name it. `restarts_at` names the kinds whose
    headings set the counter back; empty: every heading of a smaller level.
    """

    level: int = Field(ge=0, le=9)
    style: str
    label: str = ""
    number: str = ""
    separator: str = " "
    restarts_at: tuple[str, ...] = ()
    contents_level: int = 0
    new_page: bool = False
    word: str = ""  # what a reference calls it: «бөлім»


class CaptionKind(Spec):
    """How the captions of a sequence (`table`, `figure`, `diagram`) look."""

    label: str = "{n}-кесте."
    number: str = "{n}"
    separator: str = " "
    own_line: bool = False
    above: bool = True
    label_style: str = "caption-label"
    style: str = "caption"
    word: str = "кесте"


class TableKind(Spec):
    """How a kind of table is ruled. `styles` are the cell styles to try, largest first."""

    border_pt: float = 0.5
    border_colour: Colour = "000000"
    borders: Literal["all", "none", "horizontal", "outside"] = "all"
    padding_x_mm: float = 1.5
    padding_y_mm: float = 0.5
    header_fill: str = ""
    group_fill: str = ""
    header_bold: bool = True
    group_bold: bool = True
    total_bold: bool = True
    header_align: Align = "center"
    header_valign: Literal["top", "middle", "bottom"] = "middle"
    valign: Literal["top", "middle", "bottom"] = "top"
    styles: tuple[str, ...] = ("cell", "cell-small")
    landscape: Literal["auto", "never", "always"] = "auto"
    header_style: str = ""
    before_pt: float = 3
    after_pt: float = 6


INLINE = "-inline"
"""What a box kind in the margin ends with where it stands in the flow for want of a margin."""
MARGIN_BOX_MM = 40
"""The width of a box in the margin whose kind gives none."""


class BoxKind(Spec):
    """A frame.

    `place`: `margin` (beside the next block, in the left margin), `foot` (foot of the page's
    text area), `inline` (in the flow, full width).
    """

    place: Literal["margin", "foot", "inline"]
    width_mm: float | None = None
    offset_mm: float = 0  # margin: from the sheet's left edge
    border_pt: float = 0
    border_colour: Colour = "000000"
    fill: str = ""
    padding_mm: float = 1.5
    style: str = "box"


class ContentsKind(Spec):
    """The contents: the paragraph styles by level and the form of a page range."""

    kind: Literal["leaders", "table"] = "leaders"
    title_style: str = "contents-title"
    styles: tuple[str, ...] = ("contents-1", "contents-2", "contents-3")
    range_dash: str = "-"
    ranges: bool = False


class Lists(Spec):
    """Labels of lists: how Markdown's markers are printed, and how far items are indented."""

    markers: dict[str, str] = Field(default_factory=lambda: {"-": "-", "*": "•", "+": "–"})
    indent_mm: float = 6  # from one level to the next
    hanging_mm: float = 6  # the label's room; 0: the label runs in with a first-line indent
    first_mm: float = 12.5  # where level 0's label stands
    cell_indent_mm: float = 4
    cell_hanging_mm: float = 4
    cell_first_mm: float = 0


class Numbers(Spec):
    """Settings of number and sign spacing used by templates and typography."""

    percent_space: bool = False
    number_sign_space: bool = True
    thousands_from: int = 5


class Chart(Spec):
    """Size, type and colours of charts."""

    width_mm: float = 160
    height_mm: float = 80
    font_size_pt: float = 9
    colours: tuple[Colour, ...] = ("1f4e79", "c55a11", "548235", "7f6000", "5b5b5b", "833c0b")


class Layout(Spec):
    """A whole `layout.yaml`."""

    name: str
    title: str  # in Kazakh, for `docgen new`
    fonts: dict[str, Font]
    pages: dict[str, Page]
    styles: dict[str, ParagraphStyle]
    headings: dict[str, HeadingKind]
    markdown_levels: tuple[str, ...]  # the heading kind of «#», «##», …
    captions: dict[str, CaptionKind]
    tables: dict[str, TableKind]
    boxes: dict[str, BoxKind] = Field(default_factory=dict)
    contents: ContentsKind = ContentsKind()
    lists: Lists = Lists()
    numbers: Numbers = Numbers()
    chart: Chart = Chart()
    widow_lines: int = 2
    draft_mark: str = "ЖОБА"
    parts_on_new_page: bool = False

    def style(self, key: str) -> Style:
        """Return the resolved style `key`; raise KeyError naming an unknown one."""
        chain: list[ParagraphStyle] = []
        at = key
        while at:
            if at not in self.styles or len(chain) > 20:
                raise KeyError(at)
            chain.append(self.styles[at])
            at = self.styles[at].based_on
        values: dict[str, object] = {}
        for one in reversed(chain):
            for name in type(one).model_fields:
                value = getattr(one, name)
                if value is not None and value != "" and value != ():
                    values[name] = value

        def number(name: str, default: float = 0.0) -> float:
            value = values.get(name, default)
            assert isinstance(value, int | float)
            return float(value)

        stops = values.get("tab_stops_mm", ())
        assert isinstance(stops, tuple)
        size = number("size_pt", 14)
        return Style(
            key=key,
            name=self.styles[key].name or key,
            font=str(values.get("font", "body")),
            size_pt=size,
            pitch=pt(number("pitch_pt", size * 1.15)),
            bold=bool(values.get("bold", False)),
            italic=bool(values.get("italic", False)),
            capitals=bool(values.get("capitals", False)),
            colour=str(values.get("colour", "000000")),
            align=str(values.get("align", "left")),
            indent_left=mm(number("indent_left_mm")),
            indent_right=mm(number("indent_right_mm")),
            indent_first=mm(number("indent_first_mm")),
            before=pt(number("before_pt")),
            after=pt(number("after_pt")),
            keep_next=bool(values.get("keep_next", False)),
            keep_lines=bool(values.get("keep_lines", False)),
            hyphenate=bool(values.get("hyphenate", False)),
            tab_stops=tuple((mm(at), align, leader) for at, align, leader in stops),
        )

    def box(self, key: str) -> BoxKind:
        """Return the kind of frame `key`; with `INLINE` at its end, the same in the flow."""
        if key in self.boxes:
            return self.boxes[key]
        changes = {"place": "inline", "width_mm": None}
        return self.boxes[key.removesuffix(INLINE)].model_copy(update=changes)

    def has_room_beside(self, key: str, page: str, landscape: bool) -> bool:
        """Whether a box of kind `key` in the margin leaves the text area of these pages free."""
        kind = self.boxes[key]
        width, _, _, right, _, left = self.geometry(page, landscape)
        begin = mm(kind.offset_mm)
        return begin + mm(kind.width_mm or MARGIN_BOX_MM) <= left or begin >= width - right

    def text_width(self, page: str, landscape: bool = False) -> int:
        """Return the width of the text area in twips."""
        width, _, _, right, _, left = self.geometry(page, landscape)
        return width - left - right

    def text_height(self, page: str, landscape: bool = False) -> int:
        """Return the height of the text area in twips."""
        _, height, top, _, bottom, _ = self.geometry(page, landscape)
        return height - top - bottom

    def geometry(self, page: str, landscape: bool = False) -> tuple[int, int, int, int, int, int]:
        """Return width, height, top, right, bottom and left margins in twips."""
        at = self.pages[page]
        if not landscape:
            return (
                mm(at.width_mm),
                mm(at.height_mm),
                mm(at.top_mm),
                mm(at.right_mm),
                mm(at.bottom_mm),
                mm(at.left_mm),
            )
        # Turned counter-clockwise: the binding edge (left) becomes the top edge.
        return (
            mm(at.height_mm),
            mm(at.width_mm),
            mm(at.left_mm if at.landscape_top_mm is None else at.landscape_top_mm),
            mm(at.top_mm if at.landscape_right_mm is None else at.landscape_right_mm),
            mm(at.right_mm if at.landscape_bottom_mm is None else at.landscape_bottom_mm),
            mm(at.bottom_mm if at.landscape_left_mm is None else at.landscape_left_mm),
        )
