"""Each fault that schema validators miss is found in a package that has it, and only there."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from docgen.write.docx import write_docx
from docgen.write.docx.verify import faults
from tests.write.docx.sample import document, pages
from tests.write.layout import sample_layout

BODY = "word/document.xml"
RELS = "word/_rels/document.xml.rels"
Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def good() -> bytes:
    return write_docx(document(draft=True), sample_layout(), pages())


def broken(data: bytes, change: Callable[[Parts], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before = dict(parts)
    change(parts)
    assert parts != before
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def swap(part: str, old: str, new: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts[part] = parts[part].replace(old.encode(), new.encode(), 1)

    return change


def orphan(parts: Parts) -> None:
    parts["word/lost.xml"] = b"<lost/>"


def external_image(parts: Parts) -> None:
    parts[RELS] = parts[RELS].replace(
        b"</Relationships>",
        b'<Relationship Id="rId999" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/image" Target="http://example.kz/a.png" TargetMode="External"/>'
        b"</Relationships>",
    )


FAULTS = {
    "is there twice": swap(
        BODY,
        "</w:p>",
        '<w:bookmarkStart w:id="9998" w:name="END"/><w:bookmarkEnd w:id="9998"/></w:p>',
    ),
    "has no end": swap(BODY, "</w:p>", '<w:bookmarkStart w:id="9999" w:name="q"/></w:p>'),
    "missing bookmark nowhere": swap(BODY, 'w:anchor="', 'w:anchor="nowhere" w:tooltip="'),
    "without an end": swap(BODY, "</w:p>", '<w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'),
    "without its begin": swap(BODY, "</w:p>", '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'),
    "begins nowhere": swap(BODY, '<w:vMerge w:val="restart"/>', ""),
    "nothing leads to": orphan,
    "an external image": external_image,
    "not a time": swap("docProps/core.xml", "2025-03-14T05:00:00Z", "14.03.2025"),
    "text outside a run": swap(BODY, "</w:p>", "</w:p>сөз"),
    "missing relationship": swap(BODY, 'r:embed="', 'r:embed="x'),
    "no part word/styles.xml": lambda parts: [parts.pop("word/styles.xml")][:0],
    "columns instead of": swap(BODY, '<w:gridSpan w:val="2"/>', ""),
    "a cell without a paragraph": swap(BODY, "</w:tr>", "<w:tc/></w:tr>"),
}


def test_a_good_document_has_no_faults(good: bytes) -> None:
    assert faults(good) == []


@pytest.mark.parametrize("words", FAULTS)
def test_a_fault_is_named(good: bytes, words: str) -> None:
    found = faults(broken(good, FAULTS[words]))
    assert any(words in fault for fault in found), found


def test_what_is_no_zip_is_a_fault() -> None:
    assert faults(b"PK")[0].startswith("not a zip")
