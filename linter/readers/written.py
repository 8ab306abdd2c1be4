"""A text as a file writes it: with escapes, references and folded lines, and with the place of each character."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from re import Pattern

from ..model import Language, Line, Piece, SourceMap, Span
from ..patterns import lazy
from .text import printable

_PARAGRAPH = lazy(r"\n(?:[ \t]*\n)+|\n(?=[ \t]*(?:[-*•–]|\d{1,2}[.)])[ \t])")
# Of a character in HTML.
REFERENCE = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_BLANKS_WITH_BREAK = lazy(r"(?:(?<![ \t])[ \t]++)?[\r\n]\s*+")


class Written:
    """Collects the runs of a text with their places in the source."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def add(self, text: str, source: Span) -> None:
        """Adds a run that stands for a stretch of the source. Of the same length, it is a copy."""
        if text:
            self._texts.append(text)
            self._pieces.append(Piece(self._length, len(text), source.start, len(source)))
            self._length += len(text)

    def add_escaped(self, source: str, span: Span, escape: Pattern[str], value: Callable[[str], str]) -> None:
        """Adds a stretch of the source in which a pattern finds the escapes, and `value` reads one.

        References such as `&copy;` are read, too: many of these texts go to web pages.
        """
        start = span.start
        for match in escape.finditer(source, span.start, span.end):
            self.add(source[start : match.start()], Span(start, match.start()))
            self.add(value(match[0]), Span(*match.span()))
            start = match.end()
        self.add(source[start : span.end], Span(start, span.end))

    @property
    def text(self) -> str:
        return "".join(self._texts)

    def lines(self, key: str, version: Language | None = None, *, folded: bool = False) -> Iterator[Line]:
        """The paragraphs that hold text, a line each. A `folded` text is one line, whatever its breaks.

        Elsewhere, a blank line ends a paragraph, and so does a break before the mark of an item.
        """
        text = self.text
        origin = _Origin(tuple(self._pieces))
        starts = [0] if folded else [0, *(match.end() for match in _PARAGRAPH.finditer(text))]
        for start, end in pairwise([*starts, len(text)]):
            part = Span(start, end)
            yield from _line(part.of(text), origin.slice(part), key, version)


def _line(text: str, origin: SourceMap, key: str, version: Language | None) -> Iterator[Line]:
    text, origin = _folded(text, origin)
    body = text.strip()
    if body:
        start = text.index(body)
        shown = printable(body).encode("utf-8", "replace").decode()
        span = Span(start, start + len(body))
        yield Line(shown, origin.slice(span), starts_block=True, version=version, key=key)


class _Origin:
    """A source map that is cut into many parts, in work that grows with their number."""

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]

    def slice(self, span: Span) -> SourceMap:
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return SourceMap(self._pieces[first : bisect_left(self._starts, span.end)]).slice(span)


def _folded(text: str, whole: SourceMap) -> tuple[str, SourceMap]:
    """The text with each line break, and the blanks around it, as one space."""
    origin = _Origin(whole.pieces)
    parts: list[str] = []
    pieces: list[Piece] = []
    length = start = 0

    def copy(end: int) -> None:
        nonlocal length
        for piece in origin.slice(Span(start, end)).pieces:
            pieces.append(Piece(length + piece.start, piece.length, piece.source, piece.source_length))
        parts.append(text[start:end])
        length += end - start

    for match in _BLANKS_WITH_BREAK.finditer(text):
        copy(match.start())
        place = whole.locate(Span(*match.span()))
        pieces.append(Piece(length, 1, place.start, len(place)))
        parts.append(" ")
        length += 1
        start = match.end()
    copy(len(text))
    return "".join(parts), SourceMap(tuple(pieces))


def language_named(name: str | None) -> Language | None:
    """The language that a tag such as `fr-CA` or `en_GB` names; None for any other one."""
    main = (name or "").strip().lower().replace("_", "-").partition("-")[0]
    return "en" if main in ("en", "eng") else "fr" if main in ("fr", "fra", "fre") else None


def total(lines: Iterable[Line]) -> int:
    """The characters of some lines."""
    return sum(len(line.text) for line in lines)
