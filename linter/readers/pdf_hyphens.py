"""Hyphens at line ends: which of them only the line break has put there."""

from __future__ import annotations

from collections.abc import Collection

from ..model import LANGUAGES
from ..patterns import lazy

_HEAD = lazy(r"(?:^|[^\w-])([^\W\d_]{2,})-$")
_TAIL = lazy(r"([^\W\d_]{2,})")
# Dictionaries have some words with these prefixes in one, but those who write them mostly put a hyphen.
_PREFIXES = frozenset({"non", "self"})


def is_of_line_break(above: str, below: str, written: Collection[str]) -> bool:
    """True if the hyphen that ends the word `above` goes when `below`, the next line's first word, follows.

    It goes where the document has the joined word, and stays where the document has the compound. Else the dictionaries
    decide. `written` are the words of the document in lower case.
    """
    head, tail = _HEAD.search(above), _TAIL.match(below)
    if head is None or tail is None or not below[0].islower():
        return False
    joined = (head[1] + tail[1]).lower()
    compound = f"{head[1]}-{tail[1]}".lower()
    if joined in written or compound in written:
        return joined in written
    if head[1].lower() in _PREFIXES:
        return False
    from ..language.spelling.speller import speller

    return any(speller(language).listed(joined) for language in LANGUAGES)
