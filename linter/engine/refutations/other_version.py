"""A text that speaks of the other version, or says that it is a translation, has no counterpart there."""

from __future__ import annotations

from ...kinds.contract import ClaimType
from ...language.notes import tells_of_other
from ..claims import Claim
from ..known import Known
from .contract import Outcome

ATTACKS: frozenset[ClaimType] = frozenset({"unpaired"})


def attack(claim: Claim, known: Known) -> Outcome | None:
    """Outweighs a claim about a text such as “The French text prevails.” in the English version."""
    mark = claim.hit.marks[0]
    told = known.at(mark) is not None and tells_of_other(mark.text, mark.language)
    return Outcome.OUTWEIGHED if told else None
