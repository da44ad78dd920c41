"""A document with every kind of node, resolved, for the DOCX writer's tests."""

from __future__ import annotations

import struct
import zlib
from collections import defaultdict
from decimal import Decimal

from docgen.tree import nodes as n
from docgen.tree.nodes import Cell, Column, Item, Paragraph, Row, RowKind, Text
from docgen.write.pages import Pages

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'
    b'<rect width="100" height="50" fill="#1f4e79"/>'
    b'<text x="10" y="30" font-size="12" fill="#ffffff">\xd0\xa2\xd3\xa9</text></svg>'
)


def png() -> bytes:
    """Return a small grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    rows = b"".join(b"\x00" + b"\x80" * 20 for _ in range(10))
    head = struct.pack(">IIBBBBB", 20, 10, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def words(text: str, **more: object) -> Paragraph:
    """Return a paragraph of plain text."""
    return Paragraph((Text(text),), **more)  # type: ignore[arg-type]


def cell(text: str, **more: object) -> Cell:
    """Return a cell with one paragraph."""
    return Cell((words(text),), **more)  # type: ignore[arg-type]


def pages(total: int = 12) -> Pages:
    """Return page numbers for any anchor: 4, but 9 for «end»."""
    known: defaultdict[str, int] = defaultdict(lambda: 4)
    known["end"] = 9

    class Everywhere(defaultdict[str, int]):
        def __contains__(self, key: object) -> bool:
            return True

    return Pages(Everywhere(lambda: 4, known), total)


LONG = (
    "Мекеменің даму жоспары халыққа көрсетілетін қызметтің сапасын арттыруға, қызметкерлердің "
    "біліктілігін көтеруге және қаржыны тиімді жұмсауға бағытталған. "
)


def indicator_table(rows: int = 4, columns: int = 6) -> n.Table:
    """Return a table with two header rows, numbers, a group, bodies and a total."""
    widths = (600, 3400) + (900,) * (columns - 2)
    head = (
        Row(
            (
                cell("№", row_span=2, header=True),
                cell("Көрсеткіш", row_span=2, header=True),
                cell("Жылдар", column_span=columns - 2, header=True),
            ),
            RowKind.HEADER,
        ),
        Row(tuple(cell(str(2024 + i), header=True) for i in range(columns - 2)), RowKind.HEADER),
        Row(tuple(cell(str(i + 1)) for i in range(columns)), RowKind.NUMBERS),
        Row((cell("1-мақсат. Сапаны арттыру", column_span=columns),), RowKind.GROUP),
    )
    body = tuple(
        Row(
            (
                cell(str(i + 1)),
                cell("Жоғары ті\u00adлек\u00adте\u00adрі бар азаматтар үлесі, %"),
                *(cell(f"{i},{j}0") for j in range(columns - 2)),
            )
        )
        for i in range(rows)
    )
    total = Row(
        (cell("Барлығы", column_span=2), *(cell("100") for _ in range(columns - 2))),
        RowKind.TOTAL,
    )
    align = ("center", "") + ("center",) * (columns - 2)
    return n.Table(
        tuple(Column(w, a) for w, a in zip(widths, align, strict=True)),
        (*head, *body, total),
        id="indicators",
        caption=n.Caption((Text("Нысаналы индикаторлар"),), label="1-кесте.", number="1"),
        notes=(words("* алдын ала дерек", style="note"), words("** болжам", style="note")),
        alt="Бес жылдың көрсеткіштері",
        width=sum(widths),
    )


def lists() -> tuple[n.Block, ...]:
    """Return lists of every marker, nested, with gaps and the author's own labels."""
    letters = ("а)", "ә)", "б)")
    nested = n.List(
        (Item((words("ішкі бірінші"),), "1)", 1), Item((words("ішкі екінші"),), "2)", 2)),
        "1)",
        level=1,
    )
    return (
        n.List(
            (
                Item((words(LONG), words("Түсіндірме. " + LONG)), "1.", 1),
                Item((words("екінші"), nested), "2.", 2),
                Item((words("үшінші"),), "3.", 3),
                Item((words("жетінші"),), "7.", 7),
            ),
            "1.",
        ),
        words("Арадағы сөйлем."),
        n.List((Item((words("сегізінші"),), "8.", 8),), "1.", continues=True),
        n.List((Item((words("қайта бірінші"),), "1.", 1),), "1."),
        n.List(tuple(Item((words(LONG),), mark, i) for i, mark in enumerate(letters, 1)), "а)"),
        n.List((Item((words(LONG),), "1.1. міндет", 1, True), Item((words("бос"),), "", 0)), "1."),
        *(
            n.List((Item((words("белгі"),), mark), Item((words(LONG),), mark)), mark)
            for mark in ("-", "–", "•")
        ),
        n.List(tuple(Item((words("рим"),), mark, i) for i, mark in ((1, "i."), (2, "ii."))), "i."),
    )


def inlines() -> tuple[n.Inline, ...]:
    """Return every kind of inline node that is not tied to pages or notes."""
    return (
        Text("Қалыпты, "),
        n.Strong((Text("қалың, "), n.Emphasis((Text("қалың көлбеу, "),)))),
        n.Underline((Text("асты сызылған, "),)),
        Text("м"),
        n.Superscript((Text("2"),)),
        Text(", CO"),
        n.Subscript((Text("2"),)),
        n.Coloured((Text(", қызыл, "),), "c00000"),
        n.NoBreak((Text("ҚР ДСМ-мен"),)),
        n.Link((Text(" bas@example.kz"),), "mailto:bas@example.kz"),
        n.LineBreak(),
        n.Anchor("Зәкір №1"),
        n.Value("plan.budget", text="1\u00a0250,0 млн\u00a0₸ "),
        n.Reference("indicators", "ablative", text="1-кестеден", number="1"),
        Text(" және "),
        n.Reference("part-1", text="1-бөлім", number="1"),
        n.Formula(r"\frac{А}{В}", "А бөлу В"),
        n.Code("https://example.kz", 1000, "Сілтеме"),
    )


