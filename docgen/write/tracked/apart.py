"""Keeps words that came at a paragraph's end apart from whole paragraphs that came after it.

LibreOffice takes two insertions of one author within a minute for one, also across the end of
a paragraph that was there before: rejecting all would take this end away and join two paragraphs.
Words at such an end are therefore said to have come later.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CAME: Final = f"{_W}pPr/{_W}rPr/{_W}ins"
_LATER: Final = timedelta(minutes=2)

Node: TypeAlias = Any  # an element of lxml, which has no types


def keep_apart(root: Node) -> None:
    """Set the time of insertions that end a paragraph right before one that came as a whole."""
    for paragraph in root.iter(f"{_W}p"):
        if paragraph.find(_CAME) is None:
            continue
        before = _before(paragraph)
        if before is None or before.tag != f"{_W}p" or before.find(_CAME) is not None:
            continue
        change = _last_insertion(before)
        if change is not None:
            name = f"{_W}date"
            change.set(name, _later(change.get(name, "")))


def _before(paragraph: Node) -> Node | None:
    """Return what stands before the paragraph, names aside."""
    found = paragraph.getprevious()
    while found is not None and found.tag in (f"{_W}bookmarkStart", f"{_W}bookmarkEnd"):
        found = found.getprevious()
    return found


def _last_insertion(paragraph: Node) -> Node | None:
    """Return the insertion with which the paragraph's words end, if they do."""
    words = list(paragraph.iter(f"{_W}r", f"{_M}oMath"))
    around = words[-1].iterancestors(f"{_W}ins") if words else ()
    return next(iter(around), None)


def _later(moment: str) -> str:
    made = datetime.fromisoformat(moment) + _LATER
    return made.isoformat(timespec="seconds").replace("+00:00", "Z")
