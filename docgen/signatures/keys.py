"""A person's key with its certificate, from a PKCS#12 file."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from docgen.signatures.algorithms import LEAST_RSA_BITS, SignatureError


@dataclass(frozen=True, slots=True)
class Signer:
    """An RSA key, its certificate and those that lead from it to a root, in DER."""

    key: rsa.RSAPrivateKey
    certificate: bytes
    others: tuple[bytes, ...] = ()

    def sign(self, data: bytes) -> bytes:
        """Return the signature of `data`: RSA (PKCS#1) over SHA-256."""
        return self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def load_signer(data: bytes, password: str) -> Signer:
    """Return the signer of a PKCS#12 file; raise SignatureError.

    Keys of GOST are not read: they are signed with outside docgen, and attached.
    """
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(data, password.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm) as fault:
        raise SignatureError("key-file") from fault
    if certificate is None or not isinstance(key, rsa.RSAPrivateKey):
        raise SignatureError("key-file")
    if key.key_size < LEAST_RSA_BITS:
        raise SignatureError("key-weak")
    der = certificate.public_bytes(Encoding.DER)
    return Signer(key, der, tuple(one.public_bytes(Encoding.DER) for one in others))
