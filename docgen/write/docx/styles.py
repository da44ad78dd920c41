"""The styles part, generated from the layout: paragraph, table and character styles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from docgen.layout.spec import Layout, Style, TableKind, mm
from docgen.write.docx.oxml import (
    JUSTIFICATION,
    NAMESPACES,
    XML,
    border_line,
    escape,
    indentation,
    spacing,
    tab_stop,
)
from docgen.write.flow import cell_styles

_RESERVED: Final = frozenset(
    ("Normal", "TableNormal", "NoList", "Hyperlink", "FootnoteReference", "DefaultParagraphFont")
)
_LONELY: Final = ("<w:widowControl/>", '<w:widowControl w:val="0"/>')
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_DRAWN: Final = {
    "all": _SIDES,
    "none": (),
    "horizontal": ("top", "bottom", "insideH"),
    "outside": ("top", "left", "bottom", "right"),
}


class StyleBook:
    """The layout's styles by their keys: ids, names, resolved values."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._resolved: dict[str, Style] = {}
        self._cells = cell_styles(layout)
        self._levels = _outline_levels(layout)
        self.ids = _unique_ids(layout.styles, _RESERVED)
        names = {kind: f"table kind {kind}" for kind in layout.tables}
        made = _unique_ids(names.values(), {*_RESERVED, *self.ids.values()})
        self._table_ids = {kind: made[name] for kind, name in names.items()}

    def style(self, key: str) -> Style:
        """Return the resolved style; KeyError for one that the layout does not have."""
        if key not in self._resolved:
            self._resolved[key] = self.layout.style(key)
        return self._resolved[key]

    def id(self, key: str) -> str:
        """Return the style's id in the DOCX."""
        return self.ids[key]

    def outline(self, key: str) -> int:
        """Return the outline level that the style itself has (1-9), 0: none."""
        return self._levels.get(key, 0)

    @cached_property
    def names(self) -> dict[str, str]:
        """The styles' names in Word: the layout's, Word's own ones where they fit, the keys."""
        names: dict[str, str] = {}
        taken = {style.name.lower() for style in self.layout.styles.values()}
        wanted = {key: f"heading {level}" for key, level in reversed(list(self._levels.items()))}
        wanted |= {
            key: f"toc {level}" for level, key in enumerate(self.layout.contents.styles, start=1)
        }
        wanted |= {
            "body": "Body Text",
            "caption": "caption",
            "header": "header",
            "footer": "footer",
            "footnote": "footnote text",
            "title": "Title",
        }
        for key, style in self.layout.styles.items():
            name = style.name or wanted.get(key, key)
            if not style.name and name.lower() in taken:
                name = key
            taken.add(name.lower())
            names[key] = name
        return names

    def table_style(self, kind: str) -> str:
        """Return the id of the table style of `kind`."""
        return self._table_ids[kind]

    def xml(self, language: str) -> str:
        """Return the whole styles part."""
        parts = [
            self._defaults(language),
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
            '<w:name w:val="Normal"/><w:qFormat/></w:style>',
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
            "<w:semiHidden/></w:style>",
            _PLAIN_TABLE,
            '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
            '<w:name w:val="No List"/><w:semiHidden/></w:style>',
            '<w:style w:type="character" w:styleId="FootnoteReference">'
            '<w:name w:val="footnote reference"/>'
            '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
            '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
            "</w:style>",
        ]
        parts.extend(self._paragraph_style(key) for key in sorted(self.layout.styles))
        parts.extend(
            self._table_style(kind, self.layout.tables[kind]) for kind in sorted(self.layout.tables)
        )
        return f"{XML}<w:styles {NAMESPACES}>{''.join(parts)}</w:styles>"

    def _defaults(self, language: str) -> str:
        key = "body" if "body" in self.layout.styles else next(iter(self.layout.styles))
        base = self.style(key)
        widows = (
            "<w:widowControl/>" if self.layout.widow_lines > 1 else '<w:widowControl w:val="0"/>'
        )
        lang = escape(language)
        return (
            f"<w:docDefaults><w:rPrDefault><w:rPr>{self._font(base.font)}"
            f"{_size(base.size_pt)}"
            f'<w:lang w:val="{lang}" w:eastAsia="{lang}" w:bidi="ar-SA"/>'
            '<w14:ligatures w14:val="none"/></w:rPr></w:rPrDefault>'
            f"<w:pPrDefault><w:pPr>{widows}{spacing(0, 0, (base.pitch, 'exact'))}</w:pPr>"
            "</w:pPrDefault></w:docDefaults>"
        )

    def _font(self, key: str) -> str:
        name = escape(self.layout.fonts[key].docx)
        return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'

    def _paragraph_style(self, key: str) -> str:
        given = self.layout.styles[key]
        style = self.style(key)
        base = self.style(given.based_on) if given.based_on else None
        parent = self.id(given.based_on) if given.based_on else "Normal"
        level = self.outline(key)
        parted = given.based_on in self._cells
        inherited = self.outline(given.based_on) if given.based_on else 0
        lonely = _LONELY[key in self._cells] if (key in self._cells) != parted else ""
        properties = _paragraph_properties(style, base, level, inherited, lonely)
        text = self._run_properties(style, base)
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self.id(key)}">'
            f'<w:name w:val="{escape(self.names[key])}"/><w:basedOn w:val="{parent}"/>'
            f"<w:qFormat/>{properties}{text}</w:style>"
        ).replace(' w:customStyle="1"' if _built_in(self.names[key]) else "\0", "")

    def _run_properties(self, style: Style, base: Style | None) -> str:
        inside = ""
        if base is None or base.font != style.font:
            inside += self._font(style.font)
        if style.bold != (base.bold if base else False):
            inside += _toggle("b", style.bold) + _toggle("bCs", style.bold)
        if style.italic != (base.italic if base else False):
            inside += _toggle("i", style.italic) + _toggle("iCs", style.italic)
        if style.capitals != (base.capitals if base else False):
            inside += _toggle("caps", style.capitals)
        if style.colour != (base.colour if base else "000000"):
            inside += f'<w:color w:val="{style.colour.upper()}"/>'
        if base is None or base.size_pt != style.size_pt:
            inside += _size(style.size_pt)
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""

    def _table_style(self, key: str, kind: TableKind) -> str:
        drawn = _DRAWN[kind.borders]
        borders = "".join(
            border_line(side, kind.border_pt, kind.border_colour)
            for side in _SIDES
            if side in drawn
        )
        borders = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
        return (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{self.table_style(key)}">'
            f'<w:name w:val="Table {escape(key)}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
            f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}'
            f"{cell_margins(mm(kind.padding_x_mm), mm(kind.padding_y_mm))}</w:tblPr></w:style>"
        )


