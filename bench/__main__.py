"""`python -m bench`: cold builds of the largest sample plan, beside its peers; growth of tables.

Every figure is the median of several runs of a fresh process: seconds on the clock, seconds of
the processor (which a busy machine disturbs less), and the peak of memory. The peers get the
same words, headings, lists and tables, made from the resolved document: `bench.equal`.

    python -m bench [--plan NAME] [--runs N] [--rows 1000,10000] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench.equal import markdown, typst
from bench.large import COLUMNS, make_plan
from bench.measure import Figures, measure
from docgen.build import Options, make_document
from docgen.diagnostics import Report
from docgen.outside import resource_folder

DOCGEN = (sys.executable, "-c", "from docgen.cli import run; run()", "build")
LARGEST = "rehabilitation"
_CSS = """@page { size: A4; margin: 2cm 1.5cm 2cm 3cm }
body { font: 14pt/16pt "Liberation Serif"; text-align: justify }
table { border-collapse: collapse; font-size: 12pt; width: 100% }
td, th { border: 0.5pt solid; padding: 2pt }"""


def main() -> None:
    """Measure, print the tables, write the JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.split("\n")[0])
    parser.add_argument("--plan", default=LARGEST, help="a folder of content/; empty: none")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rows", default="1000,10000", help="rows of the tables; empty: none")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    given = parser.parse_args()
    samples = resource_folder("templates").parent / "content"
    plan: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        if given.plan:
            plan = _plan(samples / given.plan, folder, given.runs)
            _print_plan(given.plan, plan)
        growth: dict[int, dict[str, Figures]] = {}
        for count in (int(one) for one in given.rows.split(",") if one):
            growth[count] = _growth(folder, count, given.runs)
            _print_growth(count, growth[count])
    if given.json:
        found = {
            "plan": {name: asdict(figures) for name, figures in plan.items()},
            "tables": {
                count: {name: asdict(figures) for name, figures in one.items()}
                for count, one in growth.items()
            },
        }
        given.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _plan(content: Path, folder: Path, runs: int) -> dict[str, Figures]:
    """Return the figures of docgen and of its peers for one plan."""
    import pypandoc

    made = make_document(content, Report(), Options())
    if made is None:
        raise SystemExit(f"{content.name} has errors")
    (folder / "plan.md").write_text(markdown(made.document), encoding="utf-8")
    (folder / "plan.typ").write_text(typst(made.document), encoding="utf-8")
    (folder / "plan.css").write_text(_CSS, encoding="utf-8")
    pandoc = (pypandoc.get_pandoc_path(), "plan.md", "--toc", "--metadata=title:plan")
    fonts = str(resource_folder("fonts"))
    compile_typst = f"import typst; typst.compile('plan.typ', 'plan.pdf', font_paths=[{fonts!r}])"
    commands: dict[str, list[tuple[str, ...]]] = {
        "docgen: DOCX + PDF": [(*DOCGEN, str(content), "--output", "out")],
        "docgen: DOCX": [(*DOCGEN, str(content), "--docx", "--output", "out")],
        "docgen: PDF": [(*DOCGEN, str(content), "--pdf", "--output", "out")],
        "pandoc: DOCX": [(*pandoc, "--output=plan.docx")],
        "pandoc + WeasyPrint: PDF": [
            (*pandoc, "--standalone", "--css=plan.css", "--output=plan.html"),
            (sys.executable, "-m", "weasyprint", "plan.html", "plan.pdf"),
        ],
        "Typst: PDF": [(sys.executable, "-c", compile_typst)],
    }
    return {name: measure(steps, runs, folder) for name, steps in commands.items()}


def _growth(folder: Path, rows: int, runs: int) -> dict[str, Figures]:
    """Return the figures of a plan that is one table."""
    plan = folder / f"table-{rows}"
    make_plan(plan, rows)
    few = 1 if rows > 2000 else min(runs, 3)
    return {
        name: measure([(*DOCGEN, str(plan), f"--{name}", "--output", "out")], few, folder)
        for name in ("docx", "pdf")
    }


def _print_plan(name: str, found: dict[str, Figures]) -> None:
    whole = found["docgen: DOCX + PDF"]
    print(f"{name}, cold, medians")
    print(f"{'':26}{'s':>8}{'CPU s':>8}{'MiB':>8}{'ratio':>8}")
    for label, one in found.items():
        ratio = one.processor / whole.processor
        print(
            f"{label:26}{one.wall:8.2f}{one.processor:8.2f}{one.memory:8.0f}{ratio:8.2f}",
            flush=True,
        )


def _print_growth(rows: int, found: dict[str, Figures]) -> None:
    cells = rows * COLUMNS
    print(f"\nindicator table of {rows} rows, {cells} cells")
    for label, one in found.items():
        each = one.processor / cells * 1000
        print(
            f"{label:26}{one.wall:8.2f}{one.processor:8.2f}{one.memory:8.0f}"
            f"   {each:.3f} ms a cell",
            flush=True,
        )


if __name__ == "__main__":
    main()
