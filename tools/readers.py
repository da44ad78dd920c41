"""Do other readers of DOCX see the same words? pandoc, mammoth and docx2python are asked.

What each drops by its nature is named in `DROPS`; anything else missing is a fault.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree, html

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD = re.compile(r"[^\W_]+")
_HYPHENS = re.compile("[-\u2010\u2011\u00ad]")

DROPS = {
    "pandoc": "header, footer, charts; formulas come as LaTeX; fields by their results",
    "mammoth": "header, footer, charts, formulas",
    "docx2python": "charts; hyphens that must not break and soft ones (their words come whole)",
}


def own_words(data: bytes) -> Counter[str]:
    """Return the words of the body and the footnotes, read from the XML itself."""
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in ("word/document.xml", "word/footnotes.xml"):
            if name in package.namelist():
                found.update(_words_of(etree.fromstring(package.read(name))))
    return found


def words(text: str) -> Counter[str]:
    """Return the words of `text`; every kind of hyphen joins what it stands between."""
    return Counter(_WORD.findall(_HYPHENS.sub("", text)))


def _words_of(root: etree._Element) -> Counter[str]:
    found: Counter[str] = Counter()
    for paragraph in root.iter(f"{_W}p"):
        text = "".join(_pieces(paragraph))
        found.update(words(text))
    return found


def _pieces(paragraph: etree._Element) -> list[str]:
    pieces = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        own = next(node.iterancestors(f"{_W}p"))
        if own is not paragraph:
            continue
        inside = any(parent.tag.endswith("}Fallback") for parent in node.iterancestors())
        if not inside:
            pieces.append(node.text or "" if node.tag == f"{_W}t" else " ")
    return pieces


def pandoc_words(path: Path) -> Counter[str]:
    """Return the words that pandoc reads."""
    import pypandoc

    text = pypandoc.convert_file(str(path), "plain", extra_args=["--wrap=none", "--standalone"])
    return words(text)


def mammoth_words(path: Path) -> Counter[str]:
    """Return the words that mammoth reads."""
    import mammoth

    with path.open("rb") as file:
        return words(re.sub(r"<[^>]*>", " ", mammoth.convert_to_html(file).value))


def docx2python_words(path: Path) -> Counter[str]:
    """Return the words that docx2python reads.

    A note's mark comes as «----footnote1----», which must not be taken for hyphens.
    """
    from docx2python import docx2python

    with docx2python(str(path)) as read:
        return words(re.sub(r"<[^>]*>|----(?:foot|end)note\d+----", " ", read.text))


READERS: dict[str, Callable[[Path], Counter[str]]] = {
    "pandoc": pandoc_words,
    "mammoth": mammoth_words,
    "docx2python": docx2python_words,
}


def lost(path: Path) -> dict[str, tuple[int, int, list[str]]]:
    """Return for each reader: words in the file, words it lost, the most frequent of these."""
    own = own_words(path.read_bytes())
    found = {}
    for name, reader in READERS.items():
        read = reader(path)
        missing = own - read
        found[name] = (own.total(), missing.total(), [word for word, _ in missing.most_common(12)])
    return found


def table_faults(path: Path) -> Iterator[str]:
    """Yield what the readers see otherwise of the tables and their rows.

    docx2python makes no difference between a paragraph and a table of one cell, and gives tables
    in cells as words: it is asked for the others.
    """
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    own = [len(table.findall(f"{_W}tr")) for table in body.iter(f"{_W}tbl")]
    for name, read in (("pandoc", _pandoc_tables(path)), ("mammoth", _mammoth_tables(path))):
        if read != own:
            yield f"{name} sees tables of {read} rows, not of {own}"
    outer = [
        len(table.findall(f"{_W}tr"))
        for table in body.iter(f"{_W}tbl")
        if next(table.iterancestors(f"{_W}tbl"), None) is None
        and len(table.findall(f"{_W}tr/{_W}tc")) > 1
    ]
    if (read := _docx2python_tables(path)) != outer:
        yield f"docx2python sees tables of {read} rows, not of {outer}"


def _docx2python_tables(path: Path) -> list[int]:
    from docx2python import docx2python

    with docx2python(str(path)) as read:
        return [len(table) for table in read.body if sum(map(len, table)) > 1]


def _mammoth_tables(path: Path) -> list[int]:
    import mammoth

    with path.open("rb") as file:
        root = html.fromstring(f"<div>{mammoth.convert_to_html(file).value}</div>")
    return [len(one.xpath("./tr|./thead/tr|./tbody/tr")) for one in root.iter("table")]


def _pandoc_tables(path: Path) -> list[int]:
    import pypandoc

    found: list[int] = []

    def visit(node: object) -> None:
        if isinstance(node, dict):
            if node.get("t") == "Table":
                _, _, _, head, bodies, foot = node["c"]
                found.append(
                    len(head[1]) + sum(len(one[2]) + len(one[3]) for one in bodies) + len(foot[1])
                )
            for inner in node.values():
                visit(inner)
        elif isinstance(node, list):
            for inner in node:
                visit(inner)

    visit(json.loads(pypandoc.convert_file(str(path), "json")))
    return found


if __name__ == "__main__":
    import sys

    for file in sys.argv[1:]:
        for name, (total, missing, examples) in lost(Path(file)).items():
            print(f"{file} {name}: {missing} of {total} words missing {examples}")
        print(*table_faults(Path(file)), sep="\n", end="")
