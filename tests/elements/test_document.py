"""What holds for the document as a whole, and what only docgen itself puts into the tree."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pypdfium2
import segno
from PIL import Image

from docgen.build import Made
from docgen.diagnostics import Report
from docgen.tree.nodes import (
    Anchor,
    Block,
    Box,
    Caption,
    Cell,
    Chart,
    Code,
    Column,
    Document,
    Figure,
    Footnote,
    Formula,
    FormulaBlock,
    Furniture,
    Group,
    Heading,
    Item,
    LineBreak,
    Link,
    List,
    Meta,
    NoBreak,
    PageBreak,
    PageCount,
    PageReference,
    PageSection,
    Paragraph,
    Row,
    Series,
    Spacer,
    Strong,
    Table,
    Text,
    Underline,
)
from tests.finished.codes import modules
from tests.finished.word import NAMES, W
from tests.support import Plans, Source, made

LEFT, RIGHT = 30 * 72 / 25.4, 195 * 72 / 25.4
CODE = "https://example.kz/1"
PAGE, LINE = round((297 - 40) * 1440 / 25.4), 322
LETTERS = "деректер алдыңғы жылмен салыстырылады"
SENTENCE = "Бұл абзац бүтіндей бір бетте тұрады, оны бет бөлмейді. "
FILES = {
    "plan.yaml": {
        "organisation": {"name": "Сынақ емханасы", "short": "СЕ"},
        "title_page": {"title": ["Сынақ жоспары"]},
    },
    "1.md": "# Бөлім\n\nМәтін.\n\n::: page-break :::\n\nКелесі бет.\n",
}


def words(text: str, style: str = "body", align: str = "") -> Paragraph:
    return Paragraph((Text(text),), style, align)


def cell(text: str, align: str = "", valign: str = "", style: str = "") -> Cell:
    return Cell((words(text, "cell"),), align=align, valign=valign, style=style)


def items(*values: int) -> tuple[Item, ...]:
    return tuple(Item((words(f"тармақ {one}"),), f"{one}.", one) for one in values)


def table(id: str, align: str, *rows: Row) -> Table:
    columns = (Column(2000), Column(2000))
    return Table(columns, rows, "grid", id, width=4000, align=align)


BLOCKS: tuple[Block, ...] = (
    Group((words("Топта"),), id="group"),
    Heading("part", 1, (Text("Тақырып"),), "h", "1.", separator="\u2003", new_page=True),
    Heading("minor", 0, (Text("Құрылымнан тыс"),), "h0"),
    words("Аралық бұрын"),
    Spacer(1000),
    words("Аралық кейін"),
    table(
        "middle",
        "center",
        Row((cell("ортада"), cell("төмен", "right", "bottom")), min_height=900),
        Row((Cell((Paragraph((Text("бірдің сөз "), NoBreak((Text("қала-ауыл"),)))),)), cell("оң"))),
        Row((cell("кіші", style="cell-tiny"), Cell((words("бос емес", "cell"),)))),
    ),
    Paragraph((Text("Абзац аты "), Anchor("mark"), Text("бар")), id="named"),
    replace(words("Қалады"), keep_next=True, keep_lines=True),
    Paragraph(
        (
            Link((Text("сілтеме"),), "#named"),
            Text(" бетте "),
            PageReference("mark"),
            Text(" және "),
            PageReference("h", "last", "–"),
        )
    ),
    Paragraph((Text("Код "), Code(CODE, 1134, "Басылым коды"))),
    Paragraph((Text("Ескерту"), Footnote((words("Жұлдызша."),), "*"))),
    Paragraph((Strong((Underline((Text("Екеуі"),)),)), LineBreak(), Text("жаңа жол"))),
    Paragraph((Text("Өрнек "), Formula("x_{1}", "икс бір"))),
    words("Оңға", align="right"),
    words(LETTERS, align="left"),
    Paragraph((Text(LETTERS, tight=True),), align="left"),
    List(items(1, 2), "1."),
    words("Аралық сөйлем"),
    List(items(3, 4), "1.", continues=True),
    replace(
        table("captioned", "", Row((cell("сол"), cell("оң")))),
        caption=Caption((Text("Атауы"),), label="1-кесте", number="1", separator="\u2003"),
    ),
    PageBreak(),
    replace(words("Соңғы бет"), id="last"),
    Paragraph(
        (Link((Text("топқа"),), "#group"), Text(" және "), Link((Text("жақтауға"),), "#boxed"))
    ),
    Box("box", (words("Жақтауда"),), id="boxed"),
    words("Өрнектен бұрын"),
    FormulaBlock(Formula("y"), height=1200),
    words("Өрнектен кейін"),
    Figure(
        Chart(
            "line", ("1", "2"), (Series("а", (Decimal(1), Decimal(2))),), width=4000, height=2000
        ),
        "Сызық",
        "above",
        Caption((Text("Үстіндегі атау"),), "figure", "1-сурет.", "1"),
        caption_above=True,
    ),
    PageBreak(),
    Spacer(PAGE - 2 * LINE),
    words("Беттің соңына жақын"),
    replace(words("Келесімен бірге"), keep_next=True),
    words("Келесі абзац"),
    PageBreak(),
    Spacer(PAGE - 6 * LINE),
    replace(words(SENTENCE * 9), keep_lines=True),
    PageBreak(),
    Spacer(PAGE - 2 * LINE),
    table(
        "held", "", Row((cell("ұсталған"), cell("а")), keep_next=True), Row((cell("б"), cell("в")))
    ),
)
HEADER = Furniture((Paragraph((Text("Барлығы "), PageCount()), "header"),))
FOOTER = Furniture((words("Төменгі жазу", "footer"),))
META = Meta(
    "Тақырыбы",
    "Авторы",
    "Тақырыпшасы",
    ("бір", "екі"),
    "kk-KZ",
    "2024-05-06T07:08:09Z",
    "urn:uuid:11111111-2222-3333-4444-555555555555",
    final=True,
)


def tree() -> tuple[Made, Report]:
    """Return a document that no plan's folder makes, with the look of the clinic."""
    plan, report = made(FILES)
    sections = (PageSection(BLOCKS, header=HEADER, footer=FOOTER, number_from=7),)
    return replace(plan, document=Document(META, sections)), report


