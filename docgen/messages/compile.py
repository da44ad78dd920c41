"""`python -m docgen.messages.compile`: writes the compiled catalogues from the .po files."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from docgen.messages.catalogue import FOLDER, LANGUAGES, compiled_file
from docgen.outside import write_atomically


def compiled(language: str) -> bytes:
    """Return the compiled catalogue of a language."""
    with (FOLDER / "po" / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def compile_all() -> dict[Path, bytes]:
    """Return every compiled catalogue by its file."""
    return {compiled_file(language): compiled(language) for language in LANGUAGES}


if __name__ == "__main__":
    write_atomically(compile_all())
