"""Commands run as processes of their own: wall time, processor time, peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Figures:
    """Medians of several runs: seconds on the clock and of the processor, MiB at the peak."""

    wall: float
    processor: float
    memory: float


def measure(steps: Sequence[Sequence[str]], runs: int, folder: Path) -> Figures:
    """Return the medians of `runs` cold runs of `steps`, one after the other, in `folder`.

    Times of the steps add up; the memory is that of the largest.
    """
    found = [_once(steps, folder) for _ in range(runs)]
    wall, processor, memory = (statistics.median(one) for one in zip(*found, strict=True))
    return Figures(round(wall, 3), round(processor, 3), round(memory, 1))


def _once(steps: Sequence[Sequence[str]], folder: Path) -> tuple[float, float, float]:
    wall = processor = memory = 0.0
    for command in steps:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        assert process.stderr is not None
        complaint = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        wall += time.perf_counter() - begun
        process.stderr.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{command[0]} failed: {complaint.decode(errors='replace')[-400:]}")
        processor += used.ru_utime + used.ru_stime
        memory = max(memory, used.ru_maxrss / MEBIBYTE)
    return wall, processor, memory
