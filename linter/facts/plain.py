"""The folded text beside the text as written, at the same offsets, for finders that look at capitals too."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ..language.folding import Folded, fold, with_offsets
from ..model import Fact, Span
from .fact_type import FactType, Parts

_QUOTES = {ord(quote): '"' for quote in "“”„‟«»″"}


class Plain(NamedTuple):
    """`text` is folded, with one kind of quotation mark; `cased` has the characters as written, at the same offsets."""

    text: str
    cased: str
    written: str
    folded: Folded

    def span(self, start: int, end: int) -> Span:
        """The span in the text as written."""
        return self.folded.span(start, end)

    def fact(self, kind: FactType[Parts], parts: Parts, start: int, end: int, contradicts: str | None = None) -> Fact:
        """The fact that a stretch of the plain text states."""
        span = self.span(start, end)
        return Fact(kind.name, parts, span, span.of(self.written), contradicts)


@lru_cache(maxsize=2048)
def plain(text: str) -> Plain:
    """The plain form of a text. Cached, since one finder after another asks for it."""
    folded = with_offsets(text)
    cased = text if folded.offsets is None else "".join(text[offset] for offset in folded.offsets[:-1])
    return Plain(folded.text if text.isascii() else folded.text.translate(_QUOTES), cased, text, folded)


def key(name: str) -> str:
    """A word or name as it stands in a plain text."""
    return fold(name).translate(_QUOTES)
