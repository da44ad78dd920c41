"""The signature inside a DOCX that Word and LibreOffice understand.

All parts and all relationships are signed, core properties included; only the signature itself
and the way to it are not.

Source: ECMA-376, part 2, clause 13; XML Signature (W3C); XAdES (ETSI TS 101 903).
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from datetime import UTC, datetime
from html import escape
from typing import Final

from cryptography import x509

from docgen.signatures.keys import Signer
from docgen.signatures.package import (
    ORIGIN_RELATION,
    ORIGIN_TYPE,
    RELATIONSHIPS,
    SIGNATURE_RELATION,
    SIGNATURE_TYPE,
    TYPES_NAME,
    Package,
    PackageError,
    canonical,
    chosen_relations,
    parse_xml,
    read_package,
    read_relations,
    relations_name,
    write_package,
)

DSIG: Final = "http://www.w3.org/2000/09/xmldsig#"
MDSSI: Final = "http://schemas.openxmlformats.org/package/2006/digital-signature"
C14N: Final = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
RELATIONSHIP_TRANSFORM: Final = (
    "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
)
SHA256: Final = "http://www.w3.org/2001/04/xmlenc#sha256"
RSA_SHA256: Final = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
XADES: Final = "http://uri.etsi.org/01903/v1.3.2#"
FOLDER: Final = "_xmlsignatures"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = (
    '<SignatureInfoV1 xmlns="http://schemas.microsoft.com/office/2006/digsig"><SetupID></SetupID>'
    "<SignatureText></SignatureText><SignatureImage></SignatureImage>"
    "<SignatureComments>{reason}</SignatureComments><WindowsVersion>10.0</WindowsVersion>"
    "<OfficeVersion>16.0</OfficeVersion><ApplicationVersion>16.0</ApplicationVersion>"
    "<Monitors>1</Monitors><HorizontalResolution>1920</HorizontalResolution>"
    "<VerticalResolution>1080</VerticalResolution><ColorDepth>32</ColorDepth>"
    "<SignatureProviderId>{{00000000-0000-0000-0000-000000000000}}</SignatureProviderId>"
    "<SignatureProviderUrl></SignatureProviderUrl>"
    "<SignatureProviderDetails>9</SignatureProviderDetails><SignatureType>1</SignatureType>"
    "</SignatureInfoV1>"
)


def sign_docx(data: bytes, signer: Signer, moment: datetime, reason: str = "") -> bytes:
    """Return the DOCX with a signature over all of it; raise PackageError."""
    package = read_package(data)
    _, signatures = package.signature_parts()
    if signatures:
        raise PackageError("signed")
    name = f"{FOLDER}/sig1.xml"
    parts = dict(package.parts)
    parts[name] = _signature(package, signer, moment, reason)
    parts[f"{FOLDER}/origin.sigs"] = b""
    parts[relations_name(f"{FOLDER}/origin.sigs")] = _relations("sig1.xml")
    parts[TYPES_NAME] = _inserted(
        parts[TYPES_NAME],
        b"</Types>",
        f'<Default Extension="sigs" ContentType="{ORIGIN_TYPE}"/>',
        f'<Override PartName="/{name}" ContentType="{SIGNATURE_TYPE}"/>',
    )
    known = {one.id for one in package.relations("_rels/.rels")}
    number = next(one for one in range(1, len(known) + 2) if f"rIdSignature{one}" not in known)
    parts["_rels/.rels"] = _inserted(
        parts["_rels/.rels"],
        b"</Relationships>",
        f'<Relationship Id="rIdSignature{number}" Type="{ORIGIN_RELATION}"'
        f' Target="{FOLDER}/origin.sigs"/>',
    )
    return write_package(parts)


def _inserted(data: bytes, end: bytes, *elements: str) -> bytes:
    """Return the XML with `elements` before its end; defaults stand before overrides."""
    head, mark, tail = data.rpartition(end)
    if not mark:
        raise PackageError("xml")
    first = head.find(b"<Override") if len(elements) > 1 else -1
    if first >= 0:
        head = head[:first] + elements[0].encode() + head[first:]
        elements = elements[1:]
    return head + "".join(elements).encode() + mark + tail


def _relations(target: str) -> bytes:
    return (
        f'{_XML}<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1"'
        f' Type="{SIGNATURE_RELATION}" Target="{target}"/></Relationships>'
    ).encode()


def _signature(package: Package, signer: Signer, moment: datetime, reason: str) -> bytes:
    time = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    objects = (
        f'<Object xmlns="{DSIG}" Id="idPackageObject"><Manifest>{_manifest(package)}</Manifest>'
        '<SignatureProperties><SignatureProperty Id="idSignatureTime" Target="#idPackageSignature">'
        f'<mdssi:SignatureTime xmlns:mdssi="{MDSSI}"><mdssi:Format>YYYY-MM-DDThh:mm:ssTZD'
        f"</mdssi:Format><mdssi:Value>{time}</mdssi:Value></mdssi:SignatureTime>"
        "</SignatureProperty></SignatureProperties></Object>",
        f'<Object xmlns="{DSIG}" Id="idOfficeObject"><SignatureProperties>'
        '<SignatureProperty Id="idOfficeV1Details" Target="#idPackageSignature">'
        f"{_OFFICE.format(reason=escape(reason))}</SignatureProperty></SignatureProperties>"
        "</Object>",
        f'<Object xmlns="{DSIG}"><xd:QualifyingProperties xmlns:xd="{XADES}"'
        f' Target="#idPackageSignature">{_properties(signer, time)}</xd:QualifyingProperties>'
        "</Object>",
    )
    signed = "".join(
        (
            _reference("#idPackageObject", objects[0], kind=f"{DSIG}Object"),
            _reference("#idOfficeObject", objects[1], kind=f"{DSIG}Object"),
            _reference(
                "#idSignedProperties",
                objects[2],
                kind="http://uri.etsi.org/01903#SignedProperties",
                transforms=f'<Transforms><Transform Algorithm="{C14N}"/></Transforms>',
                inside=True,
            ),
        )
    )
    info = (
        f'<SignedInfo xmlns="{DSIG}"><CanonicalizationMethod Algorithm="{C14N}"/>'
        f'<SignatureMethod Algorithm="{RSA_SHA256}"/>{signed}</SignedInfo>'
    )
    value = b64encode(signer.sign(canonical(parse_xml(info.encode())))).decode()
    certificates = "".join(
        f"<X509Certificate>{b64encode(one).decode()}</X509Certificate>"
        for one in (signer.certificate, *signer.others)
    )
    plain = "".join((info, *objects)).replace(f' xmlns="{DSIG}"', "")
    head, end, tail = plain.partition("</SignedInfo>")
    return (
        f'{_XML}<Signature xmlns="{DSIG}" Id="idPackageSignature">{head}{end}'
        f"<SignatureValue>{value}</SignatureValue><KeyInfo><X509Data>{certificates}</X509Data>"
        f"</KeyInfo>{tail}</Signature>"
    ).encode()


def _reference(
    uri: str, markup: str, *, kind: str, transforms: str = "", inside: bool = False
) -> str:
    """Return the reference to an object, or to the signed properties inside of it."""
    element = parse_xml(markup.encode())
    if inside:
        element = element[0][0]
    return (
        f'<Reference Type="{kind}" URI="{uri}">{transforms}<DigestMethod Algorithm="{SHA256}"/>'
        f"<DigestValue>{_digest(canonical(element))}</DigestValue></Reference>"
    )


def _manifest(package: Package) -> str:
    return "".join(
        _part_reference(package, name) for name in sorted(package.parts) if name != TYPES_NAME
    )


def _part_reference(package: Package, name: str) -> str:
    data, transforms = package.parts[name], ""
    if name.endswith(".rels"):
        relations = read_relations(data)
        data = chosen_relations(relations)
        chosen = "".join(
            f'<mdssi:RelationshipReference xmlns:mdssi="{MDSSI}" SourceId="{escape(one.id)}"/>'
            for one in relations
        )
        transforms = (
            f'<Transforms><Transform Algorithm="{RELATIONSHIP_TRANSFORM}">{chosen}</Transform>'
            f'<Transform Algorithm="{C14N}"/></Transforms>'
        )
    uri = escape(f"/{name}?ContentType={package.type_of(name)}")
    return (
        f'<Reference URI="{uri}">{transforms}<DigestMethod Algorithm="{SHA256}"/>'
        f"<DigestValue>{_digest(data)}</DigestValue></Reference>"
    )


def _properties(signer: Signer, time: str) -> str:
    certificate = x509.load_der_x509_certificate(signer.certificate)
    return (
        '<xd:SignedProperties Id="idSignedProperties"><xd:SignedSignatureProperties>'
        f"<xd:SigningTime>{time}</xd:SigningTime><xd:SigningCertificate><xd:Cert><xd:CertDigest>"
        f'<DigestMethod Algorithm="{SHA256}"/>'
        f"<DigestValue>{_digest(signer.certificate)}</DigestValue></xd:CertDigest>"
        f"<xd:IssuerSerial><X509IssuerName>{escape(certificate.issuer.rfc4514_string())}"
        f"</X509IssuerName><X509SerialNumber>{certificate.serial_number}</X509SerialNumber>"
        "</xd:IssuerSerial></xd:Cert></xd:SigningCertificate><xd:SignaturePolicyIdentifier>"
        "<xd:SignaturePolicyImplied/></xd:SignaturePolicyIdentifier>"
        "</xd:SignedSignatureProperties></xd:SignedProperties>"
    )


def _digest(data: bytes) -> str:
    return b64encode(hashlib.sha256(data).digest()).decode()
