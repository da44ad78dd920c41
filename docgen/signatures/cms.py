"""Detached signatures (CMS, CAdES): made with an RSA key, verified with RSA, ECDSA and GOST.

What NCALayer and eGov give is read as it comes: DER, PEM or base64; attached content is
accepted when it is exactly the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from asn1crypto import algos, cms, core, tsp, x509

from docgen.signatures.algorithms import SignatureError, digest_of
from docgen.signatures.certificates import (
    MALFORMED,
    Trust,
    der_of,
    judge,
    key_of,
    load,
    name_of,
    now,
)
from docgen.signatures.keys import Signer
from docgen.signatures.verdict import Verdict, refused

_SHA256 = "sha256"


def sign_cms(data: bytes, signer: Signer, moment: datetime) -> bytes:
    """Return a detached signature of `data` in DER, with the certificate's digest signed too."""
    certificate = x509.Certificate.load(signer.certificate)
    attributes = cms.CMSAttributes(
        [
            _attribute("content_type", cms.ContentType("data")),
            _attribute("signing_time", cms.Time({"utc_time": moment.astimezone(UTC)})),
            _attribute("message_digest", core.OctetString(hashlib.sha256(data).digest())),
            _attribute("signing_certificate_v2", _certificate_digest(signer.certificate)),
        ]
    )
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                "issuer_and_serial_number",
                cms.IssuerAndSerialNumber(
                    {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
                ),
            ),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": _SHA256}),
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
            "signature": signer.sign(cms.CMSAttributes(attributes).dump()),
        }
    )
    certificates = [x509.Certificate.load(one) for one in (signer.certificate, *signer.others)]
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": _SHA256})],
            "encap_content_info": {"content_type": "data"},
            "certificates": [cms.CertificateChoices("certificate", one) for one in certificates],
            "signer_infos": [info],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump())


def _attribute(name: str, value: Any) -> Any:
    return cms.CMSAttribute({"type": name, "values": [value]})


def _certificate_digest(der: bytes) -> Any:
    digest = hashlib.sha256(der).digest()
    return tsp.SigningCertificateV2({"certs": [tsp.ESSCertIDv2({"cert_hash": digest})]})


def verify_cms(
    data: bytes,
    signature: bytes,
    trust: Trust,
    at: datetime | None = None,
    claimed: datetime | None = None,
) -> tuple[Verdict, ...]:
    """Return a verdict for each signer of a CMS over `data`.

    A certificate is judged at `at`, else at the time that the signer claims, else today.
    `claimed` is the time claimed where the signature itself says none.
    """
    try:
        info = cms.ContentInfo.load(der_of(signature), strict=True)
        if info["content_type"].native != "signed_data":
            return (refused("no-signature"),)
        signed = info["content"]
        content = signed["encap_content_info"]["content"].native
        if content is not None and content != data:
            return (refused("other-content"),)
        certificates = [
            one.chosen.dump() for one in signed["certificates"] if one.name == "certificate"
        ]
        signers = list(signed["signer_infos"])
        kind = signed["encap_content_info"]["content_type"].dotted
    except MALFORMED:
        return (refused("signature-malformed"),)
    if not signers:
        return (refused("no-signature"),)
    return tuple(
        _verdict(_Signed(one, data, kind, claimed), certificates, trust, at) for one in signers
    )


@dataclass(frozen=True, slots=True)
class _Signed:
    info: Any
    data: bytes
    kind: str
    claimed: datetime | None


def _verdict(
    signed: _Signed, certificates: list[bytes], trust: Trust, at: datetime | None
) -> Verdict:
    try:
        attributes = _attributes(signed.info)
        claimed = _claimed(attributes) or signed.claimed
        der = _certificate_of(signed.info, [*certificates, *trust.helpers])
        if der is None:
            return Verdict("", claimed, ("certificate-missing",))
        certificate = load(der)
        reasons = list(_checked(signed, attributes, certificate, der))
    except SignatureError as fault:
        return refused(fault.reason)
    except MALFORMED:
        return refused("signature-malformed")
    found = judge(der, certificates, trust, at or claimed or now())
    return Verdict(name_of(certificate), claimed, (*reasons, *found.reasons), found.revocation)


def _attributes(info: Any) -> Mapping[str, Any]:
    """Return the signed attributes; one that stands twice makes the signature malformed."""
    found: dict[str, Any] = {}
    for one in info["signed_attrs"]:
        name = one["type"].native
        if name in found or len(one["values"]) != 1:
            raise SignatureError("signature-malformed")
        found[name] = one["values"][0]
    return found


def _claimed(attributes: Mapping[str, Any]) -> datetime | None:
    time = attributes.get("signing_time")
    found = None if time is None else time.native
    return found if isinstance(found, datetime) else None


def _certificate_of(info: Any, certificates: list[bytes]) -> bytes | None:
    chosen = info["sid"].chosen
    for der in certificates:
        certificate = load(der)
        if certificate is None:
            continue
        if info["sid"].name == "issuer_and_serial_number":
            same = certificate.issuer == chosen["issuer"]
            if same and certificate.serial_number == chosen["serial_number"].native:
                return der
        elif certificate.key_identifier == chosen.native:
            return der
    return None


def _checked(
    signed: _Signed, attributes: Mapping[str, Any], certificate: Any, der: bytes
) -> list[str]:
    """Return what is wrong with the signature itself."""
    info = signed.info
    digest = info["digest_algorithm"]["algorithm"].dotted
    over = signed.data
    if attributes:
        stated = attributes.get("message_digest")
        kind = attributes.get("content_type")
        if stated is None or kind is None or kind.dotted != signed.kind:
            return ["signature-malformed"]
        if stated.native != digest_of(digest, signed.data):
            return ["other-content"]
        if not _names_certificate(attributes, der):
            return ["certificate-substituted"]
        over = info["signed_attrs"].untag().dump()
    elif signed.kind != cms.ContentType("data").dotted:
        return ["signature-malformed"]
    algorithm = info["signature_algorithm"]["algorithm"].dotted
    good = key_of(certificate).verify(algorithm, digest, over, info["signature"].native)
    return [] if good else ["signature-wrong"]


def _names_certificate(attributes: Mapping[str, Any], der: bytes) -> bool:
    """Whether the signed digest of the certificate, where there is one, is this one's."""
    named = attributes.get("signing_certificate_v2")
    if named is None:
        return True
    first = named["certs"][0]
    return bool(
        first["cert_hash"].native == digest_of(first["hash_algorithm"]["algorithm"].dotted, der)
    )