def chart(kind: str) -> n.Figure:
    """Return a chart with its caption."""
    series = (
        n.Series("Жоспар", (Decimal("10.5"), Decimal(20), None)),
        n.Series("Факт", (Decimal(9), Decimal(22), Decimal("30.25"))),
    )
    content = n.Chart(
        kind, ("2024", "2025", "2026"), series[: 1 if kind == "pie" else 2], "Үлес", "%"
    )
    return n.Figure(
        content,
        "Жоспар мен факт",
        id=f"chart-{kind}",
        caption=n.Caption((Text("Үлес"),), "figure", "1-сурет.", "1", separator=" "),
    )


def furniture() -> tuple[n.Furniture, n.Furniture]:
    """Return a head with «N-бет M-ден» and a foot with the page's number."""
    head = n.Furniture(
        (
            Paragraph(
                (
                    Text("Мекеме"),
                    n.Tab(),
                    n.Tab(),
                    n.PageNumber(),
                    Text("-бет "),
                    n.PageCount("ablative"),
                ),
                "header",
            ),
        )
    )
    return head, n.Furniture((Paragraph((n.PageNumber(),), "footer"),))


def heading(
    kind: str, level: int, label: str, text: str, id: str, *, new_page: bool = False
) -> n.Heading:
    """Return a resolved heading that is in the contents."""
    number = label.removesuffix("-бөлім.").removesuffix(".")
    return n.Heading(
        kind,
        level,
        (Text(text),),
        id,
        label,
        number=number,
        contents_level=level,
        new_page=new_page,
    )


def document(draft: bool = False) -> n.Document:
    """Return the whole sample."""
    head, foot = furniture()
    entries = (
        n.ContentsEntry(1, "1-бөлім.", (Text("Кіріспе"),), "part-1", "end"),
        n.ContentsEntry(2, "1.1", (Text("Ағымдағы жағдай"),), "section-1-1"),
    )
    note = n.Footnote((words("Ескертпе мәтіні."),), "1")
    starred = n.Footnote((words("Жұлдызшалы ескертпе."),), "*")
    table = indicator_table()
    edges = n.Table(
        (Column(4000), Column(1355), Column(4000)),
        (
            Row((cell("Келісілді", borders=""), cell("", borders="rl"), cell("Бекітілді"))),
            Row((Cell(()), Cell((words("а"), words("ә"))), Cell((lists()[0],)))),
        ),
    )
    front = n.PageSection(
        (
            n.Table(
                (Column(4677), Column(4678)),
                (
                    Row(
                        (
                            Cell((words("КЕЛІСІЛДІ", style="stamp"),)),
                            Cell((words("БЕКІТІЛДІ", style="stamp"),)),
                        )
                    ),
                ),
                kind="plain",
            ),
            n.Spacer(2000),
            words("ДАМУ ЖОСПАРЫ", style="title"),
            n.Box("foot", (words("Астана қаласы, 2025 жыл", align="center"),)),
        ),
        page="title",
    )
    main = n.PageSection(
        (
            n.Contents("leaders", (Text("Мазмұны"),), entries=entries),
            n.Contents("table", (), ("№", "Бөлім", "Беттер"), (900, 7000, 1455), entries),
            heading("part", 1, "1-бөлім.", "Кіріспе", "part-1", new_page=True),
            n.Group((words(LONG * 3),), "part:1", "group-1"),
            heading("section", 2, "1.1", "Ағымдағы жағдай", "section-1-1"),
            Paragraph((*inlines(), note)),
            n.Heading("plain", 0, (Text("Оқшау тақырып"),)),
            *lists(),
            n.PageBreak(),
            table,
            edges,
            edges,
            Paragraph((Text("Кестеден кейін"), starred, n.Anchor("end"))),
            n.Box("side", (words("Бүйірдегі мәтін"), lists()[3])),
            words(LONG * 4),
            n.Box("note", (words("Ішіндегі мәтін"),)),
            n.FormulaBlock(
                n.Formula(r"К=\frac{\sum_{i=1}^{n} А_i}{В_{\text{жоспар}}}\cdot 100\%"),
                "(1)",
                "formula-1",
                900,
            ),
            n.FormulaBlock(n.Formula(r"\left(\frac{a}{b}\right)^2+\sqrt{x}\ge\bar{y}")),
            n.Figure(n.Picture("grey.png", "image/png", png(), 4000, 2000), "Сұр төртбұрыш"),
            n.Figure(
                n.Picture("box.svg", "image/svg+xml", SVG, 4000, 2000),
                "Көк төртбұрыш",
                caption=n.Caption((Text("Сызба"),), "figure", "1-сурет.", "1", own_line=True),
                caption_above=True,
            ),
        ),
        header=head,
        footer=foot,
    )
    wide = n.PageSection(
        (indicator_table(columns=11), *(chart(kind) for kind in ("bar", "stacked"))),
        landscape=True,
        header=head,
        footer=foot,
    )
    last = n.PageSection(
        (*(chart(kind) for kind in ("line", "pie")), words("Соңы."), edges),
        header=head,
        footer=foot,
        number_from=3,
    )
    meta = n.Meta(
        "Даму жоспары", "Мекеме", "2025-2029", ("жоспар", "даму"), moment="2025-03-14T05:00:00Z"
    )
    return n.Document(meta, (front, main, wide, last), draft)
