"""What a comparison says of hand-made changes: kind, scope, place, both wordings."""

from __future__ import annotations

from dataclasses import replace

from docgen.compare import Change, Correction, Kind, Scope, apply, compare, logical
from docgen.tree.nodes import (
    Block,
    Caption,
    Cell,
    Column,
    Emphasis,
    Heading,
    Item,
    List,
    Paragraph,
    Row,
    RowKind,
    Strong,
    Table,
    Text,
)

Blocks = tuple[Block, ...]


def heading(words: str, label: str = "", level: int = 1, name: str = "") -> Heading:
    number = label.partition("-")[0]
    return Heading("part", level, (Text(words),), name, label, number=number)


def paragraph(words: str) -> Paragraph:
    return Paragraph((Text(words),))


def items(*words: str) -> List:
    return List(tuple(Item((paragraph(one),), "-") for one in words), "-")


def row(*words: str, name: str = "", kind: RowKind = RowKind.BODY) -> Row:
    return Row(tuple(Cell((Paragraph((Text(one),), "cell"),)) for one in words), kind, id=name)


def table(*rows: Row, key: str = "data/t.yaml") -> Table:
    caption = Caption((Text("Көрсеткіштер"),), label="5-кесте", number="5")
    columns = tuple(Column() for _ in rows[0].cells)
    return Table(columns, rows, caption=caption, key=key)


HEAD = row("Атауы", "2024 жыл", "2025 жыл", kind=RowKind.HEADER)
TEXT: Blocks = (
    heading("Кіріспе", "1-бөлім."),
    paragraph("Осы жоспар емхананың бес жылдық даму бағыттарын айқындайды."),
    items("жазылу мерзімі қысқарады және қабылдау ұзарады", "шағымдар тез әрі мұқият қаралады"),
    paragraph("Мақсаттар жыл сайын бірінші тоқсанда қайта қаралып, нақтыланады."),
    heading("Талдау", "2-бөлім."),
    paragraph("Халықтың саны бес жылда тоғыз пайызға өсті, ал туу деңгейі төмендеді."),
    table(
        HEAD,
        row("Жазылу мерзімі", "9", "5", name="waiting"),
        row("Тексеруден өткендердің үлесі", "70", "80", name="screening"),
    ),
)


def changed(new: Blocks, corrections: tuple[Correction, ...] = ()) -> tuple[Change, ...]:
    """Return the changes from TEXT, having proved that they lead to `new`."""
    found = compare(TEXT, new, corrections)
    assert apply(TEXT, found) == logical(new)
    return found.changes


def swapped(at: int, *blocks: Block) -> Blocks:
    return (*TEXT[:at], *blocks, *TEXT[at + 1 :])


def test_a_plan_against_itself_has_no_changes() -> None:
    assert changed(TEXT) == ()


def test_bold_and_kinds_of_space_are_no_changes() -> None:
    words = "Осы жоспар емхананың бес\u00a0жылдық даму бағыттарын айқындайды."
    new = Paragraph((Strong((Text(words[:10]),)), Emphasis((Text(words[10:]),))))
    assert changed(swapped(1, new)) == ()


def test_paragraphs_and_items_are_counted_from_the_nearest_heading() -> None:
    (one,) = changed(swapped(3, paragraph("Мақсаттар жыл сайын төртінші тоқсанда нақтыланады.")))
    assert (one.kind, one.scope, one.place.ordinal) == (Kind.REPLACED, Scope.PARAGRAPH, 4)
    assert one.place.nearest.label == "1-бөлім."


def test_an_item_that_is_gone_is_named_by_its_old_number() -> None:
    (one,) = changed(swapped(2, items("шағымдар тез әрі мұқият қаралады")))
    assert (one.kind, one.scope, one.place.ordinal) == (Kind.REPEALED, Scope.ITEM, 2)


def test_a_new_paragraph_counts_in_the_new_edition() -> None:
    (one,) = changed(swapped(1, TEXT[1], paragraph("Жоспарды директор бекітеді.")))
    assert (one.kind, one.place.ordinal) == (Kind.INSERTED, 2)


def test_a_paragraph_at_another_place_has_moved() -> None:
    new = (*TEXT[:1], *TEXT[2:], TEXT[1])
    (one,) = changed(new)
    assert (one.kind, one.scope) == (Kind.MOVED, Scope.PARAGRAPH)
    assert one.new_place is not None
    assert one.new_place.nearest.label == "2-бөлім."


def test_a_section_that_came_is_one_change_and_renumbers_the_next() -> None:
    new = (
        *TEXT[:4],
        heading("Бағыттар", "2-бөлім."),
        paragraph("Бірінші бағыт – сапа."),
        paragraph("Екінші бағыт – қолжетімділік."),
        replace(TEXT[4], label="3-бөлім.", number="3"),  # type: ignore[type-var]  # a heading
        *TEXT[5:],
    )
    came, renumbered = changed(new)
    assert (came.kind, came.scope, len(came.new)) == (Kind.INSERTED, Scope.SECTION, 3)
    assert (renumbered.kind, renumbered.place.thing.label) == (Kind.RENUMBERED, "2-бөлім.")
    assert renumbered.new_place is not None
    assert renumbered.new_place.thing.label == "3-бөлім."


