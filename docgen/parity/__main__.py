"""`python -m docgen.parity A.docx A.pdf`: prints the report; exits with 1 where pages differ."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from docgen.parity.compare import compare


def main() -> int:
    """Compare the two files of the command line."""
    parser = argparse.ArgumentParser(prog="python -m docgen.parity", description=__doc__)
    parser.add_argument("docx", type=Path)
    parser.add_argument("pdf", type=Path)
    parser.add_argument("--pictures", type=Path, help="folder for pages that differ")
    parser.add_argument("--starts", type=float, default=0.99, help="share of page starts")
    parser.add_argument("--lines", type=float, default=0.97, help="share of lines")
    given = parser.parse_args()
    report = compare(given.docx.read_bytes(), given.pdf.read_bytes(), pictures=given.pictures)
    print(report.text())
    return 0 if report.reaches(given.starts, given.lines) else 1


sys.exit(main())
