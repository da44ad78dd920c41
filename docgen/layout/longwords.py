"""Words that no line can hold, though several runs make them up: where they are broken.

A word is all that stands between two blanks, whatever its types: «**мем**лекет^1^» is one. It is
broken at its syllables while they fit, else wherever the next character would not.
"""

from __future__ import annotations

from dataclasses import replace

from docgen.layout.breaks import SOFT_HYPHEN, WORD_JOINER, ZERO_SPACE, split_word
from docgen.layout.lines import Type, runs
from docgen.layout.softhyphens import with_soft_hyphens
from docgen.tree import nodes

_PLAIN = f"«»„“”\"'().,:;!?…–—-*{SOFT_HYPHEN}{ZERO_SPACE}{WORD_JOINER}"
"""Signs around a word or inside it that say nothing about whether it is one of letters."""

_WITH_TEXT = (
    nodes.Strong
    | nodes.Emphasis
    | nodes.Underline
    | nodes.Coloured
    | nodes.Link
    | nodes.Superscript
    | nodes.Subscript
)


def broken(
    children: tuple[nodes.Inline, ...], make: Type, room: float
) -> tuple[tuple[nodes.Inline, ...], str]:
    """Return inlines in which every piece fits `room`, and the first word cut within a syllable.

    The same inlines come back when nothing is too wide.
    """
    cuts = _Cuts(children, make, room)
    if not cuts.signs:
        return children, ""
    return _Cutter(cuts.signs, make).inlines(children), cuts.forced


class _Cuts:
    """The signs that a paragraph's words need, by the index in all its text before which."""

    __slots__ = ("_free", "_hyphen", "_room", "_text", "_widths", "forced", "signs")

    def __init__(self, children: tuple[nodes.Inline, ...], make: Type, room: float) -> None:
        found = runs(children, make)
        self._text = "".join(run.text for run in found)
        self._widths = [run.ruler.width(sign) for run in found for sign in run.text]
        self._free = _free(children, make)
        self._room = room
        self._hyphen = max((run.ruler.hyphen for run in found), default=0.0)
        self.signs: dict[int, str] = {}
        self.forced = ""
        at = 0
        for word in self._text.replace("\n", " ").split(" "):
            if sum(self._widths[at : at + len(word)]) > room:
                self._word(at, word)
            at += len(word) + 1

    def _word(self, start: int, word: str) -> None:
        for part in split_word(word):
            if sum(self._widths[start : start + len(part)]) > self._room:
                self._part(start, part, word)
            start += len(part)

    def _part(self, start: int, part: str, word: str) -> None:
        """Cut what no line may part otherwise, at syllables as long as they fit."""
        syllables = _syllables(part)
        sign = SOFT_HYPHEN if part.translate(dict.fromkeys(map(ord, _PLAIN))).isalpha() else ""
        limit = self._room - (self._hyphen if sign else 0.0)
        begin, best, used = start, 0, 0.0
        for at in range(start, start + len(part)):
            if at > begin and self._free[at] and at - start in syllables:
                best = at
            if at > begin and used + self._widths[at] > limit:
                cut = best or self._last_free(at, begin)
                if cut > begin:
                    self.signs[cut] = SOFT_HYPHEN if best else sign or ZERO_SPACE
                    if not best:
                        self.forced = self.forced or word
                    used = sum(self._widths[cut:at])
                    begin, best = cut, 0
            used += self._widths[at]

    def _last_free(self, at: int, begin: int) -> int:
        """Return the last place up to `at` where a break may stand; `begin` when there is none."""
        while at > begin and not (self._free[at] and self._text[at].isprintable()):
            at -= 1
        return at


def _free(children: tuple[nodes.Inline, ...], make: Type) -> list[bool]:
    """Return for each character whether a break may be put before it."""
    found: list[bool] = []
    for child in children:
        if isinstance(child, nodes.Text):
            found += [True] * len(child.text)
        elif isinstance(child, _WITH_TEXT):
            found += _free(child.children, make)
        else:
            length = sum(len(run.text) for run in runs((child,), make))
            found += [True, *[False] * (length - 1)] if length else []
    return found


def _syllables(part: str) -> frozenset[int]:
    """Return the indexes in `part` at which a syllable begins."""
    plain = part.rstrip(SOFT_HYPHEN)
    hyphenated = with_soft_hyphens(plain)
    if SOFT_HYPHEN in plain or hyphenated.replace(SOFT_HYPHEN, "") != plain:
        return frozenset()
    found, at = [], 0
    for sign in hyphenated:
        if sign == SOFT_HYPHEN:
            found.append(at)
        else:
            at += 1
    return frozenset(found)


class _Cutter:
    """Puts signs into texts, counting characters as `lines.runs` does."""

    __slots__ = ("_at", "_make", "_signs")

    def __init__(self, signs: dict[int, str], make: Type) -> None:
        self._signs = signs
        self._make = make
        self._at = 0

    def inlines(self, children: tuple[nodes.Inline, ...]) -> tuple[nodes.Inline, ...]:
        """Return inlines with the signs in them."""
        made: list[nodes.Inline] = []
        for child in children:
            if isinstance(child, nodes.Text):
                made.append(self._text(child))
            elif isinstance(child, _WITH_TEXT):
                made.append(replace(child, children=self.inlines(child.children)))
            else:
                if self._at in self._signs:
                    made.append(nodes.Text(self._signs[self._at]))
                self._at += sum(len(run.text) for run in runs((child,), self._make))
                made.append(child)
        return tuple(made)

    def _text(self, child: nodes.Text) -> nodes.Text:
        signs, start = self._signs, self._at
        self._at += len(child.text)
        if not any(start <= at < self._at for at in signs):
            return child
        made = (signs.get(start + at, "") + one for at, one in enumerate(child.text))
        return replace(child, text="".join(made))
