"""All endings by their place: which ending some letters are, and what should stand there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from docgen.kazakh.endings import (
    Case,
    adjective_ending,
    after_plural,
    after_possessive,
    case_ending,
    plural_ending,
    possessive_ending,
)
from docgen.kazakh.sounds import Last, Sound


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the paradigm: case (None is the locative adjective), plural, possessed."""

    case: Case | None
    plural: bool = False
    possessive: bool = False


SLOTS: Final = tuple(
    Slot(case, plural, possessive)
    for plural in (False, True)
    for possessive in (False, True)
    for case in (*Case, None)
)


@lru_cache(maxsize=64)
def endings_of(sound: Sound) -> Mapping[Slot, str]:
    """Return every ending after a sound, by its slot; the bare nominative is left out."""
    found = {slot: _ending(sound, slot) for slot in SLOTS}
    return {slot: ending for slot, ending in found.items() if ending}


@cache
def slots_of(ending: str) -> tuple[Slot, ...]:
    """Return the slots that some word fills with this ending; none if it is no ending."""
    return tuple(slot for slot in SLOTS if ending in _by_slot()[slot])


@cache
def _by_slot() -> Mapping[Slot, frozenset[str]]:
    sounds = [Sound(last, back) for last in Last for back in (True, False)]
    return {slot: frozenset(_ending(sound, slot) for sound in sounds) - {""} for slot in SLOTS}


def _ending(sound: Sound, slot: Slot) -> str:
    suffix = ""
    if slot.plural:
        suffix += plural_ending(sound)
        sound = after_plural(sound)
    if slot.possessive:
        suffix += possessive_ending(sound)
        sound = after_possessive(sound)
    if slot.case is None:
        return suffix + adjective_ending(sound)
    return suffix + case_ending(sound, slot.case)
