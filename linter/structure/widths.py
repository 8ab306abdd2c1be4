"""How wide the lines of a text are: where its paragraphs wrap."""

from __future__ import annotations

from collections.abc import Sequence

from .row import Row

# Running text is at least this wide, in characters.
NARROW = 50
# A line that leaves less than this share of the width unused was wrapped.
FULL = 0.88


def usual_width(rows: Sequence[Row]) -> int:
    """How far wrapped lines of a text reach, in characters."""
    lengths = sorted(row.reach for row in rows if len(row.text) >= 30)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 80


def local_widths(rows: Sequence[Row]) -> dict[Row, int]:
    """How far the longest line reaches of those that follow each other without a blank line."""
    runs: list[list[Row]] = []
    for row in rows:
        if not runs or row.gap:
            runs.append([])
        runs[-1].append(row)
    widest = ((run, max(one.reach for one in run)) for run in runs)
    return {row: width for run, width in widest for row in run}


def is_full(row: Row, below: Row, width: int) -> bool:
    """True if the next word would not have fitted on a line."""
    return row.reach + 1 + len(below.text.split(" ", 1)[0]) >= FULL * width
