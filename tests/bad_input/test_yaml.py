"""Bad input 1-18: YAML that explodes, lies or is not what it seems."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.whole import build, docgen, refuse
from tests.support import Finished, built, write_plan

PART = "# Бөлім\n\n::: table data/a.yaml :::\n"
INDICATORS = "# Бөлім\n\n::: indicators data/a.yaml :::\n"
ROWS = "columns: no name unit owner years\ngroups:\n  - indicators:\n"


def _table(words: str) -> dict[str, object]:
    return {"1.md": PART, "data/a.yaml": words}


def _rows(words: str) -> dict[str, object]:
    return {"1.md": INDICATORS, "data/a.yaml": ROWS + words}


BOMB = "a: &a [x, x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGE = "a: &a {k: v}\n" + "".join(f"b{n}: &b{n}\n  <<: [*a, *a]\n" for n in range(20))

CASES = [
    ("bi_01_alias_bomb", BOMB, "yaml-anchor", "data/a.yaml:1:4"),
    ("bi_01_alias", "rows: [[*a]]\n", "yaml-alias", "data/a.yaml:1:9"),
    ("bi_02_merge_key_bomb", MERGE, "yaml-anchor", "data/a.yaml:1:4"),
    ("bi_02_merge_key", "rows: []\n<<: {a: b}\n", "yaml-merge", "data/a.yaml:2:1"),
    ("bi_03_alias_of_itself", "rows: &a [*a]\n", "yaml-anchor", "data/a.yaml:1:7"),
    ("bi_04_brackets", f"rows: {'[' * 500}{']' * 500}\n", "yaml-too-deep", "data/a.yaml:1:30"),
    (
        "bi_06_duplicate_key",
        "rows: [[a]]\nhead: [[b]]\nrows: [[c]]\n",
        "duplicate-key",
        "data/a.yaml:3:1",
    ),
    ("bi_07_tag", "rows: !!python/object/apply:os.system [id]\n", "yaml-tag", "data/a.yaml:1:7"),
    ("bi_11_escaped_nul", 'rows: [["a\\u0000"]]\n', "forbidden-character", "data/a.yaml:1:11"),
    ("bi_11_escaped_bell", 'rows: [["ab\\x07"]]\n', "forbidden-character", "data/a.yaml:1:12"),
    ("bi_12_mark_inside", "rows: [[a\ufeffb]]\n", "forbidden-character", "data/a.yaml:1:10"),
    ("bi_14_tab", "rows:\n\t- [a]\n", "yaml-tab", "data/a.yaml:2:1"),
    ("bi_16_typo", "rosw: [[a]]\n", "unknown-key", "data/a.yaml:1:1"),
    ("bi_17_missing", "head: [[a]]\n", "missing-key", "data/a.yaml:1:1"),
    ("bi_17_wrong_type", "rows: {a: b}\n", "list-expected", "data/a.yaml:1:7"),
    ("bi_17_empty", "\n", "file-empty", "data/a.yaml:1:1"),
    (
        "bi_17_two_documents",
        "rows: [[a]]\n---\nrows: [[b]]\n",
        "yaml-two-documents",
        "data/a.yaml:2:1",
    ),
    ("hash", "rows:\n  - [№5 #2]\n", "hash-in-value", "data/a.yaml:2:9"),
    ("quotes_and_more", 'rows:\n  - ["А" тобы]\n', "yaml-quote-rest", "data/a.yaml:2:6"),
]


@pytest.mark.parametrize(
    ("words", "code", "at"), [one[1:] for one in CASES], ids=[one[0] for one in CASES]
)
def test_refused(tmp_path: Path, words: str, code: str, at: str) -> None:
    run = refuse(tmp_path, _table(words), code, at)
    assert run.seconds < 3


def test_bi_05_integer_of_100_000_digits(tmp_path: Path) -> None:
    files = _rows(f"      - {{name: Саны, values: {{2024: {'9' * 100_000}}}}}\n")
    refuse(tmp_path, files, "word-too-long", "data/a.yaml:4:37")


def test_bi_05_long_integer_where_a_number_is_wanted(tmp_path: Path) -> None:
    words = f"kind: bar\nalt: a\ncategories: [а]\nseries: [{{name: а, values: [{'9' * 4000}]}}]\n"
    files = {"1.md": "# Бөлім\n\n::: chart data/a.yaml :::\n", "data/a.yaml": words}
    refuse(tmp_path, files, "number-too-long", "data/a.yaml:4:29")


def test_bi_06_names_both_lines(tmp_path: Path) -> None:
    run = refuse(tmp_path, _table("rows: [[a]]\nrows: [[b]]\n"), "duplicate-key")
    assert "data/a.yaml:2:1" in run.err
    assert "line 1" in run.err


@pytest.fixture(scope="module")
def spelled() -> Finished:
    """A table and indicators with words that YAML would take for something else."""
    words = [
        "no",
        "yes",
        "010",
        "1:30",
        "3,5",
        "null",
        "~",
        "2024-01-01",
        "0x1F",
        "1e3",
        "-",
        "**",
        ">80",
    ]
    rows = "".join(
        f"  - [{word!s}, x]\n" for word in ("no", "yes", "010", "1:30", "null", "0x1F", "1e3")
    )
    rows += "  - [-, x]\n  - [**, x]\n  - [>80, x]\n  - ['3,5', x]\n"
    assert len(words) == 13
    data = "      - name: Саны\n        values:\n          2024: -\n          2025: >80\n"
    data += "          2026: 3,5\n"
    data += "          2027: **\n          2028: 010\n"
    return built(
        {
            "1.md": "# Бөлім\n\n::: table data/t.yaml :::\n\n::: indicators data/a.yaml :::\n",
            "data/t.yaml": f"head: [[Сөз, Белгі]]\nrows:\n{rows}",
            "data/a.yaml": ROWS + data,
        }
    )


@pytest.mark.parametrize(
    "word", ["no", "yes", "010", "1:30", "null", "0x1F", "1e3", "-", "**", ">80", "3,5"]
)
def test_bi_08_words_stay_as_written(spelled: Finished, word: str) -> None:
    assert word in [cell.text for cell in spelled.table("Белгі").cells]
    assert word in [text for row in spelled.pdf.table("Белгі").texts() for text in row]


def test_values_of_indicators_stay_as_written(spelled: Finished) -> None:
    texts = [cell.text for cell in spelled.table("Саны").cells]
    assert texts[-5:] == ["-", ">80", "3,5", "**", "010"]


def test_bi_08_a_word_where_a_number_is_wanted(tmp_path: Path) -> None:
    files = {"plan.yaml": {"contents": {"depth": "no"}}, "1.md": "# Бөлім\n"}
    refuse(tmp_path, files, "whole-number-expected", "plan.yaml:12:11")


def test_bi_09_decimal_of_three_parts(tmp_path: Path) -> None:
    words = "kind: bar\nalt: a\ncategories: [а]\nseries: [{name: а, values: [3.5.1]}]\n"
    files = {"1.md": "# Бөлім\n\n::: chart data/a.yaml :::\n", "data/a.yaml": words}
    refuse(tmp_path, files, "number-expected", "data/a.yaml:4:29")


def test_bi_10_day_that_is_not_in_the_calendar(tmp_path: Path) -> None:
    page = {"title": ["Жоспар"], "stamps": [{"lines": ["а"], "date": "2026-02-30"}]}
    files = {"plan.yaml": {"title_page": page}, "1.md": "# Бөлім\n"}
    refuse(tmp_path, files, "date-impossible", "plan.yaml:16:12")


def test_bi_12_mark_at_the_start_is_accepted(tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "plan", {"1.md": "\ufeff# Бөлім\n\nСөз.\n"})
    text = (plan / "plan.yaml").read_text(encoding="utf-8")
    (plan / "plan.yaml").write_text("\ufeff" + text, encoding="utf-8")
    assert docgen("check", str(plan)).status == 0


@pytest.mark.parametrize("name", ["plan.yaml", "1.md"])
@pytest.mark.parametrize(
    ("encoding", "shown"), [("utf-16", "UTF-16"), ("cp1251", "Windows-1251"), ("koi8-r", "KOI8-R")]
)
def test_bi_13_other_encodings(tmp_path: Path, name: str, encoding: str, shown: str) -> None:
    plan = write_plan(tmp_path / "plan", {"1.md": "# Жумыс туралы сөз\n".replace("ө", "о")})
    text = (plan / name).read_text(encoding="utf-8") + "\n# туралы жазба\n"
    (plan / name).write_bytes(text.encode(encoding, "replace"))
    run = docgen("check", str(plan))
    assert run.status == 1
    assert run.first("not-utf-8").file == name
    assert shown in run.err


def test_bi_15_file_of_9_megabytes(tmp_path: Path) -> None:
    run = refuse(tmp_path, _table("#" * 9_000_000), "file-too-large", "1.md:3:1")
    assert run.seconds < 1


def test_bi_16_names_the_nearest(tmp_path: Path) -> None:
    assert "«rows»" in refuse(tmp_path, _table("rosw: [[a]]\n"), "unknown-key").err


def test_bi_18_years_backwards(tmp_path: Path) -> None:
    files = {"plan.yaml": {"period": {"from": 2028, "to": 2024}}, "1.md": "# Бөлім\n"}
    refuse(tmp_path, files, "period-reversed", "plan.yaml:7:3")


@pytest.mark.parametrize("value", ["-1", "101"])
def test_bi_18_share_that_cannot_be(tmp_path: Path, value: str) -> None:
    others = "2025: 1, 2026: 1, 2027: 1, 2028: 1"
    row = f'      - {{name: Үлесі, unit: "%", values: {{2024: {value}, {others}}}}}\n'
    run = build(tmp_path, _rows(row), "--html", "--docx")
    found = run.first("share-out-of-range")
    assert (found.file, found.line, found.is_error) == ("data/a.yaml", 4, False)


def test_comma_in_braces(tmp_path: Path) -> None:
    row = "      - {name: Саны, values: {2025: 62,5, 2026: 68}}\n"
    run = refuse(tmp_path, _rows(row), "comma-in-flow", "data/a.yaml:4:40")
    assert "62,5" in run.err


def test_colon_in_a_value(tmp_path: Path) -> None:
    row = "      - name: Мақсат: сапа\n"
    refuse(tmp_path, _rows(row), "yaml-colon", "data/a.yaml:4:21")
