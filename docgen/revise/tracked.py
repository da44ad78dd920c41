"""The tracked document: the new edition with every difference from the old one marked."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.build import Resolved
from docgen.compare import Correction
from docgen.diagnostics import Report
from docgen.kazakh.typography import Spacing
from docgen.layout.columns import decide_tables, set_column_widths
from docgen.layout.figures import set_sizes
from docgen.layout.heads import with_room_for_heads
from docgen.layout.spec import Layout
from docgen.passes.boxes import place_boxes
from docgen.passes.contents import fill_contents
from docgen.passes.sections import cut
from docgen.passes.typography import set_type
from docgen.revise.merge import merge
from docgen.tree.nodes import Document, Meta
from docgen.write.docx import write_docx
from docgen.write.pages import Pages
from docgen.write.tracked import Author, track


def tracked_document(
    old: Resolved, new: Resolved, meta: Meta, corrections: Sequence[Correction] = ()
) -> Document:
    """Return the merged document on its pages; both editions come with their notes."""
    layout, report = _layout(new), Report()
    before = set_type(old.blocks, Spacing())
    after = set_type(fill_contents(new.blocks, layout.contents), Spacing())
    blocks = merge(before, after, corrections)
    blocks = place_boxes(set_sizes(blocks, layout), layout, "main")
    blocks, _ = decide_tables(blocks, layout, "main", False, report)
    document = Document(meta, cut(blocks, layout, new.maker.furniture))
    return set_column_widths(document, layout, report)


def write_tracked(document: Document, new: Resolved, pages: Pages, author: Author) -> bytes:
    """Return the merged document as DOCX with tracked changes; `pages` are the new edition's."""
    return track(write_docx(document, _layout(new), pages), author)


def _layout(new: Resolved) -> Layout:
    return with_room_for_heads(new.layout, new.maker.furniture)
