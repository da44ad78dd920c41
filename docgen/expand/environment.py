"""Jinja as docgen uses it: sandboxed, strict, every stretch of output knowing its template line."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from pathlib import Path
from types import CodeType
from typing import Any, ClassVar

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.environment import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.diagnostics import Position
from docgen.expand.limits import Budget
from docgen.outside import OutsideError, read_file
from docgen.parse.elements import Markup

# Private-use characters, which content may not hold, fence the marks of places.
_BEGIN, _MIDDLE, _END = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"{_BEGIN}([^{_MIDDLE}]*){_MIDDLE}(\\d+){_END}")

LONGEST_PRODUCT = 1_000_000
LARGEST_POWER = 10_000
LARGEST_TEMPLATE = 1024 * 1024
_WIDE = re.compile(r"[\d*]{5,}|\*")
_MOST_COMPILED = 500
_PADDING = frozenset(("center", "expandtabs", "ljust", "rjust", "zfill"))


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
            if path.exists():
                return _text(path, template), f"{name}/{template}", None
        raise TemplateNotFound(template)

    def shown(self, template: str) -> str:
        """Return the name that diagnostics show, whether or not the template can be read."""
        for name, folder in self._folders.items():
            if (folder / template).is_file():
                return f"{name}/{template}"
        return template

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        found: set[str] = set()
        for folder in self._folders.values():
            found.update(path.relative_to(folder).as_posix() for path in folder.rglob("*.jinja"))
        return sorted(found)


def _text(path: Path, template: str) -> str:
    try:
        text = read_file(path, LARGEST_TEMPLATE).decode("utf-8-sig")
    except (OutsideError, UnicodeDecodeError) as fault:
        raise TemplateSyntaxError(str(fault), 1, template) from fault
    if _BEGIN in text or _MIDDLE in text or _END in text:
        raise TemplateSyntaxError("private-use character", 1, template)
    return text


class Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, with products and powers that cannot fill the memory, and with a budget."""

    intercepted_binops = frozenset({"*", "**", "%"})
    budget: Budget
    words: Hashable = None
    """What the filters know beside their arguments: of a constant they are run while compiling."""
    _compiled: ClassVar[dict[Hashable, CodeType]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Start with no attribute known to be safe or not."""
        super().__init__(*args, **kwargs)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return the sandbox's own answer, asked once for each type and name."""
        key = (type(obj), attr)
        if key not in self._safe:
            self._safe[key] = super().is_safe_attribute(obj, attr, value)
        return self._safe[key]

    def spend(self) -> str:
        """Count one round of a loop or macro."""
        self.budget.spend()
        return ""

    def call(self, context: Any, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls; every call counts.

        By position alone: a template's own arguments may be called `self` or `context`.
        """
        if called == self.spend:
            return self.spend()
        self.budget.spend()
        if getattr(called, "__name__", "") in _PADDING and _large(args, kwargs):
            raise OverflowError(called.__name__)
        return super().call(context, called, *args, **kwargs)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *rest: Any) -> Any:
        """Compile a template once for all plans of this process.

        One that is nested too deep for Python is a fault of its own.
        """
        key = (source, name, filename, rest, self.words) if isinstance(source, str) else None
        if key in self._compiled:
            return self._compiled[key]
        try:
            made = super().compile(source, name, filename, *rest)
        except (RecursionError, SyntaxError, MemoryError) as fault:
            raise TemplateSyntaxError(f"nesting: {fault}", 1, name, filename) from fault
        if key is not None and isinstance(made, CodeType):
            if len(self._compiled) >= _MOST_COMPILED:
                self._compiled.clear()
            self._compiled[key] = made
        return made

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return _counted(super()._parse(source, name, filename))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Return the product, power or remainder, unless it would fill the memory."""
        if operator == "%":
            if isinstance(left, str) and _WIDE.search(left):
                raise OverflowError("width")
        elif operator == "**":
            if not isinstance(right, int | float) or abs(right) > 64 or abs(left) > LARGEST_POWER:
                raise OverflowError("power")
        else:
            for one, times in ((left, right), (right, left)):
                long = isinstance(one, str | list | tuple) and isinstance(times, int)
                if long and len(one) * times > LONGEST_PRODUCT:
                    raise OverflowError("product")
        return super().call_binop(context, operator, left, right)


def _large(args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool:
    given = (*args, *kwargs.values())
    return any(isinstance(one, int) and abs(one) > LARGEST_POWER for one in given)


def _counted(template: nodes.Template) -> nodes.Template:
    """Let every round of a loop and every run of a macro be counted."""
    for node in template.find_all((nodes.For, nodes.Macro, nodes.CallBlock)):
        assert isinstance(node, nodes.For | nodes.Macro | nodes.CallBlock)
        line = node.lineno
        spend = nodes.EnvironmentAttribute("spend", lineno=line)
        call = nodes.Call(spend, [], [], None, None, lineno=line)
        node.body.insert(0, nodes.ExprStmt(call, lineno=line))
    return template


def _padded(value: str, width: int = 80) -> str:
    """Return what the filter `center` makes, for widths that a line can have."""
    if abs(width) > LARGEST_POWER:
        raise OverflowError("center")
    return value.center(width)


def environment(folders: Mapping[str, Path]) -> Sandbox:
    """Return the environment for the templates in `folders`."""
    made = Sandbox(
        loader=Folders(folders),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[_Places],
        cache_size=200,
    )
    made.budget = Budget()
    made.filters["center"] = _padded
    for name in ("format", "indent", "pprint", "tojson", "xmlattr", "urlize", "random"):
        del made.filters[name]
    made.globals.pop("lipsum", None)
    made.globals.pop("cycler", None)
    made.globals.pop("joiner", None)
    return made


def markup_of(text: str, shown: Callable[[str], str]) -> Markup:
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
        origins.append(Position(shown(match[1]), int(match[2]), 1))
        last = match.end()
    parts.append(text[last:])
    return Markup("".join(parts), offsets, origins)
