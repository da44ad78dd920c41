"""The package around the parts: python-docx owns it; the zip gets fixed times and order.

The parts themselves are streams of text. python-docx writes the clock into the zip and is
given empty parts: what it says of them, their types and relationships, is packed with the parts
themselves, once. The same document gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package as WordPackage

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships/"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."

TYPES: Final = {
    "document": _WORD + "document.main+xml",
    "styles": _WORD + "styles+xml",
    "settings": _WORD + "settings+xml",
    "numbering": _WORD + "numbering+xml",
    "fontTable": _WORD + "fontTable+xml",
    "footnotes": _WORD + "footnotes+xml",
    "header": _WORD + "header+xml",
    "footer": _WORD + "footer+xml",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "custom": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_DEFAULTS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(slots=True)
class Relations:
    """The relationships of one part; equal ones are given once."""

    found: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id of the relationship of `kind` to `target`."""
        key = (kind, target, external)
        if key not in self.found:
            self.found[key] = f"rId{len(self.found) + 1}"
        return self.found[key]

    def each(self) -> Iterator[tuple[str, str, str, bool]]:
        """Yield each relationship: its full kind, target, id, and whether it leads outside."""
        for (kind, target, external), name in self.found.items():
            base = _PACKAGE if kind.startswith("metadata/") else _OFFICE
            yield base + kind, target, name, external


@dataclass(slots=True)
class Package:
    """All parts by name (`word/document.xml`), with their content types and relationships."""

    parts: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, Relations] = field(default_factory=dict)

    def add(self, name: str, data: str | bytes, kind: str = "") -> None:
        """Put a part in; `kind` is a key of `TYPES`, empty where the extension says it."""
        if name in self.parts:
            raise ValueError(f"part {name} is there twice")
        self.parts[name] = data.encode() if isinstance(data, str) else data
        if kind:
            self.types[name] = TYPES[kind]

    def relations_of(self, name: str) -> Relations:
        """Return the relationships of the part `name`, of the package itself for «»."""
        return self.relations.setdefault(name, Relations())

    def save(self) -> bytes:
        """Return the zip: content types first, the parts in the order of their names."""
        package = WordPackage()
        made = {
            name: Part(PackURI(f"/{name}"), self._type(name), b"", package) for name in self.parts
        }
        for name, relations in self.relations.items():
            owner = made[name].rels if name else package.rels
            for kind, target, identity, external in relations.each():
                owner.add_relationship(
                    kind, target if external else made[target], identity, external
                )
        written = io.BytesIO()
        package.save(written)
        return self._packed(written)

    def _packed(self, saved: io.BytesIO) -> bytes:
        """Return the zip in a fixed order and with fixed times; `saved` has what is not a part."""
        stream = io.BytesIO()
        with (
            zipfile.ZipFile(saved) as old,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            first = "[Content_Types].xml"
            _put(archive, first, old.read(first))
            for name in sorted(set(old.namelist()) - {first}):
                data = self.parts.get(name)
                _put(archive, name, old.read(name) if data is None else data)
        return stream.getvalue()

    def _type(self, name: str) -> str:
        return self.types.get(name) or _DEFAULTS[name.rpartition(".")[2]]


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    entry.external_attr = 0
    archive.writestr(entry, data)
