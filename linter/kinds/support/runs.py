"""Runs: hits about pairs that follow each other are places of one defect, a passage left out or untranslated."""

from __future__ import annotations

from collections.abc import Hashable

# The name of the value that tells the runs of a notice apart.
RUN = "run"


class Runs:
    """Tells the runs of hits apart, given in the order of their pairs."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[int, int]] = {}

    def name(self, sort: Hashable, first: int, last: int) -> str:
        """The name of the run that holds a hit of this sort about the pairs from `first` to `last`."""
        begin, end = self._known.get(sort, (first, first))
        if first > end + 1:
            begin = first
        self._known[sort] = (begin, last)
        return f"{sort} {begin}"