PLANS: dict[str, Source] = {"draft": lambda: made(FILES, draft=True), "tree": tree}


def test_draft_mark_outside_the_text(plans: Plans) -> None:
    draft = plans["draft"]
    for section in draft.word.sections:
        frame = section.header_parts[0].find(".//w:framePr", NAMES)
        assert "ЖОБА" in section.header
        assert frame.get(f"{W}vAnchor") == frame.get(f"{W}hAnchor") == "page"
        assert int(frame.get(f"{W}y")) < 20 * 1440 / 25.4
    for page in range(draft.pdf.pages):
        (mark,) = (one for one in draft.pdf.artifacts(page) if one.text == "ЖОБА")
        assert mark.bottom < 12 * 72 / 25.4
        assert abs(mark.x1 - RIGHT) < 1
        assert mark.colour == "a6a6a6"
    assert "ЖОБА" not in draft.pdf.root.text


def test_page_break_where_the_author_wants_it(plans: Plans) -> None:
    draft = plans["draft"]
    assert draft.word.paragraph("Келесі бет").on("w:pageBreakBefore")
    assert draft.pdf.block("Келесі бет").box[0] == draft.pdf.block("Мәтін").box[0] + 1


def test_properties_of_the_files(plans: Plans) -> None:
    one = plans["tree"]
    core = one.word.tree("docProps/core.xml")
    values = {child.tag.split("}")[1]: child.text for child in core}
    assert values["title"] == "Тақырыбы"
    assert values["creator"] == "Авторы"
    assert values["subject"] == "Тақырыпшасы"
    assert "екі" in str(values["keywords"])
    assert values["language"] == "kk-KZ"
    assert values["created"] == values["modified"] == "2024-05-06T07:08:09Z"
    language = one.word.tree("word/styles.xml").find(".//w:rPrDefault//w:lang", NAMES)
    assert language.get(f"{W}val") == "kk-KZ"
    info = one.pdf.source.docinfo
    assert str(info["/Title"]) == "Тақырыбы"
    assert str(info["/Author"]) == "Авторы"
    assert str(info["/Subject"]) == "Тақырыпшасы"
    assert "екі" in str(info["/Keywords"])
    assert str(one.pdf.source.Root.Lang) == "kk-KZ"
    assert str(info["/CreationDate"]).startswith("D:20240506070809")
    metadata = one.pdf.source.Root.Metadata.read_bytes().decode()
    assert "2024-05-06T07:08:09" in metadata


