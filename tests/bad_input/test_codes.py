"""Every code of a diagnostic has a case that produces it, and something that can produce it.

The cases of most codes are those of other tests, which name the code that they expect; the rest
stand here. A code that is added without a case fails the last test.
"""

from __future__ import annotations

import ast
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from docgen.diagnostics import Report
from docgen.editions import signoff
from docgen.messages import CODES
from docgen.write import pdf as writer
from docgen.write.pdf import WrittenPdf
from tests.bad_input.whole import docgen
from tests.editions.support import agreed, signed, write_tiny
from tests.support import Files, write_plan

ROOT = Path(__file__).resolve().parents[2]

PROSE: dict[str, Files] = {
    "footnote-empty": {"1.md": "# Бөлім\n\nСөз[^1].\n\n[^1]: {.a}\n"},
    "formula-invalid": {"1.md": "# Бөлім\n\n$$\n\\frac{a}{\n$$\n"},
    "markup-too-deep": {"1.md": f"# Бөлім\n\n{'*' * 200}сөз{'*' * 200}\n"},
    "block-in-line": {
        "1.md": "# Бөлім\n\n::: table data/a.yaml :::\n",
        "data/a.yaml": "rows:\n  - - text: |\n        Сөз\n\n        - тармақ\n      bold: true\n",
    },
}
ADVICE = {
    "bracket-balance": "Емхана (қалалық жұмыс істейді.",
    "date-form": "Ол 2022 жылғы 15 наурызында ашылды.",
    "decimal-comma": "Үлесі 12.5% болды.",
    "ending-hyphen": "Бұл 83тен асты.",
    "ending-spacing": "Бұл 83 -тен асты.",
    "hyphen-for-dash": "Біздің мақсат - дамыту.",
    "missing-space": "Емхана,аурухана бар.",
    "number-ending": "Үлесі 100%-ге жетті.",
    "number-format": "Үлесі 98, 0 болды.",
    "numbered-noun": "Мұны №1 кесте көрсетеді.",
    "ordinal-ending": "Мұны 3-ші кесте көрсетеді.",
    "quote-balance": "Бұл «Емхана деп аталады.",
    "range-dash": "Ол 2024-2028 жылдар аралығында.",
    "space-before-mark": "Емхана , аурухана бар.",
}


@pytest.mark.parametrize("code", PROSE)
def test_fault_of_content(tmp_path: Path, code: str) -> None:
    run = docgen("check", str(write_plan(tmp_path, PROSE[code])))
    assert code in run.codes, run.err
    assert "Traceback" not in run.err


@pytest.mark.parametrize("code", ADVICE)
def test_advice(tmp_path: Path, code: str) -> None:
    plan = write_plan(tmp_path, {"1.md": f"# Бөлім\n\n{ADVICE[code]}\n"})
    run = docgen("check", str(plan), "--advice")
    found = run.first(code)
    assert (found.file, found.line, found.is_error) == ("1.md", 3, False)


def test_what_the_layout_of_the_pdf_complains_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = writer.write_pdf

    def complaining(*given: object) -> WrittenPdf:
        made = real(*given)  # type: ignore[arg-type]  # passed on as they are
        return WrittenPdf(made.data, made.pages, ("a length is too long",))

    monkeypatch.setattr(writer, "write_pdf", complaining)
    plan = write_plan(tmp_path / "plan", {"1.md": "# Бөлім\n"})
    run = docgen("build", str(plan), "--pdf", "--output", str(tmp_path / "o"))
    assert run.codes == ["pdf-warning"]
    assert "a length is too long" in run.err


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that was signed off on 12 January 2024."""
    plan = agreed(write_tiny(tmp_path_factory.mktemp("edition") / "plan"))
    signed(plan)
    return plan


SIGN_OFF = ("--body", "Кеңес", "--act-number", "1")
COMMANDS = {
    "acquaintance-early": ("acquaint", "director", "--date", "2023-05-01"),
    "agreement-not-asked": ("agree", "director"),
    "edition-none-then": ("build", "--as-of", "2020-01-01"),
    "edition-before-last": (
        *("sign-off", "--date", "2023-02-01", "--act-date", "2023-02-01"),
        *SIGN_OFF,
    ),
}


@pytest.mark.parametrize("code", COMMANDS)
def test_fault_of_editions(edition: Path, code: str) -> None:
    name, *rest = COMMANDS[code]
    run = docgen(name, str(edition), *rest)
    assert code in run.codes, run.err or run.out
    assert run.status == 1


def test_an_edition_that_changes_nothing(tmp_path: Path) -> None:
    plan = agreed(write_tiny(tmp_path / "plan"))
    signed(plan)
    revise = ("--body", "Кеңес", "--kind", "decision", "--date", "2024-02-01", "--number", "2")
    assert docgen("revise", str(plan), *revise).status == 0
    day = ("--date", "2024-02-01", "--act-date", "2024-02-01")
    run = docgen("sign-off", str(plan), *day, "--body", "Кеңес", "--act-number", "2")
    assert "edition-unchanged" in run.codes, run.err or run.out


def test_a_paper_of_a_plan_that_is_not_here(edition: Path, tmp_path: Path) -> None:
    paper = tmp_path / "жоспар.pdf"
    paper.write_bytes((edition / "editions" / "01" / "plan.pdf").read_bytes())
    run = docgen("verify", str(paper))
    assert (run.status, run.codes) == (1, ["file-of-unknown-plan"])


def test_a_signature_that_is_none(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "a.p7s").write_text("x", encoding="utf-8")
    run = docgen("sign", str(edition), "--attach", str(tmp_path / "a.p7s"))
    assert (run.status, run.codes) == (1, ["signature-refused"])
    assert "a.p7s" in run.err


def test_content_that_changes_while_it_is_frozen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = agreed(write_tiny(tmp_path / "plan"))
    real = signoff.content_files
    seen: list[int] = []

    def changing(folder: Path, report: Report) -> dict[str, bytes]:
        seen.append(1)
        return {**real(folder, report), "1.md": b"#" * len(seen)}

    monkeypatch.setattr(signoff, "content_files", changing)
    day = date(2024, 1, 12).isoformat()
    run = docgen("sign-off", str(plan), "--date", day, "--act-date", day, *SIGN_OFF)
    assert "content-changing" in run.codes, run.err or run.out
    assert not (plan / "editions" / "01").exists()


@cache
def _named_in_tests() -> frozenset[str]:
    """Return the codes that tests expect: whole texts, or in brackets as they are printed."""
    found: set[str] = set()
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        if path.parent.name == "messages":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.update({node.value} & CODES.keys())
                found.update(code for code in CODES if f"[{code}]" in node.value)
    return frozenset(found)


@cache
def _named_in_source() -> frozenset[str]:
    found: set[str] = set()
    for path in sorted((ROOT / "docgen").rglob("*.py")):
        if path.parent.name == "messages":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return frozenset(found)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_reported_somewhere_and_has_a_case(code: str) -> None:
    assert code in _named_in_source()
    assert code in _named_in_tests()
