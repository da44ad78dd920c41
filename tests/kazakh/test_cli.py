"""The command line: a line in, a line out."""

from __future__ import annotations

import io
import json

import pytest

from docgen.kazakh.cli import main
from docgen.messages import LANGUAGES, translate


def run(*arguments: str, lines: str = "", language: str = "kk") -> tuple[int, str, str]:
    output, errors = io.StringIO(), io.StringIO()

    def words(key: str, **given: object) -> str:
        return translate(f"kazakh {key}", language, **given)

    status = main(list(arguments), io.StringIO(lines), output, errors, words, LANGUAGES)
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
    assert errors.startswith("docgen kazakh: қате: «бес» – сан емес; санның жазылуы: 83")
    assert run("number", "--as", "ordinal", "2,5")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "language", "problem"),
    [
        (["number", "көп"], "en", "error: «көп» is no number; numbers are written like 83"),
        (["number", "--as", "ordinal", "2,5"], "ru", "ошибка: из 2.5 нет порядкового"),
        (["number", "9" * 40], "kk", "сөзбен жазылмайды"),
        (["date", "2024 жылдың қысы"], "kk", "қате: «2024 жылдың қысы» – күн емес"),
        (["date", "2024-02-30"], "en", "«2024-02-30» is no date"),
        (["hyphenate", "--minimum", "x", "сөз"], "ru", "--minimum: вместо «x» нужны два числа"),
        (["inflect", "--reading", "МӘМС=", "сөз"], "kk", "«МӘМС=» емес, теңдік белгісі керек"),
    ],
)
def test_a_refusal_speaks_the_language_of_its_reader(
    arguments: list[str], language: str, problem: str
) -> None:
    status, _, errors = run(*arguments, language=language)
    assert status in (1, 2)
    assert problem in errors


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "септік: nominative – атау"), ("ru", "падеж: nominative"), ("en", "the case: nom")],
)
def test_help_speaks_the_language_of_its_reader(language: str, words: str) -> None:
    status, shown, errors = run("inflect", "--help", language=language)
    assert (status, errors) == (0, "")
    assert words in " ".join(shown.split())


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
