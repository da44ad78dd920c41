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


@cache
def _engine() -> ModuleType:
    """Return ziamath's typesetter, which draws outlines in place: no ids that could meet."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of how it finds its own font
        from ziamath import zmath
        from ziamath.config import config
    config.svg2 = False
    return zmath
