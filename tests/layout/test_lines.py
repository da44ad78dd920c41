"""Words, pieces and lines, measured with the shipped fonts."""

from __future__ import annotations

import pytest

from docgen.layout.breaks import ZERO_SPACE, like_word, split_word
from docgen.layout.faces import advances
from docgen.layout.lines import Type, count_lines, line_ends, natural, pieces, ruler, runs, widest
from docgen.layout.measure import Measure, stretch_rows
from docgen.layout.profiles import least_width
from docgen.tree import nodes
from docgen.tree.nodes import NoBreak, Strong, Text
from tests.layout.looks import LAYOUT

BODY = Type("Liberation Serif", 280)


def content_of(*children: nodes.Inline) -> tuple[object, ...]:
    return pieces(runs(children, BODY))


def test_widths_are_the_fonts_advances() -> None:
    assert ruler(BODY).width("H") == pytest.approx(1479 / 2048 * 280)
    assert ruler(BODY).width("\u00ad\u2060") == 0


def test_missing_letters_come_from_the_fallback() -> None:
    serif = advances("Liberation Serif", False, False)
    assert serif["₸"] == advances("DejaVu Serif", False, False)["₸"]
    with pytest.raises(LookupError):
        advances("Comic", False, False)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("сөз", ["сөз"]),
        ("жұмыс-шара", ["жұмыс-", "шара"]),
        ("2024-2028", ["2024-", "2028"]),
        ("б/ша", ["б/ша"]),
        ("1/2", ["1/2"]),
        ("-6", ["-6"]),
        ("тір\u00adкеу", ["тір\u00ad", "кеу"]),
        ("тізім-.", ["тізім-."]),
    ],
)
def test_words_are_parted(word: str, parts: list[str]) -> None:
    assert list(split_word(word)) == parts


def test_pango_is_told_where_word_breaks() -> None:
    assert like_word("2024-2028") == f"2024-{ZERO_SPACE}2028"
    assert like_word("ст.12") == "ст.\u206012"
    assert like_word("-6 және 2,5") == "-6 және 2,5"
    assert like_word("б/ша, 1 / 2") == f"б/\u2060ша, 1{ZERO_SPACE} / 2"
    assert like_word("«SENIM» (сенім)") == f"«SENIM»{ZERO_SPACE} (сенім)"


def test_lines_are_filled_from_the_left() -> None:
    content = pieces(runs((Text("аа аа аа аа"),), BODY))
    word = content[0].width
    space = content[0].space
    assert count_lines(content, 2 * word + space) == 2
    assert count_lines(content, 2 * word + space - 1) == 4
    assert count_lines(content, 1e9) == 1
    assert count_lines(content, 2 * word + space, first=word) == 3


def test_a_soft_hyphen_takes_room_only_at_the_line_end() -> None:
    content = pieces(runs((Text("тір\u00adкеу"),), BODY))
    whole = sum(piece.width for piece in content)
    assert count_lines(content, whole) == 1
    assert count_lines(content, whole - 1) == 2
    assert widest(content) < whole
    assert line_ends(content, whole - 1) == [1, 2]


def test_types_change_inside_a_word() -> None:
    content = pieces(runs((Strong((Text("бас"),)), Text("-тақырып сөз")), BODY))
    assert len(content) == 3
    assert content[0].width == pytest.approx(
        ruler(Type("Liberation Serif", 280, bold=True)).width("бас") + ruler(BODY).width("-")
    )


def test_what_must_stay_together_does() -> None:
    content = pieces(runs((Text("83"), NoBreak((Text("-тен"),)), Text(" кем")), BODY))
    assert len(content) == 2
    assert content[0].width == pytest.approx(ruler(BODY).width("83-тен"))


def test_a_line_break_ends_the_line() -> None:
    content = pieces(runs((Text("а"), nodes.LineBreak(), Text("б")), BODY))
    assert count_lines(content, 1e9) == 2
    assert natural(content) == pytest.approx(ruler(BODY).width("б"), abs=20)


def test_heights_are_lines_times_pitch() -> None:
    measure = Measure(LAYOUT)
    one = nodes.Paragraph((Text("Сөз"),))
    assert measure.height(one, 9000) == 330
    heading = nodes.Heading("section", 1, (Text("Тақырып"),), label="1.")
    assert measure.height(heading, 9000) == 330 + 240 + 120


def test_a_spanning_cell_stretches_its_last_row() -> None:
    heights = [10.0, 10.0, 10.0]
    stretch_rows(heights, [(0, 2, 35.0)])
    assert heights == [10.0, 25.0, 10.0]


def test_short_words_tied_by_a_blank_keep_their_column_wide() -> None:
    ruled = ruler(BODY)
    assert least_width(ruled, "2019–2021\u00a0жж.") == ruled.width("2019–2021\u00a0жж.")
    long = "өлім-жітімнің\u00a0көбейетіндігі"
    assert least_width(ruled, long) < ruled.width(long) / 2
