"""The examples of a page: its fenced blocks, told apart by the words behind the language.

```yaml file=data/risks.yaml    a file of the plan (`md` and `csv` alike)
```yaml add=plan.yaml           keys added to plan.yaml, or laid over it
```diff edit=data/risks.yaml    lines of a file replaced: `-` is there, `+` comes instead
```console                      commands after `$ `, each with its output; `…` skips words or lines
```text                         for reading only
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUIDE = tuple(sorted((ROOT / "docs" / "kk").glob("*.md")))
READMES = (ROOT / "README.md", ROOT / "README.kk.md")
TEMPLATES = (ROOT / "docs" / "templates.md",)
PAGES = (*GUIDE, *READMES, *TEMPLATES)
_FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<words>.*?)^(?P=fence)[ \t]*$", re.M | re.S
)
LANGUAGES = ("yaml", "md", "csv", "jinja", "diff", "console", "text")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, what is done with it, to which file, and its words."""

    language: str
    action: str
    target: str
    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Command:
    """A command of a session with the lines that it prints."""

    words: str
    output: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of a page in their order."""
    found = []
    for match in _FENCE.finditer(text):
        language, _, rest = match["info"].strip().partition(" ")
        action, _, target = rest.strip().partition("=")
        line = text.count("\n", 0, match.start()) + 1
        found.append(Block(language, action, target, match["words"], line))
    return found


def commands(words: str) -> list[Command]:
    """Return the commands of a console block."""
    found = []
    for session in re.split(r"^\$ ", words, flags=re.MULTILINE)[1:]:
        command, *output = session.rstrip("\n").split("\n")
        found.append(Command(command, tuple(line.rstrip() for line in output)))
    return found


def rows(text: str, first: str) -> list[tuple[str, str]]:
    """Return the first two cells of the rows of all tables whose first head is `first`."""
    found: list[tuple[str, str]] = []
    inside = False
    for line in text.split("\n"):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if not cells:
            inside = False
        elif cells[0] == first:
            inside = True
        elif inside and not set(cells[0]) <= set("-: "):
            found.append((cells[0].replace("\\|", "|"), cells[1].replace("\\|", "|")))
    return found


def agrees(given: list[str], expected: tuple[str, ...]) -> bool:
    """Return whether the lines are the expected ones; `…` stands for any number of lines."""
    if not expected:
        return not given
    if expected[0] == "…":
        return any(agrees(given[at:], expected[1:]) for at in range(len(given) + 1))
    return bool(given) and _matches(given[0], expected[0]) and agrees(given[1:], expected[1:])


def _matches(given: str, expected: str) -> bool:
    """Return whether a line is the expected one; `…` stands for any words."""
    pattern = ".+".join(re.escape(part) for part in expected.split("…"))
    return re.fullmatch(pattern, given.rstrip()) is not None
