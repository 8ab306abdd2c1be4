"""Opposite meanings that can be looked up: `at least` and `au plus`, `before` and `après`, `all` and `certains`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from ..alignment.lexicon import lexicon_of
from ..language.cues import NEUTRAL, Cues, Sign, place, words_of
from ..language.folding import fold
from ..model import LANGUAGES, Language, Pair
from ..project.toml_schema import Key
from ..vocabulary import Vocabulary
from .contract import Case, Hit, Mark, Options, VariantSpec
from .support.denials import denied, tight

OPTIONS: dict[str, Key] = {}
VALUES = {"en": "the words of the English version", "fr": "the words of the French version"}
VARIANTS = (VariantSpec("", "Each version says the opposite of the other.", ("en", "fr"), claim="differ"),)

_ENDS = ("one", "other")
# Words beside a sign to which it belongs: `before nine o'clock in`. Where they may stand on either side, they stand
# farther away.
_BEHIND = 4
_AROUND = 6


@dataclass(frozen=True, slots=True)
class _Axis:
    """Two meanings that exclude each other. A denial turns them around where `denial` is true.

    The words that the two belong to stand behind them, or where `around` is true, on either side.
    """

    name: str
    cues: Mapping[Language, Cues]
    triggers: Mapping[Language, frozenset[str]]
    denial: bool
    around: bool


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Looks at tightly aligned sentences that have one end of an axis each, and no sign of the other."""
    for pair in case.pairs():
        if not tight(pair):
            continue
        words = {language: words_of(pair.side(language)[0].text, language) for language in LANGUAGES}
        folded = {language: frozenset(map(fold, words[language])) for language in LANGUAGES}
        for axis in case.vocabulary.made(_axes):
            if any(axis.triggers[language].isdisjoint(folded[language]) for language in LANGUAGES):
                continue
            found = _opposed(axis, words)
            if found is None or (axis.denial and _denied(case, pair)):
                continue
            if _of_the_same(case.vocabulary, axis, words, found):
                yield _hit(pair, axis, found)


def _opposed(axis: _Axis, words: Mapping[Language, list[str]]) -> dict[Language, Sign] | None:
    """The signs in which two sentences differ: all that they have, or one of as many in the same order."""
    english, french = (axis.cues[language].signs(words[language]) for language in LANGUAGES)
    if not english or not french:
        return None
    ends = [{sign.meaning for sign in signs} for signs in (english, french)]
    if len(ends[0]) == len(ends[1]) == 1:
        return {"en": english[0], "fr": french[0]} if ends[0] != ends[1] else None
    if len(english) != len(french):
        return None
    differing = [couple for couple in zip(english, french, strict=True) if couple[0].meaning != couple[1].meaning]
    return {"en": differing[0][0], "fr": differing[0][1]} if len(differing) == 1 else None


def _of_the_same(
    vocabulary: Vocabulary, axis: _Axis, words: Mapping[Language, list[str]], signs: Mapping[Language, Sign]
) -> bool:
    """True if words beside the two signs translate each other: it is one thing of which the versions say two."""
    lexicon = lexicon_of(vocabulary)
    reach = _AROUND if axis.around else _BEHIND
    keys = []
    for language in LANGUAGES:
        sign, text = signs[language], words[language]
        before = text[max(0, sign.first - reach) : sign.first] if axis.around else []
        keys.append({*lexicon.keys(" ".join((*before, *text[sign.end : sign.end + reach])), language)})
    return not keys[0].isdisjoint(keys[1])


def _denied(case: Case, pair: Pair) -> bool:
    return any(denied(case.vocabulary, pair.side(language)[0].text, language) for language in LANGUAGES)


def _hit(pair: Pair, axis: _Axis, signs: Mapping[Language, Sign]) -> Hit:
    marks = {
        language: Mark(language, pair.side(language)[0].block, place(pair.side(language)[0], signs[language]))
        for language in LANGUAGES
    }
    return Hit(
        marks=(marks["en"], marks["fr"]),
        missing=(f"{axis.name} {signs['en'].meaning}",),
        extra=(f"{axis.name} {signs['fr'].meaning}",),
        values={language: marks[language].text for language in LANGUAGES},
    )


def _axes(vocabulary: Vocabulary) -> tuple[_Axis, ...]:
    return tuple(_axis(name, cast("dict[str, object]", table)) for name, table in vocabulary.toml("opposites").items())


def _axis(name: str, table: Mapping[str, object]) -> _Axis:
    meanings = {end: cast("dict[str, list[str]]", table[end]) for end in (NEUTRAL, *_ENDS)}
    cues: dict[Language, Cues] = {language: Cues(meanings, language) for language in LANGUAGES}
    triggers: dict[Language, frozenset[str]] = {
        language: frozenset().union(*(cues[language].first_words(end) for end in _ENDS)) for language in LANGUAGES
    }
    return _Axis(name, cues, triggers, bool(table["denial"]), table["beside"] == "around")