def test_the_editions_identifier_is_in_both_files(plans: Plans) -> None:
    one = plans["tree"]
    assert META.identifier in str([part for part in one.word.parts.values() if b"urn:uuid" in part])
    assert META.identifier in one.pdf.source.Root.Metadata.read_bytes().decode()


def test_page_numbers_begin_where_they_are_told(plans: Plans) -> None:
    one = plans["tree"]
    start = one.word.sections[0].source.find("w:pgNumType", NAMES)
    assert start.get(f"{W}start") == "7"
    reference = one.word.paragraph("сілтеме")
    assert reference.text == "сілтеме бетте 8 және 8–9"
    assert one.pdf.block("сілтеме").text == "сілтеме бетте 8 және 8–9"
    assert [field.split()[0] for field in reference.fields] == ["PAGEREF"] * 3


def test_head_and_foot_of_the_page(plans: Plans) -> None:
    one = plans["tree"]
    assert one.word.sections[0].header == f"Барлығы {one.pdf.pages}"
    assert one.word.sections[0].header_fields == ["NUMPAGES"]
    assert one.word.sections[0].footer == "Төменгі жазу"
    for page in range(one.pdf.pages):
        texts = {piece.text.strip(): piece for piece in one.pdf.artifacts(page)}
        assert str(one.pdf.pages) in "".join(texts)
        assert texts["Төменгі жазу"].top > 780


def test_heading_on_a_new_page_with_its_separator(plans: Plans) -> None:
    one = plans["tree"]
    heading = one.word.paragraph("Тақырып")
    assert heading.text == "1.\u2003Тақырып"
    assert heading.on("w:pageBreakBefore")
    block = one.pdf.block("Тақырып")
    assert block.box[0] == 1
    assert "\u2003" in "".join(piece.text for piece in block.pieces)
    assert one.word.paragraph("Құрылымнан тыс").level == 0
    assert "Құрылымнан тыс" not in [title for _, title in one.pdf.outline()]
    assert one.pdf.block("Құрылымнан тыс").kind == "P"


def test_room_between_paragraphs(plans: Plans) -> None:
    one = plans["tree"]
    first = one.word.paragraphs.index(one.word.paragraph("Аралық бұрын"))
    gap = one.word.paragraphs[first + 1]
    assert (gap.value("w:spacing", "line"), gap.value("w:spacing", "lineRule")) == ("1000", "exact")
    above, below = (one.pdf.block(f"Аралық {words}").box for words in ("бұрын", "кейін"))
    assert abs(below[4] - above[4] - 50 - 16.1) < 2


def test_table_at_its_place_with_cells_of_their_own_make(plans: Plans) -> None:
    one = plans["tree"]
    table = one.table("ортада")
    assert table.value("jc") == "center"
    assert sum(table.widths) == 4000
    assert (table.cell("төмен").align, table.cell("төмен").valign) == ("right", "bottom")
    assert table.cell("кіші").paragraphs[0].runs[0].size == 9
    assert table.height(0) == 900
    tagged = one.pdf.table("ортада")
    middle = (LEFT + RIGHT) / 2
    assert tagged.cell("ортада").box[1] - (middle - 100) < 8
    top, low = tagged.cell("ортада").box, tagged.cell("төмен").box
    assert low[2] > top[2] + 20
    assert abs(low[3] - (middle + 100)) < 6
    assert tagged.cell("кіші").pieces[0].size == 9


