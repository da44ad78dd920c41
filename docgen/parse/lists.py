"""Labels of list items as the author wrote them."""

from __future__ import annotations

from markdown_it.tree import SyntaxTreeNode

from docgen.layout.spec import Layout


def marker_of(node: SyntaxTreeNode, layout: Layout) -> str:
    """Return the pattern of a list's labels: «1.», «1)», or the printed bullet."""
    given = str(node.attrs.get("marker", ""))
    if given:
        return given
    sign = node.children[0].markup if node.children else node.markup
    if node.type == "ordered_list":
        return f"1{sign}"
    return layout.lists.markers.get(sign, sign)


def item_labels(node: SyntaxTreeNode, marker: str) -> list[tuple[str, int]]:
    """Return each item's label and ordinal.

    The author's numbers are kept (1, 2, 3, 7), unless all are equal: then they are counted
    from that number.
    """
    if node.type != "ordered_list":
        return [(marker, 0) for _ in node.children]
    numbers = [int(child.info or "1") for child in node.children]
    if len(numbers) > 1 and len(set(numbers)) == 1:
        numbers = list(range(numbers[0], numbers[0] + len(numbers)))
    return [(label_of(marker, number), number) for number in numbers]


_LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщ"


def label_of(marker: str, number: int) -> str:
    """Return the label of `number` in the pattern `marker` («1.», «1)», «а)», «i.», «I.»)."""
    sign = marker.lstrip("1аaiI")
    form = marker[: len(marker) - len(sign)]
    match form:
        case "а" | "a":
            return _LETTERS[(number - 1) % len(_LETTERS)] + sign
        case "i":
            return roman(number).lower() + sign
        case "I":
            return roman(number) + sign
        case _:
            return f"{number}{sign}"


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """Return `number` (1 to 3999) in Roman numerals."""
    words = ""
    for value, sign in _ROMAN:
        while number >= value:
            words += sign
            number -= value
    return words
