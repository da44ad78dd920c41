"""The sample with three revisions: its frozen editions, older than this docgen, still hold."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from docgen.diagnostics import Report
from docgen.editions.handout import rerender
from docgen.editions.store import edition_folder, read_edition
from docgen.editions.verify import Asked, verify_folder
from tests.editions.support import codes
from tests.tools.tracked_reader import View, changes, read

LATER_KEYS = {"layout.yaml": ("fonts", "pages"), "amendments.yaml": ("kinds",)}
SAMPLE = Path(__file__).resolve().parents[2] / "content" / "amended"


def test_every_file_of_every_edition_is_as_it_was_signed() -> None:
    report = Report()
    said = verify_folder(SAMPLE, Asked(), report)
    assert ([one.key for one in said], report.found) == (["verify-edition-whole"] * 4, [])


@pytest.mark.parametrize("number", [2, 3, 4])
def test_the_tracked_document_reads_as_both_editions(number: int) -> None:
    tracked = (edition_folder(SAMPLE, number) / "tracked.docx").read_bytes()
    old, new = (_plan(one) for one in (number - 1, number))
    assert read(tracked, View.ACCEPTED) == read(new, View.ACCEPTED)
    assert read(tracked, View.REJECTED) == read(old, View.ACCEPTED)
    assert min(changes(tracked)["ins-runs"], changes(tracked)["del-runs"]) > 0


def _plan(number: int) -> bytes:
    return (edition_folder(SAMPLE, number) / "plan.docx").read_bytes()


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Return a copy whose templates do not know yet what a layout must say today."""
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "plan"))
    common = edition_folder(folder, 1) / "templates" / "common"
    for name, keys in LATER_KEYS.items():
        path = common / name
        path.chmod(0o644)
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key in keys:
            del values[key]
        path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False))
    return folder


@pytest.mark.parametrize("number", [1, 4])
def test_older_templates_render_the_same_words(number: int) -> None:
    assert _found(SAMPLE, number) <= {"rerender-differs"}


def test_what_a_layout_must_say_today_may_be_missing_in_older_templates(older: Path) -> None:
    assert _found(older, 1) <= {"rerender-differs"}


def _found(folder: Path, number: int) -> set[str]:
    """Return what a second rendering of the edition finds; no word may differ."""
    report = Report()
    edition = read_edition(folder, number, report)
    assert edition is not None
    rerender(folder, edition, report)
    return set(codes(report))
