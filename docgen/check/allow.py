"""Warnings that the author lets stand, each with its reason, in `allow:` of plan.yaml."""

from __future__ import annotations

from docgen.check.followers import drop_followers
from docgen.diagnostics import Diagnostic, Report, Severity
from docgen.messages.codes import CODES
from docgen.plan.front import Allowance
from docgen.plan.load import Plan
from docgen.plan.nearest import nearest


def settle(plan: Plan, report: Report) -> None:
    """Take the allowed warnings out of the report; report allowances that nothing needs.

    `where` of an allowance is a file, a file and line, or words that the message names;
    empty, it covers the whole plan. Errors cannot be allowed.
    """
    drop_followers(plan.project, report)
    used: set[int] = set()
    kept: list[Diagnostic] = []
    for found in report.found:
        covering = [
            number
            for number, allowance in enumerate(plan.file.allow)
            if found.severity is Severity.WARNING and _covers(allowance, found)
        ]
        used.update(covering)
        if not covering:
            kept.append(found)
    report.found[:] = kept
    for number, allowance in enumerate(plan.file.allow):
        if allowance.code not in CODES:
            report.error(
                "unknown-code",
                allowance.code.position,
                name=str(allowance.code),
                nearest=nearest(allowance.code, CODES),
            )
        elif number not in used and not report.has_errors:
            arguments = {"allowed": str(allowance.code), "where": str(allowance.where)}
            report.warn("allowance-unused", allowance.position, **arguments)


def _covers(allowance: Allowance, found: Diagnostic) -> bool:
    if allowance.code != found.code:
        return False
    where = str(allowance.where)
    at = found.position
    if not where or where in (at.file, f"{at.file}:{at.line}"):
        return True
    return any(where == argument for argument in found.arguments.values())
