"""What all tests may ask for: a plan's folder to be made in a temporary place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Files, write_plan


@pytest.fixture
def plan_folder(tmp_path: Path) -> Callable[[Files], Path]:
    """Return a function that writes a small plan and returns its folder."""
    return lambda files: write_plan(tmp_path / "plan", files)
