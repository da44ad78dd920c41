"""Headings, paragraphs, figures, formulas, notes and pages as Word's own."""

from __future__ import annotations

import io
import zipfile

import pytest

from docgen.tree import nodes as n
from docgen.tree.nodes import Paragraph, Text
from docgen.write.charts_svg import INK
from docgen.write.docx import write_docx
from docgen.write.docx.formulas import display_formula, inline_formula
from tests.write.docx.opened import NAMES, Opened, W, opened, text
from tests.write.docx.sample import SVG, cell, chart, document, heading, pages, words
from tests.write.layout import sample_layout


def test_a_heading_has_its_label_level_and_bookmark() -> None:
    file = opened(heading("part", 1, "1-бөлім.", "Кіріспе", "part", new_page=True))
    paragraph = file.paragraph("Кіріспе")
    assert text(paragraph) == "1-бөлім. Кіріспе"
    assert paragraph.find("w:pPr/w:pageBreakBefore", NAMES) is not None
    style = paragraph.find("w:pPr/w:pStyle", NAMES).get(f"{W}val")
    path = f"//w:style[@w:styleId='{style}']"
    assert file.values(f"{path}/w:name/@w:val", "word/styles.xml") == ["heading 1"]
    assert file.values(f"{path}//w:outlineLvl/@w:val", "word/styles.xml") == ["0"]
    assert file.values("//w:bookmarkStart/@w:name")[0] == "part"


def test_a_heading_without_level_stays_out_of_the_outline() -> None:
    file = opened(n.Heading("plain", 0, (Text("Оқшау"),)))
    assert file.paragraph("Оқшау").find("w:pPr/w:outlineLvl", NAMES) is None
    path = "//w:style[@w:styleId='Heading2']"
    assert file.values(f"{path}//w:outlineLvl/@w:val", "word/styles.xml") == ["9"]
    assert file.values(f"{path}/w:name/@w:val", "word/styles.xml") == ["heading-2"]


def test_a_heading_in_a_style_without_level_carries_its_own() -> None:
    file = opened(heading("section", 2, "1.1", "Жағдай", "s"))
    assert file.paragraph("Жағдай").find("w:pPr/w:outlineLvl", NAMES).get(f"{W}val") == "1"


def test_styles_say_what_the_layout_says() -> None:
    file = opened(words("."))
    body = file.find("//w:style[@w:styleId='Body']", "word/styles.xml")[0]
    spacing = body.find("w:pPr/w:spacing", NAMES)
    assert spacing.get(f"{W}line") == "322"
    assert spacing.get(f"{W}lineRule") == "exact"
    assert body.find("w:rPr/w:sz", NAMES).get(f"{W}val") == "28"
    assert body.find("w:pPr/w:ind", NAMES).get(f"{W}firstLine") == "709"
    derived = file.find("//w:style[@w:styleId='CellSmall']", "word/styles.xml")[0]
    assert derived.find("w:basedOn", NAMES).get(f"{W}val") == "Cell"
    assert derived.find("w:pPr/w:jc", NAMES) is None


def test_lonely_lines_are_kept_from_text_but_not_from_cells() -> None:
    file = opened(words("."))
    assert file.find("//w:pPrDefault//w:widowControl[not(@w:val)]", "word/styles.xml")
    found = file.values("//w:style[.//w:widowControl]/@w:styleId", "word/styles.xml")
    assert {"Cell", "Contents1"} & set(found) == {"Cell"}


def test_language_is_kazakh_and_ligatures_and_kerning_are_off() -> None:
    styles = opened(words(".")).parts["word/styles.xml"].decode()
    assert '<w:lang w:val="kk-KZ"' in styles
    assert '<w14:ligatures w14:val="none"/>' in styles
    assert "w:kern" not in styles


def test_words_that_stay_on_one_line() -> None:
    file = opened(Paragraph((n.NoBreak((Text("ҚР ДСМ-мен"),)),)))
    assert len(file.find("//w:noBreakHyphen")) == 1
    assert "".join(file.values("//w:t/text()")) == "ҚР\u00a0ДСМмен"


def test_formats_of_runs() -> None:
    children = (
        n.Strong((n.Emphasis((Text("а"),)),)),
        n.Superscript((Text("2"),)),
        n.Coloured((n.Underline((Text("б"),)),), "c00000"),
    )
    file = opened(Paragraph(children))
    first, second, third = file.find("//w:r/w:rPr")
    assert [one.tag.removeprefix(W) for one in first] == ["b", "bCs", "i", "iCs"]
    assert second.find("w:vertAlign", NAMES).get(f"{W}val") == "superscript"
    assert third.find("w:color", NAMES).get(f"{W}val") == "C00000"
    assert third.find("w:u", NAMES) is not None


