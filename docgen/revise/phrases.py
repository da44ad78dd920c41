"""Words that take their own endings in a pattern: «{body:genitive} {date:attributive}»."""

from __future__ import annotations

from datetime import date

from docgen.kazakh import Lexicon, act_date, inflect, possessive
from docgen.kazakh.dates import Form

POSSESSIVE = "possessive"
CAPITAL = "capital"
_STAMPED = "stamp-locative"


class Phrase:
    """Words in a pattern; a format names endings and «capital», joined by commas."""

    def __init__(self, words: str, lexicon: Lexicon) -> None:
        """Keep the words and how abbreviations among them are read."""
        self.words = words
        self._lexicon = lexicon

    def __str__(self) -> str:
        """Return the words as they are."""
        return self.words

    def __bool__(self) -> bool:
        """Whether there are words."""
        return bool(self.words)

    def __format__(self, form: str) -> str:
        """Return the words with the endings that `form` names."""
        words = self.words
        for one in form.split(","):
            if one == CAPITAL:
                words = words[:1].upper() + words[1:]
            elif one == POSSESSIVE:
                words = possessive(words, lexicon=self._lexicon) if words else words
            elif one:
                words = inflect(words, one, lexicon=self._lexicon) if words else words
        return words


class Day:
    """A date in a pattern; a format names one of `docgen.kazakh.Form` or «stamp-locative»."""

    def __init__(self, day: date) -> None:
        """Keep the day."""
        self.day = day

    def __format__(self, form: str) -> str:
        """Return the date in the form."""
        if form == _STAMPED:
            return inflect(act_date(self.day, Form.STAMP), "locative")
        return act_date(self.day, form or Form.PLAIN)
