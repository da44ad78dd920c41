"""Templates' HTML becomes nodes; what is not in the vocabulary names the template's line."""

from __future__ import annotations

import pytest

from docgen.diagnostics import Position
from docgen.read.values import Text as Words
from docgen.tree.nodes import (
    Box,
    Code,
    Contents,
    Group,
    Heading,
    List,
    NoBreak,
    PageBreak,
    PageCount,
    PageNumber,
    PageReference,
    Paragraph,
    RowKind,
    Spacer,
    Strong,
    Tab,
    Table,
    Text,
)
from tests.parse.text import from_template, template_faults


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p>а</p>\n<div>б</div>", ("template-unknown-element", 11)),
        ("<p style='x'>а</p>", ("template-unknown-attribute", 10)),
        ("<p>а</p>\n\n<script>1</script>", ("template-unknown-element", 12)),
        ("<p>а<br>б", ("template-unclosed-element", 10)),
        ("<p><b>а</p></b>", ("template-crossed-elements", 10)),
        ("\n<p class='жоқ'>а</p>", ("unknown-paragraph-style", 11)),
        ("<h2 class='жоқ'>а</h2>", ("unknown-heading-kind", 10)),
        ("<table class='жоқ'><tr><td>а</td></tr></table>", ("unknown-table-kind", 10)),
        ("<tr><td>а</td></tr>", ("template-misplaced-element", 10)),
        ("<p>а<span><table></table></span></p>", ("template-block-in-line", 10)),
        (
            "<table>\n<colgroup><col></colgroup><tr><td>а</td><td>б</td></tr></table>",
            ("template-ragged-table", 10),
        ),
        ("<p><data value='жоқ'></data></p>", ("template-unknown-attribute", 10)),
        ("<!-- а -->", ("template-unknown-element", 10)),
    ],
)
def test_faults_name_the_templates_file_and_line(html: str, fault: tuple[str, int]) -> None:
    code, line = fault
    assert (code, "templates/clinic/t.html.jinja", line) in template_faults(html)


def test_authors_text_keeps_its_place() -> None:
    words = Words("**а** б", Position("data/a.yaml", 7, 5))
    (found,) = from_template('<p class="lead"><x-text at="k"></x-text>!</p>', {"k": words})
    assert isinstance(found, Paragraph)
    assert found.style == "lead"
    assert found.children[0] == Strong((Text("а", Position("data/a.yaml", 7, 7)),))
    assert found.position == Position("data/a.yaml", 7, 7)


def test_a_literal_block_stands_as_its_own_blocks() -> None:
    words = Words("Абзац.\n\n- тармақ\n", Position("data/a.yaml", 3, 5), block=True)
    (table,) = from_template(
        '<table><tr><td align="right"><x-text at="k"></x-text></td></tr></table>', {"k": words}
    )
    assert isinstance(table, Table)
    cell = table.rows[0].cells[0]
    paragraph, list_ = cell.blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(list_, List)
    assert cell.align == "right"
    assert list_.position == Position("data/a.yaml", 5, 5)
    assert list_.style == "cell-list"


def test_table_of_the_template() -> None:
    (table,) = from_template(
        "<table class='swot' id='t'><colgroup><col width='10'><col width='*' align='center'>"
        "</colgroup><thead><tr><th colspan='2'>а</th></tr></thead>"
        "<tbody><tr class='total' data-split='yes' data-keep='yes' data-height='8' id='r'>"
        "<td rowspan='1' valign='middle' data-fill='ff0000' data-borders='tb'>б</td><td></td></tr>"
        "</tbody><footer><p>ескерту</p></footer></table>"
    )
    assert isinstance(table, Table)
    assert (table.kind, table.id) == ("swot", "t")
    assert [(one.width, one.align, one.fixed) for one in table.columns] == [
        (567, "", True),
        (0, "center", False),
    ]
    head, row = table.rows
    assert (head.kind, head.cells[0].header, head.cells[0].column_span) == (RowKind.HEADER, True, 2)
    assert (row.kind, row.can_split, row.keep_next, row.min_height, row.id) == (
        RowKind.TOTAL,
        True,
        True,
        454,
        "r",
    )
    cell = row.cells[0]
    assert (cell.valign, cell.fill, cell.borders) == ("middle", "ff0000", "tb")
    assert row.cells[1].borders is None
    assert len(table.notes) == 1


def test_pages_boxes_lists_and_headings() -> None:
    section, hr, page, aside, list_, heading, nav = from_template(
        '<section role="part:1" page="title" data-orientation="landscape" data-new-page="yes">'
        '<p>а</p></section><hr data-height="10"><hr class="page"><aside class="foot"><p>б</p>'
        '</aside><ol marker="1)" start="3"><li>в</li><li data-label="*">г</li></ol>'
        '<h2 data-label="" data-contents="no">д</h2><nav class="table"><p>М</p><th>№</th></nav>'
    )
    assert isinstance(section, Group)
    assert (section.page, section.orientation, section.new_page) == ("title", "landscape", True)
    assert hr == Spacer(567)
    assert isinstance(page, PageBreak)
    assert isinstance(aside, Box)
    assert aside.kind == "foot"
    assert isinstance(list_, List)
    assert [(one.label, one.value, one.label_given) for one in list_.items] == [
        ("3)", 3, False),
        ("*", 4, True),
    ]
    assert isinstance(heading, Heading)
    assert (heading.label_given, heading.contents_level) == (True, 0)
    assert isinstance(nav, Contents)
    assert (nav.kind, nav.columns) == ("table", ("№",))


def test_pieces_of_furniture() -> None:
    (found,) = from_template(
        '<p>а<span class="tab"></span><data value="page"></data> '
        '<data value="pages" data-case="ablative"></data><span class="no-break">б-в</span>'
        '<data value="page-of" data-of="x" data-end="y"></data>'
        '<img data-code="https://a.kz" data-size="20" alt="код"></p>'
    )
    assert isinstance(found, Paragraph)
    assert [type(one) for one in found.children] == [
        Text,
        Tab,
        PageNumber,
        Text,
        PageCount,
        NoBreak,
        PageReference,
        Code,
    ]
    assert found.children[-1] == Code("https://a.kz", 1134, "код")


def test_loose_words_make_a_paragraph() -> None:
    first, second = from_template("а <b>б</b>\n<p>в</p>")
    assert isinstance(first, Paragraph)
    assert first.children == (Text("а "), Strong((Text("б"),)))
    assert isinstance(second, Paragraph)
