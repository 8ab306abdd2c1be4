"""Modal words of a text: those that oblige, and those that permit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from ...language.cues import NEUTRAL, Cues, Sign, words_of
from ...model import LANGUAGES, Language
from ...patterns import lazy
from ...vocabulary import Vocabulary
from .denials import cues_of_denial

OBLIGES, PERMITS = "obliges", "permits"
OPPOSITE = {OBLIGES: PERMITS, PERMITS: OBLIGES}
_HINTS = {OBLIGES: "may oblige", PERMITS: "may permit"}
# The month. Another word of three letters takes its place.
_MONTH = lazy(r"\bMay\b")


def modality(vocabulary: Vocabulary, text: str, language: Language) -> Sign | None:
    """The word by which a text obliges or permits, if no sign shows that it does the other as well."""
    return only_meaning(signs_of(vocabulary, text, language))


def only_meaning(signs: Sequence[Sign]) -> Sign | None:
    """The first modal word, where there is no sign of the opposite."""
    stated = [sign for sign in signs if sign.meaning in OPPOSITE]
    if not stated:
        return None
    opposite = OPPOSITE[stated[0].meaning]
    return None if any(sign.meaning in (opposite, _HINTS[opposite]) for sign in signs) else stated[0]


def signs_of(vocabulary: Vocabulary, text: str, language: Language) -> list[Sign]:
    """The signs of obligation and permission of a text in their order. None where a modal word is denied or limits."""
    cues, triggers = vocabulary.made(_cues)[language]
    words = words_of(_MONTH.sub("Mai", text), language)
    if triggers.isdisjoint(words):
        return []
    signs = cues.signs(words)
    stated = [sign for sign in signs if sign.meaning in OPPOSITE]
    return [] if any(_beside_denial(vocabulary, words, sign, language) for sign in stated) else signs


def _beside_denial(vocabulary: Vocabulary, words: Sequence[str], sign: Sign, language: Language) -> bool:
    """True if a denying word stands at the modal one, also where it sets a limit: `may not exceed`, `ne doit pas
    dépasser`."""
    _, triggers = vocabulary.made(cues_of_denial)
    beside = (*words[max(0, sign.first - 2) : sign.first], *words[sign.end : sign.end + 2])
    return not triggers[language].isdisjoint(beside)


def contradictory(one: Sign, other: Sign) -> bool:
    """True if one of two modalities obliges and the other permits."""
    return OPPOSITE[one.meaning] == other.meaning


def _cues(vocabulary: Vocabulary) -> dict[Language, tuple[Cues, frozenset[str]]]:
    """The cues of each language, and the words without which nothing obliges or permits."""
    table = vocabulary.toml("modalities")
    hints = cast(dict[str, dict[str, list[str]]], table["hints"])
    stated = {name: cast(dict[str, list[str]], table[name]) for name in (OBLIGES, PERMITS, NEUTRAL)}
    meanings = {**stated, **{_HINTS[meaning]: hints[meaning] for meaning in _HINTS}}
    cues: dict[Language, Cues] = {language: Cues(meanings, language) for language in LANGUAGES}
    return {language: (one, one.first_words(OBLIGES) | one.first_words(PERMITS)) for language, one in cues.items()}
