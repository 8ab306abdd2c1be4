"""A link: units that belong together, and the score of two units with what their shapes say."""

from __future__ import annotations

from dataclasses import dataclass

from .evidence import Unit, score

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
