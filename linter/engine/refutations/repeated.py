"""A text without counterpart may repeat one of its own version that has its counterpart: the title, in a field.

One version names the post above its fields and in the first of them, the other only once. Nothing is lost.
"""

from __future__ import annotations

from itertools import islice

from ...kinds.contract import ClaimType
from ...patterns import LETTERS_AND_DIGITS
from ..claims import Claim
from ..known import Known
from .contract import Outcome

ATTACKS: frozenset[ClaimType] = frozenset({"unpaired"})

# The label of a field has no more words: `Intitulé du poste`.
_LABEL = 4
# The title, or the name of a house and the title below it.
_TOP = 3
# One word is too little to be recognised by.
_LEAST_WORDS = 2


def attack(claim: Claim, known: Known) -> Outcome | None:
    """Refutes a line that says a line of the top again, alone or behind a label."""
    mark = claim.hit.marks[0] if claim.hit.marks else None
    if mark is None or not mark.text:
        return None
    words = _words(mark.text)
    for pair in islice(known.case.pairs(), _TOP):
        for segment in pair.side(mark.language) if pair.matched else ():
            if segment.block is not mark.block and _ends_with(words, _words(segment.text)):
                return Outcome.REFUTED
    return None


def _words(text: str) -> list[str]:
    return [word.casefold() for word in LETTERS_AND_DIGITS.findall(text)]


def _ends_with(words: list[str], title: list[str]) -> bool:
    more = len(words) - len(title)
    return len(title) >= _LEAST_WORDS and 0 <= more <= _LABEL and words[more:] == title
