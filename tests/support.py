"""Makes small plans and builds them to both finished files, once for all their tests."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

import yaml

from docgen.build import Made, Options, make_document, write_files
from docgen.diagnostics import Report
from docgen.tree.nodes import Document
from tests.finished.pdf import PdfFile
from tests.finished.word import WordFile
from tests.finished.word_tables import Table, tables

Files: TypeAlias = Mapping[str, object]
"""Text, bytes, or data to be written as YAML, by file name; `plan.yaml` adds to the default's."""

ORGANISATION = "№ 1 сынақ емханасы"
DEFAULTS: dict[str, object] = {
    "layout": "clinic",
    "organisation": {"name": ORGANISATION, "short": ORGANISATION, "city": "Көкжар қаласы"},
    "period": {"from": 2024, "to": 2028},
    "year": 2024,
    "title_page": False,
    "contents": False,
}


def write_plan(folder: Path, files: Files) -> Path:
    """Write a plan; its parts are its Markdown files in order unless `plan.yaml` says."""
    parts = [name for name in files if name.endswith(".md")]
    plan = {**DEFAULTS, "parts": parts}
    own = files.get("plan.yaml", {})
    assert isinstance(own, Mapping)
    plan.update(own)
    for name, words in {**files, "plan.yaml": plan}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(words, bytes):
            path.write_bytes(words)
        else:
            text = words if isinstance(words, str) else _yaml(words)
            path.write_text(text, encoding="utf-8")
    return folder


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as literal blocks, and no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, data: str) -> yaml.Node:
    style = "|" if "\n" in data else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(str, _text)


def _yaml(data: object) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


@dataclass
class Finished:
    """Both finished files of a plan."""

    docx: bytes
    pdf_data: bytes
    document: Document
    report: Report

    @cached_property
    def word(self) -> WordFile:
        return WordFile(self.docx)

    @cached_property
    def tables(self) -> list[Table]:
        """The tables of the DOCX."""
        return tables(self.word)

    @cached_property
    def pdf(self) -> PdfFile:
        return PdfFile(self.pdf_data)

    def table(self, words: str) -> Table:
        """Return the innermost table of the DOCX that holds `words`."""
        found = [one for one in self.tables if any(words in cell.text for cell in one.cells)]
        if not found:
            raise LookupError(words)
        return found[-1]


def made(files: Files, *, draft: bool = False) -> tuple[Made, Report]:
    """Return the resolved document of a plan; it must be without errors."""
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        plan = write_plan(Path(folder), files)
        found = make_document(plan, report, Options(draft=draft))
    assert found is not None, report.sorted()
    return found, report


def written(one: Made, report: Report) -> Finished:
    """Return both files of a resolved document."""
    files = write_files(one, report, Options())
    assert files.docx is not None
    assert files.pdf is not None
    return Finished(files.docx, files.pdf, one.document, report)


def built(files: Files, *, draft: bool = False) -> Finished:
    """Return both finished files of a plan."""
    return written(*made(files, draft=draft))


Source: TypeAlias = Files | Callable[[], tuple[Made, Report]]
"""A plan of the cases: its files, or a function that makes its document."""


def resolved(source: Source) -> tuple[Made, Report]:
    """Return the resolved document of a plan of the cases."""
    return source() if callable(source) else made(source)


@dataclass
class Plans:
    """The finished plans of a module of cases, each built when it is first looked at."""

    sources: Mapping[str, Source]
    done: dict[str, Finished] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Finished:
        """Return the finished plan of that name."""
        if name not in self.done:
            self.done[name] = written(*resolved(self.sources[name]))
        return self.done[name]
