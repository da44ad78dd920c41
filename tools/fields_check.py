"""Whether the contents' page numbers stay the same when LibreOffice updates every field.

`python -m tools.fields_check A.docx` prints the lines that differ; exits with 1 if there are any.
LibreOffice, in a profile of its own, updates indexes and fields and exports the pages;
Debian's python3-uno tells it to.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from docgen.parity.office import font_configuration, lay_out, private_profile
from docgen.parity.words import read_pages

_SCRIPT = """
import sys, time, uno
from com.sun.star.beans import PropertyValue
pipe, source, result = sys.argv[1:]
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
document = desktop.loadComponentFromURL(source, "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
document.getTextFields().refresh()
indexes = document.getDocumentIndexes()
for at in range(indexes.getCount()):
    indexes.getByIndex(at).update()
document.getTextFields().refresh()
document.storeToURL(result, (PropertyValue("FilterName", 0, "writer_pdf_Export", 0),))
document.close(True)
desktop.terminate()
"""
_PYTHON = "/usr/bin/python3"  # the one that Debian's python3-uno is for
_NUMBER = re.compile(r"^(.*?)[\s.…]*(\d+(?:[–-]\d+)?)$")
_MOST_CONTENTS = 4


def updated(docx: bytes) -> bytes:
    """Return the PDF of `docx` after LibreOffice has updated its indexes and fields."""
    with private_profile() as folder:
        source, result = folder / "updated.docx", folder / "updated.pdf"
        source.write_bytes(docx)
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
                [_PYTHON, "-c", _SCRIPT, pipe, source.as_uri(), result.as_uri()],
                capture_output=True,
                text=True,
                timeout=240,
                check=False,
            )
            office.wait(60)
        finally:
            office.kill()
        if not result.is_file():
            raise RuntimeError(f"LibreOffice updated nothing: {run.stderr.strip()}")
        return result.read_bytes()


def faults(docx: bytes) -> Iterator[str]:
    """Yield the entries of the contents whose page changes when the fields are updated."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        if b"PAGEREF" not in package.read("word/document.xml"):
            return  # a plan without contents
    before, after = entries(lay_out(docx)), entries(updated(docx))
    if not before:
        yield "no entry of the contents was found"
    for (text, page), (_, then) in zip_longest(before, after, fillvalue=("", "none")):
        if page != then:
            yield f"contents «{text[:50]}»: page {page}, after an update {then}"


def entries(pdf: bytes) -> list[tuple[str, str]]:
    """Return the last line of each entry of the contents, and its page."""
    found: list[tuple[str, str]] = []
    inside = False
    for page in read_pages(pdf)[:_MOST_CONTENTS]:
        for line in page.lines:
            inside = inside or line.text.strip().casefold() == "мазмұны"
            match = _NUMBER.match(line.text) if inside else None
            if match and match[1].strip():
                found.append((match[1].strip(" ."), match[2]))
        if inside and found:
            break
    return found


def main(paths: list[str]) -> int:
    """Check the files; return the exit status."""
    wrong = [fault for path in paths for fault in faults(Path(path).read_bytes())]
    print("\n".join(wrong) or "every page of the contents stays")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
