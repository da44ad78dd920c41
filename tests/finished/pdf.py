"""Reads a finished PDF: pages with their text and rules, and the structure tree with its words.

Places are in points from the page's upper left corner.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as raw

_GLUED = re.compile(r"\S[-–/]$")
_TEXT, _PATH, _IMAGE = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE


@dataclass(frozen=True)
class Piece:
    """A stretch of text in one font: where it stands and how it looks."""

    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    font: str
    size: float
    colour: str
    mark: int

    @property
    def bold(self) -> bool:
        return "bold" in self.font.lower()

    @property
    def italic(self) -> bool:
        return "italic" in self.font.lower() or "oblique" in self.font.lower()


@dataclass(frozen=True)
class Shape:
    """A drawn path or picture: its bounds, and the colour that fills it (empty: none)."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    fill: str
    picture: bool = False

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(eq=False)
class Element:
    """A structure element: its kind, its kids in order, its attributes."""

    kind: str
    source: pikepdf.Object
    pdf: PdfFile
    kids: list[Element | Piece] = field(default_factory=list)
    parent: Element | None = None

    @property
    def pieces(self) -> list[Piece]:
        """Return the text inside, in reading order."""
        found: list[Piece] = []
        for kid in self.kids:
            found.extend(kid.pieces if isinstance(kid, Element) else [kid])
        return found

    @property
    def text(self) -> str:
        """Return the words inside; words that a line's end cut are whole again."""
        return joined(self.pieces)

    @property
    def elements(self) -> list[Element]:
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def all(self, *kinds: str) -> list[Element]:
        """Return all elements of these kinds below this one, in reading order."""
        found: list[Element] = []
        for kid in self.elements:
            if kid.kind in kinds:
                found.append(kid)
            found.extend(kid.all(*kinds))
        return found

    def attribute(self, name: str, default: int | str = "") -> int | str:
        """Return an attribute of the element."""
        found = self.source.get("/A")
        value = None if found is None else found.get(f"/{name}")
        if value is None:
            return default
        return int(value) if isinstance(default, int) else str(value)

    @property
    def alt(self) -> str:
        return str(self.source.get("/Alt", ""))

    @property
    def box(self) -> tuple[int, float, float, float, float]:
        """Return page, left, top, right, bottom of the text."""
        pieces = [one for one in self.pieces if one.text.strip()]
        page = pieces[0].page
        here = [one for one in pieces if one.page == page]
        return (
            page,
            min(one.x0 for one in here),
            min(one.top for one in here),
            max(one.x1 for one in here),
            max(one.bottom for one in here),
        )

    @property
    def bold(self) -> bool:
        return all(one.bold for one in self.pieces if one.text.strip())

    @property
    def italic(self) -> bool:
        return all(one.italic for one in self.pieces if one.text.strip())

    def look(self, words: str) -> tuple[bool, bool]:
        """Return whether `words` are bold and italic."""
        piece = self.piece(words)
        return piece.bold, piece.italic

    def piece(self, words: str) -> Piece:
        """Return the piece of text that holds `words`."""
        for one in self.pieces:
            if words in one.text:
                return one
        raise LookupError(words)

    def rows(self) -> list[list[Element]]:
        """Return a table's rows as their cells."""
        return [row.elements for row in self.all("TR")]

    def texts(self) -> list[list[str]]:
        """Return the words of a table's cells, row by row."""
        return [[cell.text for cell in row] for row in self.rows()]

    def cell(self, words: str) -> Element:
        """Return a table's first cell that holds `words`."""
        for cell in self.all("TH", "TD"):
            if words in cell.text:
                return cell
        raise LookupError(words)

    @property
    def spans(self) -> tuple[int, int]:
        """Return over how many columns and rows a cell reaches."""
        return int(self.attribute("ColSpan", 1)), int(self.attribute("RowSpan", 1))


def joined(pieces: list[Piece]) -> str:
    """Return the words of pieces in reading order, one blank between lines and after gaps."""
    words = ""
    last: Piece | None = None
    for one in pieces:
        if last is not None and _line_ends(last, one):
            cut = words.endswith(("\u2010", "\u00ad"))
            glued = _GLUED.search(words)
            words = words.rstrip("\u2010\u00ad") if cut else words if glued else f"{words} "
        elif last is not None and one.x0 - last.x1 > 0.13 * last.size:
            words += " "
        words += one.text
        last = one
    return " ".join(words.replace("\u00a0", " ").split())


def _line_ends(last: Piece, one: Piece) -> bool:
    return one.page != last.page or one.x0 < last.x1 - 2 or one.top > last.bottom


