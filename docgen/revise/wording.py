"""The words of amendments: the layout's patterns (amendments.yaml) filled for each change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from string import Formatter
from typing import Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from docgen.compare import Change, Kind, Named, Place, Scope
from docgen.kazakh import Lexicon, ordinal, possessive, quoted
from docgen.kazakh.numbers import numbered
from docgen.layout.spec import Layout
from docgen.outside import resource_folder
from docgen.revise.basis import Basis
from docgen.revise.phrases import Day, Phrase

FILE = "amendments.yaml"


ACT_VALUES = frozenset({"organisation", "body", "date", "effective", "number"})
CHANGE_VALUES = frozenset({"ordinal", "section", "heading", "now", "thing", "row", "row_of"})


class _Spec(BaseModel):
    """A part of amendments.yaml. An edition's own file may be older and say more than is read."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ActWords(_Spec):
    """How one kind of act is named: in notes, in the register, on the title page."""

    note: str
    register_words: str
    comparison: str
    inside: tuple[str, ...]
    below: tuple[str, ...]


class ComparisonWords(_Spec):
    """The comparison table's title and column titles, and what stands for nothing."""

    title: str
    columns: tuple[str, str, str, str, str]
    new: str
    gone: str
    reason: str


class Patterns(_Spec):
    """A whole amendments.yaml."""

    acts: dict[str, ActWords]
    title_place: Literal["inside", "below"]
    register_rows: Literal["change", "act"]
    paragraph: str
    row: str
    head_row: str
    group_row: str
    section: str
    plan: str
    table: str
    places: dict[str, str]
    notes: dict[str, dict[str, str]]
    kinds: dict[str, str]
    comparison: ComparisonWords

    @model_validator(mode="after")
    def _filled(self) -> Self:
        for act in self.acts.values():
            _check((act.note, act.register_words, act.comparison), ACT_VALUES)
            _check((*act.inside, *act.below), ACT_VALUES)
        _check(self.places.values(), CHANGE_VALUES)
        for notes in self.notes.values():
            _check(notes.values(), CHANGE_VALUES | {"act"})
        return self


def _check(patterns: Iterable[str], known: frozenset[str]) -> None:
    """Raise ValueError when a pattern has a place that nothing fills."""
    for pattern in patterns:
        for _, name, _, _ in Formatter().parse(pattern):
            if name is not None and name not in known:
                raise ValueError(f"«{pattern}»: {{{name}}}")


def load_patterns(layout: str, templates: Path) -> Patterns:
    """Return the layout's patterns: its own over the common ones.

    Below both lie the shipped ones: an edition's templates may be older than a key.
    """
    found: dict[str, object] = {}
    for folder in (
        resource_folder("templates") / "common",
        templates / "common",
        templates / layout,
    ):
        path = folder / FILE
        if path.is_file():
            own = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
            found = _merged(found, own)
    return Patterns.model_validate(found)


def _merged(below: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    done = dict(below)
    for key, value in above.items():
        old = done.get(key)
        done[key] = (
            _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
        )
    return done


@dataclass(slots=True)
class Wording:
    """Says changes in the words of one layout."""

    patterns: Patterns
    layout: Layout
    lexicon: Lexicon
    organisation: str = ""

    def note(self, change: Change, basis: Basis) -> str:
        """Return the note that stands at the change's place; empty for the title page."""
        patterns = self.patterns.notes.get(change.scope.value)
        if patterns is None:
            return ""
        pattern = patterns[change.kind.value]
        return pattern.format(act=self.act(basis, "note"), **self._values(change))

    def place(self, change: Change) -> str:
        """Return the change's place: «2.1-бөлімнің жиырма төртінші абзацы»."""
        values = self._values(change)
        key = change.scope.value
        if not change.place.path and f"{key}-alone" in self.patterns.places:
            key = f"{key}-alone"
        return self.patterns.places[key].format(**values)

    def moved_to(self, change: Change) -> str:
        """Return the place where a moved thing is now; empty for what did not move."""
        if change.kind is not Kind.MOVED or change.new_place is None:
            return ""
        return self.place(replace(change, place=change.new_place))

    def act(self, basis: Basis, form: str) -> str:
        """Return the act in one of its forms: note, register_words, comparison."""
        pattern = getattr(self.patterns.acts[basis.kind], form)
        return str(pattern.format(**self._act_values(basis)))

    def title_lines(self, basis: Basis, place: str) -> tuple[str, ...]:
        """Return the lines by which the title page names the act."""
        patterns = getattr(self.patterns.acts[basis.kind], place)
        return tuple(str(one.format(**self._act_values(basis))) for one in patterns)

    def _act_values(self, basis: Basis) -> dict[str, object]:
        return {
            "organisation": self._phrase(self.organisation),
            "body": self._phrase(str(basis.body)),
            "date": Day(basis.date),
            "effective": Day(basis.in_force),
            "number": numbered(str(basis.number).lstrip("№ ")),
        }

    def _values(self, change: Change) -> dict[str, object]:
        place = change.place
        now = change.new_place or place
        return {
            "ordinal": self._phrase(ordinal(place.ordinal) if place.ordinal else ""),
            "section": self._phrase(self._under(place.path) or self.patterns.plan),
            "heading": self._phrase(self._under((*place.path, place.thing))),
            "now": self._phrase(self._under((*now.path, now.thing))),
            "thing": self._phrase(self._thing(place)),
            "row": self._phrase(self._row(place)),
            "row_of": self._phrase(self._row_of(place)),
        }

    def _phrase(self, words: str) -> Phrase:
        return Phrase(words, self.lexicon)

    def _under(self, path: tuple[Named, ...]) -> str:
        """Return how the last heading of a path is called.

        A number that says nothing of the heading above («ii») is told apart by that one.
        """
        own = path[-1] if path else Named()
        words = self.heading(own)
        above = path[-2] if len(path) > 1 else Named()
        if not own.number or not above.number or "." in own.number:
            return words
        kinds = self.layout.headings
        same = own.kind in kinds and above.kind in kinds
        if not same or kinds[own.kind].word != kinds[above.kind].word:
            return words
        possessed = possessive(words, lexicon=self.lexicon)
        return f"{Phrase(self.heading(above), self.lexicon):genitive} {possessed}"

    def heading(self, named: Named) -> str:
        """Return how a section is called: «2.1-бөлім», «II бөлім», ««Кіріспе» бөлімі»."""
        if not named:
            return ""
        kind = self.layout.headings.get(named.kind)
        word = kind.word if kind and kind.word else self.patterns.section
        return self._named(named, word)

    def _thing(self, place: Place) -> str:
        thing = place.thing
        kind = self.layout.captions.get(thing.kind)
        word = kind.word if kind else self.patterns.table
        return self._named(thing, word) if thing else word

    def _named(self, named: Named, word: str) -> str:
        if named.number:
            joint = "-" if named.number[-1:].isdigit() else "\u00a0"
            return f"{named.number}{joint}{word}"
        title = named.title.rstrip(" .:")
        return f"{quoted(title)} {possessive(word, lexicon=self.lexicon)}"

    def _row(self, place: Place) -> str:
        if place.row > 0:
            return f"{place.row}-{self.patterns.row}"
        if place.row < 0:
            return f"{quoted(place.row_name)} {self.patterns.group_row}"
        return self.patterns.head_row

    def _row_of(self, place: Place) -> str:
        if place.row < 0:
            return self._row(place)
        return possessive(self._row(place), lexicon=self.lexicon)


def is_noted(change: Change) -> bool:
    """Whether a note says the change at its place; the title page names the act itself."""
    return change.scope is not Scope.TITLE
