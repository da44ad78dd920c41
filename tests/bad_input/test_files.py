"""Bad input 35-44: paths that lead away, files that are none, pictures that explode."""

from __future__ import annotations

import errno
import os
import socket
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from docgen import outside
from tests.bad_input.whole import Run, build, docgen, refuse, refuse_folder
from tests.support import write_plan

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
)


def _png() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (40, 30), "green").save(buffer, "PNG")
    return buffer.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _header(width: int, height: int) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", zlib.compress(b"\0")) + _chunk(b"IEND", b"")
    )


def _svg(inside: str, size: str = 'width="10" height="10"') -> bytes:
    return SVG.format(size, inside).encode()


PATHS = [
    ("../../etc/passwd", "path-outside"),
    ("/etc/passwd", "path-absolute"),
    ("C:/x.png", "path-absolute"),
    ("file:///etc/passwd", "path-is-url"),
    ("http://127.0.0.1:9/a.png", "path-is-url"),
    ("https://a.kz/a.png", "path-is-url"),
    ("//srv/x.png", "path-is-url"),
    ("data:image/png;base64,AAAA", "path-is-url"),
    ("none.png", "file-not-found"),
]


@pytest.mark.parametrize(("path", "code"), PATHS)
def test_bi_35_39_picture_from_elsewhere(
    tmp_path: Path, path: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connected(*_: object) -> None:
        raise AssertionError("a packet was sent")

    monkeypatch.setattr(socket.socket, "connect", connected)
    refuse(tmp_path, {"1.md": f"# Бөлім\n\n![Сурет]({path})\n"}, code, "1.md:3:1")


@pytest.mark.parametrize(
    ("path", "code"),
    [*PATHS[:4], ("C:\\x.yaml", "path-absolute"), ("\\\\srv\\x", "path-absolute")],
)
def test_bi_35_part_and_data_from_elsewhere(tmp_path: Path, path: str, code: str) -> None:
    plan = {"plan.yaml": {"parts": [path]}, "1.md": "# Бөлім\n"}
    refuse(tmp_path / "part", plan, code)
    data = {"1.md": f'# Бөлім\n\n::: table "{path}" :::\n'}
    refuse(tmp_path / "data", data, code, "1.md:3:1")


def test_bi_36_links(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Құпия\n", encoding="utf-8")
    plan = write_plan(tmp_path / "plan", {"1.md": "# Бөлім\n", "plan.yaml": {"parts": ["2.md"]}})
    (plan / "2.md").symlink_to(tmp_path / "secret.md")
    assert "Құпия" not in refuse_folder(plan, "link-outside").err
    (plan / "2.md").unlink()
    (plan / "2.md").symlink_to("1.md")
    run = docgen("check", str(plan))
    assert (run.status, run.codes) == (0, ["link-inside"])


@pytest.mark.parametrize("kind", ["pipe", "folder"])
@pytest.mark.parametrize("name", ["plan.yaml", "1.md", "data/a.yaml", "people.yaml", "a.png"])
def test_bi_37_what_is_no_file(tmp_path: Path, kind: str, name: str) -> None:
    words = "# Бөлім\n\n::: table data/a.yaml :::\n\n![Сурет](a.png)\n"
    plan = write_plan(
        tmp_path / "plan",
        {"1.md": words, "data/a.yaml": "rows: [[а]]\n", "people.yaml": "a: {name: А}\n"},
    )
    (plan / "a.png").write_bytes(_png())
    (plan / name).unlink()
    if kind == "pipe":
        os.mkfifo(plan / name)
    else:
        (plan / name).mkdir()
    assert refuse_folder(plan, "not-a-file").seconds < 3


@pytest.mark.parametrize(
    "name", ["plan.yaml", "people.yaml", "1.md", "data/a.yaml", "data/a.csv", "a.png"]
)
@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.EACCES, ": no permission"), (errno.EIO, ": disk error")],
)
def test_bi_38_file_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int, reason: str
) -> None:
    words = "# Бөлім\n\n::: table data/a.yaml :::\n\n::: table data/a.csv :::\n\n![Сурет](a.png)\n"
    data = {
        "data/a.yaml": "rows: [[а]]\n",
        "data/a.csv": "а;б\nв;г\n",
        "people.yaml": "a: {name: А}\n",
    }
    plan = write_plan(tmp_path / "plan", {"1.md": words, "a.png": _png(), **data})
    real = os.open

    def refusing(path: str | Path, flags: int, *rest: int) -> int:
        if str(path).endswith(f"plan/{name}") and not flags & os.O_CREAT:
            raise OSError(number, os.strerror(number))
        return real(path, flags, *rest)

    monkeypatch.setattr(outside.os, "open", refusing)
    run = refuse_folder(plan, "file-unreadable")
    assert f"«{name}»" in run.err
    assert reason in run.err
    places = {"data/a.yaml": "1.md:3:1", "data/a.csv": "1.md:5:1", "a.png": "1.md:7:1"}
    places |= {"1.md": "plan.yaml:"}
    found = run.first("file-unreadable")
    assert f"{found.file}:{found.line}:{found.column}".startswith(places.get(name, name))


