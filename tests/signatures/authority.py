"""A certification authority made up for the tests: RSA by cryptography, GOST by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from asn1crypto import algos, cms, core
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from gostcrypto import gostsignature

from docgen.signatures.gost import KeyInfo, Parameters, curve_of, streebog
from docgen.signatures.keys import Signer

BEGIN = datetime(2023, 1, 1, tzinfo=UTC)
END = datetime(2030, 1, 1, tzinfo=UTC)
SIGNED = datetime(2024, 1, 12, 9, 0, tzinfo=UTC)


@cache
def rsa_key(name: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def certificate(
    name: str,
    issuer: str,
    *,
    is_authority: bool = False,
    begin: datetime = BEGIN,
    end: datetime = END,
    can_sign: bool = True,
    issuer_key: str = "",
) -> bytes:
    """Return the certificate of the key `name`, signed with the key `issuer_key` or `issuer`."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(name))
        .issuer_name(_name(issuer))
        .public_key(rsa_key(name).public_key())
        .serial_number(1000 + len(name) + sum(name.encode()))
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=can_sign and not is_authority,
                content_commitment=can_sign and not is_authority,
                key_encipherment=not can_sign,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=is_authority,
                crl_sign=is_authority,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    signed = builder.sign(rsa_key(issuer_key or issuer), hashes.SHA256())
    return signed.public_bytes(Encoding.DER)


@cache
def root() -> bytes:
    return certificate("Түбір", "Түбір", is_authority=True)


@cache
def middle() -> bytes:
    return certificate("Куәландырушы", "Түбір", is_authority=True)


@cache
def signer() -> Signer:
    der = certificate("А. Б. Жұмабеков", "Куәландырушы")
    return Signer(rsa_key("А. Б. Жұмабеков"), der, (middle(),))


def signer_with(**options: object) -> Signer:
    der = certificate("А. Б. Жұмабеков", "Куәландырушы", **options)  # type: ignore[arg-type]
    return Signer(rsa_key("А. Б. Жұмабеков"), der, (middle(),))


def key_file(password: str) -> bytes:
    one = signer()
    return pkcs12.serialize_key_and_certificates(
        b"key",
        one.key,
        x509.load_der_x509_certificate(one.certificate),
        [x509.load_der_x509_certificate(der) for der in one.others],
        BestAvailableEncryption(password.encode()),
    )


def revocation_list(
    issuer: str, revoked: tuple[bytes, ...] = (), end: datetime = END, key: str = ""
) -> bytes:
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(_name(issuer))
        .last_update(BEGIN)
        .next_update(end)
    )
    for der in revoked:
        number = x509.load_der_x509_certificate(der).serial_number
        one = x509.RevokedCertificateBuilder().serial_number(number).revocation_date(SIGNED)
        builder = builder.add_revoked_certificate(one.build())
    made = builder.sign(rsa_key(key or issuer), hashes.SHA256())
    return made.public_bytes(Encoding.DER)


# --- GOST ------------------------------------------------------------------------------------

_GOST = {
    64: ("1.2.398.3.10.1.1.2.2", "1.2.398.3.10.1.1.2.3.2", "1.2.398.3.10.1.3.3"),
    32: ("1.2.398.3.10.1.1.2.1", "1.2.398.3.10.1.1.2.3.1", "1.2.398.3.10.1.3.2"),
}
_CURVE = {
    64: "id-tc26-gost-3410-12-512-paramSetA",
    32: "id-tc26-gost-3410-2012-256-paramSetA",
}


class _Tbs(core.Sequence):
    _fields = [  # noqa: RUF012
        ("version", asn1.Version, {"explicit": 0}),
        ("serial_number", core.Integer),
        ("signature", core.Any),
        ("issuer", asn1.Name),
        ("validity", asn1.Validity),
        ("subject", asn1.Name),
        ("subject_public_key_info", core.Any),
        ("extensions", asn1.Extensions, {"explicit": 3, "optional": True}),
    ]


class _Algorithm(core.Sequence):
    _fields = [("algorithm", core.ObjectIdentifier)]  # noqa: RUF012


class _Signed(core.Sequence):
    _fields = [  # noqa: RUF012
        ("tbs", core.Any),
        ("algorithm", _Algorithm),
        ("signature", core.OctetBitString),
    ]


