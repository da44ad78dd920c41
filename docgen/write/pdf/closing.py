"""Rows that go on overleaf are closed at the foot of the page and opened at the head, as in Word.

WeasyPrint leaves out the rule where it cuts a row. The rule takes no room, so it can be asked
for after the layout.
"""

from __future__ import annotations

from typing import Any


def close_cut_rows(rendering: Any) -> None:
    """Have the rules drawn at which tables were cut inside a row."""
    for page in rendering.pages:
        waiting = [page._page_box]
        while waiting:
            box = waiting.pop()
            if hasattr(box, "skip_cell_border_bottom"):
                box.skip_cell_border_bottom = False
                box.skip_cell_border_top = False
            waiting.extend(
                child for child in getattr(box, "children", ()) if hasattr(child, "children")
            )
