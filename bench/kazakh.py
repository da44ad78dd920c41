"""Times the Kazakh package: hyphenation of a whole plan, endings, lint, patterns.

Run: python -m bench.kazakh. The text is made of the test suite's words.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from docgen.kazakh import Case, inflect, lint, soft_hyphens, typeset, write_dictionary
from docgen.kazakh.hyphenation import _offset, _pieces, _syllables

WORDS = Path(__file__).parent.parent / "tests" / "cases" / "kazakh" / "words.txt"
RUNNING_WORDS = 15_000
LIMIT_MS = 50


def running_text() -> str:
    """Make up a plan's worth of words, common ones often, a number or abbreviation at times."""
    chance = random.Random(7)
    words = WORDS.read_text(encoding="utf-8").split()
    chance.shuffle(words)
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    text = chance.choices(words, weights, k=RUNNING_WORDS // 2)
    text += chance.choices(words, k=RUNNING_WORDS // 2 - 600)
    text += [f"{chance.randrange(1000)}-тен" for _ in range(300)] + ["МӘМС-ға"] * 300
    chance.shuffle(text)
    return " ".join(text)


def milliseconds(work: Callable[[], object], times: int = 9) -> float:
    """Return the least of several timings of the processor: other programs do not count."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, (time.process_time() - start) * 1000)
    return best


def cold(text: str) -> Callable[[], object]:
    """Return the hyphenation of a text with every cache emptied first."""

    def work() -> object:
        for cache in (_pieces, _syllables, _offset):
            cache.cache_clear()
        return soft_hyphens(text)

    return work


def main() -> None:
    """Print one line a figure."""
    text = running_text()
    numbers = [str(number) for number in range(1000)]
    nouns = WORDS.read_text(encoding="utf-8").split()[:1000]
    folder = Path(tempfile.mkdtemp())
    figures = {
        "hyphenate 15 000 words, cold": milliseconds(cold(text)),
        "hyphenate 15 000 words, warm": milliseconds(lambda: soft_hyphens(text)),
        "1000 numbers in the ablative": milliseconds(
            lambda: [inflect(number, Case.ABLATIVE) for number in numbers]
        ),
        "1000 nouns in the dative": milliseconds(
            lambda: [inflect(noun, Case.DATIVE) for noun in nouns]
        ),
        "typeset 15 000 words": milliseconds(lambda: typeset(text)),
        "lint 15 000 words": milliseconds(lambda: lint(text), times=2),
        "write the dictionary": milliseconds(
            lambda: write_dictionary(text.split(), folder / "kk.dic"), times=2
        ),
    }
    for name, value in figures.items():
        print(f"{name:32} {value:8.2f} ms")
    slowest = figures["hyphenate 15 000 words, cold"]
    if slowest > LIMIT_MS:
        raise SystemExit(f"hyphenation takes {slowest:.1f} ms, more than {LIMIT_MS} ms")


if __name__ == "__main__":
    main()
