"""Shorter ways through WeasyPrint for what docgen's documents are full of: plain lines, rules.

They give the same pages as WeasyPrint's own; where one cannot be sure of that it calls
WeasyPrint's. They know its insides, so they are taken only in the versions they were tried with.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from docgen.write.pdf.engine import weasyprint

TRIED = ("70.0",)
"""Versions of WeasyPrint whose insides these ways know."""


@contextmanager
def quick_ways() -> Iterator[None]:
    """Take the shorter ways while a document is laid out and written."""
    if weasyprint().__version__ not in TRIED:
        yield
        return
    from docgen.write.pdf.quick.rules import rules
    from docgen.write.pdf.quick.text import text_ways

    with ExitStack() as stack:
        for module, name, quick in (*text_ways(), *rules()):
            stack.enter_context(_replaced(module, name, quick))
        yield


@contextmanager
def _replaced(module: Any, name: str, quick: Any) -> Iterator[None]:
    before = getattr(module, name)
    setattr(module, name, quick)
    try:
        yield
    finally:
        setattr(module, name, before)
