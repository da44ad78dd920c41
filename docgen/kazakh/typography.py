"""Spaces that must not break, and spans that must stay on one line.

The wording is never changed: `typeset` touches spaces only, `no_break_spans` only points.
Source: «Емле ережелері» of 2018, §106–107: initials stay with the surname, digits with their
unit, the year, the month and the sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from docgen.kazakh.dates import MONTHS
from docgen.kazakh.hyphenation import ENDING, break_points
from docgen.kazakh.lexicon import Lexicon

NO_BREAK_SPACE: Final = "\u00a0"

_L: Final = "а-яёәғқңөұүһі"
_U: Final = "А-ЯЁӘҒҚҢӨҰҮҺІ"


@dataclass(frozen=True, slots=True)
class Spacing:
    """What `typeset` does beyond keeping things together.

    `number_sign` and `percent` add (True) or remove (False) the space after № and before %;
    None leaves it as the author wrote it. `dash` keeps a dash with the word before it.
    """

    number_sign: bool | None = None
    percent: bool | None = None
    dash: bool = True


AS_WRITTEN: Final = Spacing()


def typeset(text: str, spacing: Spacing = AS_WRITTEN) -> str:
    """Return the text with no-break spaces where a line must not end.

    They stand in thousands groups, between a number and its unit, year or month, after №,
    between initials and surname, before «т.б.», «ж.», «қ.», before a dash and before the
    asterisk of a note.
    """
    text = text.replace("\u202f", NO_BREAK_SPACE)
    if " " not in text and spacing.number_sign is spacing.percent is None:
        return text
    text = _GROUPS.sub(lambda found: found[0].replace(" ", NO_BREAK_SPACE), text)
    for pattern in _patterns():
        text = pattern.sub(NO_BREAK_SPACE, text)
    if spacing.dash:
        text = _DASH.sub(NO_BREAK_SPACE, text)
    if spacing.number_sign is not None:
        text = _SIGN.sub("№" + NO_BREAK_SPACE * spacing.number_sign, text)
    if spacing.percent is not None:
        text = _PERCENT.sub(NO_BREAK_SPACE * spacing.percent + "%", text)
    return text


def no_break_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans (start, end) that must not be broken although they hold a hyphen.

    These are numbers, abbreviations and quoted names with their endings (83-тен, ҰБОО-ның,
    57,8%-ға), the number of «3-кесте» with the first syllable of its noun, ranges (10–15),
    signs with their number (-5) and codes (COVID-19).
    """
    spans = []
    for found in _BOUND.finditer(text):
        half = found["half"]
        end = found.end()
        if half and not ENDING.fullmatch(half):
            end = found.start("half") + (break_points(half) or (len(half),))[0]
        spans.append((found.start(), end))
    return spans


def quoted(text: str) -> str:
    """Return the text in « »; quotation marks inside become „ “."""
    inner = text.replace("«", "„").replace("»", "“")
    return f"«{inner}»"


_GROUPS: Final = re.compile(r"(?<![\d,.\u00a0])(?<!\d )\d{1,3}(?: \d{3})+(?!\d)")
_DASH: Final = re.compile(r"(?<=\S) (?=[–—](?:\s|$))")
_SIGN: Final = re.compile(r"№[ \u00a0]*(?=\d)")
_PERCENT: Final = re.compile(r"(?<=\d)[ \u00a0]*%")

_SHORT: Final = "млн|млрд|трлн|тг|га|[км]?г|[кмс]?м[²³]?"
_NUMBER: Final = r"\d+(?:[.,:/]\d+)*"
_BOUND: Final = re.compile(
    rf"(?:(?<![\w.,])[-−])?{_NUMBER}%?(?:[-–−]{_NUMBER}%?)+(?:-(?P<range>[{_L}]+))?"
    rf"|(?<![\w.,])[-−]{_NUMBER}(?![\d%-])"
    rf"|(?:(?<![\w.,])[-−])?"
    rf"(?:{_NUMBER}[%‰°₸]?|(?<!\w)[{_U}A-Z][{_L}{_U}A-Z]*[{_U}A-Z]|[{_L}{_U}A-Za-z]+[»“”]"
    rf"|(?<![\w.])(?:м\.а\.|{_SHORT}|[{_L}]{{1,4}}\.))"
    rf"-(?:\d+|(?P<half>[{_L}]+))"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    units = sorted(Lexicon.default().units, key=len, reverse=True)
    words = "|".join([re.escape(unit) for unit in units if unit[0].isalpha()])
    months = "|".join(MONTHS)
    return (
        re.compile(r"(?<=№) (?=[\dIVX])"),
        re.compile(rf"(?<=\d) (?=(?:{words})(?![{_L}{_U}\d]))"),
        re.compile(
            rf"(?<=\d) (?=(?:жыл|теңге|пайыз|есе|сағат|минут|километр|шақырым|{months})[{_L}]*)"
        ),
        re.compile(rf"(?<=\d) (?=(?:мың|адам|дана|рет|бала|төсек|күн|ай|апта)(?![{_L}]))"),
        re.compile(rf"(?<=\d) (?=жас(?:қа|ты|та|тан|тың|тағы|пен)?(?![{_L}]))"),
        re.compile(r"(?<=\d) (?=[%‰°₸€$₽])"),
        re.compile(rf"(?<=[IVXХІ]) (?=(?:ғасыр|тоқсан|кезең|тарау|бөлім)[{_L}]*)"),
        re.compile(rf"(?<=(?<![{_L}{_U}.])[{_U}]\.) (?=[{_U}](?:\.|[{_L}]))"),
        re.compile(rf"(?<=\.[{_U}]\.) (?=[{_U}][{_L}])"),
        re.compile(rf"(?<=[{_L}]) (?=[{_U}]\.(?:\s?[{_U}]\.)?(?:[\s,;)]|$)(?!\s[{_U}][{_L}]))"),
        re.compile(rf"(?<=\S) (?=(?:т\.\s?б\.|т\.с\.с\.|жж?\.|қ\.|ғ\.)(?![{_L}{_U}]))"),
        re.compile(r"(?<=\bт\.) (?=б\.)"),
        re.compile(rf"(?<=[{_L}{_U}A-Za-z)»%]) (?=\*{{1,3}}(?:[.,;:)]|$))"),
    )
