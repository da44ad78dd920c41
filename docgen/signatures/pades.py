"""The signature inside a PDF (PAdES): invisible, so that the file stays PDF/A and PDF/UA.

It certifies the document against every later change, and verification demands that it covers
the file to its last byte.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from asn1crypto import cms

from docgen.signatures.certificates import Trust
from docgen.signatures.cms import verify_cms
from docgen.signatures.keys import Signer
from docgen.signatures.verdict import Verdict, refused

FIELD = "Signature1"
_SUBFILTERS = ("/ETSI.CAdES.detached", "/adbe.pkcs7.detached")


def sign_pdf(data: bytes, signer: Signer, reason: str = "") -> bytes:
    """Return the PDF with an invisible signature after its own bytes, which stay as they are."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=reason or None,
        certify=True,
        subfilter=SigSeedSubFilter.PADES,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        signer_key_usage=set(),
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    made = signers.sign_pdf(writer, meta, _pyhanko_signer(signer))
    return bytes(made.getbuffer())


def verify_pdf(data: bytes, trust: Trust, at: datetime | None = None) -> tuple[Verdict, ...]:
    """Return a verdict for each signature in the PDF; none when it holds none."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    try:
        reader = PdfFileReader(io.BytesIO(data))
        return tuple(
            verdict
            for one in reader.embedded_signatures
            for verdict in _verdicts(one, data, trust, at)
        )
    except Exception:  # a damaged file makes the library fail in any of its ways
        return (refused("signature-malformed"),)


def _verdicts(
    signature: Any, data: bytes, trust: Trust, at: datetime | None
) -> tuple[Verdict, ...]:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if str(signature.sig_object.get("/SubFilter")) not in _SUBFILTERS:
        return (refused("algorithm-unknown"),)
    signature.compute_integrity_info(skip_diff=True)
    if signature.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return (refused("not-whole-file"),)
    start, first, second, rest = (int(one) for one in signature.byte_range)
    covered = data[start : start + first] + data[second : second + rest]
    claimed = signature.self_reported_timestamp
    padded = bytes(signature.pkcs7_content)  # filled up with zeros
    return verify_cms(covered, cms.ContentInfo.load(padded).dump(), trust, at, claimed)


def _pyhanko_signer(signer: Signer) -> Any:
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )
    from pyhanko.sign.signers import SimpleSigner

    private = signer.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        x509.Certificate.load(signer.certificate),
        keys.PrivateKeyInfo.load(private),
        _store(x509.Certificate.load(one) for one in signer.others),
    )


def _store(certificates: Iterable[Any]) -> Any:
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    made: Any = SimpleCertificateStore
    store = made()
    store.register_multiple(certificates)
    return store
