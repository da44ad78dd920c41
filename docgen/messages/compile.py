"""`python -m docgen.messages.compile`: writes the compiled catalogues from the .po files.

The compiled files carry no time and no tool's name: the same words give the same bytes.
"""

from __future__ import annotations

import struct
from pathlib import Path

from babel.messages.pofile import read_po

from docgen.messages.catalogue import FOLDER, LANGUAGES, compiled_file
from docgen.outside import write_atomically

_MAGIC = 0x950412DE
_HEADER_SIZE = 28
_HEADER = "Language: {language}\nContent-Type: text/plain; charset=UTF-8\n"


def compiled(language: str) -> bytes:
    """Return the compiled catalogue of a language, in the format that gettext reads."""
    with (FOLDER / "po" / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    words = {"": _HEADER.format(language=language)}
    for message in catalogue:
        if message.id and message.string:
            words[str(message.id)] = str(message.string)
    pairs = [(key.encode(), words[key].encode()) for key in sorted(words)]
    return _file(pairs)


def _file(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """Return header, the two tables of lengths and places, then the strings."""
    keys_at = _HEADER_SIZE
    words_at = keys_at + 8 * len(pairs)
    at = words_at + 8 * len(pairs)
    tables, strings = [b"", b""], b""
    for which in (0, 1):
        for pair in pairs:
            tables[which] += struct.pack("<II", len(pair[which]), at + len(strings))
            strings += pair[which] + b"\0"
    header = struct.pack("<7I", _MAGIC, 0, len(pairs), keys_at, words_at, 0, at)
    return header + tables[0] + tables[1] + strings


def compile_all() -> dict[Path, bytes]:
    """Return every compiled catalogue by its file."""
    return {compiled_file(language): compiled(language) for language in LANGUAGES}


if __name__ == "__main__":
    write_atomically(compile_all())
