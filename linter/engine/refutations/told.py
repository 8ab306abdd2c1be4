"""A remark of a grammar engine about words that a rule of bilint speaks of says the same again."""

from __future__ import annotations

from ...kinds.contract import ClaimType
from ..claims import Claim
from ..known import Known
from ..settings import GRAMMAR
from .contract import Outcome

ATTACKS: frozenset[ClaimType] = frozenset({"form"})
_LONGEST = 60  # characters: who marks a sentence does not speak of a word


def attack(claim: Claim, known: Known) -> Outcome | None:
    """Refutes a remark whose words another rule marks, or a part of them."""
    if claim.rule.kind != GRAMMAR or not claim.hit.marks:
        return None
    mark = claim.hit.marks[0]
    for one in known.claims:
        if one.rule.kind != GRAMMAR and one.hit.marks:
            there = one.hit.marks[0]
            if there.block is mark.block and one.type in ("form", "no-word"):
                apart = there.span.end < mark.span.start or mark.span.end < there.span.start
                if not apart and len(there.span) <= _LONGEST:
                    return Outcome.REFUTED
    return None
