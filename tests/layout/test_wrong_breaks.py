"""The benchmark of widths tells rightly broken words from wrongly broken ones."""

from __future__ import annotations

import pytest

from bench.laidout import wrongly_broken


@pytest.mark.parametrize(
    ("words", "printed", "wrong"),
    [
        (["саны", "жоспар"], ["саны", "жоспар"], []),
        (["жоспар\u00adдың"], ["жоспар-", "дың"], []),
        (["жос\u00adпар\u00adдың"], ["жоспар-", "дың"], []),
        (["жоспардың"], ["жоспа", "рдың"], ["жоспардың"]),
        (["жоспардың"], ["жоспар-", "дың"], ["жоспардың"]),
        (["жұмыс-шара"], ["жұмыс-", "шара"], []),
        (["және/немесе"], ["және/", "немесе"], []),
        (["3782266,7"], ["3782266,", "7"], ["3782266,7"]),
        (["оқы\u00adтылды", "оқытылды"], ["оқытылды", "оқы-", "тылды"], []),
        (["саны", "саны"], ["саны"], ["саны"]),
    ],
)
def test_only_syllables_and_own_hyphens_may_end_a_line(
    words: list[str], printed: list[str], wrong: list[str]
) -> None:
    assert list(wrongly_broken(words, printed)) == wrong
