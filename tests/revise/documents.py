"""Documents for the tests of tracked changes, written without the search for column widths."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from pathlib import Path

from docgen.build import Options, Resolved, resolve_plan
from docgen.diagnostics import Report
from docgen.kazakh.typography import Spacing
from docgen.layout.figures import set_sizes
from docgen.passes.sections import cut
from docgen.passes.typography import set_type
from docgen.revise.merge import merge
from docgen.tree.nodes import Block, Column, Contents, Document, Furniture, Group, Meta, Table
from docgen.tree.walk import map_blocks
from docgen.write.docx import write_docx
from docgen.write.pages import Pages
from docgen.write.tracked import Author, track

AUTHOR = Author("Тексеруші", "2024-05-06T00:00:00Z")
Blocks = tuple[Block, ...]


class _Everywhere(dict[str, int]):
    """Says of every anchor that it stands on page 1."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> int:
        return 1


@dataclass(frozen=True)
class Sample:
    """A resolved plan, ready to be revised and written quickly."""

    resolved: Resolved
    blocks: Blocks
    _known: deque[tuple[Blocks, Blocks]] = field(default_factory=lambda: deque(maxlen=3))

    @classmethod
    def read(cls, folder: Path) -> Sample:
        """Return the plan in `folder` without its contents."""
        report = Report()
        resolved = resolve_plan(folder, report, Options())
        assert resolved is not None, [one.code for one in report.found]
        return cls(resolved, without_contents(resolved.blocks))

    def written(self, blocks: Blocks) -> bytes:
        """Return the blocks as DOCX."""
        return self._docx(self._typeset(blocks))

    def tracked(self, old: Blocks, new: Blocks) -> bytes:
        """Return both editions as one DOCX with tracked changes."""
        return track(self._docx(merge(self._typeset(old), self._typeset(new))), AUTHOR)

    def _typeset(self, blocks: Blocks) -> Blocks:
        """Return the blocks with their spaces set; the last ones are remembered."""
        for known, done in self._known:
            if known is blocks:
                return done
        done = set_type(blocks, Spacing())
        self._known.append((blocks, done))
        return done

    def _docx(self, blocks: Blocks) -> bytes:
        layout = self.resolved.layout
        sized = map_blocks(set_sizes(blocks, layout), _wide)
        sections = cut(sized, layout, lambda page, landscape: (Furniture(), Furniture()))
        return write_docx(Document(Meta("Сынақ"), sections), layout, Pages(_Everywhere(), 1))


def _wide(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    columns = tuple(replace(one, width=one.width or 800) for one in block.columns)
    return replace(block, columns=columns or (Column(800),), orientation="")


def without_contents(blocks: Blocks) -> Blocks:
    """Return the blocks without the contents: they follow from the rest."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Contents) or getattr(block, "role", "") == "contents":
            continue
        if isinstance(block, Group):
            block = replace(block, blocks=without_contents(block.blocks))
        found.append(block)
    return tuple(found)
