"""Bad input 61-67: a machine that refuses, stops or is set up in another way."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest

from docgen import outside
from tests.bad_input.whole import OLD, build, docgen
from tests.editions.test_crash import counting, in_child
from tests.support import write_plan

WORDS = "# Бөлім\n\nСөз.\n\n| а | б |\n|---|---|\n| 1 | 2 |\n"
COMMAND = (sys.executable, "-c", "from docgen.cli import run; run()", "build")
ROOT = Path(__file__).resolve().parents[2]
_OPEN, _REPLACE = os.open, os.replace


def _plan(folder: Path) -> Path:
    return write_plan(folder / "plan", {"1.md": WORDS})


def _old(output: Path) -> None:
    output.mkdir(parents=True)
    for ending in ("docx", "pdf"):
        (output / f"plan.{ending}").write_bytes(OLD)


def _all_old(output: Path) -> bool:
    return {one.name: one.read_bytes() for one in output.iterdir()} == {
        "plan.docx": OLD,
        "plan.pdf": OLD,
    }


def _start(plan: Path, output: Path, **more: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    given = more.pop("env", {})
    assert isinstance(given, dict)
    return subprocess.Popen(
        [*COMMAND, str(plan), "--output", str(output)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**environment, **given},
        **more,  # type: ignore[call-overload]  # options of Popen, passed on as they are
    )


def test_bi_61_disk_full(tmp_path: Path) -> None:
    output = tmp_path / "output"
    _old(output)

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    run = _start(_plan(tmp_path), output, preexec_fn=small)
    _, err = run.communicate(timeout=120)
    assert run.returncode == 1
    assert b"[output-failed]" in err
    assert b"Traceback" not in err
    assert _all_old(output)


def test_bi_62_folder_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "output"
    _old(output)
    real = os.open

    def refusing(path: object, flags: int, *rest: int, **more: int) -> int:
        if str(path).endswith(".tmp"):
            raise OSError(30, "read-only")
        return real(path, flags, *rest, **more)  # type: ignore[arg-type]  # as it was given

    monkeypatch.setattr(outside.os, "open", refusing)
    run = docgen("build", str(_plan(tmp_path)), "--output", str(output))
    assert (run.status, run.codes) == (1, ["output-failed"])
    assert _all_old(output)


def test_bi_63_killed_at_every_step_of_the_disk(tmp_path: Path) -> None:
    plan, output = _plan(tmp_path), tmp_path / "output"
    _old(output)
    wanted = ("build", str(plan), "--output", str(output), "--docx", "--html")
    ends = set()
    for step in range(1, 200):

        def work(step: int = step) -> None:
            reached = counting(step, lambda: os.kill(os.getpid(), signal.SIGKILL))
            docgen(*wanted)
            assert not reached()

        ended = in_child(work)
        for path in output.iterdir():
            if not path.name.startswith("."):
                assert path.read_bytes()[:4] in (OLD[:4], b"PK\x03\x04", b"%PDF", b"<!DO"), step
        ends.add(ended)
        if ended == 0:
            break
    assert ends == {-signal.SIGKILL, 0}
    assert step > 8
    assert docgen(*wanted).status == 0
    assert sorted(one.name for one in output.iterdir()) == ["plan.docx", "plan.html", "plan.pdf"]


def test_bi_64_all_is_on_the_disk_before_the_old_files_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut leaves the old file or the whole new one: written, synced, renamed, synced."""
    done: list[str] = []
    files: dict[int, str] = {}

    def opened(path: object, flags: int, *rest: int, **more: int) -> int:
        handle = _OPEN(str(path), flags, *rest, **more)
        files[handle] = Path(str(path)).name
        return handle

    def synced(handle: int) -> None:
        done.append(f"sync {files[handle]}")

    def replaced(source: Path, target: Path) -> None:
        done.append(f"replace {source.name} {target.name}")
        _REPLACE(source, target)

    monkeypatch.setattr(outside.os, "open", opened)
    monkeypatch.setattr(outside.os, "fsync", synced)
    monkeypatch.setattr(outside.os, "replace", replaced)
    output = tmp_path / "output"
    assert docgen("build", str(_plan(tmp_path)), "--output", str(output)).status == 0
    made = [f".plan.{ending}.{os.getpid()}.tmp" for ending in ("docx", "pdf")]
    assert done == [
        *(f"sync {name}" for name in made),
        *(
            f"replace {name} plan.{ending}"
            for name, ending in zip(made, ("docx", "pdf"), strict=True)
        ),
        "sync output",
    ]


