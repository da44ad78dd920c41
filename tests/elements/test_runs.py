"""M046–M059: paragraphs and runs."""

from __future__ import annotations

from tests.finished.pdf import Element
from tests.finished.word import Paragraph
from tests.support import Plans

RIGHT = 195 * 72 / 25.4
LEFT = 30 * 72 / 25.4
SENTENCE = "Емхана тұрғындарға тәулік бойы көмек көрсетеді және қызметін жыл сайын жаңартады. "
PLANS = {
    "text": {
        "1.md": f"""{{.statement}}
Бұл жоспар бес жылға арналған.

# Жалпы

{SENTENCE * 40}

{{.motto}}
Ұранымыз – әр өмір қымбат

{{.card}}
Атауы: № 1 емхана\\
Мекенжайы: Көкжар қаласы\\
Төсек саны: 120

{{.bold}}
Бұл абзац тұтас қалың жазылған.

Абзацтың ішінде **қалың сөз** тұр, *(көлбеу жақшада)* және ***екеуі де***.

- тармақта **қалың** сөз бар

Дерек {{ref}}`t-1` ішінде, {{ref:ablative}}`t-1` және {{ref:locative}}`fig-1`,
{{ref:dative}}`annex-a` қараңыз.

«Халық денсаулығы және «Денсаулық сақтау» жүйесі туралы» 2020 жылғы 7 шілдедегі № 360-VI Кодекс.

Міндетті әлеуметтік медициналық сақтандыру (бұдан әрі – МӘМС) енгізілді.

Денсаулык, денсаулық!! Қос тыныс белгі,, сақталады .:

Қызмет KPI (Key Performance Indicator) мен «Health Hub» бойынша бағаланады.

«Самұрық», «Қамқор», «Мейірім» және «Сана» орталықтары, дәрігер/мейіргер жұптары.

Басымдықтар: 1) сапа; 2) қолжетімділік; 3) тиімділік.

Астын сызу [мына сөз]{{.underline}}, түс [қызыл сөз]{{colour=c00000}}, м^2^ және H~2~O.

Сайт [емхана беті](https://example.kz/) ашық.

{{.center #middle}}
Ортадағы жол

{{.right}}
Оң жақтағы жол

::: table caption="Сынақ" #t-1
| а | б |
| --- | --- |
| 1 | 2 |
:::

::: chart data/chart.yaml #fig-1 :::

# Мәлімет {{.annex #annex-a}}

Мәтін.
""",
        "data/chart.yaml": {
            "kind": "bar",
            "caption": "Диаграмма",
            "alt": "Екі баған",
            "categories": ["2023", "2024"],
            "series": [{"name": "Саны", "values": ["1", "2"]}],
        },
    }
}


def both(plans: Plans, words: str) -> tuple[Paragraph, Element]:
    """Return the paragraph with these words in both files; it says the same there."""
    plan = plans["text"]
    para, block = plan.word.paragraph(words), plan.pdf.block(words)
    assert para.text.replace("\n", " ") == block.text
    return para, block


def kept(plans: Plans, words: str) -> None:
    """Assert that the paragraph is printed as written."""
    assert both(plans, words)[0].text == words


def looks(plans: Plans, words: str, wanted: tuple[bool, bool]) -> None:
    """Assert that `words` are bold and italic as wanted in both files."""
    para, block = both(plans, words)
    assert para.look(words) == block.look(words) == wanted


def test_m046_justified_paragraph_runs_over_pages(plans: Plans) -> None:
    para, block = both(plans, SENTENCE.strip())
    assert para.align == "justify"
    assert para.left == 709
    assert not para.on("w:keepLines")
    assert {one.page for one in block.pieces} == {0, 1}
    lines = [one for one in block.pieces if one.page == 0]
    assert abs(lines[0].x0 - LEFT - 12.5 * 72 / 25.4) < 1.5
    full = lines[1:-1]
    assert all(abs(one.x0 - LEFT) < 1.5 for one in full)
    assert all(abs(one.x1 - RIGHT) < 2.5 for one in full)
    assert block.text == (SENTENCE * 40).strip()
    assert sum(one.page == 1 for one in block.pieces) >= 2


def test_m047_motto_on_a_line_of_its_own(plans: Plans) -> None:
    para, block = both(plans, "Ұранымыз")
    assert para.align == "center"
    assert para.bold
    assert block.bold
    assert abs((block.box[1] + block.box[3]) / 2 - (LEFT + RIGHT) / 2) < 1


def test_m048_statement_before_the_first_part(plans: Plans) -> None:
    plan = plans["text"]
    assert plan.word.paragraphs[0].text == "Бұл жоспар бес жылға арналған."
    assert plan.word.paragraphs[0].level == 0
    assert plan.word.paragraphs[1].level == 1
    first, second = plan.pdf.root.elements[:2]
    assert (first.kind, first.text) == ("P", "Бұл жоспар бес жылға арналған.")
    assert second.kind == "H1"
    assert second.box[2] - first.box[4] > 8


def test_m049_whole_paragraph_in_bold(plans: Plans) -> None:
    para, block = both(plans, "Бұл абзац тұтас")
    assert para.bold
    assert block.bold
    assert para.align == "justify"


