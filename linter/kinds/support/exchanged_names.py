"""Names that have nothing in common, one in each version of a sentence: `Kluisbos` here, `Tarnvik` there.

Names keep their letters in the other language, or most of them. So of two names in paired sentences, each in one
version alone, one was put for the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ...alignment.lexicon import lexicon_of
from ...language.analysed import Token, analysed
from ...language.folding import fold
from ...language.spelling.speller import speller
from ...model import LANGUAGES, Language, Pair, Segment, other
from ...vocabulary import Vocabulary
from ..contract import Case
from .denials import tight

# Shorter ones are titles and abbreviations. Names that are translated share their first letters.
_LEAST_LETTERS = 4
_SHARED = 2

Name = tuple[Segment, Token]


class ExchangedNames:
    """The names of a notice, and the words of each version."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def of(self, pair: Pair) -> Mapping[Language, Name] | None:
        """The one name of each side that the other version nowhere has, if there is one on both sides."""
        if not tight(pair):
            return None
        alone: dict[Language, list[Name]] = {}
        for language in LANGUAGES:
            names = _names(pair, language, self._case.vocabulary)
            alone[language] = [one for one in names if self._is_alone(one, language)]
            if len(alone[language]) != 1:
                return None
        english, french = (_folded(alone[language][0][1]) for language in LANGUAGES)
        return {language: alone[language][0] for language in LANGUAGES} if _are_unlike(english, french) else None

    def _is_alone(self, name: Name, language: Language) -> bool:
        return _folded(name[1]) not in self._words[other(language)]

    @cached_property
    def _words(self) -> Mapping[Language, frozenset[str]]:
        segments: dict[Language, Sequence[Segment]] = {
            language: [segment for pair in self._case.pairs(weak=True) for segment in pair.side(language)]
            for language in LANGUAGES
        }
        return {
            language: frozenset(
                _folded(token) for one in segments[language] for token in analysed(one.text, language).words
            )
            for language in LANGUAGES
        }


def _names(pair: Pair, language: Language, vocabulary: Vocabulary) -> Iterator[Name]:
    """The capitalised words within a sentence that no list of words or translations knows."""
    lexicon, spell = lexicon_of(vocabulary), speller(language)
    there = " ".join(segment.text for segment in pair.side(other(language)))
    for segment in pair.side(language):
        for token in analysed(segment.text, language).words:
            if token.shape != "name" or len(token.text) < _LEAST_LETTERS or token.text in there:
                continue
            listed = any(not key.startswith("~") for key in lexicon.keys(token.text, language))
            if not listed and token.text[1:].islower() and not spell.known(token.text.lower()):
                yield segment, token


def _folded(token: Token) -> str:
    """The word without the `'s` of an English genitive."""
    return fold(token.text).removesuffix("'s")


def _are_unlike(one: str, another: str) -> bool:
    return one[:_SHARED] != another[:_SHARED]
