"""Pages: sections with their sizes, heads and feet, and the draft's mark."""

from __future__ import annotations

from typing import Final

from docgen.layout.spec import Layout, mm
from docgen.tree import nodes
from docgen.tree.nodes import Furniture, PageSection
from docgen.write.docx.blocks import write_blocks
from docgen.write.docx.oxml import NAMESPACES, XML, Para, escape, tab_stop, tiny_paragraph
from docgen.write.docx.state import Flow, Shared
from docgen.write.flow import (
    DRAFT_COLOUR,
    DRAFT_PITCH,
    DRAFT_SIZE_PT,
    DRAFT_TOP,
    DRAFT_WIDTH,
    turned_stops,
)

_BODY: Final = "word/document.xml"


class Furnisher:
    """Writes heads and feet; equal ones are one part."""

    def __init__(self, shared: Shared, draft_mark: str) -> None:
        self.shared = shared
        self.draft_mark = draft_mark
        self._parts: dict[str, str] = {}

    def section_properties(self, section: PageSection) -> str:
        """Return the section's w:sectPr."""
        layout = self.shared.layout
        width, height, top, right, bottom, left = layout.geometry(section.page, section.landscape)
        page = layout.pages[section.page]
        header, footer = section.header, section.footer
        if not page.furniture:
            header = footer = Furniture()
        turned = ' w:orient="landscape"' if section.landscape else ""
        start = "" if section.number_from is None else f' w:start="{section.number_from}"'
        numbers = f"<w:pgNumType{start}/>" if start else ""
        return (
            f"<w:sectPr>{self._reference('header', header, section)}"
            f"{self._reference('footer', footer, section)}"
            '<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
            f' w:header="{mm(page.header_mm)}" w:footer="{mm(page.footer_mm)}"'
            f' w:gutter="0"/>{numbers}</w:sectPr>'
        )

    def _reference(self, kind: str, furniture: Furniture, section: PageSection) -> str:
        part = f"word/{kind}{len(self._parts) + 1}.xml"
        flow = Flow(
            self.shared,
            part,
            self.shared.layout.text_width(section.page, section.landscape),
            default_style=kind if kind in self.shared.layout.styles else "",
        )
        if section.landscape:
            flow.stops = _moved_stops(self.shared.layout, section)
        if kind == "header" and self.draft_mark:
            flow.put(self._mark(section))
        write_blocks(furniture.blocks, flow, closed=True)
        if not furniture.blocks:
            flow.put(tiny_paragraph(20))
        text = flow.text()
        tag = "hdr" if kind == "header" else "ftr"
        key = f"{tag}{section.landscape}{text}" if "r:id" not in text else part
        if key not in self._parts:
            self._parts[key] = part
            self.shared.package.add(part, f"{XML}<w:{tag} {NAMESPACES}>{text}</w:{tag}>", kind)
        relation = self.shared.package.relations_of(_BODY).add(kind, self._parts[key])
        return f'<w:{kind}Reference w:type="default" r:id="{relation}"/>'

    def _mark(self, section: PageSection) -> Para:
        """Return the draft's mark: a frame in the sheet's corner, no text box."""
        width, _, _, right, _, _ = self.shared.layout.geometry(section.page, section.landscape)
        half = round(DRAFT_SIZE_PT * 2)
        look = (
            f'<w:rPr><w:color w:val="{DRAFT_COLOUR.upper()}"/><w:sz w:val="{half}"/>'
            f'<w:szCs w:val="{half}"/></w:rPr>'
        )
        return Para(
            "",
            f"<w:r>{look}<w:t>{escape(self.draft_mark)}</w:t></w:r>",
            frame=f'<w:framePr w:w="{DRAFT_WIDTH}" w:h="{DRAFT_PITCH}" w:hRule="exact"'
            ' w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
            f' w:x="{width - right - DRAFT_WIDTH}" w:y="{DRAFT_TOP}"/>',
            before=0,
            after=0,
            line=(DRAFT_PITCH, "exact"),
            indent=(0, 0, 0),
            align="right",
        )


def _moved_stops(layout: Layout, section: PageSection) -> dict[str, str]:
    """Return the tab stops of the styles that landscape furniture uses."""
    portrait = layout.text_width(section.page)
    landscape = layout.text_width(section.page, landscape=True)
    moved: dict[str, str] = {}
    for furniture in (section.header, section.footer):
        for block in furniture.blocks:
            if isinstance(block, nodes.Paragraph):
                stops = layout.style(block.style).tab_stops
                new = turned_stops(stops, portrait, landscape)
                if new != stops:
                    kept = {at for at, _, _ in new}
                    gone = [at for at, _, _ in stops if at not in kept]
                    cleared = "".join(f'<w:tab w:val="clear" w:pos="{at}"/>' for at in gone)
                    moved[block.style] = cleared + "".join(tab_stop(*stop) for stop in new)
    return moved
