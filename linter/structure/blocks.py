"""Lines to blocks: joins wrapped lines, and keeps page furniture apart.

Extracted text is messy. A blank line may end a paragraph or follow every line, a page break may cut a sentence. The
shape of each line is known (`structure`). Here neighbouring rows that are one block are joined.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from ..model import Block, Document, Language, Piece, SourceMap, Span
from ..patterns import LETTERS, lazy
from ..quotes import ends_with
from .labels import Labels
from .row import Row, in_capitals
from .rows import rows_of
from .widths import FULL, usual_width

_LONGEST_WORD = 64  # characters
# A line with a label of its own, as in a list without bullets.
_LABELLED = lazy(r"[A-ZÀ-Þ][^.:;,()]{1,40}?[\u00a0\u202f ]?:[\u00a0\u202f ]\S")
_HYPHEN = "-‐\u00ad\u2011"

# Wider lines than this are paragraphs, one a line, and are joined only where a page break cut them.
_WIDEST_WRAP = 140
_FULL_CAPITALS = 0.6


def blocks(document: Document, languages: Sequence[Language], labels: Labels) -> list[Block]:
    """The blocks of a document in reading order. `languages` holds the language of each of its lines."""
    rows = rows_of(document, languages, labels)
    wrap = _Wrap([row for row in rows if row.shape != "furniture"], document)
    made: list[Block] = []
    group: list[Row] = []
    waiting: list[Block] = []  # furniture inside a paragraph is handed on after it
    for row in rows:
        if row.shape == "furniture":
            waiting.append(_block([row], document))
            continue
        if group and not wrap.joins(group, row):
            made.append(_block(group, document))
            made += waiting
            group, waiting = [], []
        elif not group:
            made += waiting
            waiting = []
        group.append(row)
    if group:
        made.append(_block(group, document))
    return made + waiting


class _Wrap:
    """Knows how wide the lines of a text are, and so which line breaks were forced."""

    def __init__(self, rows: Sequence[Row], document: Document) -> None:
        self._document = document
        self.width = usual_width(rows)
        self.wrapped = self.width <= _WIDEST_WRAP
        self._blank_between = _blank_between_lines(rows)

    def joins(self, group: Sequence[Row], row: Row) -> bool:
        """True if a row goes on where the block that ends with another row stopped."""
        first, last = group[0], group[-1]
        if row.gap == 0 and last.line.role == row.line.role == "text" and _is_open(last.text) and _closes(row.text):
            return True
        if row.line.role == "item" and not row.line.starts_block and first.shape == "item":
            return True
        if row.line.starts_block or row.shape in ("item", "field") or row.language != last.language:
            return False
        if first.shape == "item" and row.gap == 0 and row.indent == first.column > first.indent:
            return row.shape == "paragraph"  # what hangs below the text of an item is part of it
        if row.shape == "heading" or first.shape == "heading":
            return self._heading_goes_on(first, last, row)
        if first.shape == "field":
            return self._value_goes_on(first, last, row)
        if row.line.role == "cell" or last.line.role == "cell":
            return False
        if not self.wrapped and self._goes_on(last, row):
            return True
        gap = 0 if row.gap == 1 and (self._blank_between(row) or row.after_furniture) else row.gap
        if gap and not row.continues and (first.shape == "item" or row.indent not in (last.indent, last.column)):
            return False
        if not self.wrapped or (row.after_furniture and row.gap > 0):
            cut_by_page = row.after_furniture and self._full(last, row)
            goes_on = last.paused and row.gap <= 1 and not (row.gap and self._document.format == "markdown")
            return not last.ended and (row.continues or cut_by_page or goes_on)
        if first.shape == "item" and last.ended and not row.continues:
            return False
        if gap == 0 and _LABELLED.match(row.text) and _LABELLED.match(last.text) and not row.continues:
            return False  # `English: required`, `French: desirable`, one below the other
        if gap == 0:
            # A year or a sum that stands on a line of its own ends the sentence above it.
            figure = row.text[0].isdigit() and not last.ended and first.shape == "paragraph"
            return row.continues or self._full(last, row) or last.paused or figure
        if last.ended:
            return False
        return row.continues or (gap == 1 and (self._full(last, row) or last.paused))

    def _goes_on(self, last: Row, row: Row) -> bool:
        """True if two lines that each end a sentence are one paragraph, as they are in Markdown."""
        if self._document.format != "markdown" or row.gap or {last.shape, row.shape} != {"paragraph"}:
            return False
        end = last.origin.locate(Span(0, len(last.text))).end
        break_follows = self._document.source[end : end + 2] in ("  ", "\\\n") or row.line.role != "text"
        return not break_follows and all(ends_with(one.text, ".!?") for one in (last, row))

    def _full(self, last: Row, row: Row) -> bool:
        """True if the next word would not have fitted on the line above."""
        word = row.text.split(" ", 1)[0]
        length = _written(last, len(last.text)) + 1 + max(len(word), _written(row, len(word) + 1) - 1)
        return last.column + length >= FULL * self.width

    def _heading_goes_on(self, first: Row, last: Row, row: Row) -> bool:
        both = first.shape == "heading" and row.shape == "heading" and not row.number and not row.concept
        if not both or row.gap > 1 or row.line.role == "heading":
            return False
        capitals = in_capitals(last.text) and in_capitals(row.text)
        # Capitals are wide: a heading in capitals is broken well before the width of the text in characters.
        least = _FULL_CAPITALS if row.gap == 0 or self._blank_between(row) else FULL
        word = row.text.split(" ", 1)[0]
        return capitals and last.reach + 1 + len(word) >= least * self.width

    def _value_goes_on(self, first: Row, last: Row, row: Row) -> bool:
        if first.label is not None and len(first.label.value) == 0 and last is first:
            return row.gap <= 1 and len(row.text) <= 60
        goes_on = row.continues or (row.text[0] == "(" and self._full(last, row))
        return row.gap == 0 and not last.ended and goes_on


def _is_open(text: str) -> bool:
    """True if a line opens a bracket that it does not close."""
    return text.rfind("(") > text.rfind(")")


def _closes(text: str) -> bool:
    """True if a line closes a bracket before it opens one."""
    close = text.find(")")
    return close >= 0 and "(" not in text[:close]


def _written(row: Row, length: int) -> int:
    """The length that the beginning of a row takes in the source, where link targets are hidden."""
    return max(min(length, len(row.text)), len(row.origin.locate(Span(0, min(length, len(row.text))))))


def _blank_between_lines(rows: Sequence[Row]) -> Callable[[Row], bool]:
    """Tells where a blank line follows every line, so that it ends nothing. Sentences that go on after one show it."""
    after_blank = {row for above, row in pairwise(rows) if row.gap == 1 and row.continues and not above.ended}
    directly = {row for above, row in pairwise(rows) if row.gap == 0 and row.continues and not above.ended}
    nearby: dict[Row, bool] = {}
    for index, row in enumerate(rows):
        window = rows[max(0, index - 8) : index + 9]
        blank = sum(near in after_blank for near in window)
        nearby[row] = blank > 1 and blank > sum(near in directly for near in window)
    return lambda row: nearby.get(row, False)


def _block(rows: Sequence[Row], document: Document) -> Block:
    text = rows[0].text
    pieces = list(rows[0].origin.pieces)
    for above, row in pairwise(rows):
        joint, dropped = _joint(text, row.text, document)
        if dropped:
            text = text[:-1]
            pieces += SourceMap((pieces.pop(),)).slice(Span(0, len(text))).pieces
        end = above.origin.locate(Span(len(above.text), len(above.text))).end if above.text else 0
        start = row.origin.pieces[0].source
        if joint:
            pieces.append(Piece(len(text), len(joint), end, max(0, start - end)))
        offset = len(text) + len(joint)
        pieces += [Piece(p.start + offset, p.length, p.source, p.source_length) for p in row.origin.pieces]
        text += joint + row.text
    first = rows[0]
    value = Span(first.label.value.start, len(text)) if first.label else None
    if value is not None and first.label is not None and len(first.label.value) == 0 and len(rows) > 1:
        value = Span(len(first.text) + 1, len(text))
    origin = SourceMap(tuple(pieces))
    return Block(
        kind=first.shape,
        text=text,
        origin=origin,
        language=first.language,
        level=first.level,
        marker=first.marker,
        number=first.number,
        label=first.label.label if first.label else None,
        value=value,
        concept=first.concept,
        literals=stretches(origin, document.literals) if document.literals else (),
    )


def stretches(origin: SourceMap, source: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches of a text that come from one of these stretches of the source, which are in order."""
    found: list[Span] = []
    for piece in origin.pieces:
        end = piece.source + piece.source_length
        for index in range(bisect_right(source, piece.source, key=lambda span: span.end), len(source)):
            if source[index].start >= end:
                break
            if not piece.verbatim:
                found.append(Span(piece.start, piece.start + piece.length))
                break
            start, stop = max(source[index].start, piece.source), min(source[index].end, end)
            found.append(Span(start, stop).shift(piece.start - piece.source))
    return tuple(found)


def _joint(text: str, below: str, document: Document) -> tuple[str, bool]:
    """The text that joins two lines, and whether the hyphen at the end of the first goes."""
    if not text or text[-1] not in _HYPHEN or len(text) < 2 or not text[-2].isalnum():
        return ("", False) if text.endswith("/") else (" ", False)
    if not below[:1].islower():
        return "", False
    head = LETTERS.findall(text[-_LONGEST_WORD:-1])[-1:] or [""]
    tail = LETTERS.match(below)
    whole = head[0] + (tail[0] if tail else "")
    if text[-1] == "\u00ad":
        return "", True
    address = "/" in text.rsplit(" ", 1)[-1]
    return "", not address and whole.lower() in _words_of(document.source)


@lru_cache(maxsize=4)
def _words_of(source: str) -> frozenset[str]:
    """The words of a document, in lower case."""
    return frozenset(word.lower() for word in LETTERS.findall(source))
