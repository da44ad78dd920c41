"""An OPC package as its signatures see it: parts, content types, relationships.

Source: ECMA-376, part 2 (Open Packaging Conventions), clauses 9, 10 and 13.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

LARGEST = 512 * 1024 * 1024
TYPES_NAME: Final = "[Content_Types].xml"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
ORIGIN_RELATION: Final = f"{RELATIONSHIPS}/digital-signature/origin"
SIGNATURE_RELATION: Final = f"{RELATIONSHIPS}/digital-signature/signature"
RELATIONSHIPS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
ORIGIN_TYPE: Final = "application/vnd.openxmlformats-package.digital-signature-origin"
SIGNATURE_TYPE: Final = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class PackageError(ValueError):
    """The file is no package, or one that can be read in two ways."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part."""

    id: str
    type: str
    target: str
    mode: str = "Internal"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts by name without a leading slash, and what the package says of them."""

    parts: Mapping[str, bytes]
    defaults: Mapping[str, str]
    overrides: Mapping[str, str]

    def type_of(self, name: str) -> str:
        """Return the content type of a part; empty when the package says none."""
        extension = name.rpartition(".")[2].lower()
        return self.overrides.get(f"/{name}".lower(), self.defaults.get(extension, ""))

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Return the relationships in the .rels part `name`; none when it is not there."""
        data = self.parts.get(name)
        return () if data is None else read_relations(data)

    def signature_parts(self) -> tuple[str, tuple[str, ...]]:
        """Return the origin of the signatures and the signatures; both empty without any."""
        origins = [one for one in self.relations("_rels/.rels") if one.type == ORIGIN_RELATION]
        if not origins:
            return "", ()
        if len(origins) > 1:
            raise PackageError("origins")
        origin = resolve("", origins[0].target)
        found = [
            resolve(posixpath.dirname(origin), one.target)
            for one in self.relations(relations_name(origin))
            if one.type == SIGNATURE_RELATION
        ]
        return origin, tuple(found)


def read_package(data: bytes) -> Package:
    """Return the package; raise PackageError."""
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(one.file_size for one in entries) > LARGEST:
                raise PackageError("size")
            for entry in entries:
                if entry.filename.endswith("/"):
                    raise PackageError("folder")
                parts[entry.filename] = archive.read(entry)
    except (zipfile.BadZipFile, RuntimeError, EOFError, OSError, ValueError, KeyError) as fault:
        raise PackageError(str(fault)) from fault
    if len({name.lower() for name in parts}) != len(entries):
        raise PackageError("names")
    defaults, overrides = _content_types(parts.get(TYPES_NAME, b""))
    return Package(parts, defaults, overrides)


def _content_types(data: bytes) -> tuple[dict[str, str], dict[str, str]]:
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for one in parse_xml(data):
        if one.tag == f"{_TYPES}Default":
            key, found = one.get("Extension", "").lower(), defaults
        elif one.tag == f"{_TYPES}Override":
            key, found = one.get("PartName", "").lower(), overrides
        else:
            continue
        if key in found:
            raise PackageError("types")
        found[key] = one.get("ContentType", "")
    return defaults, overrides


def parse_xml(data: bytes) -> Any:
    """Return the root of a document without entities; raise PackageError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise PackageError("xml") from fault
    if root.getroottree().docinfo.doctype:
        raise PackageError("doctype")
    return root


def read_relations(data: bytes) -> tuple[Relation, ...]:
    """Return the relationships of a .rels part; raise PackageError."""
    found: list[Relation] = []
    for one in parse_xml(data):
        if one.tag != f"{{{RELATIONSHIPS}}}Relationship":
            raise PackageError("relationships")
        found.append(
            Relation(
                one.get("Id", ""),
                one.get("Type", ""),
                one.get("Target", ""),
                one.get("TargetMode", "Internal"),
            )
        )
    if len({one.id for one in found}) != len(found):
        raise PackageError("relationships")
    return tuple(found)


def chosen_relations(relations: Iterable[Relation]) -> bytes:
    """Return what is signed of relationships: the Relationships Transform, canonical.

    Source: ECMA-376, part 2, clause 13.2.4.24: sorted by Id, TargetMode always written.
    """
    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
    for one in sorted(relations, key=lambda each: each.id):
        element = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship")
        for key, value in (
            ("Id", one.id),
            ("Target", one.target),
            ("TargetMode", one.mode),
            ("Type", one.type),
        ):
            element.set(key, value)
    return canonical(root)


def canonical(element: Any) -> bytes:
    """Return the canonical XML (1.0, without comments) of an element and what it inherits."""
    # The subtree is read again: lxml's canonical form of a part of a tree is not what it says.
    alone = etree.fromstring(etree.tostring(element, with_tail=False))
    return bytes(etree.tostring(alone, method="c14n", exclusive=False, with_comments=False))


def relations_name(name: str) -> str:
    """Return the name of the .rels part of a part."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def resolve(folder: str, target: str) -> str:
    """Return the part that a relationship's target names."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Return the zip, content types first; equal parts give equal bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda one: (one != TYPES_NAME, one)):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return stream.getvalue()
