"""Formulas: LaTeX notation to MathML by a library, MathML to Word's own mathematics here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final
from xml.etree.ElementTree import Element, fromstring

from latex2mathml.converter import convert

from docgen.write.docx.oxml import escape

_NARY: Final = set("∑∏∐∫∬∭∮⋃⋂⨁⨂")
_LIMITED: Final = ("msub", "msup", "msubsup", "munder", "mover", "munderover")
_INTEGRALS: Final = set("∫∬∭∮")
_STOPS: Final = set("=<>≤≥≠≈≡+-−±,;:→⇒")
_FENCES: Final = {"(": ")", "[": "]", "{": "}", "|": "|", "‖": "‖", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉"}
_PLAIN_SIGNS: Final = ("(", ")", "[", "]", "{", "}", "|")
_CLOSING: Final = (")", "]", "}")
_TALL_SIGNS: Final = ("⟨", "⌊", "⌈")
_ACCENTS: Final = {
    "¯": "̅", "‾": "̅", "_": "̅", "ˉ": "̅", "^": "̂", "ˆ": "̂", "~": "̃", "˜": "̃",
    "→": "⃗", "⃗": "⃗", "˙": "̇", "¨": "̈", "ˇ": "̌",
}  # fmt: skip
_SLANTING: Final = re.compile("[A-Za-z\u0370-\u03ff\u2100-\u214f\U0001d400-\U0001d7ff]+")
_ORDINARY: Final = "<m:rPr><m:nor/></m:rPr>"
_FONT: Final = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'


@lru_cache(maxsize=512)
def inline_formula(latex: str) -> str:
    """Return the formula as an m:oMath; ValueError for what cannot be turned into one."""
    return f"<m:oMath>{_formula(latex)}</m:oMath>"


@lru_cache(maxsize=512)
def display_formula(latex: str) -> str:
    """Return the formula as a centred m:oMathPara."""
    return (
        '<m:oMathPara><m:oMathParaPr><m:jc m:val="center"/></m:oMathParaPr>'
        f"<m:oMath>{_formula(latex)}</m:oMath></m:oMathPara>"
    )


def _formula(latex: str) -> str:
    try:
        return _row(list(fromstring(convert(latex))))
    except Exception as fault:  # the library has no base class for its own faults
        raise ValueError(f"not a formula: {latex!r}") from fault


def _row(nodes: Sequence[Element]) -> str:
    """Return the elements side by side; sums take what follows as their operand."""
    out: list[str] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        if _nary_base(node):
            end = index + 1
            while end < len(nodes) and not _is_stop(nodes[end]):
                end += 1
            out.append(_nary(node, _row(nodes[index + 1 : end])))
            index = end
        elif _opens(node) and (close := _closing(nodes, index)):
            out.append(_delimited(nodes[index : close + 1]))
            index = close + 1
        elif _is_bracket(node) and (close := _partner(nodes, index)):
            out.append(_between(nodes[index : close + 1]))
            index = close + 1
        elif _is_bracket(node):
            out.append(_plain_words(node))
            index += 1
        else:
            out.append(_element(node))
            index += 1
    return "".join(out)


def _element(node: Element) -> str:
    found = _KINDS.get(_name(node))
    if found is None:
        raise ValueError(f"no rule for {_name(node)} in a formula")
    return found(node)


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def _words(node: Element) -> str:
    return "".join(node.itertext())


# --- leaves ------------------------------------------------------------------------------------


def _text(words: str, properties: str = "") -> str:
    if not words:
        return ""
    return f'<m:r>{properties}{_FONT}<m:t xml:space="preserve">{escape(words)}</m:t></m:r>'


def _identifier(node: Element) -> str:
    """Return a name: Latin and Greek letters slant, Cyrillic ones stand, as in the PDF.

    LibreOffice knows upright letters as ordinary text alone.
    """
    words = _words(node)
    if words.isalpha() and not _SLANTING.fullmatch(words):
        return _plain_words(node)
    upright = len(words) > 1 or node.get("mathvariant") == "normal" or not words.isalpha()
    return _text(words, '<m:rPr><m:sty m:val="p"/></m:rPr>' if upright else "")


def _leaf(node: Element) -> str:
    words = _words(node)
    return "" if words in "\u2061\u2062\u2063" else _text(words)


def _plain_words(node: Element) -> str:
    """Return ordinary text, in the paragraph's own font."""
    words = _words(node)
    return f'<m:r>{_ORDINARY}<m:t xml:space="preserve">{escape(words)}</m:t></m:r>' if words else ""


