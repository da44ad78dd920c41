"""The block rule for directives: `::: name argument key=value #id … :::`.

A line that ends with the colons again is a leaf; else it opens a container that ends with a line
of colons alone. Containers nest by counting.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_OPENING = re.compile(r"^(:{3,})[ \t]*([A-Za-z][\w-]*)?(.*?)[ \t]*$", re.DOTALL)
_CLOSING = re.compile(r"^:{3,}[ \t]*$")
_LEAF_END = re.compile(r"[ \t]*:{3,}[ \t]*$")
_ODD_QUOTE = re.compile(r'[^"]*(?:"[^"]*"[^"]*)*"[^"]*')
_WORD = re.compile(r"""\s*(?:([\w-]+)=)?(?:"([^"]*)"|(\S+))""")


@dataclass(frozen=True, slots=True)
class Call:
    """What a directive's line says: its name, plain arguments, options, and `#id`."""

    name: str
    arguments: tuple[str, ...]
    options: Mapping[str, str]
    id: str = ""
    closed: bool = True
    leaf: bool = True
    torn: bool = False
    """Whether a quote on the line is not closed."""


def parse_call(name: str, rest: str) -> Call:
    """Return the call that `name` and the words after it make."""
    arguments: list[str] = []
    options: dict[str, str] = {}
    identity = ""
    rest = rest.strip()
    if rest.startswith("{") and rest.endswith("}"):
        rest = rest[1:-1]
    for match in _WORD.finditer(rest):
        key, quoted, plain = match.groups()
        value = quoted if quoted is not None else plain
        if key:
            options[key] = value
        elif quoted is None and value.startswith("#"):
            identity = value[1:]
        elif quoted is None and value.startswith(".") and not value.startswith(".."):
            options["class"] = f"{options.get('class', '')} {value[1:]}".strip()
        else:
            arguments.append(value)
    torn = _ODD_QUOTE.fullmatch(rest) is not None
    return Call(name, tuple(arguments), options, identity, torn=torn)


def directive_plugin(markdown: MarkdownIt) -> None:
    """Add the rule to `markdown`; tokens are `directive_open`/`directive_close`/`directive`."""
    markdown.block.ruler.before(
        "fence", "directive", _rule, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    line = _line(state, start)
    if not line.startswith(":::"):
        return False
    match = _OPENING.match(line)
    if match is None or not match[2]:
        return False
    if silent:
        return True
    rest = match[3]
    if _LEAF_END.search(rest):
        call = parse_call(match[2], _LEAF_END.sub("", rest))
        token = state.push("directive", "", 0)
        token.map = [start, start + 1]
        token.meta = {"call": call}
        state.line = start + 1
        return True
    close = _closing_line(state, start, end)
    body_end = end if close is None else close
    call = parse_call(match[2], rest)
    call = replace(call, closed=close is not None, leaf=False)
    token = state.push("directive_open", "", 1)
    token.map = [start, body_end]
    token.meta = {"call": call}
    old_parent, old_max = state.parentType, state.lineMax
    state.parentType = "directive"
    state.lineMax = body_end
    state.md.block.tokenize(state, start + 1, body_end)
    state.parentType, state.lineMax = old_parent, old_max
    state.push("directive_close", "", -1)
    state.line = body_end if close is None else close + 1
    return True


def _closing_line(state: StateBlock, start: int, end: int) -> int | None:
    depth = 1
    for number in range(start + 1, end):
        line = _line(state, number)
        if not line.startswith(":::"):
            if line and state.sCount[number] < state.blkIndent:
                return None
            continue
        if _CLOSING.match(line):
            depth -= 1
            if depth == 0:
                return number
        else:
            match = _OPENING.match(line)
            if match and match[2] and not _LEAF_END.search(match[3]):
                depth += 1
    return None
