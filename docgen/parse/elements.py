"""The templates' HTML as elements that know which template line made them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from docgen.diagnostics import NOWHERE, Position, Report
from docgen.layout.spec import mm

_LENGTH = re.compile(r"\d{1,4}(?:[.,]\d{1,6})?(?:mm)?")
_TAG = re.compile(r'<(/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+="[^"<>]*")*)\s*(/?)>')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
DEEPEST = 60
VOID = frozenset({"br", "hr", "col", "img"})
VOCABULARY: Mapping[str, frozenset[str]] = {
    "section": frozenset({"role", "id", "page", "data-orientation", "data-new-page"}),
    **{
        f"h{level}": frozenset(
            {"class", "id", "data-label", "data-contents", "data-contents-title", "data-style"}
        )
        for level in range(1, 7)
    },
    "p": frozenset({"class", "id", "align", "data-keep"}),
    "ul": frozenset({"class", "marker"}),
    "ol": frozenset({"class", "marker", "start"}),
    "li": frozenset({"data-label"}),
    "table": frozenset(
        {"class", "id", "data-orientation", "width", "align", "data-alt", "data-style"}
    ),
    "caption": frozenset({"data-sequence", "data-label"}),
    "colgroup": frozenset(),
    "col": frozenset({"width", "align", "data-fixed"}),
    "thead": frozenset(),
    "tbody": frozenset(),
    "tr": frozenset({"class", "id", "data-height", "data-split", "data-keep"}),
    "th": frozenset(
        {"colspan", "rowspan", "align", "valign", "class", "data-fill", "data-borders"}
    ),
    "td": frozenset(
        {"colspan", "rowspan", "align", "valign", "class", "data-fill", "data-borders"}
    ),
    "footer": frozenset(),
    "figure": frozenset({"id", "data-alt", "data-caption"}),
    "figcaption": frozenset({"data-sequence", "data-label"}),
    "aside": frozenset({"class", "id"}),
    "nav": frozenset({"class"}),
    "hr": frozenset({"class", "data-height"}),
    "br": frozenset(),
    "b": frozenset(),
    "strong": frozenset(),
    "i": frozenset(),
    "em": frozenset(),
    "u": frozenset(),
    "sup": frozenset(),
    "sub": frozenset(),
    "a": frozenset({"href"}),
    "span": frozenset({"class", "data-colour"}),
    "data": frozenset({"value", "data-case", "data-of", "data-end"}),
    "img": frozenset({"class", "data-code", "data-size", "alt"}),
    "x-text": frozenset({"at"}),
    "x-place": frozenset({"name"}),
    "x-node": frozenset({"ref"}),
}


@dataclass(slots=True)
class Element:
    """An element with its attributes; `children` are elements and words in order."""

    name: str
    attributes: Mapping[str, str]
    position: Position
    children: list[Element | str] = field(default_factory=list)

    def elements(self) -> list[Element]:
        """Return the children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute."""
        return self.attributes.get(name, default)

    def whole(self, name: str, default: int, most: int, report: Report) -> int:
        """Return an attribute as a whole number from 1 to `most`; anything else is reported."""
        given = self.attributes.get(name)
        if not given:
            return default
        if given.isdecimal() and len(given) < 9 and 1 <= int(given) <= most:
            return int(given)
        report.error("template-attribute-value", self.position, name=name, value=given[:40])
        return default

    def length(self, name: str, default: float, report: Report) -> int:
        """Return an attribute's millimetres in twips; what is no length is reported."""
        given = self.attributes.get(name) or str(default)
        if _LENGTH.fullmatch(given):
            return mm(float(given.removesuffix("mm").replace(",", ".")))
        report.error("template-attribute-value", self.position, name=name, value=given[:40])
        return mm(default)

    def words(self) -> str:
        """Return all words inside."""
        return "".join(
            child if isinstance(child, str) else child.words() for child in self.children
        )


@dataclass(frozen=True, slots=True)
class Markup:
    """What a template made: HTML, and where in which template each stretch of it began."""

    html: str
    offsets: Sequence[int] = ()
    origins: Sequence[Position] = ()

    def at(self, offset: int) -> Position:
        """Return the template's file and line of a place in the HTML."""
        found = bisect_right(self.offsets, offset) - 1
        if found < 0:
            return NOWHERE
        lines = self.html.count("\n", self.offsets[found], offset)
        return self.origins[found].moved(lines)


def parse_elements(markup: Markup, report: Report) -> Element:
    """Return the root of the elements of `markup`; what is not in the vocabulary is an error."""
    reader = _Reader(markup, report)
    reader.read()
    reader.finish()
    return reader.root


class _Reader(HTMLParser):
    def __init__(self, markup: Markup, report: Report) -> None:
        super().__init__(convert_charrefs=True)
        self._markup = markup
        self._report = report
        self._at = -1
        self._starts = [0, *(found.end() for found in re.finditer("\n", markup.html))]
        self.root = Element("root", {}, NOWHERE)
        self._open = [self.root]
        self._too_deep = False

    def read(self) -> None:
        """Read the whole markup: by the plain tags that templates write, else as any HTML."""
        html = self._markup.html
        tags = list(_TAG.finditer(html))
        if len(tags) != html.count("<"):
            self.feed(html)
            self.close()
            return
        last = 0
        for tag in tags:
            if tag.start() > last:
                self.handle_data(unescape(html[last : tag.start()]))
            last = tag.end()
            self._at = tag.start()
            if tag[1]:
                self.handle_endtag(tag[2])
                continue
            given = _ATTRIBUTE.findall(tag[3]) if tag[3] else ()
            self.handle_starttag(tag[2], [(name, unescape(value)) for name, value in given])
            if tag[4]:
                self.handle_endtag(tag[2])
        if last < len(html):
            self.handle_data(unescape(html[last:]))

    def _place(self) -> Position:
        if self._at >= 0:
            return self._markup.at(self._at)
        line, column = self.getpos()
        return self._markup.at(self._starts[line - 1] + column)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        place = self._place()
        allowed = VOCABULARY.get(tag)
        if allowed is None:
            known = tuple(sorted(name for name in VOCABULARY if not name.startswith("x-")))
            self._report.error("template-unknown-element", place, name=tag, known=known)
            allowed = frozenset(name for name, _ in attrs)
        for name, _ in attrs:
            if name not in allowed:
                known = tuple(sorted(allowed))
                self._report.error(
                    "template-unknown-attribute", place, name=name, element=tag, known=known
                )
        element = Element(tag, {name: value or "" for name, value in attrs}, place)
        self._open[-1].children.append(element)
        if tag in VOID:
            return
        if len(self._open) > DEEPEST:
            if not self._too_deep:
                self._report.error("template-too-deep", place, limit=DEEPEST)
            self._too_deep = True
            return
        self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or self._too_deep:
            return
        if len(self._open) > 1 and self._open[-1].name == tag:
            self._open.pop()
            return
        self._report.error(
            "template-crossed-elements", self._place(), name=tag, open=self._open[-1].name
        )

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self._report.error("template-unknown-element", self._place(), name="<!--", known=())

    def finish(self) -> None:
        """Report the elements that nobody closed."""
        for element in () if self._too_deep else self._open[1:]:
            self._report.error("template-unclosed-element", element.position, name=element.name)
