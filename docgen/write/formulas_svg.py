"""Formulas as vector outlines: LaTeX notation set in STIX Two Math, drawn as SVG paths."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from xml.etree import ElementTree


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
    from ziamath import zmath
    from ziamath.config import config

    config.svg2 = False  # outlines in place: ids of symbols would meet in one document
    drawn = zmath.Latex(latex, size=size_pt, inline=not display)
    root = drawn.svgxml()
    _, top, width, height = (float(one) for one in root.attrib["viewBox"].split())
    root.set("width", f"{width:g}pt")
    root.set("height", f"{height:g}pt")
    text = ElementTree.tostring(root, encoding="unicode")
    key = sha256(f"{size_pt}{display}{latex}".encode()).hexdigest()[:10]
    return DrawnFormula(text, key, width * 20, -top * 20, (height + top) * 20)
