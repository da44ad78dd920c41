"""Rules beyond the models: what a plan may say and yet should not."""

from docgen.check.allow import settle
from docgen.check.rules import advise, check_plan

__all__ = ["advise", "check_plan", "settle"]
