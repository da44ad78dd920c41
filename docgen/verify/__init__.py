"""Counts the words of the content in the finished files: none lost, added or off the page."""

from docgen.verify.compare import WordReport, report_words, verify_words

__all__ = ["WordReport", "report_words", "verify_words"]
