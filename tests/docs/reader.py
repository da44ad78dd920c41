"""Does what a page tells its reader to do, in a temporary folder."""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.build import Made, Options, make_document
from docgen.check import settle
from docgen.cli import main
from docgen.diagnostics import Report
from docgen.messages import render
from docgen.outside import resource_folder
from tests.docs.pages import Block, agrees, blocks, commands

PLAN = "zhospar"
TODAY = "1783036800"
"""3 July 2026: after every day that a page names; the clock has no say."""
NO_BREAK = str.maketrans("\u00a0\u202f", "  ", "\u2060")
FRONT: dict[str, Any] = {
    "layout": "clinic",
    "organisation": {
        "name": "«Үлгі қалалық емханасы» ШЖҚ КМК",
        "short": "«Үлгі қалалық емханасы» ШЖҚ КМК",
        "city": "Үлгікент қаласы",
    },
    "period": {"from": 2026, "to": 2030},
    "year": 2026,
    "title_page": False,
    "contents": False,
}
"""The plan.yaml of a page that shows none."""


@dataclass
class Reader:
    """A reader of one page; `folder` is where the commands run, the plan is `folder/zhospar`."""

    folder: Path
    patch: pytest.MonkeyPatch
    done: list[str] = field(default_factory=list)

    @property
    def plan(self) -> Path:
        return self.folder / PLAN

    @property
    def layouts(self) -> Path:
        return self.folder / "templates"

    def follow(self, text: str) -> None:
        """Do everything on the page, in order; compare what is printed."""
        self.patch.chdir(self.folder)
        self.patch.setenv("DOCGEN_LANGUAGE", "kk")
        if "SOURCE_DATE_EPOCH" not in os.environ:
            self.patch.setenv("SOURCE_DATE_EPOCH", TODAY)
        for block in blocks(text):
            match (block.language, block.action):
                case ("console", _):
                    self._session(block)
                case ("diff", "edit"):
                    self._edit(block)
                case ("diff", "alter"):
                    self._alter(block)
                case ("text", "holds"):
                    self._look(block)
                case (_, "file"):
                    self._write(block.target, block.words)
                case (_, "add"):
                    self._add(block)
                case (_, "layout"):
                    self._layout(block)

    def check(self) -> Made:
        """Return the plan's document; nothing at all may be said against it."""
        report = Report()
        own = self.layouts if self.layouts.exists() else None
        made = make_document(self.plan, report, Options(templates=own))
        assert made is not None, _shown(report)
        settle(made.plan, report)
        assert report.found == [], _shown(report)
        return made

    def _write(self, name: str, words: str) -> None:
        path = self.plan / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
        if name.endswith(".md") and "plan.yaml" not in self.done:
            self._list(name)
        self.done.append(name)

    def _list(self, name: str) -> None:
        """Add a part to a plan.yaml that the page leaves to us."""
        front = self._front()
        parts = front.setdefault("parts", [])
        if name not in parts:
            parts.append(name)
        self._save(front)

    def _front(self) -> dict[str, Any]:
        path = self.plan / "plan.yaml"
        if not path.exists():
            return dict(FRONT)
        found = _loaded(path.read_text(encoding="utf-8"))
        assert isinstance(found, dict)
        return found

    def _save(self, front: dict[str, Any]) -> None:
        words = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
        self.plan.mkdir(parents=True, exist_ok=True)
        (self.plan / "plan.yaml").write_text(words, encoding="utf-8")

    def _add(self, block: Block) -> None:
        more = _loaded(block.words)
        assert isinstance(more, dict), block
        self._save({**self._front(), **more})

    def _layout(self, block: Block) -> None:
        """Write a file beside the layouts that docgen ships."""
        shutil.copytree(resource_folder("templates"), self.layouts, dirs_exist_ok=True)
        path = self.layouts / block.target
        path.parent.mkdir()
        path.write_text(block.words, encoding="utf-8")

    def _edit(self, block: Block) -> None:
        path = self.plan / block.target
        lines = block.words.rstrip("\n").split("\n")
        old = "\n".join(line[1:] for line in lines if not line.startswith("+"))
        new = "\n".join(line[1:] for line in lines if not line.startswith("-"))
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (block.target, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def _alter(self, block: Block) -> None:
        """Change a word of a finished DOCX, as somebody in Word would."""
        path = self.folder / block.target
        old, new = (line[1:] for line in block.words.rstrip("\n").split("\n"))
        with zipfile.ZipFile(path) as source:
            members = {one: source.read(one) for one in source.infolist()}
        with zipfile.ZipFile(path, "w") as changed:
            for info, data in members.items():
                if info.filename == "word/document.xml":
                    assert f">{old}<".encode() in data
                    data = data.replace(f">{old}<".encode(), f">{new}<".encode())
                changed.writestr(info, data)

    def _look(self, block: Block) -> None:
        """See that each line of the block stands in a finished DOCX of the plan."""
        with zipfile.ZipFile(self.plan / block.target) as package:
            markup = package.read("word/document.xml").decode()
        words = re.sub("<[^>]*>", "", markup).translate(NO_BREAK)
        for line in block.words.rstrip("\n").split("\n"):
            assert line in words, line

    def _session(self, block: Block) -> None:
        for command in commands(block.words):
            given = self._run(command.words)
            assert agrees(given, command.output), (
                f"$ {command.words}\n"
                + "\n".join(given)
                + "\n--- the page says\n"
                + "\n".join(command.output)
            )

    def _run(self, words: str) -> list[str]:
        """Run `docgen …`, perhaps behind `printf '…' |`; return the lines that it prints."""
        piped, _, words = words.rpartition(" | ")
        given = shlex.split(piped)[1].replace("\\n", "\n") if piped else ""
        program, *arguments = shlex.split(words)
        assert program == "docgen", words
        self.patch.setattr(sys, "stdin", io.StringIO(given))
        out = io.StringIO()
        main(arguments, out, out)
        printed = out.getvalue().replace(str(self.folder), "")
        return printed.rstrip("\n").split("\n") if printed.strip() else []


def _loaded(words: str) -> Any:
    """Return YAML with every value as it is written: `no` stays a word."""
    return yaml.load(words, Loader=yaml.BaseLoader)


def _shown(report: Report) -> str:
    return "\n".join(render(one, "en", []) for one in report.sorted())
