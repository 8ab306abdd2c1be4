"""The units of two versions that are compared at all. The work grows with their number, not with its square.

Few units are compared all with all. In a long section anchors come first: units that share a key which nothing else
has. Between two anchors, all units are compared with all. Where too many are left, only those near the straight line
are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .evidence import Unit
from .links import link_score

# So many units of one version are compared with as many of the other, all with all.
_FEW = 100
# In a longer stretch without anchors, a unit is compared with so many on either side of its place.
_BAND = 25
# And with so many beyond an anchor: there, too, two sentences may be the translation of one.
_MARGIN = 3
# An anchor is at least as sure as this.
_SURE = 0.5
# A key tells where to look for a counterpart if no more units of the other version have it.
_TELLING = 8

# The first and the last number of French units that may be used up after so many English ones.
Window = tuple[int, int]


def corridor(english: Sequence[Unit], french: Sequence[Unit]) -> list[Window]:
    """For each number of English units used up, how many French ones may be. At most a constant times both lengths."""
    rows, columns = len(english), len(french)
    if rows * columns <= _FEW * _FEW:
        return [(0, columns)] * (rows + 1)
    low, high = [columns] * (rows + 1), [0] * (rows + 1)
    corners = [(-1, -1), *_anchors(english, french), (rows, columns)]
    for (i, j), (k, m) in pairwise(corners):
        top, bottom = max(0, i + 1 - _MARGIN), min(rows, k + _MARGIN)
        left, right = max(0, j + 1 - _MARGIN), min(columns, m + _MARGIN)
        if (bottom - top) * (right - left) <= (2 * _BAND) ** 2:
            for row in range(top, bottom + 1):
                low[row], high[row] = min(low[row], left), max(high[row], right)
            continue
        slope = (right - left) / max(1, bottom - top)
        for row in range(top, bottom + 1):
            centre = left + slope * (row - top)
            low[row] = min(low[row], max(left, int(centre - slope) - _BAND))
            high[row] = max(high[row], min(right, int(centre + slope) + _BAND))
    return list(zip(low, high, strict=True))


def couples(english: Sequence[Unit], french: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Which units may be counterparts wherever they stand: of many, only those that share a telling key."""
    if len(english) * len(french) <= _FEW * _FEW:
        yield from ((i, j) for i in range(len(english)) for j in range(len(french)))
        return
    holders: dict[str, list[int]] = {}
    for j, unit in enumerate(french):
        for key in unit.weights:
            holders.setdefault(key, []).append(j)
    for i, unit in enumerate(english):
        near = {j for key in unit.weights if len(found := holders.get(key, ())) <= _TELLING for j in found}
        yield from ((i, j) for j in sorted(near))


def compared(english: Sequence[Unit], french: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Which units may be counterparts for their place or for a key that they share."""
    if not english or not french:
        return
    near: list[set[int]] = [set(range(*window)) for window in corridor(english, french)[1:]]
    for i, j in couples(english, french):
        near[i].add(j)
    yield from ((i, j) for i, row in enumerate(near) for j in sorted(row))


class PrefixBest:
    """The best of the values at the places before one, in logarithmic time (a Fenwick tree of maxima)."""

    def __init__(self, places: int) -> None:
        self._best = [(0.0, -1)] * (places + 1)

    def below(self, place: int) -> tuple[float, int]:
        """The greatest value before a place, and its mark; 0 and -1 where there is none above 0."""
        found = (0.0, -1)
        while place > 0:
            if self._best[place][0] > found[0]:
                found = self._best[place]
            place -= place & -place
        return found

    def offer(self, place: int, value: float, mark: int) -> None:
        """Takes note of a value."""
        place += 1
        while place < len(self._best):
            if value > self._best[place][0]:
                self._best[place] = (value, mark)
            place += place & -place


def _anchors(english: Sequence[Unit], french: Sequence[Unit]) -> list[tuple[int, int]]:
    """The longest chain of sure couples in the order of both versions. Each couple has a key of its own."""
    places = [_single_places(units) for units in (english, french)]
    votes = Counter((i, places[1][key]) for key, i in places[0].items() if key in places[1])
    best: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if i not in best and j not in taken and link_score(english[i], french[j]) >= _SURE:
            best[i] = j
            taken.add(j)
    return _longest_rise(sorted(best.items()))


def _single_places(units: Sequence[Unit]) -> dict[str, int]:
    """The keys that only one unit has, the whole text among them, and where."""
    places: dict[str, int] = {}
    several: set[str] = set()
    for index, unit in enumerate(units):
        for key in (*unit.weights, " ".join(segment.text for segment in unit.segments)):
            if places.setdefault(key, index) != index:
                several.add(key)
    return {key: index for key, index in places.items() if key not in several}


def _longest_rise(couples: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of some couples, ordered by the first number, in which the second number rises, too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(couples):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(couples[index])
        index = before[index]
    return chain[::-1]
