"""What is inserted and what is deleted: anchors in the tree that the written file is marked by.

The DOCX writer knows nothing of tracked changes: it writes the anchors as bookmarks, and
`track` turns the runs, paragraphs and rows that they name into insertions and deletions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from docgen.tree.nodes import Anchor

_NAME: Final = re.compile(r"zz_tracked_([id]?)([a-z])_\d+")


class Mark(StrEnum):
    """What happened to the words."""

    INSERTED = "i"
    DELETED = "d"


class Reach(StrEnum):
    """How far a mark reaches."""

    BEGIN = "b"  # from here to the end mark
    END = "e"
    WHOLE = "w"  # the whole paragraph, its mark included
    ROW = "r"  # the table row in which it stands


@dataclass(slots=True)
class Marker:
    """Makes marks; each has a name of its own."""

    _made: int = 0

    def begin(self, mark: Mark) -> Anchor:
        """Return the anchor from which on the words of the paragraph are marked."""
        return self._anchor(mark, Reach.BEGIN)

    def end(self) -> Anchor:
        """Return the anchor with which marked words end."""
        return self._anchor("", Reach.END)

    def whole(self, mark: Mark) -> Anchor:
        """Return the anchor of a paragraph that is marked as a whole."""
        return self._anchor(mark, Reach.WHOLE)

    def row(self, mark: Mark) -> Anchor:
        """Return the anchor of a table row that is marked as a whole."""
        return self._anchor(mark, Reach.ROW)

    def _anchor(self, mark: str, reach: Reach) -> Anchor:
        self._made += 1
        return Anchor(f"zz_tracked_{mark}{reach}_{self._made}")


def read_mark(name: str) -> tuple[str, Reach] | None:
    """Return what the bookmark `name` marks («i», «d» or nothing) and how far."""
    found = _NAME.fullmatch(name)
    return (found[1], Reach(found[2])) if found else None


def is_mark(name: str) -> bool:
    """Whether the anchor or bookmark `name` is a mark."""
    return _NAME.fullmatch(name) is not None
