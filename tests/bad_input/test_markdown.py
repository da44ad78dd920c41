"""Bad input 19-34: prose that nests, hides, explodes or pretends to be something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.whole import build, docgen, refuse
from tests.finished.pdf import PdfFile
from tests.finished.word import WordFile
from tests.support import Finished, built, write_plan


def _nested(depth: int, marker: str = "- ") -> str:
    return "".join(f"{'  ' * level}{marker}Деңгей {level + 1}\n" for level in range(depth))


def _finished(folder: Path, words: str) -> tuple[WordFile, PdfFile]:
    build(folder, {"1.md": words})
    output = folder / "output"
    return WordFile((output / "plan.docx").read_bytes()), PdfFile(
        (output / "plan.pdf").read_bytes()
    )


def _pdf_words(pdf: PdfFile) -> str:
    return " ".join(pdf.text(page) for page in range(pdf.pages))


def test_bi_19_list_at_level_10(tmp_path: Path) -> None:
    run = refuse(tmp_path, {"1.md": f"# Бөлім\n\n{_nested(10)}"}, "list-too-deep", "1.md:11:17")
    assert run.codes.count("list-too-deep") == 1


def test_bi_19_list_at_level_60(tmp_path: Path) -> None:
    refuse(tmp_path, {"1.md": f"# Бөлім\n\n{_nested(60)}"}, "list-too-deep", "1.md:11:17")


def test_bi_19_list_at_level_8_is_whole(tmp_path: Path) -> None:
    word, pdf = _finished(tmp_path, f"# Бөлім\n\n{_nested(8)}")
    for level in range(1, 9):
        assert word.paragraph(f"Деңгей {level}")
        assert f"Деңгей {level}" in _pdf_words(pdf)


@pytest.mark.parametrize("depth", [9, 20, 400])
def test_bi_19_quote_too_deep(tmp_path: Path, depth: int) -> None:
    refuse(tmp_path, {"1.md": f"# Бөлім\n\n{'> ' * depth}сөз\n"}, "quote-too-deep", "1.md:3:17")


def test_bi_19_lists_and_quotes_in_turn(tmp_path: Path) -> None:
    words = f"# Бөлім\n\n{'> - ' * 60}сөз\n"
    run = refuse(tmp_path, {"1.md": words}, "list-too-deep", "1.md:3:1")
    assert run.first("quote-too-deep").line == 3


@pytest.mark.parametrize("depth", [9, 50, 600])
def test_bi_19_directives_too_deep(tmp_path: Path, depth: int) -> None:
    words = "::: box\n" * depth + "сөз\n" + ":::\n" * depth
    refuse(tmp_path, {"1.md": f"# Бөлім\n\n{words}"}, "directive-too-deep", "1.md:11:1")


@pytest.mark.parametrize(
    "sign", ["*", "[", "~", "^", "**", "![", "(", "`", "$", "{", "<", "_а_", "[^", "\\"]
)
def test_bi_19_signs_without_end(tmp_path: Path, sign: str) -> None:
    run = build(tmp_path, {"1.md": f"# Бөлім\n\nСөз {(sign + ' ') * 2000} соңы.\n"}, "--html")
    assert run.seconds < 5
    assert "соңы." in (tmp_path / "output" / "plan.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("sign", ["^", "~", "~~x"])
def test_signs_around_a_word_stay_on_the_page(tmp_path: Path, sign: str) -> None:
    """A word of several runs, wider than a line, is broken as one."""
    words = f"{sign * 300}сөз{sign * 300}"
    build(
        tmp_path, {"1.md": f"# Бөлім\n\nБасы {words} соңы.\n\n- Басы {words}\n\n| {words} |\n|-|\n"}
    )
    pdf = PdfFile((tmp_path / "output" / "plan.pdf").read_bytes())
    for piece in pdf.pieces:
        assert 0 < piece.x0 < piece.x1 < pdf.sizes[piece.page][0] - 20, piece


@pytest.mark.parametrize("sign", ["*", "_", "[", "~", "^", "![](", "*а "])
def test_bi_19_inlines_too_deep(tmp_path: Path, sign: str) -> None:
    closing = {"[": "](#а)", "![](": ")", "*а ": "*"}.get(sign, sign)
    words = f"# Бөлім\n\nБасы {sign * 300}сөз{closing * 300} соңы.\n"
    plan = write_plan(tmp_path / "plan", {"1.md": words})
    run = docgen("build", str(plan), "--html", "--output", str(tmp_path / "output"))
    assert run.seconds < 5
    assert "Traceback" not in run.err
    if run.status == 0:
        assert "сөз" in (tmp_path / "output" / "plan.html").read_text(encoding="utf-8")
    else:
        assert run.status == 1
        assert all((one.file, one.line) == ("1.md", 3) for one in run.found if one.is_error)


HTML = [
    ("<script>alert(1)</script>", 5),
    ('<img src=x onerror="alert(1)">', 5),
    ('<link rel=attachment href="file:///etc/passwd">', 5),
    ("<b>қою</b>", 5),
    ("<!-- жасырын -->", 5),
    ("<iframe src=//a></iframe>", 5),
    ("<svg onload=alert(1)>", 5),
    ("<?xml version='1.0'?>", 5),
    ("<![CDATA[x]]>", 5),
]


@pytest.mark.parametrize(("words", "column"), HTML)
def test_bi_20_raw_html(tmp_path: Path, words: str, column: int) -> None:
    refuse(
        tmp_path / "inline", {"1.md": f"# Бөлім\n\nСөз {words}\n"}, "raw-html", f"1.md:3:{column}"
    )
    refuse(tmp_path / "block", {"1.md": f"# Бөлім\n\n{words}\n"}, "raw-html", "1.md:3:1")
    cell = f'rows:\n  - ["{words.replace(chr(34), chr(39))}"]\n'
    files = {"1.md": "# Бөлім\n\n::: table data/a.yaml :::\n", "data/a.yaml": cell}
    refuse(tmp_path / "cell", files, "raw-html", "data/a.yaml:2:7")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.kz/x",
        "/etc/passwd",
        "ftp://example.kz",
        "x.html",
        "about:blank",
    ],
)
def test_bi_21_link(tmp_path: Path, url: str) -> None:
    run = refuse(tmp_path, {"1.md": f"# Бөлім\n\nМұнда [сілтеме]({url}) бар.\n"}, "forbidden-link")
    assert run.first("forbidden-link").line == 3
    assert url in run.err


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///a"]
)
def test_bi_21_link_in_data(tmp_path: Path, url: str) -> None:
    words = f"А [сілтеме]({url}) бар"
    files = {"1.md": "# Бөлім\n\n::: table data/a.yaml :::\n"}
    cell = {**files, "data/a.yaml": f"rows:\n  - [а, '{words}']\n"}
    refuse(tmp_path / "cell", cell, "forbidden-link", "data/a.yaml:2:12")
    block = {**files, "data/a.yaml": f"rows:\n  - - а\n    - |\n      Бір\n\n      {words}\n"}
    refuse(tmp_path / "block", block, "forbidden-link", "data/a.yaml:6:9")
    note = {**files, "data/a.yaml": f"rows: [[а]]\nnotes:\n  - '{words}'\n"}
    refuse(tmp_path / "note", note, "forbidden-link", "data/a.yaml:3:8")
    page = {"title": ["Жоспар"], "foot": words}
    plan = {"1.md": "# Бөлім\n", "plan.yaml": {"title_page": page}}
    run = refuse(tmp_path / "plan", plan, "forbidden-link")
    assert run.first("forbidden-link").file == "plan.yaml"


@pytest.fixture(scope="module")
def jinja() -> Finished:
    """Prose, a table's cell and plan.yaml with what a template would run."""
    words = "{{ 7+7 }} {% include '/etc/passwd' %} {# x #} ${7+7} #{7}"
    return built(
        {
            "plan.yaml": {
                "organisation": {"name": "А {{ 7+7 }}", "short": "А {{ 7+7 }}", "city": "К"}
            },
            "1.md": f"# Бөлім {{{{ 7+7 }}}} сөз\n\nБасы {words} соңы.\n\n"
            "::: table data/a.yaml :::\n",
            "data/a.yaml": {"rows": [["Ұяшық {{ 7+7 }}", "{% raw %}"]]},
        }
    )


