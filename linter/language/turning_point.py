"""The turning point of a text: the place where its language changes for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ..model import Language, other

# Shorter text across the columns of a page is titles and remarks, in characters.
TITLES = 400
# With this share of the text on the right side of the turning point, one version follows the other.
_ONE_AFTER_THE_OTHER = 0.85


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """The index of the first stretch in the second language.

    `first` is the language before it. `share` is the share of the text on the side of its language, 0.5 to 1.
    """

    index: int
    first: Language
    share: float

    @property
    def sequential(self) -> bool:
        """True if one version follows the other."""
        return self.share >= _ONE_AFTER_THE_OTHER

    def language(self, index: int) -> Language:
        """The version that a stretch belongs to by its place."""
        return self.first if index < self.index else other(self.first)


def turning_point(sizes: Sequence[int], languages: Sequence[Language], preferred: Language) -> TurningPoint:
    """The place with most text on the side of its language.

    `sizes` are those of the stretches, in characters. `preferred` is the first language where nothing decides.
    Raises ValueError for a text without any character.
    """
    total_size = sum(sizes)
    if not total_size:
        raise ValueError("a text without characters has no turning point")
    signed = [size if language == preferred else -size for size, language in zip(sizes, languages, strict=True)]
    total = sum(signed)
    gain, prefers, index = max(
        (sign * (2 * before - total), sign > 0, index)
        for index, before in enumerate(accumulate(signed, initial=0))
        for sign in (1, -1)
    )
    return TurningPoint(index, preferred if prefers else other(preferred), (1 + gain / total_size) / 2)
