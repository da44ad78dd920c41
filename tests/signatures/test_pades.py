"""The signature inside a PDF: appended, invisible, covering the file to its last byte."""

from __future__ import annotations

import random

import pikepdf
import pytest

from docgen.signatures.certificates import Trust
from docgen.signatures.pades import sign_pdf, verify_pdf
from docgen.tree.nodes import Document, Meta, PageSection, Paragraph, Text
from docgen.write.pdf import PdfOptions, write_pdf
from tests.signatures import authority
from tests.write.layout import sample_layout

TRUST = Trust((authority.root(),))


@pytest.fixture(scope="module")
def plain() -> bytes:
    body = (Paragraph((Text("Қанағаттану деңгейі 80 пайызға жетеді."),)),)
    document = Document(Meta("Жоспар"), (PageSection(body),))
    return write_pdf(document, sample_layout(), PdfOptions()).data


@pytest.fixture(scope="module")
def signed(plain: bytes) -> bytes:
    return sign_pdf(plain, authority.signer(), "Бекіту")


def test_a_signature_is_good_and_says_who(signed: bytes) -> None:
    (found,) = verify_pdf(signed, TRUST)
    assert (found.signer, found.reasons, found.revocation) == ("А. Б. Жұмабеков", (), "unknown")
    assert found.claimed is not None


def test_the_frozen_bytes_stay_as_they_are(plain: bytes, signed: bytes) -> None:
    assert signed.startswith(plain)


def test_it_is_invisible_and_forbids_changes(signed: bytes, tmp_path: object) -> None:
    import io

    with pikepdf.open(io.BytesIO(signed)) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert [float(one) for one in field.Rect] == [0, 0, 0, 0]
        assert pdf.Root.Perms.DocMDP.SubFilter == "/ETSI.CAdES.detached"
        reference = pdf.Root.Perms.DocMDP.Reference[0]
        assert reference.TransformParams.P == 1


def test_without_a_signature_there_is_no_verdict(plain: bytes) -> None:
    assert verify_pdf(plain, TRUST) == ()


def test_anything_after_the_end_is_refused(signed: bytes) -> None:
    for more in (b"\n", b"% junk", b"\n1 0 obj\n<<>>\nendobj\n%%EOF"):
        assert not any(one.is_good for one in verify_pdf(signed + more, TRUST))
    assert verify_pdf(signed + b"% junk", TRUST)[0].reasons == ("not-whole-file",)


def test_flipped_bits_outside_the_signature_are_refused(signed: bytes) -> None:
    begin = signed.rindex(b"/Contents <") + len(b"/Contents <")
    end = signed.index(b">", begin)
    choice = random.Random(7)
    for _ in range(60):
        at = choice.randrange(len(signed))
        if begin <= at <= end:
            continue
        broken = signed[:at] + bytes([signed[at] ^ 1 << choice.randrange(8)]) + signed[at + 1 :]
        verdicts = verify_pdf(broken, TRUST)
        assert not verdicts or not any(one.is_good for one in verdicts), at


def test_a_rewritten_or_cut_file_is_refused(signed: bytes) -> None:
    import io

    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        pdf.save(stream)
    for data in (stream.getvalue(), signed[:-40], b"%PDF-1.7", b"rubbish"):
        assert not any(one.is_good for one in verify_pdf(data, TRUST))


def test_a_second_signature_makes_the_first_cover_less_than_the_file(signed: bytes) -> None:
    import io

    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    from docgen.signatures.pades import _pyhanko_signer

    meta = signers.PdfSignatureMetadata(field_name="Other", signer_key_usage=set())
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    with pytest.raises(Exception, match=r"DocMDP|certif|sign"):
        signers.sign_pdf(writer, meta, _pyhanko_signer(authority.signer()))


def test_who_signed_is_judged(plain: bytes, signed: bytes) -> None:
    assert verify_pdf(signed, Trust())[0].reasons == ("root-unknown",)
    expired = authority.signer_with(end=authority.SIGNED)
    made = sign_pdf(plain, expired)
    assert verify_pdf(made, TRUST)[0].reasons == ("certificate-expired",)
