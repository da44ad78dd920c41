"""Rules beyond the models: what a plan may say and yet should not."""

from docgen.check.allow import settle
from docgen.check.cells import check_cells
from docgen.check.headings import check_headings
from docgen.check.printed import check_formulas, check_printed
from docgen.check.readings import two_readings
from docgen.check.rules import advise, check_plan

__all__ = [
    "advise",
    "check_cells",
    "check_formulas",
    "check_headings",
    "check_plan",
    "check_printed",
    "settle",
    "two_readings",
]
