"""The confidence and severity of an unrefuted claim: the word of its rule, lowered by the evidence against it."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Confidence, Pair, Severity
from ..rulebook.definition import CONFIDENCES
from .claims import Claim
from .known import At, Known

# Pairs below this score are so loosely aligned that a difference between them is a guess.
_LOOSE = 0.2
# Two pairs above this score hold what stands between them.
_SURE = 0.45
# How far a sure pair may stand from a loose one: a neighbour, or the one beyond it. All between must be matched.
_REACH = 2


def confidence_of(claim: Claim, known: Known, doubts: int) -> Confidence:
    """The confidence of a claim after so many refutations that cast doubt on it."""
    stated = claim.hit.confidence or claim.rule.variant(claim.hit.variant).confidence
    if claim.facts and claim.type != "form" and _is_loose(claim, known):
        return "low"
    return CONFIDENCES[min(CONFIDENCES.index(stated) + doubts, len(CONFIDENCES) - 1)]


def severity_of(claim: Claim, doubts: int) -> Severity:
    """The severity of a claim: an error says that readers are misled, and a claim that is doubted says less."""
    stated = claim.rule.variant(claim.hit.variant).severity
    return "warning" if doubts and stated == "error" else stated


def _is_loose(claim: Claim, known: Known) -> bool:
    places = known.places(claim)
    return any(
        known.pair(at).score < _LOOSE and known.pair(at).kind != "field" and not _held(at, known) for at in places
    )


def _held(at: At, known: Known) -> bool:
    """True if sure pairs stand on both sides, perhaps beyond another loose one.

    A row of a table scores low because its very figures differ. Short words in its cells share no letters.
    """
    pairs = known.case.sections[at.section].pairs
    return all(_sure_beyond(pairs, at.pair, step) for step in (-1, 1))


def _sure_beyond(pairs: Sequence[Pair], number: int, step: int) -> bool:
    for near in range(number + step, number + (_REACH + 1) * step, step):
        if not 0 <= near < len(pairs) or not pairs[near].matched:
            return False
        if pairs[near].score >= _SURE:
            return True
    return False
