"""Formulas as vector outlines: LaTeX notation set in STIX Two Math, drawn as SVG paths."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from types import ModuleType
from xml.etree import ElementTree

EDGE = 20
"""The white edge of a drawn formula in twips."""
BLEED = 40
"""How far a formula may reach out of its line, in twips: an index does, into the white below."""
_ASCENT, _DESCENT = 0.891, 0.216
"""How far the shipped text font reaches above and below its baseline, of its size."""


@dataclass(frozen=True, slots=True)
class DrawnFormula:
    """A drawn formula; `ascent` and `descent` from its baseline, all lengths in twips."""

    svg: str
    key: str
    width: float
    ascent: float
    descent: float


@lru_cache(maxsize=512)
def formula_svg(latex: str, size_pt: float, *, display: bool = False) -> DrawnFormula:
    """Return `latex` drawn at `size_pt`; `display` sets it as a formula on its own line."""
    drawn = _engine().Latex(latex, size=size_pt, inline=not display)
    root = drawn.svgxml()
    _, top, width, height = (float(one) for one in root.attrib["viewBox"].split())
    root.set("width", f"{width:g}pt")
    root.set("height", f"{height:g}pt")
    text = ElementTree.tostring(root, encoding="unicode")
    key = sha256(f"{size_pt}{display}{latex}".encode()).hexdigest()[:10]
    return DrawnFormula(text, key, width * 20, -top * 20, (height + top) * 20)


def fits_line(latex: str, size_pt: float, pitch: int) -> bool:
    """Whether a formula stands in lines `pitch` twips apart without making its line higher."""
    return beyond_line(formula_svg(latex, size_pt), size_pt, pitch) <= BLEED


def beyond_line(drawn: DrawnFormula, size_pt: float, pitch: int) -> float:
    """Return by how much a formula reaches above or below its line; negative: it does not."""
    room = (pitch - (_ASCENT + _DESCENT) * size_pt * 20) / 2
    above, below = room + _ASCENT * size_pt * 20, room + _DESCENT * size_pt * 20
    return max(drawn.ascent - EDGE - above, drawn.descent - EDGE - below)


@cache
def _engine() -> ModuleType:
    """Return ziamath's typesetter, which draws outlines in place: no ids that could meet."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of how it finds its own font
        from ziamath import zmath
        from ziamath.config import config
    config.svg2 = False
    return zmath
