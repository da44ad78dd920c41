"""Every known case of bad input has a test: the numbers of the project's list, and where.

What is imported (51-60), frozen editions (68-73) and the preview (74, 75) have tests of their own
or no code yet.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
NAMES = {
    1: "alias bomb",
    2: "merge-key bomb",
    3: "alias of itself",
    4: "500 brackets",
    5: "number of 100,000 digits",
    6: "duplicate key",
    7: "tag of another language",
    8: "no, yes, 010, 1:30",
    9: "3,5 and 3.5.1",
    10: "day that is not in the calendar",
    11: "escape of a control",
    12: "byte order mark",
    13: "other encodings",
    14: "tab",
    15: "file of 9 MB",
    16: "unknown key",
    17: "missing key, wrong type, empty file, two documents",
    18: "share or year that cannot be",
    19: "too deep",
    20: "raw HTML",
    21: "links that run or open files",
    22: "templates in content",
    23: "invisible marks of direction",
    24: "controls, no characters",
    25: "letters in pieces",
    26: "word of 400 letters",
    27: "word of a million letters",
    28: "paragraph of 5 MB",
    29: "too many cells",
    30: "1,000 columns",
    31: "cell taller than a page",
    32: "heading empty or skipped",
    33: "signs of markup",
    34: "picture without words",
    35: "path that leads out",
    36: "symlink",
    37: "pipe or folder in place of a file",
    38: "file that cannot be read",
    39: "picture on the network",
    40: "picture of too many points",
    41: "picture cut off, or none",
    42: "text and profile in a picture",
    43: "drawing that fetches or runs",
    44: "drawing without end",
    45: "name that is not there",
    46: "way out of the sandbox",
    47: "template that eats time or memory",
    48: "template without end",
    49: "include from outside",
    50: "style sheets",
    61: "disk full",
    62: "folder that refuses",
    63: "killed",
    64: "power cut",
    65: "two builds at once",
    66: "other surroundings",
    67: "fonts",
}


def _tested() -> dict[int, list[str]]:
    """Return the numbers that names of tests and of their cases carry, with where."""
    found: dict[int, list[str]] = {}  # `bi_65_66` are two numbers, not all between them
    for path in sorted(FOLDER.glob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        for pair in re.findall(r"(?:def test_|\")bi_(\d\d)(?:_(\d\d)(?!\d))?", text):
            for number in filter(None, pair):
                found.setdefault(int(number), []).append(path.name)
    return found


@pytest.mark.parametrize("number", NAMES, ids=[f"{key} {name}" for key, name in NAMES.items()])
def test_case_has_a_test(number: int) -> None:
    assert _tested().get(number), NAMES[number]


def test_no_test_has_a_number_that_is_not_listed() -> None:
    assert set(_tested()) <= set(NAMES)
