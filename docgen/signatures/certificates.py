"""Who signed: certificates, the chain to a trusted root, revocation by the lists at hand."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, Final

from asn1crypto import cms, crl, x509

from docgen.signatures.algorithms import Key, SignatureError, read_key

LONGEST_CHAIN = 8
MALFORMED = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
"""What asn1crypto raises over bytes that are not what they should be."""

_ARMOUR = re.compile(rb"-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \1-----", re.DOTALL)
_KNOWN_EXTENSIONS: Final = frozenset(
    {
        "basic_constraints",
        "key_usage",
        "extended_key_usage",
        "subject_alt_name",
        "certificate_policies",
        "authority_key_identifier",
        "key_identifier",
        "crl_distribution_points",
        "authority_information_access",
    }
)


@dataclass(frozen=True, slots=True)
class Trust:
    """What a verification goes by: trusted roots, helping certificates, revocation lists."""

    roots: tuple[bytes, ...] = ()
    helpers: tuple[bytes, ...] = ()
    lists: tuple[bytes, ...] = ()


@dataclass(slots=True)
class Judgement:
    """What is wrong with a certificate; `revocation` is «good», «unknown» or «revoked»."""

    reasons: list[str] = field(default_factory=list)
    revocation: str = "unknown"


def der_of(data: bytes) -> bytes:
    """Return DER from DER, PEM or bare base64; what is none of them is returned as it is."""
    return next(iter(all_der(data)), data)


def all_der(data: bytes) -> list[bytes]:
    """Return the DER of everything in a file: several PEM blocks, base64, or DER itself."""
    blocks = [_unarmoured(match[2]) for match in _ARMOUR.finditer(data)]
    if blocks:
        return [one for one in blocks if one]
    if data[:1] == b"\x30":
        return [data]
    plain = _unarmoured(data)
    return [plain] if plain[:1] == b"\x30" else []


def _unarmoured(data: bytes) -> bytes:
    try:
        return base64.b64decode(b"".join(data.split()), validate=True)
    except ValueError:
        return b""


def certificates_of(data: bytes) -> list[bytes]:
    """Return the certificates in a file: DER, PEM, several PEM, or a PKCS#7 bundle."""
    found: list[bytes] = []
    for der in all_der(data):
        bundle = _bundled(der)
        found.extend(bundle if bundle is not None else [der] if load(der) is not None else [])
    return found


def _bundled(der: bytes) -> list[bytes] | None:
    try:
        info = cms.ContentInfo.load(der)
        if info["content_type"].native != "signed_data":
            return None
        return [one.chosen.dump() for one in info["content"]["certificates"]]
    except MALFORMED:
        return None


def lists_of(data: bytes) -> list[bytes]:
    """Return the certificate revocation lists in a file."""
    found = []
    for der in all_der(data):
        try:
            _ = crl.CertificateList.load(der, strict=True)["tbs_cert_list"]["this_update"].native
        except MALFORMED:
            continue
        found.append(der)
    return found


def load(der: bytes) -> Any:
    """Return the certificate, or None when it is none; every part of it has been read."""
    try:
        certificate = x509.Certificate.load(der, strict=True)
        tbs = certificate["tbs_certificate"]
        _ = (tbs["validity"].native, tbs["subject"].native, tbs["serial_number"].native)
        _ = [one["extn_id"].native for one in tbs["extensions"]]
    except MALFORMED:
        return None
    return certificate


def name_of(certificate: Any) -> str:
    """Return whose certificate it is, as a person reads it."""
    try:
        names = certificate.subject.native
        return str(names.get("common_name") or certificate.subject.human_friendly)
    except MALFORMED:
        return "?"


def key_of(certificate: Any) -> Key:
    """Return the certificate's key; raise SignatureError when it is none that we know."""
    return read_key(certificate["tbs_certificate"]["subject_public_key_info"].dump())


def judge(der: bytes, others: Iterable[bytes], trust: Trust, moment: datetime) -> Judgement:
    """Return what is wrong with the certificate that signed something at `moment`."""
    certificate = load(der)
    if certificate is None:
        return Judgement(["certificate-malformed"])
    found = Judgement()
    try:
        _judge(certificate, others, trust, moment, found)
    except MALFORMED:
        found.reasons.append("certificate-malformed")
    found.reasons = list(dict.fromkeys(found.reasons))
    return found


