"""A small DOCX for signatures, and ways to change what lies in one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from docgen.layout.spec import Layout
from docgen.signatures.package import read_package, write_package
from docgen.tree.nodes import Document, Meta, PageSection, Paragraph, Text
from docgen.write.docx import write_docx
from docgen.write.pages import Pages
from tests.write.layout import sample_layout


@cache
def small_docx() -> bytes:
    body = (Paragraph((Text("Қанағаттану деңгейі 80 пайызға жетеді."),)),)
    document = Document(Meta("Жоспар"), (PageSection(body),))
    made: Layout = sample_layout()
    return write_docx(document, made, Pages())


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the package with one part changed; empty result takes the part away."""
    parts = dict(read_package(data).parts)
    parts[name] = change(parts.get(name, b""))
    if not parts[name] and name != "_xmlsignatures/origin.sigs":
        del parts[name]
    return write_package(parts)
