"""Two texts without counterpart may answer pairs that a chance word set out of step: each answers the next one.

Between a lone text of one version and a lone text of the other, both have as many. Paired in their order, they may
belong together as surely as before. Then neither version lacks anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...alignment.evidence import score
from ...alignment.links import BY_PLACE
from ...kinds.contract import ClaimType
from ...model import LANGUAGES, Language, Pair, Segment, other
from ..claims import Claim
from ..known import Known
from .contract import Outcome

ATTACKS: frozenset[ClaimType] = frozenset({"unpaired"})

# Two units that fit are rather a couple than two that stand alone (as in `alignment.leftovers`).
_COUPLED = 0.2
# Over more pairs than this, a chance word does not set the texts out of step.
_REACH = 8


def attack(claim: Claim, known: Known) -> Outcome | None:
    """Refutes where the texts up to the next lone one of the other version pair as well in their order."""
    mark = claim.hit.marks[0] if claim.hit.marks else None
    at = known.at(mark) if mark is not None and mark.text else None
    if mark is None or at is None:
        return None
    pairs = known.case.sections[at.section].pairs
    if pairs[at.pair].matched:
        return None
    runs = _runs(pairs, at.pair, mark.language)
    return Outcome.REFUTED if any(_pairs_as_well(run, known) for run in runs) else None


def _runs(pairs: Sequence[Pair], place: int, language: Language) -> Iterator[Sequence[Pair]]:
    """The pairs from a lone text to the nearest lone one of the other version, upwards and downwards."""
    for step in (-1, 1):
        near = place + step
        while 0 <= near < len(pairs) and pairs[near].matched and abs(near - place) <= _REACH:
            near += step
        if 0 <= near < len(pairs) and not pairs[near].matched and pairs[near].side(other(language)):
            yield pairs[min(place, near) : max(place, near) + 1]


def _pairs_as_well(run: Sequence[Pair], known: Known) -> bool:
    english, french = ([pair.side(side) for pair in run if pair.side(side)] for side in LANGUAGES)
    couples = list(zip(english, french, strict=True))
    if len(run) <= 2 or any(_shape(en) != _shape(fr) for en, fr in couples):
        return False
    now = sum(pair.score for pair in run if pair.matched)
    then = sum(max(BY_PLACE, score(known.unit(en), known.unit(fr))) for en, fr in couples)
    return then + _COUPLED >= now


def _shape(segments: Sequence[Segment]) -> tuple[str, int]:
    block = segments[0].block
    return block.kind, block.level
