"""How a DOCX or PDF differs from another: which words and figures, else which parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Final

from docgen.diagnostics import Position, Report
from docgen.signatures.package import Package, PackageError, parse_xml, read_package

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS: Final = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_FORM: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": None, "\u200b": None})
"""Kinds of space and marks of hyphenation: they shape lines, they say nothing."""
SIGNED_APART: Final = frozenset({"[Content_Types].xml", "_rels/.rels"})
"""Parts that a signature adds something to."""
_INVISIBLE: Final = {0x200B: None, 0x2060: None}
"""Signs that say where lines may end; they move with the lines, and are no words."""
MOST = 50
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that are others: in which paragraph of which part, what stood and stands there.

    Of a PDF the number is the page's.
    """

    part: str
    paragraph: int
    old: str
    new: str


def word_differences(old: bytes, new: bytes) -> list[Difference]:
    """Return the differing words of two DOCX files; raise PackageError."""
    before, after = read_package(old), read_package(new)
    found: list[Difference] = []
    for name in sorted({*before.parts, *after.parts}):
        if _PARTS.fullmatch(name):
            found.extend(_in_part(name, _paragraphs(before, name), _paragraphs(after, name)))
    return found[:MOST]


def pdf_differences(old: bytes, new: bytes) -> list[Difference]:
    """Return the differing words of two PDF files, page by page; none of one that is broken."""
    from pypdfium2 import PdfiumError

    try:
        before, after = _pages(old), _pages(new)
    except PdfiumError:
        return []
    found: list[Difference] = []
    for number, (one, two) in enumerate(zip_longest(before, after, fillvalue=""), start=1):
        if one != two and len(found) < MOST:
            found.extend(_in_paragraph("PDF", number, one, two))
    return found[:MOST]


def _pages(pdf: bytes) -> list[str]:
    """Return the words of each page, one blank between them."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [" ".join(one.translate(_FORM).split()) for one in texts]


def part_differences(old: bytes, new: bytes) -> list[str]:
    """Return the names of the parts that differ, are missing or are more."""
    before, after = read_package(old).parts, read_package(new).parts
    return [
        name
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name) and not name.startswith("_xmlsignatures/")
    ]


def report_words(name: str, old: bytes, new: bytes, report: Report) -> bool:
    """Report the words in which two DOCX or PDF files differ, the first ones; whether any do."""
    if new.startswith(b"PK"):
        found = word_differences(old, new)
    else:
        found = pdf_differences(old, new) if new.startswith(b"%PDF") else []
    for one in found[:MOST_SHOWN]:
        place = f"{one.part}: {one.paragraph}"
        report.error("file-words-differ", Position(name), place=place, old=one.old, new=one.new)
    return bool(found)


def identifier_of(data: bytes) -> str:
    """Return the code that a DOCX carries among its properties, or nothing."""
    try:
        root = parse_xml(read_package(data).parts.get("docProps/core.xml", b""))
    except PackageError:
        return ""
    return str(root.findtext("{http://purl.org/dc/elements/1.1/}identifier") or "")


def _paragraphs(package: Package, name: str) -> list[str]:
    if name not in package.parts:
        return []
    root = parse_xml(package.parts[name])
    return ["".join(_words(one)).translate(_FORM) for one in root.iter(f"{_W}p")]


def _words(paragraph: Any) -> Iterator[str]:
    for one in paragraph.iter():
        if one.tag == f"{_W}p" and one is not paragraph:
            continue
        if one.tag == f"{_W}t":
            yield (one.text or "").translate(_INVISIBLE)
        elif one.tag in (f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
            yield "-" if one.tag.endswith("noBreakHyphen") else " "


def _in_part(name: str, old: list[str], new: list[str]) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        if b - a == d - c:
            for number in range(b - a):
                yield from _in_paragraph(name, c + number + 1, old[a + number], new[c + number])
        else:
            yield Difference(name, c + 1, "\n".join(old[a:b]), "\n".join(new[c:d]))


def _in_paragraph(name: str, number: int, old: str, new: str) -> Iterator[Difference]:
    before, after = re.findall(r"\s+|[^\s]+", old), re.findall(r"\s+|[^\s]+", new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield Difference(name, number, "".join(before[a:b]), "".join(after[c:d]))
