"""The decision about each table: its column widths, the size of its type, its orientation.

The rule by which one way of setting a table is preferred to another stands in `decisions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docgen.diagnostics import Report
from docgen.layout.decisions import Attempt, Decision, cheapest, pages, settled, verdict_of
from docgen.layout.measure import CellLook, Measure, box_room, cell_look, placed_cells, side_room
from docgen.layout.needs import Needs, Profiles, holds_table
from docgen.layout.profiles import Profile
from docgen.layout.rows import tied
from docgen.layout.spec import Layout, TableKind, mm
from docgen.layout.widewords import fitted
from docgen.layout.widths import Choice, Wishes, choose_widths
from docgen.tree import nodes


def decide_tables(
    blocks: tuple[nodes.Block, ...],
    layout: Layout,
    page: str,
    landscape: bool,
    report: Report,
) -> tuple[tuple[nodes.Block, ...], tuple[Decision, ...]]:
    """Return the blocks with every table's widths, style and orientation decided."""
    decider = _Decider(layout, page, report)
    return decider.blocks(blocks, landscape), tuple(decider.decisions)


def set_column_widths(document: nodes.Document, layout: Layout, report: Report) -> nodes.Document:
    """Return the document, cut into sections, with the widths of every table."""
    sections = []
    for section in document.sections:
        decider = _Decider(layout, section.page, report, turning=False)
        sections.append(
            replace(
                section,
                blocks=decider.blocks(section.blocks, section.landscape),
                header=nodes.Furniture(decider.blocks(section.header.blocks, section.landscape)),
                footer=nodes.Furniture(decider.blocks(section.footer.blocks, section.landscape)),
            )
        )
    return replace(document, sections=tuple(sections))


