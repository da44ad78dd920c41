"""Pictures: whole, of bearable size, and holding nothing but a picture."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from docgen.diagnostics import Position, Report, Severity
from docgen.read.pictures import read_picture
from docgen.read.project import Project
from docgen.tree.nodes import Picture

AT = Position("1.md", 2, 1)


def _picture(folder: Path, data: bytes, name: str = "a.png") -> tuple[Picture | None, Report]:
    (folder / name).write_bytes(data)
    report = Report()
    return read_picture(Project(folder), name, report, AT), report


def _png(size: tuple[int, int] = (96, 48), **options: object) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", size, "red").save(buffer, "PNG", **options)
    return buffer.getvalue()


def _jpeg(**options: object) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (60, 30), "red").save(buffer, "JPEG", **options)
    return buffer.getvalue()


def _header(width: int, height: int) -> bytes:
    """A PNG of any size with next to no data."""
    body = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = b""
    for kind, data in ((b"IHDR", body), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")):
        crc = struct.pack(">I", zlib.crc32(kind + data))
        chunks += struct.pack(">I", len(data)) + kind + data + crc
    return b"\x89PNG\r\n\x1a\n" + chunks


def _svg(inside: str = "<rect width='10' height='10'/>", attributes: str = "") -> bytes:
    size = attributes or "width='100mm' height='50mm'"
    return (
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
        f"{size}>{inside}</svg>"
    ).encode()


def test_natural_size_follows_the_resolution(tmp_path: Path) -> None:
    picture, report = _picture(tmp_path, _png())
    assert report.found == []
    assert picture is not None
    assert (picture.media, picture.width, picture.height) == ("image/png", 1440, 720)
    picture, _ = _picture(tmp_path, _png(dpi=(192, 192)))
    assert picture is not None
    assert picture.width == 720
    picture, _ = _picture(tmp_path, _jpeg(), "b.jpg")
    assert picture is not None
    assert picture.media == "image/jpeg"


REFUSED = [
    ("empty file", b"", "picture-empty"),
    ("text named .png", "мәтін".encode(), "picture-unknown"),
    ("PDF named .png", b"%PDF-1.7 ", "picture-unknown"),
    ("truncated PNG", _png((300, 300))[:-40], "picture-damaged"),
    ("truncated JPEG", _jpeg()[:-200], "picture-damaged"),
    ("half a header", _png()[:20], "picture-damaged"),
    ("40,000 squared", _header(40_000, 40_000), "picture-too-large"),
    ("2^31 squared", _header(2**31 - 1, 2**31 - 1), "picture-too-large"),
    ("no size", _header(0, 0), "picture-damaged"),
    ("SVG with a DTD", b"<!DOCTYPE svg [<!ENTITY x 'y'>]>" + _svg(), "svg-forbidden"),
    ("SVG with a script", _svg("<script>x</script>"), "svg-forbidden"),
    ("SVG with foreignObject", _svg("<foreignObject/>"), "svg-forbidden"),
    ("SVG with an image", _svg("<image xlink:href='file:///etc/passwd'/>"), "svg-forbidden"),
    ("SVG using from outside", _svg("<use xlink:href='http://x/a#b'/>"), "svg-forbidden"),
    ("SVG importing CSS", _svg("<style>@import 'http://x';</style>"), "svg-forbidden"),
    ("SVG filled from outside", _svg("<rect fill='url(http://x)'/>"), "svg-forbidden"),
    ("SVG with an event", _svg("<rect onclick='x()'/>"), "svg-forbidden"),
    ("SVG of 1e9", _svg(attributes="width='1e9' height='1e9'"), "svg-size"),
    ("SVG without size", _svg(attributes="id='a'"), "svg-without-size"),
    ("SVG of no size", _svg(attributes="width='0' height='0'"), "svg-size"),
    ("SVG with tiny dashes", _svg("<rect stroke-dasharray='1e-7'/>"), "svg-too-complex"),
    ("SVG with a tiny pattern", _svg("<pattern width='1e-7' height='1'/>"), "svg-too-complex"),
    ("SVG using itself", _svg("<g id='a'><use href='#a'/></g>"), "svg-too-complex"),
    ("SVG too deep", _svg("<g>" * 70 + "</g>" * 70), "svg-too-complex"),
    ("broken SVG", b"<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", "svg-damaged"),
    ("XML that is no SVG", b"<?xml version='1.0'?><html/>", "picture-unknown"),
]


@pytest.mark.parametrize(("title", "data", "code"), REFUSED, ids=[one[0] for one in REFUSED])
def test_refused(tmp_path: Path, title: str, data: bytes, code: str) -> None:
    picture, report = _picture(tmp_path, data)
    assert picture is None
    assert [(one.code, one.position) for one in report.found] == [(code, AT)]


def test_nested_uses_that_multiply_are_refused(tmp_path: Path) -> None:
    levels = ["<g id='u0'><rect/></g>"]
    levels += [f"<g id='u{n}'>" + f"<use href='#u{n - 1}'/>" * 10 + "</g>" for n in range(1, 10)]
    picture, report = _picture(tmp_path, _svg("".join(levels)))
    assert picture is None
    assert report.found[0].code == "svg-too-complex"


def test_svg_keeps_its_drawing_and_loses_the_rest(tmp_path: Path) -> None:
    inside = (
        "<!-- x --><metadata><a/></metadata><o:x xmlns:o='urn:o'/>"
        "<defs><rect id='r' o:y='1' xmlns:o='urn:o' width='5' height='5'/></defs>"
        "<use xlink:href='#r'/><text>Ә</text>"
    )
    picture, report = _picture(tmp_path, _svg(inside))
    assert report.found == []
    assert picture is not None
    assert (picture.width, picture.height) == (5669, 2835)
    text = picture.data.decode()
    assert "metadata" not in text
    assert "urn:o" not in text
    assert 'xlink:href="#r"' in text
    assert ">Ә</" in text


def test_svg_takes_its_missing_size_from_the_view_box(tmp_path: Path) -> None:
    picture, _ = _picture(tmp_path, _svg(attributes="viewBox='0 0 200 100' width='100'"))
    assert picture is not None
    assert (picture.width, picture.height) == (1500, 750)


def test_texts_of_a_picture_are_dropped(tmp_path: Path) -> None:
    notes = PngInfo()
    notes.add_text("Comment", "құпия", zip=True)
    picture, report = _picture(tmp_path, _png(pnginfo=notes))
    assert report.found == []
    assert picture is not None
    assert b"Comment" not in picture.data
    assert Image.open(BytesIO(picture.data)).size == (96, 48)
    picture, _ = _picture(tmp_path, _jpeg(comment=b"secret"), "b.jpg")
    assert picture is not None
    assert b"secret" not in picture.data
    assert Image.open(BytesIO(picture.data)).size == (60, 30)


@pytest.mark.parametrize("data", [_png(icc_profile=b"bad"), _jpeg(icc_profile=b"bad")])
def test_bad_profile_is_stripped_with_a_warning(tmp_path: Path, data: bytes) -> None:
    picture, report = _picture(tmp_path, data)
    assert [(one.code, one.severity) for one in report.found] == [
        ("picture-profile", Severity.WARNING)
    ]
    assert picture is not None
    assert "icc_profile" not in Image.open(BytesIO(picture.data)).info


def test_picture_that_lies_on_its_side_is_turned(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture, _ = _picture(tmp_path, _jpeg(exif=exif), "b.jpg")
    assert picture is not None
    assert Image.open(BytesIO(picture.data)).size == (30, 60)
    assert picture.height == 2 * picture.width


def test_huge_compressed_text_is_refused(tmp_path: Path) -> None:
    body = b"k\x00\x00" + zlib.compress(b"0" * 70_000_000)
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + body))
    whole = _png()
    picture, report = _picture(tmp_path, whole[:33] + chunk + whole[33:])
    assert (picture is None) == bool(report.found)
    if picture is not None:
        assert b"zTXt" not in picture.data
