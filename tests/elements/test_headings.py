"""M029–M045: headings."""

from __future__ import annotations

import pytest

from tests.support import Finished, Plans

PLANS = {
    "clinic": {
        "1.md": """Кіріспе сөз бөлімдерден бұрын тұрады.

# Ағымдағы жағдай

## Сыртқы орта

### Халық {#people}

Мәтін.

## Ішкі орта {label="1.2"}

Мәтін.

# БАҒЫТТАР

## Сапаны арттыру {.direction}

### Көмекті жақындату {.goal}

#### Тіркеуді жеңілдету {.task}

Мәтін.

### Кадрды даярлау {.goal}

## Қаржы {.direction}

### Ақылы қызмет {.goal}

## [3.1. 1-стратегиялық бағыт.]{.label} Сапа {.direction}

## [2.1-мақсат.]{.label} Жаңа сапа – халықтың сенімін арттыру {.goal}

### [1-мақсат:]{.label} Өзге сапа {.goal}

# Жоспар {label="3."}

### Міндеттер: {.colon}

- бірінші

### Кесте тақырыбы {.table-title}

| а | б |
| --- | --- |
| 1 | 2 |

### Күтілетін нәтиже. {.unnumbered}

**Негізгі ой.** Абзац осылай басталады.

# Түйін {.unnumbered}

Мәтін.

# Қосымша мәлімет {.annex}

Мәтін.
"""
    },
    "fund": {
        "plan.yaml": {"layout": "development"},
        "1.md": """# КІРІСПЕ

## Сыртқы орта

Мәтін.

## Ішкі орта

### Қалың көлбеу

### Көлбеу {.italic}

### Жай {.plain}

Мәтін.

# БАҒЫТ

## Тарифтер

## Қаржыландыру {.task}

Мәтін.

# Қорытынды {label="VI)."}

Мәтін.
""",
    },
    "plan": {
        "plan.yaml": {"layout": "implementation"},
        "1.md": """# Сапа

## Мақсат

### Нәтиже

Бірінші.

### Тәуекел

Екінші.

### Ресурс

Үшінші.

## Екінші мақсат

### Нәтиже

Төртінші.

### Тәуекел

Бесінші.

### Ресурс

Алтыншы.
""",
    },
}


def is_heading(plan: Finished, words: str, level: int, tag: str) -> None:
    """Assert a whole heading: words and level in both files, and its bookmark in the PDF."""
    assert plan.word.paragraph(words).text == words
    assert plan.word.paragraph(words).level == level
    assert plan.pdf.block(words, 0, (tag,)).text == words
    assert (level, words) in plan.pdf.outline()


def look(plan: Finished, words: str) -> tuple[bool, bool]:
    """Return whether the paragraph is bold and italic, the same in both files."""
    para = plan.word.paragraph(words)
    block = plan.pdf.block(words)
    assert (para.bold, para.italic) == (block.bold, block.italic)
    return para.bold, para.italic


def test_m029_part_heading_with_its_number(plans: Plans) -> None:
    is_heading(plans["clinic"], "1-бөлім. Ағымдағы жағдай", 1, "H1")
    heading = plans["clinic"].word.paragraph("1-бөлім")
    assert heading.align == "center"
    assert look(plans["clinic"], "1-бөлім. Ағымдағы") == (True, False)
    assert heading.on("w:keepNext")
    before = plans["clinic"].word.paragraph("Кіріспе сөз")
    assert before is plans["clinic"].word.paragraphs[0], "words before the first part stay there"


def test_m030_part_heading_in_capitals(plans: Plans) -> None:
    is_heading(plans["clinic"], "2-бөлім. БАҒЫТТАР", 1, "H1")
    is_heading(plans["fund"], "I. КІРІСПЕ", 1, "H1")


def test_m031_part_heading_with_a_plain_number(plans: Plans) -> None:
    is_heading(plans["clinic"], "3. Жоспар", 1, "H1")


def test_m032_part_heading_with_a_roman_numeral(plans: Plans) -> None:
    is_heading(plans["fund"], "II. БАҒЫТ", 1, "H1")
    is_heading(plans["fund"], "VI). Қорытынды", 1, "H1")


def test_m033_small_roman_sections_restart_in_every_part(plans: Plans) -> None:
    is_heading(plans["fund"], "i. Сыртқы орта", 2, "H2")
    is_heading(plans["fund"], "ii. Ішкі орта", 2, "H2")
    is_heading(plans["fund"], "i. Тарифтер", 2, "H2")


