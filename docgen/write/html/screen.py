"""A page of the document for a browser: no pages, no other files, footnotes at the end.

The same markup as the PDF's, with a style sheet that turns the paper's measures into a column.
"""

from __future__ import annotations

import re

from docgen.layout.spec import Layout
from docgen.outside import FALLBACK_FAMILY
from docgen.tree.nodes import Document
from docgen.write.css import FAMILY_PREFIX

SCREEN = """
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
section { page: auto }
.head, .draft { display: none }
table { display: block; overflow-x: auto; max-width: 100% }
.leader { display: none }
.note { float: none; font-size: smaller }
.note::before { content: " [" attr(data-mark) " " } .note::after { content: "]" }
.side-anchor { height: auto } .side, .foot { position: static }
.side { width: auto }
svg, img { max-width: 100% }
"""

_PAGE_RULES = re.compile(r"@(?:page|font-face|counter-style)[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")
_NOTE_CALLS = re.compile(r"\.note::footnote[^}]*\}")


def for_screen(document: Document, layout: Layout) -> str:
    """Return the page; the fonts are the reader's own of the same make."""
    from docgen.write.html import write_markup

    markup = write_markup(document, layout)
    head, found, body = markup.partition("</style>")
    assert found
    head = _NOTE_CALLS.sub("", _PAGE_RULES.sub("", head))
    for family, own in (("Liberation Serif", "Times New Roman"), ("Liberation Sans", "Arial")):
        head = head.replace(f'"{FAMILY_PREFIX}{family}"', f'"{own}", "{family}"')
        body = body.replace(f"&quot;{FAMILY_PREFIX}{family}&quot;", f"{own}, {family}")
    head = head.replace(f'"{FAMILY_PREFIX}{FALLBACK_FAMILY}"', f'"{FALLBACK_FAMILY}", serif')
    body = body.replace(f"&quot;{FAMILY_PREFIX}{FALLBACK_FAMILY}&quot;", "serif")
    viewport = '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
    head = head.replace('<meta charset="utf-8"/>', f'<meta charset="utf-8"/>{viewport}')
    return f"{head}{SCREEN}{found}{body}"
