"""Layout and writing: one pass, and a short second one where pages are named in the text."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from docgen.layout.spec import Layout
from docgen.tree.nodes import Document, Meta
from docgen.write.html import write_markup
from docgen.write.pages import Pages
from docgen.write.pdf.closing import close_cut_rows
from docgen.write.pdf.engine import (
    collected_warnings,
    no_collection,
    parsed,
    shipped_fonts,
    weasyprint,
)
from docgen.write.pdf.metadata import PRODUCER, is_tagged, xmp_packet
from docgen.write.pdf.once import write_once
from docgen.write.pdf.options import PdfOptions, WrittenPdf
from docgen.write.pdf.quick import quick_ways
from docgen.write.pdf.structure import Structure
from docgen.write.prefix import names_pages, prefix_with_pages

_MOST_PASSES = 4


def render(document: Document, layout: Layout, options: PdfOptions) -> WrittenPdf:
    """Return the finished PDF."""
    with no_collection(), collected_warnings() as collected, shipped_fonts() as fonts, quick_ways():
        laid_out = _lay_out(document, layout, options, fonts)
        data = _write(laid_out, document.meta, options)
    return WrittenPdf(data, laid_out.pages, tuple(collected.found))


def find_pages(document: Document, layout: Layout, options: PdfOptions) -> WrittenPdf:
    """Return where everything stands, without the file."""
    with no_collection(), collected_warnings() as collected, shipped_fonts() as fonts, quick_ways():
        laid_out = _lay_out(document, layout, options, fonts)
    return WrittenPdf(b"", laid_out.pages, tuple(collected.found))


class _LaidOut:
    """Pages set by WeasyPrint, the HTML trees they came from, and where everything stands."""

    def __init__(self, rendering: Any, roots: tuple[Any, ...], pages: Pages) -> None:
        self.rendering = rendering
        self.roots = roots
        self.pages = pages

    def joins(self, whole: _LaidOut) -> bool:
        """Whether these pages can stand for the first pages of `whole`: the next begins alike."""
        count = len(self.rendering.pages)
        starts = {name for page in whole.rendering.pages[:count] for name in page.anchors}
        return starts == {name for page in self.rendering.pages for name in page.anchors}


def _lay_out(document: Document, layout: Layout, options: PdfOptions, fonts: Any) -> _LaidOut:
    first = _pass(document, layout, options, None, fonts)
    if not names_pages(document):
        return first
    short = prefix_with_pages(document)
    if short is not None:
        again = _pass(short, layout, options, first.pages, fonts)
        count = len(again.rendering.pages)
        if _same_places(again.pages.of, first.pages.of) and again.joins(first):
            pages = [*again.rendering.pages, *first.rendering.pages[count:]]
            joined = first.rendering.copy(pages)
            return _LaidOut(joined, (*again.roots, *first.roots), first.pages)
    for _ in range(_MOST_PASSES):
        again = _pass(document, layout, options, first.pages, fonts)
        if again.pages == first.pages:
            break
        first = again
    return again


def _same_places(some: Mapping[str, int], all_: Mapping[str, int]) -> bool:
    return all(all_.get(name) == page for name, page in some.items())


def _pass(
    document: Document, layout: Layout, options: PdfOptions, pages: Pages | None, fonts: Any
) -> _LaidOut:
    html = parsed(write_markup(document, layout, pages, options.counted))
    rendering = html.render(font_config=fonts, pdf_variant=options.variant)
    return _LaidOut(rendering, (html.etree_element,), _pages(rendering, document))


def _pages(rendering: Any, document: Document) -> Pages:
    """Return the printed page number of every anchor."""
    printed = 0
    of: dict[str, int] = {}
    section = -1
    for page in rendering.pages:
        printed += 1
        name = page._page_box.page_type.name
        number = int(name[1:]) if name and name[1:].isdecimal() else 0
        if number != section:
            section = number
            start = document.sections[number].number_from
            printed = printed if start is None else start
        for anchor in page.anchors:
            of.setdefault(anchor, printed)
    return Pages(of, len(rendering.pages))


# --- writing ---------------------------------------------------------------------------------


def _write(laid_out: _LaidOut, meta: Meta, options: PdfOptions) -> bytes:
    engine = weasyprint()
    rendering = laid_out.rendering
    close_cut_rows(rendering)
    _describe(rendering.metadata, meta)
    moment = _moment(meta.moment)
    attachments = [
        engine.Attachment(
            string=one.data,
            name=one.name,
            description=one.description or None,
            created=moment,
            modified=moment,
            relationship=one.relationship,
        )
        for one in options.attachments
    ]

    def finish(_document: Any, pdf: Any) -> None:
        _finish(pdf, meta, options)

    with _own_tags(Structure(laid_out.roots)), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # of a colour profile left open
        data = rendering.write_pdf(
            pdf_variant=options.variant,
            pdf_tags=is_tagged(options.variant),
            attachments=attachments or None,
            finisher=finish,
        )
    assert isinstance(data, bytes)
    return data


def _describe(metadata: Any, meta: Meta) -> None:
    metadata.title = meta.title
    metadata.authors = [meta.author] if meta.author else []
    metadata.description = meta.subject or None
    metadata.keywords = list(meta.keywords)
    metadata.created = metadata.modified = meta.moment
    metadata.lang = meta.language


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def _finish(pdf: Any, meta: Meta, options: PdfOptions) -> None:
    """Put docgen's own metadata in the place of WeasyPrint's."""
    import pydyf

    pdf.info["Producer"] = pydyf.String(PRODUCER)
    reference = pdf.catalog.get("Metadata")
    assert reference is not None, "every variant has metadata"
    stream = pdf.objects[int(reference.split()[0])]
    stream.stream = [xmp_packet(meta, options.variant)]
    stream.compress = False
    write_once(pdf)


@contextmanager
def _own_tags(structure: Structure) -> Iterator[None]:
    """Let WeasyPrint call `structure` where it would build its own tags."""
    module = weasyprint().pdf
    before = module.add_tags
    module.add_tags = structure
    try:
        yield
    finally:
        module.add_tags = before
