"""A file is verified without naming its plan: those that lie around it are asked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.editions.support import command


@pytest.fixture
def copy(frozen: Path, tmp_path: Path) -> Path:
    """Return a copy of the signed PDF in a folder beside the plan's."""
    (tmp_path / "build").mkdir()
    return Path(shutil.copy(frozen / "editions/01/plan.pdf", tmp_path / "build/paper.pdf"))


def test_the_plan_beside_a_file_is_found(copy: Path) -> None:
    status, out, err = command("verify", str(copy))
    assert (status, err) == (0, "")
    assert "is the signed file of edition 1" in out


@pytest.mark.parametrize("name", ["content/strategy", "a/plan"])
def test_only_folders_near_the_file_are_looked_into(
    frozen: Path, copy: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).parent.mkdir()
    frozen.rename(tmp_path / name)
    status, out, err = command("verify", str(copy))
    if name.startswith("content/"):
        assert (status, "edition 1" in out) == (0, True)
    else:
        assert (status, out) == (1, "")
        assert "carries the code 1-" in err
        assert "--plan FOLDER" in err


def test_a_changed_copy_is_known_by_its_code(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes() + b" ")
    status, _, err = command("verify", str(copy))
    assert (status, "[file-differs]" in err) == (1, True)


def test_of_a_file_without_a_code_it_is_said_that_no_plan_was_given(
    frozen: Path, tmp_path: Path
) -> None:
    stranger = tmp_path / "other.pdf"
    stranger.write_bytes(b"%PDF-1.7\n%%EOF")
    status, _, err = command("verify", str(stranger))
    assert (status, "[file-without-code]" in err) == (1, True)
    status, _, err = command("verify", str(stranger), "--plan", str(frozen))
    assert (status, "[file-of-no-edition]" in err) == (1, True)


def test_a_code_is_looked_up_in_all_plans_of_a_folder(frozen: Path) -> None:
    _, out, _ = command("editions", str(frozen))
    code = out.partition("Code ")[2].partition(".")[0]
    status, out, err = command("verify", str(frozen.parent), "--code", code)
    assert (status, err) == (0, "")
    assert out.startswith(f"{code}: edition 1")
    status, _, err = command("verify", str(frozen.parent), "--code", "1-000000000000")
    assert (status, code in err) == (1, True)
