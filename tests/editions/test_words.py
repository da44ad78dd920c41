"""Which words of two DOCX differ: those that are read, not the signs that only break lines."""

from __future__ import annotations

import zipfile
from io import BytesIO

from docgen.editions.words import word_differences

DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"
)

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def packed(words: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", DOCUMENT.format(words))
    return made.getvalue()


def test_signs_that_break_or_join_lines_are_no_words() -> None:
    before, after = packed("2021–2025 жылдар"), packed("2021–\u20602025 жыл\u200bдар")
    assert word_differences(before, after) == []
    (found,) = word_differences(before, packed("2021–\u20602026 жылдар"))
    assert (found.old, found.new) == ("2021–2025", "2021–2026")
