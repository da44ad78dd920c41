"""Whether the contents say the right pages, at first open and when every field is updated.

`python -m tools.fields_check PLAN…` builds the plans of content/ and prints what is wrong; exits
with 1 if anything is. The plan says which entries there must be: each needs its field, its page
must be the one on which its heading stands in LibreOffice's own layout before anything was
updated, and an update of all indexes and fields must change neither contents nor heads of pages.
LibreOffice runs in a profile of its own; Debian's python3-uno tells it to update.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

from lxml import etree

from docgen.build import Options, build_plan
from docgen.diagnostics import Report
from docgen.parity.landmarks import Landmark, landmark_pages
from docgen.parity.office import font_configuration, private_profile
from docgen.parity.words import PageText, letters, read_pages, without_running
from docgen.tree.nodes import Contents, Document
from docgen.tree.walk import every_block
from docgen.write.docx.state import bookmark_name
from docgen.write.walk import plain_text

_SCRIPT = """
import sys, time, uno
from com.sun.star.beans import PropertyValue
pipe, *files = sys.argv[1:]
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext(
    "com.sun.star.bridge.UnoUrlResolver", local)
for attempt in range(240):
    try:
        office = resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.25)
desktop = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
hidden = (PropertyValue("Hidden", 0, True, 0),)
export = (PropertyValue("FilterName", 0, "writer_pdf_Export", 0),)
for source, opened, updated in zip(files[::3], files[1::3], files[2::3]):
    document = desktop.loadComponentFromURL(source, "_blank", 0, hidden)
    document.storeToURL(opened, export)
    document.getTextFields().refresh()
    indexes = document.getDocumentIndexes()
    for at in range(indexes.getCount()):
        indexes.getByIndex(at).update()
    document.getTextFields().refresh()
    document.storeToURL(updated, export)
    document.close(True)
desktop.terminate()
"""
_PYTHON = "/usr/bin/python3"  # the one that Debian's python3-uno is for
_NUMBER = re.compile(r"^(.*?)[\s.…]*(\d+(?:[–-]\d+)?)$")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTENT = Path(__file__).resolve().parents[1] / "content"
_LAST_LETTERS = 12
_HEAD = 60.0
"""How far from the sheet's upper edge heads of pages reach, in points."""


def laid_out(docx: bytes) -> tuple[bytes, bytes]:
    """Return the PDF of `docx` as LibreOffice opens it, and with its indexes and fields updated."""
    return all_laid_out((docx,))[0]


