"""The visible lines of a Markdown paragraph, made of its text and of the edits that leave its markup out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Language, Piece, SourceMap, Span

# A replacement of a stretch of the paragraph's text.
Edit = tuple[int, int, str]
# From which place of the text on which language holds.
Change = tuple[int, Language | None]


@dataclass(frozen=True, slots=True)
class Shown:
    """The visible text of one source line. `language` is what its markup says, if it says the same of all of it."""

    text: str
    origin: SourceMap
    language: Language | None


class _Line:
    """A visible line in the making: its texts, their pieces, and where each piece stands in the paragraph's text."""

    def __init__(self, first: int) -> None:
        self.first = first  # where it begins in the source
        self.texts: list[str] = []
        self.pieces: list[Piece] = []
        self.places: list[int] = []
        self.length = 0

    def add(self, text: str, place: int, source: int, source_length: int) -> None:
        self.pieces.append(Piece(self.length, len(text), source, source_length))
        self.texts.append(text)
        self.places.append(place)
        self.length += len(text)


def shown_lines(
    text: str, spans: Sequence[Span], starts: Sequence[int], edits: Sequence[Edit], changes: Sequence[Change]
) -> list[Shown]:
    """The lines of a paragraph: `spans` are theirs in the source, `starts` in `text`. The edits are in order.

    Text behind markup over several lines stays on the line where the markup begins, as browsers show it.
    """
    lines: list[_Line] = []
    cursor = index = 0
    for span, start in zip(spans, starts, strict=True):
        end = start + len(span)
        shift = span.start - start
        if not lines or cursor <= start:
            lines.append(_Line(span.start))
        line = lines[-1]
        cursor = max(cursor, start)
        while index < len(edits) and edits[index][0] < end:
            edit_start, edit_end, replacement = edits[index]
            index += 1
            if cursor < edit_start:
                line.add(text[cursor:edit_start], cursor, cursor + shift, edit_start - cursor)
            if replacement:
                line.add(replacement, edit_start, edit_start + shift, edit_end - edit_start)
            cursor = edit_end
        if cursor < end:
            line.add(text[cursor:end], cursor, cursor + shift, end - cursor)
            cursor = end
    return [_shown(line, changes) for line in lines]


def _shown(line: _Line, changes: Sequence[Change]) -> Shown:
    text = "".join(line.texts)
    if not text or text.isspace():
        return Shown("", SourceMap.verbatim(Span(line.first, line.first)), None)
    origin = SourceMap(tuple(line.pieces))
    stripped = text.strip(" \t")
    if len(stripped) < len(text):
        first = len(text) - len(text.lstrip(" \t"))
        origin = origin.slice(Span(first, first + len(stripped)))
    return Shown(stripped, origin, _language(line, changes) if changes else None)


def _language(line: _Line, changes: Sequence[Change]) -> Language | None:
    starts = [start for start, _ in changes]
    found = set()
    for text, place in zip(line.texts, line.places, strict=True):
        if not text.isspace():
            index = bisect_right(starts, place) - 1
            found.add(changes[index][1] if index >= 0 else None)
    return found.pop() if len(found) == 1 else None
