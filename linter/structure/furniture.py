"""Page furniture: lines that belong to the page and not to the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ..patterns import DIGITS, has_letters, lazy
from ..quotes import ends_with

_PAGE_NUMBER = lazy(
    r"(?:page\s*+)?[-–—]?\s*+\d{1,3}\s*+[-–—]?(?:\s*+(?:/|of|de|sur)\s*+\d{1,3})?(?:\s*+[-–—])?", re.IGNORECASE
)
_ADDRESS = lazy(r"<?(?:https?://|www\.)\S+>?[.;,]?", re.IGNORECASE)
# A line that goes on a sentence, or an item, is no header even where it recurs.
_BEGINS = lazy(r"[A-ZÀ-Þ\d(\[]")
# Nor is a sentence, or what leads to a list.

_RULE = lazy(r"(?:[=_*~#—–-]\s?)+")
_LEAST_RULE = 5

# A header or footer comes once a page: three times at least, and never within a few lines.
_LEAST_REPEATS = 3
_LEAST_DISTANCE = 15
_LEAST_REST = 5


def is_rule(text: str) -> bool:
    """True if a line is drawn and not written: `==========`."""
    return len(text) >= _LEAST_RULE and _RULE.fullmatch(text) is not None


def is_page_number(text: str) -> bool:
    """True if a line is nothing but a page number: `13`, `- 4 -`, `Page 2 of 9`, `3/12`."""
    return len(text) <= 20 and _PAGE_NUMBER.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """True if a line is nothing but a web address, as in the link lists at page bottoms."""
    return _ADDRESS.fullmatch(text) is not None


def running_lines(texts: Sequence[str]) -> set[int]:
    """The numbers of the lines that recur as headers and footers do (figures apart); list items never do."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        ended = ends_with(text, ".!?:;", "»”\"')")
        if 5 <= len(text) <= 90 and not ended and _BEGINS.match(text) and has_letters(text, 3):
            places[DIGITS.sub("0", text)].append(number)
    found: set[int] = set()
    for numbers in places.values():
        distances = [b - a for a, b in pairwise(numbers)]
        # The last page of a version is seldom full.
        short = sum(distance < _LEAST_DISTANCE for distance in distances)
        full = not short or (short <= len(distances) // 3 and min(distances) >= _LEAST_REST)
        if len(numbers) >= _LEAST_REPEATS and full:
            found.update(numbers)
    return found
