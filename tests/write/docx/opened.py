"""A written DOCX taken apart for assertions."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from functools import cached_property

from lxml import etree

from docgen.layout.spec import Layout
from docgen.tree.nodes import Block, Document, Meta, PageSection
from docgen.write.docx import write_docx
from docgen.write.pages import Pages
from tests.write.docx.sample import pages as any_pages
from tests.write.layout import sample_layout

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {
    "w": W[1:-1],
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}


class Opened:
    """The parts of a DOCX."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}

    def tree(self, name: str) -> etree._Element:
        """Return a part's root."""
        return etree.fromstring(self.parts[name])

    @cached_property
    def body(self) -> etree._Element:
        """The document's body."""
        return self.tree("word/document.xml").find(f"{W}body")

    def find(self, path: str, part: str = "") -> list[etree._Element]:
        """Return what the XPath finds in the body, or in a part."""
        root = self.tree(part) if part else self.body
        return list(root.xpath(path, namespaces=NAMES))

    def values(self, path: str, part: str = "") -> list[str]:
        """Return the `w:val`s or strings that the XPath finds."""
        return [str(one) for one in self.find(path, part)]

    def paragraph(self, words: str) -> etree._Element:
        """Return the body's paragraph with these words."""
        for paragraph in self.body.iter(f"{W}p"):
            if words in text(paragraph):
                return paragraph
        raise LookupError(words)


def text(node: etree._Element) -> str:
    """Return the text that is printed (fields by their results), tabs and breaks as such."""
    out: list[str] = []
    for one in node.iter():
        match one.tag.removeprefix(W):
            case "t":
                out.append(one.text or "")
            case "noBreakHyphen":
                out.append("-")
            case "tab" if one.getparent().tag == f"{W}r":
                out.append("\t")
            case "br":
                out.append("\n")
    return "".join(out)


def opened(*blocks: Block, layout: Layout | None = None, pages: Pages | None = None) -> Opened:
    """Write the blocks as one section and open the file."""
    sections: Iterable[PageSection] = (PageSection(blocks),)
    document = Document(Meta("Сынақ"), tuple(sections))
    return Opened(write_docx(document, layout or sample_layout(), pages or any_pages()))
