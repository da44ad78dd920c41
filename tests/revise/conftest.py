"""The sample plan's four editions, written once for all tests of revisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.diagnostics import Report
from docgen.revise.history import Traced, trace
from tests.revise.amended import write_states


@pytest.fixture(scope="session")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the contents of the four editions."""
    return write_states(tmp_path_factory.mktemp("amended"))


@pytest.fixture(scope="session")
def traced(states: list[Path]) -> list[Traced]:
    """Return the four editions, traced."""
    report = Report()
    found = trace(states[:-1], states[-1], report)
    assert found is not None
    assert report.found == []
    return found
