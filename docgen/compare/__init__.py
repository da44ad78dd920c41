"""Two editions compared: what was replaced, inserted, repealed, moved or renumbered, and where."""

from docgen.compare.apply import apply, apply_elements
from docgen.compare.changes import (
    CellEdit,
    Change,
    ChangeSet,
    Kind,
    Named,
    Place,
    RowChange,
    Scope,
)
from docgen.compare.compare import compare, compare_elements
from docgen.compare.corrections import Correction, unused
from docgen.compare.elements import Element, Sort, elements, logical

__all__ = [
    "CellEdit",
    "Change",
    "ChangeSet",
    "Correction",
    "Element",
    "Kind",
    "Named",
    "Place",
    "RowChange",
    "Scope",
    "Sort",
    "apply",
    "apply_elements",
    "compare",
    "compare_elements",
    "elements",
    "logical",
    "unused",
]
