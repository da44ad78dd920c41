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


def late_head(parts: Parts) -> None:
    before, after = parts[BODY].rsplit(b"<w:trPr><w:cantSplit/></w:trPr>", 1)
    parts[BODY] = before + b"<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" + after


TABLE = (
    '<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/>'
    "</w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
ANCHOR = '<wp:anchor distT="0" distB="0" distL="0" distR="0"/>'
KEY = 'w:fontKey="{00000000-0000-0000-0000-000000000000}" w:old="'
LANGUAGE = '<w:themeFontLang w:val="ru'
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
    # What Word is particular about:
    "the prefix w15 is not declared": swap(BODY, "xmlns:w15=", "xmlns:q15="),
    "a field goes on after its paragraph": swap(
        BODY,
        "</w:p>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    ),
    "half inside a link": swap(
        BODY,
        "</w:hyperlink>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r></w:hyperlink>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    "without a paragraph between them": swap(BODY, "</w:tbl>", f"</w:tbl>{TABLE}"),
    "does not end with a paragraph": swap(BODY, "</w:p></w:tc>", f"</w:p>{TABLE}</w:tc>"),
    "the body does not end": swap(BODY, "</w:body>", "<w:p/></w:body>"),
    "has columns of": swap(BODY, '<w:tblW w:w="9355"', '<w:tblW w:w="9000"'),
    "in columns of": swap(BODY, '<w:tcW w:w="4677"', '<w:tcW w:w="4000"'),
    "whose widths Word chooses": swap(BODY, '<w:tblLayout w:type="fixed"/>', ""),
    "more than Word opens": swap(BODY, "<w:tblGrid>", "<w:tblGrid>" + '<w:gridCol w:w="1"/>' * 63),
    "a head row below": late_head,
    "blanks that Word drops": swap(BODY, ' xml:space="preserve">КЕЛІСІЛДІ', "> КЕЛІСІЛДІ"),
    "a tab or line end": swap(BODY, "КЕЛІСІЛДІ", "КЕЛІ\tСІЛДІ"),
    "not a name for a bookmark": swap(BODY, ' w:name="', ' w:name="' + "a" * 41),
    "orientation is not that": swap(BODY, ' w:orient="landscape"', ""),
    "2 heads or feet": swap(BODY, "<w:footerReference", "<w:headerReference"),
    "a section without size": swap(BODY, "<w:pgMar", "<w:pgBorders/><w:q"),
    "drawing number 1": swap(BODY, '<wp:docPr id="2"', '<wp:docPr id="1"'),
    "a drawing without": swap(BODY, "</w:p>", f"<w:r><w:drawing>{ANCHOR}</w:drawing></w:r></w:p>"),
    "based on none": swap("word/styles.xml", '<w:basedOn w:val="', '<w:basedOn w:val="No'),
    "no paragraph style": swap(BODY, '<w:pStyle w:val="Stamp"', '<w:pStyle w:val="Nowhere"'),
    "no table style": swap(BODY, '<w:tblStyle w:val="', '<w:tblStyle w:val="No'),
    "not a font key": swap("word/fontTable.xml", 'w:fontKey="{', 'w:fontKey="q'),
    "not a font under its key": swap("word/fontTable.xml", 'w:fontKey="', KEY),
    "language is not stated": swap("word/settings.xml", '<w:themeFontLang w:val="kk', LANGUAGE),
}


def test_a_good_document_has_no_faults(good: bytes) -> None:
    assert faults(good) == []


@pytest.mark.parametrize("words", FAULTS)
def test_a_fault_is_named(good: bytes, words: str) -> None:
    found = faults(broken(good, FAULTS[words]))
    assert any(words in fault for fault in found), found


def test_what_is_no_zip_is_a_fault() -> None:
    assert faults(b"PK")[0].startswith("not a zip")
