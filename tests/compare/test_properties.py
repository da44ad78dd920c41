"""Hundreds of random revisions of whole plans: nothing is overlooked, everything named once."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from docgen.build import Options, Resolved, resolve_plan
from docgen.compare import ChangeSet, Element, apply_elements, compare_elements, logical
from docgen.diagnostics import Report
from docgen.outside import resource_folder
from docgen.revise.basis import Basis
from docgen.revise.history import Edition, register_rows, wording_of
from docgen.revise.notes import TITLE_ANCHOR, notes_of, with_notes
from docgen.tree.nodes import Paragraph
from docgen.tree.walk import every_block
from tests.compare.revisions import Reviser

ROOT = Path(__file__).resolve().parents[2]
PLANS = {
    "tests/plans/amended/first": 150,
    "content/emergency": 30,
    "content/polyclinic": 20,
    "content/fund": 8,
}
BASIS = Basis.model_validate(
    {"body": "Директорлар кеңесі", "kind": "decision", "date": "2024-05-06", "number": "5"}
)


@pytest.fixture(scope="module", params=PLANS)
def plan(request: pytest.FixtureRequest) -> tuple[Resolved, tuple[Element, ...], int]:
    report = Report()
    resolved = resolve_plan(ROOT / request.param, report, Options())
    assert resolved is not None
    return resolved, logical(resolved.blocks), PLANS[request.param]


def test_random_revisions(plan: tuple[Resolved, tuple[Element, ...], int]) -> None:
    resolved, old, count = plan
    assert compare_elements(old, old).changes == ()
    changes = 0
    for seed in range(count):
        reviser = Reviser(seed)
        blocks = reviser.revised(resolved.blocks, random.Random(seed).randint(1, 12))
        new = logical(blocks)
        found = compare_elements(old, new)
        assert apply_elements(old, found) == new, (seed, reviser.done)
        _each_named_once(found, Edition(2, resolved, new, None), blocks)
        changes += len(found)
    assert changes > count / 2


def _each_named_once(found: ChangeSet, edition: Edition, blocks: tuple[object, ...]) -> None:
    wording = wording_of(edition, resource_folder("templates"))
    notes = notes_of(found, BASIS, 2, wording)
    rows = register_rows(found, BASIS, 2, wording)
    assert len(rows) == len(found)
    targets = [row.target for row in rows if row.target != TITLE_ANCHOR]
    assert [note.id for note in notes] == targets
    assert len(set(targets)) == len(targets)
    assert all(note.words.strip().endswith(".") and "{" not in note.words for note in notes)
    assert all(row.place.strip() for row in rows)
    placed = with_notes(blocks, edition.elements, notes)  # type: ignore[arg-type]  # blocks they are
    ids = [one.id for one in every_block(placed) if isinstance(one, Paragraph) and one.id]
    assert sorted(one for one in ids if one.startswith("amendment-")) == sorted(targets)
