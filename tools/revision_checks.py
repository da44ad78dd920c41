"""Tracked documents by three readers: docgen's own, pandoc, and LibreOffice in one start.

`python -m tools.revision_checks` makes dozens of random revisions, prints their seed, and lets
each reader accept and reject all changes. It also reads the editions of the sample that has
been revised: each tracked document against the editions before and after it. Exits with 1 when
anything reads otherwise than it should. Needs LibreOffice with python3-uno.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

from bench.revisions import ROOT, Tally, ask_office, revise
from tests.tools import office_tracked, pandoc_reader
from tests.tools.tracked_reader import View, read
from tools.parts import Parts

SHARES = {"amended": 24, "emergency": 2}
_PAGE = re.compile(r"\s\d+$")
EDITIONS = ROOT / "content" / "amended" / "editions"


def main(given: list[str]) -> int:
    """Run the checks; the argument, if any, is the seed: without one each run has another."""
    seed = int(given[0]) if given else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}", flush=True)
    if not office_tracked.is_there():
        print("LibreOffice or its Python module is missing: tools/system-packages.sh check")
        return 1
    parts, tally = Parts(), Tally()
    for name, count in SHARES.items():
        revise(name, range(seed, seed + count), 1, 1, tally)
        parts.done(name)
    _editions(tally)
    parts.done("editions")
    ask_office(tally)
    parts.done("LibreOffice")
    print(tally.text())
    print(f"revisions: {parts.text()}", flush=True)
    return bool(tally.wrong)


def _editions(tally: Tally) -> None:
    """Read the tracked documents of the editions; leave them for LibreOffice."""
    for number in range(2, 5):
        old, new = _plan(number - 1), _plan(number)
        tracked = (EDITIONS / f"{number:02d}" / "tracked.docx").read_bytes()
        own = (read(tracked, View.ACCEPTED), read(tracked, View.REJECTED))
        if own != (read(new, View.ACCEPTED), read(old, View.ACCEPTED)):
            tally.wrong.append(f"edition {number}: own reader")
        for how, plain in (("accept", new), ("reject", old)):
            if _by_pandoc(tracked, how) != _by_pandoc(plain, "accept"):
                tally.wrong.append(f"edition {number}: pandoc, {how}")
        tally.jobs[f"edition{number}-old"] = (old, "")
        tally.jobs[f"edition{number}-0-new"] = (new, "")
        tally.jobs[f"edition{number}-0-accept"] = (tracked, "Accept")
        tally.jobs[f"edition{number}-0-reject"] = (tracked, "Reject")
        tally.revisions += 1
        tally.pandoc += 1


def _by_pandoc(docx: bytes, how: str) -> list[str]:
    """Return the lines as pandoc reads them, without the numbers that end lines of contents."""
    return [_PAGE.sub("", line) for line in pandoc_reader.read(docx, how)]


def _plan(number: int) -> bytes:
    return Path(EDITIONS / f"{number:02d}" / "plan.docx").read_bytes()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
