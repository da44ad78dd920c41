"""Machine-readable codes (QR) as SVG."""

from __future__ import annotations

QUIET = 2
"""Modules left white around the code."""


def code_svg(data: str, size: int) -> str:
    """Return the QR code of `data` as SVG, `size` twips wide, with its quiet border."""
    import segno

    code = segno.make_qr(data, error="m")
    modules = code.symbol_size(border=QUIET)[0]
    path = "".join(
        f"M{column + QUIET} {row + QUIET}h1v1h-1z"
        for row, line in enumerate(code.matrix)
        for column, dark in enumerate(line)
        if dark
    )
    width = f"{size / 20:g}pt"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{width}" '
        f'viewBox="0 0 {modules} {modules}"><path d="{path}" fill="#000"/></svg>'
    )
