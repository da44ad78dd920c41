"""The compiled catalogues: words by their key and language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter

from docgen.outside import read_file

LANGUAGES = ("kk", "ru", "en")
DEFAULT_LANGUAGE = "kk"
FOLDER = Path(__file__).resolve().parent
LARGEST = 4 * 1024 * 1024


def compiled_file(language: str) -> Path:
    """Return where the compiled catalogue lies, as gettext expects it."""
    return FOLDER / "mo" / language / "LC_MESSAGES" / "docgen.mo"


@cache
def catalogue(language: str) -> GNUTranslations:
    """Return the catalogue of a language; an unknown language is spoken to in Kazakh."""
    known = language if language in LANGUAGES else DEFAULT_LANGUAGE
    return GNUTranslations(BytesIO(read_file(compiled_file(known), LARGEST)))


def translate(key: str, language: str, /, **arguments: object) -> str:
    """Return the words of `key` with the arguments filled in."""
    return fill(catalogue(language).gettext(key), arguments)


def fill(words: str, arguments: Mapping[str, object]) -> str:
    """Return `words` with its braces filled; what is not known becomes «…»."""
    return _Formatter().vformat(words, (), arguments)


def fields(words: str) -> list[str]:
    """Return the names that stand in braces in `words`."""
    return [name for _, name, _, _ in Formatter().parse(words) if name]


class _Formatter(Formatter):
    def get_value(self, key: int | str, args: object, kwargs: Mapping[str, object]) -> object:
        return kwargs.get(str(key), "…")
