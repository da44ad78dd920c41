"""The command line of the slow checks."""

from __future__ import annotations

import pytest

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
