"""`python -m bench.steps`: what each step of a build takes, in seconds of the processor.

    python -m bench.steps [--plan NAME] [--rows N] [--no-pdf] [--runs N]

The least of several runs in one process; programs and fonts are loaded before the first.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bench.large import COLUMNS, make_plan
from docgen.build import Made, Options, make_document
from docgen.diagnostics import Report
from docgen.outside import resource_folder
from docgen.verify import verify_words
from docgen.write.docx import write_docx
from docgen.write.pages import Pages
from docgen.write.pdf import write_pdf

Result = TypeVar("Result")
_READ, _PDF, _DOCX, _COUNT = "document resolved", "PDF written", "DOCX written", "words counted"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.steps", description=__doc__)
    parser.add_argument("--plan", default="rehabilitation", help="a folder of content/")
    parser.add_argument("--rows", type=int, default=0, help="a table of N rows instead of a plan")
    parser.add_argument("--no-pdf", action="store_true")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    gc.set_threshold(200_000)  # as the command line does
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = resource_folder("templates").parent / "content" / given.plan
        if given.rows:
            folder = Path(name) / "table"
            make_plan(folder, given.rows)
        best: dict[str, float] = {}
        for _ in range(given.runs):
            for step, seconds in _steps(folder, pdf=not given.no_pdf).items():
                best[step] = min(seconds, best.get(step, seconds))
    whole = sum(best.values())
    for step, seconds in best.items():
        cell = f"{seconds / given.rows / COLUMNS * 1000:10.4f} ms a cell" if given.rows else ""
        print(f"{step:20}{seconds:9.3f} s{seconds / whole:7.1%}{cell}")


def _steps(folder: Path, *, pdf: bool) -> dict[str, float]:
    taken: dict[str, float] = {}
    made = _timed(_READ, taken, lambda: make_document(folder, Report(), Options()))
    assert isinstance(made, Made), "the plan has errors"
    document, layout = made.document, made.layout
    data, pages = None, Pages()
    if pdf:
        written = _timed(_PDF, taken, lambda: write_pdf(document, layout))
        data, pages = written.data, written.pages
    docx = _timed(_DOCX, taken, lambda: write_docx(document, layout, pages))
    found = _timed(_COUNT, taken, lambda: verify_words(document, docx, data))
    assert found.good
    return taken


def _timed(step: str, taken: dict[str, float], work: Callable[[], Result]) -> Result:
    start = time.process_time()
    result = work()
    taken[step] = time.process_time() - start
    return result


if __name__ == "__main__":
    main()
