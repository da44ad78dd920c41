"""The total height of tables by who chose the widths of their columns, and the best there is.

`python -m bench.widths` prints, for made-up tables, heights in millimetres and the time taken; and
for all tables of the sample plans, as LibreOffice and WeasyPrint set them, their heights and the
words broken wrongly with chosen widths, equal widths, and automatic layout.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.exhaustive import cost_of, exhaustive
from bench.laidout import Case, by_libreoffice, by_weasyprint, equal_widths
from docgen.build import Options, make_document
from docgen.diagnostics import Report
from docgen.layout.columns import decide_tables
from docgen.layout.load import load_layout
from docgen.layout.measure import Measure
from docgen.layout.needs import Profiles
from docgen.layout.spec import TWIPS_PER_MM, Layout
from docgen.layout.widths import Wishes, choose_widths
from docgen.outside import resource_folder
from docgen.tree import nodes

CONTENT = Path(__file__).parent.parent / "content"
PLANS = ("ambulance", "emergency", "fund", "polyclinic", "rehabilitation")
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
    """Print the heights of small tables, and how near their cost is to the least of all widths."""
    chosen = equal = best = 0.0
    total = layout.text_width("main")
    profiles = Profiles(Measure(layout))
    within = 0
    for seed in range(count):
        dice = random.Random(seed)
        means = [dice.choice([1, 2, 4, 8, 16]) for _ in range(3)]
        needs = profiles.needs(make_table(dice, means, dice.randint(3, 6), 0))
        found = choose_widths(needs, total, Wishes())
        least, widths = exhaustive(needs, total, 60)
        chosen, best = chosen + found.height, best + sum(needs.row_heights(widths))
        equal += sum(needs.row_heights([total / 3] * 3))
        within += cost_of(needs, found.widths) <= least * 1.02
    print(
        f"{count} small tables: chosen {chosen / TWIPS_PER_MM:.0f} mm, all tried"
        f" {best / TWIPS_PER_MM:.0f} mm, equal {equal / TWIPS_PER_MM:.0f} mm;"
        f" within 2 % of the least cost: {within}"
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


def plan_tables() -> Iterator[Case]:
    """Return every table of the sample plans, its widths chosen."""
    for folder in sorted(CONTENT.iterdir()):
        if folder.name in PLANS:
            made = make_document(folder, Report(), Options())
            assert made is not None
            for section in made.document.sections:
                for table in tables_of(section.blocks):
                    yield Case(table, made.layout, sum(one.width for one in table.columns))


def tables_of(blocks: Iterable[nodes.Block]) -> Iterator[nodes.Table]:
    """Return the tables that have columns to choose widths for and hold no other tables."""
    for block in blocks:
        match block:
            case nodes.Table():
                cells = (cell for row in block.rows for cell in row.cells)
                inner = any(isinstance(one, nodes.Table) for cell in cells for one in cell.blocks)
                if len(block.columns) > 1 and not inner:
                    yield block
            case nodes.Group() | nodes.Box():
                yield from tables_of(block.blocks)
            case _:
                pass


def sample_plans() -> None:
    """Print the height of all tables of the sample plans by who chose the widths and who set."""
    cases = list(plan_tables())
    equal = [equal_widths(case) for case in cases]
    print(f"\n{len(cases)} tables of the sample plans")
    print("| widths | set by | height, mm | against chosen | words broken wrongly | too wide |")
    print("| --- | --- | --- | --- | --- | --- |")
    for program, lay_out in (("LibreOffice", by_libreoffice), ("WeasyPrint", by_weasyprint)):
        base = 0.0
        for name, way, set_cases in (
            ("chosen", "given", cases),
            ("equal", "equal", equal),
            ("automatic", "automatic", cases),
        ):
            seen = lay_out(set_cases, way)
            height = sum(one.height for one in seen)
            base = base or height
            broken = [word for one in seen for word in one.broken]
            print(
                f"| {name} | {program} | {height / TWIPS_PER_MM:.0f} | {height / base:.2f}"
                f" | {len(broken)} | {sum(one.sticks_out for one in seen)} |"
            )


def main() -> None:
    """Print all."""
    layout = load_layout("development", resource_folder("templates"), Report())
    assert layout is not None
    small_tables(layout, 40)
    large_tables(layout, 30, 100)
    large_tables(layout, 1, 10_000)
    sample_plans()


if __name__ == "__main__":
    main()
