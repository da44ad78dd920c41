"""The plan: typed, frozen, every part with its place in the author's files."""

from docgen.plan.load import Plan, load_plan

__all__ = ["Plan", "load_plan"]