def test_m050_bold_run_inside_a_paragraph_or_item(plans: Plans) -> None:
    looks(plans, "қалың сөз", (True, False))
    looks(plans, "Абзацтың ішінде", (False, False))
    looks(plans, "екеуі де", (True, True))
    item, body = plans["text"].word.paragraph("тармақта"), plans["text"].pdf.block("тармақта")
    assert item.look("қалың") == body.look("қалың") == (True, False)
    assert item.look("сөз бар") == body.look("сөз бар") == (False, False)


def test_m051_italic_run_in_brackets(plans: Plans) -> None:
    looks(plans, "(көлбеу жақшада)", (False, True))


def test_m052_card_of_short_lines(plans: Plans) -> None:
    para, block = both(plans, "Атауы:")
    assert para.text.split("\n") == [
        "Атауы: № 1 емхана",
        "Мекенжайы: Көкжар қаласы",
        "Төсек саны: 120",
    ]
    assert para.align == "left"
    tops = [round(one.top) for one in block.pieces]
    assert len(set(tops)) == 3


def test_m053_references_to_tables_diagrams_and_annexes(plans: Plans) -> None:
    para, block = both(plans, "Дерек")
    wanted = "Дерек 1-кесте ішінде, 1-кестеден және 1-диаграммада, 1-қосымшаға қараңыз."
    assert para.text == wanted
    assert [one.split()[0] for one in para.fields] == ["REF"] * 4
    marked = {name for one in plans["text"].word.paragraphs for name in one.bookmarks}
    assert set(para.anchors) <= marked
    assert len(set(para.anchors)) == 3
    assert {one.split()[1] for one in para.fields} <= marked
    assert [one.text for one in block.all("Link")] == [
        "1-кесте",
        "1-кестеден",
        "1-диаграммада",
        "1-қосымшаға",
    ]
    targets = {target for _, target in plans["text"].pdf.links()}
    assert {"t-1", "fig-1", "annex-a"} <= targets


def test_m054_legal_acts_with_nested_quotes(plans: Plans) -> None:
    kept(
        plans,
        "«Халық денсаулығы және «Денсаулық сақтау» жүйесі туралы» 2020 жылғы 7 шілдедегі "
        "№ 360-VI Кодекс.",
    )
    assert "2020\u00a0ж" in plans["text"].word.parts["word/document.xml"].decode()


def test_m055_abbreviation_introduced_in_brackets(plans: Plans) -> None:
    kept(plans, "Міндетті әлеуметтік медициналық сақтандыру (бұдан әрі – МӘМС) енгізілді.")


def test_m056_spelling_and_doubled_marks_kept(plans: Plans) -> None:
    kept(plans, "Денсаулык, денсаулық!! Қос тыныс белгі,, сақталады .:")
    codes = [one.code for one in plans["text"].report.found]
    assert codes.count("doubled-mark") == 2


def test_m057_latin_terms(plans: Plans) -> None:
    kept(plans, "Қызмет KPI (Key Performance Indicator) мен «Health Hub» бойынша бағаланады.")


def test_m058_names_in_quotes_and_slash_pairs(plans: Plans) -> None:
    kept(
        plans,
        "«Самұрық», «Қамқор», «Мейірім» және «Сана» орталықтары, дәрігер/мейіргер жұптары.",
    )


def test_m059_enumeration_inside_a_sentence(plans: Plans) -> None:
    kept(plans, "Басымдықтар: 1) сапа; 2) қолжетімділік; 3) тиімділік.")
    assert plans["text"].word.paragraph("Басымдықтар").label == ""
    assert plans["text"].pdf.block("Басымдықтар").kind == "P"


def test_underline_colour_raised_and_lowered(plans: Plans) -> None:
    para, block = both(plans, "Астын сызу")
    assert para.run_of("мына сөз").underline
    assert para.run_of("қызыл сөз").colour == block.piece("қызыл сөз").colour == "c00000"
    raised = [run.raised for run in para.runs if run.text == "2"]
    assert raised == ["superscript", "subscript"]
    up, down = (one for one in block.pieces if one.text.strip() == "2")
    assert up.size < 10
    assert down.size < 10
    line = block.piece("және H")
    assert up.bottom < line.bottom - 2
    assert down.bottom > up.bottom + 4
    under = [one for one in plans["text"].pdf.shapes if one.page == up.page and one.height < 2]
    word = block.piece("мына сөз")
    assert any(abs(one.x0 - word.x0) < 3 and one.top > word.top + 5 for one in under)


def test_external_link(plans: Plans) -> None:
    para, block = both(plans, "Сайт")
    assert para.urls == ["https://example.kz/"]
    assert para.run_of("емхана беті").link == "https://example.kz/"
    assert [one.text for one in block.all("Link")] == ["емхана беті"]
    assert "https://example.kz/" in [target for _, target in plans["text"].pdf.links()]


def test_centred_and_right_paragraphs(plans: Plans) -> None:
    para, block = both(plans, "Ортадағы")
    assert (para.align, para.left) == ("center", 0)
    assert abs((block.box[1] + block.box[3]) / 2 - (LEFT + RIGHT) / 2) < 1
    para, block = both(plans, "Оң жақтағы")
    assert para.align == "right"
    assert abs(block.box[3] - RIGHT) < 1
