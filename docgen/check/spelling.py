"""What the Kazakh rules find in the author's words; only what is wrong, not matters of taste."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.prose import Passage, passages
from docgen.diagnostics import Diagnostic, Position, Severity
from docgen.expand.words import lexicon_of
from docgen.kazakh.lint import Finding, abbreviations, lint
from docgen.plan.load import Plan

DEFECTS = frozenset(
    (
        "abbreviation-ending",
        "bracket-balance",
        "doubled-mark",
        "ending-hyphen",
        "ending-spacing",
        "missing-space",
        "mixed-script",
        "number-ending",
        "ordinal-ending",
        "repeated-word",
        "space-before-mark",
    )
)
"""The rules whose findings are defects in any style of office."""


LONGEST_PASSAGE = 200_000
"""Characters of a paragraph beyond which nobody reads it; such a plan is refused elsewhere."""


def slips(plan: Plan) -> Iterator[Diagnostic]:
    """Yield what is wrong in endings, marks and letters."""
    lexicon = lexicon_of(plan.file)
    for passage in passages(plan):
        if len(passage.text) > LONGEST_PASSAGE:
            continue
        for finding in lint(passage.text, lexicon):
            at = passage.place(finding.start)
            if finding.rule not in DEFECTS or (
                finding.rule == "bracket-balance" and at.file.endswith(".yaml")
            ):
                continue  # a bracket may close in the next text of a list
            yield _warning(finding, passage)


def matters_of_style(plan: Plan) -> Iterator[Diagnostic]:
    """Yield what the rules of one style of office would write otherwise."""
    lexicon = lexicon_of(plan.file)
    for passage in passages(plan):
        for finding in lint(passage.text, lexicon):
            if finding.rule not in DEFECTS:
                yield _warning(finding, passage)


def _warning(finding: Finding, passage: Passage) -> Diagnostic:
    words = passage.text[finding.start : finding.end].strip()
    return Diagnostic(
        finding.rule,
        passage.place(finding.start),
        {"words": words, "suggestion": (finding.suggestion or "").strip()},
        Severity.WARNING,
    )


def undefined_abbreviations(plan: Plan) -> Iterator[Diagnostic]:
    """Yield each abbreviation that nothing explains, at its first place."""
    lexicon = lexicon_of(plan.file)
    known = {str(key) for key in plan.file.abbreviations}
    first: dict[str, Position] = {}
    for passage in passages(plan):
        for one in abbreviations(passage.text, lexicon):
            if one.defined:
                known.add(one.text)
            first.setdefault(one.text, passage.place(one.start))
    for word, position in first.items():
        if word not in known:
            yield Diagnostic("abbreviation-undefined", position, {"word": word}, Severity.WARNING)
