"""The gap around units that stand alone: all units without counterpart, up to the next pairs with both sides."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Pair


def gap_around(pairs: Sequence[Pair], first: int, last: int) -> tuple[int, int]:
    """The gap around lone pairs: the number of its first pair, and of the first pair behind it."""
    start, end = first, last + 1
    while start > 0 and not pairs[start - 1].matched:
        start -= 1
    while end < len(pairs) and not pairs[end].matched:
        end += 1
    return start, end
