"""From edition to edition: what each revision adds to the document that stands now.

Everything is found anew from the frozen contents and their revision.yaml: there is no second
memory that could contradict them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from docgen.build import Options, Resolved, resolve_plan
from docgen.compare import ChangeSet, Element, compare_elements, logical, unused
from docgen.diagnostics import Position, Report
from docgen.expand.expander import RegisterRow
from docgen.expand.words import lexicon_of
from docgen.outside import resource_folder
from docgen.plan.front import Amendment, TitlePage
from docgen.read.values import Text
from docgen.revise.basis import FILE, Basis, Revision, read_revision
from docgen.revise.notes import Note, carried, notes_of, target_of, with_notes
from docgen.revise.wording import FILE as WORDINGS
from docgen.revise.wording import Wording, load_patterns
from docgen.tree.nodes import Block


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as its content says it: the document without notes, and its revision."""

    number: int
    resolved: Resolved
    elements: tuple[Element, ...]
    revision: Revision | None


@dataclass(frozen=True, slots=True)
class Traced:
    """The newest edition with all that its revisions added."""

    edition: Edition
    wording: Wording
    changes: ChangeSet = field(default_factory=ChangeSet)
    notes: tuple[Note, ...] = ()
    rows: tuple[RegisterRow, ...] = ()
    amendments: tuple[Amendment, ...] = ()

    def options(self, base: Options | None = None) -> Options:
        """Return what a build of the consolidated edition is asked for."""
        elements, notes = self.edition.elements, self.notes
        title = any(row.target == "amended-title" for row in self.rows)

        def amend(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
            return with_notes(blocks, elements, notes, title=title)

        return replace(
            base or Options(), register=self.rows, amend=amend, amendments=self.amendments
        )


def read_edition(
    folder: Path, number: int, report: Report, templates: Path | None = None
) -> Edition | None:
    """Return the edition whose content lies in `folder`; None with the faults reported."""
    resolved = resolve_plan(folder, report, Options(templates=templates))
    revision = read_revision(folder, report)
    if resolved is None or report.has_errors:
        return None
    return Edition(number, resolved, logical(resolved.blocks), revision)


def wording_of(edition: Edition, templates: Path | None = None) -> Wording:
    """Return the words in which the edition's layout says amendments."""
    layout = edition.resolved.layout
    file = edition.resolved.plan.file
    patterns = load_patterns(layout.name, templates or resource_folder("templates"))
    organisation = str(file.organisation.short or file.organisation.name)
    return Wording(patterns, layout, lexicon_of(file), organisation)


def trace(
    history: Sequence[Path], folder: Path, report: Report, templates: Path | None = None
) -> list[Traced] | None:
    """Return every edition of `history` (contents, oldest first) and `folder`, traced.

    The first has no changes. None with the faults reported.
    """
    found: list[Traced] = []
    before: Path | None = None
    for number, one in enumerate((*history, folder), start=1):
        edition = read_edition(one, number, report, templates)
        if edition is None:
            return None
        if before is not None and _is_left_over(one, before):
            edition = replace(edition, revision=None)
        before = one
        try:
            wording = wording_of(edition, templates)
        except (ValueError, yaml.YAMLError) as fault:
            problem = str(fault).partition("\n")[2].strip() or str(fault)
            shown = Position(f"templates/{edition.resolved.layout.name}/{WORDINGS}")
            report.error("layout-invalid", shown, where="", problem=problem)
            return None
        if not found:
            found.append(Traced(edition, wording))
        else:
            found.append(follow(found[-1], edition, wording, report))
    return found


def _is_left_over(folder: Path, before: Path) -> bool:
    """Whether the folder's revision.yaml is still the one of the edition before it."""
    here, there = folder / FILE, before / FILE
    return here.is_file() and there.is_file() and here.read_bytes() == there.read_bytes()


def follow(last: Traced, edition: Edition, wording: Wording, report: Report) -> Traced:
    """Return the next edition: what stood, and what its own revision adds."""
    revision = edition.revision
    corrections = revision.given if revision else ()
    old, new = last.edition.elements, edition.elements
    changes = compare_elements(old, new, corrections)
    for one in unused(corrections, old, new):
        report.warn("correction-unused", Position(FILE), words=one.old or one.new)
    notes = carried(last.notes, changes)
    rows, amendments = last.rows, last.amendments
    if revision is not None and changes.changes:
        notes += notes_of(changes, revision.basis, edition.number, wording)
        rows += register_rows(changes, revision.basis, edition.number, wording)
        amendments += (amendment(revision, edition, wording),)
    return Traced(edition, wording, changes, tuple(notes), rows, amendments)


def register_rows(
    changes: ChangeSet, basis: Basis, edition: int, wording: Wording
) -> tuple[RegisterRow, ...]:
    """Return the rows of the change-registration sheet, one for each change or for the act."""
    made = f"{basis.date:%d.%m.%Y}"
    words = wording.act(basis, "register_words")
    force = f"{basis.in_force:%d.%m.%Y}"
    rows = tuple(
        RegisterRow(wording.place(one), made, words, force, target_of(one, edition, number))
        for number, one in enumerate(changes.changes, start=1)
    )
    if wording.patterns.register_rows == "change":
        return rows
    places = "; ".join(dict.fromkeys(row.place for row in rows))
    return (replace(rows[0], place=places),)


def amendment(revision: Revision, edition: Edition, wording: Wording) -> Amendment:
    """Return what the title page says of the revision.

    Its place: what revision.yaml says, else that of the amendments before it, else the layout's.
    """
    page = edition.resolved.plan.file.title_page
    place = str(revision.place) or _usual(page, wording)
    lines = wording.title_lines(revision.basis, place)
    return Amendment.model_validate({"lines": tuple(Text(one) for one in lines), "place": place})


def _usual(page: TitlePage | None, wording: Wording) -> str:
    if page is None:
        return wording.patterns.title_place
    if page.amendments:
        return page.amendments[-1].place
    return wording.patterns.title_place if page.block else "below"
