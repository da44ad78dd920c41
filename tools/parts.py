"""How long the parts of a check took: each ends where the next begins."""

from __future__ import annotations

import time


class Parts:
    """The parts that are done, by name, and the seconds that each took."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self.seconds: dict[str, float] = {}

    def done(self, name: str) -> None:
        """End a part; the next one begins."""
        now = time.monotonic()
        self.seconds[name] = self.seconds.get(name, 0.0) + now - self._last
        self._last = now

    def text(self) -> str:
        """Return «12 s: build 4, parity 8»."""
        parts = ", ".join(f"{name} {seconds:.0f}" for name, seconds in self.seconds.items())
        return f"{sum(self.seconds.values()):.0f} s: {parts}"