def all_laid_out(documents: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    """Return both PDFs of each DOCX, from one start of LibreOffice."""
    with private_profile() as folder:
        made: list[tuple[Path, Path]] = []
        asked: list[str] = []
        for number, docx in enumerate(documents):
            source = folder / f"{number}.docx"
            source.write_bytes(docx)
            made.append((folder / f"{number}-opened.pdf", folder / f"{number}-updated.pdf"))
            asked += [one.as_uri() for one in (source, *made[-1])]
        pipe = folder.name.replace("-", "")
        office = subprocess.Popen(
            [
                "soffice",
                "--headless",
                "--norestore",
                f"--accept=pipe,name={pipe};urp;",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            ],
            env={**os.environ, "FONTCONFIG_FILE": str(font_configuration(folder))},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            run = subprocess.run(
                [_PYTHON, "-c", _SCRIPT, pipe, *asked],
                capture_output=True,
                text=True,
                timeout=240,
                check=False,
            )
            if run.returncode == 0:
                office.wait(60)
        finally:
            office.kill()
            office.wait()
        if not all(one.is_file() for pair in made for one in pair):
            raise RuntimeError(f"LibreOffice updated nothing: {run.stderr.strip()}")
        return [(opened.read_bytes(), updated.read_bytes()) for opened, updated in made]


def faults(
    docx: bytes, document: Document, pdfs: tuple[bytes, bytes] | None = None
) -> Iterator[str]:
    """Yield what is wrong with the contents of `docx`, which was written from `document`.

    `pdfs` are those of `laid_out`, where they are known already.
    """
    contents = [
        block
        for section in document.sections
        for block in every_block(section.blocks)
        if isinstance(block, Contents)
    ]
    body = _body(docx)
    fields = _fields(body)
    if not any(one.entries for one in contents):
        if fields:
            yield f"{len(fields)} references to pages in a plan without contents"
        return
    yield from _missing_fields(contents, fields)
    before, after = map(read_pages, pdfs or laid_out(docx))
    shown = entries(before, contents)
    wanted = [entry for one in contents for entry in one.entries]
    if len(shown) != len(wanted):
        yield f"{len(shown)} entries of the contents are printed, the plan has {len(wanted)}"
    places = _places(body, contents, before)
    yield from _wrong_pages(document, contents, shown, fields, places)
    then = entries(after, contents)
    for (text, page), (_, new) in zip_longest(shown, then, fillvalue=("", "none")):
        if page != new:
            yield f"contents «{text[:50]}»: page {page}, after an update {new}"
    for number, (one, other) in enumerate(zip_longest(before, after), start=1):
        if one is None or other is None or _head(one) != _head(other):
            yield f"page {number} has another head after an update"


def _body(docx: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def _fields(body: etree._Element) -> dict[str, int]:
    """Return the bookmarks whose pages fields of the text show, each with the page it shows."""
    found: dict[str, int] = {}
    name = ""
    for node in body.iter(f"{_W}instrText", f"{_W}t"):
        if node.tag == f"{_W}instrText":
            match = re.search(r"PAGEREF (\S+)", node.text or "")
            name = match[1] if match else ""
        elif name:
            found[name] = int(node.text or 0)
            name = ""
    return found


def _missing_fields(contents: Sequence[Contents], fields: Mapping[str, int]) -> Iterator[str]:
    for one in contents:
        for entry in one.entries:
            if bookmark_name(entry.target) not in fields:
                yield f"contents «{plain_text(entry.children)[:50]}»: no field for its page"


def _wrong_pages(
    document: Document,
    contents: Sequence[Contents],
    shown: Sequence[tuple[str, str]],
    fields: Mapping[str, int],
    places: Mapping[str, int],
) -> Iterator[str]:
    """Yield the entries that name other pages than those of their headings and last words."""
    shifts: set[int] = set()
    wanted = [entry for one in contents for entry in one.entries]
    for entry, (text, page) in zip(wanted, shown, strict=False):
        names = [bookmark_name(entry.target)]
        if entry.end and places.get(bookmark_name(entry.end), 0) > places.get(names[0], 0):
            names.append(bookmark_name(entry.end))
        stands = [places.get(name, 0) for name in names]
        kept = [fields.get(name, 0) for name in names]
        if kept != [int(number) for number in re.findall(r"\d+", page)] or 0 in stands:
            yield f"contents «{text[:50]}»: {page}, but its fields say {kept}"
        shifts.update(one - other for one, other in zip(kept, stands, strict=True))
    restarts = any(section.number_from is not None for section in document.sections)
    if len(shifts) > 1 or (shifts != {0} and not restarts):
        yield f"pages in the contents and those of the headings differ by {sorted(shifts)}"


def _places(
    body: etree._Element, contents: Sequence[Contents], pages: Sequence[PageText]
) -> dict[str, int]:
    """Return the pages, from 1, of the places that the contents refer to.

    Of the end of a section its last letters are looked for: a paragraph may go on overleaf.
    """
    starts = {bookmark_name(entry.target) for one in contents for entry in one.entries}
    ends = {bookmark_name(entry.end) for one in contents for entry in one.entries if entry.end}
    marked: dict[etree._Element, list[str]] = {}
    for mark in body.iter(f"{_W}bookmarkStart"):
        name = mark.get(f"{_W}name")
        if name in starts | ends:
            marked.setdefault(next(mark.iterancestors(f"{_W}p")), []).append(name)
    landmarks = [
        Landmark("", _words(paragraph)[0 if starts.intersection(names) else -_LAST_LETTERS :])
        for paragraph, names in marked.items()
    ]
    numbers = landmark_pages(landmarks, without_running(pages, pages)[0])
    paired = zip(marked.values(), numbers, strict=True)
    return {name: number for names, number in paired for name in names}


def _words(paragraph: etree._Element) -> str:
    return letters("".join(run.text or "" for run in paragraph.iter(f"{_W}t")))


def _head(page: PageText) -> list[str]:
    return [line.text for line in page.lines if line.top < _HEAD]


def entries(pages: Sequence[PageText], contents: Sequence[Contents]) -> list[tuple[str, str]]:
    """Return the last line of each entry of the contents, and its page."""
    titles = {letters(plain_text(one.title)).casefold() for one in contents}
    found: list[tuple[str, str]] = []
    inside = False
    for page in pages:
        for line in page.lines:
            inside = inside or letters(line.text).casefold() in titles
            match = _NUMBER.match(line.text) if inside else None
            if match and letters(match[1]):
                found.append((match[1].strip(" ."), match[2]))
        if inside and found:
            break
    return found


def main(names: list[str]) -> int:
    """Check the plans of these names; return the exit status."""
    wrong = []
    for name in names:
        built = build_plan(_CONTENT / name, Report(), Options())
        assert built is not None, f"{name} has errors"
        assert built.docx is not None
        assert built.document is not None
        wrong += [f"{name}: {fault}" for fault in faults(built.docx, built.document)]
    print("\n".join(wrong) or "every page of the contents is right, and stays")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
