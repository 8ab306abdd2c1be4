"""Lines to blocks: joins wrapped lines, sets page furniture apart, finds headings, list items and fields.

Extracted text is messy: a blank line may end a paragraph or follow every line, a page break may cut a sentence.
What a line is (`Row.shape`) is decided first, line by line; then neighbouring rows that are one block are joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .furniture import is_address, is_page_number, running_lines
from .labels import Label, Labels, unknown_field
from .model import Block, BlockKind, Document, Language, Line, Piece, SourceMap, Span

_BULLET = re.compile(r"(?:[•·▪●○■□◦‣►➢✓\uf0b7\uf0a7–—*-]|o(?=\s{2}))(?:\s+|(?=[^\W\d_]{2}))")
_NUMBERED = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|[a-z])[.)]\s+|(\d{1,2}(?:\.\d{1,2}){1,2})\s+|\(([a-z\d]{1,2})\)\s+"
)
_BARE_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-ZÀ-Þ]{2})")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_ENDED = re.compile(r"[.!?:;…][»”\"')\]]*$|[»”\"]$")
_PAUSED = re.compile(
    r"(?:[,(/–—-]|\b(?:and|or|the|of|to|in|for|a|et|ou|de|du|des|la|le|les|à|en|au|aux|un|une))$", re.IGNORECASE
)
_HYPHEN = "-‐\u00ad\u2011"

# Wider lines than this are paragraphs, one a line, and are joined only where a page break cut them.
_WIDEST_WRAP = 140
# A line that leaves less than this share of the width unused was broken for want of room.
_FULL = 0.88
_FULL_CAPITALS = 0.6
_HEADING_WORDS = 10
_TITLE_LENGTH = 160
_HEADING_LENGTH = 70


@dataclass(slots=True)
class Row:
    """A line that holds text, with what it looks like. `gap` counts the blank lines above it."""

    text: str
    origin: SourceMap
    language: Language
    gap: int
    line: Line
    shape: BlockKind = "paragraph"
    after_furniture: bool = False
    marker: str = ""
    number: str = ""
    level: int = 0
    label: Label | None = None
    concept: str = ""

    @property
    def ended(self) -> bool:
        return _ENDED.search(self.text) is not None

    @property
    def continues(self) -> bool:
        """Whether the line begins as only the middle of a sentence does."""
        return self.text[:1].islower() or self.text[:1] in ",;)%"


def blocks(document: Document, languages: Sequence[Language], labels: Labels) -> list[Block]:
    """The blocks of a document in reading order. `languages` holds the language of each of its lines."""
    rows = _rows(document, languages)
    _find_furniture(rows)
    text = [row for row in rows if row.shape != "furniture"]
    _find_structure(text, labels)
    rows = [part for row in rows for part in _split_fields(row, labels)]
    text = [row for row in rows if row.shape != "furniture"]
    wrap = _Wrap(text)
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


def _rows(document: Document, languages: Sequence[Language]) -> list[Row]:
    rows: list[Row] = []
    gap = 0
    for line, language in zip(document.lines, languages, strict=True):
        start = len(line.text) - len(line.text.lstrip())
        end = len(line.text.rstrip())
        if start >= end or line.role == "code":
            gap += 1
            continue
        span = Span(start, end)
        rows.append(Row(span.of(line.text), line.origin.slice(span), language, gap, line))
        gap = 0
    return rows


def _find_furniture(rows: list[Row]) -> None:
    running = running_lines([row.text for row in rows])
    above: Row | None = None
    for index, row in enumerate(rows):
        row.after_furniture = index > 0 and rows[index - 1].shape == "furniture"
        if row.line.role == "text" and (index in running or _is_furniture(above, row)):
            row.shape = "furniture"
        else:
            above = row


def _is_furniture(above: Row | None, row: Row) -> bool:
    """Whether a line is a page number or an address of a list at the page bottom, and not the end of the line above."""
    if is_page_number(row.text):
        return above is None or row.gap > 1 or not above.text.endswith(":")
    if not is_address(row.text):
        return False
    if above is None or row.gap > 0 or row.after_furniture:
        return True
    return not (above.text.endswith(":") or _PAUSED.search(above.text) or row.text[-1] in ".;,")


def _find_structure(rows: list[Row], labels: Labels) -> None:
    for index, row in enumerate(rows):
        below = rows[index + 1] if index + 1 < len(rows) else None
        above = rows[index - 1] if index else None
        if row.line.role == "heading":
            _make_heading(row, row.line.level, labels)
        elif row.line.role == "item":
            row.shape, row.marker, row.level = "item", row.line.marker, row.line.level
        elif (label := labels.field(row.text)) and not row.text.endswith(";"):
            row.shape, row.label, row.concept = "field", label, label.concept
        elif match := _BULLET.match(row.text):
            row.marker = match[0].strip()
            row.shape = "item"
            _cut(row, match.end())
        elif not _numbered(row, above, below, labels):
            _unnumbered_heading(row, above, below, labels)
    _find_header_fields(rows, labels)


def _numbered(row: Row, above: Row | None, below: Row | None, labels: Labels) -> bool:
    """Tells numbered headings from numbered list items. Returns whether the row is either."""
    match = _NUMBERED.match(row.text)
    if match is None:
        match = _BARE_NUMBER.match(row.text)
        if match is None or not _in_capitals(row.text[match.end() :]):
            return False
    title = row.text[match.end() :]
    number = next(group for group in match.groups() if group)
    follows = below is not None and _NUMBERED.match(below.text) is not None and not _in_capitals(below.text)
    if (
        _in_capitals(title)
        or labels.heading(title)
        or (_looks_like_heading(title) and not follows and not number.islower() and _stands_alone(row, below))
    ):
        row.number = number
        _make_heading(row, number.count(".") + 1, labels)
        _cut(row, match.end(), keep_text=True)
        row.concept = labels.heading(title)
        return True
    if number.isalpha() and above is None:
        return False
    row.shape, row.marker = "item", match[0].strip()
    _cut(row, match.end())
    return True


def _unnumbered_heading(row: Row, above: Row | None, below: Row | None, labels: Labels) -> None:
    text = row.text
    if below is not None and labels.field(below.text) and len(text) <= _TITLE_LENGTH and not row.ended:
        if above is None or above.ended or above.shape == "heading" or row.gap:
            _make_heading(row, 1, labels)
        return
    begins = above is None or above.ended or above.shape in ("heading", "field") or row.gap > 0
    if begins and not row.continues and text[-1] not in ".,;" and labels.heading(text):
        _make_heading(row, 2, labels)
        return
    goes_on = above is not None and above.shape in ("paragraph", "item") and not above.ended and row.gap <= 1
    if _in_capitals(text) and len(text.split()) <= 14 and not (goes_on or text[-1] in ".,;"):
        _make_heading(row, 2, labels)
    elif (
        below is not None
        and _looks_like_heading(text)
        and (above is None or above.ended or above.shape in ("heading", "field") or row.gap > 1)
        and (above is None or row.gap or row.after_furniture or above.ended)
        and (_stands_alone(row, below) or labels.field(below.text) is not None)
    ):
        _make_heading(row, 3, labels)


def _make_heading(row: Row, level: int, labels: Labels) -> None:
    row.shape, row.level, row.concept = "heading", level, labels.heading(row.text)


def _looks_like_heading(text: str) -> bool:
    return (
        len(text) <= _HEADING_LENGTH
        and len(text.split()) <= _HEADING_WORDS
        and text[:1].isupper()
        and text[-1] not in ".,;:!?-"
    )


def _stands_alone(row: Row, below: Row | None) -> bool:
    """Whether the next line begins something of its own that is longer than a heading."""
    if below is None:
        return False
    return not below.continues and (len(below.text) >= 45 or _BULLET.match(below.text) is not None or below.ended)


def _in_capitals(text: str) -> bool:
    letters = _LETTER.findall(text)
    return len(letters) >= 4 and sum(letter.isupper() for letter in letters) >= 0.85 * len(letters) and len(text) <= 120


def _find_header_fields(rows: list[Row], labels: Labels) -> None:
    """Lines next to a known field are fields, too, when they look like one: an unknown label, a known one without colon."""
    for ordered in (rows, rows[::-1]):
        for near, row in zip(ordered, ordered[1:], strict=False):
            apart = row.gap if ordered is rows else near.gap
            if (
                near.shape != "field"
                or row.shape not in ("paragraph", "heading")
                or apart > 4
                or row.line.role != "text"
            ):
                continue
            label = labels.field_without_colon(row.text) if len(row.text) <= 90 and not row.ended else None
            label = label or unknown_field(row.text)
            if label is not None and not row.number:
                row.shape, row.label, row.concept = "field", label, label.concept


def _split_fields(row: Row, labels: Labels) -> Iterable[Row]:
    """A line that holds two fields gives two rows: `Direct reports: 4 Indirect reports: none`."""
    while row.shape == "field" and row.label is not None:
        cut = labels.next_field(row.text, row.label.value.start)
        if cut < 0:
            break
        end = len(row.text[:cut].rstrip())
        first = Row(row.text[:end], row.origin.slice(Span(0, end)), row.language, row.gap, row.line, "field")
        first.label = Label(row.label.label, Span(row.label.value.start, end), row.label.concept, row.label.colon)
        first.concept, first.after_furniture = row.concept, row.after_furniture
        yield first
        rest = Span(cut, len(row.text))
        row = Row(rest.of(row.text), row.origin.slice(rest), row.language, 0, row.line, "field")
        row.label = labels.field(row.text)
        row.concept = row.label.concept if row.label else ""
    yield row


def _cut(row: Row, start: int, *, keep_text: bool = False) -> None:
    """Leaves a marker out of a row's text; a heading keeps its number, which readers look for."""
    if keep_text:
        return
    while start < len(row.text) and row.text[start].isspace():
        start += 1
    span = Span(start, len(row.text))
    row.text, row.origin = span.of(row.text), row.origin.slice(span)


