"""The kinds of value that a model's field may have: each checks the author's text.

A fault is raised as a `PydanticCustomError` whose type is the code of a diagnostic and whose
context holds its arguments.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from docgen.plan.nearest import nearest
from docgen.read.values import Text

LONGEST_NUMBER = 30
_NUMBER = re.compile(r"[-−–]?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"[-−–]?\d{1,3}(?:[  \u202f]\d{3})+(?:[.,]\d+)?")
_BLANKS = re.compile(r"[  \u202f]")
_NAME = re.compile(r"[^\W_][\w.\-]*")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_OWN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def fault(code: str, **arguments: str | int) -> PydanticCustomError:
    """Return the exception that becomes the diagnostic `code`."""
    return PydanticCustomError(code, code, arguments)


class Number(Text):
    """A number as the author spelled it; `decimal` is its value."""

    __slots__ = ("decimal",)

    decimal: Decimal


class Scalar:
    """An annotation for a field that is one text: `check` returns the field's value."""

    def __init__(self, check: Callable[[Text], object], **schema: object) -> None:
        """Keep the check and the field's JSON Schema."""
        self.check = check
        self.schema = schema

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return a schema that calls the check."""
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return what an editor is told."""
        return dict(self.schema)

    def _validate(self, value: object) -> object:
        if isinstance(value, str):
            return self.check(value if isinstance(value, Text) else Text(value))
        if isinstance(value, list | dict):
            raise fault("text-expected")
        return value


def decimal_of(text: str) -> Decimal | None:
    """Return the number that `text` is: «73,0», «73.0», «1 234,5», «-5»; None for other words."""
    words = text.strip()
    if len(words) > LONGEST_NUMBER:
        return None
    if not _NUMBER.fullmatch(words) and not _GROUPED.fullmatch(words):
        return None
    plain = _BLANKS.sub("", words).replace(",", ".").replace("−", "-").replace("–", "-")
    return Decimal(plain)


def _any_text(text: Text) -> Text:
    return text


def _number(text: Text) -> Number:
    if text.strip().isdigit() and len(text) > LONGEST_NUMBER:
        raise fault("number-too-long", digits=len(text), limit=LONGEST_NUMBER)
    value = decimal_of(text)
    if value is None:
        raise fault("number-expected", value=str(text)[:60])
    number = Number(text, text.position, block=text.block, quoted=text.quoted)
    number.decimal = value
    return number


def _gap_or_number(text: Text) -> Number | None:
    return None if text in ("", "-", "–", "—") else _number(text)


def whole(least: int, most: int) -> Scalar:
    """Return the annotation of a whole number from `least` to `most`."""

    def check(text: Text) -> int:
        if not re.fullmatch(r"-?\d{1,9}", text):
            raise fault("whole-number-expected", value=str(text)[:60])
        if not least <= int(text) <= most:
            raise fault("number-out-of-range", value=str(text), least=least, most=most)
        return int(text)

    return Scalar(check, type="integer", minimum=least, maximum=most)


def length(most: int) -> Scalar:
    """Return the annotation of a length in millimetres, above 0 and up to `most`."""

    def check(text: Text) -> float:
        value = _number(text).decimal
        if not 0 < value <= most:
            raise fault("number-out-of-range", value=str(text), least=0, most=most)
        return float(value)

    return Scalar(check, type=["number", "string"])


def choice(*words: str) -> Scalar:
    """Return the annotation of a field that is one of `words`."""

    def check(text: Text) -> str:
        if text not in words:
            near = nearest(text, words)
            raise fault(
                "unknown-choice", value=str(text)[:60], choices=", ".join(words), nearest=near
            )
        return str(text)

    return Scalar(check, enum=list(words))


def _flag(text: Text) -> bool:
    if text in ("true", "false"):
        return text == "true"
    raise fault("flag-expected", value=str(text)[:60])


def _name(text: Text) -> Text:
    if not _NAME.fullmatch(text):
        raise fault("name-expected", value=str(text)[:60])
    return text


def _colour(text: Text) -> str:
    if not _COLOUR.fullmatch(text):
        raise fault("colour-expected", value=str(text)[:60])
    return text.lower()


def day(text: Text) -> date:
    """Return the day that `text` names: «2024-01-05» or «05.01.2024»."""
    if match := _ISO_DAY.fullmatch(text):
        year, month, number = match.groups()
    elif match := _OWN_DAY.fullmatch(text):
        number, month, year = match.groups()
    else:
        raise fault("date-expected", value=str(text)[:60])
    try:
        return date(int(year), int(month), int(number))
    except ValueError as wrong:
        raise fault("date-impossible", value=str(text)) from wrong


def _day_or_word(text: Text) -> date | str:
    return str(text) if text in ("blank", "none") else day(text)


def _width(text: Text) -> float | None:
    if text == "*":
        return None
    value = _number(text).decimal
    if not 0 < value <= 400:
        raise fault("number-out-of-range", value=str(text), least=0, most=400)
    return float(value)


class _Several:
    """An annotation for a text or a list of texts; `split` turns the text into several."""

    def __init__(self, split: bool) -> None:
        self.split = split

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}

    def _validate(self, value: object) -> object:
        if isinstance(value, str):
            text = value if isinstance(value, Text) else Text(value)
            return _words(text) if self.split else text
        if isinstance(value, list | tuple):
            if not all(isinstance(one, str) for one in value):
                raise fault("text-expected")
            return tuple(one if isinstance(one, Text) else Text(one) for one in value)
        raise fault("text-expected")


def _words(text: Text) -> tuple[Text, ...]:
    return tuple(
        Text(match.group(), text.position.moved(0, match.start()))
        for match in re.finditer(r"[^\s,]+", text)
    )


_TEXT: dict[str, object] = {"type": ["string", "number", "boolean", "null"]}

Line: TypeAlias = Annotated[Text, Scalar(_any_text, **_TEXT)]
"""Words: one line of inline Markdown, or a literal block of whole Markdown."""
Amount: TypeAlias = Annotated[Number, Scalar(_number, type=["number", "string"])]
Gap: TypeAlias = Annotated[Number | None, Scalar(_gap_or_number, type=["number", "string", "null"])]
Year: TypeAlias = Annotated[int, whole(1900, 2200)]
Count: TypeAlias = Annotated[int, whole(0, 500)]
Span: TypeAlias = Annotated[int, whole(1, 500)]
Length: TypeAlias = Annotated[float, length(400)]
Width: TypeAlias = Annotated[float | None, Scalar(_width, type=["number", "string"])]
Flag: TypeAlias = Annotated[bool, Scalar(_flag, type="boolean")]
Name: TypeAlias = Annotated[Text, Scalar(_name, type="string", pattern=r"^[^\s_#:]\S*$")]
Colour: TypeAlias = Annotated[str, Scalar(_colour, type=["string", "integer"])]
Day: TypeAlias = Annotated[date, Scalar(day, type="string")]
DayOrWord: TypeAlias = Annotated[date | str, Scalar(_day_or_word, type="string")]
Value: TypeAlias = Annotated[Text | tuple[Text, ...], _Several(split=False)]
"""A year's value: a number, a sign, words, or several parts side by side."""
Words: TypeAlias = Annotated[tuple[Text, ...], _Several(split=True)]
"""Several words: a list, or one text with blanks."""
Align: TypeAlias = Annotated[
    Literal["left", "center", "right", "justify"], choice("left", "center", "right", "justify")
]
RowStyle: TypeAlias = Annotated[
    Literal["bold", "italic", "plain", "bold-italic"],
    choice("bold", "italic", "plain", "bold-italic"),
]