def _space(node: Element) -> str:
    width = node.get("width", "0")
    wide = not width.startswith(("-", "0.", "0e", "0p")) and width != "0"
    return _text("\u2003" if wide else "\u2009") if not width.startswith("-") else ""


# --- shapes ------------------------------------------------------------------------------------


def _slot(name: str, node: Element) -> str:
    return f"<m:{name}>{_part(node)}</m:{name}>"


def _part(node: Element) -> str:
    return _row(list(node)) if _name(node) in _ROWS else _row([node])


def _fraction(node: Element) -> str:
    bar = (
        '<m:fPr><m:type m:val="noBar"/></m:fPr>'
        if node.get("linethickness") in ("0", "0pt")
        else ""
    )
    return f"<m:f>{bar}{_slot('num', node[0])}{_slot('den', node[1])}</m:f>"


def _sub(node: Element) -> str:
    return f"<m:sSub>{_slot('e', node[0])}{_slot('sub', node[1])}</m:sSub>"


def _sup(node: Element) -> str:
    return f"<m:sSup>{_slot('e', node[0])}{_slot('sup', node[1])}</m:sSup>"


def _sub_sup(node: Element) -> str:
    slots = _slot("e", node[0]) + _slot("sub", node[1]) + _slot("sup", node[2])
    return f"<m:sSubSup>{slots}</m:sSubSup>"


def _root(node: Element) -> str:
    if _name(node) == "msqrt":
        hidden = '<m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>'
        return f"<m:rad>{hidden}<m:e>{_row(list(node))}</m:e></m:rad>"
    return f"<m:rad>{_slot('deg', node[1])}{_slot('e', node[0])}</m:rad>"


def _over(node: Element) -> str:
    sign = _words(node[1])
    if sign in _ACCENTS:
        mark = f'<m:accPr><m:chr m:val="{_ACCENTS[sign]}"/></m:accPr>'
        return f"<m:acc>{mark}{_slot('e', node[0])}</m:acc>"
    if sign == "⏞":
        return (
            '<m:groupChr><m:groupChrPr><m:chr m:val="⏞"/><m:pos m:val="top"/>'
            f'<m:vertJc m:val="bot"/></m:groupChrPr>{_slot("e", node[0])}</m:groupChr>'
        )
    return f"<m:limUpp>{_slot('e', node[0])}{_slot('lim', node[1])}</m:limUpp>"


def _under(node: Element) -> str:
    if _words(node[1]) == "⏟":
        return f"<m:groupChr>{_slot('e', node[0])}</m:groupChr>"
    return f"<m:limLow>{_slot('e', node[0])}{_slot('lim', node[1])}</m:limLow>"


def _under_over(node: Element) -> str:
    low = f"<m:limLow>{_slot('e', node[0])}{_slot('lim', node[1])}</m:limLow>"
    return f"<m:limUpp><m:e>{low}</m:e>{_slot('lim', node[2])}</m:limUpp>"


def _matrix(node: Element) -> str:
    rows = [[_part(cell) for cell in row] for row in node]
    count = max((len(row) for row in rows), default=1)
    align = node[0][0].get("columnalign", "center") if len(node) and len(node[0]) else "center"
    columns = (
        f'<m:mPr><m:mcs><m:mc><m:mcPr><m:count m:val="{count}"/><m:mcJc m:val="{align}"/></m:mcPr>'
        "</m:mc></m:mcs></m:mPr>"
    )
    lines = "".join(f"<m:mr>{''.join(f'<m:e>{cell}</m:e>' for cell in row)}</m:mr>" for row in rows)
    return f"<m:m>{columns}{lines}</m:m>"


def _fenced(node: Element) -> str:
    return _bracketed(node.get("open", "("), node.get("close", ")"), _row(list(node)))


def _group(node: Element) -> str:
    return _row(list(node))


def _boxed(node: Element) -> str:
    return f"<m:borderBox><m:e>{_row(list(node))}</m:e></m:borderBox>"


_ROWS: Final = ("mrow", "mstyle", "mpadded", "mtd", "mphantom", "math")
_KINDS: Final[dict[str, Callable[[Element], str]]] = {
    "mi": _identifier,
    "mn": _leaf,
    "mo": _leaf,
    "mtext": _plain_words,
    "ms": _plain_words,
    "mspace": _space,
    "mfrac": _fraction,
    "msub": _sub,
    "msup": _sup,
    "msubsup": _sub_sup,
    "msqrt": _root,
    "mroot": _root,
    "mover": _over,
    "munder": _under,
    "munderover": _under_over,
    "mtable": _matrix,
    "mfenced": _fenced,
    "menclose": _boxed,
    **dict.fromkeys(_ROWS, _group),
}

