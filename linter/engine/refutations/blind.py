"""A finder of facts that reads one version only says nothing of the other: such claims are doubted together.

A version may give a type of fact again and again, and the other never give one that agrees. Then the finder does not
know how that version writes it. One such claim may be an omission; many of them in one direction are a pattern.
"""

from __future__ import annotations

from ...kinds.contract import ClaimType
from ..claims import Claim
from ..known import Known
from .contract import Outcome

ATTACKS: frozenset[ClaimType] = frozenset({"lack"})

# So many claims of a rule in one direction are a pattern, unless as many of its facts agree.
_PATTERN = 3


def attack(claim: Claim, known: Known) -> Outcome | None:
    """Doubts a claim where the versions agree in fewer facts of its type than one is said to lack."""
    facts = claim.facts
    alike = [one for one in known.claims if one.rule is claim.rule and one.hit.variant == claim.hit.variant]
    if not facts or len(alike) < _PATTERN:
        return None
    return Outcome.DOUBTED if _agreeing(known, facts) < len(alike) else None


def _agreeing(known: Known, facts: tuple[str, ...]) -> int:
    """How many facts of these types both versions give in a pair."""
    count = 0
    for pair in known.case.pairs():
        for kind in facts:
            there = [one for segment in pair.fr for one in known.case.facts.within(segment, kind)]
            here = [one for segment in pair.en for one in known.case.facts.within(segment, kind)] if there else []
            count += sum(any(one.agrees(two) for two in there) for one in here)
    return count
