"""Templates can reach nothing but what they are given, and say where they fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.build import Options, resolve_plan
from docgen.diagnostics import Diagnostic, Report
from docgen.expand.environment import environment, markup_of
from docgen.tree.nodes import Group, Paragraph, Text
from docgen.tree.walk import every_block
from tests.support import Files

Make = Callable[[Files], Path]
PART = {"1.md": "# Бөлім\n\nМәтін.\n"}


def build(folder: Path) -> tuple[list[str], list[Diagnostic]]:
    """Return the words of the plan's paragraphs and what was reported."""
    report = Report()
    found = resolve_plan(folder, report, Options())
    words = []
    for block in every_block(found.blocks) if found else ():
        if isinstance(block, Paragraph):
            words.append("".join(one.text for one in block.children if isinstance(one, Text)))
    return words, report.sorted()


def own_template(make: Make, words: str) -> tuple[list[str], list[Diagnostic]]:
    return build(make({**PART, "templates/plan.html.jinja": words}))


@pytest.mark.parametrize(
    "words",
    [
        "{{ plan.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ plan.model_dump.__globals__ }}",
        "{% set x = plan.parts.append(1) %}",
        "{{ 'а' * 100000000 }}",
        "{{ 9 ** 9999 }}",
        "{{ range(10 ** 9) | list }}",
        "{{ lipsum() }}",
        "{{ plan.zhok }}",
        "{{ zhok }}",
        "{{ open('/etc/passwd') }}",
        "{{ 1 / 0 }}",
        "{% include '../../../pyproject.toml' %}",
        "{% include '/etc/passwd' %}",
        "{{ 'а' | zhok }}",
        "{% for %}",
    ],
)
def test_what_a_template_may_not_is_an_error(plan_folder: Make, words: str) -> None:
    _, found = own_template(plan_folder, f"<p>а</p>\n{words}\n")
    codes = {one.code for one in found}
    assert codes & {"template-error", "template-not-found"}
    assert "passwd" not in "".join(str(one.arguments) for one in found if "include" not in words)


def test_a_fault_names_the_plans_own_template_and_its_line(plan_folder: Make) -> None:
    _, found = own_template(plan_folder, "<p>а</p>\n<p>б</p>\n<p>{{ plan.zhok }}</p>\n")
    (fault,) = found
    assert (fault.code, fault.position.file, fault.position.line) == (
        "template-error",
        "templates/plan.html.jinja",
        3,
    )


def test_a_fault_of_syntax_names_its_line(plan_folder: Make) -> None:
    _, found = own_template(plan_folder, "<p>а</p>\n{% if %}\n")
    assert [(one.code, one.position.line) for one in found] == [("template-error", 2)]


def test_an_unknown_element_names_its_line(plan_folder: Make) -> None:
    _, found = own_template(
        plan_folder, "<p>а</p>\n{% if true %}\n<marquee>б</marquee>\n{% endif %}\n"
    )
    places = {(one.code, one.position.file, one.position.line) for one in found}
    assert ("template-unknown-element", "templates/plan.html.jinja", 3) in places


def test_a_plan_overrides_a_single_template(plan_folder: Make) -> None:
    words, found = build(
        plan_folder(
            {
                **PART,
                "templates/header.html.jinja": "",
                "templates/plan.html.jinja": "<p>{{ plan.organisation.name }}</p>"
                '{{ place("1.md") }}',
            }
        )
    )
    assert found == []
    assert words == ["№ 1 сынақ емханасы", "Мәтін."]


def test_words_of_the_plan_are_never_markup(plan_folder: Make) -> None:
    plan = {"organisation": {"name": "<b>а</b> & б"}}
    report = Report()
    folder = plan_folder(
        {
            **PART,
            "plan.yaml": plan,
            "templates/plan.html.jinja": "<p>{{ plan.organisation.name ~ '!' }}</p>",
        }
    )
    found = resolve_plan(folder, report, Options())
    codes = [one.code for one in report.sorted()]
    assert "template-unknown-element" not in codes
    assert found is None or not any(isinstance(one, Group) and one.role for one in found.blocks)


def test_an_unknown_part_is_reported_at_the_template(plan_folder: Make) -> None:
    _, found = own_template(plan_folder, '<p>а</p>\n{{ place("2.md") }}')
    (fault,) = found
    assert (fault.code, fault.position.line) == ("unknown-part", 2)
    assert fault.arguments["known"] == ("1.md",)


def test_output_knows_the_line_of_its_template(tmp_path: Path) -> None:
    (tmp_path / "a.jinja").write_text("<p>\n{% for n in range(2) %}\n<i>x</i>\n{% endfor %}\n</p>")
    made = environment({"templates": tmp_path}).get_template("a.jinja").render()
    markup = markup_of(made, {"a.jinja": "templates/a.jinja"}.__getitem__)
    assert "\ue000" not in markup.html
    lines = [
        markup.at(at).line for at in range(len(markup.html)) if markup.html.startswith("<i", at)
    ]
    assert lines == [3, 3]
    assert markup.at(markup.html.index("</p>")).line == 5


def test_a_template_compiled_once_says_what_each_plan_knows(plan_folder: Make) -> None:
    template = "<p>{{ 'ЫҚҚ' | dative }}, {{ 'ЫҚҚ' | ablative }}</p>\n"
    said = {}
    for spoken in ("и-эс-джи", "қосымша құн"):
        own = {"abbreviations": {"ЫҚҚ": {"full": "Ықтимал қаржы", "spoken": spoken}}}
        files = {**PART, "plan.yaml": own, "templates/plan.html.jinja": template}
        said[spoken] = [build(plan_folder(files))[0] for _ in range(2)]
    assert said == {
        "и-эс-джи": [["ЫҚҚ-ге, ЫҚҚ-ден"]] * 2,
        "қосымша құн": [["ЫҚҚ-ға, ЫҚҚ-нан"]] * 2,
    }


def test_a_template_that_was_changed_is_compiled_anew(plan_folder: Make) -> None:
    for words in ("бір", "екі"):
        assert own_template(plan_folder, f"<p>{words}</p>\n")[0] == [words]
