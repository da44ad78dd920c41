"""Detached signatures: made and verified, refused with the reason, in every wrapping."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest

from docgen.signatures.certificates import Trust, all_der, certificates_of, lists_of
from docgen.signatures.cms import sign_cms, verify_cms
from docgen.signatures.keys import Signer, load_signer
from docgen.signatures.verdict import Verdict
from tests.signatures import authority
from tests.signatures.authority import END, SIGNED

DATA = "жоспар".encode() * 100
TRUST = Trust((authority.root(),))


def _verdict(data: bytes, signature: bytes, trust: Trust = TRUST) -> Verdict:
    (one,) = verify_cms(data, signature, trust)
    return one


def _pem(der: bytes, kind: str = "CMS") -> bytes:
    return (
        f"-----BEGIN {kind}-----\n{base64.encodebytes(der).decode()}-----END {kind}-----\n".encode()
    )


def test_a_signature_is_good_and_says_who_and_when() -> None:
    found = _verdict(DATA, sign_cms(DATA, authority.signer(), SIGNED))
    assert found == Verdict("А. Б. Жұмабеков", SIGNED, (), "unknown")


def test_lists_of_all_issuers_make_revocation_known() -> None:
    lists = (authority.revocation_list("Куәландырушы"), authority.revocation_list("Түбір"))
    trust = Trust((authority.root(),), lists=lists)
    made = sign_cms(DATA, authority.signer(), SIGNED)
    assert _verdict(DATA, made, trust).revocation == "good"
    half = Trust((authority.root(),), lists=lists[:1])
    assert _verdict(DATA, made, half).revocation == "unknown"


@pytest.mark.parametrize("wrap", [bytes, _pem, base64.b64encode, base64.encodebytes])
def test_every_wrapping_is_read(wrap: object) -> None:
    made = wrap(sign_cms(DATA, authority.signer(), SIGNED))  # type: ignore[operator]
    assert _verdict(DATA, made).is_good


def test_other_content_is_named() -> None:
    made = sign_cms(DATA, authority.signer(), SIGNED)
    assert _verdict(DATA + b".", made).reasons == ("other-content",)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"end": SIGNED - timedelta(days=1)}, "certificate-expired"),
        ({"begin": SIGNED + timedelta(days=1)}, "certificate-not-yet-valid"),
        ({"can_sign": False}, "certificate-usage"),
        ({"issuer_key": "Бөтен"}, "certificate-signature"),
    ],
)
def test_a_bad_certificate_is_refused_with_its_reason(
    options: dict[str, object], reason: str
) -> None:
    made = sign_cms(DATA, authority.signer_with(**options), SIGNED)
    assert _verdict(DATA, made).reasons == (reason,)


def test_weak_algorithm_of_a_certificate_is_refused() -> None:
    der = authority.signer().certificate
    # SHA-1 cannot be signed with any more: the algorithm's number is changed instead.
    weak = der.replace(bytes.fromhex("2a864886f70d01010b"), bytes.fromhex("2a864886f70d010105"))
    from docgen.signatures.certificates import judge

    assert judge(weak, [authority.middle()], TRUST, SIGNED).reasons == ["algorithm-weak"]


def test_unknown_root_is_refused() -> None:
    stranger = authority.certificate("Бөтен", "Бөтен", is_authority=True)
    made = sign_cms(DATA, authority.signer(), SIGNED)
    assert _verdict(DATA, made, Trust((stranger,))).reasons == ("root-unknown",)
    assert _verdict(DATA, made, Trust()).reasons == ("root-unknown",)


def test_issuer_that_is_no_authority_is_refused() -> None:
    false_issuer = authority.certificate("Куәландырушы", "Түбір")
    one = Signer(authority.signer().key, authority.signer().certificate, (false_issuer,))
    made = sign_cms(DATA, one, SIGNED)
    assert _verdict(DATA, made).reasons == ("issuer-no-authority",)


def test_revoked_certificate_is_refused_also_when_the_list_has_run_out() -> None:
    made = sign_cms(DATA, authority.signer(), SIGNED)
    for end in (END, SIGNED - timedelta(days=1)):
        one = authority.revocation_list("Куәландырушы", (authority.signer().certificate,), end)
        found = _verdict(DATA, made, Trust((authority.root(),), lists=(one,)))
        assert (found.reasons, found.revocation) == (("certificate-revoked",), "revoked")


def test_list_that_another_signed_or_that_has_run_out_says_nothing() -> None:
    made = sign_cms(DATA, authority.signer(), SIGNED)
    forged = authority.revocation_list(
        "Куәландырушы", (authority.signer().certificate,), key="Бөтен"
    )
    old = authority.revocation_list("Куәландырушы", end=SIGNED - timedelta(days=1))
    root_list = authority.revocation_list("Түбір")
    for lists in ((forged, root_list), (old, root_list)):
        found = _verdict(DATA, made, Trust((authority.root(),), lists=lists))
        assert (found.reasons, found.revocation) == ((), "unknown")


def test_certificate_is_judged_at_the_moment_asked_for() -> None:
    made = sign_cms(DATA, authority.signer(), SIGNED)
    (found,) = verify_cms(DATA, made, TRUST, datetime(2031, 1, 1, tzinfo=UTC))
    assert found.reasons == ("certificate-expired",)


def test_every_changed_byte_is_survived_and_the_signed_ones_are_refused() -> None:
    made = sign_cms(DATA, authority.signer(), SIGNED)
    good = 0
    for at in range(0, len(made), 23):
        broken = bytearray(made)
        broken[at] ^= 0x01
        good += all(one.is_good for one in verify_cms(DATA, bytes(broken), TRUST))
    assert good <= 3  # parts that nothing signs: the CMS version, the list of digest algorithms


@pytest.mark.parametrize("rubbish", [b"", b"0", b"\x30\x80", b"-----BEGIN CMS-----", b"\x30" * 999])
def test_rubbish_is_refused(rubbish: bytes) -> None:
    assert not any(one.is_good for one in verify_cms(DATA, rubbish, TRUST))


def test_a_key_file_is_opened_with_its_password_only() -> None:
    from docgen.signatures.algorithms import SignatureError

    made = load_signer(authority.key_file("құпия"), "құпия")
    assert _verdict(DATA, sign_cms(DATA, made, SIGNED)).is_good
    for password, data in (("басқа", authority.key_file("құпия")), ("", b"rubbish")):
        with pytest.raises(SignatureError, match="key-file"):
            load_signer(data, password)


def test_files_with_several_certificates_and_lists_are_read() -> None:
    several = _pem(authority.root(), "CERTIFICATE") + _pem(authority.middle(), "CERTIFICATE")
    assert certificates_of(several) == [authority.root(), authority.middle()]
    assert certificates_of(authority.root()) == [authority.root()]
    bundle = sign_cms(b"", authority.signer(), SIGNED)
    assert authority.middle() in certificates_of(bundle)
    assert lists_of(_pem(authority.revocation_list("Түбір"), "X509 CRL"))
    assert lists_of(authority.root()) == []
    assert all_der(b"no") == []
