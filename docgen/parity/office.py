"""A DOCX laid out by LibreOffice with the project's fonts alone, and pages as pictures."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

from docgen.outside import resource_folder

_ALIASES = (
    ("Times New Roman", "Liberation Serif"),
    ("Arial", "Liberation Sans"),
)
_EXPORT = (
    'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
_SECONDS = 240


@contextmanager
def private_profile() -> Iterator[Path]:
    """Yield a folder with a LibreOffice profile of its own; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="docgen-parity-") as folder:
        yield Path(folder)


def lay_out(docx: bytes, profile: Path | None = None) -> bytes:
    """Return the PDF that LibreOffice makes of `docx`; raise RuntimeError when it makes none."""
    return lay_out_all((docx,), profile)[0]


def lay_out_all(documents: Sequence[bytes], profile: Path | None = None) -> list[bytes]:
    """Return the PDFs that one start of LibreOffice makes of several DOCX.

    With `profile`, a folder from `private_profile`, several runs share their start-up costs.
    """
    if profile is None:
        with private_profile() as own:
            return lay_out_all(documents, own)
    sources = [profile / f"{number}.docx" for number in range(len(documents))]
    for source, document in zip(sources, documents, strict=True):
        source.write_bytes(document)
        source.with_suffix(".pdf").unlink(missing_ok=True)
    run = subprocess.run(
        [
            "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation={(profile / 'profile').as_uri()}",
            "--convert-to",
            _EXPORT,
            "--outdir",
            str(profile),
            *map(str, sources),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(font_configuration(profile))},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    results = [source.with_suffix(".pdf") for source in sources]
    if not all(result.is_file() for result in results):
        raise RuntimeError(f"LibreOffice made no PDF: {run.stderr.strip() or run.stdout.strip()}")
    return [result.read_bytes() for result in results]


def font_configuration(folder: Path) -> Path:
    """Write a fontconfig file that knows the project's fonts only, and return its path."""
    aliases = "".join(
        f'<match target="pattern"><test name="family" qual="any"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{ours}</string></edit></match>'
        for name, ours in _ALIASES
    )
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(resource_folder('fonts')))}</dir>"
        f"<cachedir>{escape(str(folder / 'font-cache'))}</cachedir>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return path


def page_picture(pdf: bytes, page: int, dots_per_inch: int = 70) -> bytes:
    """Return page `page` (from 1) of a PDF as a PNG."""
    with tempfile.TemporaryDirectory(prefix="docgen-parity-") as folder:
        source = Path(folder) / "in.pdf"
        source.write_bytes(pdf)
        subprocess.run(
            [
                "pdftoppm",
                "-png",
                "-singlefile",
                "-r",
                str(dots_per_inch),
                "-f",
                str(page),
                "-l",
                str(page),
                str(source),
                str(source.with_suffix("")),
            ],
            check=True,
            capture_output=True,
            timeout=_SECONDS,
        )
        return source.with_suffix(".png").read_bytes()
