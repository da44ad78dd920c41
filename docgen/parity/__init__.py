"""Whether a DOCX, laid out by LibreOffice, has the same pages as its PDF.

A tool of the project: it starts LibreOffice and poppler's programs, which docgen itself never
needs. `python -m docgen.parity A.docx A.pdf --pictures DIR` prints the report.
"""

from docgen.parity.compare import ParityReport, compare

__all__ = ["ParityReport", "compare"]
