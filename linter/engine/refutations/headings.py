"""A heading without counterpart answers a heading of the same rank that the other version has left over near by.

A heading is short: its words seldom tell. Its place does, if both versions have one heading more there.
"""

from __future__ import annotations

from ...alignment.lexicon import Lexicon
from ...kinds.contract import ClaimType
from ...model import Block, other
from ..claims import Claim
from ..known import Known
from .contract import Outcome

ATTACKS: frozenset[ClaimType] = frozenset({"unpaired"})

# So many units may stand between the two where the alignment has set them down one after the other.
_REACH = 8
# Side by side, headings of two levels answer each other too. A format may show the level by its type alone.
_BESIDE = 3
# A heading of fewer characters is shorter than its words are telling.
_LONGEST = 60
# One word has many translations; two that have none in common say another thing.
_TELLING = 2


def attack(claim: Claim, known: Known) -> Outcome | None:
    """Outweighs a short heading that has an answer."""
    mark = claim.hit.marks[0] if claim.hit.marks else None
    if mark is None or mark.block.kind != "heading" or len(mark.block.text) > _LONGEST:
        return None
    at = known.at(mark)
    if at is None:
        return None
    place = known.order(at)
    lone = ((abs(near - place), block) for near, block in known.lone_headings(other(mark.language)))
    answered = any(
        _answers(mark.block, block, apart) and not _tell_apart(mark.block, block, known.lexicon)
        for apart, block in lone
    )
    return Outcome.OUTWEIGHED if answered else None


def _answers(block: Block, answer: Block, apart: int) -> bool:
    """True if two headings have one rank: level and number are the same."""
    near = apart <= (_REACH if block.level == answer.level else _BESIDE)
    return near and block.number == answer.number and len(answer.text) <= _LONGEST


def _tell_apart(one: Block, two: Block, lexicon: Lexicon) -> bool:
    """True if the word list knows enough words of both headings, and they have none in common."""
    if min(lexicon.known(block.text, block.language) for block in (one, two)) < _TELLING:
        return False
    keys = [{*lexicon.keys(block.text, block.language)} for block in (one, two)]
    return keys[0].isdisjoint(keys[1])