class _Wrap:
    """Knows how wide the lines of a text are, and so which line breaks were forced."""

    def __init__(self, rows: Sequence[Row]) -> None:
        lengths = sorted(len(row.text) for row in rows if len(row.text) >= 30)
        self.width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 80
        self.wrapped = self.width <= _WIDEST_WRAP
        self._blank_between = _blank_between_lines(rows)

    def joins(self, group: Sequence[Row], row: Row) -> bool:
        """Whether a row goes on where the block that ends with another row stopped."""
        first, last = group[0], group[-1]
        if row.line.starts_block or row.shape in ("item", "field") or row.language != last.language:
            return False
        if row.shape == "heading" or first.shape == "heading":
            return self._heading_goes_on(first, last, row)
        if first.shape == "field":
            return self._value_goes_on(first, last, row)
        if row.line.role == "cell" or last.line.role == "cell":
            return False
        if not self.wrapped or (row.after_furniture and row.gap > 0):
            return (
                not last.ended
                and (row.continues or (row.gap <= 1 and _PAUSED.search(last.text) is not None))
                or (row.after_furniture and not last.ended and self._full(last, row))
            )
        gap = 0 if row.gap == 1 and (self._blank_between(row) or row.after_furniture) else row.gap
        if first.shape == "item" and last.ended and not row.continues:
            return False
        if gap == 0:
            return row.continues or self._full(last, row) or _PAUSED.search(last.text) is not None
        if last.ended:
            return False
        return row.continues or (gap == 1 and (self._full(last, row) or _PAUSED.search(last.text) is not None))

    def _full(self, last: Row, row: Row) -> bool:
        """Whether the next word would not have fitted on the line above."""
        word = row.text.split(" ", 1)[0]
        indent = len(last.line.text) - len(last.line.text.lstrip()) + len(last.marker)
        return indent + len(last.text) + 1 + len(word) >= _FULL * self.width

    def _heading_goes_on(self, first: Row, last: Row, row: Row) -> bool:
        both = first.shape == "heading" and row.shape == "heading" and not row.number and not row.concept
        if not both or row.gap > 1 or row.line.role == "heading":
            return False
        in_capitals = _in_capitals(last.text) and _in_capitals(row.text)
        # Capitals are wide: a heading in capitals is broken well before the width of the text in characters.
        return in_capitals and len(last.text) + len(row.text) >= _FULL_CAPITALS * self.width

    def _value_goes_on(self, first: Row, last: Row, row: Row) -> bool:
        if first.label is not None and len(first.label.value) == 0 and last is first:
            return row.gap <= 1 and len(row.text) <= 60
        return row.gap == 0 and not last.ended and (row.continues or row.text[0] == "(") and self._full(last, row)


