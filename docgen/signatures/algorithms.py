"""Public keys and signatures by the numbers of their algorithms: RSA, ECDSA, GOST."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final, TypeAlias

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

from docgen.signatures import gost

LEAST_RSA_BITS = 2048

_SHA: Final = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
_RSA: Final = {
    "1.2.840.113549.1.1.11": "sha256",
    "1.2.840.113549.1.1.12": "sha384",
    "1.2.840.113549.1.1.13": "sha512",
}
_ECDSA: Final = {
    "1.2.840.10045.4.3.2": "sha256",
    "1.2.840.10045.4.3.3": "sha384",
    "1.2.840.10045.4.3.4": "sha512",
}
_RSA_KEY: Final = "1.2.840.113549.1.1.1"
_WEAK: Final = frozenset(
    {
        "1.2.840.113549.1.1.4",  # MD5 with RSA
        "1.2.840.113549.1.1.5",  # SHA-1 with RSA
        "1.2.840.10045.4.1",  # SHA-1 with ECDSA
        "1.3.14.3.2.26",  # SHA-1
        "1.2.840.113549.2.5",  # MD5
    }
)
_HASHES: Final = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}

Known: TypeAlias = rsa.RSAPublicKey | ec.EllipticCurvePublicKey | gost.GostKey


class SignatureError(Exception):
    """What keeps a signature from being looked at; `reason` is a slug of the catalogues."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Key:
    """A public key."""

    known: Known

    def verify(self, algorithm: str, digest: str, data: bytes, signature: bytes) -> bool:
        """Whether the signature of `data` is this key's; raise SignatureError.

        `algorithm` and `digest` are OIDs; `digest` is empty where the algorithm says it.
        """
        if algorithm in _WEAK or digest in _WEAK:
            raise SignatureError("algorithm-weak")
        if isinstance(self.known, gost.GostKey):
            return _gost(self.known, algorithm, data, signature)
        name = _hash_name(self.known, algorithm, digest)
        try:
            if isinstance(self.known, rsa.RSAPublicKey):
                self.known.verify(signature, data, padding.PKCS1v15(), _HASHES[name])
            else:
                self.known.verify(signature, data, ec.ECDSA(_HASHES[name]))
        except InvalidSignature:
            return False
        return True


def digest_of(oid: str, data: bytes) -> bytes:
    """Return the digest of `data` by the algorithm's OID; raise SignatureError."""
    if oid in gost.DIGESTS:
        return gost.streebog(data, gost.DIGESTS[oid])
    if oid in _WEAK:
        raise SignatureError("algorithm-weak")
    if oid not in _SHA:
        raise SignatureError("algorithm-unknown")
    return hashlib.new(_SHA[oid], data).digest()


def read_key(info: bytes) -> Key:
    """Return the key of a SubjectPublicKeyInfo; raise SignatureError."""
    try:
        if gost.KeyInfo.load(info)["algorithm"]["algorithm"].dotted in gost.KEYS:
            return Key(gost.read_key(info))
        known = load_der_public_key(info)
    except (ValueError, TypeError, KeyError, UnsupportedAlgorithm) as fault:
        raise SignatureError("key-unreadable") from fault
    if isinstance(known, rsa.RSAPublicKey) and known.key_size < LEAST_RSA_BITS:
        raise SignatureError("key-weak")
    if isinstance(known, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        return Key(known)
    raise SignatureError("algorithm-unknown")


def _gost(key: gost.GostKey, algorithm: str, data: bytes, signature: bytes) -> bool:
    size = gost.SIGNATURES.get(algorithm, gost.KEYS.get(algorithm, 0))
    if size != key.curve.size:
        raise SignatureError("algorithm-unknown")
    return key.verify(signature, gost.streebog(data, size))


def _hash_name(key: rsa.RSAPublicKey | ec.EllipticCurvePublicKey, algorithm: str, oid: str) -> str:
    is_rsa = isinstance(key, rsa.RSAPublicKey)
    name = (_RSA if is_rsa else _ECDSA).get(algorithm, "")
    if not name and is_rsa and algorithm == _RSA_KEY:
        name = _SHA.get(oid, "")
    if not name or (oid and _SHA.get(oid) != name):
        raise SignatureError("algorithm-unknown")
    return name
