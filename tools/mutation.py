"""Mutations of the tree: what one writer loses must turn a case of tests/elements red.

    python tools/mutation.py [--writer docx|pdf] [--only Kind[.attribute],…]

Each kind of node is dropped (a wrapper such as `Strong` gives way to what it holds), and each
attribute is set to its default, in the tree that one writer is given; the other file stays as it
is. Then the cases look at both files. The table names a case that turned red, or says that all
of them stayed green. `UNSEEN` holds what no finished file can show, with the reason; the command
fails when anything else survives. It takes some minutes, so it is run by hand, not with the tests.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from docgen.build import Made, Options, write_files  # noqa: E402  # after the path is set
from docgen.tree import nodes  # noqa: E402
from docgen.write.docx import write_docx  # noqa: E402
from docgen.write.pages import Pages  # noqa: E402
from docgen.write.pdf import PdfOptions, write_pdf  # noqa: E402
from tests.support import Finished, Plans, resolved  # noqa: E402

DROP = "(dropped)"
WRITERS = ("docx", "pdf")

OTHERS: dict[tuple[str, str], object] = {
    ("Box", "kind"): "box",
    ("Chart", "kind"): "line",
    ("Chart", "show_values"): False,
    ("Document", "draft_mark"): "",
    ("Meta", "language"): "ru-RU",
    ("Picture", "media"): "image/png",
}
"""What an attribute becomes where its default would not do."""

_PASSES = "the passes have turned it into words before"
_LAYOUT = "read when widths are chosen, before the writers"
_ALIKE = "says how the label came about; it is printed alike"
_ENTRIES = "the contents' entries say it"
_PAGES = "the sections of pages are cut before the writers"
_DOCX = "only the DOCX has fields that need it"
UNSEEN: dict[str, str] = {
    "Reference.case": _PASSES,
    "Reference.form": _PASSES,
    "Reference.number pdf": _DOCX,
    "Value (dropped)": _PASSES,
    "Value.path": _PASSES,
    "Value.case": _PASSES,
    "Value.text": _PASSES,
    "Inflected (dropped)": _PASSES,
    "Inflected.text": _PASSES,
    "Inflected.case": _PASSES,
    "Formula.alt docx": "Word's formulas have no words of their own",
    "Heading.label_given": _ALIKE,
    "Heading.style": "the kind names the same style",
    "Heading.number pdf": _DOCX,
    "Heading.contents_level pdf": _ENTRIES,
    "Heading.contents_title pdf": _ENTRIES,
    "Heading.contents_label pdf": _ENTRIES,
    "Item.label_given": _ALIKE,
    "List.continues pdf": "the items' labels say it",
    "Row.id": "names data from edition to edition",
    "Column.minimum": _LAYOUT,
    "Column.fixed": _LAYOUT,
    "Caption.number pdf": _DOCX,
    "Caption.label_given pdf": _DOCX,
    "Table.orientation": "the section is turned with it",
    "Table.width": "the columns' widths say it",
    "List.marker pdf": "the items' labels say it",
    "Meta (dropped)": "see its attributes",
    "Document.meta": "see its attributes",
    "Meta.final pdf": "Word's protection; a PDF is signed",
    "Figure.content": "see its kinds, dropped",
    "FormulaBlock.formula": "see Formula, dropped",
    "Furniture (dropped)": "see header and footer of PageSection",
    "Group.role": _PAGES,
    "Group.orientation": _PAGES,
    "Group.page": _PAGES,
    "Group.new_page": _PAGES,
    "Picture.media pdf": "the engine looks at the bytes",
    "Picture.name pdf": "a file's name is not shown",
    "Table.key": "names data from edition to edition",
}
"""What no finished file shows, and why."""


@dataclass(frozen=True)
class Mutation:
    """A kind of node that is dropped, or an attribute that gets its default."""

    kind: str
    attribute: str = ""

    @property
    def name(self) -> str:
        """Return how the table calls it."""
        return f"{self.kind}.{self.attribute}" if self.attribute else f"{self.kind} {DROP}"

    def of(self, value: Any) -> Any:
        """Return a part of the tree with the mutation made in it."""
        if isinstance(value, tuple):
            found: list[Any] = []
            for one in value:
                found.extend(self._kept(one))
            same = len(found) == len(value) and all(
                a is b for a, b in zip(found, value, strict=True)
            )
            return value if same else tuple(found)
        if is_dataclass(value) and not isinstance(value, type):
            return self._node(value)
        return value

    def _kept(self, value: Any) -> tuple[Any, ...]:
        if not self.attribute and self.kind in _names(value):
            return self.of(value.children) if isinstance(value, nodes.Wrapper) else ()
        return (self.of(value),)

    def _node(self, node: Any) -> Any:
        changes: dict[str, Any] = {}
        for field in fields(node):
            value = getattr(node, field.name)
            new = self.of(value)
            if not self.attribute and type(value).__name__ == self.kind:
                new = None if field.default is None else value
            if type(node).__name__ == self.kind and field.name == self.attribute:
                new = emptied(self.kind, field, value)
            if new is not value:
                changes[field.name] = new
        return replace(node, **changes) if changes else node


def _names(value: Any) -> tuple[str, ...]:
    """Return the kind of a node, for a figure that of what it shows too."""
    own = type(value).__name__
    return (own, type(value.content).__name__) if isinstance(value, nodes.Figure) else (own,)


def emptied(kind: str, field: Field[Any], value: Any) -> Any:
    """Return what an attribute is without the author's say."""
    if (kind, field.name) in OTHERS:
        return OTHERS[kind, field.name]
    if field.default is not MISSING:
        return field.default
    return value if is_dataclass(value) else type(value)()


