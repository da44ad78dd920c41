"""Endings on words and whole phrases: cases, plural, possessive, and what grows from them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from docgen.kazakh.endings import (
    Case,
    Number,
    adjective_ending,
    after_plural,
    after_possessive,
    case_ending,
    plural_ending,
    possessive_ending,
)
from docgen.kazakh.lexicon import Lexicon
from docgen.kazakh.sounds import VOWELS, Last, Sound, sound_of
from docgen.kazakh.stems import Stem, is_possessed, stem_of

_VOICED: Final = {"к": "г", "қ": "ғ", "п": "б", "К": "Г", "Қ": "Ғ", "П": "Б"}
_UNVOICED: Final = {voiced: plain for plain, voiced in _VOICED.items()}
_LOAN_CLUSTER: Final = re.compile(r"(?:[кпф]т|ск)$", re.IGNORECASE)
_DOUBLED: Final = re.compile(r"([слфнт])\1$", re.IGNORECASE)
# Possessed nouns whose stem ends in -ас, -ес: қатынас-ы, кеңес-і; but мүше-сі, команда-сы. After
# ы, і the noun itself tells (шығы is none, so шығыс-ы; үлгі is one, so үлгі-сі).
_OWN_S: Final = re.compile(
    r"(?:[уиёұүө]с|^..?ос|^[аі]с|(?:алғ|қарғ|тарт|қоқ|^ұр)ыс"
    r"|(?:кең|үл|[іа]пт|[іе]кт|[рн]л|екел|^бел|ц|адр|[гпт]р|бизн|интер|күр)ес"
    r"|(?:көзқар|қатын|науқ|мир|кл|[нл]д|[рн]л|айырб|жамб|зап|карк|комп|^[бжтқ])ас)[ыі]$"
)
_NOT_S: Final = re.compile(r"(?:ренд|манд|паганд|веранд)асы$")
# Loans that keep their voiced end (педагогы, штабы; but тобы of топ), and those in -ль, -рь: their
# front -і follows a back vowel, or they have one of these ends (моделі, профилі).
_VOICED_LOAN: Final = re.compile(r"(?:[аио]лог|гог|цог|[шс]таб|краб|клуб|рдероб|икроб|круг)[ыі]$")
_SOFT_LOAN: Final = re.compile(
    r"(?:[аоу][лр]|[бфт]ил|(?:од|кс|[ае]б|нн|из|ан|от|арт|ртф|ник)ел|(?:[маоу]б|ак|тик)л|..юл)і$"
)
_PLURAL: Final = re.compile(r"[лдт][ае]р$")
_LIKE_PLURAL: Final = frozenset(("дәптер", "тендер", "гендер", "мұхтар"))
_PRONOUN_CASES: Final = tuple(Case)[1:]


def inflect(
    phrase: str,
    case: Case | str,
    *,
    number: Number | str = Number.SINGULAR,
    possessive: bool = False,
    possessed: bool | None = None,
    lexicon: Lexicon | None = None,
) -> str:
    """Return the phrase in a case: only its last word takes endings.

    Words take them directly, digits, signs, abbreviations and quoted names after a hyphen.
    `possessive` adds the third-person ending; `possessed` overrules whether the word has one
    already (орталығы). Text in brackets and punctuation at the end stay after the ending.
    """
    words = lexicon or Lexicon.default()
    stem = stem_of(phrase, words, possessed)
    pronoun = _pronoun(stem, Case(case), words)
    if pronoun and Number(number) is Number.SINGULAR and not possessive:
        return stem.before + pronoun + stem.tail
    base, suffix, sound = _base(stem, Number(number), possessive, Case(case), words)
    return _written(stem, base, suffix + case_ending(sound, Case(case)))


def locative_adjective(
    phrase: str,
    *,
    number: Number | str = Number.SINGULAR,
    possessive: bool = False,
    possessed: bool | None = None,
    lexicon: Lexicon | None = None,
) -> str:
    """Return «that is at it»: қаңтар gives қаңтардағы, орталығы gives орталығындағы."""
    words = lexicon or Lexicon.default()
    stem = stem_of(phrase, words, possessed)
    base, suffix, sound = _base(stem, Number(number), possessive, Case.LOCATIVE, words)
    return _written(stem, base, suffix + adjective_ending(sound))


def plural(phrase: str, *, lexicon: Lexicon | None = None) -> str:
    """Return the plural: көрсеткіш gives көрсеткіштер."""
    return inflect(phrase, Case.NOMINATIVE, number=Number.PLURAL, lexicon=lexicon)


def possessive(phrase: str, *, lexicon: Lexicon | None = None) -> str:
    """Return the third-person possessed form: министрлік gives министрлігі."""
    return inflect(phrase, Case.NOMINATIVE, possessive=True, lexicon=lexicon)


def ending(phrase: str, case: Case | str, *, lexicon: Lexicon | None = None) -> str:
    """Return only the ending that the phrase takes, without a hyphen: 83 gives «тен»."""
    stem = stem_of(phrase, lexicon or Lexicon.default())
    return case_ending(stem.sound, Case(case))


def forms(phrase: str, *, lexicon: Lexicon | None = None) -> dict[str, str]:
    """Return all forms by name: seven cases, the adjective, plural and possessive."""
    found = {case.value: inflect(phrase, case, lexicon=lexicon) for case in Case}
    found["adjective"] = locative_adjective(phrase, lexicon=lexicon)
    found["plural"] = plural(phrase, lexicon=lexicon)
    found["possessive"] = possessive(phrase, lexicon=lexicon)
    for case in Case:
        if case is not Case.NOMINATIVE:
            form = inflect(phrase, case, possessive=True, lexicon=lexicon)
            found[f"possessive-{case.value}"] = form
    return found


def _pronoun(stem: Stem, case: Case, lexicon: Lexicon) -> str | None:
    found = lexicon.noun(stem.word).get("pronoun")
    if not found or not stem.joined or stem.before or case is Case.NOMINATIVE:
        return None
    form = found.split()[_PRONOUN_CASES.index(case)]
    return form.capitalize() if stem.word[0].isupper() else form


def _base(
    stem: Stem, number: Number, possessive: bool, case: Case, lexicon: Lexicon
) -> tuple[str, str, Sound]:
    """Return the written stem, the endings before the case, and the sound the case follows."""
    if case is Case.NOMINATIVE and number is Number.SINGULAR and not possessive:
        return stem.word, "", stem.sound
    base, sound, suffix = stem.word, stem.sound, ""
    if sound.possessed and number is Number.PLURAL:
        base, sound, possessive = _unpossessed(base, sound, stem.joined, lexicon), sound, True
        sound = replace(_resound(base, sound) if stem.joined else sound, possessed=False)
    if stem.joined and not sound.possessed:
        base, sound = _suffixable(base, sound, lexicon)
    if number is Number.PLURAL and stem.joined and _is_plural(base):
        number, sound = Number.SINGULAR, after_plural(sound)
    if number is Number.PLURAL:
        suffix += plural_ending(sound)
        sound = after_plural(sound)
    if possessive and not sound.possessed:
        if stem.joined and not suffix:
            base = _before_vowel(base, sound, lexicon)
        suffix += possessive_ending(sound)
        sound = after_possessive(sound)
    return base, suffix, sound


def _suffixable(word: str, sound: Sound, lexicon: Lexicon) -> tuple[str, Sound]:
    """Return a loan as it stands before endings: факт becomes факті, металл металі, съезд съез."""
    properties = lexicon.noun(word)
    if "stem" in properties:
        base = word[: len(properties["stem"])]
        return base, _resound(base, sound)
    if _LOAN_CLUSTER.search(word) and "cluster" not in properties and len(word) > 2:
        vowel = "І" if word.isupper() else "і"
        return word + vowel, Sound(Last.VOWEL, back=False)
    if _DOUBLED.search(word):
        return word[:-1], sound
    return word, sound


def _before_vowel(word: str, sound: Sound, lexicon: Lexicon) -> str:
    """Return a word as it stands before -ы, -і: орталығ-, халқ-, модел-."""
    if sound.last is Last.VOWEL:
        return word
    properties = lexicon.noun(word)
    if "elision" in properties:
        elided = properties["elision"]
        return elided.upper() if word.isupper() else word[0] + elided[1:]
    if word[-1:] in "ьЬ":
        return word[:-1]
    before = word[-2:-1].lower()
    if word[-1] in _VOICED and before in VOWELS and "hard" not in properties:
        return word[:-1] + _VOICED[word[-1]]
    return word


def _unpossessed(word: str, sound: Sound, joined: bool, lexicon: Lexicon) -> str:
    """Return the noun that a possessed form was made of: орталығы gives орталық."""
    if not joined:
        return word
    lower = word.lower()
    if lower[-2:] in ("сы", "сі") and lower[-3:-2] in VOWELS:
        return word[:-1] if _has_own_s(lower, lexicon) else word[:-2]
    bare = word[:-1]
    for noun, properties in lexicon.nouns.items():
        if properties.get("elision") == bare.lower():
            return bare[0] + noun[1:]
    if _SOFT_LOAN.search(lower):
        return bare + "ь"
    if bare[-2:-1].lower() not in VOWELS or _VOICED_LOAN.search(lower):
        return bare
    return bare[:-1] + _UNVOICED.get(bare[-1:], bare[-1:])


def _has_own_s(lower: str, lexicon: Lexicon) -> bool:
    """Return whether the с of a possessed form is the noun's: жұмыс-ы, but басшы-сы."""
    bare = lower[:-2]
    if bare[-1:] in ("ы", "і"):
        return len(bare) < 3 or is_possessed(bare, lexicon) or bool(_OWN_S.search(lower))
    return bool(_OWN_S.search(lower)) and not _NOT_S.search(lower)


def _is_plural(word: str) -> bool:
    """Return whether a word is a plural already: its ending is the one its stem would take."""
    lower = word.lower()
    if not _PLURAL.search(lower) or lower in _LIKE_PLURAL or not VOWELS & set(lower[:-3]):
        return False
    return plural_ending(sound_of(lower[:-3])) == lower[-3:]


def _resound(word: str, sound: Sound) -> Sound:
    return replace(sound_of(word), back=sound.back)


def _written(stem: Stem, base: str, suffix: str) -> str:
    if not suffix or not base:
        return stem.before + base + stem.tail
    if not stem.joined:
        return f"{stem.before}{base}-{suffix}{stem.tail}"
    letters = re.sub(r"[^\w]", "", base)
    if len(letters) > 1 and letters.isupper():
        suffix = suffix.upper()
    return stem.before + base + suffix + stem.tail
