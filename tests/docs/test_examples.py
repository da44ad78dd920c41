"""Every example of the guide and the README does what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.tree.nodes import Heading, Table
from docgen.tree.walk import every_block
from tests.docs.pages import LANGUAGES, PAGES, ROOT, Block, blocks
from tests.docs.reader import Reader


def _is_example(block: Block) -> bool:
    return bool(block.action) or block.language == "console"


WITH_EXAMPLES = [
    page for page in PAGES if any(map(_is_example, blocks(page.read_text(encoding="utf-8"))))
]


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: page.name)
def test_a_reader_who_follows_the_page_gets_a_good_plan(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(tmp_path, monkeypatch)
    reader.follow(page.read_text(encoding="utf-8"))
    if (reader.plan / "plan.yaml").exists():
        reader.check()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_says_what_it_is(page: Path) -> None:
    for block in blocks(page.read_text(encoding="utf-8")):
        where = f"{page.name}:{block.line}"
        assert block.language in LANGUAGES, where
        if block.language == "text":
            assert block.action in ("", "holds"), where
        elif block.language == "console":
            assert not block.action, where
        else:
            assert block.action in ("file", "add", "edit", "layout", "alter"), where
            assert block.target, where


@pytest.mark.parametrize("page", ["docs/templates.md", "docs/kk/templates.md"])
def test_the_own_template_and_layout_are_what_is_used(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(tmp_path, monkeypatch)
    reader.follow((ROOT / page).read_text(encoding="utf-8"))
    found = [one for section in reader.check().document.sections for one in section.blocks]
    held = list(every_block(found))
    assert [one.label for one in held if isinstance(one, Heading)] == ["I тарау."]
    assert [len(one.rows) for one in held if isinstance(one, Table)] == [3]
