"""Slips of a planner's hand: each gives one clear message at its place, and nothing besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.planner import FILES
from tests.bad_input.whole import Run, docgen

Y, P, A, G = "plan.yaml", "people.yaml", "1-aim.md", "2-goals.md"
STAFF, KPI, GOALS = "data/staff.yaml", "data/kpi.yaml", "data/goals.yaml"

SLIPS = [
    # file, what stood there, what was typed, code, place, a word of what to type
    (Y, "city: К", "city:К", "yaml-no-blank", "5:8", "city: Көкжар қаласы"),
    (Y, "layout: c", "layout:c", "yaml-no-blank", "1:8", "layout: clinic"),
    (Y, "- sheet: a", "- sheet:a", "yaml-no-blank", "14:5", "sheet: agreement"),
    (Y, "  - 2-goals", "  -2-goals", "yaml-dash-no-blank", "13:3", "- 2-goals.md"),
    (Y, "parts:", "parts", "yaml-no-colon", "11:1", "parts: …"),
    (Y, "  city:", "   city:", "yaml-indent", "5:4", "put 2 blanks"),
    (Y, "  city:", " city:", "yaml-indent", "5:2", "put 2 blanks"),
    (Y, "  city:", "city:", "unknown-key", "5:1", "title_page"),
    (Y, "  city:", "\tcity:", "yaml-tab", "5:1", "tab"),
    (Y, "  city:", "\u00a0\u00a0city:", "yaml-no-break-blank", "5:1", "ordinary"),
    (Y, "name: Үлгі емхана", "name: “Үлгі емхана”", "yaml-typed-quotes", "3:9", "Үлгі емхана"),
    (Y, "foot: К", "foot: Орны: К", "yaml-colon", "10:13", '"Орны: Көкжар'),
    (Y, "foot: К", 'foot: "К', "yaml-not-closed", "10:9", "close the sign"),
    (Y, "[ospanova, d", "[ospanova d", "name-expected", "18:14", "without blanks"),
    (Y, "[ospanova, dosanov]", "[ospanova, dosanov", "yaml-not-closed", "18:13", "close"),
    (Y, "to: 2026", "to: 2023", "period-reversed", "6:9", "exchange"),
    (Y, "to: 2026", "to: 20026", "number-out-of-range", "6:26", "number"),
    (Y, "layout: clinic", "layout: klinic", "unknown-layout", "1:9", "did you mean «clinic»"),
    (Y, "title_page:", "titel_page:", "unknown-key", "7:1", "did you mean «title_page»"),
    (Y, "parts:", "patrs:", "unknown-key", "11:1", "did you mean «parts»"),
    (Y, "2-goals.md", "2-gaols.md", "file-not-found", "13:5", "did you mean «2-goals.md»"),
    (Y, "2-goals.md", "2-goals", "file-not-found", "13:5", "did you mean «2-goals.md»"),
    (Y, "2-goals.md", "1-aim.md", "duplicate-part", "13:5", "delete"),
    (Y, "- sheet: a", "- sheet: agreement\n  - sheet: a", "duplicate-part", "15:5", "delete"),
    (Y, "sheet: agreement", "sheet: agrement", "unknown-choice", "14:12", "«agreement»"),
    (Y, "name, date,", "name, dat,", "unknown-choice", "17:31", "did you mean «date»"),
    (Y, "    people: [o", "    people: [osapnova, o", "unknown-person", "18:14", "«ospanova»"),
    (Y, "ospanova: 2024", "dosanva: 2024", "date-of-nobody", "20:7", "«dosanov»"),
    (Y, "2024-01-05", "5.1.24", "date-expected", "20:17", "05.01.2024"),
    (Y, "2024-01-05", "5 қаңтар 2024", "date-expected", "20:17", "05.01.2024"),
    (Y, "2024-01-05", "31.02.2024", "date-impossible", "20:17", "calendar"),
    (P, "name: Е. С. О", "name: Е. С: О", "yaml-colon", "2:13", "Е. С: Оспанова"),
    (P, "  position: заңгер", "position: заңгер", "mapping-expected", "3:11", "key: value"),
    (P, "  name: Қ", "   name: Қ", "yaml-indent", "6:3", "put 3 blanks"),
    (P, "ospanova:", "ospanowa:", "unknown-person", "18:14", "did you mean «ospanowa»"),
    (A, "**Міндеті:**", "**Міндеті:", "stray-mark", "3:1", "both marks"),
    (A, "**Міндеті:**", "** Міндеті: **", "stray-mark", "3:1", "both marks"),
    (A, "**Міндеті:** к", "**Міндеті:**к", "stray-mark", "3:1", "both marks"),
    (A, "**Міндеті:**", "~~Міндеті:~~", "stray-mark", "3:1", "both marks"),
    (A, "Жасалатын", "Жаcалатын", "mixed-script", "3:40", "«Жасалатын»"),
    (A, "# М", "#М", "heading-without-blank", "1:1", "# Мақсаты"),
    (A, "- Екінші", "-Екінші", "list-without-blank", "6:1", "- Екінші"),
    (A, "- Бірінші тармақ;\n- ", "• Бірінші;\n• ", "pasted-bullet", "5:1", "«- »"),
    (A, "|---|---|\n", "", "table-without-rule", "8:1", "|---|---|"),
    (A, "|---|---|\n", "|---|\n", "table-without-rule", "8:1", "|---|---|"),
    (A, "| Дәрігер | 5 |", "| Дәрігер | 5 | 6 |", "table-ragged", "10:1", "one too many"),
    (A, "| Дәрігер | 5 |", "| Дәрігер |", "table-ragged", "10:1", "missing cell"),
    (A, "| 5 |\n", "| 5 |\nМәтін жалғасты.\n", "table-ragged", "11:1", "missing cell"),
    (A, "{ref}`staff`", "{ref}`staf`", "unknown-reference", "3:56", "did you mean «staff»"),
    (A, "{ref}`staff`", "{ref}`staff", "role-not-closed", "3:56", "{ref}`…`"),
    (A, "{ref}`staff`", "{reff}`staff`", "unknown-role", "3:56", "did you mean «ref»"),
    (A, "арттыру.", "арттыру[^1].", "footnote-missing", "3:38", "[^1]: …"),
    (A, "арттыру.", "арттыру<br>.", "raw-html", "3:38", "Markdown"),
    (A, "арттыру.", "[арттыру](javascript:x).", "forbidden-link", "3:31", "https"),
    (A, "- Бірінші", "![Карта](img\\map.png)\n\n- Б", "path-backslash", "5:1", "/"),
    (A, "- Бірінші", "![Карта](map.png)\n\n- Б", "file-not-found", "5:1", "file's name"),
    (A, "staff.yaml", "stafff.yaml", "file-not-found", "12:1", "did you mean «data/staff.yaml»"),
    (A, 'ер" :::', "ер :::", "directive-quote", "12:1", "close every"),
    (A, "caption=", "captoin=", "unknown-option", "12:1", "did you mean «caption»"),
    (A, "::: table", "::: tabel", "unknown-directive", "12:1", "did you mean «table»"),
    (A, "::: table", ":: table", "directive-colons", "12:1", "::: name"),
    (A, "::: table data/staff", "::: table data/kpi", "data-of-other-kind", "12:1", "indicators"),
    (G, ":::\n\n## К", "\n\n## К", "directive-not-closed", "3:1", "«:::»"),
    (G, "::: box\n", "", "directive-colons", "4:1", "delete colons"),
    (G, "{.unnumbered}", "{.unnumbered", "attributes-not-closed", "7:17", "}"),
    (G, "{.unnumbered}", "{.unumbered}", "unknown-heading-kind", "7:1", "«unnumbered»"),
    (G, "goals.g1.", "goals.g7.", "unknown-value-path", "11:9", "goals"),
    (STAFF, "[1, Дәрігер, ", "[1, ", "table-ragged", "4:6", "missing cell"),
    (STAFF, "[2, М", "[2, 2, М", "table-ragged", "5:6", "one too many"),
    (STAFF, "Дәрігер, '5,5']", "Дәрігер, '5,5'", "yaml-not-closed", "4:5", "close"),
    (STAFF, "Дәрігер, '5,5'", "Дәрігер '5,5'", "yaml-no-comma", "4:17", "put a comma"),
    (STAFF, "rows:", "row:", "unknown-key", "3:1", "did you mean «rows»"),
    (KPI, "2025: 62,5", "2035: 62,5", "indicator-without-target", "5:9", "2025"),
    (KPI, "          2025: 62,5\n", "", "indicator-without-target", "5:9", "2025"),
    (KPI, "2025: 62,5", "2025:62,5", "yaml-no-blank", "12:16", "2025: 62,5"),
    (KPI, "bound: at-least", "bound: atleast", "unknown-choice", "9:16", "did you mean «at-least»"),
    (KPI, "no name unit", "no name units", "unknown-choice", "1:18", "did you mean «unit»"),
    (KPI, 'unit: "%"', 'unit: "%', "yaml-not-closed", "7:15", "close"),
    (KPI, "goal: g1", "goal: g2", "unknown-goal", "3:11", "goal's id"),
    (KPI, "name: Т", "name: №5 #Т", "hash-in-value", "6:18", "quotes"),
    (GOALS, "- id: g1", "- id g1", "yaml-no-colon", "5:9", "id: …"),
    (GOALS, "        title: С", "       title: С", "yaml-indent", "6:8", "put 8 blanks"),
    (GOALS, "title: Сапаны", "titel: Сапаны", "unknown-key", "6:9", "did you mean «title»"),
    (GOALS, "title: Сапаны", "title:Сапаны", "yaml-no-blank", "6:15", "title: Сапаны"),
]


def _write(folder: Path, changed: dict[str, str]) -> Path:
    for name, text in {**FILES, **changed}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def _check(folder: Path, changed: dict[str, str]) -> Run:
    return docgen("check", str(_write(folder, changed)))


def test_the_plan_itself_is_without_faults(tmp_path: Path) -> None:
    assert _check(tmp_path, {}).err == ""


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "at", "hint"),
    SLIPS,
    ids=[f"{one[0]}:{one[2]}" for one in SLIPS],
)
def test_slip(tmp_path: Path, file: str, old: str, new: str, code: str, at: str, hint: str) -> None:
    assert FILES[file].count(old) >= 1
    run = _check(tmp_path, {file: FILES[file].replace(old, new, 1)})
    shown = Y if code == "unknown-person" else file
    assert [(one.code, f"{one.file}:{one.line}:{one.column}") for one in run.found] == [
        (code, f"{shown}:{at}")
    ], run.err
    assert hint in run.err
    assert run.status == int(run.found[0].is_error)


def test_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    changed = {name: text.replace("\n", "\r\n") for name, text in FILES.items()}
    assert _check(tmp_path, changed).err == ""


def test_a_number_pasted_from_a_sheet_is_a_number(tmp_path: Path) -> None:
    kpi = FILES[KPI].replace("2025: 62,5", "2025: 1\u00a0062,5").replace('"%"', "саны")
    assert _check(tmp_path, {KPI: kpi}).err == ""


def test_a_part_that_was_renamed_on_the_disk(tmp_path: Path) -> None:
    _write(tmp_path, {})
    (tmp_path / G).rename(tmp_path / "2-goals-new.md")
    run = docgen("check", str(tmp_path))
    assert run.codes == ["file-not-found"]
    assert "did you mean «2-goals-new.md»" in run.err


@pytest.mark.parametrize("file", [P, GOALS, STAFF, KPI])
def test_an_unreadable_file_brings_no_avalanche(tmp_path: Path, file: str) -> None:
    run = _check(tmp_path, {file: FILES[file].replace(":", "", 1)})
    assert {one.file for one in run.found} == {file}, run.err
    assert len(run.found) == 1
