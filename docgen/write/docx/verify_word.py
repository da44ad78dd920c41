"""What Word itself is particular about: tables that would join, sizes that disagree, fonts.

The schemas allow all of it. Word mends some of these in silence, and so differently from what was
meant; others it calls unreadable content.
"""

from __future__ import annotations

import posixpath
import re
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final
from xml.etree.ElementTree import Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BODY: Final = "word/document.xml"
_MOST_COLUMNS: Final = 63
_LONGEST_NAME: Final = 40
_NAME: Final = re.compile(r"[^\W\d]\w*")
_PREFIXES: Final = re.compile(r'(?:mc:Ignorable|Requires)="([^"]*)"')
_STYLES: Final = (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table"))
_TEXTS: Final = tuple(f"{_W}{tag}" for tag in ("t", "instrText", "delText"))
_ANCHOR: Final = frozenset(
    ("distT", "distB", "distL", "distR", "simplePos", "relativeHeight", "behindDoc", "locked")
) | {"layoutInCell", "allowOverlap"}
_FONT_STARTS: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true")


def word_faults(parts: Mapping[str, bytes], trees: Mapping[str, Element]) -> Iterator[str]:
    """Yield the faults of a package, each with its part."""
    stories = {name: tree for name, tree in trees.items() if tree.tag.startswith(_W)}
    yield from _drawing_faults(stories)
    for name, tree in stories.items():
        for found in (
            _namespace_faults(parts[name]),
            _field_faults(tree),
            _neighbour_faults(tree),
            _size_faults(tree),
            _head_row_faults(tree),
            _text_faults(tree),
            _name_faults(tree),
            _section_faults(tree),
        ):
            yield from (f"{name}: {fault}" for fault in found)
    yield from _style_faults(stories)
    yield from _font_faults(parts, trees)
    yield from _language_faults(trees)


def _namespace_faults(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8", "replace")
    for prefixes in set(_PREFIXES.findall(text)):
        for prefix in prefixes.split():
            if f"xmlns:{prefix}=" not in text:
                yield f"the prefix {prefix} is not declared"


def _field_faults(tree: Element) -> Iterator[str]:
    """Only contents reach over paragraphs; a field is inside a link whole, or not at all."""
    for paragraph in tree.iter(f"{_W}p"):
        codes = "".join(node.text or "" for node in paragraph.iter(f"{_W}instrText"))
        depth = _depth(paragraph)
        if depth > 0 and "TOC " not in codes:
            yield f"a field goes on after its paragraph: {codes.strip()[:40]}"
        for link in paragraph.iter(f"{_W}hyperlink"):
            if _depth(link):
                yield "a field is half inside a link"


def _depth(node: Element) -> int:
    kinds = Counter(mark.get(f"{_W}fldCharType") for mark in node.iter(f"{_W}fldChar"))
    return kinds["begin"] - kinds["end"]


def _neighbour_faults(tree: Element) -> Iterator[str]:
    """Tables without a paragraph between them join; a cell and the body end as they must."""
    for parent in tree.iter():
        tags = [child.tag for child in parent if not child.tag.startswith(f"{_W}bookmark")]
        for one, other in pairwise(tags):
            if one == other == f"{_W}tbl":
                yield "two tables without a paragraph between them"
        if parent.tag == f"{_W}tc" and tags[-1:] != [f"{_W}p"]:
            yield "a cell does not end with a paragraph"
        if parent.tag == f"{_W}body" and tags[-1:] != [f"{_W}sectPr"]:
            yield "the body does not end with its section"


def _size_faults(tree: Element) -> Iterator[str]:
    for table in tree.iter(f"{_W}tbl"):
        widths = [_whole(column, "w") for column in table.findall(f"{_W}tblGrid/{_W}gridCol")]
        stated = table.find(f"{_W}tblPr/{_W}tblW")
        fixed = stated is not None and stated.get(f"{_W}type") == "dxa"
        if stated is not None and fixed and _whole(stated, "w") != sum(widths):
            yield f"a table of {_whole(stated, 'w')} has columns of {sum(widths)}"
        if table.find(f"{_W}tblPr/{_W}tblLayout[@{_W}type='fixed']") is None:
            yield "a table whose widths Word chooses"
        if len(widths) > _MOST_COLUMNS:
            yield f"{len(widths)} columns, more than Word opens"
        for row in table.findall(f"{_W}tr"):
            yield from _row_faults(row, widths)


def _row_faults(row: Element, widths: list[int]) -> Iterator[str]:
    column = 0
    for cell in row.findall(f"{_W}tc"):
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        end = column + (1 if span is None else _whole(span, "val"))
        stated = cell.find(f"{_W}tcPr/{_W}tcW")
        if stated is not None and _whole(stated, "w") != sum(widths[column:end]):
            yield f"a cell of {_whole(stated, 'w')} in columns of {sum(widths[column:end])}"
        column = end


def _head_row_faults(tree: Element) -> Iterator[str]:
    """Word repeats the first rows only, and no row that a merged cell leads out of."""
    for table in tree.iter(f"{_W}tbl"):
        rows = table.findall(f"{_W}tr")
        heads = [row.find(f"{_W}trPr/{_W}tblHeader") is not None for row in rows]
        if sorted(heads, reverse=True) != heads:
            yield "a head row below other rows"
        if any(heads) and not all(heads):
            for merge in rows[sum(heads)].iter(f"{_W}vMerge"):
                if merge.get(f"{_W}val") != "restart":
                    yield "a merged cell leads out of the head rows"


def _text_faults(tree: Element) -> Iterator[str]:
    for node in tree.iter():
        if node.tag not in _TEXTS:
            continue
        text = node.text or ""
        kept = node.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        if text != text.strip(" ") and not kept:
            yield f"blanks that Word drops: {text[:30]!r}"
        if "\n" in text or "\t" in text:
            yield f"a tab or line end inside a run: {text[:30]!r}"


def _name_faults(tree: Element) -> Iterator[str]:
    for mark in tree.iter(f"{_W}bookmarkStart"):
        name = mark.get(f"{_W}name", "")
        if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
            yield f"not a name for a bookmark: {name}"


def _section_faults(tree: Element) -> Iterator[str]:
    for section in tree.iter(f"{_W}sectPr"):
        size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
        if size is None or margins is None:
            yield "a section without size or margins"
            continue
        turned = size.get(f"{_W}orient") == "landscape"
        if turned != (_whole(size, "w") > _whole(size, "h")):
            yield "a section's orientation is not that of its size"
        kinds = Counter(
            (node.tag, node.get(f"{_W}type"))
            for node in section
            if node.tag in (f"{_W}headerReference", f"{_W}footerReference")
        )
        yield from (f"a section with {n} heads or feet of a kind" for n in kinds.values() if n > 1)


def _drawing_faults(stories: Mapping[str, Element]) -> Iterator[str]:
    numbers = Counter(
        node.get("id", "") for tree in stories.values() for node in tree.iter(f"{_WP}docPr")
    )
    yield from (f"drawing number {id} is there {n} times" for id, n in numbers.items() if n > 1)
    for name, tree in stories.items():
        for anchor in tree.iter(f"{_WP}anchor"):
            missing = _ANCHOR - anchor.attrib.keys()
            if missing:
                yield f"{name}: a drawing without {', '.join(sorted(missing))}"


def _style_faults(stories: Mapping[str, Element]) -> Iterator[str]:
    styles = stories.get("word/styles.xml")
    if styles is None:
        return
    kinds = {one.get(f"{_W}styleId"): one.get(f"{_W}type") for one in styles.iter(f"{_W}style")}
    for one in styles.iter(f"{_W}style"):
        base = one.find(f"{_W}basedOn")
        if base is not None and kinds.get(base.get(f"{_W}val")) != one.get(f"{_W}type"):
            yield f"style {one.get(f'{_W}styleId')} is based on none of its kind"
    for name, tree in stories.items():
        for tag, kind in _STYLES:
            for used in {node.get(f"{_W}val") for node in tree.iter(f"{_W}{tag}")}:
                if kinds.get(used) != kind:
                    yield f"{name}: no {kind} style {used}"


def _font_faults(parts: Mapping[str, bytes], trees: Mapping[str, Element]) -> Iterator[str]:
    """Every embedded font must be a font again when its key is taken off."""
    table = trees.get("word/fontTable.xml")
    relations = trees.get("word/_rels/fontTable.xml.rels")
    targets = {
        one.get("Id"): one.get("Target", "") for one in (() if relations is None else relations)
    }
    for node in () if table is None else table.iter():
        if not node.tag.startswith(f"{_W}embed"):
            continue
        name = posixpath.normpath(posixpath.join("word", targets.get(node.get(f"{_R}id"), "")))
        try:
            key = uuid.UUID(node.get(f"{_W}fontKey", ""))
        except ValueError:
            yield f"{name}: not a font key"
            continue
        mask = bytes(reversed(bytes.fromhex(key.hex)))
        start = bytes(a ^ b for a, b in zip(parts.get(name, b"")[:4], mask, strict=False))
        if start not in _FONT_STARTS:
            yield f"{name}: not a font under its key"


def _language_faults(trees: Mapping[str, Element]) -> Iterator[str]:
    styles, settings = trees.get("word/styles.xml"), trees.get("word/settings.xml")
    if styles is None or settings is None:
        return
    own = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang")
    theme = settings.find(f"{_W}themeFontLang")
    if own is None or theme is None or own.get(f"{_W}val") != theme.get(f"{_W}val"):
        yield "the document's language is not stated, or differently"


def _whole(node: Element, name: str) -> int:
    return int(node.get(f"{_W}{name}", "0"))
