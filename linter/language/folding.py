"""A text made plain for matching: lower case, without accents, one kind of space, dash and apostrophe.

Patterns over the plain text stay small. Capitals without accents, typographic spaces, ligatures and decomposed accents
need no thought. Offsets lead back to the text as written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from ..model import Span
from ..patterns import lazy

_UNUSUAL = lazy(r"[^\x20-\x7e]")
_SPACES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000") | {
    chr(code) for code in range(0x2000, 0x200B)
}
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_APOSTROPHES = frozenset("\u2018\u2019\u02bc\u2032")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_LIGATURES = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"}


class Folded(NamedTuple):
    """The plain text; `span` turns a stretch of it into a span of the text as written."""

    text: str
    offsets: tuple[int, ...] | None

    def span(self, start: int, end: int) -> Span:
        if self.offsets is None:
            return Span(start, end)
        return Span(self.offsets[start], self.offsets[end])


def fold(text: str) -> str:
    """The plain form of a text."""
    if text.isascii() and text.isprintable():
        return text.lower()
    return unaccented(text).lower()


def unaccented(text: str) -> str:
    """The plain form of a text in its own case."""
    return text if text.isascii() and text.isprintable() else _UNUSUAL.sub(_plain_of_match, text)


@lru_cache(maxsize=2048)
def with_offsets(text: str) -> Folded:
    """The plain form of a text with its offsets. Cached, since every finder of facts asks for it."""
    plain = fold(text)
    if text.isascii():
        return Folded(plain, None)
    lengths = [1 if character.isascii() else len(_plain(character).lower()) for character in text]
    if all(length == 1 for length in lengths):
        return Folded(plain, None)
    kept = [index for index, length in enumerate(lengths) for _ in range(length)]
    return Folded(plain, (*kept, len(text)))


def _plain_of_match(match: re.Match[str]) -> str:
    return _plain(match[0])


@lru_cache(maxsize=1024)
def _plain(character: str) -> str:
    if character in _SPACES:
        return " "
    if character in _DASHES:
        return "-"
    if character in _APOSTROPHES:
        return "'"
    if character in _INVISIBLE or unicodedata.combining(character):
        return ""
    # Compatibility forms of letters are letters (raised, in a ligature of a font); those of signs and digits are not.
    parts = unicodedata.normalize("NFKD" if character.isalpha() else "NFD", character)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return _LIGATURES.get(plain, plain)
