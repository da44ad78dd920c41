"""Dashes where the words of one look end and those of another begin."""

from __future__ import annotations

import pytest

from docgen.kazakh.typography import Spacing
from docgen.passes.typography import set_type
from docgen.tree.nodes import Inline, Paragraph, Strong, Text
from docgen.tree.walk import every_inline


def words(*inlines: Inline) -> str:
    (found,) = set_type((Paragraph(inlines),), Spacing())
    assert isinstance(found, Paragraph)
    return "".join(one.text for one in every_inline(found.children) if isinstance(one, Text))


def bold(text: str) -> Strong:
    return Strong((Text(text),))


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ((bold("2021"), Text(" – 2025")), "2021\u00a0– 2025"),
        ((Text("2021 "), bold("– 2025")), "2021\u00a0– 2025"),
        ((Text("2021 – "), bold("2025")), "2021\u00a0– 2025"),
        ((Text("2021–"), bold("2025")), "2021–\u20602025"),
        ((bold("2021"), Text("–2025")), "2021–\u20602025"),
        ((bold("2021"), Text("–"), bold("2025")), "2021–\u20602025"),
        ((bold("2021–"), Text("2025")), "2021–\u20602025"),
        ((bold("Сөз"), Text("–сөз")), "Сөз–сөз"),
        ((bold("Сөз"), Text(" сөз – сөз")), "Сөз сөз\u00a0– сөз"),
    ],
)
def test_a_dash_stays_with_the_word_before_it(inlines: tuple[Inline, ...], expected: str) -> None:
    assert words(*inlines) == expected
