"""Lines of a table: a label with its value, a line in both languages, a stretch of a line."""

from __future__ import annotations

from dataclasses import replace

from ..model import Language, Line, Piece, SourceMap, Span
from ..patterns import lazy

_SLASH = lazy(r"(?<!\s)\s++[/|]\s*+|[/|]\s++")


def halves(line: Line) -> tuple[Line, Line] | None:
    """The two parts of a line that says a thing in both languages, `Lieu / Location`; None for any other line."""
    bars = list(_SLASH.finditer(line.text))
    if len(bars) != 1:
        return None
    first, second = line.text[: bars[0].start()], line.text[bars[0].end() :]
    if not first.strip() or not second.strip():
        return None
    return part(line, Span(0, len(first))), part(line, Span(bars[0].end(), len(line.text)))


def part(line: Line, span: Span) -> Line:
    """A stretch of a line as a line of its own."""
    return replace(line, text=span.of(line.text), origin=line.origin.slice(span))


def beside(label: Line, value: Line, language: Language | None) -> Line:
    """A label and its value as one line, with the colon that the borders of the cells stand for."""
    written = label.text.rstrip()
    colon = "" if written[-1:] in (":", "") else "\u00a0:" if language == "fr" else ":"
    joint = f"{colon} "
    first = part(label, Span(0, len(written)))
    end = first.origin.locate(Span(0, len(written))).end
    offset = len(written) + len(joint)
    pieces = (
        *first.origin.pieces,
        Piece(len(written), len(joint), end, 0),  # nothing in the source is it
        *(
            Piece(offset + piece.start, piece.length, piece.source, piece.source_length)
            for piece in value.origin.pieces
        ),
    )
    same = label.language if label.language == value.language else None
    return Line(first.text + joint + value.text, SourceMap(pieces), starts_block=True, language=same)
