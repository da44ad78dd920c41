"""A plan's folder: only its own plain files, whatever an author writes."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from docgen.diagnostics import Position, Report, Severity
from docgen.outside import OutsideError, read_file
from docgen.read.project import LARGEST_TEXT, Project, load

AT = Position("1.md", 3, 5)

REFUSED = [
    ("../../etc/passwd", "path-outside"),
    ("data/../../x.yaml", "path-outside"),
    ("/etc/passwd", "path-absolute"),
    ("~/x.yaml", "path-absolute"),
    ("C:\\x.yaml", "path-absolute"),
    ("c:/x.yaml", "path-absolute"),
    ("\\\\srv\\x", "path-absolute"),
    ("data\\x.yaml", "path-backslash"),
    ("file:///etc/passwd", "path-is-url"),
    ("http://example.org/a.png", "path-is-url"),
    ("//example.org/a.png", "path-is-url"),
    ("data:image/png;base64,AAAA", "path-is-url"),
    ("", "path-empty"),
    ("missing.yaml", "file-not-found"),
    ("data", "not-a-file"),
]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "plan"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "staff.yaml").write_text("a: 1", encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("a: 1", encoding="utf-8")
    return Project(folder)


@pytest.mark.parametrize(("name", "code"), REFUSED, ids=[one[0] or "empty" for one in REFUSED])
def test_refused_names(project: Project, name: str, code: str) -> None:
    report = Report()
    assert project.text(name, report, AT) is None
    assert [(one.code, one.position) for one in report.found] == [(code, AT)]


def test_missing_file_names_the_nearest(project: Project) -> None:
    report = Report()
    project.text("data/stafff.yaml", report, AT)
    assert report.found[0].arguments["nearest"] == "data/staff.yaml"


def test_faults_of_a_file_are_reported_once(project: Project) -> None:
    report = Report()
    (project.folder / "bad.md").write_bytes(b"\xff")
    assert project.text("bad.md", report, AT) is None
    assert project.text("bad.md", report, AT) is None
    assert [one.code for one in report.found] == ["not-utf-8"]
    assert project.lines("bad.md")


def test_link_out_of_the_folder_is_refused(project: Project) -> None:
    (project.folder / "out.yaml").symlink_to(project.folder.parent / "secret.yaml")
    (project.folder / "up").symlink_to(project.folder.parent)
    report = Report()
    assert project.text("out.yaml", report, AT) is None
    assert project.text("up/secret.yaml", report, AT) is None
    assert [one.code for one in report.found] == ["link-outside", "link-outside"]


def test_link_inside_the_folder_is_a_warning(project: Project) -> None:
    (project.folder / "in.yaml").symlink_to("data/staff.yaml")
    report = Report()
    assert project.text("in.yaml", report, AT) is not None
    assert [(one.code, one.severity) for one in report.found] == [("link-inside", Severity.WARNING)]
    assert report.found[0].arguments["target"] == "data/staff.yaml"


def test_links_in_a_circle_are_refused(project: Project) -> None:
    (project.folder / "a").symlink_to("b")
    (project.folder / "b").symlink_to("a")
    report = Report()
    assert project.text("a", report, AT) is None
    assert report.found[0].code in ("file-unreadable", "link-outside")


def test_a_folder_that_is_a_link_is_read(project: Project, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(project.folder)
    report = Report()
    assert Project(tmp_path / "link").text("data/staff.yaml", report) is not None
    assert report.found == []


def test_pipe_and_device_are_refused_at_once(project: Project) -> None:
    os.mkfifo(project.folder / "pipe.yaml")
    (project.folder / "zero").symlink_to("/dev/zero")
    report = Report()
    start = time.perf_counter()
    assert project.text("pipe.yaml", report, AT) is None
    assert project.text("zero", report, AT) is None
    assert time.perf_counter() - start < 1
    assert [one.code for one in report.found] == ["not-a-file", "link-outside"]
    with pytest.raises(OutsideError, match="not-a-file"):
        read_file(Path("/dev/zero"), 10)


def test_unreadable_file_says_why(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    report = Report()
    assert project.data("data/staff.yaml", report, AT) is None
    assert report.found[0].code == "file-unreadable"
    assert report.found[0].arguments["reason"] == "not-permitted"


def test_large_file_is_refused_before_it_is_read(project: Project) -> None:
    with (project.folder / "large.yaml").open("wb") as file:
        file.truncate(LARGEST_TEXT + 1)
    report = Report()
    assert project.yaml("large.yaml", report, AT) is None
    assert [one.code for one in report.found] == ["file-too-large"]


def test_missing_folder_is_reported(tmp_path: Path) -> None:
    report = Report()
    assert load(tmp_path / "none", report) is None
    assert [one.code for one in report.found] == ["folder-not-found"]


def test_texts_are_found_again_by_their_keys(project: Project) -> None:
    report = Report()
    project.yaml("data/staff.yaml", report)
    assert project.texts["data/staff.yaml:1:4"] == "1"
