"""All checks of a plan, in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.check.indicators import (
    duplicate_indicator,
    indicator_direction,
    indicator_without_target,
    owner_empty,
    share_out_of_range,
)
from docgen.check.numbering import list_numbering
from docgen.check.spelling import matters_of_style, slips, undefined_abbreviations
from docgen.check.totals import total_differs
from docgen.diagnostics import Diagnostic, Report
from docgen.plan.load import Plan

CHECKS: tuple[Callable[[Plan], Iterator[Diagnostic]], ...] = (
    indicator_without_target,
    indicator_direction,
    duplicate_indicator,
    owner_empty,
    share_out_of_range,
    total_differs,
    list_numbering,
    slips,
)

ADVICE: tuple[Callable[[Plan], Iterator[Diagnostic]], ...] = (
    undefined_abbreviations,
    matters_of_style,
)


def check_plan(plan: Plan, report: Report) -> None:
    """Report what the checks find in the plan and in the data that has been read."""
    for check in CHECKS:
        report.found.extend(check(plan))


def advise(plan: Plan, report: Report) -> None:
    """Report matters of style too: only when the author asks for advice."""
    for check in ADVICE:
        report.found.extend(check(plan))
