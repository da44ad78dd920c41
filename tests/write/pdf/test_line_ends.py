"""Lines end where no more words fit, wherever in the line bold words begin."""

from __future__ import annotations

from itertools import pairwise

from tests.finished.pdf import Element
from tests.support import built

TEXT = (
    "ұйым халыққа көрсетілетін көмектің сапасын арттыру үшін мамандарды оқытуды жаңа жабдық алуды "
    "және жұмыс тәртібін жаңартуды көздейді сондықтан әр бөлім нақты мақсатқа бағытталған"
)
WORDS = TEXT.split()
RIGHT = (210 - 15) / 25.4 * 72
PARAGRAPHS = 120


def paragraph(number: int) -> str:
    """Return words with a bold one about where the first line ends."""
    turned = [WORDS[(number * 5 + at) % len(WORDS)] for at in range(22)]
    bold = 5 + number // len(WORDS)
    turned[bold] = f"**{turned[bold]}**"
    return " ".join(turned)


def line_ends(block: Element) -> list[float]:
    """Return the right end of each line but the last."""
    ends: list[float] = []
    for before, piece in pairwise(block.pieces):
        if piece.x0 < before.x0:
            ends.append(before.x1)
    return ends


def test_a_run_that_fits_but_for_its_blank_stays_on_the_line() -> None:
    words = "\n\n".join(paragraph(number) for number in range(PARAGRAPHS))
    plan = built({"1.md": f"# Бөлім\n\n{words}\n"})
    blocks = [block for block in plan.pdf.all("P") if len(block.pieces) > 1]
    ends = [end for block in blocks for end in line_ends(block)]
    assert len(ends) > PARAGRAPHS
    assert [end for end in ends if end < RIGHT - 8] == []
