"""Tracked changes in a DOCX: marks in the tree, real insertions and deletions in the file."""

from docgen.write.tracked.marks import Mark, Marker
from docgen.write.tracked.track import Author, track

__all__ = ["Author", "Mark", "Marker", "track"]