# --- sums and brackets -------------------------------------------------------------------------


def _nary_base(node: Element) -> str:
    """Return the sign of a sum or integral with or without limits, else nothing."""
    name = _name(node)
    inside = node[0] if name in _LIMITED else node
    sign = _words(inside) if _name(inside) == "mo" else ""
    return sign if sign in _NARY and sign else ""


def _nary(node: Element, operand: str) -> str:
    sign = _nary_base(node)
    name = _name(node)
    low = node[1] if name in ("msub", "msubsup", "munder", "munderover") else None
    high: Element | None = None
    if name in ("msup", "mover"):
        high = node[1]
    elif name in ("msubsup", "munderover"):
        high = node[2]
    place = "subSup" if sign in _INTEGRALS else "undOvr"
    hidden = ("" if low is not None else '<m:subHide m:val="1"/>') + (
        "" if high is not None else '<m:supHide m:val="1"/>'
    )
    lower = _slot("sub", low) if low is not None else "<m:sub/>"
    upper = _slot("sup", high) if high is not None else "<m:sup/>"
    return (
        f'<m:nary><m:naryPr><m:chr m:val="{sign}"/><m:limLoc m:val="{place}"/>{hidden}</m:naryPr>'
        f"{lower}{upper}<m:e>{operand}</m:e></m:nary>"
    )


def _is_stop(node: Element) -> bool:
    return _name(node) == "mo" and _words(node) in _STOPS


def _opens(node: Element) -> bool:
    if _name(node) != "mo":
        return False
    stretched = node.get("form") == "prefix" and node.get("fence") == "true"
    return stretched or _words(node) in _TALL_SIGNS


def _is_bracket(node: Element) -> bool:
    return _name(node) == "mo" and _words(node) in _PLAIN_SIGNS


def _partner(nodes: Sequence[Element], start: int) -> int:
    """Return where the bracket of its text's height that opens at `start` is closed, or 0."""
    opened = _words(nodes[start])
    if opened in _CLOSING:
        return 0
    depth = 0
    for index in range(start + 1, len(nodes)):
        node = nodes[index]
        words = _words(node) if _is_bracket(node) else ""
        if opened == "|":
            if words == opened:
                return index
        elif words and words in _CLOSING and depth == 0:
            return index
        elif words:
            depth += -1 if words in _CLOSING else words != "|"
    return 0


def _between(nodes: Sequence[Element]) -> str:
    """Return what stands in brackets that do not grow; pairs of two kinds need a frame."""
    begin, end = _words(nodes[0]), _words(nodes[-1])
    inside = _row(nodes[1:-1])
    if begin != "|" and _FENCES[begin] == end:
        return _text(begin) + inside + _text(end)
    return _bracketed(begin, end, inside)


def _closing(nodes: Sequence[Element], start: int) -> int:
    """Return where the bracket opened at `start` closes, 0 when it does not."""
    opened = _words(nodes[start])
    depth = 0
    for index in range(start, len(nodes)):
        node = nodes[index]
        if _name(node) != "mo":
            continue
        if node.get("form") == "postfix" or (
            opened in _FENCES and _words(node) == _FENCES[opened] and index > start
        ):
            depth -= 1
        elif _opens(node):
            depth += 1
        if depth == 0:
            return index
    only = nodes[start].get("form") == "prefix"
    return len(nodes) if only and depth else 0


def _delimited(nodes: Sequence[Element]) -> str:
    closed = (
        _name(nodes[-1]) == "mo"
        and len(nodes) > 1
        and (nodes[-1].get("form") == "postfix" or _words(nodes[-1]) in _FENCES.values())
    )
    inside = nodes[1:-1] if closed else nodes[1:]
    end = _words(nodes[-1]) if closed else ""
    return _bracketed(_words(nodes[0]), end, _row(inside))


def _bracketed(begin: str, end: str, inside: str) -> str:
    def sign(mark: str) -> str:
        return "" if mark == "." else escape(mark)

    return (
        f'<m:d><m:dPr><m:begChr m:val="{sign(begin)}"/><m:endChr m:val="{sign(end)}"/></m:dPr>'
        f"<m:e>{inside}</m:e></m:d>"
    )
