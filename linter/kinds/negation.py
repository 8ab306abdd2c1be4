"""A statement in one version, its denial in the other: `not`, `ne … pas`, `aucun` on one side of a pair alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from ..alignment.inflection import fold
from ..case import Case, Hit, Mark, Options
from ..model import LANGUAGES, Language, Pair, Segment, Span, other
from ..vocabulary import Vocabulary

OPTIONS: dict[str, type] = {}

# Below this score the two may not say the same at all; beyond this ratio one of them says more than the other.
_LEAST_SCORE = 0.3
_LEAST_LENGTHS = 0.4
# No sentence denies as often; a text made to be slow may.
_MOST_DENIALS = 30
_DENIAL = "denies"
_NEUTRAL = "neutral"
_GAP = "…"
_LONGEST_GAP = 5
# Combining accents belong to their letter, also where the text is decomposed.
_WORD = re.compile(r"[\w\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of the vocabulary, and what it is listed under."""

    words: tuple[str, ...]
    meaning: str

    def end(self, text: Sequence[str], start: int) -> int | None:
        """The word behind the phrase, where it begins at this word of a text."""
        return _end(self.words, text, start)


@dataclass(frozen=True, slots=True)
class _Sign:
    """What denies or may explain a denial: its meaning, and its words by number."""

    meaning: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Cues:
    """The phrases of a language by their first two letters, and the words without which nothing denies."""

    phrases: Mapping[str, Sequence[_Phrase]]
    triggers: frozenset[str]

    def signs(self, words: Sequence[str]) -> list[_Sign]:
        found: list[_Sign] = []
        at = 0
        while at < len(words):
            sign = self._sign(words, at)
            if sign and sign.meaning != _NEUTRAL:
                found.append(sign)
            at = sign.end if sign else at + 1
        return found

    def _sign(self, words: Sequence[str], at: int) -> _Sign | None:
        for phrase in self.phrases.get(words[at][:2], ()):
            end = phrase.end(words, at)
            if end is not None:
                return _Sign(phrase.meaning, at, end)
        return None


def check(case: Case, options: Options) -> Iterator[Hit]:  # noqa: ARG001 (every kind is called alike)
    """Looks at tightly aligned segments of which one side denies and the other does not even hint at it."""
    cues = _cues(case.vocabulary)
    for pair in case.pairs():
        if not _tight(pair):
            continue
        words = {language: _words(pair.side(language)[0].text, language) for language in LANGUAGES}
        counts = [sum(word in cues[language].triggers for word in words[language]) for language in LANGUAGES]
        if not 0 < max(counts) <= _MOST_DENIALS:
            continue
        signs = {language: cues[language].signs([*map(fold, words[language])]) for language in LANGUAGES}
        for language in LANGUAGES:
            denials = [sign for sign in signs[language] if sign.meaning == _DENIAL]
            if denials and not _unanswered(signs[other(language)], signs[language]):
                yield _hit(pair, language, denials[0])


def _tight(pair: Pair) -> bool:
    if len(pair.en) != 1 or len(pair.fr) != 1 or pair.score < _LEAST_SCORE or pair.kind in ("field", "heading"):
        return False  # in a label, "No" is a number
    shorter, longer = sorted(len(pair.side(language)[0].span) for language in LANGUAGES)
    return shorter >= _LEAST_LENGTHS * longer


@lru_cache(maxsize=2)
def _cues(vocabulary: Vocabulary) -> dict[Language, _Cues]:
    table = vocabulary.toml("negations")
    hints = cast(dict[str, dict[str, list[str]]], table["hints"])
    denials, neutral = (cast(dict[str, list[str]], table[name]) for name in (_DENIAL, _NEUTRAL))
    return {language: _cues_of({_DENIAL: denials, _NEUTRAL: neutral, **hints}, language) for language in LANGUAGES}


def _cues_of(meanings: Mapping[str, Mapping[str, Sequence[str]]], language: Language) -> _Cues:
    """Phrases of more words are tried before shorter ones, and denials before hints of as many words."""
    listed = [
        _Phrase(tuple(phrase.split()), meaning) for meaning, phrases in meanings.items() for phrase in phrases[language]
    ]
    listed.sort(key=lambda phrase: -sum(word != _GAP for word in phrase.words))
    phrases: dict[str, list[_Phrase]] = {}
    for phrase in listed:
        phrases.setdefault(phrase.words[0][:2], []).append(phrase)
    return _Cues(phrases, frozenset(phrase.words[0] for phrase in listed if phrase.meaning == _DENIAL))


def _end(phrase: Sequence[str], text: Sequence[str], at: int) -> int | None:
    for number, word in enumerate(phrase):
        if word == _GAP:
            rest = phrase[number + 1 :]
            ends = (_end(rest, text, start) for start in range(at, min(at + _LONGEST_GAP + 1, len(text))))
            return next((end for end in ends if end is not None), None)
        if at >= len(text) or not (text[at].startswith(word[:-1]) if word[-1] == "*" else text[at] == word):
            return None
        at += 1
    return at


def _words(text: str, language: Language) -> list[str]:
    """The words of a text in lower case, as many as `_WORD` finds in it; `n't` reads `not`, and `n'` reads `ne`."""
    if language == "en":
        return _WORD.findall(text.lower().replace("n't", " not").replace("n’t", " not"))
    return ["ne" if word == "n" else word for word in _WORD.findall(text.lower())]


def _unanswered(signs: Sequence[_Sign], there: Sequence[_Sign]) -> list[_Sign]:
    """The signs without those that mean what a sign of the other side means, one for one."""
    left = Counter(sign.meaning for sign in there if sign.meaning != _DENIAL)
    unanswered = []
    for sign in signs:
        if left[sign.meaning]:
            left[sign.meaning] -= 1
        else:
            unanswered.append(sign)
    return unanswered


def _hit(pair: Pair, language: Language, denial: _Sign) -> Hit:
    segment, there = pair.side(language)[0], pair.side(other(language))[0]
    span = _place(segment, denial)
    text = span.of(segment.block.text)
    return Hit(
        marks=(Mark(language, segment.block, span), Mark(other(language), there.block, there.span)),
        missing=(fold(text),),
        values={"text": text},
        variant=f"missing-{other(language)}",
    )


def _place(segment: Segment, sign: _Sign) -> Span:
    """The words of a sign in the segment, by their number: folding may change the length of a text."""
    words = list(_WORD.finditer(segment.text))
    if sign.end > len(words):
        return segment.span
    first = sign.first
    if first and segment.text[words[first].start() - 1] in "'’":  # the `t` of `isn't`
        first -= 1
    return Span(words[first].start(), words[sign.end - 1].end()).shift(segment.span.start)
