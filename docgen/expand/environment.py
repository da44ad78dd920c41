"""Jinja as docgen uses it: sandboxed, strict, every stretch of output knowing its template line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound
from jinja2.environment import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.diagnostics import Position
from docgen.parse.elements import Markup

# Private-use characters, which content may not hold, fence the marks of places.
_BEGIN, _MIDDLE, _END = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"{_BEGIN}([^{_MIDDLE}]*){_MIDDLE}(\\d+){_END}")

LONGEST_PRODUCT = 1_000_000
LARGEST_POWER = 10_000


class _Places(Extension):
    """Put a mark with the template's name and line before every stretch of template text."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        name = stream.name or ""
        for token in stream:
            if token.type == "data":
                mark = f"{_BEGIN}{name}{_MIDDLE}{token.lineno}{_END}"
                yield Token(token.lineno, "data", mark + token.value)
            else:
                yield token


class Folders(BaseLoader):
    """Templates from several folders, the first that has one wins; never from outside them."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        """Take the folders by the name under which diagnostics show them."""
        self._folders = {name: folder.resolve() for name, folder in folders.items()}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        """Return the text of `template` and the name that diagnostics show."""
        for name, folder in self._folders.items():
            path = (folder / template).resolve()
            if not path.is_relative_to(folder):
                raise TemplateNotFound(template)
            if path.is_file():
                return path.read_text(encoding="utf-8"), f"{name}/{template}", None
        raise TemplateNotFound(template)

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        found: set[str] = set()
        for folder in self._folders.values():
            found.update(path.relative_to(folder).as_posix() for path in folder.rglob("*.jinja"))
        return sorted(found)


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, with products and powers that cannot fill the memory."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**":
            if not isinstance(right, int | float) or abs(right) > 64 or abs(left) > LARGEST_POWER:
                raise OverflowError("power")
        else:
            for one, times in ((left, right), (right, left)):
                long = isinstance(one, str | list | tuple) and isinstance(times, int)
                if long and len(one) * times > LONGEST_PRODUCT:
                    raise OverflowError("product")
        return super().call_binop(context, operator, left, right)


def environment(folders: Mapping[str, Path]) -> Environment:
    """Return the environment for the templates in `folders`."""
    made = _Sandbox(
        loader=Folders(folders),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[_Places],
        cache_size=200,
    )
    made.globals.pop("lipsum", None)
    made.globals.pop("cycler", None)
    made.globals.pop("joiner", None)
    return made


def markup_of(text: str, shown: Mapping[str, str]) -> Markup:
    """Take the marks out of rendered `text`; `shown` gives the name to show for a template."""
    parts: list[str] = []
    offsets: list[int] = []
    origins: list[Position] = []
    length = last = 0
    for match in _MARK.finditer(text):
        stretch = text[last : match.start()]
        parts.append(stretch)
        length += len(stretch)
        offsets.append(length)
        origins.append(Position(shown.get(match[1], match[1]), int(match[2]), 1))
        last = match.end()
    parts.append(text[last:])
    return Markup("".join(parts), offsets, origins)
