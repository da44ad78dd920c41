"""Imports point one way: a package imports only from those above it in ARCHITECTURE.md."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "docgen"
_ROW = re.compile(r"^\| ((?:`\w+`(?:, )?)+) \|", re.MULTILINE)


def _order() -> list[set[str]]:
    """Return the packages as the table of ARCHITECTURE.md lists them, lowest first."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.split("## The packages")[1].split("\n## ")[0]
    return [set(re.findall(r"\w+", row)) for row in _ROW.findall(table)]


def _packages() -> set[str]:
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    return modules | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def _imports() -> Iterator[tuple[Path, int, str, str]]:
    """Yield file, line, own package and imported package of every import inside docgen."""
    for path in sorted(PACKAGE.rglob("*.py")):
        own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                inner = [f"{node.module}.{alias.name}" for alias in node.names]
                names = inner if node.module == "docgen" else [node.module]
            else:
                continue
            for name in names:
                if name.startswith("docgen."):
                    yield path, node.lineno, own, name.split(".")[1]


def test_every_package_is_in_the_list() -> None:
    listed = [name for row in _order() for name in row]
    assert len(listed) == len(set(listed))
    assert set(listed) == _packages()


def test_imports_point_one_way() -> None:
    place = {name: number for number, row in enumerate(_order()) for name in row}
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {own} imports {other}"
        for path, line, own, other in _imports()
        if other in place and own in place and place[other] > place[own]
    ]
    assert wrong == []


def test_rows_of_two_packages_import_one_way_too() -> None:
    pairs = {(own, other) for _, _, own, other in _imports() if own != other}
    assert [pair for pair in pairs if pair[::-1] in pairs] == []


def test_no_import_is_relative() -> None:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), path
