"""Labels with numbers that references can point to, and the captions of tables and figures."""

from __future__ import annotations

from docgen.tree.nodes import Caption
from docgen.write.docx.fields import sequence
from docgen.write.docx.inlines import write_inlines
from docgen.write.docx.oxml import PLAIN, Format, Para, text_run
from docgen.write.docx.state import Flow, bookmark_name, number_bookmark


def numbered_label(label: str, number: str, id: str, flow: Flow, style: str) -> str:
    """Return the label's runs with a bookmark around its number."""
    if label:
        flow.shared.faces.add((style, False, False))
    if not (id and number and number in label):
        return text_run(label)
    before, _, after = label.partition(number)
    marked = flow.shared.bookmark(number_bookmark(id), text_run(number))
    return text_run(before) + marked + text_run(after)


def write_caption(caption: Caption, id: str, flow: Flow, *, keep_next: bool) -> None:
    """Write the caption's one or two paragraphs."""
    kinds = flow.shared.layout.captions
    kind = kinds.get(caption.sequence) or next(iter(kinds.values()))
    label = _label(caption, id, flow)
    if id:
        label = flow.shared.bookmark(bookmark_name(id), label)
    if caption.own_line and caption.label:
        _line(kind.label_style, label, flow, keep_next=True)
        label = ""
        if not caption.children:
            if flow.waiting:
                flow.waiting.keep_next = keep_next
            return
    separator = caption.separator if label and caption.label and caption.children else ""
    content = label + text_run(separator)
    content += write_inlines(caption.children, flow, kind.style, PLAIN)
    _line(kind.style, content, flow, keep_next=keep_next)


def _line(key: str, content: str, flow: Flow, *, keep_next: bool) -> None:
    styles = flow.shared.styles
    style = styles.style(key)
    flow.shared.faces.add((key, False, False))
    para = Para(styles.id(key), content, keep_next=keep_next and not style.keep_next)
    flow.put(para, style)


def _label(caption: Caption, id: str, flow: Flow) -> str:
    """Return the label's runs: its number is a SEQ field where that yields it."""
    number = caption.number
    if not number or number not in caption.label:
        return text_run(caption.label)
    before, _, after = caption.label.partition(number)
    middle = text_run(number) if caption.label_given else _counted(caption, flow)
    if id:
        middle = flow.shared.bookmark(number_bookmark(id), middle)
    return text_run(before) + middle + text_run(after)


def _counted(caption: Caption, flow: Flow) -> str:
    if not caption.number.isdecimal() or caption.number != str(int(caption.number)):
        return text_run(caption.number)
    counts = flow.shared.sequences
    value = int(caption.number)
    restart = counts.get(caption.sequence, 0) + 1 != value
    counts[caption.sequence] = value
    return sequence(caption.sequence, caption.number, restart=restart, form=Format())
