"""Cues: words and set phrases that tell what a sentence does (deny, oblige, permit), as vocabularies list them.

A phrase stands without accents, in lower case. In it, `*` at the end of a word stands for letters, and `…` for up to
five words. Where phrases begin at the same word, the one with most words counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from ..model import Language, Segment, Span
from ..patterns import WORD, lazy
from .folding import fold

# The meaning of phrases that look like cues and are none.
NEUTRAL = "neutral"

_GAP = "…"
_LONGEST_GAP = 5
# Combining accents belong to their letter, also where the text is decomposed.


@dataclass(frozen=True, slots=True)
class Sign:
    """A phrase found in a text: its meaning, and its words by number."""

    meaning: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    meaning: str


class Cues:
    """The phrases of one language by meaning."""

    def __init__(self, meanings: Mapping[str, Mapping[str, Sequence[str]]], language: Language) -> None:
        self._language: Language = language
        listed = [
            _Phrase(tuple(phrase.split()), meaning)
            for meaning, phrases in meanings.items()
            for phrase in phrases[language]
        ]
        # Of phrases with as many words, those of the meaning that is listed first are tried first.
        listed.sort(key=lambda phrase: -sum(word != _GAP for word in phrase.words))
        self._phrases: dict[str, list[_Phrase]] = {}
        for phrase in listed:
            self._phrases.setdefault(phrase.words[0][:2], []).append(phrase)
        self._listed = listed

    def first_words(self, meaning: str) -> frozenset[str]:
        """The words without which no phrase of a meaning begins."""
        return frozenset(phrase.words[0] for phrase in self._listed if phrase.meaning == meaning)

    def signs(self, words: Sequence[str]) -> list[Sign]:
        """The phrases in a text of such words (see `words_of`), in their order; those of no meaning are left out."""
        folded = [*map(fold, words)]
        found: list[Sign] = []
        at = 0
        while at < len(folded):
            # Most words begin no phrase.
            sign = self._sign(folded, at) if folded[at][:2] in self._phrases else None
            if sign and sign.meaning != NEUTRAL:
                found.append(sign)
            at = sign.end if sign else at + 1
        return found

    def _sign(self, words: Sequence[str], at: int) -> Sign | None:
        word = words[at]
        for phrase in self._phrases[word[:2]]:
            first = phrase.words[0]
            if word != first and not (first[-1] == "*" and word.startswith(first[:-1])):
                continue
            end = _end(phrase.words, words, at)
            if end is not None:
                return Sign(phrase.meaning, at, end)
        return None


# Words that capitals may stress in a text that has others. `NOR`, `CAN` and `PAS` are bodies.
_STRESSED = frozenset(
    "NOT NO NEVER WITHOUT CANNOT MUST SHALL MAY NE PAS SANS JAMAIS AUCUN AUCUNE DOIT DOIVENT PEUT PEUVENT".split()
)
_ADDRESS = lazy(r"(?<!\S)(?=\S*?(?:@|://|www\.))\S++")
_NO_WORD = "x"


def words_of(text: str, language: Language) -> list[str]:
    """The words of a text in lower case, as many as there are in it. `n't` reads `not`, and `n'` reads `ne`.

    Acronyms and the parts of addresses read as words that mean nothing.
    """
    if not text.islower():
        text = _without_names(text)
    if language == "en":
        return WORD.findall(text.lower().replace("n't", " not").replace("n’t", " not"))
    return ["ne" if word == "n" else word for word in WORD.findall(text.lower())]


def _without_names(text: str) -> str:
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(lambda address: WORD.sub(_NO_WORD, address[0]), text)
    if text.isupper():
        return text
    return WORD.sub(lambda word: word[0] if _may_be_word(word[0]) else _NO_WORD, text)


def _may_be_word(word: str) -> bool:
    return len(word) < 2 or not word.isupper() or word in _STRESSED


def place(segment: Segment, sign: Sign) -> Span:
    """The words of a sign in the segment's block, by their number: folding may change the length of a text."""
    words = list(WORD.finditer(segment.text))
    if sign.end > len(words):
        return segment.span
    first = sign.first
    if first and segment.text[words[first].start() - 1] in "'’":  # the `t` of `isn't`
        first -= 1
    return Span(words[first].start(), words[sign.end - 1].end()).shift(segment.span.start)


def unanswered(signs: Sequence[Sign], there: Sequence[Sign], *, but: Container[str]) -> list[Sign]:
    """The signs without those that mean what a sign of the other side means, one for one. Those of `but` never do."""
    left = Counter(sign.meaning for sign in there if sign.meaning not in but)
    alone = []
    for sign in signs:
        if left[sign.meaning]:
            left[sign.meaning] -= 1
        else:
            alone.append(sign)
    return alone


def _end(phrase: Sequence[str], text: Sequence[str], at: int) -> int | None:
    """The word behind the phrase, where it begins at this word of a text."""
    for number, word in enumerate(phrase):
        if word == _GAP:
            rest = phrase[number + 1 :]
            ends = (_end(rest, text, start) for start in range(at, min(at + _LONGEST_GAP + 1, len(text))))
            return next((end for end in ends if end is not None), None)
        if at >= len(text) or not (text[at].startswith(word[:-1]) if word[-1] == "*" else text[at] == word):
            return None
        at += 1
    return at
