"""The contents: a TOC field with its lines, or a ruled table of page references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.tree.nodes import Block, Box, Contents, ContentsEntry, Document, Group, Heading
from docgen.write.docx.fields import field_begin, field_end, page_reference
from docgen.write.docx.inlines import write_inlines
from docgen.write.docx.oxml import PLAIN, Para, internal_link, run, tab_stop, text_run
from docgen.write.docx.state import Flow, bookmark_name
from docgen.write.docx.styles import StyleBook
from docgen.write.flow import contents_table, leader_stops, without_marks


def write_contents(contents: Contents, flow: Flow) -> None:
    """Write the contents' title and lines."""
    from docgen.write.docx.tables import write_table

    _title(contents, flow)
    if contents.kind == "table":
        write_table(contents_table(contents, flow.shared.layout), flow)
        return
    last = len(contents.entries) - 1
    for index, entry in enumerate(contents.entries):
        before = field_begin(_instruction(contents, flow)) if index == 0 else ""
        after = field_end() if index == last else ""
        _line(entry, flow, before, after)


def _title(contents: Contents, flow: Flow) -> None:
    if contents.title:
        shared = flow.shared
        key = shared.layout.contents.title_style
        style = shared.styles.style(key)
        content = write_inlines(contents.title, flow, key, PLAIN)
        level = 9 if shared.styles.outline(key) else None  # never an entry of itself
        flow.put(Para(shared.styles.id(key), content, outline=level), style)


def _line(entry: ContentsEntry, flow: Flow, before: str, after: str) -> None:
    shared = flow.shared
    keys = shared.layout.contents.styles
    key = keys[min(max(entry.level, 1), len(keys)) - 1]
    style = shared.styles.style(key)
    name = bookmark_name(entry.target)
    label = text_run(f"{entry.label} " if entry.label and entry.children else entry.label)
    inside = label + write_inlines(without_marks(entry.children), flow, key, PLAIN)
    inside += run("<w:tab/>") + page_reference(name, shared.page(entry.target))
    if entry.end and shared.page(entry.end) != shared.page(entry.target):
        inside += text_run(shared.layout.contents.range_dash)
        inside += page_reference(bookmark_name(entry.end), shared.page(entry.end))
    own = style.tab_stops
    stops = "" if own else "".join(tab_stop(*stop) for stop in leader_stops(style, flow.width))
    content = before + internal_link(name, inside) + after
    flow.put(Para(shared.styles.id(key), content, tabs=stops), style)


def _instruction(contents: Contents, flow: Flow) -> str:
    deepest = max((entry.level for entry in contents.entries), default=1)
    if flow.shared.contents_by_marks:
        return f'TOC \\f C \\l "1-{deepest}" \\h \\z'
    return f'TOC \\o "1-{deepest}" \\h \\z \\u'


def needs_marks(document: Document, styles: StyleBook) -> bool:
    """Whether an update by outline levels would give other entries than the contents have.

    Then each heading carries its entry in a TC field of its own.
    """
    headings = list(_headings(document))
    shown = [one for one in headings if one.contents_level]
    deepest = max((one.contents_level for one in shown), default=0)
    for one in headings:
        listed = 1 <= one.level <= deepest
        if listed != bool(one.contents_level):
            return True
        if one.contents_level and not _natural(one):
            return True
        key = one.style or styles.layout.headings[one.kind].style
        if styles.outline(key) not in (0, one.level):
            return True
    return False


def _natural(heading: Heading) -> bool:
    return (
        heading.contents_level == heading.level
        and heading.contents_title in ((), heading.children)
        and heading.contents_label in (None, heading.label)
        and (heading.separator == " " or not heading.label)
    )


def _headings(document: Document) -> Iterator[Heading]:
    for section in document.sections:
        yield from _headings_in(section.blocks)


def _headings_in(blocks: Iterable[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Group | Box):
            yield from _headings_in(block.blocks)
