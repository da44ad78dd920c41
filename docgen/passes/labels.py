"""Label patterns of the layout: «{n}-бөлім.», «{section-1}.{n}», «{n:roman}. {task}-міндет.»."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docgen.parse.lists import label_of, roman

_PLACE = re.compile(r"\{([\w-]+)(?::(\w+))?\}(\.?)")


def fill(pattern: str, own: int, counters: Mapping[str, int]) -> str:
    """Return `pattern` with `{n}` as `own` and `{kind}` as that kind's counter.

    A form may follow a colon: arabic, roman, Roman, letter. A kind that has not been counted is
    left out with its full stop: a section that stands in no part is «1.», not «0.1.». Raise
    KeyError for an unknown kind.
    """

    def place(match: re.Match[str]) -> str:
        number = own if match[1] == "n" else counters[match[1]]
        if not number and match[1] != "n":
            return ""
        return _written(number, match[2]) + match[3]

    return _PLACE.sub(place, pattern)


def _written(number: int, form: str) -> str:
    match form:
        case "roman":
            return roman(number).lower()
        case "Roman":
            return roman(number)
        case "letter":
            return label_of("а", number)
        case _:
            return str(number)
