"""What a verification says of one signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Verdict:
    """One signature: who, when, what is wrong with it; good when nothing is.

    `reasons` are slugs of the catalogues. `claimed` is the time as the signer says it, which
    nothing proves. `revocation` is «good», «revoked», or «unknown» where no list speaks.
    """

    signer: str = ""
    claimed: datetime | None = None
    reasons: tuple[str, ...] = ()
    revocation: str = "unknown"

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.reasons


def refused(*reasons: str) -> Verdict:
    """Return the verdict over something that cannot be looked at closer."""
    return Verdict(reasons=reasons)
