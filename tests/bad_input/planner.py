"""A small plan that a planner knows by heart, for the slips of his hand."""

from __future__ import annotations

PLAN = """\
layout: clinic
organisation:
  name: Үлгі емхана
  short: Емхана
  city: Көкжар қаласы
period: {from: 2024, to: 2026}
title_page:
  title:
    - Стратегиялық жоспар
  foot: Көкжар қаласы, 2024 жыл
parts:
  - 1-aim.md
  - 2-goals.md
  - sheet: agreement
sheets:
  agreement:
    columns: [position, name, date, signature]
    people: [ospanova, dosanov]
    dates:
      ospanova: 2024-01-05
"""
PEOPLE = """\
ospanova:
  name: Е. С. Оспанова
  position: заңгер
dosanov:
  name: Қ. Ж. Досанов
  position: бас дәрігер
"""
AIM = """\
# Мақсаты

**Міндеті:** көмектің сапасын арттыру. Жасалатын жұмыс {ref}`staff` көрсетілген.

- Бірінші тармақ;
- Екінші тармақ.

| Атауы | Саны |
|---|---|
| Дәрігер | 5 |

::: table data/staff.yaml #staff caption="Қызметкерлер" :::
"""
GOALS_PART = """\
# Бағыттар

::: box
Бірінші бағыт.
:::

## Көрсеткіштер {.unnumbered}

::: indicators data/kpi.yaml :::

Мақсат: {value}`goals.g1.title`.
"""
STAFF = """\
head:
  - [№, Лауазымы, Саны]
rows:
  - [1, Дәрігер, '5,5']
  - [2, Мейіргер, '7,5']
"""
KPI = """\
columns: no name unit owner years
groups:
  - goal: g1
    indicators:
      - id: share
        name: Тексерілгендер үлесі
        unit: "%"
        owner: Бас дәрігер
        bound: at-least
        values:
          2024: 60
          2025: 62,5
          2026: 65
"""
GOALS = """\
directions:
  - id: d1
    title: Сапа
    goals:
      - id: g1
        title: Сапаны арттыру
"""
FILES = {
    "plan.yaml": PLAN,
    "people.yaml": PEOPLE,
    "1-aim.md": AIM,
    "2-goals.md": GOALS_PART,
    "data/staff.yaml": STAFF,
    "data/kpi.yaml": KPI,
    "data/goals.yaml": GOALS,
}
