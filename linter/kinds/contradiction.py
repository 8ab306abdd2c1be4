"""A fact that contradicts itself: a weekday that is not the date's, a level numeral with another level's label."""

from __future__ import annotations

from collections.abc import Iterator

from .contract import Case, Hit, Options
from .support.contradictions import contradictions

OPTIONS = {"fact": str}


def check(case: Case, options: Options) -> Iterator[Hit]:
    """Options: `fact`, the type to look at."""
    for _, hit in contradictions(case, case.pairs(weak=True), options["fact"]):
        yield hit
