"""What a caller may ask of the PDF, and what he gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.write.css import Counted
from docgen.write.html import counted
from docgen.write.pages import Pages

Variant = Literal[
    "pdf/a-3a", "pdf/a-3b", "pdf/a-3u", "pdf/a-2a", "pdf/a-2b", "pdf/a-2u", "pdf/ua-1"
]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried in the PDF: its name, its bytes, what it is to the document."""

    name: str
    data: bytes
    description: str = ""
    relationship: str = "Source"


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """The archive variant, the files to carry, how page counts are inflected.

    Tagged variants (`…a`, `ua-1`) say that they are PDF/UA-1 too.
    """

    variant: Variant = "pdf/a-3a"
    attachments: tuple[Attachment, ...] = ()
    counted: Counted = counted


@dataclass(frozen=True, slots=True)
class WrittenPdf:
    """The file, where everything stands in it, and what the layout complained about."""

    data: bytes
    pages: Pages
    warnings: tuple[str, ...] = ()
