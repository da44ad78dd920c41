"""GOST 34.10-2015: signatures made by another implementation, and everything that is no key."""

from __future__ import annotations

import base64

import pytest

from docgen.signatures import gost
from docgen.signatures.certificates import Trust
from docgen.signatures.cms import verify_cms
from docgen.signatures.gost import GostError, GostKey, read_key, streebog
from tests.signatures import authority
from tests.signatures.authority import gost_certificate, gost_cms, gost_key

DATA = "жоспар".encode()


def _root(size: int = 64) -> bytes:
    return gost_certificate("ҰКО", "ҰКО", is_authority=True, size=size)


def _leaf(size: int = 64) -> bytes:
    return gost_certificate("Серікова", "ҰКО", size=size)


@pytest.mark.parametrize("size", [64, 32])
def test_signature_of_a_gost_chain_is_verified(size: int) -> None:
    made = gost_cms(DATA, "Серікова", _leaf(size), size=size)
    (found,) = verify_cms(DATA, made, Trust((_root(size),)))
    assert (found.signer, found.reasons, found.revocation) == ("Серікова", (), "unknown")
    (other,) = verify_cms(b"other", made, Trust((_root(size),)))
    assert other.reasons == ("other-content",)


def test_attached_and_base64_are_accepted() -> None:
    made = gost_cms(DATA, "Серікова", _leaf(), attached=True)
    trust = Trust((_root(),))
    assert verify_cms(DATA, base64.b64encode(made), trust)[0].is_good
    assert verify_cms(b"other", made, trust)[0].reasons == ("other-content",)


def test_signature_of_another_key_is_refused() -> None:
    made = gost_cms(DATA, "Бөтен", _leaf())
    assert verify_cms(DATA, made, Trust((_root(),)))[0].reasons == ("signature-wrong",)


def test_streebog_is_the_standards() -> None:
    # GOST 34.11-2012, example 1: its message, its hashes read from the last byte.
    message = b"012345678901234567890123456789012345678901234567890123456789012"
    assert streebog(message, 64)[:4].hex() == "1b54d01a"
    assert streebog(message, 32)[:4].hex() == "9d151eef"


@pytest.mark.parametrize("part", ["r", "s"])
@pytest.mark.parametrize("value", ["zero", "q", "beyond"])
def test_numbers_out_of_range_are_refused(part: str, value: str) -> None:
    pair = gost_key("Серікова")
    key = read_key(pair.info())
    number = {"zero": 0, "q": key.curve.q, "beyond": 2**512 - 1}[value].to_bytes(64, "little")
    good = pair.sign(DATA)
    assert key.verify(good, streebog(DATA, 64))
    bad = number + good[64:] if part == "r" else good[:64] + number
    assert not key.verify(bad, streebog(DATA, 64))


def test_key_off_the_curve_is_none() -> None:
    pair = gost_key("Серікова")
    off = bytearray(pair.point)
    off[0] ^= 1
    for point in (bytes(off), bytes(128), b"\xff" * 128, pair.point[:-1]):
        with pytest.raises(GostError):
            read_key(pair.info(point))
    der = gost_certificate("Серікова", "ҰКО", info=pair.info(bytes(off)))
    made = gost_cms(DATA, "Серікова", der)
    assert verify_cms(DATA, made, Trust((_root(),)))[0].reasons == ("key-unreadable",)


def test_key_of_a_small_order_is_none() -> None:
    curve = gost.curve_of("1.2.398.3.10.1.1.2.1.1")  # its group is four times q
    q, point = curve.q, None
    x = 0
    while point is None:  # a point of the curve whose order is not q
        x += 1
        square = (x**3 + curve.a * x + curve.b) % curve.p
        root = pow(square, (curve.p + 1) // 4, curve.p)
        if root * root % curve.p == square and gost._times(q, (x, root), curve) is not None:
            point = (x, root)
    raw = b"".join(one.to_bytes(32, "little") for one in point)
    with pytest.raises(GostError):
        read_key(gost_key("Серікова", 32).info(raw))


def test_wrong_lengths_are_refused() -> None:
    pair = gost_key("Серікова")
    key = read_key(pair.info())
    assert isinstance(key, GostKey)
    good = pair.sign(DATA)
    assert not key.verify(good[:-1], streebog(DATA, 64))
    assert not key.verify(good, streebog(DATA, 32))


def test_raw_point_without_an_octet_string_is_read() -> None:
    pair = gost_key("Серікова")
    info = gost.KeyInfo.load(pair.info())
    info["key"] = pair.point
    assert read_key(info.dump(force=True)) == read_key(pair.info())


def test_rsa_and_gost_do_not_mix() -> None:
    made = gost_cms(DATA, "Серікова", _leaf())
    assert verify_cms(DATA, made, Trust((authority.root(),)))[0].reasons == ("root-unknown",)
