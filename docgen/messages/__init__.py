"""The words of everything docgen says, in Kazakh, Russian and English.

A diagnostic is a code and arguments; here it becomes a message, a hint and an explanation.
"""

from docgen.messages.catalogue import LANGUAGES, translate
from docgen.messages.codes import CODES
from docgen.messages.show import explain, explain_one, hint_of, message_of, render

__all__ = [
    "CODES",
    "LANGUAGES",
    "explain",
    "explain_one",
    "hint_of",
    "message_of",
    "render",
    "translate",
]
