"""Levels of headings: one that is skipped leaves a hole in outline, contents and bookmarks."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.diagnostics import Report
from docgen.tree.nodes import Block, Heading
from docgen.tree.walk import every_block


def check_headings(blocks: Iterable[Block], report: Report) -> None:
    """Warn of headings in an author's text that stand two levels below the one before."""
    file, previous = "", 0
    for block in every_block(tuple(blocks)):
        if not isinstance(block, Heading) or not block.position.file.endswith(".md"):
            continue
        if block.position.file == file and block.level > previous + 1:
            report.warn(
                "heading-level-skipped", block.position, level=block.level, previous=previous
            )
        file, previous = block.position.file, block.level
