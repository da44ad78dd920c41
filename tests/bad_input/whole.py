"""The whole program on bad input: what it says, what it leaves behind, how long it takes."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from docgen.cli import main
from docgen.messages import CODES
from tests.support import Files, write_plan

OLD = b"the file of an earlier build"
LONGEST_SECONDS = 10.0
_FOUND = re.compile(
    r"^(?:(\S.*?)(?::(\d+):(\d+))?: )?(error|warning): .*\[([\w-]+)\]$", re.MULTILINE
)


@dataclass(frozen=True)
class Found:
    """One diagnostic as it was printed."""

    code: str
    file: str
    line: int
    column: int
    is_error: bool


@dataclass(frozen=True)
class Run:
    """What a run of the program did."""

    status: int
    out: str
    err: str
    seconds: float
    found: tuple[Found, ...]

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.found]

    def first(self, code: str) -> Found:
        """Return the first finding of that code."""
        for one in self.found:
            if one.code == code:
                return one
        raise AssertionError(f"no {code} in:\n{self.err}")


def docgen(*argv: str) -> Run:
    """Run the command line in this process."""
    out, err = StringIO(), StringIO()
    began = time.process_time()
    try:
        status = main([*argv, "--language", "en"], out, err)
    except SystemExit as stop:
        status = int(stop.code or 0)
    seconds = time.process_time() - began
    return Run(status, out.getvalue(), err.getvalue(), seconds, _findings(err.getvalue()))


def _findings(text: str) -> tuple[Found, ...]:
    return tuple(
        Found(one[5], one[1] or "", int(one[2] or 0), int(one[3] or 0), one[4] == "error")
        for one in _FOUND.finditer(text)
    )


def refuse(folder: Path, files: Files, code: str, at: str = "") -> Run:
    """Build a plan that must be refused with `code` at the place `file:line:column`.

    Nothing may be written, what stood in the output's folder must stand there still.
    """
    return refuse_folder(write_plan(folder / "plan", files), code, at)


def refuse_folder(plan: Path, code: str, at: str = "") -> Run:
    """The same for a plan's folder that is there already."""
    output = plan.parent / "output"
    output.mkdir(exist_ok=True)
    old = {output / f"{plan.name}.{ending}": OLD for ending in ("docx", "pdf")}
    for path, data in old.items():
        path.write_bytes(data)
    run = docgen("build", str(plan), "--output", str(output))
    assert run.status == 1, run.err or run.out
    assert run.out == ""
    assert "Traceback" not in run.err
    assert code in CODES
    found = run.first(code)
    assert found.is_error, run.err
    if at:
        assert at in _places(run, code), run.err
    assert {path: path.read_bytes() for path in output.iterdir()} == old
    assert run.seconds < LONGEST_SECONDS
    return run


def _places(run: Run, code: str) -> list[str]:
    return [f"{one.file}:{one.line}:{one.column}" for one in run.found if one.code == code]


def build(folder: Path, files: Files, *options: str) -> Run:
    """Build a plan that must come out; return the run."""
    plan = write_plan(folder / "plan", files)
    run = docgen("build", str(plan), "--output", str(folder / "output"), *options)
    assert run.status == 0, run.err
    return run
