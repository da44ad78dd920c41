"""Punctuation, dashes, quotation marks, numbers and letters of another script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.kazakh.findings import Finding

_L: Final = "а-яёәғқңөұүһі"
_U: Final = "А-ЯЁӘҒҚҢӨҰҮҺІ"

_TO_CYRILLIC: Final = str.maketrans("ABCEHKMOPTXYaceopxyiIh", "АВСЕНКМОРТХУасеорхуіІһ")
_TO_LATIN: Final = str.maketrans("АВСЕНКМОРТХУасеорхуіІһ", "ABCEHKMOPTXYaceopxyiIh")
_CYRILLIC: Final = re.compile(rf"[{_L}{_U}]")
_LATIN: Final = re.compile(r"[A-Za-z]")

# rule, what the text must hold for a look to be worth while, pattern, replacement
_SIMPLE: Final = (
    ("doubled-mark", "", re.compile(r"([,;!?])\1+"), r"\1"),
    ("doubled-mark", "::", re.compile(r"(?<!:)::(?!:)"), ":"),
    ("doubled-mark", "..", re.compile(r"(?<!\.)\.\.(?!\.)"), "."),
    ("doubled-mark", ".", re.compile(rf"(?<=[{_L}]{{5}})\.[,:;](?=\s|$)"), "."),
    ("doubled-mark", ".", re.compile(r",\.|:\.(?=\s|$)|(?<=%)\.%\."), "."),
    ("decimal-comma", ".", re.compile(r"(?<![\d.])(\d+)\.(\d+)(?=[ \u00a0]?%)"), r"\1,\2"),
    (
        "number-format",
        ",",
        re.compile(r"(?<![\d,] )(?<![\d,])(\d{2,}), (\d)(?![\d,])(?!, ?\d)"),
        r"\1,\2",
    ),
    ("space-before-mark", "", re.compile(r"(?<=[^\W_])[ \u00a0]+([,;!?]|[.:](?![\w.]))"), r"\1"),
    ("missing-space", "(", re.compile(rf"(?<=[{_L}])\((?=[{_L}{_U}]{{2,}})"), " ("),
    ("missing-space", "", re.compile(rf"(?<=[{_L}])([,;])(?=[{_L}{_U}])"), r"\1 "),
    ("missing-space", "", re.compile(rf"(?<=[{_L}]{{3}})([.!?])(?=[{_U}][{_L}])"), r"\1 "),
    ("missing-space", "", re.compile(rf"(?<![\w,.])(\d+)([{_L}]{{5,}})"), r"\1 \2"),
    ("repeated-word", "", re.compile(rf"\b([{_L}{_U}][{_L}]{{2,}})[ \u00a0]+(?i:\1)\b"), r"\1"),
    ("dash", "—", re.compile(r"(?<=\S)[ \u00a0]?—[ \u00a0]?(?=\S)"), " – "),
    ("dash", " -- ", re.compile(r"(?<=\S) -- (?=\S)"), " – "),
)
_RANGE: Final = re.compile(r"(?<![\w№.,/-])(?<!№ )(?<!№\u00a0)(\d{1,4})-(\d{1,4})(?![\w./-])")
_SPACED_HYPHEN: Final = re.compile(
    r"(?<=[^\W\d]) - (?=[\w«(№])|(?<=[»).,%;:]) - (?=[\w«(№])|(?<=\d) - (?=[^\W\d]{3})"
)
_ONE_SIDED: Final = re.compile(
    rf"(?<=[{_L}])(?:- | -)(?=[{_L}]{{3,}})|(?<=[{_L}]{{3}})-(?=\d{{2,}})"
)
_SPLIT_COMPOUNDS: Final = re.compile(
    r"\b(сондай|іс|өлім|ата|әлеуметтік)[ \u00a0][-–—][ \u00a0](ақ|шара|жітім|ана|экономикалық)",
    re.IGNORECASE,
)
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_HYPHENS: Final = re.compile("[-–—]")
_QUOTES: Final = re.compile(r'["“”«»]')
_BRACKETS: Final = re.compile(r"[()]")
_ITEM: Final = re.compile(r"(?:^|[\s;.])[\d.]{1,5}$|(?:^|\s)\w$")
_MIXED: Final = re.compile(rf"[^\W\d_]*(?:[A-Za-z][{_L}{_U}]|[{_L}{_U}][A-Za-z])[^\W\d_]*")


def mark_findings(text: str) -> Iterator[Finding]:
    """Yield what is wrong with signs, quotation marks, scripts and the form of numbers."""
    for found in _SPLIT_COMPOUNDS.finditer(text) if _HYPHENS.search(text) else ():
        fixed = f"{found[1]}-{found[2]}"
        yield Finding("hyphen-for-dash", found.start(), found.end(), fixed)
    for rule, needed, pattern, replacement in _SIMPLE:
        for found in pattern.finditer(text) if needed in text else ():
            yield Finding(rule, found.start(), found.end(), found.expand(replacement))
    if "-" in text:
        yield from _dashes(text)
    yield from _scripts(text)
    yield from _quotes(text)
    yield from _brackets(text)


def _dashes(text: str) -> Iterator[Finding]:
    for found in _RANGE.finditer(text):
        first, last = found[1], found[2]
        guess = int(last) == int(first) + 1 < 100  # «2-3 күн», about so many: a hyphen is right
        if len(first) <= len(last) and int(first) < int(last) and not guess:
            yield Finding("range-dash", found.start(), found.end(), f"{first}–{last}")
    for pattern in (_SPACED_HYPHEN, _ONE_SIDED):
        for found in pattern.finditer(text):
            if not _is_type(text, found):
                yield Finding("hyphen-for-dash", found.start(), found.end(), " – ")


def _is_type(text: str, hyphen: re.Match[str]) -> bool:
    """Return whether the hyphen is part of a name with a number: «Сұңқар-3000»."""
    word = _LAST_WORD.search(text[max(0, hyphen.start() - 40) : hyphen.start()])
    return hyphen[0] == "-" and word is not None and word[0][0].isupper()


def _scripts(text: str) -> Iterator[Finding]:
    if not _LATIN.search(text):
        return
    for found in _MIXED.finditer(text):
        word = found[0]
        cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
        table, other = (_TO_CYRILLIC, _LATIN) if cyrillic >= latin else (_TO_LATIN, _CYRILLIC)
        fixed = word.translate(table)
        suggestion = None if other.search(fixed) else fixed
        yield Finding("mixed-script", found.start(), found.end(), suggestion)


def _quotes(text: str) -> Iterator[Finding]:
    open_at: list[int] = []
    for mark in _QUOTES.finditer(text):
        index, letter = mark.start(), mark[0]
        if letter in '"“”':
            if letter == "“" and "„" in text[:index]:
                continue
            before = text[index - 1 : index]
            opens = not before or before.isspace() or before in "(«"
            yield Finding("ascii-quotes", index, index + 1, "«" if opens else "»")
        elif letter == "«":
            open_at.append(index)
        elif open_at:
            open_at.pop()
        else:
            yield Finding("quote-balance", index, index + 1, None)
    if '"' not in text:
        for index in open_at:
            yield Finding("quote-balance", index, index + 1, None)


def _brackets(text: str) -> Iterator[Finding]:
    open_at: list[int] = []
    for mark in _BRACKETS.finditer(text):
        index = mark.start()
        if mark[0] == "(":
            open_at.append(index)
        elif open_at:
            open_at.pop()
        elif not _ITEM.search(text[:index]):
            yield Finding("bracket-balance", index, index + 1, None)
    for index in open_at:
        yield Finding("bracket-balance", index, index + 1, None)
