"""The comments of a text that speak to bilint: `<!-- bilint-ignore RULE[, RULE]: reason -->`."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Line, Piece, SourceMap, Span
from ..patterns import lazy
from .source_lines import source_lines

_OPENING, _CLOSING = "<!--", "-->"
# Matches directives to bilint, even malformed ones, and no other comment.
_ADDRESSED = lazy(r"\s*bilint(?:[-_:][ \t]*\w|[ \t]+(?:ignore|disable|skip|suppress)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment and its place in the source. `body` is None where nothing closes it; it then ends with its line."""

    span: Span
    body: str | None


def comments(source: str) -> list[Comment]:
    """The comments that are addressed to bilint, in order."""
    if _OPENING not in source or "bilint" not in source.lower():
        return []
    found = []
    last_closing = source.rfind(_CLOSING)
    start = source.find(_OPENING)
    while start >= 0:
        inner = start + len(_OPENING)
        is_closed = inner <= last_closing
        end = inner
        if is_closed:
            end = source.find(_CLOSING, inner) + len(_CLOSING)
        if _ADDRESSED.match(source, inner):
            end = end if is_closed else _line_end(source, inner)
            found.append(Comment(Span(start, end), source[inner : end - len(_CLOSING)] if is_closed else None))
        start = source.find(_OPENING, end)
    return found


def without_comments(source: str, shown: str) -> tuple[Line, ...]:
    """The lines of a plain text, less its comments to bilint: a line that holds nothing else is left out.

    `shown` is the source with the same offsets, as it is to be read.
    """
    cuts = deque(comment.span for comment in comments(source))
    if not cuts:
        return tuple(Line(span.of(shown), SourceMap.verbatim(span)) for span in source_lines(source))
    lines = []
    for span in source_lines(source):
        while cuts and cuts[0].end <= span.start:
            cuts.popleft()
        kept = _without(span, cuts)
        text = "".join(part.of(shown) for part in kept)
        if kept == [span] or text.strip():
            lines.append(Line(text, _map_of(kept)))
    return tuple(lines)


def _line_end(source: str, start: int) -> int:
    return min((at for at in (source.find("\n", start), source.find("\r", start)) if at >= 0), default=len(source))


def _without(span: Span, cuts: Iterable[Span]) -> list[Span]:
    """The rest of a line."""
    kept = []
    start = span.start
    for cut in cuts:
        if cut.start >= span.end:
            break
        kept.append(Span(start, max(start, cut.start)))
        start = min(span.end, cut.end)
    rest = [*kept, Span(start, span.end)]
    return [part for part in rest if len(part)] if kept else [span]


def _map_of(parts: Sequence[Span]) -> SourceMap:
    pieces = []
    length = 0
    for part in parts:
        pieces.append(Piece(length, len(part), part.start, len(part)))
        length += len(part)
    return SourceMap(tuple(pieces))
