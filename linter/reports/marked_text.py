"""The text of aligned segments cut into runs, so that the stretches that findings are about can be marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import SEVERITIES, Segment, Severity, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """The stretch of a block's text that a finding marks. An empty one is where something belongs.

    `differing` are the letters within it that the other version has not.
    """

    number: int
    severity: Severity
    span: Span
    differing: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text with the numbers of the findings that mark it, the gravest of them of `severity`.

    `ending` are those whose mark ends with this run. A run without text is a place where something belongs.
    `label` is true for the label of a header field, `differs` for letters that the other version has not.
    """

    text: str
    numbers: tuple[int, ...] = ()
    severity: Severity | None = None
    ending: tuple[int, ...] = ()
    label: bool = False
    differs: bool = False


def stretch(segment: Segment, source: Span) -> Span | None:
    """The part of a segment that comes from a stretch of the source, as a span of the block's text. None for none."""
    start, end = segment.span.end, segment.span.start
    for piece in segment.block.origin.pieces:
        first = max(source.start, piece.source) - piece.source
        last = min(source.end, piece.source + piece.source_length) - piece.source
        if first >= last:
            continue
        if not piece.verbatim:
            first, last = 0, piece.length
        start, end = min(start, piece.start + first), max(end, piece.start + last)
    start, end = max(start, segment.span.start), min(end, segment.span.end)
    return Span(start, end) if start < end else None


def place(segment: Segment, position: int) -> Span:
    """The empty span of the block's text, within the segment, that is nearest to a position in the source."""
    at = segment.span.start
    for piece in segment.block.origin.pieces:
        if position >= piece.source:
            inside = min(position - piece.source, piece.length) if piece.verbatim else piece.length
            at = piece.start + inside
    at = min(max(at, segment.span.start), segment.span.end)
    return Span(at, at)


def runs(segment: Segment, marks: Sequence[Mark]) -> tuple[Run, ...]:
    """The text of a segment, cut at the edges of its marks and of the label."""
    text, label = segment.block.text, segment.block.label
    if not marks and not label:  # most of a notice
        return (Run(segment.text),)
    differing = [span for mark in marks for span in mark.differing]
    spans = [segment.span, *(mark.span for mark in marks), *differing]
    if label and segment.span.start < label.end < segment.span.end:
        spans.append(label)
    edges = sorted({edge for span in spans for edge in (span.start, span.end) if edge >= segment.span.start})
    made = []
    for edge, following in zip(edges, (*edges[1:], None), strict=True):
        if places := [mark for mark in marks if mark.span == Span(edge, edge)]:
            made.append(_run("", places, places))
        if following is not None:
            over = [mark for mark in marks if mark.span.start <= edge and following <= mark.span.end]
            ending = [mark for mark in over if mark.span.end == following]
            in_label = label is not None and label.start <= edge and following <= label.end
            differs = any(span.start <= edge and following <= span.end for span in differing)
            made.append(_run(text[edge:following], over, ending, label=in_label, differs=differs))
    return tuple(made)


def _run(text: str, over: Iterable[Mark], ending: Iterable[Mark], *, label: bool = False, differs: bool = False) -> Run:
    numbers = tuple(sorted({mark.number for mark in over}))
    severity = min((mark.severity for mark in over), key=SEVERITIES.index, default=None)
    return Run(text, numbers, severity, tuple(sorted({mark.number for mark in ending})), label, differs)
