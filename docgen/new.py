"""`docgen new`: the files of a complete small plan, with comments that teach."""

from __future__ import annotations

from pathlib import Path

from docgen.outside import file_names, read_file

STARTERS = Path(__file__).resolve().parent / "starters"
LARGEST = 1024 * 1024


def new_plan(layout: str) -> dict[str, bytes]:
    """Return the files of a new plan in `layout`, by their names in the plan's folder."""
    files: dict[str, bytes] = {}
    for folder in (STARTERS / "common", STARTERS / layout):
        for name in file_names(folder):
            files[name] = read_file(folder / name, LARGEST)
    return files
