"""References, values and endings become the words that are printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from docgen.diagnostics import Position, Report
from docgen.kazakh.numbers import numbered_noun
from docgen.passes.number import Target
from docgen.plan.nearest import nearest
from docgen.tree.nodes import Block, Inflected, Inline, NoBreak, Reference, Text, Value
from docgen.tree.walk import map_inlines

Inflect = Callable[[str, str], str]
"""(words, case) to the words with the ending of that case."""

Look = Callable[[str, Position], str | None]
"""(path, place) to a value of the plan's data; None has been reported."""


def resolve(
    blocks: tuple[Block, ...],
    targets: Mapping[str, Target],
    inflect: Inflect,
    look: Look,
    report: Report,
) -> tuple[Block, ...]:
    """Return the blocks with every reference, value and ending resolved."""

    def one(inline: Inline) -> Inline:
        match inline:
            case Reference():
                return _reference(inline, targets, inflect, report)
            case Value(path=path, case=case, position=place):
                found = look(path, place)
                words = path if found is None else found
                return _words(inflect(words, case) if case else words, place)
            case Inflected(text=text, case=case, position=place):
                return _words(inflect(text, case), place)
            case _:
                return inline

    return map_inlines(blocks, lambda inlines: tuple(one(inline) for inline in inlines))


def _words(words: str, place: Position) -> Inline:
    """Return `words`; an ending after a sign («83-тен») stays on its line."""
    text = Text(words, place)
    return NoBreak((text,)) if "-" in words and " " not in words else text


def _reference(
    reference: Reference, targets: Mapping[str, Target], inflect: Inflect, report: Report
) -> Reference:
    target = targets.get(reference.target)
    if target is None:
        known = tuple(sorted(targets))
        report.error(
            "unknown-reference",
            reference.position,
            name=reference.target,
            nearest=nearest(reference.target, known),
            known=known,
        )
        return replace(reference, text=reference.text or reference.target)
    if reference.form == "words" and reference.text:
        return reference
    case = reference.case
    if target.number and target.word:
        word = inflect(target.word, case) if case else target.word
        words = numbered_noun(target.number, word)
        return replace(reference, text=words, number=target.number)
    if target.label:
        label = target.label.rstrip(". ")
        return replace(reference, text=inflect(label, case) if case else label)
    words = target.title.rstrip(" .:")
    if not words:
        report.error("reference-without-words", reference.position, name=reference.target)
        return replace(reference, text=reference.text or reference.target)
    quoted = words if words.startswith("«") and words.endswith("»") else f"«{words}»"
    return replace(reference, text=inflect(quoted, case) if case else quoted)
