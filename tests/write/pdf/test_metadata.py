"""What the PDF says of itself, in every variant; the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import get_args

import pikepdf
import pytest

from docgen.write.pdf import Attachment, PdfOptions, Variant
from tests.tools.verapdf.verapdf import all_faults
from tests.write.pdf.read import built, rich_pdf
from tests.write.pdf.sample import bullets, document, long_table, para, rich


def test_variants_pass_their_profiles(tmp_path: Path) -> None:
    """Those with all checks of their part; the others are subsets of them."""
    files = (Attachment("plan.yaml", b"a: 1\n"),)
    whole = built(rich(), PdfOptions(attachments=files))
    small = built(document(bullets(), long_table(3)), PdfOptions("pdf/a-2a"))
    paths = {"PDFA-3A,PDFUA-1": [tmp_path / "3a.pdf"], "PDFA-2A,PDFUA-1": [tmp_path / "2a.pdf"]}
    for written, (path,) in zip((whole, small), paths.values(), strict=True):
        path.write_bytes(written.data)
    assert all_faults(paths) == []


@pytest.mark.parametrize("variant", get_args(Variant))
def test_variants_say_what_they_are(variant: Variant) -> None:
    pdf = pikepdf.open(BytesIO(built(document(para("а")), PdfOptions(variant)).data))
    with pdf.open_metadata() as xmp:
        tagged = variant.endswith("a") or variant == "pdf/ua-1"
        assert (xmp.get("pdfuaid:part") == "1") is tagged
        assert ("/StructTreeRoot" in pdf.Root) is tagged
        assert xmp.pdfa_status == ("" if variant == "pdf/ua-1" else variant[6:].upper())


def test_info_and_xmp_agree() -> None:
    pdf = pikepdf.open(BytesIO(rich_pdf().data))
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == str(pdf.docinfo.Title) == "Стратегиялық жоспар"
        assert xmp["dc:creator"] == [str(pdf.docinfo.Author)]
        assert xmp["dc:description"] == str(pdf.docinfo.Subject)
        assert xmp["pdf:Keywords"] == str(pdf.docinfo.Keywords) == "а, б"
        assert xmp["xmp:CreateDate"] == "2000-01-01T00:00:00Z"
    assert str(pdf.docinfo.CreationDate).startswith("D:20000101000000")
    assert str(pdf.Root.Lang) == "kk-KZ"


def test_an_attachment_comes_out_whole() -> None:
    data = "мақсат: 1\n".encode()
    files = (Attachment("plan.yaml", data, "Жоспардың көзі"),)
    pdf = pikepdf.open(BytesIO(built(document(para("а")), PdfOptions(attachments=files)).data))
    assert pdf.attachments["plan.yaml"].get_file().read_bytes() == data
    assert str(pdf.Root.AF[0].AFRelationship) == "/Source"


def test_only_shipped_fonts_are_embedded() -> None:
    pdf = pikepdf.open(BytesIO(rich_pdf().data))
    names = {
        str(one.BaseFont).rpartition("+")[2].replace("-", "")
        for one in pdf.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
    }
    assert names
    assert all("Liberation" in name or "DejaVu" in name for name in names), names


_SCRIPT = """
import sys
from tests.write.layout import sample_layout
from tests.write.pdf.sample import rich
from docgen.write.pdf import write_pdf
sys.stdout.buffer.write(write_pdf(rich(), sample_layout()).data)
"""


@pytest.mark.parametrize("zone", ["Asia/Almaty"])
def test_the_same_bytes_in_another_process_zone_and_folder(zone: str, tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[3]
    environment = {**os.environ, "TZ": zone, "PYTHONPATH": str(root), "PYTHONHASHSEED": "7"}
    environment["TMPDIR"] = str(tmp_path)
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert run.stdout == rich_pdf().data
