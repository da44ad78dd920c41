"""The versions of everything that the bytes of a document depend on."""

from __future__ import annotations

import hashlib
import platform
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from docgen.outside import file_names, font_faces, read_file

LARGEST_SOURCE = 4 * 1024 * 1024

_PACKAGES = (
    "babel",
    "fonttools",
    "jinja2",
    "latex2mathml",
    "lxml",
    "markdown-it-py",
    "mdit-py-plugins",
    "pillow",
    "pydantic",
    "pydyf",
    "pyyaml",
    "resvg-py",
    "segno",
    "weasyprint",
    "xlsxwriter",
    "ziamath",
)


def libraries() -> dict[str, str]:
    """Return the versions by name; of the fonts the digest of their files."""
    from docgen import __version__

    found = {"docgen": f"{__version__}+{_own_digest()}", "python": platform.python_version()}
    found |= {name: _version(name) for name in _PACKAGES}
    found["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    found["pango"] = _pango()
    digests = "".join(hashlib.sha256(face.data).hexdigest() for face in font_faces())
    found["fonts"] = hashlib.sha256(digests.encode()).hexdigest()[:16]
    return found


def changed_libraries(then: Mapping[str, str]) -> tuple[str, ...]:
    """Return «name then → now» for each that is another version now."""
    now = libraries()
    names = sorted({*now, *(str(name) for name in then)})
    pairs = ((name, str(then.get(name, "–")), now.get(name, "–")) for name in names)
    return tuple(f"{name} {old} → {new}" for name, old, new in pairs if old != new)


@cache
def _own_digest() -> str:
    """Return a short digest of docgen's own source: a version may be worked on."""
    folder = Path(__file__).resolve().parents[1]
    whole = hashlib.sha256()
    for name in file_names(folder):
        if name.endswith(".py"):
            whole.update(name.encode() + read_file(folder / name, LARGEST_SOURCE))
    return whole.hexdigest()[:8]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"


def _pango() -> str:
    from weasyprint.text.ffi import pango

    return str(pango.pango_version())
