"""How the sentences of one or several notices are translated: each recurring sentence with its translations.

Sentences are compared as `wording` does: values, inclusive forms and typography make no difference. Of each sentence
with one translation, only digests and one text are kept. The number of sentences is bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from ..model import LANGUAGES, Language, Pair, Section, Segment, other
from .memory import comparable
from .normalised_sentence import wording

# A text with fewer words is a label or a heading, which has several good translations.
_LEAST_WORDS = 4
# Below this score the two sides may not be translations of each other.
_LEAST_SCORE = 0.3
# Where one translation has the other's words and half as many again, the alignment or an omission explains it.
_MOST_LONGER = 1.5
_MOST = 200_000  # sentences; some 200 MB. Later sentences that are new are then left out.
_LONGEST = 2_000  # characters


class Rendering(NamedTuple):
    """A translation of a sentence: its first text, the notice of that, and how often it is met."""

    text: str
    notice: str
    times: int


@dataclass(slots=True)
class _Sentence:
    """A sentence: the digests of its translations with the first text of each."""

    renderings: dict[bytes, Rendering] = field(default_factory=dict)


class Renderings:
    """The translations of the sentences of both languages."""

    def __init__(self) -> None:
        self._known: dict[tuple[Language, bytes], _Sentence] = {}

    def take(self, notice: str, sections: Iterable[Section]) -> None:
        """Counts the pairs of a notice."""
        for section in sections:
            for pair in () if section.weak else section.pairs:
                if sides := sides_of(pair):
                    digests = {language: _digest(sides[language].text, language) for language in LANGUAGES}
                    for language in LANGUAGES:
                        self._count(notice, language, digests, sides[other(language)].text)

    def _count(self, notice: str, language: Language, digests: Mapping[Language, bytes], text: str) -> None:
        key = (language, digests[language])
        sentence = self._known.get(key)
        if sentence is None:
            if len(self._known) >= _MOST:
                return
            sentence = self._known[key] = _Sentence()
        there = digests[other(language)]
        before = sentence.renderings.get(there)
        sentence.renderings[there] = Rendering(
            before.text if before else text, before.notice if before else notice, before.times + 1 if before else 1
        )

    def usual(self, sides: Mapping[Language, Segment], language: Language) -> tuple[Rendering, int] | None:
        """The usual translation into a language, and how many there are; None where the one of these sides is usual."""
        source = other(language)
        sentence = self._known.get((source, _digest(sides[source].text, source)))
        if sentence is None or len(sentence.renderings) < 2:
            return None
        here = _digest(sides[language].text, language)
        # Of translations that are as frequent, the first one is the usual one.
        digest, usual = max(sentence.renderings.items(), key=lambda item: item[1].times)
        if digest == here or _is_part(sides[language].text, usual.text, language):
            return None
        return usual, len(sentence.renderings)


def sides_of(pair: Pair) -> dict[Language, Segment] | None:
    """Both sides of a pair that may recur; None for labels, doubtful pairs and what is left untranslated."""
    sides = comparable(pair) if pair.score >= _LEAST_SCORE and pair.kind != "heading" else None
    if sides is None or any(len(side.text) > _LONGEST for side in sides):
        return None
    words = [wording(side.text, language).words for side, language in zip(sides, LANGUAGES, strict=True)]
    if any(len([word for word in one if word.isalpha() and len(word) > 2]) < _LEAST_WORDS for one in words):
        return None
    if any(side.block.language != language for side, language in zip(sides, LANGUAGES, strict=True)):
        return None
    return dict(zip(LANGUAGES, sides, strict=True)) if words[0] != words[1] else None


def _digest(text: str, language: Language) -> bytes:
    return blake2b("\0".join(wording(text, language).words).encode(), digest_size=12).digest()


def _is_part(one: str, other_text: str, language: Language) -> bool:
    """True if a text has all words of the other in their order, and many more."""
    short, long = sorted((wording(text, language).words for text in (one, other_text)), key=len)
    if len(long) < _MOST_LONGER * len(short):
        return False
    rest = iter(long)
    return all(word in rest for word in short)
