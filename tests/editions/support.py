"""A tiny plan with people who agree, and the same signed off."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pypdfium2

from docgen.cli import main
from docgen.diagnostics import Report
from docgen.editions.agreements import AGREEMENTS_FILE, agree
from docgen.editions.render import Approval
from docgen.editions.signoff import sign_off
from docgen.editions.store import Edition
from docgen.outside import write_atomically

PLAN = """\
layout: clinic
organisation: {name: «№ 1 емхана» КМК, city: Көкжар қаласы}
period: {from: 2024, to: 2025}
title_page:
  stamps:
    - {kind: agreed, lines: [Бақылау кеңесінің төрағасы], person: chair}
    - {kind: approved, lines: [Директор], person: director}
  title: [«№ 1 емхана» КМК-нің, 2024–2025 жылдарға арналған жоспары]
contents: false
parts: [1.md, {sheet: agreement}, {sheet: acquaintance}]
sheets:
  agreement: {people: [chair, doctor], columns: [position, name, date, signature, remark]}
  acquaintance: {people: [director], rows: 2}
"""
PEOPLE = """\
chair: {name: А. Б. Жұмабеков, position: Бақылау кеңесінің төрағасы}
director: {name: Г. Д. Серікова, position: Директор}
doctor: {name: Е. Ж. Оспанов, position: Бас дәрігер}
"""
PART = """\
# Миссия

Емхана тұрғындарға сапалы көмек көрсетеді. 2024 жылы қанағаттану деңгейі 80 пайызға жетеді.
"""
APPROVAL = Approval(date(2024, 1, 12), "Бақылау кеңесі", date(2024, 1, 10), "12")


def write_tiny(folder: Path) -> Path:
    """Write the plan's files."""
    folder.mkdir(parents=True)
    for name, text in (("plan.yaml", PLAN), ("people.yaml", PEOPLE), ("1.md", PART)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def agreed(folder: Path, *people: str, day: date = date(2024, 1, 5)) -> Path:
    """Let people agree to the plan as it is."""
    for person in people or ("chair", "doctor"):
        report = Report()
        data = agree(folder, person, report, day)
        assert data is not None, report.found
        write_atomically({folder / AGREEMENTS_FILE: data})
    return folder


def signed(folder: Path, approval: Approval = APPROVAL) -> Edition:
    """Sign off the plan of a folder in which all have agreed."""
    report = Report()
    edition = sign_off(folder, approval, report)
    assert edition is not None, report.found
    assert report.found == []
    return edition


def codes(report: Report) -> list[str]:
    """Return the codes of what was found."""
    return [one.code for one in report.sorted()]


def command(*argv: str) -> tuple[int, str, str]:
    """Run a command in English; return its status and what it printed."""
    out, err = StringIO(), StringIO()
    status = main([*argv, "--language", "en"], out, err)
    return status, out.getvalue(), err.getvalue()


def words_of(pdf: Path) -> str:
    """Return the words of a PDF, one blank between them."""
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())
