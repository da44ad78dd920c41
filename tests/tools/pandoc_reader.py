"""What pandoc reads in a DOCX when it accepts or rejects all tracked changes.

Pandoc leaves an empty row for a deleted one, and lists of a deleted item: both are dropped.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc

_SPACES = re.compile(r"[\s\u00a0]+")
_BLOCKS = frozenset({"Para", "Plain", "Header", "LineBlock"})


def read(docx: bytes, how: str) -> list[str]:
    """Return the lines of text and of table rows; `how` is «accept» or «reject»."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.docx"
        path.write_bytes(docx)
        made = subprocess.run(
            [
                pypandoc.get_pandoc_path(),
                "-f",
                "docx",
                f"--track-changes={how}",
                "-t",
                "json",
                path,
            ],
            capture_output=True,
            check=True,
            timeout=120,
        )
    lines = (_tidy(line) for line in _lines(json.loads(made.stdout)["blocks"]))
    return [line for line in lines if line.strip("| ")]


def _tidy(line: str) -> str:
    plain = line.replace("\u2011", "-").replace("\u00ad", "")
    return _SPACES.sub(" ", plain).strip()


def _lines(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _lines(one)
    elif isinstance(node, dict):
        kind = node.get("t")
        if kind in _BLOCKS:
            yield _text(node["c"])
        elif kind == "Table":
            for row in _rows(node["c"]):
                yield " | ".join(row)
        elif "c" in node:
            yield from _lines(node["c"])


def _rows(table: list[Any]) -> Iterator[list[str]]:
    _, _, _, head, bodies, foot = table
    rows = [*head[1], *(row for body in bodies for part in body[2:] for row in part), *foot[1]]
    for _, cells in rows:
        yield [" ".join(_tidy(line) for line in _lines(cell[4])).strip() for cell in cells]


def _text(node: Any) -> str:
    if isinstance(node, list):
        return "".join(_text(one) for one in node)
    if not isinstance(node, dict):
        return ""
    match node.get("t"):
        case "Str":
            return str(node["c"])
        case "Space" | "SoftBreak" | "LineBreak":
            return " "
        case "Math":
            return str(node["c"][1])
        case "Note":
            return f"[{' '.join(_lines(node['c']))}]"
        case "Link" | "Span":
            return _text(node["c"][1])
        case _:
            return _text(node.get("c", ""))
