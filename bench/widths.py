"""The total height of tables with the chosen widths, with equal widths, and the best there is.

`python -m bench.widths` prints, for made-up tables, heights in millimetres and the time taken.
"""

from __future__ import annotations

import random
import time

from bench.exhaustive import exhaustive
from docgen.diagnostics import Report
from docgen.layout.columns import decide_tables
from docgen.layout.load import load_layout
from docgen.layout.measure import Measure
from docgen.layout.needs import Profiles
from docgen.layout.spec import TWIPS_PER_MM, Layout
from docgen.layout.widths import Wishes, choose_widths
from docgen.outside import resource_folder
from docgen.tree import nodes

WORDS = (
    *("денсаулық", "сақтау", "саласындағы", "мемлекеттік", "саясатты", "іске", "асыру", "мен"),
    *("медициналық", "көмектің", "сапасы", "қолжетімділігін", "арттыру", "халықтың", "өмір"),
)


def make_table(dice: random.Random, means: list[int], rows: int, years: int) -> nodes.Table:
    """Return a table of texts of about these numbers of words, and columns of numbers."""

    def cell(words: str) -> nodes.Cell:
        return nodes.Cell((nodes.Paragraph((nodes.Text(words),), style="cell"),))

    def row() -> nodes.Row:
        texts = [
            " ".join(dice.choice(WORDS) for _ in range(dice.randint(max(1, mean // 2), 2 * mean)))
            for mean in means
        ]
        numbers = [f"{dice.random() * 100:.1f}".replace(".", ",") for _ in range(years)]
        return nodes.Row(tuple(map(cell, texts + numbers)))

    columns = tuple(nodes.Column() for _ in range(len(means) + years))
    return nodes.Table(columns, tuple(row() for _ in range(rows)))


def small_tables(layout: Layout, count: int) -> None:
    """Print the heights of small tables: chosen, equal widths, by trying all."""
    chosen = equal = best = 0.0
    total = layout.text_width("main")
    profiles = Profiles(Measure(layout))
    within = 0
    for seed in range(count):
        dice = random.Random(seed)
        means = [dice.choice([1, 2, 4, 8, 16]) for _ in range(3)]
        needs = profiles.needs(make_table(dice, means, dice.randint(3, 6), 0))
        found = choose_widths(needs, total, Wishes()).height
        _, widths = exhaustive(needs, total, 100)
        least = sum(needs.row_heights(widths))
        chosen, best = chosen + found, best + least
        equal += sum(needs.row_heights([total / 3] * 3))
        within += found <= least * 1.02
    print(
        f"{count} small tables: chosen {chosen / TWIPS_PER_MM:.0f} mm, all tried"
        f" {best / TWIPS_PER_MM:.0f} mm, equal {equal / TWIPS_PER_MM:.0f} mm;"
        f" within 2 % of the best: {within}"
    )


def large_tables(layout: Layout, count: int, rows: int) -> None:
    """Print the heights and the time of tables of twelve columns on a landscape page."""
    tables = tuple(make_table(random.Random(seed), [8, 3, 3, 2], rows, 8) for seed in range(count))
    begun = time.process_time()
    decided, decisions = decide_tables(tables, layout, "main", True, Report())
    taken = time.process_time() - begun
    measure = Measure(layout)
    total = layout.text_width("main", True)
    needs = [Profiles(measure).needs(table) for table in tables]
    equal = sum(sum(one.row_heights([total / 12] * 12)) for one in needs)
    height = sum(one.taken.height for one in decisions)
    print(
        f"{len(decided)} tables of {rows} rows: chosen {height / TWIPS_PER_MM:.0f} mm,"
        f" equal {equal / TWIPS_PER_MM:.0f} mm; {taken:.2f} s of processor time"
    )


def main() -> None:
    """Print all."""
    layout = load_layout("development", resource_folder("templates"), Report())
    assert layout is not None
    small_tables(layout, 40)
    large_tables(layout, 30, 100)
    large_tables(layout, 1, 10_000)


if __name__ == "__main__":
    main()
