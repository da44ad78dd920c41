"""The signature inside a DOCX: good as made, refused after any change around it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from docgen.signatures.certificates import Trust
from docgen.signatures.opc import sign_docx
from docgen.signatures.opc_verify import verify_docx
from docgen.signatures.package import PackageError, read_package, write_package
from docgen.signatures.verdict import Verdict
from tests.signatures import authority
from tests.signatures.authority import SIGNED
from tests.signatures.package import changed, small_docx

TRUST = Trust((authority.root(),))
SIGNATURE = "_xmlsignatures/sig1.xml"


@pytest.fixture(scope="module")
def signed() -> bytes:
    return sign_docx(small_docx(), authority.signer(), SIGNED, "Бекіту <1>")


def _verdict(data: bytes) -> Verdict:
    (one,) = verify_docx(data, TRUST)
    return one


def _reason(data: bytes) -> str:
    return _verdict(data).reasons[0]


def test_a_signature_is_good_and_says_who_and_when(signed: bytes) -> None:
    assert _verdict(signed) == Verdict("А. Б. Жұмабеков", SIGNED, (), "unknown")


def test_signing_again_gives_the_same_bytes(signed: bytes) -> None:
    assert sign_docx(small_docx(), authority.signer(), SIGNED, "Бекіту <1>") == signed


def test_without_a_signature_there_is_no_verdict() -> None:
    assert verify_docx(small_docx(), TRUST) == ()


def test_a_signed_one_is_not_signed_again(signed: bytes) -> None:
    with pytest.raises(PackageError):
        sign_docx(signed, authority.signer(), SIGNED)


def test_only_the_signature_is_new(signed: bytes) -> None:
    before, after = read_package(small_docx()).parts, read_package(signed).parts
    new = {name for name in after if after[name] != before.get(name)}
    assert new == {
        "[Content_Types].xml",
        "_rels/.rels",
        "_xmlsignatures/_rels/origin.sigs.rels",
        "_xmlsignatures/origin.sigs",
        SIGNATURE,
    }


def test_every_part_is_signed(signed: bytes) -> None:
    for name in read_package(small_docx()).parts:
        if name.endswith((".rels", "[Content_Types].xml")):
            continue
        assert _reason(changed(signed, name, lambda data: data + b" ")) == "part-changed", name


def test_a_part_taken_away_is_missing(signed: bytes) -> None:
    assert _reason(changed(signed, "docProps/core.xml", lambda _: b"")) == "part-missing"


def test_a_part_put_in_is_not_covered(signed: bytes) -> None:
    found = changed(signed, "word/more.xml", lambda _: b"<a/>")
    assert _reason(found) == "part-not-covered"
    hidden = changed(signed, "_xmlsignatures/more.xml", lambda _: b"<a/>")
    assert _reason(hidden) == "part-not-covered"


def _relation(kind: str) -> Callable[[bytes], bytes]:
    more = f'<Relationship Id="rIdNew" Type="{kind}" Target="word/x.xml"/></Relationships>'
    return lambda data: data.replace(b"</Relationships>", more.encode())


@pytest.mark.parametrize("name", ["_rels/.rels", "word/_rels/document.xml.rels"])
def test_a_relationship_put_in_is_not_covered(signed: bytes, name: str) -> None:
    assert _reason(changed(signed, name, _relation("a"))) == "relationship-not-covered"


def test_a_relationship_led_elsewhere_is_a_change(signed: bytes) -> None:
    found = changed(
        signed, "word/_rels/document.xml.rels", lambda data: data.replace(b"styles.xml", b"x.xml")
    )
    assert _reason(found) == "part-changed"


def test_a_content_type_that_is_another_is_a_change(signed: bytes) -> None:
    found = changed(
        signed,
        "[Content_Types].xml",
        lambda data: data.replace(b"wordprocessingml.styles+xml", b"wordprocessingml.stylez+xml"),
    )
    assert _reason(found) == "content-type-changed"


def test_an_id_that_stands_twice_is_refused(signed: bytes) -> None:
    def wrap(data: bytes) -> bytes:
        return data.replace(b"</Signature>", b'<Object Id="idPackageObject"/></Signature>')

    assert _reason(changed(signed, SIGNATURE, wrap)) == "duplicate-id"


def test_a_manifest_that_is_not_signed_covers_nothing(signed: bytes) -> None:
    def unsigned(data: bytes) -> bytes:
        text = data.decode()
        return re.sub(
            r'(<Object )Id="idPackageObject">(.*?)</Object>',
            r'\1Id="idOther">\2</Object><Object Id="idPackageObject"/>',
            text,
            flags=re.DOTALL,
        ).encode()

    assert _reason(changed(signed, SIGNATURE, unsigned)) == "signature-wrong"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"xmlenc#sha256", b"xmldsig#sha1", "signature-wrong"),
        (b"xmldsig-more#rsa-sha256", b"xmldsig-more#rsa-sha384", "signature-wrong"),
        (b"2001/04/xmldsig-more#rsa-sha256", b"2000/09/xmldsig#rsa-sha1", "algorithm-weak"),
        (b"REC-xml-c14n-20010315", b"REC-xml-c14n-20010316", "algorithm-unknown"),
        (b"2024-01-12T09:00:00Z", b"2024-01-12T10:00:00Z", "signature-wrong"),
        (b"<SignatureComments>", b"<SignatureComments>!", "signature-wrong"),
        (b"<?xml", b"<!DOCTYPE a><?xml", "signature-malformed"),
        (b"<SignedInfo>", b"<SignedInfo/><SignedInfo>", "signature-malformed"),
    ],
)
def test_any_change_of_the_signature_is_refused(
    signed: bytes, old: bytes, new: bytes, reason: str
) -> None:
    assert _reason(changed(signed, SIGNATURE, lambda data: data.replace(old, new))) == reason


def test_sha1_of_a_part_is_refused_even_if_it_was_signed() -> None:
    from docgen.signatures import opc

    before = opc.SHA256
    try:
        opc.SHA256 = "http://www.w3.org/2000/09/xmldsig#sha1"  # type: ignore[misc]
        made = sign_docx(small_docx(), authority.signer(), SIGNED)
    finally:
        opc.SHA256 = before  # type: ignore[misc]
    assert _reason(made) == "algorithm-weak"


def test_names_that_differ_in_case_only_and_rubbish_are_no_package(signed: bytes) -> None:
    parts = dict(read_package(signed).parts)
    twice = write_package({**parts, "WORD/document.xml": b"<a/>"})
    for data in (twice, b"PK\x03\x04", b"rubbish", signed[:-50]):
        assert verify_docx(data, TRUST) == (Verdict(reasons=("package-malformed",)),)


def test_who_signed_is_judged(signed: bytes) -> None:
    (found,) = verify_docx(signed, Trust())
    assert found.reasons == ("root-unknown",)
    expired = authority.signer_with(end=SIGNED.replace(year=2023, month=6))
    assert _reason(sign_docx(small_docx(), expired, SIGNED)) == "certificate-expired"
