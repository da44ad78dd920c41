"""A made-up plan whose one part is a table of many indicators."""

from __future__ import annotations

import random
from pathlib import Path

COLUMNS = 10
_YEARS = (2024, 2025, 2026, 2027, 2028)
_WORDS = (
    *("медициналық", "көмектің", "қолжетімділігі", "сапасы", "халықтың", "қанағаттануы"),
    *("кадрлармен", "қамтылуы", "тексеру", "үлесі", "орташа", "деңгейі", "өтінімдер", "саны"),
)
_PLAN = """layout: clinic
language: kk
organisation:
  name: «Сынақ емханасы» шаруашылық жүргізу құқығындағы коммуналдық мемлекеттік кәсіпорны
  city: Көкжар қаласы
period: {from: 2024, to: 2028}
year: 2024
title_page: false
contents: false
parts: [1-table.md]
"""
_PART = """# Индикаторлар

::: indicators data/indicators.yaml columns="no name unit source owner years" :::
"""


def make_plan(folder: Path, rows: int) -> None:
    """Write a plan with an indicator table of `rows` rows and ten columns into `folder`."""
    dice = random.Random(rows)
    lines = ["caption: Индикаторлар", "groups:", "  - indicators:"]
    for _ in range(rows):
        name = " ".join(dice.sample(_WORDS, 4)).capitalize()
        values = ", ".join(
            f'{year}: "{dice.randint(0, 999)},{dice.randint(0, 9)}"' for year in _YEARS
        )
        lines.append(
            f"      - {{name: {name}, unit: бірлік, source: есеп, owner: бөлім,"
            f" values: {{{values}}}}}"
        )
    (folder / "data").mkdir(parents=True)
    (folder / "plan.yaml").write_text(_PLAN, encoding="utf-8")
    (folder / "1-table.md").write_text(_PART, encoding="utf-8")
    (folder / "data" / "indicators.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
