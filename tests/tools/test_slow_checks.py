"""The command line of the slow checks."""

from __future__ import annotations

import pytest

from tools.parts import Parts
from tools.slow_checks import wanted


def test_help_is_no_plan(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        wanted(["--help"])
    assert "PLAN" in capsys.readouterr().out


def test_plans_are_those_of_the_samples(capsys: pytest.CaptureFixture[str]) -> None:
    assert wanted(["fund"]) == ["fund"]
    with pytest.raises(SystemExit, match="2"):
        wanted(["fudn"])
    assert "polyclinic" in capsys.readouterr().err


def test_parts_tell_how_long_each_took(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([100.0, 104.0, 112.0, 113.0])
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    parts = Parts()
    for name in ("build", "parity", "build"):
        parts.done(name)
    assert parts.text() == "13 s: build 5, parity 8"
