"""A made-up document that holds every kind of node, for the tests of the PDF."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

from PIL import Image

from docgen.tree import nodes
from docgen.tree.nodes import (
    Block,
    Caption,
    Cell,
    Column,
    Contents,
    ContentsEntry,
    Document,
    Furniture,
    Heading,
    Item,
    Meta,
    PageSection,
    Paragraph,
    Row,
    RowKind,
    Table,
    Text,
)

WORDS = (
    "Емхана халыққа медициналық көмекті жақсарту үшін жаңа жабдықты пайдаланады және "
    "дәрігерлердің біліктілігін үнемі арттырады. Қызметтің сапасы жыл сайын бағаланады, "
    "ал оның нәтижелері көпшілікке ашық жарияланады."
)


def text(words: str) -> tuple[Text, ...]:
    return (Text(words),)


def para(words: str, **options: object) -> Paragraph:
    return Paragraph(text(words), **options)  # type: ignore[arg-type]  # options of a test


def cell(words: str, **options: object) -> Cell:
    return Cell((para(words),) if words else (), **options)  # type: ignore[arg-type]  # as above


def document(*blocks: Block, **options: object) -> Document:
    section = PageSection(blocks, **options)  # type: ignore[arg-type]  # as above
    return Document(Meta("Сынақ құжаты", author="Емхана"), (section,))


def picture() -> nodes.Picture:
    out = BytesIO()
    Image.new("RGB", (40, 20), (31, 78, 121)).save(out, "PNG")
    return nodes.Picture("images/a.png", "image/png", out.getvalue(), 3000, 1500)


def chart(kind: str) -> nodes.Chart:
    return nodes.Chart(
        kind,
        ("2024", "2025", "2026"),
        (
            nodes.Series("Ерлер", (Decimal("10.5"), Decimal(12), None)),
            nodes.Series("Әйелдер", (Decimal(8), Decimal("9.25"), Decimal(14))),
        ),
        title="Тіркелген халық",
        unit="мың",
        decimals=1,
        width=9000,
        height=4000,
    )


def long_table(rows: int = 60) -> Table:
    head = Row((cell("№", header=True), cell("Көрсеткіш", header=True), cell("Жыл", header=True)))
    numbers = Row((cell("1"), cell("2"), cell("3")), RowKind.NUMBERS)
    body = tuple(
        Row((cell(str(n)), cell(f"Көр\u00adсет\u00adкіш {n}"), cell(f"{n},5"))) for n in range(rows)
    )
    group = Row((cell("Бірінші топ", column_span=3),), RowKind.GROUP)
    total = Row((cell("Барлығы", column_span=2, header=True), cell("100")), RowKind.TOTAL)
    return Table(
        (Column(800), Column(6000), Column(2554, align="center")),
        (
            Row(head.cells, RowKind.HEADER),
            numbers,
            group,
            *body,
            total,
        ),
        id="t-long",
        caption=Caption(text("Көрсеткіштер"), label="1-кесте.", number="1"),
        notes=(para("* ескерту", style="note"),),
    )


def narrow_table() -> Table:
    words = "дә\u00adрі\u00adгер\u00adлер\u00adдің бі\u00adлік\u00adті\u00adлі\u00adгі 2024-2028"
    return Table(
        (Column(1200), Column(1700), Column(6454)),
        (
            Row((cell(words, row_span=2), cell(words), cell("бос емес", fill="fff2cc"))),
            Row((cell("", borders=""), Cell((para("бір"), para("екі"), bullets(level=0))))),
        ),
    )


def bullets(level: int = 0) -> nodes.List:
    inner = nodes.List((Item((para("ішкі"),), label="1)", value=1),), "1)", level + 1)
    return nodes.List(
        (
            Item((para("бірінші " + WORDS),), label="-"),
            Item((para("екінші"), para("түсіндірме"), inner), label="-"),
            Item((para("ұзын белгі"),), label="1.1. міндет."),
        ),
        "-",
        level,
    )


def rich() -> Document:
    header = Furniture(
        (
            Paragraph(
                (
                    Text("«Емхана» КМК"),
                    nodes.Tab(),
                    nodes.Tab(),
                    nodes.PageNumber(),
                    Text("-бет "),
                    nodes.PageCount("ablative"),
                ),
                style="header",
            ),
        )
    )
    footer = Furniture((Paragraph((nodes.PageNumber(),), style="footer"),))
    title = (
        para("Стратегиялық жоспар", style="title"),
        nodes.Box("foot", (para("Көкжар қаласы, 2024 жыл", align="center"),)),
    )
    contents = Contents(
        title=text("Мазмұны"),
        entries=(
            ContentsEntry(1, "1-бөлім.", text("Талдау"), "part-1", "end-1"),
            ContentsEntry(2, "1.1", text("Ұзын атау " + WORDS), "section-1"),
            ContentsEntry(1, "2-бөлім.", text("Кестелер"), "part-2"),
        ),
    )
    return Document(
        Meta("Стратегиялық жоспар", author="Емхана", subject="Жоспар", keywords=("а", "б")),
        (
            PageSection(title, page="title"),
            PageSection((contents,), header=header, footer=footer),
            PageSection(tuple(_part_one()), header=header, footer=footer),
            PageSection(
                (heading("part", 1, "2-бөлім.", "Кестелер", "part-2"), long_table()),
                landscape=True,
                header=header,
                footer=footer,
            ),
            PageSection(
                (
                    nodes.Box("side", (para("1-бағыт"),)),
                    *(para(WORDS) for _ in range(3)),
                ),
                page="map",
                header=header,
                footer=footer,
            ),
        ),
        draft=True,
    )


def heading(kind: str, level: int, label: str, words: str, name: str) -> Heading:
    return Heading(kind, level, text(words), id=name, label=label)


def _part_one() -> list[Block]:
    styled = Paragraph(
        (
            nodes.Strong(text("қалың ")),
            nodes.Emphasis(text("көлбеу ")),
            nodes.Underline(text("асты сызылған ")),
            Text("м"),
            nodes.Superscript(text("2")),
            Text(" H"),
            nodes.Subscript(text("2")),
            Text("O, 5\u00a0000 ₸ "),
            nodes.Coloured(text("қызыл "), "c00000"),
            nodes.NoBreak(text("83-тен ")),
            nodes.Link(text("сілтеме "), "https://example.kz/"),
            nodes.Reference("t-long", "ablative", text="1-кестеден", number="1"),
            nodes.LineBreak(),
            nodes.Value("period.from", text="2024"),
            nodes.Footnote((para("Ескертпе мәтіні.", style="footnote"),), "1"),
            Text(" формула "),
            nodes.Formula(r"E = \frac{А}{В}", alt="Е тең А бөлу В"),
            nodes.Anchor("end-1"),
            nodes.PageReference("part-2"),
        )
    )
    return [
        heading("part", 1, "1-бөлім.", "Талдау", "part-1"),
        *(para(WORDS) for _ in range(4)),
        heading("section", 2, "1.1", "Бөлімше", "section-1"),
        styled,
        bullets(),
        narrow_table(),
        narrow_table(),
        nodes.Figure(picture(), "Көк төртбұрыш", "fig-1", _figure_caption("1")),
        *(
            nodes.Figure(chart(kind), f"Диаграмма: {kind}", f"fig-{kind}", _figure_caption(kind))
            for kind in ("bar", "stacked", "line", "pie")
        ),
        nodes.FormulaBlock(
            nodes.Formula(r"\sum_{i=1}^{n} \frac{А_i}{В_i}", alt="қосынды"), "(1)", "f-1", 1000
        ),
        nodes.Box("note", (para("Жақтау ішіндегі мәтін."),)),
        Paragraph((nodes.Code("https://example.kz/plan", 1400, "Жоспардың мекенжайы"),)),
        nodes.Spacer(200),
        nodes.PageBreak(),
        nodes.Group((para("Топ ішінде"),), role="part:2", id="group"),
    ]


def _figure_caption(number: str) -> Caption:
    return Caption(text("Атау"), "figure", label=f"{number}-сурет.", number=number)
