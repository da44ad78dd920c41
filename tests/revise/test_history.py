"""Notes, register and title page from revision to revision."""

from __future__ import annotations

import itertools
import shutil
from collections import Counter
from pathlib import Path

import pytest

from docgen.build import Options, resolve_plan
from docgen.compare import Kind, Scope
from docgen.diagnostics import Report
from docgen.outside import resource_folder
from docgen.revise.commands import lines
from docgen.revise.history import Traced, trace
from docgen.tree.nodes import Group, Paragraph
from docgen.tree.walk import every_block
from docgen.write.walk import plain_text


def revised(folder: Path, state: Path, edits: dict[str, tuple[str, str]], basis: str) -> Path:
    """Return a copy of `state` in `folder` with texts replaced and a basis."""
    shutil.copytree(state, folder)
    for name, (find, put) in edits.items():
        path = folder / name
        assert path.read_text().count(find) == 1
        path.write_text(path.read_text().replace(find, put))
    (folder / "revision.yaml").write_text(f"basis: {basis}\n")
    return folder


def followed(states: list[Path], *more: Path) -> list[Traced]:
    report = Report()
    found = trace([*states, *more[:-1]], more[-1], report)
    assert found is not None, [(one.code, one.arguments) for one in report.found]
    return found


def test_three_revisions_are_eight_four_and_one(traced: list[Traced]) -> None:
    kinds = Counter((one.kind, one.scope) for edition in traced for one in edition.changes.changes)
    assert kinds[Kind.REPLACED, Scope.PARAGRAPH] == 8
    assert kinds[Kind.REPEALED, Scope.PARAGRAPH] + kinds[Kind.REPEALED, Scope.ITEM] == 4
    assert kinds[Kind.REPLACED, Scope.SECTION] == 1


def test_notes_are_in_the_grammar_of_acts(traced: list[Traced]) -> None:
    words = {note.words.replace("\u00a0", " ") for note in traced[-1].notes}
    second = "Директорлар кеңесінің 2022 жылғы 18 наурыздағы шешіміне (№ 4 хаттама) сәйкес"
    third = "Директорлар кеңесінің 2023 жылғы 23 маусымдағы шешіміне (№ 8 хаттама) сәйкес"
    fourth = "Директорлар кеңесінің 2023 жылғы 24 қарашадағы шешіміне (№ 13 хаттама) сәйкес"
    assert f"Екінші абзац {second} жаңа редакцияда жазылған." in words
    assert f"Төртінші абзац {second} алынып тасталды." in words
    assert f"1-міндет {third} үшінші абзацпен толықтырылды." in words
    assert f"1-кестенің 1-жолы {third} жаңа редакцияда жазылған." in words
    assert f"1-кесте {third} 5-жолмен толықтырылды." in words
    assert f"IV бөлім {fourth} жаңа редакцияда жазылған." in words


def test_earlier_notes_stay(traced: list[Traced]) -> None:
    for before, after in itertools.pairwise(traced):
        assert {one.id for one in before.notes} <= {one.id for one in after.notes}
        assert before.rows == after.rows[: len(before.rows)]


def test_a_note_stands_at_its_place(states: list[Path], traced: list[Traced]) -> None:
    report = Report()
    resolved = resolve_plan(states[1], report, traced[1].options(Options()))
    assert resolved is not None
    texts = [
        (one.style, plain_text(one.children))
        for one in every_block(resolved.blocks)
        if isinstance(one, Paragraph)
    ]
    at = next(n for n, (_, words) in enumerate(texts) if words.startswith("Қор өңірдегі"))
    assert texts[at + 1][0] == "amendment"
    assert texts[at + 1][1].startswith("Екінші абзац")
    gone = next(n for n, (_, words) in enumerate(texts) if "Алтыншы абзац" in words)
    assert texts[gone - 1][1].startswith("шалғай ауылдарда")


def test_title_page_names_each_act(states: list[Path], traced: list[Traced]) -> None:
    resolved = resolve_plan(states[-1], Report(), traced[-1].options(Options()))
    assert resolved is not None
    title = resolved.blocks[0]
    assert isinstance(title, Group)
    words = [
        plain_text(one.children) for one in every_block(title.blocks) if isinstance(one, Paragraph)
    ]
    at = words.index("2022 жылғы 18 наурызда")
    assert words[at - 2 : at + 2] == [
        "«Өрлеу денсаулық қоры» КЕАҚ",
        "Директорлар кеңесінің шешімімен",
        "2022 жылғы 18 наурызда",
        "(№ 4 хаттама) өзгерістер енгізілген",
    ]
    assert "2023 жылғы 24 қарашада" in words


def test_an_amendment_inside_the_block_stands_in_brackets(
    states: list[Path], tmp_path: Path
) -> None:
    folder = revised(
        tmp_path / "5",
        states[-1],
        {"1-introduction.md": ("айқындайды", "белгілейді")},
        "{body: Бас директор, kind: order, date: 2024-02-05, number: 12-ө}\nplace: inside",
    )
    last = followed(states, folder)[-1]
    assert [str(line) for line in last.amendments[-1].lines] == [
        "(2024 жылғы «5» ақпанда",
        "енгізілген өзгерістермен)",
    ]
    act = "Бас директордың 2024 жылғы 5 ақпандағы № 12-ө бұйрығына сәйкес"
    assert any(act in one.words.replace("\u00a0", " ") for one in last.notes)


