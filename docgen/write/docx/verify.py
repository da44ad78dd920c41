"""Faults of a DOCX that the schema validators do not see.

Schemas say nothing about what refers to what: bookmarks and their links, the marks of fields,
merged cells without a beginning, parts that nothing leads to, pictures that lie elsewhere.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring

from docgen.write.docx.verify_word import word_faults

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MOMENT: Final = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])"
    r"(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?"
)
_TARGETED: Final = re.compile(r"\s*(?:PAGEREF|REF)\s+(\S+)")
_TEXT_PLACES: Final = frozenset(("t", "instrText", "delText", "delInstrText"))


def faults(data: bytes) -> list[str]:
    """Return the faults found, each with its part; empty when there are none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile as fault:
        return [f"not a zip: {fault}"]
    trees: dict[str, Element] = {}
    found: list[str] = []
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = fromstring(content)
            except ParseError as fault:
                found.append(f"{name}: not XML: {fault}")
    stories = {name: tree for name, tree in trees.items() if tree.tag.startswith(_W)}
    found += _bookmark_faults(stories)
    for name, tree in stories.items():
        found += (f"{name}: {fault}" for fault in _field_faults(tree))
        found += (f"{name}: {fault}" for fault in _merge_faults(tree))
        found += (f"{name}: {fault}" for fault in _stray_text(tree))
        found += (f"{name}: {fault}" for fault in _relation_faults(name, tree, trees))
    found += _package_faults(parts, trees)
    found += _date_faults(trees)
    found += word_faults(parts, trees)
    return found


def _bookmark_faults(stories: dict[str, Element]) -> Iterator[str]:
    names: Counter[str] = Counter()
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for tree in stories.values():
        for node in tree.iter(f"{_W}bookmarkStart"):
            names[node.get(f"{_W}name", "").lower()] += 1
            starts[node.get(f"{_W}id", "")] += 1
        for node in tree.iter(f"{_W}bookmarkEnd"):
            ends[node.get(f"{_W}id", "")] += 1
    yield from (f"bookmark {name} is there twice" for name, n in names.items() if n > 1)
    yield from (f"bookmark number {id} is there twice" for id, n in starts.items() if n > 1)
    yield from (f"bookmark number {id} has no end" for id in starts if not ends[id])
    yield from (f"bookmark number {id} has no start" for id in ends if not starts[id])
    for part, tree in stories.items():
        for target in _targets(tree):
            if target.lower() not in names:
                yield f"{part}: a link to the missing bookmark {target}"


def _targets(tree: Element) -> Iterator[str]:
    for node in tree.iter(f"{_W}hyperlink"):
        anchor = node.get(f"{_W}anchor")
        if anchor:
            yield anchor
    for node in tree.iter(f"{_W}instrText"):
        found = _TARGETED.match(node.text or "")
        if found:
            yield found.group(1)


def _field_faults(tree: Element) -> Iterator[str]:
    """Each story's fields must open and close in order; a note is a story of its own."""
    notes = [*tree.iter(f"{_W}footnote"), *tree.iter(f"{_W}endnote")]
    for story in notes or [tree]:
        open_fields: list[bool] = []
        for node in story.iter(f"{_W}fldChar"):
            match node.get(f"{_W}fldCharType"):
                case "begin":
                    open_fields.append(False)
                case "separate" if open_fields and not open_fields[-1]:
                    open_fields[-1] = True
                case "end" if open_fields:
                    open_fields.pop()
                case kind:
                    yield f"a field's {kind} without its begin"
        if open_fields:
            yield f"{len(open_fields)} fields without an end"


def _merge_faults(tree: Element) -> Iterator[str]:
    for table in tree.iter(f"{_W}tbl"):
        above: dict[int, int] = {}  # columns merged in the row above: span by column
        for number, row in enumerate(table.findall(f"{_W}tr"), start=1):
            here: dict[int, int] = {}
            column = 0
            for cell in row.findall(f"{_W}tc"):
                span = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                if merge is not None:
                    restart = merge.get(f"{_W}val") == "restart"
                    if not restart and above.get(column) != span:
                        yield f"row {number}: a merged cell that begins nowhere"
                    here[column] = span
                if cell.find(f".//{_W}p") is None:
                    yield f"row {number}: a cell without a paragraph"
                column += span
            width = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
            if column != width:
                yield f"row {number}: {column} columns instead of {width}"
            above = here


def _number(node: Element | None, otherwise: int) -> int:
    return otherwise if node is None else int(node.get(f"{_W}val", str(otherwise)))


def _stray_text(tree: Element) -> Iterator[str]:
    for node in tree.iter():
        if not node.tag.startswith(_W):
            continue
        own = node.tag.removeprefix(_W) not in _TEXT_PLACES and (node.text or "").strip()
        for words in (own, *((child.tail or "").strip() for child in node)):
            if words:
                yield f"text outside a run: {words[:40]!r}"


def _relation_faults(name: str, tree: Element, trees: dict[str, Element]) -> Iterator[str]:
    relations = _relations(name, trees)
    known = {one.get("Id", "") for one in relations}
    for node in tree.iter():
        for attribute, value in node.attrib.items():
            if attribute.startswith(_R) and value not in known:
                yield f"a reference to the missing relationship {value}"
    for one in relations:
        linked = one.get("TargetMode") == "External"
        if linked and not one.get("Type", "").endswith("/hyperlink"):
            yield f"an external {posixpath.basename(one.get('Type', ''))}: {one.get('Target')}"


def _relations(name: str, trees: dict[str, Element]) -> list[Element]:
    folder, base = posixpath.split(name)
    tree = trees.get(posixpath.join(folder, "_rels", f"{base}.rels"))
    return [] if tree is None else list(tree)


def _package_faults(parts: dict[str, bytes], trees: dict[str, Element]) -> Iterator[str]:
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        name = waiting.pop()
        for one in _relations(name, trees):
            if one.get("TargetMode") == "External":
                continue
            target = _target(name, one.get("Target", ""))
            if target not in parts:
                yield f"{name or 'package'}: no part {target}"
            elif target not in reached:
                reached.add(target)
                waiting.append(target)
    for name in parts:
        if name not in reached and name != "[Content_Types].xml" and not name.endswith(".rels"):
            yield f"nothing leads to the part {name}"


def _target(source: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def _date_faults(trees: dict[str, Element]) -> Iterator[str]:
    core = trees.get("docProps/core.xml")
    for node in () if core is None else core:
        if node.tag.endswith(("}created", "}modified")) and not _MOMENT.fullmatch(node.text or ""):
            yield f"docProps/core.xml: not a time: {node.text!r}"