def test_a_page_break_is_before_what_follows_and_nothing_is_added() -> None:
    file = opened(words("бір"), n.PageBreak(), words("екі"))
    assert len(file.find("/w:document/w:body/w:p")) == 2
    assert file.paragraph("екі").find("w:pPr/w:pageBreakBefore", NAMES) is not None


def test_no_break_or_paragraph_is_there_that_nobody_asked_for() -> None:
    file = opened(*(words(f"абзац {i}") for i in range(30)))
    assert len(file.find("/w:document/w:body/w:p")) == 30
    assert not file.find("//w:br | //w:pageBreakBefore | //w:lastRenderedPageBreak")


def test_sections_turn_the_page_and_its_tab_stops() -> None:
    file = Opened(write_docx(document(), sample_layout(), pages()))
    sizes = file.find("//w:sectPr/w:pgSz")
    assert [one.get(f"{W}orient") for one in sizes] == [None, None, "landscape", None]
    assert [int(one.get(f"{W}w")) for one in sizes] == [11906, 11906, 16838, 11906]
    assert file.values("//w:sectPr/w:pgNumType/@w:start") == ["3"]
    stops = {
        tuple(file.values("//w:tab[@w:val='right']/@w:pos", name))
        for name in file.names
        if name.startswith("word/header")
    }
    assert stops == {(), ("14568",)}  # the portrait stops are the style's


def test_a_page_without_furniture_has_an_empty_head() -> None:
    file = Opened(write_docx(document(), sample_layout(), pages()))
    relation = file.find("//w:sectPr/w:headerReference")[0].get(f"{{{NAMES['r']}}}id")
    rels = {one.get("Id"): one.get("Target") for one in file.tree("word/_rels/document.xml.rels")}
    assert text(file.tree(f"word/{rels[relation]}")) == ""


def test_footnotes_count_or_keep_their_own_mark() -> None:
    first = n.Footnote((words("бірінші"),), "1")
    starred = n.Footnote((words("жұлдыз"),), "*")
    table = n.Table((n.Column(3000),), (n.Row((n.Cell((Paragraph((Text("а"), starred)),)),)),))
    file = opened(Paragraph((Text("сөз"), first)), table)
    references = file.find("//w:footnoteReference")
    assert [one.get(f"{W}customMarkFollows") for one in references] == [None, "1"]
    assert text(references[1].getparent()) == "*"
    notes = file.find("//w:footnote[not(@w:type)]", "word/footnotes.xml")
    assert [text(one) for one in notes] == [" бірінші", "* жұлдыз"]
    assert notes[0].findall(".//w:footnoteRef", NAMES)


def test_charts_are_native_with_their_data() -> None:
    file = opened(chart("bar"))
    part = "word/charts/chart1.xml"
    assert file.values("//c:ser/c:tx//c:v/text()", part) == ["Жоспар", "Факт"]
    assert file.values("//c:ser[1]/c:val//c:v/text()", part) == ["10.5", "20"]
    assert file.values("//c:cat//c:v/text()", part)[:3] == ["2024", "2025", "2026"]
    with zipfile.ZipFile(io.BytesIO(file.parts["word/embeddings/chart1.xlsx"])) as book:
        assert "Жоспар".encode() in book.read("xl/sharedStrings.xml")
    assert file.values("//wp:docPr/@descr") == ["Жоспар мен факт"]


def test_a_chart_looks_as_it_is_drawn_in_the_pdf() -> None:
    file = opened(chart("bar"))
    part = "word/charts/chart1.xml"
    for code in file.values("//c:dLbls/c:numFmt/@formatCode", part):
        assert all(section.startswith("[$-43F]") for section in code.split(";"))
    assert file.find("//c:valAx/c:spPr/a:ln/a:noFill", part)
    assert set(file.values("//c:valAx/c:txPr//a:srgbClr/@val", part)) == {INK.upper()}


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("bar", "//c:barChart/c:grouping[@val='clustered']"),
        ("stacked", "//c:barChart/c:grouping[@val='stacked']"),
        ("line", "//c:lineChart"),
        ("pie", "//c:pieChart/c:ser/c:dPt"),
    ],
)
def test_each_kind_of_chart(kind: str, path: str) -> None:
    assert opened(chart(kind)).find(path, "word/charts/chart1.xml")


def test_a_figures_line_is_as_high_as_its_picture() -> None:
    file = opened(chart("bar"))
    paragraph = file.find("//w:p[.//w:drawing]")[0]
    spacing = paragraph.find("w:pPr/w:spacing", NAMES)
    assert spacing.get(f"{W}lineRule") == "auto"
    assert paragraph.find("w:pPr/w:keepNext", NAMES) is not None