@dataclass(frozen=True)
class GostKeyPair:
    """A key made by gostcrypto, whose arithmetic is not the verifier's."""

    size: int
    private: int

    @property
    def engine(self) -> object:
        mode = gostsignature.MODE_512 if self.size == 64 else gostsignature.MODE_256
        return gostsignature.new(mode, gostsignature.CURVES_R_1323565_1_024_2019[_CURVE[self.size]])

    @property
    def point(self) -> bytes:
        """x|y, each little-endian."""
        return _point(self)

    def make_point(self) -> bytes:
        """Let gostcrypto find the point."""
        big = self.engine.public_key_generate(  # type: ignore[attr-defined]
            bytearray(self.private.to_bytes(self.size))
        )
        return bytes(big[: self.size])[::-1] + bytes(big[self.size :])[::-1]

    def sign(self, data: bytes) -> bytes:
        digest = streebog(data, self.size)
        big = self.engine.sign(  # type: ignore[attr-defined]
            bytearray(self.private.to_bytes(self.size)),
            bytearray(digest[::-1]),
            bytearray((self.private * 7 + 11).to_bytes(self.size + 1)[-self.size :])
            if self.size == 32
            else bytearray((self.private // 3 + 11).to_bytes(self.size)),
        )
        return bytes(big[: self.size])[::-1] + bytes(big[self.size :])[::-1]

    def info(self, point: bytes = b"") -> bytes:
        """Return the SubjectPublicKeyInfo."""
        curve = f"{_GOST[self.size][0]}.1"
        raw = core.OctetString(point or self.point).dump()
        return bytes(
            KeyInfo(
                {
                    "algorithm": {
                        "algorithm": _GOST[self.size][0],
                        "parameters": Parameters([curve, _GOST[self.size][2]]),
                    },
                    "key": raw,
                }
            ).dump()
        )


@cache
def _point(pair: GostKeyPair) -> bytes:
    return pair.make_point()


@cache
def gost_key(name: str, size: int = 64) -> GostKeyPair:
    number = int.from_bytes(streebog(name.encode(), size), "big")
    return GostKeyPair(size, number % (curve_of(f"{_GOST[size][0]}.1").q // 8) + 1)


@cache
def gost_certificate(
    name: str, issuer: str, *, is_authority: bool = False, size: int = 64, info: bytes = b""
) -> bytes:
    algorithm = _Algorithm({"algorithm": _GOST[size][1]})
    extensions = [
        {
            "extn_id": "basic_constraints",
            "critical": True,
            "extn_value": core.ParsableOctetString(
                asn1.BasicConstraints({"ca": is_authority}).dump()
            ),
        }
    ]
    tbs = _Tbs(
        {
            "version": "v3",
            "serial_number": sum(name.encode()),
            "signature": algorithm,
            "issuer": asn1.Name.build({"common_name": issuer}),
            "validity": {
                "not_before": asn1.Time({"utc_time": BEGIN}),
                "not_after": asn1.Time({"utc_time": END}),
            },
            "subject": asn1.Name.build({"common_name": name}),
            "subject_public_key_info": KeyInfo.load(info or gost_key(name, size).info()),
            "extensions": extensions,
        }
    )
    signature = gost_key(issuer, size).sign(tbs.dump())
    return bytes(_Signed({"tbs": tbs, "algorithm": algorithm, "signature": signature}).dump())


@cache
def gost_cms(
    data: bytes, name: str, der: bytes, *, attached: bool = False, size: int = 64
) -> bytes:
    """Return what a signing program gives: CMS with signed attributes, all of GOST."""
    parsed = asn1.Certificate.load(der)
    attributes = cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": [cms.ContentType("data")]}),
            cms.CMSAttribute({"type": "signing_time", "values": [cms.Time({"utc_time": SIGNED})]}),
            cms.CMSAttribute(
                {"type": "message_digest", "values": [core.OctetString(streebog(data, size))]}
            ),
        ]
    )
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                "issuer_and_serial_number",
                cms.IssuerAndSerialNumber(
                    {"issuer": parsed.issuer, "serial_number": parsed.serial_number}
                ),
            ),
            "digest_algorithm": algos.DigestAlgorithm({"algorithm": _GOST[size][2]}),
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": _GOST[size][1]}),
            "signature": gost_key(name, size).sign(attributes.dump()),
        }
    )
    content: dict[str, object] = {"content_type": "data"}
    if attached:
        content["content"] = data
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": _GOST[size][2]})],
            "encap_content_info": content,
            "certificates": [cms.CertificateChoices("certificate", parsed)],
            "signer_infos": [info],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump())