def _judge(
    certificate: Any, others: Iterable[bytes], trust: Trust, moment: datetime, found: Judgement
) -> None:
    usage = certificate.key_usage_value
    if usage is not None and not {"digital_signature", "non_repudiation"} & usage.native:
        found.reasons.append("certificate-usage")
    found.reasons.extend(_times(certificate, moment))
    found.reasons.extend(_extensions(certificate))
    pool = [one for one in map(load, (*others, *trust.helpers)) if one is not None]
    chain = _chain(certificate, pool, trust, found.reasons)
    if chain is None:
        return
    for depth, issuer in enumerate(chain[1:]):
        found.reasons.extend(_as_issuer(issuer, depth, moment))
    found.revocation = _revocation(chain, trust, moment)
    if found.revocation == "revoked":
        found.reasons.append("certificate-revoked")


def _times(certificate: Any, moment: datetime) -> list[str]:
    validity = certificate["tbs_certificate"]["validity"].native
    if moment < validity["not_before"]:
        return ["certificate-not-yet-valid"]
    return ["certificate-expired"] if moment > validity["not_after"] else []


def _extensions(certificate: Any) -> list[str]:
    """Return a reason when a critical extension says something that nobody here understands."""
    for one in certificate["tbs_certificate"]["extensions"]:
        if one["critical"].native and one["extn_id"].native not in _KNOWN_EXTENSIONS:
            return ["certificate-extension"]
    return []


def _chain(certificate: Any, pool: list[Any], trust: Trust, reasons: list[str]) -> list[Any] | None:
    """Return the certificates from the signer's up to a trusted root; None with the reason."""
    roots = [one for one in map(load, trust.roots) if one is not None]
    trusted = {one.dump() for one in roots}
    chain = [certificate]
    while chain[-1].dump() not in trusted:
        issuer, why = _issuer(chain[-1], [*roots, *pool])
        if issuer is None or len(chain) >= LONGEST_CHAIN or issuer in chain:
            reasons.append(why or "root-unknown")
            return None
        chain.append(issuer)
    return chain


def _issuer(certificate: Any, pool: list[Any]) -> tuple[Any, str]:
    """Return the certificate whose key signed this one; or None, and the reason if known."""
    why = ""
    for candidate in pool:
        if candidate.subject != certificate.issuer:
            continue
        why = why or "certificate-signature"
        try:
            if _is_signed_by(certificate, "tbs_certificate", "signature_value", candidate):
                return candidate, ""
        except SignatureError as fault:
            why = fault.reason
    return None, why


def _is_signed_by(signed: Any, body: str, value: str, issuer: Any) -> bool:
    algorithm = signed["signature_algorithm"]["algorithm"].dotted
    return key_of(issuer).verify(algorithm, "", signed[body].dump(), signed[value].native)


def _as_issuer(issuer: Any, depth: int, moment: datetime) -> list[str]:
    """Return what is wrong with a certificate that signs others; `depth` issuers below it."""
    reasons = [*_times(issuer, moment), *_extensions(issuer)]
    constraints = issuer.basic_constraints_value
    usage = issuer.key_usage_value
    is_authority = constraints is not None and constraints["ca"].native
    may_sign = usage is None or "key_cert_sign" in usage.native
    is_deep = issuer.max_path_length is not None and issuer.max_path_length < depth
    if not is_authority or not may_sign or is_deep:
        reasons.append("issuer-no-authority")
    return reasons


def _revocation(chain: list[Any], trust: Trust, moment: datetime) -> str:
    """Return «revoked», «good» when lists speak for all but the root, else «unknown»."""
    lists = [crl.CertificateList.load(der) for der in trust.lists]
    states = [_state(one, issuer, lists, moment) for one, issuer in pairwise(chain)]
    if "revoked" in states:
        return "revoked"
    return "unknown" if "unknown" in states or not states else "good"


def _state(certificate: Any, issuer: Any, lists: list[Any], moment: datetime) -> str:
    """Return what the issuer's lists say.

    A revocation counts whenever it was, for a signing time is only claimed. A list that has
    run out says nothing else; one that the issuer did not sign says nothing.
    """
    state = "unknown"
    for one in lists:
        try:
            body = one["tbs_cert_list"]
            if body["issuer"] != issuer.subject:
                continue
            if not _is_signed_by(one, "tbs_cert_list", "signature", issuer):
                continue
            for revoked in body["revoked_certificates"]:
                if revoked["user_certificate"].native == certificate.serial_number:
                    return "revoked"
            ends = body["next_update"].native
            if ends is not None and ends >= moment and _is_whole(body):
                state = "good"
        except (SignatureError, *MALFORMED):
            continue
    return state


def _is_whole(body: Any) -> bool:
    """Whether the list speaks for all certificates of its issuer: no critical narrowing."""
    return not any(one["critical"].native for one in body["crl_extensions"])


def now() -> datetime:
    """Return the middle of today, UTC: what a verification without another moment goes by."""
    from docgen.outside import today

    day = today()
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
