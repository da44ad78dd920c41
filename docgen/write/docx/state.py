"""What the writer remembers while it goes through the document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from docgen.layout.spec import Layout, Style
from docgen.write.docx.numbering import Numbering
from docgen.write.docx.oxml import Para, bookmark
from docgen.write.docx.package import Package, Relations
from docgen.write.docx.styles import StyleBook
from docgen.write.pages import Pages

Ending = Callable[[int, str], str]
"""The case ending of a number with its hyphen: (12, «ablative») gives «-ден»."""

_PLAIN_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


def bookmark_name(id: str) -> str:
    """Return the name of the bookmark of the anchor `id`: valid in Word, one for each id."""
    if _PLAIN_NAME.fullmatch(id):
        return id
    digest = hashlib.sha256(id.encode()).hexdigest()[:12]
    words = re.sub(r"[^A-Za-z0-9]+", "_", id).strip("_")[:24]
    return f"{words}_{digest}" if words[:1].isalpha() else f"a{words}_{digest}"


def number_bookmark(id: str) -> str:
    """Return the name of the bookmark around the number of the target `id`."""
    return bookmark_name(f"{id}#number")


@dataclass(slots=True)
class Shared:
    """What all parts of the document share."""

    layout: Layout
    pages: Pages
    package: Package
    styles: StyleBook
    ending: Ending
    numbers: dict[str, str] = field(default_factory=dict)
    contents_by_marks: bool = False
    numbering: Numbering = field(default_factory=Numbering)
    footnotes: list[str] = field(default_factory=list)
    natural_footnotes: int = 0
    faces: set[tuple[str, bool, bool]] = field(default_factory=set)
    sequences: dict[str, int] = field(default_factory=dict)
    _bookmarks: dict[str, int] = field(default_factory=dict)
    _drawings: int = 0
    charts: int = 0

    def bookmark(self, name: str, inside: str = "") -> str:
        """Return `inside` in the bookmark `name`; a name is given once only."""
        if name in self._bookmarks:
            return inside
        self._bookmarks[name] = len(self._bookmarks) + 1
        return bookmark(name, self._bookmarks[name], inside)

    def next_drawing(self) -> int:
        """Return a number that no other drawing has."""
        self._drawings += 1
        return self._drawings

    def page(self, anchor: str) -> int:
        """Return the page of `anchor`; LookupError when nobody found it."""
        if anchor not in self.pages.of:
            raise LookupError(f"no page is known for the anchor {anchor!r}")
        return self.pages.of[anchor]

    def used_faces(self) -> set[tuple[str, bool, bool]]:
        """Return the faces used: font key of the layout, bold, italic."""
        found = set()
        for key, bold, italic in self.faces:
            style = self.styles.style(key)
            found.add((style.font, style.bold or bold, style.italic or italic))
        return found


@dataclass(slots=True)
class Flow:
    """A run of blocks being written into one part: the body, a cell, a note, a header.

    A paragraph waits until the next block is known, because that may change the room below
    it, or end the section with it.
    """

    shared: Shared
    part: str
    width: int
    cell_style: str = ""
    in_cell: bool = False
    default_style: str = ""
    lead: str = ""  # runs that open the first paragraph: a footnote's mark
    align: str = ""
    bold: bool = False
    kept: bool = False
    frame: str = ""
    border: str = ""
    fill: str = ""
    inset: int = 0
    stops: dict[str, str] = field(default_factory=dict)
    out: list[str] = field(default_factory=list)
    waiting: Para | None = None
    room_after: int = 0
    owed: int = 0
    hangs: bool = False  # a box in the margin hangs from the next paragraph
    page_break: bool = False
    anchors: list[str] = field(default_factory=list)

    @property
    def relations(self) -> Relations:
        """The relationships of the part that is written."""
        return self.shared.package.relations_of(self.part)

    def put(self, para: Para, style: Style | None = None) -> None:
        """Write the paragraph; `style` is the layout's style that it has, if any."""
        self.flush()
        before = para.before if para.before is not None else style.before if style else 0
        if self.owed > before:
            para.before = self.owed
        elif self.hangs:
            para.before = 0
        self.hangs = False
        self.owed = 0
        self.room_after = para.after if para.after is not None else style.after if style else 0
        if self.page_break:
            para.page_break = True
            self.page_break = False
        if self.anchors:
            para.content = self.take_anchors() + para.content
        if self.lead:
            para.content = self.lead + para.content
            self.lead = ""
        if self.kept:
            para.keep_next = True
        if self.frame:
            para.frame = self.frame
        if self.border:
            para.border = self.border
        if self.fill:
            para.fill = self.fill
        self.waiting = para

    def begin_table(self, room: int) -> None:
        """Leave at least `room` twips above the table that comes now."""
        if self.waiting is not None and room > self.room_after:
            self.waiting.after = room
        self.flush()
        self.owed = 0

    def flush(self) -> None:
        """Write the paragraph that waits."""
        if self.waiting is not None:
            self.out.append(self.waiting.xml())
            self.waiting = None

    def take_anchors(self) -> str:
        """Return the bookmarks of the anchors that wait for a paragraph."""
        found = "".join(self.shared.bookmark(bookmark_name(id)) for id in self.anchors)
        self.anchors.clear()
        return found

    def text(self) -> str:
        """Return all that was written."""
        self.flush()
        return "".join(self.out)

    def inner(self, width: int, **changes: object) -> Flow:
        """Return a flow for a cell or frame inside this one."""
        flow = Flow(self.shared, self.part, width)
        for name, value in changes.items():
            setattr(flow, name, value)
        return flow
