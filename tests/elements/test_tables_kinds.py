"""M126–M130: SWOT in its three kinds, matrices, risks."""

from __future__ import annotations

from tests.elements.grids import Grid, grid, listed
from tests.finished.word import W
from tests.support import Files, Plans

LONG = "1. Емхана тұрғындарға көмек көрсетеді\n2. Қызметін жыл сайын жаңартады\n"
PLANS: dict[str, Files] = {
    "kinds": {
        "1.md": """# Түрлер

::: swot data/perspectives.yaml :::

::: swot data/square.yaml :::

::: swot data/pairs.yaml :::

::: matrix data/matrix.yaml :::

::: risks data/risks6.yaml :::

::: risks data/risks2.yaml :::

::: risks data/risks-goals.yaml :::

""",
        "data/perspectives.yaml": {
            "kind": "perspectives",
            "titles": {"strengths": "Күшті S", "weaknesses": "Әлсіз W"},
            "perspectives": [
                {
                    "name": "Клиенттер",
                    "strengths": LONG,
                    "weaknesses": "кезек",
                    "opportunities": "мүмкіндік бір",
                    "threats": "қатер бір",
                },
                {"name": "Қаржы", "strengths": "бюджет", "opportunities": "грант"},
            ],
        },
        "data/square.yaml": {
            "kind": "square",
            "strengths": LONG,
            "weaknesses": "төрт әлсіз",
            "opportunities": "төрт мүмкіндік",
            "threats": LONG,
        },
        "data/pairs.yaml": {
            "kind": "pairs",
            "head": ["Ішкі (ұйым)", "Сыртқы (орта)"],
            "parts": [
                {
                    "left": "Күшті жұп",
                    "right": "Мүмкін жұп",
                    "rows": [["ғимарат", "аккредиттеу"], ["тариф", ""]],
                },
                {
                    "title": "Екінші жарты",
                    "left": "Әлсіз жұп",
                    "right": "Қатер жұп",
                    "rows": [["ж", "з"]],
                },
            ],
        },
        "data/matrix.yaml": {
            "title": "Қатерлер матрицасы",
            "corner": "",
            "columns_head": "Ықпал ету",
            "rows_head": "Ықтималдық",
            "columns": ["Қатты", "Орташа"],
            "rows": [
                {
                    "name": "Жоғары",
                    "code": "(Ж)",
                    "cells": ["тез өрт", "баяу өрт"],
                    "fills": ["ff9999", "ffff99"],
                },
                {"name": "Төмен", "cells": ["су", "жел"]},
            ],
        },
        "data/risks6.yaml": {
            "columns": ["name", "goal", "consequence", "measures", "plan", "done"],
            "groups": [
                {
                    "group": "Сыртқы тәуекелдер",
                    "risks": [
                        {
                            "name": "Тәуекел алты",
                            "goal": "мақсат",
                            "consequence": "салдар",
                            "measures": "шара",
                            "plan": "жоспар",
                            "done": "орындау",
                        }
                    ],
                },
                {"group": "Ішкі тәуекелдер", "style": "italic", "risks": [{"name": "Кадр"}]},
            ],
        },
        "data/risks2.yaml": {
            "columns": ["name", "measures"],
            "titles": {"name": "Атауы екі"},
            "groups": [{"risks": [{"name": "Тәуекел екі", "measures": "жауап"}]}],
        },
        "data/risks-goals.yaml": {
            "columns": ["name", "goal"],
            "groups": [
                {
                    "risks": [
                        {"name": "Тәуекел үш", "goal": "g1"},
                        {"name": "Тәуекел төрт", "goal": "g1 туралы сөз"},
                    ]
                }
            ],
        },
        "data/goals.yaml": {
            "directions": [
                {
                    "id": "d1",
                    "title": "Сапа",
                    "goals": [{"id": "g1", "label": "1.1-мақсат.", "title": "Қолжетімділік"}],
                }
            ]
        },
    }
}


def kind(plans: Plans, words: str) -> Grid:
    return grid(plans["kinds"], words)


