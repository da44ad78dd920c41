"""Verifying the signature inside a DOCX: strictly, so that nothing can hide beside what is signed.

Refused: an Id that stands twice, a part or relationship that is not covered, a content type
that is not the signed one, weak digests, anything that the transforms of OPC do not name.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from urllib.parse import unquote

from docgen.signatures.algorithms import SignatureError, digest_of
from docgen.signatures.certificates import MALFORMED, Trust, judge, key_of, load, name_of, now
from docgen.signatures.opc import C14N, DSIG, MDSSI, RELATIONSHIP_TRANSFORM, XADES
from docgen.signatures.package import (
    ORIGIN_RELATION,
    TYPES_NAME,
    Package,
    PackageError,
    Relation,
    canonical,
    chosen_relations,
    parse_xml,
    read_package,
    relations_name,
)
from docgen.signatures.verdict import Verdict, refused

_DS: Final = f"{{{DSIG}}}"
_DIGESTS: Final = {
    "http://www.w3.org/2001/04/xmlenc#sha256": "2.16.840.1.101.3.4.2.1",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "2.16.840.1.101.3.4.2.2",
    "http://www.w3.org/2001/04/xmlenc#sha512": "2.16.840.1.101.3.4.2.3",
    "http://www.w3.org/2000/09/xmldsig#sha1": "1.3.14.3.2.26",
}
_SIGNATURES: Final = {
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": "1.2.840.113549.1.1.11",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384": "1.2.840.113549.1.1.12",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512": "1.2.840.113549.1.1.13",
    "http://www.w3.org/2000/09/xmldsig#rsa-sha1": "1.2.840.113549.1.1.5",
}


@dataclass(slots=True)
class _Covered:
    """What a signature's manifest speaks of."""

    parts: set[str] = field(default_factory=set)
    relations: dict[str, set[str]] = field(default_factory=dict)


def verify_docx(data: bytes, trust: Trust, at: datetime | None = None) -> tuple[Verdict, ...]:
    """Return a verdict for each signature in the DOCX; none when it holds none."""
    try:
        package = read_package(data)
        origin, signatures = package.signature_parts()
        return tuple(_verdict(package, origin, name, trust, at) for name in signatures)
    except PackageError:
        return (refused("package-malformed"),)


def _verdict(
    package: Package, origin: str, name: str, trust: Trust, at: datetime | None
) -> Verdict:
    try:
        root = parse_xml(package.parts[name])
        _check_ids(root)
        certificates = [_decoded(one) for one in root.iter(f"{_DS}X509Certificate")]
        if root.tag != f"{_DS}Signature" or not certificates:
            return refused("signature-malformed")
        certificate = load(certificates[0])
        if certificate is None:
            return refused("certificate-malformed")
        _check_signature(root, certificate)
        _check_certificate_digest(root, certificates[0])
        covered = _check_manifest(root, package)
        _check_coverage(package, origin, covered)
        claimed = _claimed(root)
    except SignatureError as fault:
        return refused(fault.reason)
    except (PackageError, *MALFORMED):
        return refused("signature-malformed")
    found = judge(certificates[0], certificates[1:], trust, at or claimed or now())
    return Verdict(name_of(certificate), claimed, tuple(found.reasons), found.revocation)


def _check_ids(root: Any) -> None:
    """Refuse an Id that stands twice: one element would be signed and another be shown."""
    seen: set[str] = set()
    for element in root.iter():
        for key, value in element.attrib.items():
            if key.lower() == "id":
                if value in seen:
                    raise SignatureError("duplicate-id")
                seen.add(value)


def _decoded(element: Any) -> bytes:
    return b64decode("".join((element.text or "").split()), validate=True)


def _one(element: Any, path: str) -> Any:
    found = element.findall(path)
    if len(found) != 1:
        raise SignatureError("signature-malformed")
    return found[0]


def _check_signature(root: Any, certificate: Any) -> None:
    """Check the signature over SignedInfo, and the digests of what SignedInfo names."""
    info = _one(root, f"{_DS}SignedInfo")
    if _one(info, f"{_DS}CanonicalizationMethod").get("Algorithm") != C14N:
        raise SignatureError("algorithm-unknown")
    method = _SIGNATURES.get(_one(info, f"{_DS}SignatureMethod").get("Algorithm", ""), "")
    value = _decoded(_one(root, f"{_DS}SignatureValue"))
    if not key_of(certificate).verify(method, "", canonical(info), value):
        raise SignatureError("signature-wrong")
    for reference in info.findall(f"{_DS}Reference"):
        for transform in reference.findall(f"{_DS}Transforms/{_DS}Transform"):
            if transform.get("Algorithm") != C14N:
                raise SignatureError("algorithm-unknown")
        if not _agrees(reference, canonical(_named(root, reference.get("URI", "")))):
            raise SignatureError("signature-wrong")


