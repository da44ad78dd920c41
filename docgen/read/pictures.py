"""Pictures: opened, decoded in full and stripped before anything is built with them."""

from __future__ import annotations

import struct
import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from docgen.diagnostics import Position, Report
from docgen.read.project import LARGEST_PICTURE, Project
from docgen.read.svg import clean_svg
from docgen.tree.nodes import Picture

MOST_PIXELS = 40_000_000
TWIPS_PER_INCH = 1440
PIXELS_PER_INCH = 96

_KEPT_CHUNKS = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"pHYs", b"gAMA", b"cHRM", b"sRGB", b"iCCP")
)
_DROPPED_SEGMENTS = frozenset((0xE1, 0xED, 0xFE))  # Exif and XMP, Photoshop, comment
_ORIENTATION = 0x0112


_PNG = b"\x89PNG\r\n"


class _UnfitError(Exception):
    """The picture cannot be used; `code` and `arguments` say why."""

    def __init__(self, code: str, **arguments: int) -> None:
        super().__init__(code)
        self.code = code
        self.arguments = arguments


@dataclass(frozen=True, slots=True)
class _Raster:
    """A decoded picture: its bytes without what is not needed, its size in pixels."""

    media: str
    data: bytes
    width: int
    height: int
    pixels_per_inch: float
    bad_profile: bool


def read_picture(project: Project, name: str, report: Report, position: Position) -> Picture | None:
    """Return the picture `name` of the plan's folder in its natural size, or None."""
    data = project.data(name, report, position, LARGEST_PICTURE)
    if data is None:
        return None
    if not data.strip():
        report.error("picture-empty", position, file=name)
        return None
    if _looks_like_svg(data):
        return clean_svg(data, name, report, position)
    try:
        raster = _decoded(data)
    except _UnfitError as fault:
        report.error(fault.code, position, file=name, **fault.arguments)
        return None
    if raster.bad_profile:
        report.warn("picture-profile", position, file=name)
    scale = TWIPS_PER_INCH / raster.pixels_per_inch
    return Picture(
        name,
        raster.media,
        raster.data,
        round(raster.width * scale),
        round(raster.height * scale),
        position,
    )


def _looks_like_svg(data: bytes) -> bool:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<?xml", b"<svg", b"<!DOCTYPE svg", b"<!--"))


def _decoded(data: bytes) -> _Raster:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if data.startswith(_PNG):
                data = _png_without(data, bad_profile=False)  # texts are never inflated
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as probe:
                _check_size(*probe.size)
                probe.verify()
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
                image.load()
                return _stripped(data, image)
        except Image.DecompressionBombError as fault:
            raise _UnfitError("picture-too-large", limit=MOST_PIXELS // 1_000_000) from fault
        except UnidentifiedImageError as fault:
            raise _UnfitError(
                "picture-damaged" if _has_signature(data) else "picture-unknown"
            ) from fault
        except (OSError, ValueError, SyntaxError, EOFError, struct.error) as fault:
            raise _UnfitError("picture-damaged") from fault


def _has_signature(data: bytes) -> bool:
    return data.startswith((_PNG, b"\xff\xd8\xff"))


def _check_size(width: int, height: int) -> None:
    if width <= 0 or height <= 0:
        raise _UnfitError("picture-empty")
    if width * height > MOST_PIXELS:
        raise _UnfitError("picture-too-large", limit=MOST_PIXELS // 1_000_000)


def _stripped(data: bytes, image: Image.Image) -> _Raster:
    """Return the picture turned upright and without texts, thumbnails and bad profiles."""
    bad_profile = _has_bad_profile(image)
    pixels_per_inch = _resolution(image)
    media = "image/png" if image.format == "PNG" else "image/jpeg"
    if image.getexif().get(_ORIENTATION, 1) != 1:
        turned = ImageOps.exif_transpose(image)
        buffer = BytesIO()
        turned.save(buffer, format=image.format, quality=95)
        data, (width, height) = buffer.getvalue(), turned.size
    else:
        width, height = image.size
    strip = _png_without if media == "image/png" else _jpeg_without
    return _Raster(media, strip(data, bad_profile), width, height, pixels_per_inch, bad_profile)


def _resolution(image: Image.Image) -> float:
    try:
        given = float(image.info.get("dpi", (PIXELS_PER_INCH,))[0])
    except (TypeError, ValueError, IndexError):
        return PIXELS_PER_INCH
    return given if 36 <= given <= 2400 else PIXELS_PER_INCH


def _has_bad_profile(image: Image.Image) -> bool:
    profile = image.info.get("icc_profile")
    if not profile:
        return False
    try:
        ImageCms.getOpenProfile(BytesIO(profile))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return True
    return False


def _png_without(data: bytes, bad_profile: bool) -> bytes:
    kept = [data[:8]]
    at = 8
    while at + 12 <= len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        kind = data[at + 4 : at + 8]
        if kind in _KEPT_CHUNKS and not (bad_profile and kind == b"iCCP"):
            kept.append(data[at : at + 12 + size])
        at += 12 + size
        if kind == b"IEND":
            break
    return b"".join(kept)


def _jpeg_without(data: bytes, bad_profile: bool) -> bytes:
    kept = [data[:2]]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        kind = data[at + 1]
        (size,) = struct.unpack(">H", data[at + 2 : at + 4])
        if kind not in _DROPPED_SEGMENTS and not (bad_profile and kind == 0xE2):
            kept.append(data[at : at + 2 + size])
        at += 2 + size
    kept.append(data[at:])
    return b"".join(kept)
