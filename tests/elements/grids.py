"""A table in both finished files: the same cells, at the same places, with the same words."""

from __future__ import annotations

from dataclasses import dataclass

from tests.finished.pdf import Element
from tests.finished.word_tables import Cell, Table
from tests.support import Finished


@dataclass(frozen=True)
class Grid:
    """A table as both files have it."""

    word: Table
    pdf: Element

    @property
    def texts(self) -> list[list[str]]:
        """Return the words of each row's own cells."""
        return [[" ".join(text.split()) for text in row] for row in self.word.texts()]

    def spans(self, words: str) -> tuple[int, int]:
        """Return columns across and rows down of the cell, the same in both files."""
        cell = self.word.cell(words)
        assert self.pdf.cell(words).spans == (cell.across, cell.down)
        return cell.across, cell.down

    def place(self, words: str) -> tuple[int, int]:
        """Return row and column of the cell."""
        cell = self.word.cell(words)
        return cell.row, cell.column

    def look(self, words: str) -> tuple[bool, bool]:
        """Return whether the whole cell is bold and italic, the same in both files."""
        cell, tagged = self.word.cell(words), self.pdf.cell(words)
        assert (cell.bold, cell.italic) == (tagged.bold, tagged.italic)
        return cell.bold, cell.italic

    def align(self, words: str) -> str:
        """Return the setting of the cell; the words stand so in the PDF's cell."""
        cell, tagged = self.word.cell(words), self.pdf.cell(words)
        left, right = self.edges(cell)
        box = tagged.box
        room = {
            "left": box[1] - left,
            "right": right - box[3],
            "center": abs((box[1] + box[3]) / 2 - (left + right) / 2),
            "justify": box[1] - left,
        }[cell.align]
        assert room < 6, (cell.align, room)
        return cell.align

    def edges(self, cell: Cell) -> tuple[float, float]:
        """Return where the cell begins and ends on the page, in points."""
        first = self.origin
        widths = self.word.widths
        left = first + sum(widths[: cell.column]) / 20
        return left, left + sum(widths[cell.column : cell.column + cell.across]) / 20

    @property
    def origin(self) -> float:
        """Return the table's left edge on the PDF's page, in points: the text's edge."""
        section = self.word.file.sections[self.word.cells[0].paragraphs[0].section]
        return section.left / 20

    @property
    def heads(self) -> int:
        """Return how many rows are the head, the same in both files."""
        head = self.pdf.all("THead")
        count = len(head[0].all("TR")) if head else 0
        assert self.word.heads == count
        assert all(cell.kind == "TH" for one in head for cell in one.all("TH", "TD"))
        return count


def listed(plan: Finished, words: str) -> Grid:
    """Return a table with lists or formulas in its cells: only its spans are compared."""
    one = Grid(plan.table(words), plan.pdf.table(words))
    spans = [cell.spans for row in one.pdf.rows() for cell in row]
    assert spans == [(cell.across, cell.down) for cell in one.word.cells]
    return one


def grid(plan: Finished, words: str) -> Grid:
    """Return the innermost table that holds `words`; both files have the same cells."""
    one = listed(plan, words)
    assert one.pdf.texts() == one.texts, "the same words in the same rows"
    return one
