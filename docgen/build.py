"""The whole way: a plan's folder to the document tree, and the tree to both files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from docgen.check import (
    check_cells,
    check_formulas,
    check_headings,
    check_plan,
    check_printed,
    settle,
    two_readings,
)
from docgen.diagnostics import Position, Report
from docgen.expand.document import DocumentMaker
from docgen.expand.expander import RegisterRow
from docgen.expand.signed import UNSIGNED, EditionMark, Signed
from docgen.expand.values import value_at
from docgen.expand.words import in_case, lexicon_of
from docgen.kazakh.typography import Spacing
from docgen.layout.columns import decide_tables, set_column_widths
from docgen.layout.decisions import Decision
from docgen.layout.figures import set_sizes
from docgen.layout.heads import with_room_for_heads
from docgen.layout.load import load_layout
from docgen.layout.spec import Layout
from docgen.layout.tightlines import tighten_lines
from docgen.layout.widewords import break_long_words
from docgen.outside import font_faces, resource_folder
from docgen.passes.boxes import place_boxes
from docgen.passes.contents import fill_contents
from docgen.passes.number import number
from docgen.passes.refer import resolve
from docgen.passes.sections import cut
from docgen.passes.typography import set_type
from docgen.plan import Plan, load_plan
from docgen.plan.front import Amendment
from docgen.read.project import LARGEST_PICTURE
from docgen.tree.nodes import Block, Document, Meta

if TYPE_CHECKING:
    from docgen.write.pdf import PdfOptions, Variant

Amend: TypeAlias = Callable[[tuple[Block, ...]], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for. `moment` is the ISO time that both files carry."""

    docx: bool = True
    pdf: bool = True
    html: bool = False
    draft: bool = True
    moment: str = ""
    variant: Variant | None = None  # of PDF/A; None leaves it to the writer
    attach_source: bool = False
    register: tuple[RegisterRow, ...] = ()
    amend: Amend = lambda blocks: blocks  # what a revision adds: notes at their places
    amendments: tuple[Amendment, ...] = ()  # and what it adds to the title page
    signed: Signed = UNSIGNED
    mark: EditionMark | None = None  # what makes the files those of an edition
    templates: Path | None = None  # an edition's own; else those that docgen ships


@dataclass(frozen=True, slots=True)
class Built:
    """The finished files, and what was decided on the way."""

    docx: bytes | None = None
    pdf: bytes | None = None
    html: str | None = None
    document: Document | None = None
    decisions: tuple[Decision, ...] = ()
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Resolved:
    """A plan's document with every word in place, not yet laid out on pages.

    `blocks` are the numbered blocks before contents and typography: what editions compare.
    """

    plan: Plan
    layout: Layout
    blocks: tuple[Block, ...]
    maker: DocumentMaker


@dataclass(frozen=True, slots=True)
class Made:
    """A plan's resolved document with the look it was made for."""

    plan: Plan
    layout: Layout
    document: Document
    decisions: tuple[Decision, ...] = field(default=())


def build_plan(folder: Path, report: Report, options: Options | None = None) -> Built | None:
    """Return the plan's files, or None when `report` has errors."""
    wanted = options or Options()
    made = make_document(folder, report, wanted)
    if made is None or report.has_errors:
        return None
    built = write_files(made, report, wanted)
    _check_words(made, built, report)
    settle(made.plan, report)
    return built


def _check_words(made: Made, built: Built, report: Report) -> None:
    """Report words that the finished files lost or added, or that stand off the page."""
    from docgen.verify import report_words, verify_words

    report_words(verify_words(made.document, built.docx, built.pdf), report)


def make_document(folder: Path, report: Report, options: Options) -> Made | None:
    """Return the resolved document of the plan in `folder`, or None when it has errors."""
    resolved = resolve_plan(folder, report, options)
    return None if resolved is None else lay_out(resolved, report, options)