def test_a_vector_picture_has_a_bitmap_beside_it() -> None:
    picture = n.Picture("a.svg", "image/svg+xml", SVG, 4000, 2000)
    file = opened(n.Figure(picture, "сызба"))
    kinds = sorted(name.rpartition(".")[2] for name in file.names if "media/" in name)
    assert kinds == ["png", "svg"]
    assert b"svgBlip" in file.parts["word/document.xml"]


@pytest.mark.parametrize(
    ("latex", "path"),
    [
        (r"\frac{А}{В}", "m:oMath/m:f[m:num/m:r/m:t='А'][m:den/m:r/m:t='В']"),
        (r"x_i^2", "m:oMath/m:sSubSup"),
        (r"\sum_{i=1}^{n} А_i + 1", "m:oMath/m:nary[m:e/m:sSub][m:sup/m:r/m:t='n']"),
        (r"\sqrt[3]{x}", "m:oMath/m:rad[m:deg/m:r/m:t='3']"),
        (r"\text{жоспар}", "m:oMath/m:r[m:rPr/m:nor]/m:t[.='жоспар']"),
        (r"\left(\frac{a}{b}\right)", "m:oMath/m:d/m:e/m:f"),
        (r"\begin{cases}a\\b\end{cases}", "m:oMath/m:d[m:dPr/m:endChr/@m:val='']/m:e/m:m"),
        (r"\bar{x}", "m:oMath/m:acc"),
        (r"f(x)", "m:oMath[m:r[2]/m:t='('][m:r[4]/m:t=')'][not(m:d)]"),
        (r"[0;1)", "m:oMath/m:d[m:dPr/m:begChr/@m:val='['][m:dPr/m:endChr/@m:val=')']"),
        (r"|x|", "m:oMath/m:d[m:dPr/m:begChr/@m:val='|']"),
        (r"P(A|B)", "m:oMath[not(m:d)]/m:r[m:rPr/m:nor]/m:t[.='|']"),
        (r"a + (b", "m:oMath/m:r[m:rPr/m:nor]/m:t[.='(']"),
        (r"b) + c", "m:oMath/m:r[m:rPr/m:nor]/m:t[.=')']"),
        (r"(a + b)^2", "m:oMath/m:sSup/m:e/m:r[m:rPr/m:nor]/m:t[.=')']"),
        (r"Ә_i", "m:oMath/m:sSub[m:e/m:r/m:rPr/m:nor][m:sub/m:r[not(m:rPr)]/m:t='i']"),
    ],
)
def test_formulas_are_words_own(latex: str, path: str) -> None:
    file = opened(Paragraph((n.Formula(latex),)))
    assert file.find(f"//w:p/{path}"), inline_formula(latex)


@pytest.mark.parametrize(
    ("latex", "line"),
    [("(А/В)", []), ("x_i^2", []), (r"\frac{a}{b}", ["atLeast"])],
)
def test_only_a_high_formula_makes_a_line_higher(latex: str, line: list[str]) -> None:
    file = opened(Paragraph((n.Text("а "), n.Formula(latex))))
    assert file.values("//w:p/w:pPr/w:spacing/@w:lineRule") == line


def test_no_formula_is_lost_in_silence() -> None:
    with pytest.raises(ValueError, match="formula"):
        display_formula(r"\frac{a}")


def test_a_numbered_formula_stands_between_tab_stops() -> None:
    file = opened(n.FormulaBlock(n.Formula("a=b"), "(1)", "f", 640))
    paragraph = file.find("//w:p[m:oMath or .//m:oMath]")[0]
    assert text(paragraph) == "\t\t(1)"
    spacing = paragraph.find("w:pPr/w:spacing", NAMES)
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("640", "atLeast")


def test_a_line_with_a_formula_may_grow() -> None:
    file = opened(Paragraph((Text("мұнда "), n.Formula(r"\frac{a}{b}"))), words("жай"))
    found = file.paragraph("мұнда").find("w:pPr/w:spacing", NAMES)
    assert (found.get(f"{W}line"), found.get(f"{W}lineRule")) == ("322", "atLeast")
    assert file.paragraph("жай").find("w:pPr/w:spacing", NAMES) is None


def test_a_groups_id_becomes_a_bookmark_of_what_follows() -> None:
    table = n.Table((n.Column(2000),), (n.Row((cell("а"),)),))
    file = opened(n.Group((table,), id="group"))
    assert file.find("//w:tc/w:p/w:bookmarkStart[@w:name='group']")


def test_a_character_that_xml_cannot_hold_is_an_error() -> None:
    with pytest.raises(ValueError, match="XML"):
        opened(words("а\x0bб"))
