"""Words that are wider than their cell: soft hyphens at syllables, and the last resort."""

from __future__ import annotations

from functools import partial

from docgen.diagnostics import Report
from docgen.layout.breaks import SOFT_HYPHEN, ZERO_SPACE, split_word
from docgen.layout.lines import Ruler, ruler, widest
from docgen.layout.measure import CellLook, Measure
from docgen.layout.profiles import MARGIN, Profile
from docgen.layout.softhyphens import respelled, with_soft_hyphens
from docgen.tree import nodes

_SHOWN = 40


def fitted(
    cell: nodes.Cell,
    profile: Profile,
    room: float,
    measure: Measure,
    look: CellLook,
    report: Report,
) -> tuple[nodes.Block, ...]:
    """Return the cell's blocks with breaks in the words that do not fit `room`.

    Of the places where such a word may be broken only those are marked that it needs when it
    opens a line, so that every reader breaks it there.

    A word whose syllables do not fit either (an address, a number, four hundred letters) gets
    breaks wherever it has to, and a warning.
    """
    indent = max((text.left + text.right + max(0, text.first) for text in profile.texts), default=0)
    fits = room - indent - MARGIN
    light, heavy = (ruler(measure.type(look.style, bold)) for bold in (look.bold, True))

    def respell(word: str, ruled: Ruler) -> str:
        if widest(ruled.word(word)) <= fits:
            return word
        broken = with_soft_hyphens(word)
        if widest(ruled.word(broken)) <= fits:
            return needed_breaks(broken, ruled, fits)
        report.warn("word-wider-than-column", cell.position, word=word[:_SHOWN])
        return _forced(broken, ruled, fits)

    return tuple(
        respelled(block, partial(respell, ruled=heavy if _has_bold(block) else light))
        for block in cell.blocks
    )


def _has_bold(block: nodes.Block) -> bool:
    """Whether words of a paragraph are bold: then all are measured so, to be sure."""
    return isinstance(block, nodes.Paragraph) and any(
        isinstance(child, nodes.Strong) for child in block.children
    )


def needed_breaks(word: str, ruled: Ruler, fits: float) -> str:
    """Return `word` with only those of its soft hyphens that make lines no wider than `fits`."""
    made: list[str] = []
    used = 0.0
    for piece, part in zip(ruled.word(word), split_word(word), strict=True):
        if made and used + piece.width + piece.hyphen > fits:
            used = 0.0
        elif made:
            made[-1] = made[-1].removesuffix(SOFT_HYPHEN)
        made.append(part)
        used += piece.width
    return "".join(made)


def _forced(word: str, ruled: Ruler, fits: float) -> str:
    """Return `word` with a break wherever the next character would not fit."""
    sign = SOFT_HYPHEN if word.replace(SOFT_HYPHEN, "").isalpha() else ZERO_SPACE
    limit = fits - (ruled.hyphen if sign == SOFT_HYPHEN else 0.0)
    made: list[str] = []
    for piece in _parts(word, ruled):
        used = 0.0
        for character in piece:
            width = ruled.width(character)
            if used and used + width > limit:
                made.append(sign)
                used = 0.0
            made.append(character)
            used += width
    return "".join(made)


def _parts(word: str, ruled: Ruler) -> list[str]:
    """Return the word in parts after its soft hyphens, which are kept."""
    parts = word.split(SOFT_HYPHEN)
    return [part + SOFT_HYPHEN for part in parts[:-1]] + [parts[-1]]
