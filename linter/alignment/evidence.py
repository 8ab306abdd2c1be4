"""The evidence that two stretches of text, one in each language, say the same.

Words meet as keys that both languages share (translations of the word list, cognates, numbers, acronyms, links). Rare
keys weigh more than frequent ones. Lengths in characters follow Gale and Church (1993). "A Program for Aligning
Sentences in Bilingual Corpora", Computational Linguistics 19(1), section 3.1.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Segment
from .lexicon import Lexicon

# French characters for an English one in notices, and the variance of the length per character.
FRENCH_PER_ENGLISH = 1.2
_VARIANCE = 6.8

# Sums of weights may differ by so little for their order alone.
_ROUNDING = 1e-9

# Numbers, acronyms, links, and what a label or heading is known as tell more than words do.
_WEIGHTS = {"#": 1.5, "@": 1.4, "/": 2.5, "=": 6.0}


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """An aligned unit: a heading, field, item or sentence. It has the weight of its keys and its length.

    `first` is true for the first sentence of a paragraph. `length` counts characters.
    """

    segments: tuple[Segment, ...]
    weights: Mapping[str, float]
    total: float
    length: int
    first: bool = True

    @property
    def kind(self) -> str:
        return self.segments[0].block.kind

    @property
    def level(self) -> int:
        """The depth of a heading or of an item in its list."""
        return self.segments[0].block.level


class Weights:
    """The weights of the keys of a notice. A key weighs less if more segments hold it."""

    def __init__(self, segments: Sequence[Segment], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.vocabulary = lexicon.vocabulary
        self._keys = {segment: self._find(segment) for segment in segments}
        held: Counter[str] = Counter()
        for keys in self._keys.values():
            held.update(set(keys))
        self._weight = {key: _WEIGHTS.get(key[0], 1.0) / math.sqrt(count) for key, count in held.items()}

    def unit(self, segment: Segment, *, first: bool = True) -> Unit:
        """The unit of one segment."""
        keys = self._keys.get(segment)
        weights: dict[str, float] = {}
        for key in self._find(segment) if keys is None else keys:
            weights[key] = weights.get(key, 0.0) + self._weight.get(key, 1.0)
        return Unit((segment,), weights, sum(weights.values()), max(1, len(segment.span)), first)

    def _find(self, segment: Segment) -> list[str]:
        keys = self._lexicon.keys(segment.text, segment.block.language, left=True)
        return [*keys, f"={segment.block.concept}"] if segment.block.concept else keys


def merged(units: Sequence[Unit]) -> Unit:
    """Some neighbouring units taken as one."""
    if len(units) == 1:
        return units[0]
    weights = dict(units[0].weights)
    for one in units[1:]:
        for key, weight in one.weights.items():
            weights[key] = weights.get(key, 0.0) + weight
    segments = tuple(segment for one in units for segment in one.segments)
    length = sum(one.length for one in units) + len(units) - 1
    return Unit(segments, weights, sum(one.total for one in units), length, units[0].first)


def shared(en: Unit, fr: Unit) -> float:
    """The weight of the keys that two units share."""
    few, many = (en.weights, fr.weights) if len(en.weights) <= len(fr.weights) else (fr.weights, en.weights)
    total = 0.0
    for key in filter(many.__contains__, few):
        weight, other = few[key], many[key]
        total += weight if weight < other else other
    return total


def overlap(en: Unit, fr: Unit) -> float:
    """The Dice coefficient of the weighted keys, 0 to 1."""
    both = en.total + fr.total
    return 2 * shared(en, fr) / both if both else 0.0


def score(en: Unit, fr: Unit) -> float:
    """How surely two units belong together, 0 to 1: their words first, their lengths beside them."""
    words = 1.1 * math.pow(overlap(en, fr), 0.75)
    length = length_match(en.length, fr.length)
    return min(1.0, words * (0.75 + 0.25 * length) + 0.12 * length)


def greatest_score(en: Unit, fr: Unit) -> float:
    """A score that two units cannot exceed, whatever words they share, from the weight that each has in all."""
    both = en.total + fr.total
    words = 1.1 * math.pow(2 * min(en.total, fr.total) / both, 0.75) if both else 0.0
    length = length_match(en.length, fr.length)
    return min(1.0, words * (0.75 + 0.25 * length) + 0.12 * length) + _ROUNDING


def length_match(english: int, french: int) -> float:
    """How well the lengths of two translations fit, 0 to 1, in characters."""
    return math.exp(-(length_deviation(english, french) ** 2) / 8)


def length_deviation(english: int, french: int) -> float:
    """By how many standard deviations the French is longer than the English lets expect."""
    expected = english * FRENCH_PER_ENGLISH
    return (french - expected) / math.sqrt(_VARIANCE * max(12.0, (expected + french) / 2))


def length_excess(english: int, french: int) -> float:
    """Log ratio of the actual to the expected French length."""
    return math.log(french / (english * FRENCH_PER_ENGLISH))