@pytest.mark.parametrize("size", [(40_000, 40_000), (2**31 - 1, 2**31 - 1)])
def test_bi_40_picture_of_too_many_points(tmp_path: Path, size: tuple[int, int]) -> None:
    _refuse_picture(tmp_path, _header(*size), "picture-too-large")


def test_bi_40_picture_of_no_points(tmp_path: Path) -> None:
    _refuse_picture(tmp_path, _header(0, 0), "picture-damaged")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_png()[:-30], "picture-damaged"),
        (b"this is text", "picture-unknown"),
        (b"", "picture-empty"),
    ],
)
def test_bi_41_picture_that_is_none(tmp_path: Path, data: bytes, code: str) -> None:
    _refuse_picture(tmp_path, data, code)


def _refuse_picture(folder: Path, data: bytes, code: str) -> Run:
    files = {"1.md": "# Бөлім\n\n![Сурет](a.png)\n", "a.png": data}
    return refuse(folder, files, code, "1.md:3:1")


FOREIGN = {
    "href": _svg('<image href="http://127.0.0.1:9/x.png"/>'),
    "file": _svg('<use xlink:href="file:///etc/passwd"/>'),
    "import": _svg("<style>@import url(http://127.0.0.1:9);</style>"),
    "fill": _svg('<rect width="9" height="9" fill="url(http://127.0.0.1:9/#a)"/>'),
    "entity": b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + _svg("<text>&a;</text>"),
    "dtd": b'<!DOCTYPE svg SYSTEM "http://127.0.0.1:9/a.dtd">' + _svg(""),
    "script": _svg("<script>alert(1)</script>"),
    "foreign object": _svg("<foreignObject/>"),
    "event": _svg('<rect onload="x"/>'),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_bi_43_drawing_that_fetches_or_runs(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connected(*_: object) -> None:
        raise AssertionError("a packet was sent")

    monkeypatch.setattr(socket.socket, "connect", connected)
    run = _refuse_picture(tmp_path, FOREIGN[name], "svg-forbidden")
    assert "root:" not in run.err


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_svg("", 'width="1e9" height="1e9"'), "svg-size"),
        (_svg('<path d="M0 0h9" stroke-dasharray="1e-7"/>'), "svg-too-complex"),
        (_svg('<pattern id="a" width="1e-7" height="1"/>'), "svg-too-complex"),
        (_svg("<g>" * 3000 + "</g>" * 3000), "svg-too-complex"),
        (_svg("<rect/>", ""), "svg-without-size"),
        (b"<svg", "svg-damaged"),
    ],
)
def test_bi_44_drawing_without_end(tmp_path: Path, data: bytes, code: str) -> None:
    _refuse_picture(tmp_path, data, code)


def test_bi_42_texts_and_profiles_are_stripped(tmp_path: Path) -> None:
    data = _png()
    large = _chunk(b"zTXt", b"a\0\0" + zlib.compress(b"x" * 50_000_000))
    profile = _chunk(b"iCCP", b"bad\0\0" + zlib.compress(b"this is no profile"))
    files = {"1.md": "# Бөлім\n\n![Сурет](a.png)\n", "a.png": data[:33] + profile + data[33:]}
    run = build(tmp_path / "profile", files, "--docx")
    assert "picture-profile" in run.codes
    run = build(tmp_path / "text", {**files, "a.png": data[:33] + large + data[33:]}, "--docx")
    assert run.seconds < 5
    assert (tmp_path / "text" / "output" / "plan.docx").stat().st_size < 2_000_000
