"""Words of several runs that no line holds: where they are broken."""

from __future__ import annotations

import pytest

from docgen.layout.breaks import SOFT_HYPHEN, ZERO_SPACE
from docgen.layout.lines import pieces, ruler, runs, widest
from docgen.layout.longwords import broken
from docgen.layout.measure import Measure
from docgen.tree import nodes
from docgen.tree.nodes import Inline, NoBreak, Reference, Strong, Subscript, Superscript, Text
from tests.layout.looks import LAYOUT

MAKE = Measure(LAYOUT).type("body")
WORD = "мемлекеттендірілмегендіктен"


def spelled(children: tuple[Inline, ...]) -> str:
    """Return all text of inlines."""
    return "".join(
        spelled(inner) if (inner := getattr(one, "children", ())) else getattr(one, "text", "")
        for one in children
    )


CASES: dict[str, tuple[Inline, ...]] = {
    "one run": (Text(WORD),),
    "bold beginning": (Strong((Text(WORD[:9]),)), Text(WORD[9:])),
    "raised and lowered": (Text("^" * 90), Superscript((Text("^" * 90),)), Subscript((Text("а"),))),
    "bold in bold": (Strong((Text(WORD), Strong((Text(WORD),)))), Text(WORD)),
    "address": (Text("https://"), Strong((Text("densaulyqsaqtauisi"),)), Text(".kz/plan/2024")),
    "beside a reference": (Text(WORD[:15]), Reference("a", text="1-кесте"), Text(WORD[15:])),
}


@pytest.mark.parametrize("room", [900.0, 1500.0, 2300.0])
@pytest.mark.parametrize("name", CASES)
def test_every_piece_fits_and_no_letter_is_lost(name: str, room: float) -> None:
    given = CASES[name]
    children, _ = broken(given, MAKE, room)
    assert widest(pieces(runs(children, MAKE))) <= room
    plain = spelled(children).replace(SOFT_HYPHEN, "").replace(ZERO_SPACE, "")
    assert plain == spelled(given)


def test_what_fits_is_the_same_object() -> None:
    given = (Text("Қысқа сөз"), Strong((Text(WORD),)))
    assert broken(given, MAKE, 9000.0) == (given, "")
    assert broken(given, MAKE, 9000.0)[0] is given


def test_syllables_are_no_reason_to_complain() -> None:
    children, forced = broken(CASES["bold beginning"], MAKE, 2300.0)
    assert forced == ""
    assert SOFT_HYPHEN in spelled(children)


def test_a_cut_within_a_syllable_names_the_whole_word() -> None:
    _, forced = broken((Text("Басы "), *CASES["address"], Text(" соңы")), MAKE, 1500.0)
    assert forced == "https://densaulyqsaqtauisi.kz/plan/2024"


def test_what_may_not_be_broken_starts_a_line() -> None:
    given = (Text("қ" * 20), NoBreak((Text("б" * 10),)))
    room = ruler(MAKE).width("қ" * 20) + ruler(MAKE).hyphen + 1
    children, _ = broken(given, MAKE, room)
    assert nodes.Text(SOFT_HYPHEN) in children
    assert children[-1] == given[-1]
