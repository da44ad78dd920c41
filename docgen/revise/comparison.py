"""The comparison table (салыстырма кесте) as a document of its own, by the same writers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.build import Built, Made, Options, Resolved, lay_out, write_files
from docgen.compare import Change
from docgen.compare.elements import said_in
from docgen.diagnostics import Report
from docgen.layout.spec import TWIPS_PER_MM, Layout
from docgen.passes.number import number
from docgen.revise.basis import Revision
from docgen.revise.history import Traced
from docgen.revise.sides import sides
from docgen.tree.nodes import Block, Emphasis, Paragraph, Text

TEMPLATE = "comparison.html.jinja"
MOST_LINES = 12
"""Rows with more lines in a wording may go on to the next page."""
LETTERS_IN_LINE = 36
"""How many letters a line of a wording holds at least, bold ones too."""
NARROW_MM = 97
"""The width of the number, the place and the reason together, as the template has them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: where, and why."""

    place: str
    reason: str
    splits: bool


def comparison_document(
    traced: Traced, revision: Revision, report: Report, options: Options
) -> Built | None:
    """Return the comparison table of the newest edition as DOCX and PDF; None with faults."""
    made = lay_out_comparison(traced, revision, report, options)
    return None if made is None else write_files(made, report, options)


def lay_out_comparison(
    traced: Traced, revision: Revision, report: Report, options: Options
) -> Made | None:
    """Return the comparison table on its pages."""
    resolved, wording = traced.edition.resolved, traced.wording
    words = wording.patterns.comparison
    nodes: dict[str, tuple[Block, ...]] = {}
    lines: list[Line] = []
    for at, change in enumerate(traced.changes.changes, start=1):
        old, new = sides(change)
        nodes[f"old-{at}"] = old or _nothing(words.new)
        to = wording.moved_to(change)
        nodes[f"new-{at}"] = (*_moved(to), *new) or _nothing(words.gone)
        splits = max(_height(old), _height(new)) > MOST_LINES
        lines.append(Line(_place(change, traced), _reason(change, revision, words.reason), splits))
    blocks = resolved.maker.other(
        TEMPLATE,
        nodes,
        words=words,
        rows=lines,
        wide=_wide(resolved.layout),
        plan_name=" ".join(_title(resolved)),
        act=wording.act(revision.basis, "comparison"),
    )
    numbered, _ = number(blocks, resolved.layout, report)
    made = lay_out(replace(resolved, blocks=numbered), report, options)
    if made is None:
        return None
    meta = replace(made.document.meta, title=f"{words.title}. {made.document.meta.title}")
    return replace(made, document=replace(made.document, meta=meta))


def _height(side: tuple[Block, ...]) -> int:
    """Return about how many lines a wording takes."""
    return sum(1 + len(said_in((one,))) // LETTERS_IN_LINE for one in side)


def _wide(layout: Layout) -> float:
    """Return the width in mm of each of the two wordings: what the other columns leave."""
    width = layout.text_width("main", landscape=True) / TWIPS_PER_MM
    return round((width - NARROW_MM) / 2, 1)


def _title(resolved: Resolved) -> tuple[str, ...]:
    file = resolved.plan.file
    if file.title_page is not None:
        return tuple(str(line) for line in file.title_page.title)
    return (str(file.organisation.name),)


def _place(change: Change, traced: Traced) -> str:
    words = traced.wording.place(change)
    return words[:1].upper() + words[1:]


def _reason(change: Change, revision: Revision, usual: str) -> str:
    return change.reason or str(revision.reason) or usual


def _moved(to: str) -> tuple[Block, ...]:
    """Return the line that names the new place of what moved."""
    return (Paragraph((Emphasis((Text(f"{to}:"),)),), "cell"),) if to else ()


def _nothing(words: str) -> tuple[Block, ...]:
    return (Paragraph((Text(words),), "cell"),)
