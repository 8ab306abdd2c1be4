"""An obligation in one version, a permission in the other: `must` and `peut`, `may` and `doit`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import cast

from ..case import Case, Hit, Mark, Options
from ..model import LANGUAGES, Language, Pair, other
from ..prose.cues import NEUTRAL, Cues, Sign, place, unanswered, words_of
from ..vocabulary import Vocabulary
from .negation import cues_of_denial, denied, tight

OPTIONS: dict[str, type] = {}

OBLIGES, PERMITS = "obliges", "permits"
_OPPOSITE = {OBLIGES: PERMITS, PERMITS: OBLIGES}
_HINTS = {OBLIGES: "may oblige", PERMITS: "may permit"}
# The month. Another word of three letters takes its place.
_MONTH = re.compile(r"\bMay\b")


def check(case: Case, options: Options) -> Iterator[Hit]:  # noqa: ARG001 (every kind is called alike)
    """Looks at tightly aligned segments of which one side obliges and the other permits."""
    for pair in case.pairs():
        if not tight(pair):
            continue
        texts: dict[Language, str] = {language: pair.side(language)[0].text for language in LANGUAGES}
        found = _opposed(case.vocabulary, texts)
        # A denial makes of a permission a prohibition: `cannot` and `ne doit pas` are one.
        if found and not any(denied(case.vocabulary, text, language) for language, text in texts.items()):
            yield _hit(pair, dict(zip(LANGUAGES, found, strict=True)))


def modality(vocabulary: Vocabulary, text: str, language: Language) -> Sign | None:
    """The word by which a text obliges, or permits, where there is no sign that it does the other as well."""
    return _only_meaning(_signs(vocabulary, text, language))


def _opposed(vocabulary: Vocabulary, texts: Mapping[Language, str]) -> tuple[Sign, Sign] | None:
    """The modal words in which two sentences differ: all they have, or one of several."""
    english = _signs(vocabulary, texts["en"], "en")
    french = _signs(vocabulary, texts["fr"], "fr") if english else []
    if not french:
        return None
    # What is hinted at on both sides (`the mandatory courses`, `les cours obligatoires`) belongs to another word.
    english, french = unanswered(english, french, but=_OPPOSITE), unanswered(french, english, but=_OPPOSITE)
    one, two = _only_meaning(english), _only_meaning(french)
    if one and two:
        return (one, two) if contradictory(one, two) else None
    return _one_of_several(english, french)


def _only_meaning(signs: Sequence[Sign]) -> Sign | None:
    """The first modal word, where there is no sign of the opposite."""
    stated = [sign for sign in signs if sign.meaning in _OPPOSITE]
    if not stated:
        return None
    opposite = _OPPOSITE[stated[0].meaning]
    return None if any(sign.meaning in (opposite, _HINTS[opposite]) for sign in signs) else stated[0]


def _one_of_several(english: Sequence[Sign], french: Sequence[Sign]) -> tuple[Sign, Sign] | None:
    """The one modal word in which two sentences differ that have several: `must … and may …`, `peut … et peut …`.

    There must be no sign of any other way to say it, on either side.
    """
    if len(english) != len(french) or any(sign.meaning not in _OPPOSITE for sign in (*english, *french)):
        return None
    differing = [couple for couple in zip(english, french, strict=True) if contradictory(*couple)]
    return differing[0] if len(differing) == 1 else None


def _signs(vocabulary: Vocabulary, text: str, language: Language) -> list[Sign]:
    """The signs of obligation and permission of a text in their order; none where a modal word is denied or limits."""
    cues, triggers = _cues(vocabulary)[language]
    words = words_of(_MONTH.sub("Mai", text), language)
    if triggers.isdisjoint(words):
        return []
    signs = cues.signs(words)
    stated = [sign for sign in signs if sign.meaning in _OPPOSITE]
    return [] if any(_beside_denial(vocabulary, words, sign, language) for sign in stated) else signs


def _beside_denial(vocabulary: Vocabulary, words: Sequence[str], sign: Sign, language: Language) -> bool:
    """Whether a denying word stands at the modal one, also where it sets a limit: `may not exceed`, `ne doit pas
    dépasser`."""
    _, triggers = cues_of_denial(vocabulary)
    beside = (*words[max(0, sign.first - 2) : sign.first], *words[sign.end : sign.end + 2])
    return not triggers[language].isdisjoint(beside)


def contradictory(one: Sign, other: Sign) -> bool:
    """Whether one of two modalities obliges and the other permits."""
    return _OPPOSITE[one.meaning] == other.meaning


@lru_cache(maxsize=2)
def _cues(vocabulary: Vocabulary) -> dict[Language, tuple[Cues, frozenset[str]]]:
    """The cues of each language, and the words without which nothing obliges or permits."""
    table = vocabulary.toml("modalities")
    hints = cast(dict[str, dict[str, list[str]]], table["hints"])
    stated = {name: cast(dict[str, list[str]], table[name]) for name in (OBLIGES, PERMITS, NEUTRAL)}
    meanings = {**stated, **{_HINTS[meaning]: hints[meaning] for meaning in _HINTS}}
    cues: dict[Language, Cues] = {language: Cues(meanings, language) for language in LANGUAGES}
    return {language: (one, one.first_words(OBLIGES) | one.first_words(PERMITS)) for language, one in cues.items()}


def _hit(pair: Pair, signs: Mapping[Language, Sign]) -> Hit:
    segments = {language: pair.side(language)[0] for language in LANGUAGES}
    spans = {language: place(segments[language], signs[language]) for language in LANGUAGES}
    marks = {language: Mark(language, segments[language].block, spans[language]) for language in LANGUAGES}
    obliging: Language = "en" if signs["en"].meaning == OBLIGES else "fr"
    return Hit(
        marks=(marks["en"], marks["fr"]),
        missing=(OBLIGES,),
        extra=(PERMITS,),
        values={language: marks[language].text for language in LANGUAGES},
        variant=f"permitted-{other(obliging)}",
    )
