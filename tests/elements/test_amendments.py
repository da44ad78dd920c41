"""M156–M159: notes of amendments at their places."""

from __future__ import annotations

from tests.support import Files, Plans

PLANS: dict[str, Files] = {
    "fund": {
        "plan.yaml": {"layout": "development"},
        "1.md": """# Кіріспе

Өзгерген абзац осында.

::: amendment
Ескерту. Абзац 2022 жылғы шешіммен жаңа редакцияда.
:::

{.amendment}
Алып тасталды – 2023 жылғы шешіммен.

Қалған абзац.

1) бірінші
2) екінші

::: amendment
2) тармақша өзгертілді.
:::

3) үшінші

## Тарау

::: amendment
Ескерту. Тарау толық өзгертілді.
:::

Тараудың мәтіні.
""",
    }
}


def note(plans: Plans, words: str, before: str, after: str) -> None:
    """Assert an amendment's note: in italics, between its neighbours, in both files."""
    plan = plans["fund"]
    para, block = plan.word.paragraph(words), plan.pdf.block(words)
    assert para.italic
    assert block.italic
    assert not para.bold
    assert para.style == "Amendment"
    assert para.runs[0].size == block.pieces[0].size == 12
    at = plan.word.paragraphs.index(para)
    assert before in plan.word.paragraphs[at - 1].text
    assert after in plan.word.paragraphs[at + 1].text
    tops = [plan.pdf.block(one).box[2] for one in (before, words, after)]
    assert tops == sorted(tops)
    assert not plan.word.paragraph(after).italic or after.startswith("Алып")


def test_m156_note_after_a_changed_paragraph(plans: Plans) -> None:
    note(plans, "Ескерту. Абзац", "Өзгерген абзац", "Алып тасталды")


def test_m157_note_in_place_of_a_removed_paragraph(plans: Plans) -> None:
    note(plans, "Алып тасталды", "Ескерту. Абзац", "Қалған абзац")


def test_m158_note_between_items_of_a_list(plans: Plans) -> None:
    note(plans, "тармақша өзгертілді.", "екінші", "үшінші")
    plan = plans["fund"]
    labels = [plan.word.paragraph(one).label for one in ("бірінші", "екінші", "үшінші")]
    assert labels == ["1)", "2)", "3)"]
    assert [one.text for one in plan.pdf.all("Lbl")] == ["1)", "2)", "2)", "3)"]


def test_m159_note_for_a_whole_section(plans: Plans) -> None:
    note(plans, "Ескерту. Тарау", "i. Тарау", "Тараудың мәтіні")
    assert plans["fund"].word.paragraph("i. Тарау").on("w:keepNext")
