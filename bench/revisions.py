"""`python -m bench.revisions`: random revisions of the sample plans, read back by three readers.

Prints its seed; the same seed makes the same revisions. Every revision: the changes applied to
the old edition give the new one, and the tracked DOCX, all changes accepted or rejected, reads
as the one or the other edition does. Pandoc and LibreOffice read a share of them.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docgen.compare import apply_elements, compare_elements, logical
from docgen.write.docx.verify import faults
from tests.compare.revisions import Reviser
from tests.revise.documents import Sample
from tests.tools import office_tracked, pandoc_reader
from tests.tools.tracked_reader import View, read

ROOT = Path(__file__).resolve().parents[1]
PLANS = {
    name: ROOT / "content" / name
    for name in ("emergency", "polyclinic", "fund", "ambulance", "rehabilitation")
}
SMALL = {"amended": ROOT / "tests/plans/amended/first"}
MOST_EDITS = 12


@dataclass(slots=True)
class Tally:
    """What was done and what went wrong."""

    revisions: int = 0
    changes: int = 0
    edits: int = 0
    pandoc: int = 0
    office: int = 0
    wrong: list[str] = field(default_factory=list)
    jobs: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    def text(self) -> str:
        """Return the figures, and the first things that went wrong."""
        figures = (
            f"{self.revisions} revisions of {self.edits} edits gave {self.changes} changes;"
            f" pandoc read {self.pandoc}, LibreOffice {self.office}; wrong: {len(self.wrong)}"
        )
        return "\n".join([figures, *self.wrong[:20]])


def main() -> int:
    """Run the command; return 1 when anything read otherwise than it should."""
    parser = argparse.ArgumentParser(prog="bench.revisions", description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--plans", nargs="+", default=tuple(PLANS), choices=[*PLANS, *SMALL])
    parser.add_argument("--pandoc-every", type=int, default=10, help="0: never")
    parser.add_argument("--office-every", type=int, default=50, help="0: never")
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    tally, start = Tally(), time.perf_counter()
    for name, seeds in shares(given.plans, given.seed, given.count):
        revise(name, seeds, given.pandoc_every, given.office_every, tally)
        ask_office(tally)
        spent = time.perf_counter() - start
        print(f"{name}: {tally.revisions} revisions, {spent:.0f} s", flush=True)
    print(tally.text())
    return bool(tally.wrong)


def shares(plans: Sequence[str], seed: int, count: int) -> Iterator[tuple[str, range]]:
    """Yield each plan with the seeds of its revisions."""
    for number, name in enumerate(plans):
        first = seed + count * number // len(plans)
        yield name, range(first, seed + count * (number + 1) // len(plans))


def revise(name: str, seeds: range, pandoc: int, office: int, tally: Tally) -> None:
    """Revise the plan once for each seed; leave for LibreOffice what it is to read."""
    sample = Sample.read({**PLANS, **SMALL}[name])
    old = sample.written(sample.blocks)
    elements, plain = logical(sample.blocks), read(old, View.ACCEPTED)
    by_pandoc = pandoc_reader.read(old, "accept") if pandoc else []
    for seed in seeds:
        reviser = Reviser(seed)
        new_blocks = reviser.revised(sample.blocks, random.Random(seed).randint(1, MOST_EDITS))
        news = logical(new_blocks)
        found = compare_elements(elements, news)
        new, tracked = sample.written(new_blocks), sample.tracked(sample.blocks, new_blocks)
        where = f"{name} {seed} {' '.join(reviser.done)}"
        tally.revisions += 1
        tally.edits += len(reviser.done)
        tally.changes += len(found)
        _check(where + ": model", apply_elements(elements, found) == news, tally)
        more = set(faults(tracked)) - set(faults(new))
        _check(f"{where}: {more}", not more, tally)
        accepted = read(tracked, View.ACCEPTED) == read(new, View.ACCEPTED)
        _check(where + ": accepted", accepted, tally)
        _check(where + ": rejected", read(tracked, View.REJECTED) == plain, tally)
        if pandoc and seed % pandoc == 0:
            tally.pandoc += 1
            by_new = pandoc_reader.read(new, "accept")
            _check(where + ": pandoc", pandoc_reader.read(tracked, "accept") == by_new, tally)
            _check(where + ": pandoc", pandoc_reader.read(tracked, "reject") == by_pandoc, tally)
        if office and seed % office == 0:
            tally.jobs[f"{name}-old"] = (old, "")
            tally.jobs[f"{name}-{seed}-new"] = (new, "")
            tally.jobs[f"{name}-{seed}-accept"] = (tracked, "Accept")
            tally.jobs[f"{name}-{seed}-reject"] = (tracked, "Reject")


def ask_office(tally: Tally) -> None:
    """Let LibreOffice take the waiting documents, all in one start."""
    if not tally.jobs or not office_tracked.is_there():
        tally.jobs.clear()
        return
    saved = {
        key: read(data, View.ACCEPTED) for key, data in office_tracked.resaved(tally.jobs).items()
    }
    for key in [key.removesuffix("-new") for key in saved if key.endswith("-new")]:
        tally.office += 1
        _check(f"{key}: LibreOffice", saved[f"{key}-accept"] == saved[f"{key}-new"], tally)
        old = saved[f"{key.partition('-')[0]}-old"]
        _check(f"{key}: LibreOffice", saved[f"{key}-reject"] == old, tally)
    tally.jobs.clear()


def _check(where: str, good: bool, tally: Tally) -> None:
    if not good:
        tally.wrong.append(where)


if __name__ == "__main__":
    sys.exit(main())
