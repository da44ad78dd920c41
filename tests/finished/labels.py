"""The labels of list items that Word would print, from numbering.xml alone."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W[1:-1]}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Labels:
    """Counts as Word counts: levels share their counters, an override counts once."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[str, etree._Element]] = {}
        self._starts: dict[tuple[str, str], int] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self._begun: set[tuple[str, str]] = set()
        if root is None:
            return
        for abstract in root.findall("w:abstractNum", NAMES):
            self._levels[abstract.get(f"{W}abstractNumId")] = {
                level.get(f"{W}ilvl"): level for level in abstract.findall("w:lvl", NAMES)
            }
        for number in root.findall("w:num", NAMES):
            name = number.get(f"{W}numId")
            self._abstract[name] = number.find("w:abstractNumId", NAMES).get(f"{W}val")
            for override in number.findall("w:lvlOverride", NAMES):
                start = override.find("w:startOverride", NAMES).get(f"{W}val")
                self._starts[name, override.get(f"{W}ilvl")] = int(start)

    def level(self, paragraph: etree._Element) -> etree._Element | None:
        """Return the level of the numbering in which the paragraph stands."""
        numbering = paragraph.find("w:pPr/w:numPr", NAMES)
        if numbering is None:
            return None
        name = numbering.find("w:numId", NAMES).get(f"{W}val")
        depth = numbering.find("w:ilvl", NAMES).get(f"{W}val")
        return self._levels[self._abstract[name]][depth]

    def next(self, paragraph: etree._Element) -> str:
        """Return the label of the next paragraph in order; empty without numbering."""
        level = self.level(paragraph)
        if level is None:
            return ""
        form = level.find("w:numFmt", NAMES).get(f"{W}val")
        pattern = str(level.find("w:lvlText", NAMES).get(f"{W}val"))
        if form == "bullet":
            return pattern
        numbering = paragraph.find("w:pPr/w:numPr", NAMES)
        name = numbering.find("w:numId", NAMES).get(f"{W}val")
        depth = numbering.find("w:ilvl", NAMES).get(f"{W}val")
        key = (self._abstract[name], depth)
        if (name, depth) in self._starts and (name, depth) not in self._begun:
            self._begun.add((name, depth))
            self._counts[key] = self._starts[name, depth]
        else:
            self._counts[key] = self._counts.get(key, 0) + 1
        for deeper in range(int(depth) + 1, 9):  # an item sets the levels below it back
            self._counts.pop((self._abstract[name], str(deeper)), None)
        return pattern.replace(f"%{int(depth) + 1}", _in_format(form, self._counts[key]))


def _in_format(form: str, value: int) -> str:
    if form == "decimal":
        return str(value)
    words = ""
    for size, sign in _ROMAN:
        words += sign * (value // size)
        value %= size
    return {"lowerRoman": words, "upperRoman": words.upper()}[form]