class _Decider:
    """Walks the blocks of one page make; profiles are shared by all its tables."""

    __slots__ = ("_layout", "_measure", "_page", "_profiles", "_report", "_turning", "decisions")

    def __init__(self, layout: Layout, page: str, report: Report, turning: bool = True) -> None:
        self._layout = layout
        self._page = page
        self._report = report
        self._turning = turning
        self._measure = Measure(layout)
        self._profiles = Profiles(self._measure)
        self.decisions: list[Decision] = []

    def blocks(
        self, blocks: Iterable[nodes.Block], landscape: bool, width: int = 0
    ) -> tuple[nodes.Block, ...]:
        """Return the blocks decided; `width` is the room where it is not the page's."""
        return tuple(self._block(block, landscape, width) for block in blocks)

    def _block(self, block: nodes.Block, landscape: bool, width: int) -> nodes.Block:
        match block:
            case nodes.Table():
                return self._table(block, landscape, width)
            case nodes.Group():
                turned = landscape
                if self._turning and block.orientation:
                    turned = block.orientation == "landscape"
                page = self._page
                self._page = block.page or page
                inner = self.blocks(block.blocks, turned, width)
                self._page = page
                return replace(block, blocks=inner)
            case nodes.Box():
                return self._box(block, landscape, width)
            case nodes.List():
                items = tuple(
                    replace(item, blocks=self._unturned(item.blocks, landscape, width))
                    for item in block.items
                )
                return block if items == block.items else replace(block, items=items)
            case nodes.Contents():
                return self._contents(block, landscape)
            case _:
                return block

    def _unturned(
        self, blocks: tuple[nodes.Block, ...], landscape: bool, width: int
    ) -> tuple[nodes.Block, ...]:
        """Return the blocks decided where no page can be turned: inside items, boxes, cells."""
        turning, self._turning = self._turning, False
        decided = self.blocks(blocks, landscape, width)
        self._turning = turning
        return decided

    def _box(self, box: nodes.Box, landscape: bool, width: int) -> nodes.Box:
        """Return the box with its tables decided and its words broken where they do not fit."""
        kind = self._layout.box(box.kind)
        whole = mm(kind.width_mm or 0) or width or self._layout.text_width(self._page, landscape)
        blocks = self._unturned(box.blocks, landscape, box_room(kind, whole))
        if kind.place == "margin" and kind.width_mm:
            look = CellLook(kind.style)
            room = box_room(kind, mm(kind.width_mm))
            profile = self._profiles.of(blocks, look)
            if profile.widest > room:
                cell = nodes.Cell(blocks, position=box.position)
                blocks = fitted(cell, profile, room, self._measure, look, self._report)
        return replace(box, blocks=blocks)

    # --- one table ---------------------------------------------------------------------------

    def _table(self, table: nodes.Table, landscape: bool, width: int) -> nodes.Table:
        if not self._turning and table.columns and all(one.width for one in table.columns):
            return table
        kind = self._layout.tables[table.kind]
        attempts: list[Attempt] = []
        tried: list[tuple[nodes.Table, Choice, Needs]] = []
        lying = landscape or (self._turning and table.orientation == "landscape")
        held: set[bool] = set()
        for style, turned in self._ways(table, kind, lying):
            if turned in held or (attempts and settled(attempts, turned)):
                continue
            candidate = replace(table, style=style, orientation=_name(turned))
            needs = self._profiles.needs(candidate)
            choice, attempt = self._try(candidate, needs, turned, width)
            attempts.append(attempt)
            tried.append((candidate, choice, needs))
            if attempt.verdict == "holds":
                held.add(turned)
        chosen = cheapest(attempts)
        decided, choice, needs = tried[chosen]
        self.decisions.append(
            Decision(
                table.position,
                table.id,
                decided.style,
                decided.orientation,
                choice.widths,
                tuple(attempts),
                chosen,
                table.caption,
                self._measure.style(decided.style).size_pt,
            )
        )
        return self._set(decided, choice, needs)

    def _ways(
        self, table: nodes.Table, kind: TableKind, landscape: bool
    ) -> Iterator[tuple[str, bool]]:
        """Return style and orientation of each way, best first."""
        styles = kind.styles
        if table.style in styles:
            styles = styles[styles.index(table.style) :]
        elif table.style != "cell":
            styles = (table.style,)
        turn = self._turning and kind.landscape != "never" and table.orientation != "portrait"
        if landscape or (turn and kind.landscape == "always"):
            yield from ((style, True) for style in styles)
            return
        yield from ((style, False) for style in styles)
        if turn and not _is_inside(table):
            yield from ((style, True) for style in styles)

    def _try(
        self, table: nodes.Table, needs: Needs, turned: bool, width: int
    ) -> tuple[Choice, Attempt]:
        room = width or self._layout.text_width(self._page, turned)
        total = min(table.width, room) if table.width else room
        wishes = _wishes(table)
        page = self._layout.text_height(self._page, turned)
        choice = choose_widths(needs, total, wishes, page)
        need = sum(
            wishes.fixed.get(at, max(low, wishes.least.get(at, 0)))
            for at, low in enumerate(needs.minimum)
        )
        narrow = self._fixed_too_narrow(needs.minimum, choice, wishes)
        return choice, Attempt(
            table.style,
            table.orientation,
            round(need),
            total,
            round(choice.height),
            choice.broken,
            needs.words,
            verdict_of(choice, needs.words, page, narrow),
            pages(choice, page, self._layout.tables[table.kind].styles, table.style),
        )

    @staticmethod
    def _fixed_too_narrow(minimum: list[float], choice: Choice, wishes: Wishes) -> bool:
        return any(choice.widths[at] + 1 < minimum[at] for at in wishes.fixed)

    def _set(self, table: nodes.Table, choice: Choice, needs: Needs) -> nodes.Table:
        """Return the table with its widths, and with soft hyphens where words need them."""
        columns = tuple(
            replace(column, width=width)
            for column, width in zip(table.columns, choice.widths, strict=True)
        )
        table = replace(table, columns=columns, width=sum(choice.widths))
        table = tied(table, needs, choice.widths, self._page_height(table))
        tight = [width < whole for width, whole in zip(choice.widths, needs.whole, strict=True)]
        if not needs.nested and not any(tight):
            return table
        kind = self._layout.tables[table.kind]
        side = side_room(kind)
        changed: dict[tuple[int, int], nodes.Cell] = {}
        for at, column, row, cell in placed_cells(table):
            if not needs.nested and not any(tight[column : column + cell.column_span]):
                continue
            room = sum(choice.widths[column : column + cell.column_span]) - side
            look = cell_look(kind, table, row, cell)
            profile: Profile = self._profiles.of(cell.blocks, look)
            blocks = cell.blocks
            if profile.widest > room:
                blocks = fitted(cell, profile, room, self._measure, look, self._report)
            if holds_table(blocks):
                blocks = self._unturned(blocks, False, int(room))
            if blocks is not cell.blocks:
                changed[(at, id(cell))] = replace(cell, blocks=blocks)
        if not changed:
            return table
        touched = {at for at, _ in changed}
        rows = tuple(
            replace(row, cells=tuple(changed.get((at, id(cell)), cell) for cell in row.cells))
            if at in touched
            else row
            for at, row in enumerate(table.rows)
        )
        return replace(table, rows=rows)

    def _page_height(self, table: nodes.Table) -> int:
        return self._layout.text_height(self._page, table.orientation == "landscape")

    # --- the ruled contents ------------------------------------------------------------------

    def _contents(self, contents: nodes.Contents, landscape: bool) -> nodes.Contents:
        if contents.kind != "table" or contents.widths:
            return contents
        total = self._layout.text_width(self._page, landscape)
        labels = max((len(entry.label) for entry in contents.entries), default=0)
        page = round(total * 0.14)
        if len(contents.columns) == 2 or not (labels or contents.columns):
            return replace(contents, widths=(total - page, page))
        if not labels:
            return replace(contents, widths=(page, total - 2 * page, page))
        key = self._layout.contents.styles[0]
        measured = max(
            (
                text.content[0].width
                if len(text.content) == 1
                else sum(p.width + p.space for p in text.content)
                for entry in contents.entries
                for text in self._measure.texts(
                    nodes.Paragraph((nodes.Text(entry.label),), style=key)
                )
            ),
            default=0.0,
        )
        kind = self._layout.tables.get("contents") or self._layout.tables["grid"]
        first = min(round(measured + side_room(kind) + 60), total // 3)
        return replace(contents, widths=(first, total - first - page, page))


def _name(turned: bool) -> str:
    return "landscape" if turned else "portrait"


def _is_inside(table: nodes.Table) -> bool:
    return table.width > 0


def _wishes(table: nodes.Table) -> Wishes:
    return Wishes(
        fixed={
            at: float(column.width)
            for at, column in enumerate(table.columns)
            if column.fixed and column.width
        },
        least={at: float(column.minimum) for at, column in enumerate(table.columns)},
    )
