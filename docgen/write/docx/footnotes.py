"""Footnotes: the mark in the text, and the part that holds the notes."""

from __future__ import annotations

from typing import Final

from docgen.tree.nodes import Footnote
from docgen.write.docx.oxml import NAMESPACES, XML, Format, escape, run, text_run
from docgen.write.docx.state import Flow, Shared

PART: Final = "word/footnotes.xml"
_BODY: Final = Format(style="FootnoteReference")
_SEPARATORS: Final = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240"'
    ' w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"'
    ' w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)


def footnote_style(shared: Shared) -> str:
    """Return the key of the notes' paragraph style."""
    for key in ("footnote", "note", "body"):
        if key in shared.layout.styles:
            return key
    raise KeyError("footnote")


def footnote_reference(node: Footnote, flow: Flow, form: Format) -> str:
    """Return the note's mark; the note itself goes to its part.

    A mark that is the next natural number is Word's own counting, any other one is literal.
    """
    from docgen.write.docx.blocks import write_blocks

    shared = flow.shared
    natural = node.mark in ("", str(shared.natural_footnotes + 1))
    shared.natural_footnotes += natural
    number = len(shared.footnotes) + 1
    shared.footnotes.append("")  # keeps its place: a note may hold a note
    raised = form._replace(style="FootnoteReference", raised="")
    if natural:
        mark = run(f'<w:footnoteReference w:id="{number}"/>', raised)
        inside = run("<w:footnoteRef/>", _BODY)
    else:
        mark = run(
            f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
            f"<w:t>{escape(node.mark)}</w:t>",
            raised,
        )
        inside = text_run(node.mark, _BODY)
    notes = Flow(shared, PART, flow.width)
    notes.lead = inside + text_run(" ")
    notes.default_style = footnote_style(shared)
    write_blocks(node.blocks, notes)
    if notes.lead:
        raise ValueError("a footnote does not begin with a paragraph")
    shared.footnotes[number - 1] = f'<w:footnote w:id="{number}">{notes.text()}</w:footnote>'
    return mark


def add_footnotes(shared: Shared) -> None:
    """Add the part of the notes when there are any."""
    if shared.footnotes:
        inside = _SEPARATORS + "".join(shared.footnotes)
        shared.package.add(
            PART, f"{XML}<w:footnotes {NAMESPACES}>{inside}</w:footnotes>", "footnotes"
        )
        shared.package.relations_of("word/document.xml").add("footnotes", PART)
