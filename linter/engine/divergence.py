"""Versions that are out of step: they belong to two texts, or one lacks half of the other. That is said once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import LANGUAGES, Language, Pair, Section, other
from .claims import Claim

# Measured on 90 documents whose versions belong together. None had over a quarter of one version unproven and a fifth
# of the other. Of versions of different texts, even notices of one house, each had 45 % or more.
_APART = 1 / 3
# A pair of sentences below this score is one by its place alone.
_BY_PLACE = 0.2
# A version that lacks half of the other one, in text or in sections, was made of an older edition.
_OLDER = 0.5
# Fewer pairs, or sections, are a short text with a gap.
_LEAST_PAIRS = 12
_LEAST_SECTIONS = 4


@dataclass(frozen=True, slots=True)
class Divergence:
    """How far two versions are out of step. `older` lacks much of the other one; None if each lacks much of the other.

    `shares` is how much of the text of each version has no counterpart, 0 to 1.
    """

    older: Language | None
    shares: dict[Language, float]

    def subsumes(self, claim: Claim) -> bool:
        """True if the claim is one of many that follow from this: something is lacking, or compared with a stranger."""
        if self.older is None:
            return claim.type in ("unpaired", "lack", "differ")
        return claim.type in ("unpaired", "lack") and claim.hit.marks[0].language != self.older


def divergence_of(sections: Sequence[Section]) -> Divergence | None:
    """How the versions are out of step; None if they are not."""
    if sum(len(section.pairs) for section in sections) < _LEAST_PAIRS:
        return None
    shares = {language: _share(sections, language) for language in LANGUAGES}
    if min(shares.values()) >= _APART:
        return Divergence(None, shares)
    for language in LANGUAGES:
        if shares[other(language)] >= _OLDER or _lacks_sections(sections, language):
            return Divergence(language, shares)
    return None


def _share(sections: Sequence[Section], language: Language) -> float:
    """How much of the text of a version has no counterpart that can be trusted."""
    alone = total = 0
    for section in sections:
        for pair in section.pairs:
            length = sum(len(segment.text) for segment in pair.side(language))
            total += length
            alone += 0 if _is_proven(pair, section) else length
    return alone / total if total else 0.0


def _is_proven(pair: Pair, section: Section) -> bool:
    """True if both sides are there and say the same, as far as their words tell."""
    named = pair.kind in ("heading", "field")
    return pair.matched and not section.weak and (named or pair.score >= _BY_PLACE)


def _lacks_sections(sections: Sequence[Section], language: Language) -> bool:
    """True if a version lacks half of the sections that the other one has."""
    there = [section for section in sections if section.heading(other(language))]
    lacking = [
        section
        for section in there
        if section.heading(language) is None and not any(pair.side(language) for pair in section.pairs)
    ]
    return len(there) >= _LEAST_SECTIONS and len(lacking) >= _OLDER * len(there)