def test_bi_22_templates_in_content_are_words(jinja: Finished) -> None:
    assert (
        jinja.word.paragraph("Басы").text
        == "Басы {{ 7+7 }} {% include '/etc/passwd' %} {# x #} ${7+7} #{7} соңы."
    )
    assert "{{ 7+7 }} {% include '/etc/passwd' %}" in jinja.pdf.block("Басы").text
    assert jinja.table("Ұяшық").cells[0].text == "Ұяшық {{ 7+7 }}"
    assert jinja.table("Ұяшық").cells[1].text == "{% raw %}"


@pytest.mark.parametrize(
    "code",
    [
        8238,
        8294,
        8203,
        8206,
        0,
        7,
        27,
        133,
        159,
        65534,
        64976,
        57344,
        65279,
        8232,
        131070,
        917569,
        983040,
        65532,
    ],
)
def test_bi_23_24_character(tmp_path: Path, code: int) -> None:
    run = refuse(
        tmp_path, {"1.md": f"# Бөлім\n\nСө{chr(code)}з\n"}, "forbidden-character", "1.md:3:3"
    )
    assert f"U+{code:04X}" in run.err


def test_bi_23_kept(tmp_path: Path) -> None:
    words = "10\u00a0мың теңге, мем\u00adле\u00adкет\u00adтік, ЕҚО\u2011ның"
    word, pdf = _finished(tmp_path, f"# Бөлім\n\n{words}.\n")
    text = word.paragraph("теңге").text
    assert text.replace("\u00ad", "") == "10 мың теңге, мемлекеттік, ЕҚО-ның."
    assert "10 мың теңге, мемлекеттік, ЕҚО" in pdf.block("теңге").text.replace("\u00ad", "")


