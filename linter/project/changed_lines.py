"""Which lines of a text have changed: old and new bytes to stretches of lines.

Lines that occur once in both texts are matched if they are in the same order. From there, equal lines above and below
are matched. The time is that of sorting, whatever the texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

# First and last line (from 1) of a stretch.
Stretch = tuple[int, int]
# Two lines that match, by their indexes.
_Match = tuple[int, int]


def changed_lines(old: bytes, new: bytes) -> list[Stretch]:
    """The stretches of `new` that are not in `old`. The kind of line end does not count.

    Where lines were taken out, their neighbours count, since the missing text belongs between them.
    """
    before, after = _lines(old), _lines(new)
    stretches = []
    last = (-1, -1)
    for match in (*_matches(before, after), (len(before), len(after))):
        removed, added = match[0] - last[0] - 1, match[1] - last[1] - 1
        if added:
            stretches.append((last[1] + 2, match[1]))
        elif removed:
            stretches.append((max(1, last[1] + 1), last[1] + 2))
        last = match
    return stretches


def _lines(text: bytes) -> list[bytes]:
    return [line.removesuffix(b"\r") for line in text.split(b"\n")]


def _matches(old: Sequence[bytes], new: Sequence[bytes]) -> list[_Match]:
    """The lines that are the same, in their order."""
    matches: list[_Match] = []
    start = (-1, -1)
    for end in (*_anchors(old, new), (len(old), len(new))):
        low, high = list(start), list(end)
        while low[0] + 1 < high[0] and low[1] + 1 < high[1] and old[low[0] + 1] == new[low[1] + 1]:
            low = [low[0] + 1, low[1] + 1]
            matches.append((low[0], low[1]))
        above: list[_Match] = []
        while low[0] + 1 < high[0] and low[1] + 1 < high[1] and old[high[0] - 1] == new[high[1] - 1]:
            high = [high[0] - 1, high[1] - 1]
            above.append((high[0], high[1]))
        matches += reversed(above)
        if end != (len(old), len(new)):
            matches.append(end)
        start = end
    return matches


def _anchors(old: Sequence[bytes], new: Sequence[bytes]) -> list[_Match]:
    """The most lines that occur once in each text and are in the same order in both."""
    counts = Counter(old), Counter(new)
    places = {line: index for index, line in enumerate(old) if counts[0][line] == 1}
    common = [(places[line], index) for index, line in enumerate(new) if counts[1][line] == 1 and line in places]
    # The longest rising sequence: `ends` holds the least last place of a sequence of each length.
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (place, _) in enumerate(common):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    found: list[_Match] = []
    at = last[-1] if last else None
    while at is not None:
        found.append(common[at])
        at = before[at]
    return found[::-1]