@pytest.mark.parametrize("after", [0.3, 1.2])
def test_bi_63_killed(tmp_path: Path, after: float) -> None:
    plan, output = _plan(tmp_path), tmp_path / "output"
    _old(output)
    run = _start(plan, output)
    time.sleep(after)
    run.kill()
    run.communicate()
    whole = {one.read_bytes()[:4] for one in output.glob("plan.*")}
    assert whole <= {OLD[:4], b"PK\x03\x04", b"%PDF"}
    assert docgen("build", str(plan), "--output", str(output)).status == 0
    assert sorted(one.name for one in output.iterdir()) == ["plan.docx", "plan.pdf"]


def test_bi_65_66_two_builds_at_once_in_other_surroundings(tmp_path: Path) -> None:
    """Same bytes at the same time, in other folders, time zones, locales, hash seeds."""
    first = _plan(tmp_path / "first")
    second = _plan(tmp_path / "second" / "deeper")
    bare = {"LC_ALL": "C", "TZ": "Asia/Almaty", "PYTHONHASHSEED": "1", "HOME": "/nonexistent"}
    other = {"LC_ALL": "C.UTF-8", "TZ": "America/New_York", "PYTHONHASHSEED": "77"}
    runs = [
        _start(first, tmp_path / "a", env=bare, cwd="/", umask=0o077),
        _start(first, tmp_path / "a", env=other),
        _start(second, tmp_path / "b", env=other, cwd=str(tmp_path)),
    ]
    for run in runs:
        _, err = run.communicate(timeout=200)
        assert run.returncode == 0, err.decode()
    for ending in ("docx", "pdf"):
        digests = {
            hashlib.sha256((tmp_path / name / f"plan.{ending}").read_bytes()).hexdigest()
            for name in ("a", "b")
        }
        assert len(digests) == 1, ending
    assert sorted(one.name for one in (tmp_path / "a").iterdir()) == ["plan.docx", "plan.pdf"]


def test_bi_66_nothing_is_taken_from_the_user(tmp_path: Path) -> None:
    """No home, no locale, another folder, files that only their owner may read: same bytes."""
    plan = _plan(tmp_path)
    assert docgen("build", str(plan), "--output", str(tmp_path / "a")).status == 0
    away = tmp_path / "away"
    away.mkdir()
    done = subprocess.run(
        [*COMMAND, str(plan), "--output", str(tmp_path / "b")],
        env={"PYTHONPATH": str(ROOT), "LC_ALL": "C", "TMPDIR": str(away)},
        cwd=away,
        umask=0o077,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    for name in ("plan.docx", "plan.pdf"):
        assert (tmp_path / "b" / name).read_bytes() == (tmp_path / "a" / name).read_bytes()
        assert (tmp_path / "b" / name).stat().st_mode & 0o077 == 0
    assert list(away.iterdir()) == []


def test_bi_67_missing_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise FileNotFoundError("LiberationSerif-Bold.ttf")

    monkeypatch.setattr("docgen.build.font_faces", missing)
    run = docgen("build", str(_plan(tmp_path)), "--output", str(tmp_path / "output"))
    assert (run.status, run.codes) == (1, ["missing-font"])
    assert "LiberationSerif-Bold.ttf" in run.err
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("words", ["Сөз 漢 бар.", "| а |\n|---|\n| 漢 |"])
def test_bi_67_sign_without_a_glyph(tmp_path: Path, words: str) -> None:
    from tests.bad_input.whole import refuse

    run = refuse(tmp_path, {"1.md": f"# Бөлім\n\n{words}\n"}, "missing-glyph")
    assert run.first("missing-glyph").file == "1.md"
    assert "U+6F22" in run.err


def test_sources_are_attached(tmp_path: Path) -> None:
    build(tmp_path, {"1.md": WORDS, "data/a.csv": "а;б\n"}, "--attach-source")
    with pikepdf.open(tmp_path / "output" / "plan.pdf") as pdf:
        names = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    assert sorted(names) == ["1.md", "data/a.csv", "plan.yaml"]
    assert names["1.md"].decode() == WORDS
