"""The vocabulary of WordprocessingML as text: names, escaping, paragraph and run properties.

Everything is written as strings: a tree of objects would cost many times more on long tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from docgen.layout.breaks import joined_ranges

XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'mc:Ignorable="w14 w15"'
)

# C0 controls but tab, newline and return; surrogates; non-characters.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """Return `text` as XML character data or attribute value; ValueError if XML cannot hold it."""
    if _FORBIDDEN.search(text):
        raise ValueError(f"a character that XML cannot hold, in {text!r}")
    if "&" in text or "<" in text or ">" in text or '"' in text:
        return (
            text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace('"', "&quot;")
        )
    return text


# --- runs --------------------------------------------------------------------------------------


class Format(NamedTuple):
    """The direct formatting of a run; the paragraph's style gives the rest."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    raised: str = ""  # superscript or subscript
    colour: str = ""
    style: str = ""  # a character style's id
    no_break: bool = False
    tight: bool = False  # letters a twip closer


PLAIN: Final = Format()


@lru_cache(maxsize=1024)
def run_properties(form: Format) -> str:
    """Return the w:rPr of a run, empty when nothing differs from the paragraph's style."""
    inside = ""
    if form.style:
        inside += f'<w:rStyle w:val="{form.style}"/>'
    if form.bold:
        inside += "<w:b/><w:bCs/>"
    if form.italic:
        inside += "<w:i/><w:iCs/>"
    if form.colour:
        inside += f'<w:color w:val="{form.colour.upper()}"/>'
    if form.tight:
        inside += '<w:spacing w:val="-1"/>'
    if form.underline:
        inside += '<w:u w:val="single"/>'
    if form.raised:
        inside += f'<w:vertAlign w:val="{form.raised}"/>'
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


_SPECIAL: Final = re.compile("([\u00ad\u2011\t\n])")
_SPECIAL_NO_BREAK: Final = re.compile("([\u00ad\u2011\t\n-])")
_ELEMENTS: Final = {
    "\u00ad": "<w:softHyphen/>",
    "\u2011": "<w:noBreakHyphen/>",
    "-": "<w:noBreakHyphen/>",
    "\t": "<w:tab/>",
}


def text_run(text: str, form: Format = PLAIN) -> str:
    """Return a run of `text`; soft and no-break hyphens become elements of their own."""
    if not text:
        return ""
    properties = run_properties(form)
    if not form.no_break and not _SPECIAL.search(text):
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    if form.no_break:
        text = joined_ranges(text.replace(" ", "\u00a0"))
    pattern = _SPECIAL_NO_BREAK if form.no_break else _SPECIAL
    inside = "".join(
        _ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in pattern.split(text.replace("\n", " "))
        if piece
    )
    return f"<w:r>{properties}{inside}</w:r>"


def run(inside: str, form: Format = PLAIN) -> str:
    """Return a run around ready XML."""
    return f"<w:r>{run_properties(form)}{inside}</w:r>"


# --- paragraphs --------------------------------------------------------------------------------


@dataclass(slots=True)
class Para:
    """A paragraph in the making: its style, what differs from it, its runs."""

    style: str
    content: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    frame: str = ""  # a whole w:framePr
    numbering: tuple[int, int] | None = None  # numId, ilvl
    border: str = ""  # a whole w:pBdr
    fill: str = ""
    tabs: str = ""  # the inside of w:tabs
    before: int | None = None
    after: int | None = None
    line: tuple[int, str] | None = None
    indent: tuple[int, int, int] | None = None  # left, right, first (negative: hanging)
    align: str = ""
    outline: int | None = None
    mark: str = ""  # the inside of the paragraph mark's w:rPr
    section: str = ""  # a whole w:sectPr

    def xml(self) -> str:
        """Return the w:p."""
        return f"<w:p>{self.properties()}{self.content}</w:p>"

    def properties(self) -> str:
        """Return the w:pPr, empty when the paragraph says nothing."""
        parts = [f'<w:pStyle w:val="{self.style}"/>' if self.style else ""]
        if self.keep_next:
            parts.append("<w:keepNext/>")
        if self.keep_lines:
            parts.append("<w:keepLines/>")
        if self.page_break:
            parts.append("<w:pageBreakBefore/>")
        parts.append(self.frame)
        if self.numbering:
            number, level = self.numbering
            parts.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        parts.append(self.border)
        if self.fill:
            parts.append(shading(self.fill))
        if self.tabs:
            parts.append(f"<w:tabs>{self.tabs}</w:tabs>")
        parts.append(spacing(self.before, self.after, self.line))
        if self.indent is not None:
            parts.append(indentation(*self.indent))
        if self.align:
            parts.append(f'<w:jc w:val="{JUSTIFICATION[self.align]}"/>')
        if self.outline is not None:
            parts.append(f'<w:outlineLvl w:val="{self.outline}"/>')
        if self.mark:
            parts.append(f"<w:rPr>{self.mark}</w:rPr>")
        parts.append(self.section)
        inside = "".join(parts)
        return f"<w:pPr>{inside}</w:pPr>" if inside else ""


JUSTIFICATION: Final = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def spacing(before: int | None, after: int | None, line: tuple[int, str] | None) -> str:
    """Return a w:spacing of what is given, or nothing."""
    inside = ""
    if before is not None:
        inside += f' w:before="{before}"'
    if after is not None:
        inside += f' w:after="{after}"'
    if line is not None:
        inside += f' w:line="{line[0]}" w:lineRule="{line[1]}"'
    return f"<w:spacing{inside}/>" if inside else ""


def indentation(left: int, right: int, first: int) -> str:
    """Return a w:ind; a negative `first` hangs."""
    hang = f' w:hanging="{-first}"' if first < 0 else f' w:firstLine="{first}"'
    return f'<w:ind w:left="{left}" w:right="{right}"{hang}/>'


def shading(fill: str) -> str:
    """Return a w:shd of one colour."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill.upper()}"/>'


def tab_stop(at: int, kind: str, leader: str) -> str:
    """Return a w:tab of w:tabs."""
    dots = ' w:leader="dot"' if leader == "." else ""
    return f'<w:tab w:val="{kind}"{dots} w:pos="{at}"/>'


def border_line(side: str, width_pt: float, colour: str, space: int = 0) -> str:
    """Return one side's border; `width_pt` 0 means none."""
    if width_pt <= 0:
        return f'<w:{side} w:val="nil"/>'
    eighths = max(2, round(width_pt * 8))
    return (
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour.upper()}"/>'
    )


def tiny_paragraph(height: int, section: str = "") -> Para:
    """Return an empty paragraph exactly `height` twips high."""
    return Para(
        "",
        before=0,
        after=0,
        line=(max(height, 20), "exact"),
        indent=(0, 0, 0),
        mark='<w:sz w:val="2"/><w:szCs w:val="2"/>',
        section=section,
    )


# --- bookmarks and links -----------------------------------------------------------------------


def bookmark(name: str, number: int, inside: str = "") -> str:
    """Return `inside` between the marks of a bookmark."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{start}{inside}<w:bookmarkEnd w:id="{number}"/>'


def internal_link(name: str, inside: str) -> str:
    """Return a link to the bookmark `name`."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{inside}</w:hyperlink>'


def external_link(relation: str, inside: str) -> str:
    """Return a link to what the relation `relation` names."""
    return f'<w:hyperlink r:id="{relation}" w:history="1">{inside}</w:hyperlink>'