def test_bi_25_letters_in_pieces(tmp_path: Path) -> None:
    run = build(tmp_path, {"1.md": "# Бөлім\n\nЖаи\u0306лы сөз, жаи\u0306.\n"})
    found = run.first("not-composed")
    assert (found.file, found.line, found.column, found.is_error) == ("1.md", 3, 3, False)
    assert WordFile((tmp_path / "output" / "plan.docx").read_bytes()).paragraph("Жайлы сөз, жай.")


@pytest.mark.parametrize("place", ["prose", "cell", "heading", "list", "box"])
def test_bi_26_word_of_400_letters(tmp_path: Path, place: str) -> None:
    word = "қазақстандықтар" * 27
    words = {
        "prose": f"# Бөлім\n\nСөз {word} соңы.\n",
        "cell": f"# Бөлім\n\n| а | б | в |\n|---|---|---|\n| бір | {word} | екі |\n",
        "heading": f"# Бөлім {word}\n\nСөз.\n",
        "list": f"# Бөлім\n\n- {word}\n",
        "box": f"# Бөлім\n\n::: side direction\n{word}\n:::\n\nСөз.\n",
    }[place]
    files = {"plan.yaml": {"layout": "implementation"}, "1.md": words}
    run = build(tmp_path, files)
    found = run.first("word-wider-than-line")
    assert not found.is_error
    assert found.file == "1.md"
    pdf = PdfFile((tmp_path / "output" / "plan.pdf").read_bytes())
    for piece in pdf.pieces:
        width, height = pdf.sizes[piece.page]
        assert piece.x0 > 0
        assert piece.x1 < width - 20, piece
        assert 0 < piece.top < piece.bottom < height
    letters = (
        "".join(one.text for one in pdf.pieces)
        .replace("\u2010", "")
        .replace("\u00ad", "")
        .replace("-", "")
    )
    assert word in letters.replace("\u200b", "")


def test_bi_27_word_of_a_million_letters(tmp_path: Path) -> None:
    run = refuse(tmp_path, {"1.md": f"# Бөлім\n\n{'а' * 1_000_000}\n"}, "word-too-long", "1.md:3:1")
    assert run.seconds < 3
    cell = {
        "1.md": "# Бөлім\n\n::: table data/a.yaml :::\n",
        "data/a.yaml": f"rows: [[{'а' * 1_000_000}]]\n",
    }
    assert refuse(tmp_path / "cell", cell, "word-too-long", "data/a.yaml:1:7").seconds < 3


def test_bi_28_paragraph_of_5_megabytes(tmp_path: Path) -> None:
    words = "Бұл сөйлем қайта-қайта жазылады, сондықтан ұзақ. " * 62_000
    run = refuse(tmp_path, {"1.md": f"# Бөлім\n\n{words}\n"}, "paragraph-too-long", "1.md:3:1")
    assert run.seconds < 10


def test_bi_29_too_many_cells(tmp_path: Path) -> None:
    rows = "rows:\n" + "  - [а, б, в, г, д, е, ж, з, и, к, л, м, н, о, п]\n" * 10_001
    files = {"1.md": "# Бөлім\n\n::: table data/a.yaml :::\n", "data/a.yaml": rows}
    run = refuse(tmp_path, files, "table-too-large", "data/a.yaml:1:1")
    assert "150015" in run.err


def test_bi_29_too_many_cells_in_markdown(tmp_path: Path) -> None:
    rows = "| а | б | в | г | д |\n|---|---|---|---|---|\n" + "| 1 | 2 | 3 | 4 | 5 |\n" * 30_000
    run = refuse(tmp_path, {"1.md": f"# Бөлім\n\n{rows}"}, "table-too-large", "1.md:3:1")
    assert run.seconds < 10


