"""The signed tiny plan, made once; every test gets a copy of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.editions.support import agreed, signed, write_tiny


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1705276800")  # 2024-01-15


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return the folder of a plan to which nobody has agreed yet."""
    return write_tiny(tmp_path / "plan")


@pytest.fixture(scope="session")
def _frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1705276800")
        folder = agreed(write_tiny(tmp_path_factory.mktemp("frozen") / "plan"))
        signed(folder)
    return folder


@pytest.fixture
def frozen(_frozen: Path, tmp_path: Path) -> Path:
    """Return a copy of the plan's folder with its first edition."""
    shutil.copytree(_frozen, tmp_path / "plan")
    return tmp_path / "plan"
