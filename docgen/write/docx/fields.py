"""Word's fields: page numbers, references, counters, and the number of pages with its ending.

Every field carries its right result, so that nothing has to be updated at first open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from docgen.write.docx.oxml import PLAIN, Format, escape, run, text_run

_MARK: Final = '<w:fldChar w:fldCharType="{}"/>'


def field_begin(instruction: str, form: Format = PLAIN) -> str:
    """Return a field's runs up to its result."""
    return (
        run(_MARK.format("begin"), form)
        + run(f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>', form)
        + run(_MARK.format("separate"), form)
    )


def field_end(form: Format = PLAIN) -> str:
    """Return a field's last run."""
    return run(_MARK.format("end"), form)


def text_field(instruction: str, result: str, form: Format = PLAIN) -> str:
    """Return a whole field with its result."""
    return field_begin(instruction, form) + text_run(result, form) + field_end(form)


def page_number(form: Format = PLAIN) -> str:
    """Return a PAGE field."""
    return text_field("PAGE", "1", form)


def page_reference(name: str, page: int, form: Format = PLAIN) -> str:
    """Return a PAGEREF to the bookmark `name`."""
    return text_field(f"PAGEREF {name} \\h", str(page), form)


def number_reference(name: str, number: str, form: Format = PLAIN) -> str:
    """Return a REF to the bookmark around a number."""
    return text_field(f"REF {name} \\h", number, form)


def sequence(counter: str, number: str, *, restart: bool, form: Format = PLAIN) -> str:
    """Return a SEQ field that yields `number`."""
    switch = f" \\r {number}" if restart else ""
    return text_field(f"SEQ {counter} \\* ARABIC{switch}", number, form)


def contents_mark(text: str, level: int) -> str:
    """Return a TC field: an entry of the contents with words of its own, never printed.

    A field without a result shows nothing, in Word and elsewhere (Microsoft's page on the TC
    field: it displays no result). Its runs are not marked as hidden: LibreOffice would not find
    them when it updates.
    """
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    instruction = escape(f' TC "{quoted}" \\f C \\l "{level}" ')
    return (
        run(_MARK.format("begin"))
        + run(f'<w:instrText xml:space="preserve">{instruction}</w:instrText>')
        + run(_MARK.format("end"))
    )


# --- the number of pages -----------------------------------------------------------------------


def page_count(total: int, ending: Callable[[int], str], form: Format = PLAIN) -> str:
    """Return NUMPAGES, and an ending that follows the number as it changes.

    Readers without Word's nested fields take the fallback: the number and ending as built.
    The formulas know neither MOD nor any other function with an argument separator, because
    that sign depends on the reader's locale.
    """
    number = text_field("NUMPAGES", str(total), form)
    if not ending(total):
        return number
    live = number + _ending_field(ending, ending(total), form)
    built = text_run(f"{total}{ending(total)}", form)
    return (
        f'<mc:AlternateContent><mc:Choice Requires="w15">{live}</mc:Choice>'
        f"<mc:Fallback>{built}</mc:Fallback></mc:AlternateContent>"
    )


def _ending_field(ending: Callable[[int], str], result: str, form: Format) -> str:
    return _runs(("field", ending_instruction(ending), result), form)


Part = str | tuple[str, "Instruction", str]
Instruction = list[Part]
"""An instruction's parts: text, or a field in it: («field», instruction, result)."""


def ending_instruction(ending: Callable[[int], str]) -> Instruction:
    """Return the IF field of the ending: by the last digit that is not a nought."""
    units = _choose(_last_digit(1), {n: ending(n) for n in range(1, 10)})
    tens = _choose(_last_digit(10), {n: ending(10 * n) for n in range(1, 10)})
    hundreds = _when_nought(_last_digit(100), _quoted(ending(1000)), _quoted(ending(100)))
    return _when_nought(
        _last_digit(1), _field(_when_nought(_last_digit(10), _field(hundreds), tens)), units
    )


def _field(instruction: Instruction) -> Part:
    return ("field", instruction, "")


def _pages() -> Part:
    return ("field", ["NUMPAGES"], "1")


def _last_digit(place: int) -> Instruction:
    """Return the formula of the digit at `place`: 1 for the units, 10 for the tens."""
    low: Instruction = ["INT(", _pages(), f"/{place})"] if place > 1 else [_pages()]
    return ["= ", *low, " - 10*INT(", _pages(), f"/{place * 10})"]


def _choose(digit: Instruction, endings: dict[int, str]) -> Part:
    """Return a chain of IFs that prints the ending of the digit, from 1 to 9."""
    kinds: dict[str, list[int]] = {}
    for number, words in endings.items():
        kinds.setdefault(words, []).append(number)
    ordered = sorted(kinds.items(), key=lambda one: len(one[1]))
    part = _quoted(ordered[-1][0])
    for words, digits in reversed(ordered[:-1]):
        for one in digits:
            part = (
                "field",
                ["IF ", ("field", digit, "0"), f" = {one} ", _quoted(words), " ", part],
                words,
            )
    return part


def _when_nought(digit: Instruction, then: Part, otherwise: Part) -> Instruction:
    return ["IF ", ("field", digit, "0"), " = 0 ", then, " ", otherwise]


def _quoted(words: str) -> Part:
    return f'"{words}"'


def _runs(part: Part, form: Format) -> str:
    if isinstance(part, str):
        return run(f'<w:instrText xml:space="preserve">{escape(part)}</w:instrText>', form)
    _, instruction, result = part
    inside = "".join(_runs(one, form) for one in instruction)
    return (
        run(_MARK.format("begin"), form)
        + run('<w:instrText xml:space="preserve"> </w:instrText>', form)
        + inside
        + run('<w:instrText xml:space="preserve"> </w:instrText>', form)
        + run(_MARK.format("separate"), form)
        + text_run(result, form)
        + run(_MARK.format("end"), form)
    )
