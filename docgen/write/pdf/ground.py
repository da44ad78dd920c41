"""What HTML's elements are where the style sheet is silent: docgen's own words alone.

It stands in for WeasyPrint's sheet for all of HTML, which takes a tenth of a short document's
time: it is parsed at import, and each of its rules is tried on each element.
"""

from __future__ import annotations

from functools import cache
from typing import Any

GROUND = r"""
head, meta, title, style { display: none }
html, body, section, div, p, h1, h2, h3, h4, h5, h6, ul, ol, li { display: block }
table { display: table; box-sizing: border-box; text-indent: initial }
colgroup { display: table-column-group } col { display: table-column }
thead { display: table-header-group } tbody { display: table-row-group }
tr { display: table-row } td, th { display: table-cell }
thead, tbody { vertical-align: middle } tr, td, th { vertical-align: inherit }
img, svg { overflow: hidden }
br::before { content: "\A"; white-space: pre-line }
@page {
  @top-center { text-align: center; vertical-align: middle }
  @bottom-center { text-align: center; vertical-align: middle }
}
@counter-style decimal { system: numeric; symbols: "0" "1" "2" "3" "4" "5" "6" "7" "8" "9" }
"""


@cache
def ground(engine: Any) -> tuple[Any, Any]:
    """Return the parsed sheet and its counter styles."""
    counters = engine.css.counters.CounterStyle()
    return engine.CSS(string=GROUND, counter_style=counters), counters
