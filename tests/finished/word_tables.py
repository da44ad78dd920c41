"""The tables of a finished DOCX as grids: cells at their places with their spans."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from tests.finished.word import NAMES, Paragraph, W, WordFile

_SIDES = {"t": "top", "r": "right", "b": "bottom", "l": "left"}


@dataclass(eq=False)
class Cell:
    """A cell at its origin; `across` and `down` count columns and rows."""

    table: Table
    source: etree._Element
    row: int
    column: int
    across: int
    down: int
    paragraphs: list[Paragraph]

    @property
    def text(self) -> str:
        return "\n".join(one.text for one in self.paragraphs).strip("\n")

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Return row, column, columns across, rows down."""
        return self.row, self.column, self.across, self.down

    @property
    def bold(self) -> bool:
        return all(one.bold for one in self.paragraphs if one.text)

    @property
    def italic(self) -> bool:
        return all(one.italic for one in self.paragraphs if one.text)

    @property
    def align(self) -> str:
        return self.paragraphs[0].align

    @property
    def valign(self) -> str:
        found = self.source.find("w:tcPr/w:vAlign", NAMES)
        return "top" if found is None else str(found.get(f"{W}val"))

    @property
    def fill(self) -> str:
        found = self.source.find("w:tcPr/w:shd", NAMES)
        return "" if found is None else str(found.get(f"{W}fill")).lower()

    @property
    def borders(self) -> str:
        """Return the sides drawn of «trbl»: the cell's own, else the table's."""
        return "".join(side for side in "trbl" if self._drawn(side))

    def _drawn(self, side: str) -> bool:
        name = _SIDES[side]
        own = self.source.find(f"w:tcPr/w:tcBorders/w:{name}", NAMES)
        if own is not None:
            return own.get(f"{W}val") not in ("nil", "none")
        table = self.table
        edge = {
            "t": self.row == 0,
            "b": self.row + self.down == len(table.rows),
            "l": self.column == 0,
            "r": self.column + self.across == len(table.widths),
        }[side]
        inside = "insideH" if side in "tb" else "insideV"
        return table.border(name if edge else inside)


@dataclass(eq=False)
class Table:
    """A table: its grid, its head, its rows' and columns' properties."""

    file: WordFile
    source: etree._Element
    cells: list[Cell] = field(default_factory=list)

    @cached_property
    def rows(self) -> list[etree._Element]:
        return self.source.findall("w:tr", NAMES)

    @cached_property
    def widths(self) -> list[int]:
        return [int(one.get(f"{W}w")) for one in self.source.findall("w:tblGrid/w:gridCol", NAMES)]

    @property
    def heads(self) -> int:
        """Return how many rows are repeated on each page."""
        return sum(1 for row in self.rows if row.find("w:trPr/w:tblHeader", NAMES) is not None)

    def splits(self, row: int) -> bool:
        """Whether a page may part the row."""
        return self.rows[row].find("w:trPr/w:cantSplit", NAMES) is None

    def height(self, row: int) -> int:
        """Return the least height of the row in twips."""
        found = self.rows[row].find("w:trPr/w:trHeight", NAMES)
        return 0 if found is None else int(found.get(f"{W}val"))

    def border(self, name: str) -> bool:
        """Whether the table draws its side `name`, or its inner rules."""
        style = self.source.find("w:tblPr/w:tblStyle", NAMES).get(f"{W}val")
        own = self.source.find(f"w:tblPr/w:tblBorders/w:{name}", NAMES)
        value = (
            own.get(f"{W}val")
            if own is not None
            else self.file.style_value(style, f"w:tblPr/w:tblBorders/w:{name}")
        )
        return value not in (None, "nil", "none")

    @property
    def floating(self) -> etree._Element | None:
        """Return the place of a table that stands beside the text."""
        return self.source.find("w:tblPr/w:tblpPr", NAMES)

    def value(self, name: str) -> str:
        found = self.source.find(f"w:tblPr/w:{name}", NAMES)
        return "" if found is None else str(found.get(f"{W}val"))

    def row(self, number: int) -> list[Cell]:
        """Return the cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == number]

    def texts(self) -> list[list[str]]:
        """Return the words of each row's own cells."""
        return [[cell.text for cell in self.row(number)] for number in range(len(self.rows))]

    def cell(self, words: str) -> Cell:
        """Return the first cell that holds `words`."""
        for cell in self.cells:
            if words in cell.text:
                return cell
        raise LookupError(words)


def tables(file: WordFile) -> list[Table]:
    """Return the tables of the body in their order, inner ones too."""
    of = {one.source: one for one in file.paragraphs}
    return [_table(file, one, of) for one in file.body.iter(f"{W}tbl")]


def _table(file: WordFile, source: etree._Element, of: dict[etree._Element, Paragraph]) -> Table:
    table = Table(file, source)
    above: dict[int, Cell] = {}
    for number, row in enumerate(table.rows):
        column = 0
        for one in row.findall("w:tc", NAMES):
            span = one.find("w:tcPr/w:gridSpan", NAMES)
            across = 1 if span is None else int(span.get(f"{W}val"))
            merge = one.find("w:tcPr/w:vMerge", NAMES)
            if merge is not None and merge.get(f"{W}val") != "restart":
                above[column].down += 1
            else:
                inside = [of[para] for para in one.findall("w:p", NAMES)]
                cell = Cell(table, one, number, column, across, 1, inside)
                table.cells.append(cell)
                above[column] = cell
            column += across
        assert column == len(table.widths), "every row fills the grid"
    return table