def test_a_section_with_nothing_as_it_was_is_replaced_as_a_whole() -> None:
    new = (
        TEXT[0],
        paragraph("Ұйым жаңа қағидалар бойынша жұмыс істейді."),
        paragraph("Бөлімшелердің басшылары ай сайын есеп береді."),
        paragraph("Қаржыландыру көздері екі топқа бөлінеді."),
        *TEXT[4:],
    )
    (one,) = changed(new)
    assert (one.kind, one.scope) == (Kind.REPLACED, Scope.SECTION)
    assert one.place.thing.label == "1-бөлім."
    assert (len(one.old), len(one.new)) == (4, 3)


def test_a_cell_is_named_by_row_and_column() -> None:
    new = table(HEAD, row("Жазылу мерзімі", "9", "5", name="waiting"),
                row("Тексеруден өткендердің үлесі", "70", "85", name="screening"))  # fmt: skip
    (one,) = changed(swapped(6, new))
    assert (one.kind, one.scope, one.place.row) == (Kind.REPLACED, Scope.ROW, 2)
    assert one.row is not None
    (edit,) = one.row.cells
    assert (edit.title, edit.old, edit.new) == ("2025 жыл", "80", "85")


def test_a_row_is_known_by_its_name_and_not_by_its_words() -> None:
    new = table(
        HEAD,
        row("Жазылу мерзімі", "9", "6", name="other"),
        row("Тексеруден өткендердің үлесі", "70", "80", name="screening"),
    )
    assert [one.kind for one in changed(swapped(6, new))] == [Kind.REPEALED, Kind.INSERTED]


def test_rows_that_changed_places_have_moved() -> None:
    rows = TEXT[6].rows  # type: ignore[union-attr]  # a table
    (one,) = changed(swapped(6, table(rows[0], rows[2], rows[1])))
    assert (one.kind, one.scope) == (Kind.MOVED, Scope.ROW)


def test_a_year_more_replaces_the_table() -> None:
    new = table(
        row("Атауы", "2024 жыл", "2025 жыл", "2026 жыл", kind=RowKind.HEADER),
        row("Жазылу мерзімі", "9", "5", "4", name="waiting"),
        row("Тексеруден өткендердің үлесі", "70", "80", "82", name="screening"),
    )
    (one,) = changed(swapped(6, new))
    assert (one.kind, one.scope) == (Kind.REPLACED, Scope.TABLE)


def test_a_caption_alone_is_a_change_of_its_own() -> None:
    old = TEXT[6]
    assert isinstance(old, Table)
    assert old.caption is not None
    new = replace(old, caption=replace(old.caption, children=(Text("Нысаналы мәндер"),)))
    assert [one.scope for one in changed(swapped(6, new))] == [Scope.CAPTION]


def test_a_number_that_only_follows_is_no_change() -> None:
    old = TEXT[6]
    assert isinstance(old, Table)
    assert old.caption is not None
    new = replace(old, caption=replace(old.caption, label="6-кесте", number="6"))
    assert changed(swapped(6, new)) == ()


REWRITTEN = swapped(3, paragraph("Есепті бақылау кеңесі тыңдайды."))


def test_the_author_says_that_two_texts_are_one() -> None:
    more = (*REWRITTEN[:4], paragraph("Қосымша ереже кейін бекітіледі."), *REWRITTEN[4:])
    assert [one.kind for one in changed(more)] == [Kind.REPEALED, Kind.INSERTED, Kind.INSERTED]
    same = Correction(old="Мақсаттар жыл", new="Есепті бақылау")
    kinds = [one.kind for one in changed(more, (same,))]
    assert kinds == [Kind.REPLACED, Kind.INSERTED]


def test_the_author_says_that_two_texts_are_not_one() -> None:
    new = swapped(3, paragraph("Мақсаттар жыл сайын төртінші тоқсанда нақтыланады."))
    apart = Correction(old="Мақсаттар жыл", new="Мақсаттар жыл", separate=True)
    assert [one.kind for one in changed(new, (apart,))] == [Kind.REPEALED, Kind.INSERTED]


def test_the_author_counts_otherwise_and_gives_a_reason() -> None:
    new = swapped(3, paragraph("Мақсаттар жыл сайын төртінші тоқсанда нақтыланады."))
    (one,) = changed(new, (Correction(old="Мақсаттар", ordinal=3, reason="Қаулы"),))
    assert (one.place.ordinal, one.reason) == (3, "Қаулы")
