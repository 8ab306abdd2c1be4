"""Lengths as evidence: nothing is lacking where the texts around a lone unit have the lengths of translations.

A translator who cuts a sentence in two, or makes one of two, changes no length. The ratio is that of the notice itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from statistics import median

from ...alignment.evidence import FRENCH_PER_ENGLISH
from ...alignment.lexicon import lexicon_of
from ...model import LANGUAGES, Language, Pair, other
from ..contract import Case
from .gaps import gap_around

# The ratio of a notice comes from pairs as sure and as long as this, if there are enough.
_SURE = 0.4
_LONG = 30
_ENOUGH = 8
# The lengths of two translations differ less than this in nine of ten pairs, as a logarithm.
_FITTING = 0.35
# Those of a pair with what it lacks: the shorter the text, the more they vary.
_FITTING_WHOLE = 0.42
# A pair with a side shorter than this may say the text beside it elsewhere, or in other words.
_SHORT = 0.1
# Where no paragraph shows it, one side is shorter than chance explains. The lone units close this much of the gap.
_FAR_SHORT = 0.2
_CLOSED = 0.5
# A paragraph that is longer by less than this holds nothing that its counterpart lacks.
_FITTING_PARAGRAPH = 0.2
# Nothing beside them is a part of these.
_WHOLES = ("heading", "field")
# Keys that a translation keeps: figures, links and acronyms.
_KEPT = "#/@"


class Lengths:
    """The pairs of a notice in order, with the ratio of their lengths."""

    def __init__(self, case: Case) -> None:
        self._lexicon = lexicon_of(case.vocabulary)
        self._pairs = [pair for section in case.sections for pair in section.pairs]
        self._places = {pair: place for place, pair in enumerate(self._pairs)}
        self._added: dict[Pair, list[Pair]] = {}
        known = [
            log(_length([pair], "fr") / _length([pair], "en"))
            for pair in self._pairs
            if pair.score >= _SURE and min(_length([pair], language) for language in LANGUAGES) > _LONG
        ]
        self._usual = median(known) if len(known) >= _ENOUGH else log(FRENCH_PER_ENGLISH)

    def explain(self, alone: Sequence[Pair], language: Language) -> bool:
        """True if units of one version are said by their neighbours of the other, or by the pair beside them."""
        first, last = self._places[alone[0]], self._places[alone[-1]]
        start, end = gap_around(self._pairs, first, last)
        gap = self._pairs[start:end]
        if _length(gap, other(language)) and self._kept(gap, language) == self._kept(gap, other(language)):
            return abs(self._excess(gap, language)) <= _FITTING
        around = [*self._pairs[end : end + 1]]
        if alone[0].kind != "heading":
            around += self._pairs[max(0, start - 1) : start]
        beside = [pair for pair in around if pair.kind not in _WHOLES and self._lacks(pair, gap, alone, language)]
        if beside:
            best = min(beside, key=lambda pair: abs(self._excess([*self._whole(pair), *gap], language)))
            self._added.setdefault(best, []).extend(gap)
        return bool(beside)

    def _lacks(self, pair: Pair, gap: Sequence[Pair], alone: Sequence[Pair], language: Language) -> bool:
        """True if one side of a pair is as much too short as the lone units beside it are long."""
        short = -self._excess(self._whole(pair), language)
        whole = abs(self._excess([*self._whole(pair), *gap], language))
        if short < _SHORT or whole > _FITTING_WHOLE:
            return False
        if not self._kept(alone, language) <= self._kept([pair], other(language)):
            return False
        return (short >= _FAR_SHORT and whole <= _CLOSED * short) or self._paragraph(
            alone[0], language
        ) <= _FITTING_PARAGRAPH

    def _whole(self, pair: Pair) -> list[Pair]:
        """A pair with the lone units that it was found to say."""
        return [pair, *self._added.get(pair, ())]

    def _paragraph(self, alone: Pair, language: Language) -> float:
        """By how much the paragraph of a lone sentence is longer than that which corresponds to it."""
        block = alone.side(language)[0].block
        own = [pair for pair in self._pairs if any(segment.block is block for segment in pair.side(language))]
        blocks = {segment.block for pair in own for segment in pair.side(other(language))}
        there = [
            pair
            for pair in self._pairs
            if pair not in own and any(segment.block in blocks for segment in pair.side(other(language)))
        ]
        return self._excess([*own, *there], language) if blocks else float("inf")

    def _excess(self, pairs: Sequence[Pair], language: Language) -> float:
        """By how much one version of some pairs is longer than the other lets expect, as a logarithm."""
        value = log(max(1, _length(pairs, "fr")) / max(1, _length(pairs, "en"))) - self._usual
        return value if language == "fr" else -value

    def _kept(self, pairs: Sequence[Pair], language: Language) -> set[str]:
        """The figures, links and acronyms of one version of some pairs."""
        texts = (segment.text for pair in pairs for segment in pair.side(language))
        return {key for text in texts for key in self._lexicon.keys(text, language) if key[0] in _KEPT}


def _length(pairs: Sequence[Pair], language: Language) -> int:
    return sum(len(segment.span) for pair in pairs for segment in pair.side(language))