_PLAIN_TABLE: Final = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
)


def cell_margins(x: int, y: int) -> str:
    """Return the w:tblCellMar of a table."""
    sides = (("top", y), ("left", x), ("bottom", y), ("right", x))
    inside = "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in sides)
    return f"<w:tblCellMar>{inside}</w:tblCellMar>"


def _paragraph_properties(
    style: Style, base: Style | None, level: int, inherited: int, lonely: str
) -> str:
    parts: list[str] = []
    if style.keep_next != (base.keep_next if base else False):
        parts.append(_toggle("keepNext", style.keep_next))
    if style.keep_lines != (base.keep_lines if base else False):
        parts.append(_toggle("keepLines", style.keep_lines))
    parts.append(lonely)
    if style.tab_stops != (base.tab_stops if base else ()):
        gone = [stop for stop in (base.tab_stops if base else ()) if stop not in style.tab_stops]
        stops = "".join(f'<w:tab w:val="clear" w:pos="{at}"/>' for at, _, _ in gone)
        stops += "".join(tab_stop(*stop) for stop in style.tab_stops)
        parts.append(f"<w:tabs>{stops}</w:tabs>")
    if base is None or (base.before, base.after, base.pitch) != (
        style.before,
        style.after,
        style.pitch,
    ):
        parts.append(spacing(style.before, style.after, (style.pitch, "exact")))
    place = (style.indent_left, style.indent_right, style.indent_first)
    if place != ((base.indent_left, base.indent_right, base.indent_first) if base else (0, 0, 0)):
        parts.append(indentation(*place))
    if style.align != (base.align if base else "left"):
        parts.append(f'<w:jc w:val="{JUSTIFICATION[style.align]}"/>')
    if level != inherited:
        parts.append(f'<w:outlineLvl w:val="{level - 1 if level else 9}"/>')
    inside = "".join(parts)
    return f"<w:pPr>{inside}</w:pPr>" if inside else ""


def _toggle(name: str, on: bool) -> str:
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def _size(size_pt: float) -> str:
    half = round(size_pt * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _outline_levels(layout: Layout) -> dict[str, int]:
    """Return the outline level of each style that headings of one level alone use."""
    levels: dict[str, set[int]] = {}
    for kind in layout.headings.values():
        levels.setdefault(kind.style, set()).add(kind.level)
    return {
        key: next(iter(found))
        for key, found in levels.items()
        if len(found) == 1 and 0 not in found
    }


def _built_in(name: str) -> bool:
    return bool(
        re.fullmatch(
            r"heading [1-9]|toc [1-9]|Body Text|caption|header|footer|footnote text|Title|"
            r"List Paragraph|Subtitle|Quote",
            name,
        )
    )


def _unique_ids(keys: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """Return a style id for each key: ASCII letters and digits, all different."""
    reserved = set(taken)
    ids: dict[str, str] = {}
    for number, key in enumerate(sorted(keys), start=1):
        words = re.findall(r"[A-Za-z0-9]+", key)
        name = "".join(word[0].upper() + word[1:] for word in words) or f"Style{number}"
        if name in reserved or name in ids.values():
            name = f"{name}S{number}"
        ids[key] = name
    return ids
