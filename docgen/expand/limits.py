"""What a template may use up: rounds of its loops, time, characters, memory.

Every loop and macro of a template counts its rounds (`docgen.expand.environment` puts the counts
in when it is compiled), so that a template without end is stopped where it stands, with its line.
"""

from __future__ import annotations

import time
from collections.abc import Callable

MOST_ROUNDS = 3_000_000
MOST_CHARACTERS = 64_000_000
MOST_SECONDS = 2.0
SECONDS_PER_TEXT = 0.0001
"""What each text of the plan's data adds to the time: 10,000 rows have a hundred thousand."""

_LOOK_EVERY = 64


class LimitError(Exception):
    """A template has used up what it may. `code` and `limit` say what."""

    def __init__(self, code: str, limit: int) -> None:
        """Say which limit was reached."""
        super().__init__(code)
        self.code = code
        self.limit = limit


class Budget:
    """Counts what one run of a template uses up."""

    def __init__(self, clock: Callable[[], float] = time.thread_time) -> None:
        """Start with nothing used and no time set."""
        self._clock = clock
        self._until = float("inf")
        self._seconds = MOST_SECONDS
        self._rounds = 0

    def start(self, texts: int = 0) -> None:
        """Begin a run over a plan whose data hold so many texts."""
        self._rounds = 0
        self._seconds = MOST_SECONDS + texts * SECONDS_PER_TEXT
        self._until = self._clock() + self._seconds

    def spend(self) -> None:
        """Count one round; raise LimitError when there have been too many."""
        self._rounds += 1
        if self._rounds % _LOOK_EVERY == 0:
            self.look()

    def look(self) -> None:
        """Raise LimitError when the time or the rounds are over."""
        if self._rounds > MOST_ROUNDS or self._clock() > self._until:
            raise LimitError("template-too-slow", round(self._seconds))
