"""Reads a finished DOCX: paragraphs with the look and label that Word would give them.

Every property is the effective one: the style's chain, then what the paragraph or run says.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from tests.finished.labels import Labels

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
NAMES = {
    "w": W[1:-1],
    "r": R[1:-1],
    "m": M[1:-1],
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True)
class Run:
    """A run: its words and how they look."""

    text: str
    bold: bool
    italic: bool
    underline: bool
    raised: str
    colour: str
    size: float
    capitals: bool
    link: str = ""


@dataclass(eq=False)
class Paragraph:
    """A paragraph as Word shows it."""

    file: WordFile
    source: etree._Element
    section: int
    label: str = ""

    @property
    def text(self) -> str:
        """Return the words; tabs and breaks as such, notes and labels left out."""
        return "".join(run.text for run in self.runs)

    @cached_property
    def runs(self) -> list[Run]:
        found = [self.file.run(one, self.style) for one in self._runs()]
        return [one for one in found if one.text]

    def _runs(self) -> Iterator[etree._Element]:
        hidden: list[bool] = []
        for one in self.source.iter(f"{W}r"):
            if next(one.iterancestors(f"{W}p")) is not self.source:
                continue
            if next(one.iterancestors(f"{MC}Fallback"), None) is not None:
                continue
            mark = one.find("w:fldChar", NAMES)
            if mark is not None:
                kind = mark.get(f"{W}fldCharType")
                if kind == "begin":
                    hidden.append(True)
                elif hidden and kind == "separate":
                    hidden[-1] = False
                elif hidden and kind == "end":
                    hidden.pop()
                continue
            if not any(hidden):
                yield one

    @property
    def style(self) -> str:
        found = self.source.find("w:pPr/w:pStyle", NAMES)
        return "" if found is None else str(found.get(f"{W}val"))

    def value(self, path: str, attribute: str = "val") -> str | None:
        """Return the effective value of a paragraph property; "" for one without a value."""
        own = self.source.find(f"w:pPr/{path}", NAMES)
        if own is not None and (own.get(W + attribute) is not None or attribute == "val"):
            return str(own.get(W + attribute, ""))
        level = self.file.labels.level(self.source)
        found = None if level is None else level.find(f"w:pPr/{path}", NAMES)
        if found is not None and found.get(W + attribute) is not None:
            return str(found.get(W + attribute))
        return self.file.style_value(self.style, f"w:pPr/{path}", attribute)

    def on(self, path: str) -> bool:
        """Whether a property that is on or off is on."""
        value = self.value(path)
        return value is not None and value not in _OFF

    @property
    def align(self) -> str:
        found = self.value("w:jc") or "left"
        return {"both": "justify", "start": "left", "end": "right"}.get(found, found)

    @property
    def left(self) -> int:
        """Return where the first line begins, in twips from the text's edge."""
        value = int(self.value("w:ind", "left") or 0)
        hanging = self._own_indent("hanging")
        return value - hanging if hanging else value + self._own_indent("firstLine")

    @property
    def text_left(self) -> int:
        """Return where the later lines begin."""
        return int(self.value("w:ind", "left") or 0)

    def _own_indent(self, name: str) -> int:
        other = {"hanging": "firstLine", "firstLine": "hanging"}[name]
        own = self.source.find("w:pPr/w:ind", NAMES)
        if own is not None and own.get(W + other) is not None:
            return 0
        return int(self.value("w:ind", name) or 0)

    @property
    def level(self) -> int:
        """Return the outline level, 1 to 9; 0 for text."""
        value = self.value("w:outlineLvl")
        return 0 if value is None or int(value) > 8 else int(value) + 1

    @property
    def bold(self) -> bool:
        """Whether all words are bold."""
        words = [run for run in self.runs if run.text.strip()]
        return bool(words) and all(run.bold for run in words)

    @property
    def italic(self) -> bool:
        """Whether all words are italic."""
        words = [run for run in self.runs if run.text.strip()]
        return bool(words) and all(run.italic for run in words)

    @property
    def fields(self) -> list[str]:
        """Return the instructions of the fields."""
        return self.file.instructions(self.source)

    @property
    def bookmarks(self) -> list[str]:
        return [str(one.get(f"{W}name")) for one in self.source.iter(f"{W}bookmarkStart")]

    @property
    def anchors(self) -> list[str]:
        """Return the bookmarks to which its links lead."""
        found = [one.get(f"{W}anchor") for one in self.source.iter(f"{W}hyperlink")]
        return [one for one in found if one]

    @property
    def urls(self) -> list[str]:
        """Return where its external links lead."""
        relations = self.file.relations
        found = [one.get(f"{R}id") for one in self.source.iter(f"{W}hyperlink")]
        return [relations[one] for one in found if one]

    @property
    def frame(self) -> etree._Element | None:
        return self.source.find("w:pPr/w:framePr", NAMES)

    @property
    def in_table(self) -> bool:
        return next(self.source.iterancestors(f"{W}tbl"), None) is not None

    @property
    def note_ids(self) -> list[str]:
        """Return the ids of the footnotes to which its marks lead."""
        return [str(one.get(f"{W}id")) for one in self.source.iter(f"{W}footnoteReference")]

    def run_of(self, words: str) -> Run:
        """Return the run that holds `words`."""
        for run in self.runs:
            if words in run.text:
                return run
        raise LookupError(words)

    def look(self, words: str) -> tuple[bool, bool]:
        """Return whether `words` are bold and italic."""
        run = self.run_of(words)
        return run.bold, run.italic


