"""What others say of docgen's signatures: LibreOffice of the DOCX, veraPDF of the PDF.

`python -m tools.signature_checks` signs a sample plan's files with a key made up for the tests and
exits with 1 when something does not hold. Needs LibreOffice with python3-uno, and Java 17.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from docgen.build import Options, build_plan
from docgen.diagnostics import Report
from docgen.editions.render import mark_of
from docgen.signatures.opc import sign_docx
from docgen.signatures.pades import sign_pdf
from tests.signatures import authority
from tests.signatures.package import changed
from tests.tools.verapdf.verapdf import faults
from tools.parts import Parts

ROOT = Path(__file__).resolve().parents[1]
PLAN = ROOT / "content" / "polyclinic"
OFFICE = ROOT / "tests" / "tools" / "office_signatures.py"
PYTHON = "/usr/bin/python3"
EXPECTED = {"plain.docx": "none", "signed.docx": "valid", "changed.docx": "broken"}


def main() -> int:
    """Sign, ask, compare; return the exit status."""
    parts, report = Parts(), Report()
    built = build_plan(PLAN, report, Options(draft=False, mark=mark_of(1, "0123456789ab" * 5)))
    if built is None or built.docx is None or built.pdf is None:
        print("the sample plan has errors")
        return 1
    with tempfile.TemporaryDirectory(prefix="docgen-signatures-") as name:
        folder = Path(name)
        signed = sign_docx(built.docx, authority.signer(), authority.SIGNED)
        (folder / "plain.docx").write_bytes(built.docx)
        (folder / "signed.docx").write_bytes(signed)
        other = changed(signed, "word/document.xml", lambda data: data.replace(b"1", b"2", 1))
        (folder / "changed.docx").write_bytes(other)
        (folder / "signed.pdf").write_bytes(sign_pdf(built.pdf, authority.signer()))
        parts.done("build and sign")
        said = _office([folder / one for one in EXPECTED])
        wrong = [f"{one}: {said.get(one)}" for one in EXPECTED if said.get(one) != EXPECTED[one]]
        parts.done("LibreOffice")
        wrong += faults("PDFA-3A,PDFUA-1", [folder / "signed.pdf"])
        parts.done("veraPDF")
    print(f"signatures: {parts.text()}")
    print("\n".join(wrong) or "the signatures hold in LibreOffice and veraPDF")
    return 1 if wrong else 0


def _office(paths: list[Path]) -> dict[str, str]:
    run = subprocess.run(
        [PYTHON, str(OFFICE), *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    pairs = (line.split("\t") for line in run.stdout.splitlines())
    return {Path(path).name: state for path, state in pairs}


if __name__ == "__main__":
    raise SystemExit(main())
