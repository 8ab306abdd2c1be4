"""A sentence without counterpart may be said within the sentence beside it: a translator made one of the two.

The lengths tell, and the words that the other version has more than the sentence beside accounts for.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from ...alignment.evidence import Unit, length_deviation, merged, shared
from ...kinds.contract import ClaimType
from ...model import Block, Language, Pair, Segment, other
from ..claims import Claim
from ..known import Known
from .contract import Outcome

ATTACKS: frozenset[ClaimType] = frozenset({"unpaired"})

# Two standard deviations hold 19 translations in 20.
_USUAL = 2.0
# Of 23 judged claims of which a neighbour said a tenth or more, 18 were wrong.
_SAID = 0.1
# A paragraph too long by less than this has no sentence too much; the other version set others. In standard deviations.
# Of six judged claims below it five were wrong, and of those above it one in ten.
_ROOMY = 1.25
# A pair below this score may be no translation, and its lengths prove nothing.
_SURE = 0.45
# A heading of which half is said in the line beside it is that line in another shape.
_MOSTLY_SAID = 0.5


class _Beside(NamedTuple):
    """A pair with a lone sentence added to it.

    Its values are the length of that side in standard deviations, and the told share of the sentence.
    """

    excess: float
    said: float


def attack(claim: Claim, known: Known) -> Outcome | None:
    """Refutes a sentence that a pair beside it says in part. Weighs less one for which its paragraph has room."""
    mark = claim.hit.marks[0]
    at = known.at(mark)
    if at is None or not mark.text:
        return None
    pairs = known.case.sections[at.section].pairs
    alone = [
        number
        for number, pair in enumerate(pairs)
        if any(one.block is mark.block and mark.span.start <= one.span.start < mark.span.end for one in _own(pair))
    ]
    lone = [segment for number in alone for segment in _own(pairs[number])]
    if not lone:
        return None
    beside = [
        (pairs[near], _beside(pairs[near], lone, mark.language, known))
        for near in (alone[0] - 1, alone[-1] + 1)
        if 0 <= near < len(pairs) and pairs[near].matched
    ]
    if any(one.said >= _MOSTLY_SAID and one.excess <= _USUAL for _, one in beside):
        return Outcome.REFUTED
    together = [
        one
        for pair, one in beside
        if pair.score >= _SURE and any(own.block is mark.block for own in pair.side(mark.language))
    ]
    room = _room(pairs, lone, mark.language, known)
    if any(one.said >= _SAID for one in together) and min([room, *(one.excess for one in together)]) <= _USUAL:
        return Outcome.REFUTED
    if room <= _ROOMY:
        return Outcome.OUTWEIGHED
    return Outcome.DOUBTED if together and min(room, *(one.excess for one in together)) <= _USUAL else None


def _own(pair: Pair) -> Sequence[Segment]:
    """The segments of a pair that stands alone."""
    return () if pair.matched else pair.en or pair.fr


def _beside(pair: Pair, lone: Sequence[Segment], language: Language, known: Known) -> _Beside:
    added = known.unit(lone)
    own, there = known.unit(pair.side(language)), known.unit(pair.side(other(language)))
    whole = merged([own, added])
    said = shared(whole, there) - shared(own, there)
    return _Beside(_excess(whole, there, language), said / added.total if added.total else 0.0)


def _excess(own: Unit, there: Unit, language: Language) -> float:
    """By how many standard deviations a side is too long to be the translation of the other."""
    english, french = (own, there) if language == "en" else (there, own)
    deviation = length_deviation(english.length, french.length)
    return -deviation if language == "en" else deviation


def _room(pairs: Sequence[Pair], lone: Sequence[Segment], language: Language, known: Known) -> float:
    """By how much the paragraph of a lone sentence is too long for its counterparts, infinite without any."""
    absent = other(language)
    there = _blocks(pairs, {lone[0].block}, language, absent)
    own = _blocks(pairs, there, absent, language) | {lone[0].block}
    sides = {
        side: [segment for pair in pairs for segment in pair.side(side) if segment.block in blocks]
        for side, blocks in ((language, own), (absent, there))
    }
    if not sides[absent]:
        return math.inf
    return _excess(known.unit(sides[language]), known.unit(sides[absent]), language)


def _blocks(pairs: Sequence[Pair], blocks: set[Block], here: Language, there: Language) -> set[Block]:
    """The blocks of one version that answer blocks of the other."""
    answering = (pair for pair in pairs if any(segment.block in blocks for segment in pair.side(here)))
    return {segment.block for pair in answering for segment in pair.side(there)}
