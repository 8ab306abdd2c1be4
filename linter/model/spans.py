"""Stretches of a text, and the map from a text to the source that it comes from.

A `Span` is always relative to one text, and the name of the field says which. The block's `SourceMap` turns a span of
a block's text into a span of the source. Only reports turn spans of the source into lines and columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one text, `start` included, `end` excluded."""

    start: int
    end: int

    def shift(self, offset: int) -> Span:
        return Span(self.start + offset, self.end + offset)

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    @staticmethod
    def around(spans: Collection[Span]) -> Span:
        """The shortest stretch that holds all of these. There must be one."""
        return Span(min(span.start for span in spans), max(span.end for span in spans))


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text and where it comes from.

    Where `length` equals `source_length` the run is a verbatim copy (any white space counts as a space). Otherwise it
    stands for what the source has there: a space for several, a character for an entity.
    """

    start: int
    length: int
    source: int
    source_length: int

    @property
    def verbatim(self) -> bool:
        return self.length == self.source_length


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each character of a text lies in the source. The pieces follow each other without a gap in the text."""

    pieces: tuple[Piece, ...]

    @staticmethod
    def verbatim(source: Span) -> SourceMap:
        """The map of a text copied from one stretch of the source."""
        return SourceMap((Piece(0, len(source), source.start, len(source)),))

    def locate(self, span: Span) -> Span:
        """The stretch of the source that a span of the text comes from; an empty span gives an empty one."""
        start = self._offset(span.start, at_end=False)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(start, self._offset(span.end, at_end=True)))

    def slice(self, span: Span) -> SourceMap:
        """The map of `text[span.start:span.end]`."""
        pieces = []
        for piece in self.pieces:
            start = max(piece.start, span.start)
            end = min(piece.start + piece.length, span.end)
            if start >= end:
                continue
            if piece.verbatim:
                pieces.append(Piece(start - span.start, end - start, piece.source + start - piece.start, end - start))
            else:
                pieces.append(Piece(start - span.start, end - start, piece.source, piece.source_length))
        return SourceMap(tuple(pieces))

    def _offset(self, position: int, *, at_end: bool) -> int:
        if not self.pieces:
            return 0
        found = bisect_right(self.pieces, position - 1 if at_end else position, key=lambda piece: piece.start)
        index = max(0, found - 1)
        piece = self.pieces[index]
        inside = position - piece.start
        if piece.verbatim:
            return piece.source + min(inside, piece.length)
        return piece.source + (piece.source_length if at_end or inside >= piece.length else 0)
