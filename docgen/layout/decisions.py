"""The rule by which one way of setting a table is preferred to another, and what it decided.

A table holds in a way of setting it when every word is whole but for a few that are broken at
syllables, and no row is higher than a page.

Rule: a table that holds upright in its first style stays so. Otherwise the smaller styles are
tried until one holds; and, where layout and author let the table turn, the same lying across.
Each way costs pages: the table's height, its head once more for every page that it is likely to
go on to, and the breaks in its words; for each step to smaller type a share of the height more;
for turning half a page, because the pages before and after it end early. The cheapest way is
taken. So a few short rows stay upright in smaller type as long as their words are not broken
badly, and a long table that small type squeezes upright turns. A way that costs less than half a
page is never turned away from, so nothing across is tried then.

Where a way is too narrow for syllables, the one that overflows least is taken, and words that
still do not fit are broken with a warning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.diagnostics import Position
from docgen.layout.widths import Choice
from docgen.tree import nodes

MOST_BROKEN = 0.04
"""The share of a table's words that may be broken before the next way is tried."""

TURN = 0.5
"""What turning costs, in pages."""
_SMALLER = 0.6
"""How much of its height a table costs more for each step to smaller type."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way that was tried: what the table needs and has (twips), and what comes out.

    `cost` is in pages.
    """

    style: str
    orientation: str
    needs: int
    has: int
    height: int
    broken: int
    words: int
    verdict: str  # holds, too-narrow, too-many-broken, row-over-page
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about a table, and the ways tried until then."""

    position: Position
    table: str
    style: str
    orientation: str
    widths: tuple[int, ...]
    attempts: tuple[Attempt, ...]
    chosen: int = 0
    caption: nodes.Caption | None = None
    size_pt: float = 0.0

    @property
    def taken(self) -> Attempt:
        """The way that was taken."""
        return self.attempts[self.chosen]

    @property
    def forced(self) -> bool:
        """Whether the table does not hold in the way that was taken."""
        return self.taken.verdict != "holds"

    @property
    def reason(self) -> str:
        """Why this way: first, across, smaller, kept, cheaper, turned or forced."""
        turns = self.orientation == "landscape"
        both = len({one.orientation for one in self.attempts}) == 2
        if both:
            return "turned" if turns else "cheaper"
        if self.forced:
            is_small = self.taken.verdict != "too-narrow" and self.taken.cost <= TURN
            return "kept" if is_small and not turns else "forced"
        if self.chosen:
            return "smaller"
        return "across" if turns else "first"


def verdict_of(choice: Choice, words: int, page: int, narrow: bool) -> str:
    """Return whether a table of so many words holds in the chosen widths, or why not."""
    if choice.overfull or narrow:
        return "too-narrow"
    if choice.broken > MOST_BROKEN * words:
        return "too-many-broken"
    return "row-over-page" if choice.tallest > page else "holds"


def pages(choice: Choice, page: int, styles: Sequence[str], style: str) -> float:
    """Return what the chosen widths cost in `style`, one of the kind's `styles`, in pages."""
    steps = styles.index(style) if style in styles else 0
    return (choice.height * steps * _SMALLER + choice.cost) / page


def settled(attempts: Sequence[Attempt], turned: bool) -> bool:
    """Whether a table tried upright need not be tried lying across."""
    upright = [one for one in attempts if one.orientation == "portrait"]
    if not turned or not upright:
        return False
    first = upright[0].verdict == "holds"
    return first or any(one.cost <= TURN and one.verdict != "too-narrow" for one in upright)


def cheapest(attempts: Sequence[Attempt]) -> int:
    """Return the index of the way to take.

    In one orientation the first way that holds; else the way that overflows least and costs the
    fewest pages, those of turning counted.
    """
    ways = {one.orientation for one in attempts}

    def badness(index: int) -> tuple[bool, int, float, int]:
        attempt = attempts[index]
        narrow = attempt.verdict == "too-narrow"
        over = max(0, attempt.needs - attempt.has) if narrow else 0
        turning = TURN if len(ways) == 2 and attempt.orientation == "landscape" else 0.0
        return (narrow, over, attempt.cost + turning, index)

    if len(ways) == 1 and attempts[-1].verdict == "holds":
        return len(attempts) - 1
    return min(range(len(attempts)), key=badness)
