"""Reads the Kazakh dictionary of hunspell, which the system installs: words, and their forms.

Only the tests use it, as raw material; its licence keeps it out of this repository.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

FOLDER = Path("/usr/share/hunspell")
MISSING = (
    "install hunspell-kk: the rules of hyphenation are tested on its dictionary"
    " (tools/system-packages.sh test, or on Debian: apt-get install hunspell-kk)"
)


def hunspell_lines(folder: Path = FOLDER) -> list[str]:
    """Return the dictionary's entries, «word/flags»; fail the test when it is not installed."""
    path = folder / "kk_KZ.dic"
    if not path.is_file():
        pytest.fail(MISSING, pytrace=False)
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    return [line.strip() for line in lines[1:] if line.strip()]


def hunspell_words() -> list[str]:
    """Return every word of the dictionary once, without its flags."""
    return list(dict.fromkeys(line.partition("/")[0] for line in hunspell_lines()))


def hunspell_forms(step: int) -> Iterator[str]:
    """Yield the forms of every `step`-th entry with its endings, by the dictionary's own rules."""
    for line in hunspell_lines()[::step]:
        word, _, flags = line.partition("/")
        for flag in flags:
            for strip, ending, condition in _endings().get(flag, ()):
                if word.endswith(strip) and condition.search(word):
                    yield word[: len(word) - len(strip)] + ending


@cache
def _endings() -> dict[str, list[tuple[str, str, re.Pattern[str]]]]:
    """Return the rules of each flag: what to take off, what to put on, what the word ends in."""
    found: dict[str, list[tuple[str, str, re.Pattern[str]]]] = {}
    text = (FOLDER / "kk_KZ.aff").read_text(encoding="utf-8-sig")
    for parts in map(str.split, text.splitlines()):
        if parts[:1] == ["SFX"] and len(parts) == 5:
            _, flag, strip, ending, condition = parts
            rule = (strip.replace("0", ""), ending, re.compile(f"(?:{condition})$"))
            found.setdefault(flag, []).append(rule)
    return found