@dataclass(eq=False)
class Section:
    """Pages of one make: sizes in twips, head and foot."""

    source: etree._Element
    header: str
    footer: str
    header_fields: list[str]
    header_parts: list[etree._Element] = field(default_factory=list)

    def _get(self, path: str, name: str) -> int:
        return int(self.source.find(path, NAMES).get(W + name))

    @property
    def width(self) -> int:
        return self._get("w:pgSz", "w")

    @property
    def height(self) -> int:
        return self._get("w:pgSz", "h")

    @property
    def landscape(self) -> bool:
        turned = self.source.find("w:pgSz", NAMES).get(f"{W}orient") == "landscape"
        assert turned == (self.width > self.height)
        return turned

    @property
    def left(self) -> int:
        return self._get("w:pgMar", "left")

    @property
    def right(self) -> int:
        return self._get("w:pgMar", "right")

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right


class WordFile:
    """A finished DOCX taken apart."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = self.tree("word/document.xml").find("w:body", NAMES)
        self.styles = {
            one.get(f"{W}styleId"): one for one in self.tree("word/styles.xml").iter(f"{W}style")
        }
        numbering = "word/numbering.xml"
        self.labels = Labels(self.tree(numbering) if numbering in self.parts else None)
        self._values: dict[tuple[str, str, str], str | None] = {}

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    @cached_property
    def relations(self) -> dict[str, str]:
        root = self.tree("word/_rels/document.xml.rels")
        return {one.get("Id"): one.get("Target") for one in root}

    def style_value(self, style: str, path: str, attribute: str = "val") -> str | None:
        """Return a value of the style or of the first style above it that has it."""
        key = (style, path, attribute)
        if key not in self._values:
            self._values[key] = self._style_value(*key)
        return self._values[key]

    def _style_value(self, style: str, path: str, attribute: str) -> str | None:
        at = self.styles.get(style)
        while at is not None:
            found = at.find(path, NAMES)
            if found is not None and (found.get(W + attribute) is not None or attribute == "val"):
                return str(found.get(W + attribute, ""))
            above = at.find("w:basedOn", NAMES)
            at = None if above is None else self.styles.get(above.get(f"{W}val"))
        defaults = self.tree("word/styles.xml").find("w:docDefaults", NAMES)
        if defaults is None:
            return None
        kind = "rPrDefault" if path.startswith("w:rPr") else "pPrDefault"
        found = defaults.find(f"w:{kind}/{path}", NAMES)
        return None if found is None else str(found.get(W + attribute, ""))

    def run(self, source: etree._Element, style: str) -> Run:
        """Return a run with its effective look."""
        own = source.find("w:rPr/w:rStyle", NAMES)
        character = "" if own is None else str(own.get(f"{W}val"))

        def value(name: str) -> str | None:
            found = source.find(f"w:rPr/{name}", NAMES)
            if found is not None:
                return str(found.get(f"{W}val", ""))
            if character:
                above = self.style_value(character, f"w:rPr/{name}")
                if above is not None:
                    return above
            return self.style_value(style, f"w:rPr/{name}")

        def on(name: str) -> bool:
            found = value(name)
            return found is not None and found not in _OFF

        link = next(source.iterancestors(f"{W}hyperlink"), None)
        target = (
            "" if link is None else link.get(f"{W}anchor") or self.relations[link.get(f"{R}id")]
        )
        return Run(
            _words(source),
            on("w:b"),
            on("w:i"),
            on("w:u"),
            value("w:vertAlign") or "",
            (value("w:color") or "000000").lower(),
            int(value("w:sz") or 20) / 2,
            on("w:caps"),
            target,
        )

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """Return all paragraphs of the body in their order, those of tables too."""
        found: list[Paragraph] = []
        section = 0
        for source in self.body.iter(f"{W}p"):
            found.append(Paragraph(self, source, section, self.labels.next(source)))
            section += source.find("w:pPr/w:sectPr", NAMES) is not None
        return found

    def paragraph(self, words: str, number: int = 0) -> Paragraph:
        """Return the paragraph that holds `words`: the first, or the one of `number`."""
        found = [one for one in self.paragraphs if words in one.text]
        if len(found) <= number:
            raise LookupError(words)
        return found[number]

    def between(self, first: str, last: str) -> list[Paragraph]:
        """Return the paragraphs from the one with `first` to the one with `last`."""
        at = self.paragraphs.index(self.paragraph(first))
        for end in range(at, len(self.paragraphs)):
            if last in self.paragraphs[end].text:
                return self.paragraphs[at : end + 1]
        raise LookupError(last)

    def instructions(self, source: etree._Element) -> list[str]:
        """Return the instructions of the fields below `source`."""
        found: list[str] = []
        open_: list[bool] = []  # of each field around: whether its instruction has ended
        for one in source.iter(f"{W}fldChar", f"{W}instrText"):
            if one.tag == f"{W}instrText":
                if found and not all(open_):
                    found[-1] += one.text or ""
                continue
            kind = one.get(f"{W}fldCharType")
            if kind == "begin":
                if all(open_):
                    found.append("")
                open_.append(False)
            elif open_ and kind == "separate":
                open_[-1] = True
            elif open_:
                open_.pop()
        return [one.strip() for one in found]

    @cached_property
    def sections(self) -> list[Section]:
        return [self._section(one) for one in self.body.iter(f"{W}sectPr")]

    def _section(self, source: etree._Element) -> Section:
        parts: dict[str, etree._Element] = {}
        for kind in ("header", "footer"):
            reference = source.find(f"w:{kind}Reference", NAMES)
            parts[kind] = self.tree("word/" + self.relations[reference.get(f"{R}id")])
        texts = {kind: self.words_of(part) for kind, part in parts.items()}
        fields = self.instructions(parts["header"])
        return Section(source, texts["header"], texts["footer"], fields, [parts["header"]])

    def words_of(self, part: etree._Element) -> str:
        """Return the printed words of a part: results of fields, not their instructions."""
        lines = (Paragraph(self, one, 0).text for one in part.iter(f"{W}p"))
        return "\n".join(line for line in lines if line)

    @cached_property
    def notes(self) -> dict[str, Paragraph]:
        """Return the first paragraph of each footnote by its id."""
        root = self.tree("word/footnotes.xml")
        return {
            str(one.get(f"{W}id")): Paragraph(self, one.find("w:p", NAMES), 0)
            for one in root
            if one.get(f"{W}type") is None
        }


def _words(source: etree._Element) -> str:
    found: list[str] = []
    for one in source:
        match etree.QName(one).localname:
            case "t":
                found.append(one.text or "")
            case "noBreakHyphen":
                found.append("-")
            case "tab":
                found.append("\t")
            case "br":
                found.append("\n")
            case _:
                pass
    return "".join(found).replace("\u00a0", " ").replace("\u2060", "")
