"""The PDF's objects as bytes, made once: pydyf makes them again for the file's identifier."""

from __future__ import annotations

import zlib
from typing import Any

import pydyf

_LEVEL = 6
"""Of compression: the highest takes thrice the time to save a fortieth of the size."""


class _Written(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object whose bytes are known."""

    data = b""
    compressible = True

    def __init__(self, source: Any) -> None:
        """Stand for `source`, which is not changed any more."""
        self.number = source.number
        self.offset = source.offset
        self.generation = source.generation
        self.free = source.free
        self.compressible = source.compressible
        self.data = _stream(source) if isinstance(source, pydyf.Stream) else source.data


def write_once(pdf: Any) -> None:
    """Turn every object of the finished `pdf` into its bytes."""
    pdf.objects[:] = [one if one.free == "f" else _Written(one) for one in pdf.objects]


def _stream(stream: Any) -> bytes:
    content = b"\n".join(
        [one if type(one) is bytes else pydyf._to_bytes(one) for one in stream.stream]
    )
    extra = pydyf.Dictionary(stream.extra.copy())
    if stream.compress:
        extra["Filter"] = "/FlateDecode"
        content = zlib.compress(content, _LEVEL)
    extra["Length"] = len(content)
    return b"\n".join((extra.data, b"stream", content, b"endstream"))
