"""A link: units that belong together, and the score of two units with what their shapes say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from .evidence import Unit, score

# A pair made by its place has at least this score, since the place itself is evidence.
BY_PLACE = 0.1
_KIND_COST = 0.2
_NEW_PARAGRAPH_COST = 0.03


@dataclass(frozen=True, slots=True)
class Link:
    """Units that belong together, by their indices on either side; one side may be empty."""

    en: tuple[int, ...]
    fr: tuple[int, ...]
    score: float
    moved: bool = False

    @property
    def matched(self) -> bool:
        """True if both sides have units in it."""
        return bool(self.en and self.fr)


def link_score(en: Unit, fr: Unit) -> float:
    """How surely two units belong together: their words, their lengths and their shapes."""
    value = score(en, fr)
    if en.kind != fr.kind:
        return value - _KIND_COST
    return value - _NEW_PARAGRAPH_COST if en.first != fr.first else value


def in_order(links: Sequence[Link]) -> list[Link]:
    """Links by their English place; those without English follow the link of the French unit before them."""
    placed = sorted((link for link in links if link.en), key=lambda link: link.en)
    by_french = sorted((link for link in links if link.fr), key=lambda link: (link.fr[-1], link.fr))
    ends = [link.fr[-1] for link in by_french]
    following: dict[Link | None, Link] = {}
    for link in by_french:
        if not link.en:
            before = bisect_left(ends, link.fr[0]) - 1
            following[by_french[before] if before >= 0 else None] = link
    ordered: list[Link] = []
    for start in (None, *placed):
        ordered += [start] if start else []
        after = following.get(start)
        while after:
            ordered.append(after)
            after = following.get(after)
    return ordered
