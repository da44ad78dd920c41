"""Bad input 45-50: templates of a plan that lie, escape or never end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.whole import Run, build, refuse, refuse_folder
from tests.support import Files, write_plan

SHOWN = "templates/stamp.html.jinja"


def _files(template: str) -> Files:
    page = {"title": ["Жоспар"], "stamps": [{"lines": ["жол"]}]}
    return {"plan.yaml": {"title_page": page}, "1.md": "# Бөлім\n", SHOWN: f"\n{template}"}


def _refused(folder: Path, template: str, code: str) -> Run:
    run = refuse(folder, _files(template), code)
    assert run.first(code).file == SHOWN
    assert run.seconds < 4
    return run


@pytest.mark.parametrize("name", ["typo", "plan.typo", "stamp.lines.typo", "person.name"])
def test_bi_45_name_that_is_not_there(tmp_path: Path, name: str) -> None:
    run = _refused(tmp_path, f"{{{{ {name} }}}}", "template-error")
    assert run.first("template-error").line == 2


ESCAPES = [
    "''.__class__.__mro__[1].__subclasses__()",
    "().__class__.__base__.__subclasses__()",
    "''['__class__']",
    "''|attr('__class__')",
    "plan.__init__.__globals__",
    "fill.__globals__",
    "fill.__func__.__globals__",
    "stamp_blank.__globals__['__builtins__']",
    "self.__init__.__globals__",
    "range.__self__",
    "'{0.__class__.__init__.__globals__}'.format(plan)",
    "'{x.__class__.__mro__}'.format_map({'x': plan})",
    "fill('{x.__class__.__mro__}', x=plan)",
    "namespace.__init__.__globals__",
    "(1).__class__.from_bytes",
    "plan.model_copy.__func__",
    "goals.__code__.co_consts",
    "namespace.__init__.__builtins__.open('/etc/passwd')",
    "[plan]|sum(attribute='__class__')",
]


@pytest.mark.parametrize("words", ESCAPES)
def test_bi_46_way_out_of_the_sandbox(tmp_path: Path, words: str) -> None:
    run = _refused(tmp_path, f"{{{{ {words} }}}}", "template-error")
    assert "<class" not in run.err
    assert "root:" not in run.err


@pytest.mark.parametrize(
    "change", ["plan.parts.clear()", "stamp.lines.append('x')", "people.update({'a': 1})"]
)
def test_bi_46_templates_change_nothing(tmp_path: Path, change: str) -> None:
    _refused(tmp_path, f"{{{{ {change} }}}}", "template-error")


ENDLESS = [
    ("{{ 9**(9**9) }}", "template-error"),
    ("{{ 'A'*10**9 }}", "template-error"),
    ("{{ [1]*10**9 }}", "template-error"),
    ("{{ '%1000000000d' % 1 }}", "template-error"),
    ("{{ 'a'.ljust(1000000000) }}", "template-error"),
    ("{{ 'a'|center(1000000000) }}", "template-error"),
    ("{{ lipsum(1000000) }}", "template-error"),
    ("{% for a in range(99999999) %}{% endfor %}", "template-error"),
    (
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "template-too-slow",
    ),
    (
        "{% set r = range(99999) %}{% for a in r %}{% for b in r %}x{% endfor %}{% endfor %}",
        "template-too-slow",
    ),
    (
        "{% set n = namespace(a='a') %}{% for i in range(60) %}{% set n.a = n.a ~ n.a %}"
        "{% endfor %}{{ n.a }}",
        "template-too-large",
    ),
    (
        "{% set n = namespace(a='aa') %}{% for i in range(12) %}"
        "{% set n.a = n.a.replace('a', n.a) %}{% endfor %}",
        "template-too-large",
    ),
]


@pytest.mark.parametrize(("template", "code"), ENDLESS, ids=range(len(ENDLESS)))
def test_bi_47_template_that_eats_time_or_memory(tmp_path: Path, template: str, code: str) -> None:
    _refused(tmp_path, template, code)


def test_bi_48_macro_without_end(tmp_path: Path) -> None:
    _refused(tmp_path, "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "template-error")


@pytest.mark.parametrize(
    "template",
    [
        f"{{{{ {'(' * 2000}1{')' * 2000} }}}}",
        f"{{{{ {'[' * 400}{']' * 400} }}}}",
        "{% for a in [1] %}" * 30 + "a" + "{% endfor %}" * 30,
    ],
    ids=["parentheses", "brackets", "loops"],
)
def test_bi_48_expression_too_deep(tmp_path: Path, template: str) -> None:
    refuse(tmp_path, _files(template), "template-error")


def test_elements_too_deep(tmp_path: Path) -> None:
    refuse(tmp_path, _files("<b>" * 3000 + "a" + "</b>" * 3000), "template-too-deep")


@pytest.mark.parametrize("name", ["/etc/passwd", "../../etc/passwd", "../1.md", "none.jinja"])
def test_bi_49_include_from_outside(tmp_path: Path, name: str) -> None:
    run = _refused(tmp_path, f"{{% include '{name}' %}}", "template-not-found")
    assert run.first("template-not-found").line == 2


def test_bi_49_include_through_a_link(tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "plan", _files("{% include 'out.jinja' %}"))
    (tmp_path / "secret").write_text("құпия", encoding="utf-8")
    (plan / "templates" / "out.jinja").symlink_to(tmp_path / "secret")
    assert "құпия" not in refuse_folder(plan, "template-not-found").err


def test_includes_in_a_circle(tmp_path: Path) -> None:
    files = {**_files("{% include 'a.jinja' %}"), "templates/a.jinja": "{% include 'a.jinja' %}"}
    refuse(tmp_path, files, "template-error")


@pytest.mark.parametrize(
    ("template", "code"),
    [
        ("<style>@import url(http://a.kz/x.css);</style>", "template-unknown-element"),
        ("<link rel='stylesheet' href='http://a.kz'/>", "template-unknown-element"),
        ("<p style='background: url(http://a.kz)'>а</p>", "template-unknown-attribute"),
        ("<style>@font-face { src: url(file:///a) }</style>", "template-unknown-element"),
        ("<script>alert(1)</script>", "template-unknown-element"),
        ("<img src='http://a.kz/x.png'/>", "template-unknown-attribute"),
        ("<table><tr><td colspan='999999999'>а</td></tr></table>", "template-attribute-value"),
        ("<table width='x'><tr><td>а</td></tr></table>", "template-attribute-value"),
        ("<p>\x00</p>", "forbidden-character"),
        ("{{ '\\u202e' }}", "forbidden-character"),
    ],
)
def test_bi_50_only_the_vocabulary_of_templates(tmp_path: Path, template: str, code: str) -> None:
    refuse(tmp_path, _files(template), code)


def test_template_that_prints_nothing(tmp_path: Path) -> None:
    build(tmp_path, _files(""), "--docx")


def test_template_that_is_no_text(tmp_path: Path) -> None:
    plan = write_plan(tmp_path / "plan", _files(""))
    (plan / SHOWN).write_bytes(b"\xff\xfe<p>")
    refuse_folder(plan, "template-error")
