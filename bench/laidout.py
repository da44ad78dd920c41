"""Tables alone on pages as high as they need, laid out by LibreOffice and by WeasyPrint.

Each table is written plainly, with the type, pitch, padding and rules that its layout asks for, in
one of three ways of finding widths: those given, equal ones, or the program's own automatic
layout. What comes out is read from the positions of words in the PDF.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from io import BytesIO

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from docgen.layout.breaks import SOFT_HYPHEN, WORD_JOINER, ZERO_SPACE
from docgen.layout.lines import Type, runs
from docgen.layout.measure import Measure, cell_look, placed_cells
from docgen.layout.spec import Layout, TableKind, mm
from docgen.outside import font_faces
from docgen.parity.office import lay_out
from docgen.parity.words import read_pages
from docgen.tree import nodes

_PAGE = 160_000
"""The height of a page in twips: more than any table of the samples needs."""
_SIDE = 1_000
"""The margin at every side of the page."""
_MARK = 240
"""The line pitch of the marks above and below a table."""
_FAMILY = "Bench"
_INVISIBLE = str.maketrans(dict.fromkeys(SOFT_HYPHEN + ZERO_SPACE + WORD_JOINER))
_PRINTED = _INVISIBLE | str.maketrans("\u2010\u2011", "--")


@dataclass(frozen=True, slots=True)
class Case:
    """A table in the look of its layout; `width` is the room that the page gives it."""

    table: nodes.Table
    layout: Layout
    width: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A table as laid out: its height in twips, the words broken wrongly, what sticks out."""

    height: float
    broken: tuple[str, ...]
    sticks_out: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of a cell: its words with their weight, and its place."""

    words: tuple[tuple[str, bool], ...]
    left: int
    first: int
    pitch: int
    size: float


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell at its place in the grid."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[_Line, ...]


def equal_widths(case: Case) -> Case:
    """Return the case with columns of one width and nothing done to its words."""
    count = len(case.table.columns)
    columns = tuple(replace(one, width=case.width // count) for one in case.table.columns)
    return replace(case, table=replace(case.table, columns=columns))


def by_libreoffice(cases: Sequence[Case], way: str) -> list[Seen]:
    """Return how LibreOffice sets the cases; `way`: given, equal or automatic."""
    return _seen(cases, lay_out(_docx(cases, way)), way)


def by_weasyprint(cases: Sequence[Case], way: str) -> list[Seen]:
    """Return how WeasyPrint sets the cases; `way`: given, equal or automatic."""
    fonts = FontConfiguration()
    pdf = HTML(string=_html(cases, way)).write_pdf(font_config=fonts)
    assert pdf is not None
    return _seen(cases, pdf, way)


# --- what a table holds ------------------------------------------------------------------------


def _cells(case: Case, way: str) -> Iterator[_Placed]:
    kind = case.layout.tables[case.table.kind]
    measure = Measure(case.layout)
    for at, column, row, cell in placed_cells(case.table):
        look = cell_look(kind, case.table, row, cell)
        make = measure.type(look.style, look.bold)
        texts = [text for block in cell.blocks for text in measure.texts(block, look)]
        labelled = [one for block in cell.blocks for one in _paragraphs(block)]
        lines = []
        for text, (label, paragraph) in zip(texts, labelled, strict=True):
            words = tuple(_spans(paragraph.children, make))
            if way != "given":
                words = tuple((one.translate(_INVISIBLE), bold) for one, bold in words)
            if label and (text.first or not text.left):  # else it stands in the room beside it
                words = ((label + " ", make.bold), *words)
            lines.append(_Line(words, text.left, text.first, text.pitch, make.size / 20))
        yield _Placed(at, column, cell.row_span, cell.column_span, tuple(lines))


def _paragraphs(block: nodes.Block) -> Iterator[tuple[str, nodes.Paragraph | nodes.Heading]]:
    """Return the paragraphs of a cell in the order of `Measure.texts`, with their labels."""
    match block:
        case nodes.Paragraph() | nodes.Heading():
            yield "", block
        case nodes.List():
            for item in block.items:
                for index, inner in enumerate(item.blocks):
                    for label, one in _paragraphs(inner):
                        yield (item.label if index == 0 and not label else label), one
        case nodes.Group():
            for inner in block.blocks:
                yield from _paragraphs(inner)
        case _:
            return


def _spans(children: Iterable[nodes.Inline], make: Type) -> Iterator[tuple[str, bool]]:
    for child in children:
        if isinstance(child, nodes.Strong):
            yield from _spans(child.children, replace(make, bold=True))
        else:
            yield from ((run.text, make.bold) for run in runs((child,), make))


def _widths(case: Case) -> list[int]:
    return [column.width for column in case.table.columns]


# --- for LibreOffice ---------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument"/></Relationships>'
    ),
}


def _docx(cases: Sequence[Case], way: str) -> bytes:
    body = []
    for number, case in enumerate(cases):
        page = (
            f'<w:sectPr><w:pgSz w:w="{case.width + 2 * _SIDE}" w:h="{_PAGE}"/><w:pgMar w:top='
            f'"{_SIDE}" w:bottom="{_SIDE}" w:left="{_SIDE}" w:right="{_SIDE}"/></w:sectPr>'
        )
        last = number == len(cases) - 1
        foot = _docx_mark(f"zzz{number}", "" if last else page) + (page if last else "")
        body.append(_docx_mark(f"aaa{number}") + _docx_table(case, way) + foot)
    document = f'<w:document xmlns:w="{_W}"><w:body>{"".join(body)}</w:body></w:document>'
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (*_PARTS.items(), ("word/document.xml", document)):
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return made.getvalue()


def _docx_mark(text: str, properties: str = "") -> str:
    line = _Line(((text, False),), 0, 0, _MARK, 10)
    return _docx_paragraph(line, properties)


def _docx_paragraph(line: _Line, properties: str = "") -> str:
    made = "".join(
        f'<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        f'w:cs="Times New Roman"/>{"<w:b/>" if bold else ""}<w:sz w:val="{round(line.size * 2)}"/>'
        f"</w:rPr>{_docx_text(text)}</w:r>"
        for text, bold in line.words
    )
    return (
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{line.pitch}" '
        f'w:lineRule="exact"/><w:ind w:left="{line.left}" w:firstLine="{line.first}"/>'
        f"{properties}</w:pPr>{made}</w:p>"
    )


def _docx_text(text: str) -> str:
    parts = (f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n"))
    return "<w:br/>".join(parts).replace(
        SOFT_HYPHEN, '</w:t><w:softHyphen/><w:t xml:space="preserve">'
    )


def _docx_table(case: Case, way: str) -> str:
    kind = case.layout.tables[case.table.kind]
    automatic = way == "automatic"
    widths = _widths(case)
    side, around = mm(kind.padding_x_mm), mm(kind.padding_y_mm)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="{round(kind.border_pt * 8)}" w:space="0"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = (
        f'<w:tblPr><w:tblW w:w="{5000 if automatic else sum(widths)}" '
        f'w:type="{"pct" if automatic else "dxa"}"/>'
        f"<w:tblBorders>{edges if _ruled(kind) else ''}</w:tblBorders>"
        f'<w:tblLayout w:type="{"autofit" if automatic else "fixed"}"/><w:tblCellMar>'
        f'<w:top w:w="{around}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{around}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr>"
    )
    columns = "".join(
        "<w:gridCol/>" if automatic else f'<w:gridCol w:w="{width}"/>' for width in widths
    )
    rows: list[list[tuple[int, str]]] = [[] for _ in case.table.rows]
    for cell in _cells(case, way):
        for at in range(cell.row, min(cell.row + cell.rows, len(rows))):
            merge = "" if cell.rows == 1 else "<w:vMerge/>"
            if cell.rows > 1 and at == cell.row:
                merge = '<w:vMerge w:val="restart"/>'
            width = sum(widths[cell.column : cell.column + cell.columns])
            size = (
                '<w:tcW w:w="0" w:type="auto"/>'
                if automatic
                else f'<w:tcW w:w="{width}" w:type="dxa"/>'
            )
            lines = "".join(map(_docx_paragraph, cell.lines)) if at == cell.row else ""
            rows[at].append(
                (
                    cell.column,
                    f'<w:tc><w:tcPr>{size}<w:gridSpan w:val="{cell.columns}"/>{merge}</w:tcPr>'
                    f"{lines or _docx_mark('')}</w:tc>",
                )
            )
    made = "".join(
        f"<w:tr>{''.join(content for _, content in sorted(row))}</w:tr>" for row in rows if row
    )
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{made}</w:tbl>"


def _ruled(kind: TableKind) -> bool:
    return kind.borders != "none"


# --- for WeasyPrint ----------------------------------------------------------------------------


def _html(cases: Sequence[Case], way: str) -> str:
    faces = "".join(
        f'@font-face {{ font-family: {_FAMILY}; src: url("{face.path.as_uri()}");'
        f" font-weight: {'bold' if face.bold else 'normal'};"
        f" font-style: {'italic' if face.italic else 'normal'} }}"
        for face in font_faces()
        if face.family == "Liberation Serif"
    )
    pages = "".join(
        f"@page t{number} {{ size: {(case.width + 2 * _SIDE) / 20}pt {_PAGE / 20}pt;"
        f" margin: {_SIDE / 20}pt }}"
        for number, case in enumerate(cases)
    )
    rules = (
        f"body {{ font-family: {_FAMILY}; font-kerning: none; font-variant-ligatures: none }}"
        "p { margin: 0; overflow-wrap: break-word; hyphenate-character: '-' }"
        "table { border-collapse: collapse } td { vertical-align: top }"
    )
    tables = "".join(
        f'<section style="page: t{number}; break-after: page">{_html_mark(f"aaa{number}")}'
        f"{_html_table(case, way)}{_html_mark(f'zzz{number}')}</section>"
        for number, case in enumerate(cases)
    )
    return f"<html><style>{faces}{pages}{rules}</style><body>{tables}</body></html>"


def _html_mark(text: str) -> str:
    return _html_paragraph(_Line(((text, False),), 0, 0, _MARK, 10))


def _html_paragraph(line: _Line) -> str:
    made = "".join(_html_text(text, "b" if bold else "span") for text, bold in line.words)
    return (
        f'<p style="font-size: {line.size}pt; line-height: {line.pitch / 20}pt; margin-left: '
        f'{line.left / 20}pt; text-indent: {line.first / 20}pt">{made or "&nbsp;"}</p>'
    )


def _html_text(text: str, tag: str) -> str:
    return f"<{tag}>{escape(text).replace(chr(10), '<br>')}</{tag}>"


def _html_table(case: Case, way: str) -> str:
    kind = case.layout.tables[case.table.kind]
    border = f"{kind.border_pt}pt solid" if _ruled(kind) else "none"
    side = mm(kind.padding_x_mm) / 20 - (kind.border_pt / 2 if _ruled(kind) else 0)
    cell_style = f"border: {border}; padding: {mm(kind.padding_y_mm) / 20}pt {side}pt"
    widths = _widths(case)
    style = "table-layout: auto; width: 100%"
    columns = ""
    if way != "automatic":
        style = f"table-layout: fixed; width: {sum(widths) / 20}pt"
        columns = "".join(f'<col style="width: {width / 20}pt">' for width in widths)
    rows: list[list[str]] = [[] for _ in case.table.rows]
    for cell in _cells(case, way):
        rows[cell.row].append(
            f'<td style="{cell_style}" rowspan="{cell.rows}" colspan="{cell.columns}">'
            f"{''.join(map(_html_paragraph, cell.lines))}</td>"
        )
    made = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<table style="{style}"><colgroup>{columns}</colgroup>{made}</table>'


# --- what came out -----------------------------------------------------------------------------


def _seen(cases: Sequence[Case], pdf: bytes, way: str) -> list[Seen]:
    found = []
    pages = [page for page in read_pages(pdf) if page.lines]
    assert len(pages) == len(cases), (len(pages), len(cases))
    for number, (case, page) in enumerate(zip(cases, pages, strict=True)):
        tops = {line.text: line.top for line in page.lines}
        height = (tops[f"zzz{number}"] - tops[f"aaa{number}"]) * 20 - _MARK
        printed = " ".join(line.text for line in page.lines[1:-1]).split()
        right = (case.width + _SIDE) / 20
        found.append(
            Seen(
                height,
                tuple(wrongly_broken(_words(case, way), printed)),
                any(left >= right for line in page.lines for left in line.lefts),
            )
        )
    return found


_PARTS_OF_WORD = re.compile(f"[{SOFT_HYPHEN}{ZERO_SPACE}]|(?<=[-‐–—/])")


def _words(case: Case, way: str) -> Iterator[str]:
    for cell in _cells(case, way):
        for line in cell.lines:
            yield from "".join(text for text, _ in line.words).split()


def wrongly_broken(words: Iterable[str], printed: Iterable[str]) -> Iterator[str]:
    """Return the words that are not printed whole, nor in the parts they may have."""
    left = Counter(printed)
    missing = []
    for word in sorted(words, key=lambda one: SOFT_HYPHEN in one):
        whole = word.translate(_PRINTED)
        if left[whole]:
            left[whole] -= 1
        else:
            missing.append(word)
    for word in missing:
        parts = [part for part in _PARTS_OF_WORD.split(word) if part]
        if not _is_made_of(parts, word, left):
            yield word


def _is_made_of(parts: Sequence[str], word: str, left: Counter[str]) -> bool:
    """Whether a word is printed in pieces, each of one or more of its parts; takes them away."""
    if not parts:
        return True
    for count in range(len(parts), 0, -1):
        piece = "".join(parts[:count])
        if count < len(parts) and not piece.endswith(("-", "‐", "–", "—", "/")):
            piece += "-"
        if left[piece] and _is_made_of(parts[count:], word, left):
            left[piece] -= 1
            return True
    return False
