"""What all models share: frozen, no unknown keys, and a place in the author's file."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as ReadMapping
from functools import cache
from typing import Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)

from docgen.diagnostics import NOWHERE, Position, Report
from docgen.plan.fields import Line, fault
from docgen.plan.nearest import nearest
from docgen.read.values import Mapping, Text, Value, position_of


class Placed(BaseModel):
    """A part of the plan; `_position` is where the author wrote it.

    A key without a value is as good as absent. Unknown keys go into the report that the
    validation's context carries, so that one run names them all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    # A factory: pydantic copies a default deeply for every instance.
    _position: Position = PrivateAttr(default_factory=lambda: NOWHERE)

    @classmethod
    def keys(cls) -> dict[str, str]:
        """Return the keys that an author may write, each with the field it fills."""
        return _keys(cls)

    @classmethod
    def quick(cls, value: object) -> Self | None:
        """Return the finished part for a value that needs no checking, else None."""
        return None

    @classmethod
    def brief(cls, value: Value) -> Value:
        """Return the mapping that a short form stands for; what has none stays as it is."""
        return value

    @model_validator(mode="wrap")
    @classmethod
    def _placed(
        cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        if isinstance(value, cls):
            return value
        done = cls.quick(value)
        if done is not None:
            return done
        full = cls.brief(value)
        if not isinstance(full, dict):
            raise fault("mapping-expected", keys=", ".join(cls.keys()))
        own = handler(cls._known(full, info.context))
        own._position = position_of(value)
        return own

    @classmethod
    def _known(cls, value: dict[Any, Any], report: Report | None) -> dict[Any, Any]:
        known = cls.keys()
        kept = Mapping(position_of(value))
        for key, item in value.items():
            if key not in known:
                cls._unknown(key, item, kept, report)
            elif not _is_empty(item):
                kept[key] = item
        return kept

    @classmethod
    def _unknown(cls, key: Text, item: Value, kept: Mapping, report: Report | None) -> None:
        if report is None:
            kept[key] = item
        else:
            report_unknown_key(key, cls.keys(), report)


class Element(Placed):
    """A part of the plan that has no key `position` of its own."""

    @property
    def position(self) -> Position:
        """Where this part begins in the author's file."""
        return self._position


class OpenElement(Element):
    """A row that may have keys of the author's own: a column of the table each."""

    own: dict[Line, Line] = Field(default_factory=dict)

    @classmethod
    def keys(cls) -> dict[str, str]:
        """Return the keys that are not the author's own."""
        return {key: name for key, name in super().keys().items() if name != "own"}

    @classmethod
    def _unknown(cls, key: Text, item: Value, kept: Mapping, report: Report | None) -> None:
        own = kept.setdefault(Text("own"), Mapping(position_of(item)))
        if isinstance(item, Text) and isinstance(own, Mapping):
            own[key] = item
        elif report is not None:
            report.error("text-expected", position_of(item), key=str(key))

    def cell(self, key: str) -> Text:
        """Return the words of a column; empty when the row has none."""
        if Text(key) in self.own:
            return self.own[Text(key)]
        value = getattr(self, self.keys().get(key, key), None)
        return value if isinstance(value, Text) else Text()

    def report_strange(self, columns: tuple[str, ...], report: Report) -> None:
        """Report keys of its own that are no column of the table."""
        for key in self.own:
            if key not in columns:
                report_unknown_key(key, {**self.keys(), **dict.fromkeys(columns, "")}, report)


def report_unknown_columns(
    columns: Iterable[Text],
    known: tuple[str, ...],
    titles: ReadMapping[Line, Line],
    rows: Iterable[OpenElement],
    report: Report,
) -> None:
    """Report columns that would stay empty: neither known, nor titled, nor filled by any row."""
    strange = [one for one in columns if one not in known and one not in titles]
    if not strange or any(one.code == "text-expected" for one in report.found):
        return
    filled = {str(key) for row in rows for key in row.own}
    for column in strange:
        if column not in filled:
            report_unknown_choice("columns", column, known, report)


def report_unknown_choice(key: str, value: Text, known: tuple[str, ...], report: Report) -> None:
    """Report a word that is none of those that can stand under `key`."""
    report.error(
        "unknown-choice",
        value.position,
        key=key,
        value=str(value)[:60],
        choices=", ".join(known),
        nearest=nearest(value, known),
    )


@cache
def _keys(model: type[BaseModel]) -> dict[str, str]:
    return {field.alias or name: name for name, field in model.model_fields.items()}


def report_unknown_key(key: Text, known: dict[str, str], report: Report) -> None:
    """Report a key that nobody reads, with the nearest one that somebody does."""
    report.error(
        "unknown-key",
        key.position,
        key=str(key),
        nearest=nearest(key, known),
        known=tuple(known),
    )


def _is_empty(item: object) -> bool:
    return isinstance(item, Text) and item == "" and not item.quoted
