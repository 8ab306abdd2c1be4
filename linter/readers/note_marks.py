"""Raised figures: the marks of notes, which the versions number as their pages ask for, and powers and units."""

from __future__ import annotations

from ..patterns import lazy

_MARK = lazy(r"\s*\d{1,2}\s*")
_AFTER = ".,;:!?)»”"


def is_note_mark(before: str, raised: str) -> bool:
    """True if raised characters behind a text mark a note; False for `m²` and `10³`."""
    return _MARK.fullmatch(raised) is not None and follows_text(before)


def follows_text(before: str) -> bool:
    """True if no unit or number stands before a raised figure, but a word, a punctuation mark or nothing."""
    words = before.split()
    return not words or sum(map(str.isalpha, words[-1])) > 2 or words[-1][-1] in _AFTER
