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


def shown_lines(
    text: str, spans: Sequence[Span], starts: Sequence[int], edits: Sequence[Edit], changes: Sequence[Change]
) -> list[Shown]:
    """The lines of a paragraph: `spans` are theirs in the source, `starts` in `text`. The edits are in order."""
    shown = []
    cursor = index = 0
    for span, start in zip(spans, starts, strict=True):
        end = start + len(span)
        shift = span.start - start
        cursor = max(cursor, start)
        pieces: list[Piece] = []
        texts: list[str] = []
        length = 0
        while index < len(edits) and edits[index][0] < end:
            edit_start, edit_end, replacement = edits[index]
            index += 1
            if cursor < edit_start:
                pieces.append(Piece(length, edit_start - cursor, cursor + shift, edit_start - cursor))
                texts.append(text[cursor:edit_start])
                length += edit_start - cursor
            if replacement:
                pieces.append(Piece(length, len(replacement), edit_start + shift, edit_end - edit_start))
                texts.append(replacement)
                length += len(replacement)
            cursor = edit_end
        if cursor < end:
            pieces.append(Piece(length, end - cursor, cursor + shift, end - cursor))
            texts.append(text[cursor:end])
        shown.append(_shown("".join(texts), pieces, span, shift, changes))
    return shown


def _shown(text: str, pieces: list[Piece], span: Span, shift: int, changes: Sequence[Change]) -> Shown:
    if not text or text.isspace():
        return Shown("", SourceMap.verbatim(Span(span.start, span.start)), None)
    origin = SourceMap(tuple(pieces))
    stripped = text.strip(" \t")
    if len(stripped) < len(text):
        first = len(text) - len(text.lstrip(" \t"))
        origin = origin.slice(Span(first, first + len(stripped)))
        text = stripped
    return Shown(text, origin, _language(text, origin, shift, changes) if changes else None)


def _language(text: str, origin: SourceMap, shift: int, changes: Sequence[Change]) -> Language | None:
    starts = [start for start, _ in changes]
    found = set()
    for piece in origin.pieces:
        if not text[piece.start : piece.start + piece.length].isspace():
            index = bisect_right(starts, piece.source - shift) - 1
            found.add(changes[index][1] if index >= 0 else None)
    return found.pop() if len(found) == 1 else None