def test_m034_decimal_headings_with_or_without_full_stop(plans: Plans) -> None:
    is_heading(plans["clinic"], "1.1. Сыртқы орта", 2, "H2")
    is_heading(plans["clinic"], "1.1.1. Халық", 3, "H3")
    is_heading(plans["clinic"], "1.2 Ішкі орта", 2, "H2")


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("1-стратегиялық бағыт. Сапаны арттыру", 2),
        ("1.1-мақсат. Көмекті жақындату", 3),
        ("1.1.1-міндет. Тіркеуді жеңілдету", 4),
        ("1.2-мақсат. Кадрды даярлау", 3),
        ("2.1-мақсат. Ақылы қызмет", 3),
        ("1-мақсат: Өзге сапа", 3),
    ],
)
def test_m035_direction_goal_and_task_headings(plans: Plans, words: str, level: int) -> None:
    is_heading(plans["clinic"], words, level, f"H{level}")


def test_m036_headings_with_two_labels(plans: Plans) -> None:
    is_heading(plans["fund"], "i. 1-міндет. Қаржыландыру", 2, "H2")
    is_heading(plans["clinic"], "3.1. 1-стратегиялық бағыт. Сапа", 2, "H2")


def test_m037_unnumbered_first_level_headings(plans: Plans) -> None:
    is_heading(plans["plan"], "Сапа", 1, "H1")
    is_heading(plans["clinic"], "Түйін", 1, "H1")
    styles = [plans["clinic"].word.paragraph(one).style for one in ("1-бөлім", "Түйін")]
    assert styles[0] == styles[1], "it looks like a part heading"


def test_m038_headings_that_end_in_a_colon(plans: Plans) -> None:
    clinic = plans["clinic"]
    para = clinic.word.paragraph("Міндеттер:")
    assert (para.text, para.level) == ("Міндеттер:", 3)
    assert look(clinic, "Міндеттер:") == (True, False)
    assert para.on("w:keepNext")
    assert clinic.pdf.block("Міндеттер:").kind.startswith("H")
    assert "Міндеттер:" in [title for _, title in clinic.pdf.outline()]


def test_m039_unnumbered_sub_headings_of_three_looks(plans: Plans) -> None:
    fund = plans["fund"]
    assert look(fund, "Қалың көлбеу") == (True, True)
    assert look(fund, "Көлбеу") == (False, True)
    assert look(fund, "Жай") == (False, False)
    assert [fund.word.paragraph(one).level for one in ("Қалың", "Көлбеу", "Жай")] == [3, 3, 3]
    assert fund.pdf.block("Жай").kind == "H3"


def test_m040_triad_of_sub_headings_under_every_goal(plans: Plans) -> None:
    plan = plans["plan"]
    triad = ["Нәтиже", "Тәуекел", "Ресурс"]
    levels = [(one.text, one.level) for one in plan.word.paragraphs if one.level == 3]
    assert levels == [(one, 3) for one in triad * 2]
    assert [one.text for one in plan.pdf.all("H3")] == triad * 2
    assert [title for level, title in plan.pdf.outline() if level == 3] == triad * 2
    assert all(one.bold for one in plan.pdf.all("H3"))
    assert all(one.bold for one in plan.word.paragraphs if one.level == 3)


def test_m041_sub_heading_as_a_tables_title(plans: Plans) -> None:
    clinic = plans["clinic"]
    title = clinic.word.paragraph("Кесте тақырыбы")
    assert title.level == 0
    assert title.on("w:keepNext")
    assert look(clinic, "Кесте тақырыбы") == (True, False)
    at = clinic.word.paragraphs.index(title)
    assert clinic.word.paragraphs[at + 1].in_table
    tagged = clinic.pdf.block("Кесте тақырыбы")
    assert tagged.kind == "P"
    assert 0 < clinic.pdf.tables[0].box[2] - tagged.box[4] < 12
    assert "Кесте тақырыбы" not in [title for _, title in clinic.pdf.outline()]


def test_m042_sub_heading_with_a_full_stop(plans: Plans) -> None:
    is_heading(plans["clinic"], "Күтілетін нәтиже.", 2, "H2")
    assert look(plans["clinic"], "Күтілетін нәтиже.") == (True, False)


def test_m043_run_in_heading(plans: Plans) -> None:
    clinic = plans["clinic"]
    para, block = clinic.word.paragraph("Негізгі ой."), clinic.pdf.block("Негізгі ой.")
    assert para.text == block.text == "Негізгі ой. Абзац осылай басталады."
    assert para.look("Негізгі ой.") == block.look("Негізгі ой.") == (True, False)
    assert para.look("Абзац осылай") == block.look("Абзац осылай") == (False, False)
    assert para.level == 0
    assert block.kind == "P"


def test_m044_heading_with_its_statement_after_a_dash(plans: Plans) -> None:
    is_heading(plans["clinic"], "2.1-мақсат. Жаңа сапа – халықтың сенімін арттыру", 3, "H3")


def test_m045_annex_heading(plans: Plans) -> None:
    is_heading(plans["clinic"], "1-қосымша. Қосымша мәлімет", 1, "H1")
    assert plans["clinic"].word.paragraph("1-қосымша").align == "center"
