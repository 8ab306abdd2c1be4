"""The contract of a refutation, and its possible effects on a claim."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

from ...kinds.contract import ClaimType
from ..claims import Claim
from ..known import Known


class Outcome(Enum):
    """The effect of a refutation on a claim: it is wrong, probably wrong, or less sure."""

    REFUTED = "refuted"
    OUTWEIGHED = "outweighed"
    DOUBTED = "doubted"


class Refutation(Protocol):
    """A module of `bilint.engine.refutations`: the types of claim that it attacks, and the attack."""

    ATTACKS: frozenset[ClaimType]

    def attack(self, claim: Claim, known: Known) -> Outcome | None:
        """The evidence of the document against a claim, or None."""
