"""What a lint rule found, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A span of the text that breaks `rule`; `suggestion` replaces it, None when unknown."""

    rule: str
    start: int
    end: int
    suggestion: str | None

    def overlaps(self, other: Finding) -> bool:
        """Return whether both want to change the same letters."""
        return self.start < other.end and other.start < self.end