def _named(root: Any, uri: str) -> Any:
    """Return the element of this signature that `uri` names: an Object or signed properties."""
    found = [one for one in root.iter() if uri[:1] == "#" and one.get("Id") == uri[1:]]
    allowed = (f"{_DS}Object", f"{{{XADES}}}SignedProperties")
    if len(found) != 1 or found[0].tag not in allowed:
        raise SignatureError("signature-malformed")
    return found[0]


def _agrees(reference: Any, data: bytes) -> bool:
    method = _one(reference, f"{_DS}DigestMethod").get("Algorithm", "")
    stated = _decoded(_one(reference, f"{_DS}DigestValue"))
    return digest_of(_DIGESTS.get(method, method), data) == stated


def _check_certificate_digest(root: Any, der: bytes) -> None:
    for one in root.iter(f"{{{XADES}}}CertDigest"):
        if not _agrees(one, der):
            raise SignatureError("certificate-substituted")


def _signed_objects(root: Any) -> Iterator[Any]:
    """Yield the Objects that SignedInfo names whole."""
    names = {one.get("URI", "") for one in root.findall(f"{_DS}SignedInfo/{_DS}Reference")}
    for one in root.findall(f"{_DS}Object"):
        if f"#{one.get('Id')}" in names:
            yield one


def _check_manifest(root: Any, package: Package) -> _Covered:
    covered = _Covered()
    for signed in _signed_objects(root):
        for reference in signed.findall(f"{_DS}Manifest/{_DS}Reference"):
            _check_part(reference, package, covered)
    return covered


def _check_part(reference: Any, package: Package, covered: _Covered) -> None:
    path, _, query = unquote(reference.get("URI", "")).partition("?")
    name, kind = path.lstrip("/"), query.removeprefix("ContentType=")
    if name not in package.parts:
        raise SignatureError("part-missing")
    if name in covered.parts:
        raise SignatureError("signature-malformed")
    if package.type_of(name) != kind:
        raise SignatureError("content-type-changed")
    covered.parts.add(name)
    data = package.parts[name]
    transforms = reference.findall(f"{_DS}Transforms/{_DS}Transform")
    if name.endswith(".rels"):
        chosen = _chosen(transforms, package.relations(name))
        covered.relations[name] = {one.id for one in chosen}
        data = chosen_relations(chosen)
    elif transforms:
        raise SignatureError("algorithm-unknown")
    if not _agrees(reference, data):
        raise SignatureError("part-changed")


def _chosen(transforms: list[Any], relations: tuple[Relation, ...]) -> list[Relation]:
    """Return the relationships that the transform of a .rels part takes."""
    if [one.get("Algorithm") for one in transforms] != [RELATIONSHIP_TRANSFORM, C14N]:
        raise SignatureError("algorithm-unknown")
    ids = {
        one.get("SourceId") for one in transforms[0].findall(f"{{{MDSSI}}}RelationshipReference")
    }
    kinds = {
        one.get("SourceType")
        for one in transforms[0].findall(f"{{{MDSSI}}}RelationshipsGroupReference")
    }
    return [one for one in relations if one.id in ids or one.type in kinds]


def _check_coverage(package: Package, origin: str, covered: _Covered) -> None:
    """Demand that all but the signatures themselves is signed: parts and relationships."""
    _, signatures = package.signature_parts()
    own = {TYPES_NAME, origin, relations_name(origin), *signatures}
    if package.parts.get(origin):
        raise SignatureError("part-not-covered")  # the origin must be empty
    for name in package.parts:
        if name not in own and name not in covered.parts:
            raise SignatureError("part-not-covered")
        if name.endswith(".rels") and name not in own:
            for one in package.relations(name):
                leads_here = name == "_rels/.rels" and one.type == ORIGIN_RELATION
                if not leads_here and one.id not in covered.relations.get(name, set()):
                    raise SignatureError("relationship-not-covered")
    if len(package.relations(relations_name(origin))) != len(signatures):
        raise SignatureError("relationship-not-covered")


def _claimed(root: Any) -> datetime | None:
    for one in root.iter(f"{{{MDSSI}}}Value"):
        return datetime.fromisoformat((one.text or "").strip().replace("Z", "+00:00"))
    return None