def mutations() -> Iterator[Mutation]:
    """Yield all mutations of the tree's nodes."""
    for name, kind in vars(nodes).items():
        if not (isinstance(kind, type) and is_dataclass(kind)):
            continue
        if kind is nodes.Wrapper:  # never itself in a tree
            continue
        if kind is not nodes.Document:
            yield Mutation(name)
        for field in fields(kind):
            if field.name != "position":  # of the author's file: for messages, not for writers
                yield Mutation(name, field.name)


# --- the cases -----------------------------------------------------------------------------------


@dataclass
class Sample:
    """A finished plan of a module of cases, with what it was written from."""

    module: ModuleType
    name: str
    made: Made
    pages: Pages
    base: Finished
    seconds: float


def case_modules() -> list[ModuleType]:
    """Return the modules of cases."""
    names = sorted(path.stem for path in (ROOT / "tests" / "elements").glob("test_*.py"))
    found = [importlib.import_module(f"tests.elements.{name}") for name in names]
    return [one for one in found if hasattr(one, "PLANS")]


def samples() -> list[Sample]:
    """Return all plans of all modules, built once."""
    found = []
    for module in case_modules():
        for name, source in module.PLANS.items():
            made, report = resolved(source)
            start = time.perf_counter()
            pages = write_pdf(made.document, made.layout, PdfOptions()).pages
            files = write_files(made, report, Options())
            assert files.docx is not None
            assert files.pdf is not None
            base = Finished(files.docx, files.pdf, made.document, report)
            seconds = time.perf_counter() - start
            found.append(Sample(module, name, made, pages, base, seconds))
    return sorted(found, key=lambda one: one.seconds)


def cases(module: ModuleType) -> Iterator[tuple[str, Callable[..., None], dict[str, Any]]]:
    """Yield name, function and arguments of each case of a module."""
    for name, function in vars(module).items():
        if not name.startswith("test_") or not callable(function):
            continue
        marks = [one for one in getattr(function, "pytestmark", ()) if one.name == "parametrize"]
        if not marks:
            yield name, function, {}
            continue
        names, values = marks[0].args
        keys = [names] if isinstance(names, str) else list(names)
        for value in values:
            given = getattr(value, "values", value)
            one = given if isinstance(given, tuple) else (given,)
            yield name, function, dict(zip(keys, one, strict=True))


def first_red(sample: Sample, finished: Finished, all_: list[Sample]) -> str:
    """Return the first case that fails on the finished files; empty when all are green."""
    done = {one.name: one.base for one in all_ if one.module is sample.module}
    plans = Plans(sample.module.PLANS, done={**done, sample.name: finished})
    for name, function, arguments in cases(sample.module):
        if "plans" not in inspect.signature(function).parameters:
            continue
        try:
            function(plans=plans, **arguments)
        except Exception:  # a case may stumble in any way over what is not there
            return name.removeprefix("test_")
    return ""


def red_case(mutation: Mutation, writer: str, all_: list[Sample]) -> str:
    """Return a case that the mutation turns red; empty: none; «-»: no plan has the node."""
    exercised = False
    for sample in all_:
        document = mutation.of(sample.made.document)
        if document == sample.made.document:
            continue
        exercised = True
        docx, pdf = sample.base.docx, sample.base.pdf_data
        try:
            if writer == "docx":
                docx = write_docx(document, sample.made.layout, sample.pages)
            else:
                pdf = write_pdf(document, sample.made.layout, PdfOptions()).data
        except Exception as fault:  # a writer that refuses a tree has noticed
            return f"refused: {type(fault).__name__}"
        finished = Finished(docx, pdf, sample.made.document, sample.base.report)
        found = first_red(sample, finished, all_)
        if found:
            return found
    return "" if exercised else "-"


def run(writer: str, only: str) -> list[tuple[Mutation, str]]:
    """Return each mutation with the case that it turned red in one writer."""
    all_ = samples()
    for sample in all_:
        red = first_red(sample, sample.base, all_)
        assert not red, f"{red} is red without any mutation"
    wanted = set(only.split(",")) if only else set()
    chosen = [one for one in mutations() if not wanted or wanted & {one.kind, one.name}]
    found = []
    for number, one in enumerate(chosen, start=1):
        found.append((one, red_case(one, writer, all_)))
        print(f"{writer} {number}/{len(chosen)} {one.name}: {found[-1][1]}", file=sys.stderr)
    return found


def main() -> int:
    """Print the table; return 1 when something survived that is not accounted for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--writer", choices=WRITERS)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    writers = (options.writer,) if options.writer else WRITERS
    with ProcessPoolExecutor(len(writers)) as pool:
        runs = [pool.submit(run, writer, options.only) for writer in writers]
        results = {writer: dict(one.result()) for writer, one in zip(writers, runs, strict=True)}
    survived = 0
    print(f"| mutation | {' | '.join(writers)} |")
    print(f"| --- | {' | '.join('---' for _ in writers)} |")
    for mutation in next(iter(results.values())):
        cells = []
        for writer in writers:
            red = results[writer][mutation]
            reason = UNSEEN.get(f"{mutation.name} {writer}", UNSEEN.get(mutation.name, ""))
            if red in ("", "-"):
                survived += not reason
                red = f"unseen: {reason}" if reason else "SURVIVED" if not red else "NOT EXERCISED"
            cells.append(red)
        print(f"| {mutation.name} | {' | '.join(cells)} |")
    print(f"{survived} survived")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
