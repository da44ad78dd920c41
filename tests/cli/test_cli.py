"""The command line as a user meets it: words, exit status, files."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from docgen.cli import LAYOUTS, guarded, main
from docgen.messages import CODES, LANGUAGES
from tests.plan.support import PLAN, write


def _run(*argv: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    try:
        status = main(argv, out, err)
    except SystemExit as stop:
        status = int(stop.code or 0)
    return status, out.getvalue(), err.getvalue()


@pytest.fixture(autouse=True)
def _own_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.delenv("DOCGEN_LANGUAGE", raising=False)


def test_check_of_a_good_plan(tmp_path: Path) -> None:
    status, out, err = _run("check", str(write(tmp_path)))
    assert (status, out, err) == (0, "қате жоқ\n", "")


def test_check_names_file_line_column_and_hint(tmp_path: Path) -> None:
    write(tmp_path, plan=PLAN.replace("organisation", "organization"))
    status, out, err = _run("check", str(tmp_path), "--language", "en")
    assert status == 1
    assert out == ""
    assert "plan.yaml:2:1: error: unknown key «organization» [unknown-key]" in err
    assert "    2 | organization: {name:" in err
    assert "did you mean «organisation»?" in err
    assert "errors: 1, warnings: 0" in err


def test_check_with_explanations_and_advice(tmp_path: Path) -> None:
    write(tmp_path, part='Бұл "сөз".\n')
    status, _, err = _run("check", str(tmp_path), "--advice", "--explain", "--language=ru")
    assert status == 0
    assert "[ascii-quotes]" in err
    assert "Почему:" in err


def test_check_of_no_folder(tmp_path: Path) -> None:
    status, _, err = _run("check", str(tmp_path / "none"))
    assert status == 1
    assert "[folder-not-found]" in err


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_new_plan_is_without_faults(tmp_path: Path, layout: str) -> None:
    folder = tmp_path / "plan"
    status, out, _ = _run("new", str(folder), "--layout", layout)
    assert status == 0
    assert f"docgen build {folder}" in out
    assert _run("check", str(folder)) == (0, "қате жоқ\n", "")
    for name in folder.rglob("*.yaml"):
        assert name.read_text(encoding="utf-8").startswith("# "), name


def test_new_leaves_a_folder_alone_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    status, _, err = _run("new", str(tmp_path))
    assert status == 1
    assert "бос емес" in err
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_build_writes_what_is_asked_for(tmp_path: Path) -> None:
    plan = write(tmp_path / "жоспар")
    status, out, err = _run("build", str(plan), "--pdf", "--html", "--output", str(tmp_path / "o"))
    assert (status, err) == (0, "")
    assert sorted(one.name for one in (tmp_path / "o").iterdir()) == ["жоспар.html", "жоспар.pdf"]
    assert out.count("жазылды: ") == 2


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("kk", "1.md:1: 1-кесте. Қызмет: тік бет, қарпі 12 пт: негізгі қаріппен сыяды"),
        (
            "ru",
            "1.md:1: 1-кесте. Қызмет: книжная страница, шрифт 12 пт: помещается основным шрифтом",
        ),
        ("en", "1.md:1: 1-кесте. Қызмет: portrait, type of 12 pt: it fits in the main type"),
    ],
)
def test_build_explains_each_table(tmp_path: Path, language: str, line: str) -> None:
    rows = "| № | Атауы |\n|---|---|\n| 1 | Емдеу |\n"
    plan = write(tmp_path / "жоспар", part=f'::: table caption="Қызмет"\n{rows}:::\n')
    where = ("--output", str(tmp_path / "o"), "--language", language)
    status, out, _ = _run("build", str(plan), "--docx", "--explain", *where)
    assert status == 0
    assert [one for one in out.splitlines() if one.startswith("1.md:")] == [line]


def test_failed_build_leaves_old_files(tmp_path: Path) -> None:
    plan = write(tmp_path / "plan", plan=PLAN + "x: 1")
    output = tmp_path / "o"
    output.mkdir()
    (output / "plan.pdf").write_bytes(b"old")
    status, out, _ = _run("build", str(plan), "--output", str(output))
    assert (status, out) == (1, "")
    assert [one.name for one in output.iterdir()] == ["plan.pdf"]
    assert (output / "plan.pdf").read_bytes() == b"old"


def test_build_that_cannot_write_says_so(tmp_path: Path) -> None:
    plan = write(tmp_path / "plan")
    (tmp_path / "o").write_text("x", encoding="utf-8")
    status, out, err = _run("build", str(plan), "--html", "--pdf", "--output", str(tmp_path / "o"))
    assert (status, out) == (1, "")
    assert "[output-failed]" in err


def test_a_file_that_is_open_elsewhere_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = write(tmp_path / "plan")
    output = tmp_path / "o"
    output.mkdir()
    (output / "plan.pdf").write_bytes(b"old")

    def busy(*_: object) -> None:
        raise OSError(errno.EBUSY, "busy")

    monkeypatch.setattr(os, "replace", busy)
    status, out, err = _run("build", str(plan), "--pdf", "--output", str(output))
    assert (status, out) == (1, "")
    assert "[output-locked]" in err
    assert (output / "plan.pdf").read_bytes() == b"old"
    assert len(list(output.iterdir())) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_explain(language: str) -> None:
    status, out, _ = _run("explain", "indicator-without-target", "--language", language)
    assert status == 0
    assert out.startswith("[indicator-without-target]")
    assert len(out.strip().split("\n\n")) == 4


def test_explain_of_no_code() -> None:
    status, out, err = _run("explain", "nothing")
    assert (status, out) == (2, "")
    assert "nothing" in err


@pytest.mark.parametrize("argv", [[], ["bild"], ["build"], ["build", "x", "--draft", "--final"]])
def test_wrong_use_is_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(*argv)[0] == 2
    assert "қолданылуы: docgen" in capsys.readouterr().err


def test_help_speaks_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    for language, word in (("kk", "параметрлер"), ("ru", "параметры"), ("en", "options")):
        assert _run("build", "--help", "--language", language)[0] == 0
        assert word in capsys.readouterr().out


def test_schema_writes_a_schema_for_each_kind(tmp_path: Path) -> None:
    status, _, _ = _run("schema", "--output", str(tmp_path))
    assert status == 0
    plan = json.loads((tmp_path / "plan.schema.json").read_text(encoding="utf-8"))
    assert plan["properties"]["layout"]["description"].startswith("Үлгі")
    assert {"layout", "organisation", "period", "parts"} == set(plan["required"])
    assert len(list(tmp_path.iterdir())) == 14


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_commands_options_and_codes(shell: str) -> None:
    status, out, _ = _run("completion", shell)
    assert status == 0
    for word in ("build", "attach-source", "implementation", *CODES):
        assert word in out


def test_bash_completion_works(tmp_path: Path) -> None:
    (tmp_path / "c.sh").write_text(_run("completion", "bash")[1], encoding="utf-8")
    script = (
        f"source {tmp_path}/c.sh; COMP_WORDS=(docgen new --l); COMP_CWORD=2; _docgen; "
        'echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["--language", "--layout"]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--version")[0] == 0
    assert capsys.readouterr().out.startswith("docgen ")


def test_kazakh_commands_are_passed_on() -> None:
    status, out, _ = _run("kazakh", "number", "5")
    assert status == 0
    assert out.strip()


LIGHT = """
import sys
from docgen.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
heavy = {"weasyprint", "docx", "cffi", "fontTools.subset"} & set(sys.modules)
sys.exit(f"loaded: {heavy}" if heavy else 0)
"""


def test_a_fault_of_docgen_itself_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(*_: object) -> bool:
        raise ZeroDivisionError("бір нәрсе")

    monkeypatch.setattr(Path, "is_dir", broken)
    assert guarded(["check", str(tmp_path)]) == 70
    assert "ZeroDivisionError: бір нәрсе" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["--help", "check"])
def test_light_commands_load_nothing_heavy(tmp_path: Path, command: str) -> None:
    argv = [command, str(write(tmp_path))] if command == "check" else [command]
    done = subprocess.run(
        [sys.executable, "-c", LIGHT, *argv],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "LC_ALL": "C"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
