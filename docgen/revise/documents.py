"""All that a revision's sign-off needs, from one set of changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.build import Made, Options, Resolved, lay_out, resolve_plan
from docgen.diagnostics import Position, Report
from docgen.expand.expander import RegisterRow
from docgen.revise.basis import FILE, Revision
from docgen.revise.comparison import comparison_document
from docgen.revise.history import Traced, trace
from docgen.revise.tracked import tracked_document, write_tracked
from docgen.tree.nodes import Document
from docgen.write.pages import Pages
from docgen.write.tracked import Author


@dataclass(frozen=True, slots=True)
class RevisionDocuments:
    """What a revision adds to a build (`pieces`), and its own documents."""

    pieces: Options
    traced: Traced
    tracked_docx: bytes
    comparison_docx: bytes
    comparison_pdf: bytes

    @property
    def register(self) -> tuple[RegisterRow, ...]:
        """The rows of the change-registration sheet, of this and of all earlier revisions."""
        return self.traced.rows


def pieces(
    history: Sequence[Path], folder: Path, report: Report, templates: Path | None = None
) -> Options | None:
    """Return what all revisions up to `folder` add to a build; nothing for a first edition."""
    traced = trace(history, folder, report, templates)
    return None if traced is None else traced[-1].options(Options(templates=templates))


def revision_documents(
    history: Sequence[Path],
    folder: Path,
    report: Report,
    options: Options | None = None,
    before: Options | None = None,
) -> RevisionDocuments | None:
    """Return the documents of the revision in `folder`; None with the faults reported.

    `history` are the contents of all editions before it, oldest first. `options` carry what
    else the new edition is built with: its signatures, its mark, its moment, its templates;
    `before` those of the edition that is amended, for the tracked document.
    """
    base = replace(options or Options(), draft=False)
    traced = trace(history, folder, report, base.templates)
    if traced is None or not history:
        return None
    last = traced[-1]
    revision = last.edition.revision
    if revision is None:
        report.error("revision-missing", Position(FILE), file=FILE)
        return None
    if not last.changes.changes:
        report.error("revision-empty", Position(FILE))
        return None
    old = _consolidated(history[-1], traced[-2], before or base, report)
    new = _consolidated(folder, last, base, report)
    compared = comparison_document(last, revision, report, base)
    if old is None or new is None or compared is None or report.has_errors:
        return None
    assert compared.docx is not None
    assert compared.pdf is not None
    tracked = _tracked(old, new, revision, report, base)
    if tracked is None:
        return None
    return RevisionDocuments(last.options(base), last, tracked, compared.docx, compared.pdf)


def _consolidated(folder: Path, traced: Traced, base: Options, report: Report) -> Resolved | None:
    return resolve_plan(folder, report, traced.options(base))


def _tracked(
    old: Resolved, new: Resolved, revision: Revision, report: Report, base: Options
) -> bytes | None:
    made = lay_out(new, report, base)
    if made is None:
        return None
    moment = f"{revision.basis.date.isoformat()}T00:00:00Z"
    meta = replace(made.document.meta, moment=moment)
    document = tracked_document(old, new, meta, revision.given)
    author = Author(meta.author, moment)
    return write_tracked(document, new, pages_of(made, document), author)


def pages_of(made: Made, shown: Document) -> Pages:
    """Return the pages of the new edition, when the tracked document names any."""
    from docgen.write.pdf import write_pdf
    from docgen.write.prefix import names_pages

    return write_pdf(made.document, made.layout).pages if names_pages(shown) else Pages()
