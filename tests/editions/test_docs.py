"""The page on editions does what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.reader import Reader

PAGE = Path(__file__).resolve().parents[2] / "docs" / "editions.md"


class _EnglishReader(Reader):
    def _run(self, words: str) -> list[str]:
        self.patch.setenv("DOCGEN_LANGUAGE", "en")
        return super()._run(words)


def test_the_commands_print_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769904000")  # 2026-02-01
    _EnglishReader(tmp_path, monkeypatch).follow(PAGE.read_text(encoding="utf-8"))
    assert (tmp_path / "zhospar/editions/01.records/acquaintance.pdf").is_file()


@pytest.mark.parametrize("name", ["edition.yaml", "plan.docx", "plan.pdf", "MANIFEST"])
def test_the_folder_is_as_drawn(frozen: Path, name: str) -> None:
    assert (frozen / "editions/01" / name).is_file()
    assert name in PAGE.read_text(encoding="utf-8")