def test_m126_swot_with_row_heads_and_an_empty_corner(plans: Plans) -> None:
    one = listed(plans["kinds"], "мүмкіндік бір")
    assert one.word.texts()[0] == one.pdf.texts()[0] == ["", "Күшті S", "Әлсіз W"]
    assert one.word.texts()[3] == one.pdf.texts()[3] == ["", "Мүмкіндіктер", "Қатерлер"]
    assert one.heads == 1
    for row in (1, 2, 4, 5):
        assert one.pdf.rows()[row][0].kind == "TH"
        assert one.pdf.rows()[row][0].attribute("Scope") == "/Row"
    assert [row[0].text for row in one.pdf.rows()[4:]] == ["Клиенттер", "Қаржы"]
    labels = [para.label for para in one.word.row(1)[1].paragraphs]
    assert labels == ["1.", "2."]
    assert [one.text for one in one.pdf.rows()[1][1].all("Lbl")] == ["1.", "2."]
    look = one.word.source.find("{*}tblPr/{*}tblLook")
    assert look is not None
    assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")


def test_m127_swot_two_by_two_with_long_lists(plans: Plans) -> None:
    one = listed(plans["kinds"], "төрт әлсіз")
    assert len(one.word.widths) == 2
    assert [len(row) for row in one.pdf.rows()] == [2, 2, 2, 2]
    heads = [cell.text for row in (0, 2) for cell in one.pdf.rows()[row]]
    assert heads == ["Күшті жақтары", "Әлсіз жақтары", "Мүмкіндіктер", "Қатерлер"]
    assert all(cell.bold for row in (0, 2) for cell in one.word.row(row))
    assert [cell.text for cell in one.pdf.rows()[3][1].all("Lbl")] == ["1.", "2."]
    assert [para.label for para in one.word.row(3)[1].paragraphs] == ["1.", "2."]


def test_m128_swot_in_paired_rows(plans: Plans) -> None:
    one = kind(plans, "аккредиттеу")
    assert one.heads == 1
    assert one.texts == [
        ["Ішкі (ұйым)", "Сыртқы (орта)"],
        ["Күшті жұп", "Мүмкін жұп"],
        ["ғимарат", "аккредиттеу"],
        ["тариф", ""],
        ["Екінші жарты"],
        ["Әлсіз жұп", "Қатер жұп"],
        ["ж", "з"],
    ]
    assert one.spans("Екінші жарты") == (2, 1)
    assert one.align("Екінші жарты") == "center"
    assert one.look("Мүмкін жұп") == (True, False)
    left, right = one.pdf.cell("ғимарат").box, one.pdf.cell("аккредиттеу").box
    assert abs(left[4] - right[4]) < 6


def test_m129_likelihood_by_influence(plans: Plans) -> None:
    plan, one = plans["kinds"], kind(plans, "тез өрт")
    assert plan.word.paragraph("Қатерлер матрицасы").bold
    assert one.heads == 2
    assert one.spans("Ықпал ету") == (2, 1)
    assert one.word.cells[0].place == (0, 0, 2, 2)
    assert one.spans("Ықтималдық") == (1, 2)
    assert one.texts[2:] == [
        ["Ықтималдық", "Жоғары (Ж)", "тез өрт", "баяу өрт"],
        ["Төмен", "су", "жел"],
    ]
    assert one.pdf.cell("Төмен").attribute("Scope") == "/Row"
    assert [one.word.cell(words).fill for words in ("тез", "баяу", "су")] == [
        "ff9999",
        "ffff99",
        "",
    ]
    for words, fill in (("тез", "ff9999"), ("баяу", "ffff99")):
        box = one.pdf.cell(words).box
        found = [at for at in plan.pdf.shapes if (at.page, at.fill) == (box[0], fill)]
        assert any(at.x0 <= box[1] and box[3] <= at.x1 and at.top <= box[2] for at in found)


def test_m130_risk_tables_of_six_and_two_columns(plans: Plans) -> None:
    six = kind(plans, "Тәуекел алты")
    assert len(six.word.widths) == 6
    assert six.texts[2] == ["Тәуекел алты", "мақсат", "салдар", "шара", "жоспар", "орындау"]
    assert six.spans("Сыртқы тәуекелдер") == six.spans("Ішкі тәуекелдер") == (6, 1)
    assert six.look("Сыртқы тәуекелдер") == (True, False)
    assert six.look("Ішкі тәуекелдер") == (False, True)
    two = kind(plans, "Тәуекел екі")
    assert two.texts[1] == ["Тәуекел екі", "жауап"]
    assert two.texts[0][0] == "Атауы екі"


def test_a_risk_may_name_its_goal_by_id(plans: Plans) -> None:
    assert kind(plans, "Тәуекел үш").texts[1:] == [
        ["Тәуекел үш", "1.1-мақсат. Қолжетімділік"],
        ["Тәуекел төрт", "g1 туралы сөз"],
    ]
