"""Where things stand: what the PDF's layout found and the DOCX's fields are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pages:
    """The page on which each anchor stands (as printed, from 1), and the number of pages."""

    of: Mapping[str, int] = field(default_factory=dict)
    total: int = 0
