"""The trial of claims: each is attacked with the whole document. A claim that survives gets its confidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..kinds.contract import Case
from ..model import Confidence, Severity
from .claims import Claim
from .confidence import confidence_of, severity_of
from .known import Known
from .refutations import REFUTATIONS
from .refutations.contract import Outcome

# A claim of high confidence that is outweighed falls to low.
_DOUBTS: dict[Outcome | None, int] = {Outcome.DOUBTED: 1, Outcome.OUTWEIGHED: 2}


class Verdict(NamedTuple):
    """How sure and how grave a claim is that stands."""

    confidence: Confidence
    severity: Severity


class Trial:
    """All claims of a notice, to be tried one by one."""

    def __init__(self, claims: Sequence[Claim], case: Case) -> None:
        self._known = Known(case, claims)

    def verdict(self, claim: Claim) -> Verdict | None:
        """How sure and how grave a claim is after all attacks; None where one refutes it."""
        doubts = 0
        for refutation in REFUTATIONS:
            if claim.type in refutation.ATTACKS:
                outcome = refutation.attack(claim, self._known)
                if outcome is Outcome.REFUTED:
                    return None
                doubts += _DOUBTS.get(outcome, 0)
        return Verdict(confidence_of(claim, self._known, doubts), severity_of(claim, doubts))
