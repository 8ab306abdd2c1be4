"""A text made plain for matching: lower case, without accents, one kind of space, dash and apostrophe.

Patterns over the plain text stay small, and capitals without accents, typographic spaces and decomposed accents
need no thought in them. Offsets lead back to the text as written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from ..model import Span

_UNUSUAL = re.compile(r"[^\x20-\x7e]")
_SPACES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000") | {
    chr(code) for code in range(0x2000, 0x200B)
}
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_APOSTROPHES = frozenset("\u2018\u2019\u02bc\u2032")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_RAISED = {"\u1d49": "e", "\u02b3": "r", "\u207f": "n", "\u1d48": "d", "\u02e2": "s", "\u1d57": "t", "\u02b0": "h"}


class Folded(NamedTuple):
    """The plain text; `span` turns a stretch of it into a span of the text as written."""

    text: str
    offsets: tuple[int, ...] | None

    def span(self, start: int, end: int) -> Span:
        if self.offsets is None:
            return Span(start, end)
        return Span(self.offsets[start], self.offsets[end])


@lru_cache(maxsize=2048)
def fold(text: str) -> Folded:
    """The plain form of a text. Cached, since every finder of facts asks for it."""
    lower = text.lower()
    if len(lower) != len(text):  # a dotted capital I becomes two characters
        lower = "".join(character.lower()[0] for character in text)
    plain = _UNUSUAL.sub(lambda match: _plain(match[0]), lower)
    if len(plain) == len(text):
        return Folded(plain, None)
    kept = [index for index, character in enumerate(lower) if character.isascii() or _plain(character)]
    return Folded(plain, (*kept, len(text)))


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
    return _RAISED.get(character) or unicodedata.normalize("NFD", character)[0]
