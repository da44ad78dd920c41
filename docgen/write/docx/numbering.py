"""Word's own list numbering: used only where Word computes exactly the label that is wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from docgen.tree.nodes import Item, List
from docgen.write.docx.oxml import NAMESPACES, XML, escape
from docgen.write.flow import ListPlace

_ORDINAL: Final = re.compile(r"^(\D*?)(1|I|i|A|a)([.):]*)$")
_FORMATS: Final = {
    "1": "decimal",
    "I": "upperRoman",
    "i": "lowerRoman",
    "A": "upperLetter",
    "a": "lowerLetter",
}
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class Series:
    """What a numbering looks like: its format, the text around it, where it stands."""

    format: str  # bullet, decimal, …
    before: str
    after: str
    places: tuple[ListPlace, ...]  # by level
    tab: bool  # a tab between label and text, else a blank
    bold: bool
    italic: bool


@dataclass(slots=True)
class _Running:
    """A w:num in use and the last value that it has given."""

    number: int
    value: int


@dataclass(slots=True)
class Numbering:
    """The numbering part in the making."""

    _abstract: dict[Series, int] = field(default_factory=dict)
    _numbers: list[tuple[int, int, int]] = field(default_factory=list)  # abstract, level, start
    _running: dict[tuple[Series, int], _Running] = field(default_factory=dict)

    def open(self, series: Series, level: int, *, continues: bool) -> None:
        """Begin a list: its numbers are its own unless it continues the one before."""
        if not continues:
            self._running.pop((series, level), None)

    def number(self, series: Series, level: int, value: int) -> int:
        """Return the w:num that prints `value` (0: a bullet) for the next paragraph."""
        running = self._running.get((series, level))
        if running is None or (value and running.value + 1 != value):
            abstract = self._abstract.setdefault(series, len(self._abstract))
            self._numbers.append((abstract, level, value))
            running = self._running[series, level] = _Running(len(self._numbers), value)
        running.value = value
        # Word sets the deeper levels of a list back at each item of a higher one.
        for other, deeper in list(self._running):
            if other == series and deeper > level:
                del self._running[other, deeper]
        return running.number

    def xml(self) -> str:
        """Return the numbering part, empty when no list is numbered."""
        if not self._numbers:
            return ""
        abstract = "".join(_abstract(series, at) for series, at in self._abstract.items())
        numbers = "".join(_number(at, *one) for at, one in enumerate(self._numbers, start=1))
        return f"{XML}<w:numbering {NAMESPACES}>{abstract}{numbers}</w:numbering>"


def label_pattern(block: List, item: Item) -> tuple[str, str, str] | None:
    """Return format, text before and after, when Word's numbering prints `item.label`."""
    if item.label_given or not item.label:
        return None
    if not item.value:
        return ("bullet", item.label, "") if item.label == block.marker else None
    found = _ORDINAL.match(block.marker)
    if not found:
        return None
    before, sign, after = found.groups()
    if before + ordinal(_FORMATS[sign], item.value) + after != item.label or "%" in before:
        return None
    return _FORMATS[sign], before, after


def ordinal(form: str, value: int) -> str:
    """Return what Word prints for `value` in the format `form`."""
    match form:
        case "decimal":
            return str(value)
        case "lowerRoman":
            return _roman(value)
        case "upperRoman":
            return _roman(value).upper()
        case _:
            letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters


def _roman(value: int) -> str:
    text = ""
    for size, sign in _ROMAN:
        text += sign * (value // size)
        value %= size
    return text


def _abstract(series: Series, number: int) -> str:
    levels = "".join(_level(series, level, place) for level, place in enumerate(series.places))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x10000000 + number:08X}"/>'
        f'<w:multiLevelType w:val="hybridMultilevel"/><w:tmpl w:val="{0x20000000 + number:08X}"/>'
        f"{levels}</w:abstractNum>"
    )


def _level(series: Series, level: int, place: ListPlace) -> str:
    label = (
        series.before if series.format == "bullet" else f"{series.before}%{level + 1}{series.after}"
    )
    follow = "tab" if series.tab else "space"
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{series.format}"/>'
        f'<w:suff w:val="{follow}"/><w:lvlText w:val="{escape(label)}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{item_place(place)}</w:pPr>{_label_look(series)}</w:lvl>"
    )


def item_place(place: ListPlace) -> str:
    """Return the tab stop and indents of an item's first paragraph."""
    if not place.room:
        return f'<w:ind w:left="0" w:firstLine="{place.label}"/>'
    return (
        f'<w:tabs><w:tab w:val="num" w:pos="{place.text}"/></w:tabs>'
        f'<w:ind w:left="{place.text}" w:hanging="{place.room}"/>'
    )


def _label_look(series: Series) -> str:
    bold = "<w:b/>" if series.bold else '<w:b w:val="0"/>'
    italic = "<w:i/>" if series.italic else '<w:i w:val="0"/>'
    return f"<w:rPr>{bold}{italic}</w:rPr>"


def _number(number: int, abstract: int, level: int, start: int) -> str:
    override = (
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        if start
        else ""
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
