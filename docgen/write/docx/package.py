"""The package around the parts: content types, relationships, and a zip with fixed times.

Written here and not by a library because the same document must give the same bytes.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from typing import Final

from docgen.write.docx.oxml import XML, escape

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

    def xml(self, folder: str) -> str:
        """Return the .rels part; targets are written relative to `folder`."""
        lines = []
        for (kind, target, external), name in self.found.items():
            base = _PACKAGE if kind.startswith("metadata/") else _OFFICE
            where = target if external else posixpath.relpath(target, folder or ".")
            mode = ' TargetMode="External"' if external else ""
            lines.append(
                f'<Relationship Id="{name}" Type="{base}{kind}" Target="{escape(where)}"{mode}/>'
            )
        return (
            f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships">{"".join(lines)}</Relationships>'
        )


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
        files = dict(self.parts)
        for name, relations in self.relations.items():
            if relations.found:
                folder, base = posixpath.split(name)
                path = posixpath.join(folder, "_rels", f"{base}.rels")
                files[path] = relations.xml(folder).encode()
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            _put(archive, "[Content_Types].xml", self._content_types().encode())
            for name in sorted(files):
                _put(archive, name, files[name])
        return stream.getvalue()

    def _content_types(self) -> str:
        used = {name.rpartition(".")[2] for name in self.parts} | {"rels", "xml"}
        defaults = "".join(
            f'<Default Extension="{extension}" ContentType="{_DEFAULTS[extension]}"/>'
            for extension in sorted(used)
        )
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{self.types[name]}"/>'
            for name in sorted(self.types)
        )
        return (
            f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f"{defaults}{overrides}</Types>"
        )


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    entry.external_attr = 0
    archive.writestr(entry, data)
