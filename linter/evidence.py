"""The evidence that two stretches of text, one in each language, say the same.

Words meet as keys that both languages share (translations of the word list, cognates, numbers, acronyms, links);
rare keys weigh more than frequent ones. Lengths in characters follow Gale and Church, "A Program for Aligning
Sentences in Bilingual Corpora", Computational Linguistics 19(1), 1993: section 3.1.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .lexicon import Lexicon
from .model import Segment

# French characters for an English one in notices, and the variance of the length per character.
_FRENCH_PER_ENGLISH = 1.2
_VARIANCE = 6.8

_WEIGHTS = {"#": 1.5, "@": 1.4, "/": 2.5, "=": 6.0}


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """What is aligned: a heading, a field, an item or a sentence, with its keys and its length in characters.

    `first` is true for the first sentence of a paragraph.
    """

    segments: tuple[Segment, ...]
    keys: Counter[str]
    length: int
    first: bool = True

    @property
    def kind(self) -> str:
        return self.segments[0].block.kind

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)


def unit(segments: Sequence[Segment], lexicon: Lexicon, *, first: bool = True) -> Unit:
    """The unit of some neighbouring segments; headings and fields carry what they are known as among their keys."""
    block = segments[0].block
    text = " ".join(segment.text for segment in segments)
    keys = Counter(lexicon.keys(text, block.language))
    if block.concept:
        keys[f"={block.concept}"] += 1
    return Unit(tuple(segments), keys, max(1, len(text)), first)


def merged(units: Sequence[Unit]) -> Unit:
    """Some neighbouring units taken as one."""
    if len(units) == 1:
        return units[0]
    keys: Counter[str] = Counter()
    for one in units:
        keys.update(one.keys)
    segments = tuple(segment for one in units for segment in one.segments)
    return Unit(segments, keys, sum(one.length for one in units) + len(units) - 1, units[0].first)


class Evidence:
    """Scores pairs of units of one notice: a key weighs the less the more units hold it."""

    def __init__(self, units: Iterable[Unit]) -> None:
        held: Counter[str] = Counter()
        for one in units:
            held.update(one.keys.keys())
        self._weights = {key: _WEIGHTS.get(key[0], 1.0) / math.sqrt(count) for key, count in held.items()}

    def weight(self, one: Unit) -> float:
        """The weight of all keys of a unit."""
        return sum(self._weights.get(key, 1.0) * count for key, count in one.keys.items())

    def shared(self, en: Unit, fr: Unit) -> float:
        """The weight of the keys that two units share."""
        few, many = (en.keys, fr.keys) if len(en.keys) <= len(fr.keys) else (fr.keys, en.keys)
        total = 0.0
        for key, count in few.items():
            if key in many:
                total += self._weights.get(key, 1.0) * min(count, many[key])
        return total

    def overlap(self, en: Unit, fr: Unit) -> float:
        """The Dice coefficient of the weighted keys, 0 to 1."""
        both = self.weight(en) + self.weight(fr)
        return 2 * self.shared(en, fr) / both if both else 0.0

    def score(self, en: Unit, fr: Unit) -> float:
        """How surely two units belong together, 0 to 1: their words first, their lengths beside them."""
        words = min(1.0, 1.6 * self.overlap(en, fr))
        return words * (0.75 + 0.25 * length_match(en.length, fr.length)) + 0.12 * length_match(en.length, fr.length)


def length_match(english: int, french: int) -> float:
    """How well the lengths of two translations fit, 0 to 1, in characters."""
    expected = english * _FRENCH_PER_ENGLISH
    deviation = (french - expected) / math.sqrt(_VARIANCE * max(12.0, (expected + french) / 2))
    return math.exp(-(deviation**2) / 8)


def length_excess(english: int, french: int) -> float:
    """By how much the French is longer than the English lets expect, as a natural logarithm."""
    return math.log(french / (english * _FRENCH_PER_ENGLISH))
