"""The shorter ways through WeasyPrint give the same pages as its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from docgen.build import Options, make_document
from docgen.diagnostics import Report
from docgen.layout.spec import Layout
from docgen.tree.nodes import Document, Paragraph, Row, Table, Underline
from docgen.write.pdf import quick, write_pdf
from docgen.write.pdf.engine import weasyprint
from docgen.write.pdf.quick.faces import Face
from tests.write.layout import sample_layout
from tests.write.pdf.sample import WORDS, cell, document, long_table, para, rich, text

SAMPLES = Path(__file__).parents[3] / "content"
ODD = (
    "Екі  бос орын, жұмсақ тасы\u00admал, е\u0301кпін, \u00a0бөлінбес\u00a0орын, ﬁ, №5, ₸ 7−3, α²",
    "WHO мен ДДҰ COVID-19 туралы: Latin, кирилл, Latin кирилл. " * 4,
    "ұзын " + "сөз" * 60,
    *(" ".join(WORDS.split()[:count]) for count in range(5, 20)),
)

Streams = list[list[bytes]]
Rules = dict[tuple[object, ...], list[tuple[float, float]]]


def test_the_version_at_hand_is_known() -> None:
    assert weasyprint().__version__ in quick.TRIED


def odd() -> Document:
    underlined = Paragraph((Underline(text("Асты сызылған сөз ")), *text("бар")))
    table = long_table(70)
    merged = replace(table, rows=(*table.rows, *_merged(table)))
    return document(*(para(one) for one in ODD), underlined, merged)


def _merged(table: Table) -> Iterator[Row]:
    tall, wide = cell("биік", row_span=2), cell("кең", column_span=2)
    yield replace(table.rows[-1], cells=(tall, cell("а"), cell("")))
    yield replace(table.rows[-1], cells=(cell("б"), cell("в")))
    yield replace(table.rows[-1], cells=(wide, cell("г")))


def plan(name: str) -> tuple[Document, Layout]:
    made = make_document(SAMPLES / name, Report(), Options())
    assert made is not None
    return made.document, made.layout


@pytest.mark.parametrize(
    "made",
    [
        lambda: (rich(), sample_layout()),
        lambda: (odd(), sample_layout()),
        lambda: plan("amended"),
        lambda: plan("polyclinic"),
    ],
    ids=["rich", "odd", "amended", "polyclinic"],
)
def test_pages_are_the_same(
    made: Callable[[], tuple[Document, Layout]], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree, layout = made()
    fast = write_pdf(tree, layout)
    monkeypatch.setattr(quick, "TRIED", ())
    slow = write_pdf(tree, layout)
    assert fast.pages == slow.pages
    assert _texts(fast.data) == _texts(slow.data)
    assert _fonts(fast.data) == _fonts(slow.data)
    ours, theirs = _rules(fast.data), _rules(slow.data)
    assert ours.keys() == theirs.keys()
    for key, stretches in ours.items():
        assert [pytest.approx(one, abs=1e-4) for one in stretches] == theirs[key]


def test_a_line_is_not_measured_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    learnt: list[str] = []
    learn = Face._learn
    monkeypatch.setattr(
        Face, "_learn", lambda face, sign: (learnt.append(sign), learn(face, sign))[1]
    )
    write_pdf(document(*(para("Медициналық көмек") for _ in range(3))), sample_layout())
    assert learnt.count("М") == 1


def _pages(data: bytes) -> Iterator[list[bytes]]:
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            yield page.Contents.read_bytes().splitlines()


def _texts(data: bytes) -> Streams:
    """Return what shows text on each page; a string that is only cut in two is the same."""
    shows = (b" TJ", b" Tm", b" Tf", b" rg")
    return [
        [line.replace(b"><", b"") for line in lines if line.endswith(shows)]
        for lines in _pages(data)
    ]


def _fonts(data: bytes) -> list[bytes]:
    """Return the tables from glyphs to letters and the widths of all fonts."""
    found: list[bytes] = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one:
                found.append(one.ToUnicode.read_bytes())
            if isinstance(one, pikepdf.Dictionary) and "/W" in one:
                found.append(one["/W"].unparse())
    assert found
    return found


def _rules(data: bytes) -> Rules:
    """Return the straight lines of all pages: where something is drawn, however often."""
    found: Rules = defaultdict(list)
    for number, lines in enumerate(_pages(data)):
        colour = width = start = b""
        for line in lines:
            if line.endswith(b" RG"):
                colour = line
            elif line.endswith(b" w"):
                width = line
            elif line.endswith(b" m"):
                start = line
            elif line.endswith(b" l"):
                ends = (*start.split()[:2], *line.split()[:2])
                x1, y1, x2, y2 = (round(float(one), 3) for one in ends)
                if x1 == x2:
                    found[number, colour, width, "x", x1].append((y1, y2))
                else:
                    found[number, colour, width, "y", y1].append((x1, x2))
    return {key: _joined(stretches) for key, stretches in found.items()}


def _joined(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    whole: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return whole
