"""The alignment of catalogues, where a key says which texts are translations of each other."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import LANGUAGES, Block, Language, Notice, Pair, Section, Segment
from .evidence import Unit, Weights, length_excess, merged
from .lexicon import Lexicon
from .sections import pairs_of, segments_of

# Texts whose lengths differ less than this, as a logarithm, are translations as a whole.
_WHOLE = 0.5


def given(notice: Notice, lexicon: Lexicon) -> tuple[Section, ...]:
    """A section for each entry, in the order of the English. Entries that only the French has come last.

    No entry can answer for another. Within an entry, sentences are aligned as everywhere.
    """
    entries: dict[str, dict[Language, list[Block]]] = {}
    for language in LANGUAGES:
        for block in notice.side(language).blocks:
            entries.setdefault(block.key, {"en": [], "fr": []})[language].append(block)
    segments = [(segments_of(entry["en"]), segments_of(entry["fr"])) for entry in entries.values()]
    weights = Weights([segment for both in segments for side in both for segment in side], lexicon)
    return tuple(Section(None, None, tuple(_pairs(english, french, weights))) for english, french in segments)


def _pairs(english: Sequence[Segment], french: Sequence[Segment], weights: Weights) -> list[Pair]:
    if len(english) <= 1 >= len(french) or not english or not french:
        return [_pair(english, french)]
    units = _units(english, weights), _units(french, weights)
    found = pairs_of(*units, weights)
    lone = any(not pair.matched for pair in found)
    fits = abs(length_excess(merged(units[0]).length, merged(units[1]).length)) < _WHOLE
    return [_pair(english, french)] if lone and fits else found


def _units(segments: Sequence[Segment], weights: Weights) -> list[Unit]:
    return [weights.unit(segment) for segment in segments]


def _pair(english: Sequence[Segment], french: Sequence[Segment]) -> Pair:
    return Pair("paragraph", tuple(english), tuple(french), 1.0)
