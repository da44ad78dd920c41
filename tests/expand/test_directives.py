"""Directives in the author's text: what they place, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.build import Options, resolve_plan
from docgen.diagnostics import Diagnostic, Report
from docgen.tree.nodes import (
    Block,
    Box,
    Chart,
    Figure,
    Group,
    List,
    PageBreak,
    Paragraph,
    RowKind,
    Table,
)
from docgen.tree.walk import every_block
from tests.support import Files

Make = Callable[[Files], Path]
TABLE = {"caption": "Кадр", "head": [["а", "б"]], "rows": [["1", "2"]]}


def blocks(make: Make, words: str, **files: object) -> tuple[list[Block], list[Diagnostic]]:
    """Return all blocks of a part with these words, and what was reported."""
    report = Report()
    named = {f"data/{name}.yaml": data for name, data in files.items()}
    found = resolve_plan(make({"1.md": f"# Бөлім\n\n{words}\n", **named}), report, Options())
    return list(every_block(found.blocks)) if found else [], report.sorted()


def table(make: Make, words: str, **files: object) -> Table:
    found, faults = blocks(make, words, **files)
    assert faults == []
    return next(one for one in found if isinstance(one, Table))


def test_options_on_the_line_win_over_the_files(plan_folder: Make) -> None:
    found = table(
        plan_folder,
        '::: table data/t.yaml #own caption="Басқа" label="№7 кесте" own-line=yes widths="30 *" '
        'align="c r" numbers=yes small=yes landscape=always alt="Сипат" kind=plain :::',
        t=TABLE,
    )
    assert found.caption is not None
    assert found.caption.label == "№7 кесте"
    assert found.caption.own_line
    assert (found.id, found.kind, found.style, found.orientation, found.alt) == (
        "own",
        "plain",
        "cell-small",
        "landscape",
        "Сипат",
    )
    assert found.key == "data/t.yaml"
    assert [(one.width, one.align) for one in found.columns] == [(1701, "center"), (0, "right")]
    assert [row.kind for row in found.rows] == [RowKind.HEADER, RowKind.NUMBERS, RowKind.BODY]


@pytest.mark.parametrize(("own", "line"), [("true", True), ("false", False)])
def test_own_line_in_the_data(plan_folder: Make, own: str, line: bool) -> None:
    found = table(plan_folder, "::: table data/t.yaml :::", t={**TABLE, "own_line": own})
    assert found.caption is not None
    assert found.caption.own_line is line


def test_swot_in_pairs_has_a_head_over_both_columns(plan_folder: Make) -> None:
    parts = [{"left": "в", "right": "г", "rows": [["д", "е"]]}]
    swot = {"kind": "pairs", "head": ["а", "б"], "parts": parts}
    found = table(plan_folder, "::: swot data/s.yaml :::", s=swot)
    kinds = [row.kind for row in found.rows]
    assert kinds == [RowKind.HEADER, RowKind.SUBHEADER, RowKind.BODY]
    plain = table(plan_folder, "::: swot data/s.yaml :::", s={"kind": "pairs", "parts": parts})
    assert plain.rows[0].kind is RowKind.SUBHEADER
    _, faults = blocks(plan_folder, "::: swot data/s.yaml :::", s={**swot, "head": ["а"]})
    assert [one.code for one in faults] == ["table-ragged"]


def test_a_markdown_table_takes_caption_and_notes(plan_folder: Make) -> None:
    found = table(
        plan_folder,
        '::: table caption="Кадр" #t\n| а | б |\n| - | - |\n| 1 | 2 |\n\n'
        "::: notes\nескерту\n:::\n:::",
    )
    assert found.id == "t"
    assert found.caption is not None
    assert found.caption.label == "1-кесте."
    (note,) = found.notes
    assert isinstance(note, Paragraph)
    assert note.style == "table-note"


def test_amendments_are_italic_with_their_lists(plan_folder: Make) -> None:
    found, _ = blocks(plan_folder, "::: amendment\nЕскерту.\n\n2) тармақ\n:::")
    styles = [one.style for one in found if isinstance(one, Paragraph | List)]
    assert styles[:2] == ["amendment", "amendment"]


def test_boxes_and_pages(plan_folder: Make) -> None:
    found, faults = blocks(
        plan_folder,
        "::: side goal\nа\n:::\n\n::: box\nб\n:::\n\n::: landscape\nв\n:::\n\n::: page-break :::",
    )
    assert faults == []
    assert [one.kind for one in found if isinstance(one, Box)] == ["goal", "box"]
    assert [one.orientation for one in found if isinstance(one, Group)][-1] == "landscape"
    assert isinstance(found[-1], PageBreak)


def test_contents_where_the_author_wants_them(plan_folder: Make) -> None:
    report = Report()
    folder = plan_folder(
        {
            "plan.yaml": {"contents": {"title": "Тізбе", "kind": "table"}, "layout": "development"},
            "1.md": "# а\n\n::: contents :::",
        }
    )
    found = resolve_plan(folder, report, Options())
    assert found is not None
    kinds = [one.kind for one in every_block(found.blocks) if type(one).__name__ == "Contents"]  # type: ignore[union-attr]
    assert kinds == ["table", "table"]


def test_a_chart_becomes_a_figure_with_its_notes(plan_folder: Make) -> None:
    chart = {
        "kind": "line",
        "caption": "Өсім",
        "alt": "Өседі",
        "categories": ["1", "2"],
        "series": [{"name": "а", "values": ["1", ""]}],
        "notes": ["ескерту"],
    }
    found, faults = blocks(plan_folder, "::: chart data/c.yaml #fig sequence=figure :::", c=chart)
    assert faults == []
    figure = next(one for one in found if isinstance(one, Figure))
    assert (figure.id, figure.alt) == ("fig", "Өседі")
    assert figure.caption is not None
    assert figure.caption.label == "1-сурет."
    assert found[-1].style == "table-note"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("::: tabel data/t.yaml :::", "unknown-directive"),
        ("::: table data/t.yaml captoin=а :::", "unknown-option"),
        ("::: table data/t.yaml widths=30 :::", "column-count"),
        ("::: table data/zhok.yaml :::", "file-not-found"),
        ("::: table ../t.yaml :::", "path-outside"),
        ("::: swot :::", "directive-arguments"),
        ("::: sheet зат :::", "directive-arguments"),
        ("::: side жоқ\nа\n:::", "unknown-box-kind"),
        ("::: table\nсөз\n:::", "table-directive-needs-one-table"),
    ],
)
def test_faults_stand_at_the_directive(plan_folder: Make, words: str, code: str) -> None:
    _, faults = blocks(plan_folder, f"Сөз.\n\n{words}", t=TABLE)
    assert [(one.code, one.position.file, one.position.line) for one in faults] == [
        (code, "1.md", 5)
    ]


def test_near_names_are_offered(plan_folder: Make) -> None:
    _, (fault,) = blocks(plan_folder, "::: tabel data/t.yaml :::", t=TABLE)
    assert fault.arguments["nearest"] == "table"


def test_values_of_the_data_in_prose(plan_folder: Make) -> None:
    words = "{value}`period.from` пен {value}`indicators.k.2024`, {value}`goals.g.title`.\n\n"
    found, faults = blocks(
        plan_folder,
        words + "::: indicators data/i.yaml :::",
        i={
            "years": ["2024"],
            "groups": [{"indicators": [{"id": "k", "name": "а", "values": {"2024": "7"}}]}],
        },
        goals={"directions": [{"id": "d", "title": "б", "goals": [{"id": "g", "title": "Сапа"}]}]},
    )
    assert faults == []
    paragraph = next(one for one in found if isinstance(one, Paragraph))
    assert "".join(getattr(one, "text", "") for one in paragraph.children) == "2024 пен 7, Сапа."
    _, faults = blocks(plan_folder, "{value}`period.zhok`")
    assert [(one.code, one.position.line) for one in faults] == [("unknown-value-path", 3)]


@pytest.mark.parametrize(
    ("values", "asked", "shown"),
    [(["60", "-", "39,50"], {}, 2), (["1", "2"], {}, 0), (["1,25", "2"], {"decimals": "1"}, 1)],
)
def test_a_chart_shows_the_decimals_that_its_author_wrote(
    plan_folder: Make, values: list[str], asked: dict[str, str], shown: int
) -> None:
    data = {
        "kind": "bar",
        "alt": "Бағандар",
        "categories": [str(at) for at in range(len(values))],
        "series": [{"name": "Үлес", "values": values}],
        **asked,
    }
    found, faults = blocks(plan_folder, "::: chart data/c.yaml :::", c=data)
    assert faults == []
    (chart,) = (one.content for one in found if isinstance(one, Figure))
    assert isinstance(chart, Chart)
    assert chart.decimals == shown
