"""A line of visible text under construction: stretches of an HTML source with white space collapsed."""

from __future__ import annotations

from ..messages import Both, both
from ..model import Language, Piece, SourceMap, Span
from ..patterns import lazy
from .text import printable

# Stretches that a page shows in another form: blanks in a row, references, and invisible characters.
_ODD = lazy(r" {2,}+|[\u00ad\u200b]|&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
# Bound against hostile pages: a notice has 2,000 pieces.
MAX_PIECES = 200_000

_PIECES_OF_WORD = 8  # more elements and references are in no word

_BLANKS = str.maketrans("\t\n\r\f", "    ")
_UNSEEN = "\u00ad\u200b"


class TooMuchError(Exception):
    """A page beyond all bounds. `messages` say in English and in French what there is too much of."""

    def __init__(self, messages: Both) -> None:
        super().__init__(messages)
        self.messages = messages


class VisibleLine:
    """Collects the visible characters of a line, and where each stands in the source."""

    def __init__(self, source: str) -> None:
        self._flat = printable(source).translate(_BLANKS)
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._total = 0  # of the pieces of all lines
        self._ends_in_space = True
        self.languages: set[Language | None] = set()

    @property
    def is_empty(self) -> bool:
        return not self._length

    @property
    def last_word(self) -> str:
        """The word that the line ends with, so far; "" at its beginning."""
        words = "".join(self._texts[-_PIECES_OF_WORD:]).split()
        return words[-1] if words else ""

    def add(self, span: Span, language: Language | None) -> Span | None:
        """Adds a stretch of the source. Returns where its visible characters are there, None if it has none.

        Raises `TooMuchError` where the lines together have more pieces than a page can have.
        """
        first = len(self._pieces)
        position = span.start
        for odd in _ODD.finditer(self._flat, span.start, span.end):
            self._copy(position, odd.start())
            position = odd.end()
            written = odd[0]
            if written[0] == "&":
                self._refer(written, odd.start(), odd.end())
            elif written not in _UNSEEN:
                self.space(Span(*odd.span()))
        self._copy(position, span.end)
        return self._added(first, language)

    def add_verbatim(self, span: Span, language: Language | None) -> Span | None:
        """Adds a stretch of preformatted text, blanks and all; it holds no line break."""
        first = len(self._pieces)
        position = span.start
        for odd in _ODD.finditer(self._flat, span.start, span.end):
            if odd[0][0] == "&":
                self._append(self._flat[position : odd.start()], position, odd.start())
                self._refer(odd[0], odd.start(), odd.end())
                position = odd.end()
        self._append(self._flat[position : span.end], position, span.end)
        return self._added(first, language)

    def space(self, span: Span) -> None:
        """Adds a blank for markup that parts words."""
        if not self._ends_in_space:
            self._append(" ", span.start, span.end)

    def take(self) -> tuple[str, SourceMap]:
        """The line without blanks at its end, unless it has nothing else; the next one begins."""
        text = "".join(self._texts)
        origin = SourceMap(tuple(self._pieces))
        stripped = text.rstrip(" ")
        if 0 < len(stripped) < len(text):
            origin = origin.slice(Span(0, len(stripped)))
        self._texts, self._pieces, self._length = [], [], 0
        self._ends_in_space = True
        self.languages = set()
        return stripped or text, origin

    def _added(self, first: int, language: Language | None) -> Span | None:
        added = self._pieces[first:]
        seen = [piece for piece, text in zip(added, self._texts[first:], strict=True) if not text.isspace()]
        if not seen:
            return None
        self.languages.add(language)
        return Span(seen[0].source, seen[-1].source + seen[-1].source_length)

    def _copy(self, start: int, end: int) -> None:
        if self._ends_in_space and start < end and self._flat[start] == " ":
            start += 1
        if start < end:
            self._append(self._flat[start:end], start, end)

    def _refer(self, written: str, start: int, end: int) -> None:
        from html import unescape
        from html.entities import html5

        if written[1] != "#" and written[1:] not in html5:
            self._append(written, start, end)
            return
        text = printable(unescape(written).translate(_BLANKS))
        if text == " ":
            self.space(Span(start, end))
        elif text not in _UNSEEN:
            self._append(text, start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        if text:
            self._texts.append(text)
            self._pieces.append(Piece(self._length, len(text), start, end - start))
            self._length += len(text)
            self._total += 1
            if self._total > MAX_PIECES:
                raise TooMuchError(
                    both(
                        "the page has more than the {most} pieces of text that bilint reads; split it",
                        most=f"{MAX_PIECES:,}",
                    )
                )
            self._ends_in_space = text[-1] == " "
