"""What stands for a value in the help of a command: «ҚАЛТА» after `--output`, «қалта» alone."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Final

from docgen.messages.catalogue import translate

KINDS: Final[Mapping[str, str]] = {
    "act_date": "date",
    "act_number": "number",
    "as_of": "date",
    "at": "date",
    "attach": "file",
    "body": "body",
    "certificate": "file",
    "code": "code",
    "crl": "file",
    "date": "date",
    "edition": "number",
    "effective": "date",
    "file": "file",
    "folder": "folder",
    "key": "file",
    "note": "text",
    "number": "number",
    "output": "folder",
    "password_file": "file",
    "person": "person",
    "plan": "folder",
    "reason": "text",
    "remark": "text",
    "root": "file",
    "target": "target",
}
"""The kind of value that each argument of the program takes, by the argument's name."""


def name_values(parser: argparse.ArgumentParser, language: str) -> None:
    """Name the values of a parser and of its commands in `language`; choices name themselves."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                name_values(inner, language)
        elif action.nargs != 0 and not action.choices:
            words = translate(f"value {KINDS[action.dest]}", language)
            action.metavar = words.upper() if action.option_strings else words