def test_names_of_paragraphs_groups_and_places(plans: Plans) -> None:
    one = plans["tree"]
    marks = {mark for para in one.word.paragraphs for mark in para.bookmarks}
    assert {"group", "named", "mark", "h"} <= marks
    assert one.word.paragraph("сілтеме").anchors[0] == "named"
    assert one.word.paragraph("Топта").bookmarks == ["group"]
    assert one.pdf.block("Топта").box[0] == 0
    assert one.word.paragraph("топқа").anchors == ["group", "boxed"]
    assert "boxed" in marks
    targets = {target for _, target in one.pdf.links()}
    names = {str(name) for name in list(one.pdf.source.Root.Names.Dests.Names)[::2]}
    assert {"named", "group", "boxed", "mark"} <= targets & names


def test_paragraph_kept_whole_and_with_the_next(plans: Plans) -> None:
    para = plans["tree"].word.paragraph("Қалады")
    assert para.on("w:keepNext")
    assert para.on("w:keepLines")


def test_what_stays_together_begins_the_next_page(plans: Plans) -> None:
    one = plans["tree"]
    before = one.pdf.block("Беттің соңына жақын").box
    held, after = one.pdf.block("Келесімен бірге").box, one.pdf.block("Келесі абзац").box
    assert before[0] + 1 == held[0] == after[0]
    whole = one.pdf.block("Бұл абзац бүтіндей")
    assert {piece.page for piece in whole.pieces} == {after[0] + 2}
    assert one.word.paragraph("Бұл абзац бүтіндей").on("w:keepLines")
    rows = one.pdf.table("ұсталған")
    assert {piece.page for piece in rows.pieces} == {after[0] + 4}
    assert one.table("ұсталған").cells[0].paragraphs[0].on("w:keepNext")


def test_machine_readable_code(plans: Plans) -> None:
    one = plans["tree"]
    shown = one.word.paragraph("Код").source.find(".//wp:docPr", NAMES)
    extent = one.word.paragraph("Код").source.find(".//wp:extent", NAMES)
    assert shown.get("descr") == "Басылым коды"
    assert round(int(extent.get("cx")) / 36000) == 20
    code = segno.make_qr(CODE, error="m")
    wanted = [[bool(module) for module in row] for row in code.matrix_iter(border=2)]
    (name,) = (part for part in one.word.parts if part.startswith("word/media/"))
    with Image.open(BytesIO(one.word.parts[name])) as picture:
        assert modules(picture, (0, 0, *picture.size), len(wanted)) == wanted
    figure = one.pdf.block("Код").all("Figure")[0]
    assert figure.alt == "Басылым коды"
    box = figure.source.A.BBox
    assert abs(float(box[2] - box[0]) - 20 * 72 / 25.4) < 1
    drawn = pypdfium2.PdfDocument(one.pdf_data)
    page = figure.parent.box[0] if figure.parent else 0
    picture = drawn[page].render(scale=4).to_pil()
    high = picture.height
    place = tuple(float(side) * 4 for side in (box[0], box[1], box[2], box[3]))
    area = (place[0], high - place[3], place[2], high - place[1])
    assert modules(picture, area, len(wanted)) == wanted
    drawn.close()


def test_footnote_with_a_mark_of_its_own(plans: Plans) -> None:
    one = plans["tree"]
    para = one.word.paragraph("Ескерту")
    assert para.text == "Ескерту*"
    assert one.word.notes[para.note_ids[0]].text.split() == ["*", "Жұлдызша."]
    assert one.pdf.block("Ескерту").text == "Ескерту* * Жұлдызша."
    assert [note.text for note in one.pdf.all("Note")] == ["* Жұлдызша."]


def test_wrappers_in_each_other_and_line_breaks(plans: Plans) -> None:
    one = plans["tree"]
    run = one.word.paragraph("Екеуі").run_of("Екеуі")
    assert (run.bold, run.underline) == (True, True)
    assert one.word.paragraph("Екеуі").text == "Екеуі\nжаңа жол"
    block = one.pdf.block("Екеуі")
    assert block.look("Екеуі") == (True, False)
    assert block.piece("жаңа").top > block.piece("Екеуі").bottom - 4


