"""The stem of a phrase: its last spoken word, how that sounds, and how endings join it.

A phrase is anything a plan may name: a noun, an organisation with its legal form, a person,
a number with its unit, an abbreviation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from docgen.kazakh.lexicon import Lexicon, abbreviation_sound, latin_as_cyrillic, spoken_by_letters
from docgen.kazakh.numerals import last_word_of_digits, roman_last_word
from docgen.kazakh.sounds import VOWELS, Last, Sound, sound_of


@dataclass(frozen=True, slots=True)
class Stem:
    """`before` and `word` make up the text; `tail` follows the ending.

    A `joined` word takes endings directly («қорға»), all else with a hyphen («83-ке»).
    """

    before: str
    word: str
    tail: str
    sound: Sound
    joined: bool


_L: Final = "а-яёәғқңөұүһі"
_U: Final = "А-ЯЁӘҒҚҢӨҰҮҺІ"
_TAIL: Final = re.compile(r"[\s.,;:!?…*¹⁴⁵\u00ad]*$")
_BRACKETS: Final = re.compile(r"(?<=\S)\s*[(\[][^()\[\]]*[)\]]\s*[.,;:!?…]*\s*$")
_CLOSED: Final = re.compile(r"(.*?)([»“”\"’'›]+)$", re.DOTALL)
_LAST: Final = re.compile(rf"[{_L}{_U}A-Za-z'’\u02bc\u00ad]+$")
_INITIALS: Final = re.compile(rf"^(.*[{_L}])(\s*(?:[{_U}][{_L}]?\.\s*)+)$", re.DOTALL)
_AFTER_INITIAL: Final = re.compile(rf"(?<![{_L}{_U}])[{_U}]\.\s*$")
_HEARD: Final = re.compile(rf"[{_L}{_U}A-Za-z0-9](?=[^{_L}{_U}A-Za-z0-9]*$)")
_NOT_DIGITS: Final = re.compile(r"[^\d\s]+$")
_LATIN: Final = re.compile(r"[A-Za-zÄÖÜäöü]+")

# Capitals that are words: long ones with enough vowels, shorter ones whose letters alternate.
_V: Final = "".join(sorted(VOWELS)).upper()
_CAPS: Final = re.compile(rf"[{_U}]{{6,}}")
_NO_WORD: Final = re.compile(
    rf"[^{_V}]{{5}}|^(?!С[ПТКХМНВЛ]|[СШ]?[БВГДКПТФХ][РЛ]|Ш[ТКЛ]|К[ВС]|П[СН]|ДЖ|[ГМ]Н|ТВ)[^{_V}]{{2}}"
)
_ALTERNATING: Final = re.compile(
    rf"(?=.{{5}}$)[^{_V}]?(?:[{_V}][^{_V}]|[{_V}][РЛМНҢЙ][^{_V}])+[{_V}]?"
)
_LARGE_BACK: Final = re.compile("[АОҰЫ]")
_LARGE_FRONT: Final = re.compile("[ӘӨҮІЕ]")

# Nouns in -ы, -і that are no possessed forms: those who do (оқушы, also жылқышы, whose жылқы is
# known to be a noun; but not көрсеткіші, өтініші: -кіш, -ніш + і), compounds of such nouns
# (демеуқаржы), those with қ, к, п before the vowel (the possessive would have voiced it; but
# банкі, бланкі, whose vowels do not agree, are loans), with ғ, г after a consonant (құрылғы, белгі;
# but мониторингі is a loan's possessive), made from verbs with -нды, -малы, «that is at», loans
# that got their -і (субъекті), and names in -келді, -берді, -әлі.
_DOER: Final = re.compile(r"[шщ][ыі]$")
_TOOL: Final = re.compile(
    r"(?:[қғ]ы|[кг]і|уы|уі|[аеыі]н[ыі]|боры|бұры|күрі|қылы)ш[ыі]$|^(?:күші|іші|үші|ағашы)$"
)
_UNVOICED: Final = re.compile(r"(?:қы|кі|пы|пі)$")
_LOAN_POSSESSED: Final = re.compile(
    r"(?:[аоу][лнр]кі|циркі|очеркі|рискі|типі|ципі|этапы|пп[ыі]|тампы)$"
)
_PLAIN: Final = re.compile(
    r"[^аәеёиоөуұүыіэюя](?<!ин)(?<!ур)(?<!он)(?:ғы|гі)$"
    r"|.{3}[дт](?:ағы|егі)$|[ыі]н(?:ды|ді)$|.{3}[мпб](?:алы|елі)$"
    r"|.(?:дәрі|бөрі|қаржы|жүгері|үлгі|белгі)$"
)
# Adjectives and names of people in -лы, -ды, -ты: мүдделі, тәуелді, қамқорлықты. A noun that
# ends in such letters is a loan, so its possessed form is told by its root.
_QUALITY: Final = re.compile(
    r"(?:(?<![бв]л)(?<=[мңзжлн])[дД][ыі]|(?<=[рй])л[ыі]|(?<=[а-яғқңұһі]у)л[ыі]|(?<=[кқпшт])т[ыі]|(?<=[ыі]с)т[ыі])$"
)
_LOAN_ROOT: Final = re.compile(
    r"(?:фон|стен|брен|трен|секун|бон|дивиден|лен|раун)д[ыі]$"
    r"|(?:^|\b)(?:ал|ар|қол)ды$|(?:[кп]т|шт)і$|(?:мод|конс|тит|стим|п)ул[ыі]$|файлы$"
)
_LOAN: Final = re.compile(r"(?:[кпф]т|ск)і$")
_NAMES: Final = re.compile(r"^[А-ЯЁӘҒҚҢӨҰҮҺІ].*(?:[кг]елді|берді|әлі|қалы|тұрды|болды)$")


def stem_of(text: str, lexicon: Lexicon, possessed: bool | None = None) -> Stem:
    """Return the stem of a phrase; `possessed` overrules what the last word seems to be."""
    stem = _stem(text, lexicon)
    if possessed is None or stem.sound.possessed == possessed:
        return stem
    return replace(stem, sound=replace(stem.sound, possessed=possessed))


def _stem(text: str, lexicon: Lexicon) -> Stem:
    brackets = _BRACKETS.search(text)
    if brackets:
        stem = _stem(text[: brackets.start()], lexicon)
        return replace(stem, tail=stem.tail + brackets[0])
    bare = text.rstrip()
    dotted = _dotted(bare, lexicon)
    if dotted:
        return replace(dotted, tail=text[len(bare) :])
    start = _TAIL.search(text)
    cut = start.start() if start else len(text)
    return replace(_bare_stem(text[:cut], lexicon), tail=text[cut:])


def _dotted(text: str, lexicon: Lexicon) -> Stem | None:
    """Return a text that ends in a shortened word («10 ж.») or in initials («Қазиев А.»)."""
    if not text.endswith("."):
        return None
    unit = _unit(text, lexicon)
    if unit:
        return unit
    initials = _INITIALS.match(text)
    if initials:
        return Stem("", text, "", _bare_stem(initials[1], lexicon).sound, joined=False)
    return None


def _bare_stem(text: str, lexicon: Lexicon) -> Stem:
    quoted = _CLOSED.match(text)
    if quoted and quoted[1]:
        inner = _stem(quoted[1], lexicon)
        return Stem("", text, "", inner.sound, joined=False)
    unit = _unit(text, lexicon)
    if unit:
        return unit
    digits = last_word_of_digits(text)
    if digits:
        return Stem("", text, "", sound_of(digits), joined=False)
    last = _LAST.search(text)
    if not last:
        return _signed_stem(text, lexicon)
    return _word_stem(text[: last.start()], last[0], lexicon)


def _signed_stem(text: str, lexicon: Lexicon) -> Stem:
    """Return a text that ends in some sign: what stands before it is heard, «(қор)», «a+»."""
    heard = _HEARD.search(text)
    if not heard:
        return Stem(text, "", "", Sound(Last.VOWEL, back=True), joined=False)
    return Stem("", text, "", _bare_stem(text[: heard.end()], lexicon).sound, joined=False)


def _word_stem(before: str, word: str, lexicon: Lexicon) -> Stem:
    roman = roman_last_word(word)
    if roman and word not in lexicon.abbreviations:
        return Stem(before, word, "", sound_of(roman), joined=False)
    if is_abbreviation(word, lexicon) and not _in_capitals(before, word, lexicon):
        return Stem(before, word, "", abbreviation_sound(word, lexicon), joined=False)
    if _LATIN.match(word):
        return Stem(before, word, "", sound_of(latin_as_cyrillic(word)), joined=False)
    if not VOWELS & set(word.lower()):
        return Stem(before, word, "", sound_of(spoken_by_letters(word)), joined=False)
    word_plain = word.replace("\u00ad", "")
    return Stem(before, word, "", noun_sound(word_plain, lexicon), joined=True)


def noun_sound(word: str, lexicon: Lexicon) -> Sound:
    """Return the sound of a noun or a name, its irregularities and possession known."""
    sound = sound_of(word, possessed=is_possessed(word, lexicon))
    properties = lexicon.noun(word)
    if "back" in properties or "front" in properties:
        return replace(sound, back="back" in properties)
    return sound


def is_possessed(word: str, lexicon: Lexicon) -> bool:
    """Return whether a word is a third-person possessed form: орталығы, қоры, Серікұлы."""
    lower = word.lower()
    if lower[-1:] not in ("ы", "і") or len(lower) < 3:
        return False
    properties = lexicon.noun(word)
    if "plain" in properties or "possessed" in properties:
        return "possessed" in properties
    if _DOER.search(lower):
        return bool(_TOOL.search(lower)) and "plain" not in lexicon.noun(lower[:-2])
    if _UNVOICED.search(lower):
        return lower in lexicon.elided or bool(_LOAN_POSSESSED.search(lower))
    if _LOAN.search(lower):
        return "cluster" in lexicon.noun(lower[:-1])
    if _QUALITY.search(lower) and not _LOAN_ROOT.search(lower):
        return False
    return not (_PLAIN.search(lower) or _NAMES.match(word))


def is_abbreviation(word: str, lexicon: Lexicon) -> bool:
    """Return whether a token is an abbreviation (ЖШС, ҚазҰУ), not a word in capitals."""
    if word in lexicon.abbreviations:
        return True
    if not word[-1:].isupper() or word.lower() in lexicon.short:
        return False
    capitals = sum(letter.isupper() for letter in word)
    return (capitals >= 2 or len(word) == 1) and not looks_like_word(word)


def looks_like_word(word: str) -> bool:
    """Return whether capitals make up a word that can be pronounced: ТӨМЕН, БАҒЫТТАР."""
    if _ALTERNATING.fullmatch(word):
        mixed = _LARGE_BACK.search(word) and _LARGE_FRONT.search(word)
        return not mixed and sum(letter in _V for letter in word) > 1
    if not _CAPS.fullmatch(word) or _NO_WORD.search(word):
        return False
    vowels = sum(letter in VOWELS for letter in word.lower())
    return 0.28 <= vowels / len(word) <= 0.6


def _in_capitals(before: str, word: str, lexicon: Lexicon) -> bool:
    """Return whether this is a short word in capitals: «СТРАТЕГИЯЛЫҚ ЖОБА», «А. ОМАР»."""
    if word in lexicon.abbreviations or not VOWELS & set(word.lower()):
        return False
    if _AFTER_INITIAL.search(before):
        return True
    return before.isupper() and any(looks_like_word(other) for other in before.split())


def _unit(text: str, lexicon: Lexicon) -> Stem | None:
    """Return a text that ends in a sign or a shortened unit: 5%, 12 млн, 3 кг, т.б."""
    last = text.split()[-1:] or [""]
    candidates = [last[0]]
    run = _NOT_DIGITS.search(text)
    if run:
        candidates += [run[0], *run[0].split("/")[1:][-1:]]
        candidates.append(run[0][-1])
    if last[0][-2:] in ("м2", "м3"):
        candidates.append(last[0][-2:])
    for sign in candidates:
        spoken = lexicon.units.get(sign)
        if spoken and _is_unit_here(text, sign):
            return Stem("", text, "", sound_of(spoken.split()[-1]), joined=False)
    return None


def _is_unit_here(text: str, sign: str) -> bool:
    before = text[: len(text) - len(sign)]
    if before.endswith("/"):
        return True
    if not sign.isalpha() or len(sign) > 3:
        return not (sign[0].isalpha() and before[-1:].isalpha())
    if before.rstrip()[-1:].isdigit():
        return True
    return sign in ("қ.", "млн", "км", "кг") and (not before or before[-1:].isspace())
