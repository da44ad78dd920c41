"""The guide's tables of endings, values and filters give what they say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docgen.expand.environment import environment, markup_of
from docgen.expand.words import CASES, filters
from docgen.kazakh.lexicon import Lexicon
from docgen.layout.spec import Numbers
from docgen.parse.inlines import CASES as ROLES
from docgen.parse.inlines import plain
from docgen.plan.front import Period
from docgen.tree.nodes import Paragraph
from docgen.tree.walk import every_block
from tests.docs.pages import ROOT, rows
from tests.docs.reader import NO_BREAK, Reader

WORDS = (ROOT / "docs" / "kk" / "words.md").read_text(encoding="utf-8")
TEXT = (ROOT / "docs" / "kk" / "text.md").read_text(encoding="utf-8")
FILTERS = rows(WORDS, "сүзгі")


@pytest.mark.parametrize(("written", "result"), FILTERS, ids=[one for one, _ in FILTERS])
def test_filters_give_what_the_guide_says(written: str, result: str) -> None:
    made = environment({})
    made.filters.update(filters(Lexicon.default(), Numbers()))
    period = Period.model_validate({"from": "2026", "to": "2030"})
    template = made.from_string(written.strip("`"))
    given = template.render(day=date(2026, 1, 15), plan={"period": period})
    assert markup_of(given, str).html.translate(NO_BREAK) == result


def test_every_filter_and_role_is_in_the_guide() -> None:
    shown = {one.split("|")[1].split("(")[0].strip(" }`") for one, _ in FILTERS}
    assert shown == set(filters(Lexicon.default(), Numbers()))
    assert set(CASES) < set(ROLES)
    assert [role for role in ROLES if f"`{{{role}}}`" not in WORDS] == []


@pytest.mark.parametrize("page", [WORDS, TEXT], ids=["words", "text"])
def test_roles_give_what_the_guide_says(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = rows(page, "жазылуы")
    assert len(table) > 7
    reader = Reader(tmp_path, monkeypatch)
    if page is TEXT:
        reader.follow(page)
    roles = "\n\n".join(one.removeprefix("`").removesuffix("`") for one, _ in table)
    reader.follow(f"```md file=9-rolder.md\n{roles}\n```\n")
    found = [
        plain(block.children).translate(NO_BREAK)
        for section in reader.check().document.sections
        for block in every_block(section.blocks)
        if isinstance(block, Paragraph) and block.position.file == "9-rolder.md"
    ]
    assert found == [result for _, result in table]