def resolve_plan(folder: Path, report: Report, options: Options) -> Resolved | None:
    """Return the plan's words in their order, numbered and referred to; None with errors."""
    plan = load_plan(folder, report) if _has_fonts(report) else None
    if plan is None:
        return None
    plan.file = plan.file.with_amendments(options.amendments)
    templates = options.templates or resource_folder("templates")
    layout = load_layout(str(plan.file.layout), templates, report, plan.file.layout.position)
    if layout is None:
        return None
    maker = DocumentMaker(
        plan, layout, report, templates, options.register, options.signed, options.mark
    )
    blocks = maker.blocks()
    check_headings(blocks, report)
    check_formulas(blocks, report)
    blocks = options.amend(blocks)
    check_plan(plan, report)
    lexicon = lexicon_of(plan.file)
    blocks, targets = number(blocks, layout, report)
    blocks = resolve(
        blocks,
        targets,
        lambda words, case: in_case(words, case, lexicon),
        lambda path, place: value_at(plan, path, place, report),
        report,
    )
    report.found.extend(two_readings(blocks, plan, lexicon))
    if report.has_errors:
        settle(plan, report)
        return None
    return Resolved(plan, layout, blocks, maker)


def _has_fonts(report: Report) -> bool:
    """Whether all shipped fonts are there; nothing is taken from the system in their place."""
    try:
        font_faces()
    except FileNotFoundError as fault:
        report.error("missing-font", file=str(fault))
        return False
    return True


def lay_out(resolved: Resolved, report: Report, options: Options) -> Made | None:
    """Return the document on its pages: contents, typography, widths, sections."""
    plan = resolved.plan
    layout = with_room_for_heads(resolved.layout, resolved.maker.furniture)
    depth = plan.file.contents.depth if plan.file.contents else 0
    blocks = fill_contents(resolved.blocks, layout.contents, depth)
    blocks = set_type(blocks, Spacing())
    blocks = place_boxes(set_sizes(blocks, layout), layout, "main")
    blocks, decisions = decide_tables(blocks, layout, "main", False, report)
    sections = cut(blocks, layout, resolved.maker.furniture)
    document = Document(_meta(plan, options), sections, options.draft, layout.draft_mark)
    document = set_column_widths(document, layout, report)
    document = break_long_words(document, layout, report)
    document = tighten_lines(document, layout)
    check_printed(document, layout, report)
    check_cells(document, layout, report)
    if report.has_errors:
        settle(plan, report)
        return None
    return Made(plan, layout, document, decisions)


def write_files(made: Made, report: Report, options: Options) -> Built:
    """Return the files of a resolved document; the PDF's pages go into the DOCX's fields."""
    from docgen.write.docx import write_docx
    from docgen.write.html import write_html
    from docgen.write.pages import Pages
    from docgen.write.pdf import WrittenPdf, find_pages, write_pdf
    from docgen.write.prefix import needs_pages

    html = write_html(made.document, made.layout) if options.html else None
    if not options.pdf and not options.docx:
        return Built(html=html, document=made.document, decisions=made.decisions)
    if options.pdf:
        written = write_pdf(made.document, made.layout, _pdf_options(made, options, report))
    elif needs_pages(made.document):
        written = find_pages(made.document, made.layout)
    else:
        written = WrittenPdf(b"", Pages())
    for warning in written.warnings:
        report.warn("pdf-warning", Position(), text=warning)
    docx = write_docx(made.document, made.layout, written.pages) if options.docx else None
    return Built(
        docx,
        written.data if options.pdf else None,
        html,
        made.document,
        made.decisions,
        written.pages.total,
    )


def _pdf_options(made: Made, options: Options, report: Report) -> PdfOptions:
    """Return the archive variant, and the plan's own files when the PDF is to carry them."""
    from docgen.write.pdf import Attachment, PdfOptions

    files: list[Attachment] = []
    if options.attach_source:
        project = made.plan.project
        for name in project.source_names():
            data = project.data(name, report, limit=LARGEST_PICTURE)
            if data is not None:
                files.append(Attachment(name, data))
    if options.variant is None:
        return PdfOptions(attachments=tuple(files))
    return PdfOptions(options.variant, tuple(files))


def _meta(plan: Plan, options: Options) -> Meta:
    file = plan.file
    title = " ".join(str(line) for line in file.title_page.title) if file.title_page else ""
    name = str(file.organisation.name)
    years = f"{file.period.from_}–{file.period.to}"
    return Meta(
        title=title or f"{name}. {years} жылдарға арналған стратегиялық жоспар",
        author=str(file.organisation.short or name),
        subject=f"{years} жылдарға арналған стратегиялық жоспар",
        keywords=("стратегиялық жоспар", years),
        moment=options.moment or f"{file.year or file.period.from_}-01-01T00:00:00Z",
        identifier=f"docgen:{options.mark.code}" if options.mark else "",
        final=options.mark is not None,
    )