def test_words_with_a_hyphen_that_stay_on_one_line(plans: Plans) -> None:
    one = plans["tree"]
    source = one.table("бірдің сөз").cell("бірдің сөз").source
    assert source.find(".//w:noBreakHyphen", NAMES) is not None
    cell = one.pdf.table("бірдің сөз").cell("бірдің сөз")
    whole = "".join(piece.text for piece in cell.pieces if piece.top > cell.pieces[0].bottom - 4)
    assert whole == "қала-ауыл"


def test_inline_formula_with_its_words(plans: Plans) -> None:
    one = plans["tree"]
    assert one.word.paragraph("Өрнек").source.find(".//m:sSub", NAMES) is not None
    assert [formula.alt for formula in one.pdf.all("Formula")] == ["икс бір", "y"]


def test_paragraph_with_its_own_setting(plans: Plans) -> None:
    one = plans["tree"]
    assert one.word.paragraph("Оңға").align == "right"
    assert abs(one.pdf.block("Оңға").box[3] - RIGHT) < 1


def test_a_list_goes_on_after_a_sentence(plans: Plans) -> None:
    one = plans["tree"]
    found = [para for para in one.word.paragraphs if para.text.startswith("тармақ")]
    assert [para.label for para in found] == ["1.", "2.", "3.", "4."]
    numbers = {para.source.find("w:pPr/w:numPr/w:numId", NAMES).get(f"{W}val") for para in found}
    assert len(numbers) == 1, "one numbering for both"
    assert [label.text for label in one.pdf.all("Lbl")][1:] == ["1.", "2.", "3.", "4."]


def test_caption_with_its_own_separator(plans: Plans) -> None:
    one = plans["tree"]
    assert one.word.paragraph("Атауы").text == "1-кесте\u2003Атауы"
    caption = one.pdf.block("Атауы")
    assert "\u2003" in "".join(piece.text for piece in caption.pieces)


def test_words_set_a_little_closer(plans: Plans) -> None:
    one = plans["tree"]
    marks = [
        one.word.paragraph(LETTERS, number).source.findall("w:r/w:rPr/w:spacing", NAMES)
        for number in (0, 1)
    ]
    assert [[mark.get(f"{W}val") for mark in found] for found in marks] == [[], ["-1"]]
    plain, closer = (one.pdf.block(LETTERS, number).box for number in (0, 1))
    assert abs(plain[1] - closer[1]) < 0.5
    assert abs(plain[3] - closer[3] - 0.05 * len(LETTERS)) < 0.6


def test_formula_in_a_line_of_its_height(plans: Plans) -> None:
    one = plans["tree"]
    at = one.word.paragraphs.index(one.word.paragraph("Өрнектен бұрын"))
    assert one.word.paragraphs[at + 1].value("w:spacing", "line") == "1200"
    above, below = (one.pdf.block(f"Өрнектен {words}").box for words in ("бұрын", "кейін"))
    assert abs(below[4] - above[4] - 60 - 16.1 - 6) < 2


def test_figure_with_its_caption_above(plans: Plans) -> None:
    one = plans["tree"]
    caption = one.word.paragraph("Үстіндегі атау")
    at = one.word.paragraphs.index(caption)
    assert one.word.paragraphs[at + 1].source.find(".//wp:inline", NAMES) is not None
    assert caption.on("w:keepNext")
    figure = next(one for one in one.pdf.all("Figure") if one.alt == "Сызық")
    page, _, _, _, bottom = figure.all("Caption")[0].box
    top = one.pdf.sizes[page][1] - float(figure.source.A.BBox[3])
    assert bottom < top + 1


def test_files_of_an_edition_are_marked_final(plans: Plans) -> None:
    one, draft = plans["tree"], plans["draft"]
    status = one.word.tree("docProps/core.xml").find("{*}contentStatus")
    assert status is not None
    assert status.text == "Final"
    assert one.word.tree("word/settings.xml").find("w:documentProtection", NAMES) is not None
    assert draft.word.tree("word/settings.xml").find("w:documentProtection", NAMES) is None
