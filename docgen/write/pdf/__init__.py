"""The PDF: HTML laid out by WeasyPrint, tagged and described by docgen itself."""

from __future__ import annotations

from docgen.layout.spec import Layout
from docgen.tree.nodes import Document
from docgen.write.pdf.options import Attachment, PdfOptions, Variant, WrittenPdf

__all__ = ["Attachment", "PdfOptions", "Variant", "WrittenPdf", "find_pages", "write_pdf"]


def write_pdf(document: Document, layout: Layout, options: PdfOptions | None = None) -> WrittenPdf:
    """Return the PDF of the resolved `document`, its pages, and the layout's warnings."""
    from docgen.write.pdf.render import render

    return render(document, layout, options or PdfOptions())


def find_pages(document: Document, layout: Layout, options: PdfOptions | None = None) -> WrittenPdf:
    """Return the pages and the warnings of the PDF, without drawing the file."""
    from docgen.write.pdf.render import find_pages

    return find_pages(document, layout, options or PdfOptions())
