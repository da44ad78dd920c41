"""Captions of tables and figures: label and title on one line, or on two."""

from __future__ import annotations

from html import escape

from docgen.tree.nodes import Caption
from docgen.write.html.flow import Flow, attributes
from docgen.write.html.inlines import write_inlines, write_text


def write_caption(caption: Caption, flow: Flow, target: str, *, above: bool) -> None:
    """Write the caption of the element `target`; it stays with it."""
    context = flow.context
    kind = context.layout.captions[caption.sequence]
    keep = "stay" if above else "follow"
    owner = f' data-for="{escape(target)}"'
    label = write_text(caption.label, context)
    words = write_inlines(caption.children, context)
    flow.add(f'<div class="{keep}" data-t="Caption"{owner}>')
    if caption.own_line:
        if label:
            flow.add(f"<p{attributes(f's-{kind.label_style}', 'stay')}>{label}</p>")
        if words:
            flow.add(f"<p{attributes(f's-{kind.style}')}>{words}</p>")
    else:
        between = write_text(caption.separator, context) if label and words else ""
        flow.add(f"<p{attributes(f's-{kind.style}')}>{label}{between}{words}</p>")
    flow.add("</div>")
