"""Typography: spaces and breaks only; the author's wording is never changed."""

from __future__ import annotations

from dataclasses import replace

from docgen.kazakh.typography import Spacing, no_break_spans, typeset
from docgen.passes.seams import sew
from docgen.tree.nodes import Block, Inline, NoBreak, Reference, Text
from docgen.tree.walk import map_inlines


def set_type(blocks: tuple[Block, ...], spacing: Spacing) -> tuple[Block, ...]:
    """Return the blocks with no-break spaces, and with spans that stay on one line."""
    return map_inlines(blocks, lambda inlines: _typeset(inlines, spacing))


def _typeset(inlines: tuple[Inline, ...], spacing: Spacing) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            found.extend(_parts(inline, spacing))
        elif isinstance(inline, Reference):
            found.extend(_reference(replace(inline, text=typeset(inline.text, spacing))))
        else:
            found.append(inline)
    return sew(tuple(found))


def _reference(reference: Reference) -> list[Inline]:
    """Return the reference with the number of «3-кестеден» on the line of its noun.

    Its first word stays whole, so that one link is left wherever it is the only word.
    """
    words = reference.text
    if not any(start == 0 and "-" in words[:end] for start, end in no_break_spans(words)):
        return [reference]
    first, blank, rest = words.partition(" ")
    found: list[Inline] = [NoBreak((replace(reference, text=first),))]
    if rest:
        found.append(replace(reference, text=blank + rest, number=""))
    return found


def _parts(text: Text, spacing: Spacing) -> list[Inline]:
    """Return the text with each span that must not be broken as a `NoBreak` of its own."""
    words = typeset(text.text, spacing)
    spans = []
    if "-" in words:
        spans = [span for span in no_break_spans(words) if "-" in words[slice(*span)]]
    if not spans:
        return [text if words == text.text else replace(text, text=words)]
    found: list[Inline] = []
    last = 0
    for start, end in spans:
        if start > last:
            found.append(replace(text, text=words[last:start]))
        found.append(NoBreak((replace(text, text=words[start:end]),)))
        last = end
    if last < len(words):
        found.append(replace(text, text=words[last:]))
    return found
