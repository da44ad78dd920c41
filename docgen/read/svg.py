"""SVG pictures: only drawing is let through; what could fetch, run or explode is refused."""

from __future__ import annotations

import re
from math import isfinite
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from docgen.diagnostics import Position, Report
from docgen.tree.nodes import Picture

MOST_ELEMENTS = 20_000
MOST_DRAWN = 50_000
DEEPEST = 64
LARGEST_PX = 20_000.0
SMALLEST_STEP = 0.05
TWIPS_PER_PX = 15

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_HREFS = ("href", f"{{{_XLINK}}}href")
_DRAWING = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "style"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"),
        *("linearGradient", "radialGradient", "stop", "clipPath", "marker", "pattern"),
    )
)
_DROPPED = frozenset(("metadata",))
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(r"\s*([-+]?[\d.]+(?:[eE][-+]?\d+)?)\s*([a-z]*)\s*")
_BAD_CSS = re.compile(r"@import|@font-face|expression|url\(\s*['\"]?(?!#)|\\", re.IGNORECASE)
_NUMBERS = re.compile(r"[-+]?[\d.]+(?:[eE][-+]?\d+)?")


class _RefusedError(Exception):
    """What stands in the way of using the picture."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.what = what


def clean_svg(data: bytes, name: str, report: Report, position: Position) -> Picture | None:
    """Return the drawing with everything foreign taken out, or None with the reason reported."""
    try:
        root = _parsed(data)
        _clean(root)
        _check_uses(root)
        width, height = _size(root)
    except _RefusedError as fault:
        report.error(fault.code, position, file=name, what=fault.what)
        return None
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    cleaned = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Picture(
        name,
        "image/svg+xml",
        cleaned,
        round(width * TWIPS_PER_PX),
        round(height * TWIPS_PER_PX),
        position,
    )


def _parsed(data: bytes) -> Element:
    if re.search(rb"<!(DOCTYPE|ENTITY)", data, re.IGNORECASE):
        raise _RefusedError("svg-forbidden", "DTD")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        raise _RefusedError("svg-damaged", str(fault)[:80]) from fault
    if root.tag != f"{{{_SVG}}}svg":
        raise _RefusedError("picture-unknown")
    return root


def _clean(root: Element) -> None:
    """Take out foreign elements and attributes; refuse what is dangerous."""
    waiting = [(root, 1)]
    count = 0
    while waiting:
        element, depth = waiting.pop()
        count += 1
        if count > MOST_ELEMENTS or depth > DEEPEST:
            raise _RefusedError("svg-too-complex")
        _clean_attributes(element)
        if _name(element) == "style" and _BAD_CSS.search(element.text or ""):
            raise _RefusedError("svg-forbidden", "CSS @import, url()")
        for child in list(element):
            if not str(child.tag).startswith(f"{{{_SVG}}}") or _name(child) in _DROPPED:
                element.remove(child)
            elif _name(child) not in _DRAWING:
                raise _RefusedError("svg-forbidden", f"<{_name(child)}>")
            else:
                waiting.append((child, depth + 1))


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _clean_attributes(element: Element) -> None:
    for key, value in list(element.attrib.items()):
        name, words = str(key), str(value)
        if name in _HREFS:
            if not words.startswith("#"):
                raise _RefusedError("svg-forbidden", f"href={words[:60]}")
        elif name.startswith("{"):
            del element.attrib[key]
        elif name.lower().startswith("on"):
            raise _RefusedError("svg-forbidden", name)
        elif _BAD_CSS.search(words):
            raise _RefusedError("svg-forbidden", f"{name}={words[:60]}")
        elif name == "stroke-dasharray" or "stroke-dasharray" in words:
            _check_steps(words, 0.0)
    if _name(element) == "pattern":
        for side in ("width", "height"):
            _check_steps(str(element.get(side, "1")), 0.0)


def _check_steps(words: str, zero: float) -> None:
    """Refuse steps so small that drawing them never ends."""
    for number in _NUMBERS.findall(words):
        try:
            step = float(number)
        except ValueError:
            continue
        if zero < abs(step) < SMALLEST_STEP or not isfinite(step):
            raise _RefusedError("svg-too-complex")


def _check_uses(root: Element) -> None:
    """Refuse references that lead back to themselves or multiply the drawing."""
    by_id = {str(one.get("id")): one for one in root.iter() if one.get("id")}
    known: dict[str, int] = {}
    if _drawn(root, by_id, known, frozenset(), 0) > MOST_DRAWN:
        raise _RefusedError("svg-too-complex")


def _drawn(
    element: Element,
    by_id: dict[str, Element],
    known: dict[str, int],
    above: frozenset[str],
    depth: int,
) -> int:
    """Return how many elements are drawn for `element`, with all that it uses."""
    if depth > DEEPEST * 2:
        raise _RefusedError("svg-too-complex")
    total = 1
    for child in element:
        total += _drawn(child, by_id, known, above, depth + 1)
    target = next((str(element.get(key))[1:] for key in _HREFS if element.get(key)), "")
    if target and target in by_id:
        if target in above:
            raise _RefusedError("svg-too-complex")
        if target not in known:
            known[target] = _drawn(by_id[target], by_id, known, above | {target}, depth + 1)
        total += known[target]
    return min(total, MOST_DRAWN * 2)


def _size(root: Element) -> tuple[float, float]:
    box = [float(one) for one in _NUMBERS.findall(str(root.get("viewBox", "")))]
    width = _pixels(str(root.get("width", "")))
    height = _pixels(str(root.get("height", "")))
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        if width is None and height is None:
            width, height = box[2], box[3]
        elif width is None and height is not None:
            width = height * box[2] / box[3]
        elif height is None and width is not None:
            height = width * box[3] / box[2]
    if width is None or height is None:
        raise _RefusedError("svg-without-size")
    if not (0 < width <= LARGEST_PX and 0 < height <= LARGEST_PX):
        raise _RefusedError("svg-size")
    return width, height


def _pixels(words: str) -> float | None:
    match = _LENGTH.fullmatch(words)
    if match is None or match.group(2) not in _UNITS:
        return None
    try:
        return float(match.group(1)) * _UNITS[match.group(2)]
    except ValueError:
        return None