class PdfFile:
    """A finished PDF taken apart."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.sizes: list[tuple[float, float]] = []
        self.pieces: list[Piece] = []
        self.shapes: list[Shape] = []
        document = pypdfium2.PdfDocument(data)
        try:
            for number, page in enumerate(document):
                self.sizes.append(page.get_size())
                self._read(number, page)
        finally:
            document.close()
        self.source = pikepdf.open(BytesIO(data))

    def _read(self, number: int, page: pypdfium2.PdfPage) -> None:
        text_page = page.get_textpage()
        for one in page.get_objects(max_depth=5):
            x0, bottom, x1, top = one.get_bounds()
            height = self.sizes[number][1]
            place = (number, x0, height - top, x1, height - bottom)
            if one.type == _TEXT:
                self.pieces.append(_piece(one.raw, text_page.raw, place))
            elif one.type == _PATH:
                self.shapes.append(Shape(*place, _fill(one.raw)))
            elif one.type == _IMAGE:
                self.shapes.append(Shape(*place, "", True))

    @property
    def pages(self) -> int:
        return len(self.sizes)

    def on(self, page: int) -> list[Piece]:
        """Return the text of a page, from top to bottom."""
        found = [one for one in self.pieces if one.page == page and one.text.strip()]
        return sorted(found, key=lambda one: (round(one.bottom), one.x0))

    def text(self, page: int) -> str:
        """Return the words of a page in the order in which they were drawn."""
        return joined([one for one in self.pieces if one.page == page])

    def piece(self, words: str, page: int | None = None, number: int = 0) -> Piece:
        """Return the piece of text that holds `words`."""
        found = [
            one
            for one in self.pieces
            if words in one.text.replace("\u00a0", " ") and page in (None, one.page)
        ]
        if len(found) <= number:
            raise LookupError(words)
        return found[number]

    def artifacts(self, page: int) -> list[Piece]:
        """Return the text of a page that stands in no structure element."""
        tagged = {id(one) for one in self.root.pieces}
        return [one for one in self.on(page) if id(one) not in tagged]

    @cached_property
    def root(self) -> Element:
        """Return the structure tree."""
        of: dict[tuple[int, int], list[Piece]] = {}
        for piece in self.pieces:
            if piece.mark >= 0:
                of.setdefault((piece.page, piece.mark), []).append(piece)
        pages = {page.objgen: number for number, page in enumerate(self.source.pages)}
        return self._element(self.source.Root.StructTreeRoot.K[0], None, pages, of)

    def _element(
        self,
        source: pikepdf.Object,
        parent: Element | None,
        pages: dict[tuple[int, int], int],
        of: dict[tuple[int, int], list[Piece]],
    ) -> Element:
        element = Element(str(source.S)[1:], source, self, parent=parent)
        own = pages[source.Pg.objgen] if "/Pg" in source else -1
        for kid in source.get("/K", ()):
            if isinstance(kid, int):
                element.kids.extend(of.get((own, kid), ()))
            elif "/S" in kid:
                element.kids.append(self._element(kid, element, pages, of))
            elif "/MCID" in kid:
                page = pages[kid.Pg.objgen] if "/Pg" in kid else own
                element.kids.extend(of.get((page, int(kid.MCID)), ()))
        return element

    def all(self, *kinds: str) -> list[Element]:
        """Return all structure elements of these kinds in reading order."""
        return self.root.all(*kinds)

    def block(self, words: str, number: int = 0, kinds: tuple[str, ...] = ()) -> Element:
        """Return the paragraph or heading with these words."""
        wanted = kinds or ("P", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "Caption", "Note")
        found = [one for one in self.all(*wanted) if words in one.text]
        inner = [one for one in found if not any(words in kid.text for kid in one.all(*wanted))]
        if len(inner) <= number:
            raise LookupError(words)
        return inner[number]

    @property
    def tables(self) -> list[Element]:
        return self.all("Table")

    def table(self, words: str) -> Element:
        """Return the innermost table that holds `words`."""
        found = [one for one in self.tables if words in one.text]
        if not found:
            raise LookupError(words)
        return found[-1]

    def outline(self) -> list[tuple[int, str]]:
        """Return the bookmarks: level from 1, title."""
        document = pypdfium2.PdfDocument(self.data)
        try:
            return [(one.level + 1, one.get_title()) for one in document.get_toc()]
        finally:
            document.close()

    def links(self) -> Iterator[tuple[int, str]]:
        """Yield page and target of each link: a URL, or the name of a place."""
        for number, page in enumerate(self.source.pages):
            for one in page.get("/Annots", ()):
                if str(one.get("/Subtype")) == "/Link":
                    action = one.get("/A")
                    if action is not None and "/URI" in action:
                        yield number, str(action.URI)
                    else:
                        yield number, str(one.get("/Dest", ""))


def _piece(one: object, text_page: object, place: tuple[int, float, float, float, float]) -> Piece:
    length = raw.FPDFTextObj_GetText(one, text_page, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(
        one, text_page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
    )
    text = buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")
    font = raw.FPDFTextObj_GetFont(one)
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetBaseFontName(font, name, size)
    points = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(one, points)
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(one, matrix)
    return Piece(
        text,
        *place,
        name.value.decode(),
        round(points.value * abs(matrix.d or matrix.b), 2),
        _fill(one),
        raw.FPDFPageObj_GetMarkedContentID(one),
    )


def _fill(one: object) -> str:
    values = [ctypes.c_uint() for _ in range(4)]
    mode, stroke = ctypes.c_int(1), ctypes.c_int()
    if isinstance(one, raw.FPDF_PAGEOBJECT) and raw.FPDFPageObj_GetType(one) == _PATH:
        raw.FPDFPath_GetDrawMode(one, mode, stroke)
    if not mode.value or not raw.FPDFPageObj_GetFillColor(one, *values):
        return ""
    return "".join(f"{value.value:02x}" for value in values[:3])
