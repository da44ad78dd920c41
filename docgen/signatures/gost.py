"""GOST 34.10-2015 and Streebog as Kazakhstan's certification authority uses them.

Signatures are r|s, public keys x|y, each number little-endian; the hash is read little-endian.
The curves and Streebog are gostcrypto's. The arithmetic is here: its own takes ten times as
long and lets a key pass that is off the curve or of a small order.

Source: OIDs of the arc 1.2.398.3.10.1 and the byte orders as found in certificates of the
authority; curve of 512 bits: RFC 7836, tc26-512-paramSetA; of 256 bits: tc26-256-paramSetA.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from asn1crypto import core

KEYS: Final = {"1.2.398.3.10.1.1.2.2": 64, "1.2.398.3.10.1.1.2.1": 32}
"""Algorithms of public keys, with the bytes of one number."""
SIGNATURES: Final = {"1.2.398.3.10.1.1.2.3.2": 64, "1.2.398.3.10.1.1.2.3.1": 32}
DIGESTS: Final = {"1.2.398.3.10.1.3.3": 64, "1.2.398.3.10.1.3.2": 32}

_CURVES: Final = {
    "1.2.398.3.10.1.1.2.2.1": (64, "id-tc26-gost-3410-12-512-paramSetA"),
    "1.2.398.3.10.1.1.2.1.1": (32, "id-tc26-gost-3410-2012-256-paramSetA"),
}


class GostError(ValueError):
    """A key that cannot be one: unknown curve, not on it, wrong length."""


class _Algorithm(core.Sequence):
    _fields = [  # noqa: RUF012  # as asn1crypto asks
        ("algorithm", core.ObjectIdentifier),
        ("parameters", core.Any, {"optional": True}),
    ]


class KeyInfo(core.Sequence):
    """A SubjectPublicKeyInfo of any algorithm."""

    _fields = [  # noqa: RUF012  # as asn1crypto asks
        ("algorithm", _Algorithm),
        ("key", core.OctetBitString),
    ]


class Parameters(core.SequenceOf):
    """The curve, then the digest."""

    _child_spec = core.ObjectIdentifier


@dataclass(frozen=True, slots=True)
class Curve:
    """y² = x³ + ax + b over the field of p; a group of order q made by the point (x, y)."""

    size: int
    p: int
    q: int
    a: int
    b: int
    x: int
    y: int


Point: TypeAlias = "tuple[int, int] | None"
"""A point of a curve; None is the one at infinity."""


@dataclass(frozen=True, slots=True)
class GostKey:
    """A public key that is known to lie on its curve."""

    curve: Curve
    x: int
    y: int

    def verify(self, signature: bytes, digest: bytes) -> bool:
        """Whether `signature` is this key's for `digest`."""
        curve = self.curve
        size, q = curve.size, curve.q
        if len(signature) != 2 * size or len(digest) != size:
            return False
        r = int.from_bytes(signature[:size], "little")
        s = int.from_bytes(signature[size:], "little")
        if not (0 < r < q and 0 < s < q):
            return False
        inverse = pow(int.from_bytes(digest, "little") % q or 1, -1, q)
        here = _times(s * inverse % q, (curve.x, curve.y), curve)
        there = _times(-r * inverse % q, (self.x, self.y), curve)
        point = _sum(here, there, curve)
        return point is not None and point[0] % q == r


def streebog(data: bytes, size: int) -> bytes:
    """Return the hash of `size` bytes, 64 or 32."""
    import gostcrypto

    name = "streebog512" if size == 64 else "streebog256"
    return bytes(gostcrypto.gosthash.new(name, data=bytearray(data)).digest())


def read_key(info: bytes) -> GostKey:
    """Return the key of a SubjectPublicKeyInfo; raise GostError."""
    try:
        parsed = KeyInfo.load(info, strict=True)
        curve = curve_of(Parameters.load(parsed["algorithm"]["parameters"].dump())[0].dotted)
        raw = bytes(parsed["key"].native)
        if len(raw) != 2 * curve.size:
            raw = bytes(core.OctetString.load(raw, strict=True).native)
    except (ValueError, TypeError, IndexError, KeyError) as fault:
        raise GostError(str(fault)) from fault
    size = curve.size
    if len(raw) != 2 * size:
        raise GostError("length")
    x, y = int.from_bytes(raw[:size], "little"), int.from_bytes(raw[size:], "little")
    if not _is_of_group((x, y), curve):
        raise GostError("point")
    return GostKey(curve, x, y)


@cache
def curve_of(name: str) -> Curve:
    """Return the curve of an OID; raise GostError."""
    from gostcrypto import gostsignature

    if name not in _CURVES:
        raise GostError("curve")
    size, known = _CURVES[name]
    found: Mapping[str, int] = gostsignature.CURVES_R_1323565_1_024_2019[known]
    return Curve(size, *(found[key] for key in ("p", "q", "a", "b", "x", "y")))


def _is_of_group(point: tuple[int, int], curve: Curve) -> bool:
    """Whether the point satisfies the curve's equation and is of the group's order."""
    x, y = point
    if not (0 <= x < curve.p and 0 <= y < curve.p):
        return False
    if (y * y - x**3 - curve.a * x - curve.b) % curve.p:
        return False
    return _times(curve.q, point, curve) is None


def _sum(one: Point, other: Point, curve: Curve) -> Point:
    if one is None or other is None:
        return other if one is None else one
    p = curve.p
    if one[0] == other[0]:
        if (one[1] + other[1]) % p == 0:
            return None
        slope = (3 * one[0] * one[0] + curve.a) * pow(2 * one[1], -1, p) % p
    else:
        slope = (other[1] - one[1]) * pow(other[0] - one[0], -1, p) % p
    x = (slope * slope - one[0] - other[0]) % p
    return x, (slope * (one[0] - x) - one[1]) % p


def _times(number: int, point: Point, curve: Curve) -> Point:
    result: Point = None
    while number:
        if number & 1:
            result = _sum(result, point, curve)
        point = _sum(point, point, curve)
        number >>= 1
    return result
