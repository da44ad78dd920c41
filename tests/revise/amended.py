"""The sample plan with three revisions: its first content, and each revision's edits.

`python -m tests.revise.amended FOLDER` makes the plan with its four signed editions.
"""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from docgen.diagnostics import Report
from docgen.editions.render import Approval
from docgen.editions.signoff import approval_of, sign_off

FOLDER = Path(__file__).resolve().parent.parent / "plans" / "amended"
NUMBERS = (2, 3, 4)


def write_first(folder: Path) -> None:
    """Put the content of the first edition into `folder`."""
    shutil.copytree(FOLDER / "first", folder, dirs_exist_ok=True)


def revise(folder: Path, number: int) -> None:
    """Edit the content in `folder` as the revision `number` did, its revision.yaml included."""
    change: dict[str, Any] = yaml.safe_load((FOLDER / "revisions" / f"{number}.yaml").read_text())
    for edit in change.pop("edits"):
        path = folder / edit["file"]
        text = path.read_text()
        if text.count(edit["find"]) != 1:
            raise ValueError(f"{path.name}: {edit['find']!r} is there {text.count(edit['find'])}x")
        path.write_text(text.replace(edit["find"], edit["put"]))
    for name, text in change.pop("new_files", {}).items():
        (folder / name).write_text(text)
    for name in change.pop("old_files", ()):
        (folder / name).unlink()
    dumped = yaml.safe_dump(change, allow_unicode=True, sort_keys=False)
    (folder / "revision.yaml").write_text(dumped)


def write_states(folder: Path) -> list[Path]:
    """Return the contents of all four editions, each in a folder of its own."""
    found = [folder / "1"]
    write_first(found[0])
    for number in NUMBERS:
        found.append(folder / str(number))
        shutil.copytree(found[-2], found[-1])
        revise(found[-1], number)
    return found


def sign_all(folder: Path) -> list[Path]:
    """Make the plan with its four signed editions in `folder`; return their folders."""
    report = Report()
    write_first(folder)
    first = date(2021, 2, 19)
    approval = Approval(first, "Директорлар кеңесі", first, "1")
    found = [sign_off(folder, approval, report)]
    for number in NUMBERS:
        revise(folder, number)
        following = approval_of(folder, None, None, None, None, report)
        found.append(sign_off(folder, following, report) if following else None)
    if report.found:
        raise ValueError([(one.code, one.arguments) for one in report.found])
    return [one.folder for one in found if one is not None]


if __name__ == "__main__":
    for made in sign_all(Path(sys.argv[1])):
        print(made)