def _blank_between_lines(rows: Sequence[Row]) -> Callable[[Row], bool]:
    """Tells where a blank line follows every line, so that it ends nothing: sentences that go on after one say so."""
    after_blank = {
        id(row)
        for above, row in zip(rows, rows[1:], strict=False)
        if row.gap == 1 and row.continues and not above.ended
    }
    directly = {
        id(row)
        for above, row in zip(rows, rows[1:], strict=False)
        if row.gap == 0 and row.continues and not above.ended
    }
    nearby: dict[int, bool] = {}
    for index, row in enumerate(rows):
        window = [id(near) for near in rows[max(0, index - 8) : index + 9]]
        blank = sum(near in after_blank for near in window)
        nearby[id(row)] = blank > 1 and blank > sum(near in directly for near in window)
    return lambda row: nearby.get(id(row), False)


def _block(rows: Sequence[Row], document: Document) -> Block:
    text = rows[0].text
    pieces = list(rows[0].origin.pieces)
    for above, row in zip(rows, rows[1:], strict=False):
        joint, dropped = _joint(text, row.text, document)
        if dropped:
            text = text[:-1]
            pieces = list(SourceMap(tuple(pieces)).slice(Span(0, len(text))).pieces)
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
    return Block(
        kind=first.shape,
        text=text,
        origin=SourceMap(tuple(pieces)),
        language=first.language,
        level=first.level,
        marker=first.marker,
        number=first.number,
        label=first.label.label if first.label else None,
        value=value,
        concept=first.concept,
    )


def _joint(text: str, below: str, document: Document) -> tuple[str, bool]:
    """What joins two lines, and whether the hyphen at the end of the first one goes: it stays in `non-voting`."""
    if not text or text[-1] not in _HYPHEN or len(text) < 2 or not text[-2].isalnum():
        return ("", False) if text.endswith("/") else (" ", False)
    if not below[:1].islower():
        return "", False
    head = _WORD.findall(text[:-1])[-1:] or [""]
    tail = _WORD.match(below)
    whole = head[0] + (tail[0] if tail else "")
    if text[-1] == "\u00ad":
        return "", True
    address = "/" in text.rsplit(" ", 1)[-1]
    return "", not address and re.search(rf"\b{re.escape(whole)}\b", document.source, re.IGNORECASE) is not None
