"""Text without counterpart may be said by what the other version has left over: the two were not put together.

An alignment that lost its way leaves both sides over. Their words tell that they answer each other, wherever they
stand; their lengths do so between the same neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...alignment.evidence import length_deviation, shared
from ...kinds.contract import ClaimType
from ...kinds.support.gaps import gap_around
from ...model import Language, Segment, other
from ..claims import Claim
from ..known import Known
from .contract import Outcome

ATTACKS: frozenset[ClaimType] = frozenset({"unpaired"})

# Measured on 35 judged claims with a quarter of the words in leftovers of the other version: 24 were wrong.
_SAID = 0.25
# Fewer known words than this meet by chance.
_LEAST_KEYS = 4
# As many standard deviations as hold nearly all translations of one length.
_USUAL = 2.0


def attack(claim: Claim, known: Known) -> Outcome | None:
    """Outweighs a claim where leftovers of the other version say a part of it, or fill the same place."""
    mark = claim.hit.marks[0]
    at = known.at(mark)
    if at is None or not mark.text:
        return None
    pairs = known.case.sections[at.section].pairs
    start, end = gap_around(pairs, at.pair, at.pair)
    alone = pairs[start:end]
    absent = other(mark.language)
    own = [segment for pair in alone for segment in pair.side(mark.language)]
    there = [segment for pair in alone for segment in pair.side(absent)]
    if there and _fit(own, there, mark.language):
        return Outcome.OUTWEIGHED
    said = known.unit([segment for segment in own if segment.block is mark.block] or own)
    rest = known.leftovers(absent)
    if rest and len(said.weights) >= _LEAST_KEYS and shared(said, rest) >= _SAID * said.total:
        return Outcome.OUTWEIGHED
    return None


def _fit(own: Sequence[Segment], there: Sequence[Segment], language: Language) -> bool:
    """True if the lengths of two leftovers are those of translations."""
    lengths = [sum(len(segment.text) for segment in segments) for segments in (own, there)]
    english, french = lengths if language == "en" else reversed(lengths)
    return abs(length_deviation(english, french)) <= _USUAL
