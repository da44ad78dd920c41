"""The document with every kind of node opens in python-docx, and nothing of it is lost."""

from __future__ import annotations

import io

import docx

from docgen.tree import nodes as n
from docgen.write.docx import write_docx
from docgen.write.walk import plain_text
from tests.write.docx.sample import document, pages
from tests.write.layout import sample_layout


def test_python_docx_reads_sections_tables_and_words() -> None:
    given = document()
    found = docx.Document(io.BytesIO(write_docx(given, sample_layout(), pages())))
    assert len(found.sections) == len(given.sections)
    assert [section.orientation == 1 for section in found.sections] == [
        section.landscape for section in given.sections
    ]
    tables = [block for s in given.sections for block in s.blocks if isinstance(block, n.Table)]
    shapes = [(len(one.rows), len(one.columns)) for one in found.tables]
    for table in tables:
        assert (len(table.rows), len(table.columns)) in shapes
    shown = "\n".join(paragraph.text for paragraph in found.paragraphs)
    for section in given.sections:
        for block in section.blocks:
            if isinstance(block, n.Heading):
                assert plain_text(block.children) in shown
