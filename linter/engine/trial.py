"""The trial of claims: each is attacked with the whole document. A claim that survives gets its confidence."""

from __future__ import annotations

from collections.abc import Sequence

from ..kinds.contract import Case
from ..model import Confidence
from .claims import Claim
from .confidence import confidence_of
from .known import Known
from .refutations import REFUTATIONS
from .refutations.contract import Outcome


class Trial:
    """All claims of a notice, to be tried one by one."""

    def __init__(self, claims: Sequence[Claim], case: Case) -> None:
        self._known = Known(case, claims)

    def confidence(self, claim: Claim) -> Confidence | None:
        """How sure a claim is after all attacks; None where one refutes it."""
        doubts = 0
        for refutation in REFUTATIONS:
            if claim.type in refutation.ATTACKS:
                outcome = refutation.attack(claim, self._known)
                if outcome is Outcome.REFUTED:
                    return None
                doubts += outcome is Outcome.DOUBTED
        return confidence_of(claim, self._known, doubts)