def test_two_acts_of_one_day_are_two_revisions(states: list[Path], tmp_path: Path) -> None:
    basis = "{{body: Директорлар кеңесі, date: 2024-02-05, number: {}}}"
    five = revised(
        tmp_path / "5",
        states[-1],
        {"1-introduction.md": ("айқындайды", "белгілейді")},
        basis.format(1),
    )
    six = revised(
        tmp_path / "6", five, {"1-introduction.md": ("бақылайды", "бағалайды")}, basis.format(2)
    )
    last = followed(states, five, six)[-1]
    assert [row.basis.replace("\u00a0", " ") for row in last.rows[-2:]] == [
        "№ 1 хаттама, 05.02.2024",
        "№ 2 хаттама, 05.02.2024",
    ]
    assert len(last.amendments) == 5


def test_a_new_task_changes_the_numbers_after_it(states: list[Path], tmp_path: Path) -> None:
    new = "## Кадрларды дамыту {.task}\n\nҚор дәрігерлердің біліктілігін арттырады.\n\n"
    mark = "## Пациенттермен кері байланыс {.task}"
    folder = revised(
        tmp_path / "5",
        states[-1],
        {"3-goals.md": (mark, new + mark)},
        "{body: Директорлар кеңесі, date: 2024-02-05, number: 1}",
    )
    last = followed(states, folder)[-1]
    assert [(one.kind, one.scope) for one in last.changes.changes] == [
        (Kind.INSERTED, Scope.SECTION),
        (Kind.RENUMBERED, Scope.HEADING),
    ]
    words = [one.words for one in last.notes if one.edition == 5]
    assert words[1].startswith("3-міндеттің нөмірі")
    assert words[1].endswith("4-міндет болып өзгертілді.")


def test_an_annex_is_added(states: list[Path], tmp_path: Path) -> None:
    folder = revised(
        tmp_path / "5",
        states[-1],
        {"plan.yaml": ("  - sheet: changes", "  - annex.md\n  - sheet: changes")},
        "{body: Директорлар кеңесі, date: 2024-02-05, number: 1}",
    )
    (folder / "annex.md").write_text("# Емханалардың тізімі {.annex}\n\nБірінші емхана.\n")
    (change,) = followed(states, folder)[-1].changes.changes
    assert (change.kind, change.scope) == (Kind.INSERTED, Scope.SECTION)
    assert change.place.thing.title == "Емханалардың тізімі"


def test_a_year_is_added_to_the_period(states: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "2"
    revised(
        folder,
        states[0],
        {"plan.yaml": ("2021–2025", "2021–2026")},
        "{body: Директорлар кеңесі, date: 2024-02-05, number: 1}",
    )
    text = (folder / "plan.yaml").read_text().replace("to: 2025", "to: 2026")
    (folder / "plan.yaml").write_text(text)
    data = folder / "data" / "indicators.yaml"
    data.write_text(data.read_text().replace("}\n", ", 2026: 80}\n"))
    last = followed(states[:1], folder)[-1]
    assert [one.scope for one in last.changes.changes] == [Scope.TITLE, Scope.TABLE]
    assert [row.target for row in last.rows] == ["amended-title", "amendment-2-2"]
    assert len(last.notes) == 1


def test_a_left_over_revision_is_none(states: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "5"
    shutil.copytree(states[-1], folder)
    text = (folder / "1-introduction.md").read_text()
    (folder / "1-introduction.md").write_text(text.replace("айқындайды", "белгілейді"))
    last = followed(states, folder)[-1]
    assert len(last.changes) == 1
    assert len(last.rows) == 16


def test_a_correction_that_fits_nothing_is_reported(states: list[Path], tmp_path: Path) -> None:
    folder = revised(
        tmp_path / "5",
        states[-1],
        {"1-introduction.md": ("айқындайды", "белгілейді")},
        "{body: Директорлар кеңесі, date: 2024-02-05, number: 1}\n"
        "corrections:\n  - {old: Мұндай мәтін жоқ, ordinal: 3}",
    )
    report = Report()
    trace(states, folder, report)
    assert [one.code for one in report.found] == ["correction-unused"]


@pytest.mark.parametrize("rows", ["change", "act"])
def test_the_layout_chooses_rows_by_change_or_act(traced: list[Traced], rows: str) -> None:
    from docgen.revise.history import register_rows

    last = traced[1]
    revision = last.edition.revision
    assert revision is not None
    wording = last.wording
    patterns = wording.patterns.model_copy(update={"register_rows": rows})
    own = type(wording)(patterns, wording.layout, wording.lexicon)
    made = register_rows(last.changes, revision.basis, 2, own)
    assert len(made) == (10 if rows == "change" else 1)
    assert "1-міндеттің үшінші абзацы" in " ".join(row.place for row in made)


def test_what_moved_is_named_with_both_places(states: list[Path], tmp_path: Path) -> None:
    words = "Қор өңірдегі жиырма бір емхананың және екі жедел жәрдем станциясының қызметін"
    text = (states[-1] / "1-introduction.md").read_text()
    sentence = next(line for line in text.splitlines() if line.startswith(words))
    folder = revised(
        tmp_path / "5",
        states[-1],
        {"1-introduction.md": (f"{sentence}\n\n", "")},
        "{body: Директорлар кеңесі, date: 2024-02-05, number: 1}",
    )
    path = folder / "3-goals.md"
    path.write_text(f"{path.read_text()}\n{sentence}\n")
    last = followed(states, folder)[-1]
    (line,) = lines(last)
    assert line.replace("\u00a0", " ") == (
        "1. I бөлімнің екінші абзацы → 3-міндеттің үшінші абзацы – ауыстырылды"
    )


def test_a_wording_with_an_unknown_place_is_reported(states: list[Path], tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(resource_folder("templates"), templates)
    own = templates / "development" / "amendments.yaml"
    own.write_text("notes: {box: {replaced: '{paragraph} {act}'}}\n")
    report = Report()
    assert trace(states[:1], states[1], report, templates) is None
    assert [one.code for one in report.found] == ["layout-invalid"]
    assert "{paragraph}" in str(report.found[0].arguments["problem"])
