"""The noisy channel: how a typist or an unsure writer comes from one word to another form.

A slip of a kind is as likely as its share of all slips. This is divided by its possible places and letters. So one
particular wrong letter is a thousand times rarer than one particular pair of letters swapped.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from ...model import Language
from ..folding import fold

Kind = Literal[
    "accent",
    "swap",
    "double",
    "omit",
    "ending",
    "apostrophe",
    "add",
    "key",
    "sound",
    "other-letter",
    "other-add",
    "syllable",
    "two",
    "far",
]

_KEYBOARDS = (
    ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    ("azertyuiop", "qsdfghjklm", "wxcvbn"),
)
# The logarithm of the share of each kind among slips. It is divided by its places and letters in a word of seven
# letters. The shares are those of the literature on spelling correction (Damerau 1964; Pollock and Zamora 1984). A
# third of the slips omit a letter, a quarter add one. A quarter put a wrong one, a tenth swap two.
LIKELIHOOD: dict[Kind, float] = {
    "accent": -0.6,  # one of the few letters that take accents
    "double": -1.1,  # a letter of a pair lost, or a letter made a pair: the writer does not know the word
    "swap": -1.8,
    "omit": -1.6,
    "ending": -1.6,  # a French ending that nobody hears
    "apostrophe": -1.6,  # lost behind a French word that has lost its vowel
    "key": -2.1,  # the neighbouring key in place of the letter
    "sound": -1.9,  # a letter that sounds alike: another vowel, c for s
    "add": -2.5,  # the neighbouring key as well
    "other-add": -3.3,
    "other-letter": -3.5,
    "syllable": -2.8,  # a group of letters written twice, or once of two: the eye jumped
    "two": -5.0,
    "far": -7.0,
}
FIRST_LETTER = -1.0  # the first letter is watched: one slip in thirty is there
_MUTE = frozenset({"s", "e", "es", "t", "x", "nt"})
_ALIKE = (
    *("aeiouy", "cs", "ck", "kq", "cq", "sz", "fv", "td", "gj", "mn", "iy", "xs", "bp"),
    "çs",
)


@dataclass(frozen=True, slots=True)
class Slip:
    """The kind of slip that leads from a word to a form, and the logarithm of its likelihood."""

    kind: Kind
    likelihood: float


def slip(form: str, word: str, language: Language) -> Slip:
    """The likeliest way from a word to another form of letters, both in lower case."""
    if "'" in word and form == word.replace("'", ""):
        return Slip("apostrophe", LIKELIHOOD["apostrophe"])
    plain, target = fold(form), fold(word)
    if language == "fr" and {form.removeprefix(word), word.removeprefix(form)} & _MUTE:
        return Slip("ending", LIKELIHOOD["ending"])
    if plain == target:
        return Slip("accent", LIKELIHOOD["accent"])
    kind, at = _one_slip(plain, target)
    likelihood = LIKELIHOOD[kind] + (FIRST_LETTER if at == 0 and kind not in ("two", "far") else 0.0)
    if form != plain and kind != "far" and _accents_differ(form, word):
        return Slip("two", min(likelihood + LIKELIHOOD["accent"], LIKELIHOOD["double"] * 2))
    return Slip(kind, likelihood)


def _one_slip(form: str, word: str) -> tuple[Kind, int]:
    """The kind of the slip and where it is; "two" or "far" where one slip does not explain the form."""
    start = _shared(form, word)
    end = _shared(form[start:][::-1], word[start:][::-1])
    wrong, right = form[start : len(form) - end], word[start : len(word) - end]
    if len(wrong) == len(right) == 2 and wrong == right[::-1]:
        return "swap", start
    if len(wrong) == len(right) == 1:
        pair = frozenset((wrong, right))
        if pair in _neighbours():
            return "key", start
        return ("sound" if any(pair <= frozenset(group) for group in _ALIKE) else "other-letter"), start
    if not wrong and len(right) == 1:
        return ("double" if start and word[start - 1] == right else "omit"), start
    if not right and len(wrong) == 1:
        if start and form[start - 1] == wrong:
            return "double", start
        beside = {form[place] for place in (start - 1, start + 1) if 0 <= place < len(form)}
        return ("add" if any(frozenset((wrong, key)) in _neighbours() for key in beside) else "other-add"), start
    if _is_syllable(form, word, wrong, start) or _is_syllable(word, form, right, start):
        return "syllable", start
    return ("two" if max(len(wrong), len(right)) <= _FAR else "far"), start


_FAR = 9
_SYLLABLE = range(2, 5)


def _is_syllable(longer: str, shorter: str, added: str, start: int) -> bool:
    """True if the longer word has a group of letters twice that the shorter one has once."""
    size = len(longer) - len(shorter)
    if size not in _SYLLABLE or len(added) != size:
        return False
    return added in (longer[start - size : start], longer[start + size : start + 2 * size])


def _accents_differ(form: str, word: str) -> bool:
    return {letter for letter in form if not letter.isascii()} != {letter for letter in word if not letter.isascii()}


def _shared(one: str, two: str) -> int:
    """How many letters two words share at their beginning."""
    for place, (a, b) in enumerate(zip(one, two, strict=False)):
        if a != b:
            return place
    return min(len(one), len(two))


@cache
def _neighbours() -> frozenset[frozenset[str]]:
    """The pairs of letters whose keys lie side by side, on the keyboards of either language."""
    return frozenset(frozenset(pair) for rows in _KEYBOARDS for row in rows for pair in pairwise(row))