def test_bi_30_thousand_columns(tmp_path: Path) -> None:
    row = "|".join(["а"] * 1000)
    words = f"# Бөлім\n\n|{row}|\n|{'|'.join(['-'] * 1000)}|\n|{row}|\n"
    run = refuse(tmp_path / "markdown", {"1.md": words}, "table-too-wide", "1.md:3:1")
    assert run.seconds < 3
    rows = f"rows: [[{', '.join(['а'] * 1000)}]]\n"
    files = {"1.md": "# Бөлім\n\n::: table data/a.yaml :::\n", "data/a.yaml": rows}
    refuse(tmp_path / "yaml", files, "table-too-wide", "data/a.yaml:1:1")
    files = {
        "1.md": "# Бөлім\n\n::: table data/a.csv :::\n",
        "data/a.csv": (";".join(["а"] * 1000) + "\n") * 2,
    }
    refuse(tmp_path / "csv", files, "table-too-wide", "data/a.csv:1:1")


def test_bi_31_cell_taller_than_a_page(tmp_path: Path) -> None:
    words = "сөз " * 3000
    run = build(tmp_path, {"1.md": f"# Бөлім\n\n| а | б |\n|---|---|\n| бір | {words}соңы |\n"})
    found = run.first("cell-higher-than-page")
    assert (found.file, found.line, found.column, found.is_error) == ("1.md", 5, 9, False)
    pdf = PdfFile((tmp_path / "output" / "plan.pdf").read_bytes())
    assert pdf.pages > 2
    assert _pdf_words(pdf).count("сөз") == 3000
    for piece in pdf.pieces:
        assert 0 < piece.top < piece.bottom < pdf.sizes[piece.page][1]


def test_bi_31_cell_of_a_data_file(tmp_path: Path) -> None:
    text = "      сөз бар мұнда **қою** мен жай.\n\n" * 100
    files = {
        "1.md": "# Бөлім\n\n::: table data/a.yaml :::\n",
        "data/a.yaml": f"rows:\n  - [бір, екі]\n  - - үш\n    - |\n{text}",
    }
    run = build(tmp_path, files, "--docx")
    found = run.first("cell-higher-than-page")
    assert (found.file, found.line, found.column) == ("data/a.yaml", 5, 7)
    assert "«сөз бар мұнда қою мен жай. сөз" in run.err


def test_bi_31_cell_over_several_rows(tmp_path: Path) -> None:
    rows = "".join(f"  - [{at}]\n" for at in range(59))
    words = "сөз " * 3000
    files = {
        "1.md": "# Бөлім\n\n::: table data/a.yaml :::\n",
        "data/a.yaml": f"rows:\n  - [бір, {{text: {words}, down: 60}}]\n{rows}",
    }
    found = build(tmp_path, files, "--docx").first("cell-higher-than-page")
    assert (found.file, found.line, found.column) == ("data/a.yaml", 2, 18)


@pytest.mark.parametrize("heading", ["#", "# ", "## {#a}", "### ###"])
def test_bi_32_empty_heading(tmp_path: Path, heading: str) -> None:
    refuse(tmp_path, {"1.md": f"# Бөлім\n\n{heading}\n\nСөз.\n"}, "empty-heading", "1.md:3:1")


def test_bi_32_heading_level_skipped(tmp_path: Path) -> None:
    run = build(tmp_path, {"1.md": "# Бөлім\n\n### Үшінші деңгей\n\nСөз.\n"}, "--html")
    found = run.first("heading-level-skipped")
    assert (found.file, found.line, found.column, found.is_error) == ("1.md", 3, 1, False)


def test_bi_33_signs_of_markup_appear_as_written(tmp_path: Path) -> None:
    words = "A & B <c> \"q\" 's' 1 < 2 > 0 &amp; &lt; AT&T"
    files = {
        "plan.yaml": {"title_page": {"title": ['A & B <c> "q"']}},
        "1.md": f'# Бөлім A & B <c> "q"\n\nБасы {words}.\n\n::: table data/a.yaml :::\n',
        "data/a.yaml": {"rows": [['Ұяшық A & B <c> "q"']]},
    }
    done = built(files)
    shown = "A & B <c> \"q\" 's' 1 < 2 > 0 & < AT&T"
    assert done.word.paragraph("Басы").text == f"Басы {shown}."
    assert done.pdf.block("Басы").text == f"Басы {shown}."
    assert done.table("Ұяшық").cells[0].text == 'Ұяшық A & B <c> "q"'
    assert done.pdf.table("Ұяшық").texts()[0][0] == 'Ұяшық A & B <c> "q"'
    assert done.word.paragraph('Бөлім A & B <c> "q"')


def test_bi_34_picture_without_words(tmp_path: Path) -> None:
    refuse(tmp_path, {"1.md": "# Бөлім\n\n![](a.png)\n"}, "image-without-alt", "1.md:3:1")
