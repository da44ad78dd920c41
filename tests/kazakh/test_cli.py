"""The command line: a line in, a line out."""

from __future__ import annotations

import io
import json

import pytest

from docgen.kazakh.cli import main


def run(*arguments: str, lines: str = "") -> tuple[int, str, str]:
    output, errors = io.StringIO(), io.StringIO()
    status = main(list(arguments), io.StringIO(lines), output, errors)
    return status, output.getvalue(), errors.getvalue()


@pytest.mark.parametrize(
    ("arguments", "lines", "output"),
    [
        (["inflect", "--case", "ablative"], "83\nМӘМС\n", "83-тен\nМӘМС-дан\n"),
        (["inflect", "--case", "dative", "--reading", "МӘМС=word", "МӘМС"], "", "МӘМС-ке\n"),
        (["inflect", "--case", "adjective", "қаңтар"], "", "қаңтардағы\n"),
        (["inflect", "--plural", "--possessive", "мақсат"], "", "мақсаттарының\n"),
        (["hyphenate", "министрлігі", "АҚШ"], "", "ми-нистр-лі-гі\nАҚШ\n"),
        (["hyphenate", "--minimum", "3,3", "оқушылар"], "", "оқу-шы-лар\n"),
        (["number"], "83\n\n0,5\n", "сексен үш\n\nнөл бүтін оннан бес\n"),
        (["number", "--as", "ordinal", "24"], "", "жиырма төртінші\n"),
        (["number", "--as", "digits", "12345,60"], "", "12\u00a0345,60\n"),
        (["date", "2024-01-05"], "", "2024 жылғы 5 қаңтар\n"),
        (["date", "--form", "attributive", "05.01.2024"], "", "2024 жылғы 5 қаңтардағы\n"),
    ],
)
def test_commands(arguments: list[str], lines: str, output: str) -> None:
    assert run(*arguments, lines=lines) == (0, output, "")


def test_json_gives_all_forms() -> None:
    status, output, _ = run("inflect", "--json", "83")
    assert status == 0
    assert json.loads(output)["dative"] == "83-ке"
    assert json.loads(run("hyphenate", "--json", "емхана")[1]) == [
        {"word": "емхана", "points": [2, 4]}
    ]
    number = json.loads(run("number", "--json", "24")[1])
    assert number["ordinal"] == "жиырма төртінші"
    assert "ordinal" not in json.loads(run("number", "--json", "2,5")[1])
    assert json.loads(run("date", "--json", "2024-01-05")[1])["stamp"] == "2024 жылғы «5» қаңтар"


def test_a_bad_line_keeps_its_place() -> None:
    status, output, errors = run("number", "бес", "5")
    assert status == 1
    assert output == "\nбес\n"
    assert "бес" in errors
    assert run("number", "--as", "ordinal", "2,5")[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["inflect", "--case", "vocative", "сөз"],
        ["inflect", "--reading", "МӘМС", "сөз"],
        ["hyphenate", "--minimum", "x", "сөз"],
    ],
)
def test_a_wrong_command_line_gives_2(arguments: list[str]) -> None:
    status, output, errors = run(*arguments)
    assert (status, output) == (2, "")
    assert errors
