"""The shape of each line: page furniture, a heading, a list item, a header field, or running text."""

from __future__ import annotations

from collections.abc import Sequence

from ..language.notes import is_note, names_language
from ..model import LANGUAGES, Document, Language, Span
from ..patterns import has_letters, lazy
from .furniture import is_address, is_page_number, is_rule, running_lines
from .header_rows import find_columns, find_fields, split_fields
from .labels import Labels
from .row import NUMBER, Row, in_capitals
from .widths import NARROW, is_full, local_widths, usual_width

_BULLET = lazy(r"(?:[•·▪●○■□◦‣►➢✓\uf0b7\uf0a7–—*-]|o(?=\s{2}))(?:\s+|(?=[^\W\d_]{2}))")
_BARE_NUMBER = lazy(r"(\d{1,2})\s+(?=[A-ZÀ-Þ]{2})")


_HEADING_WORDS = 10
_TITLE_LENGTH = 160
_HEADING_LENGTH = 70
# No heading ends so: the numbered item of a list does.
_ENDINGS_OF_ITEMS = ".,;"
# What headings of plain text are underlined with, by level. The line may be this many characters longer or shorter.
_UNDERLINES = "=-~"
_UNDERLINE = lazy(r"([=~-])\1{2,}")
_UNEVEN = 3
# A line that ends before this share of the width was not wrapped.
_SHORT = 0.6


def rows_of(document: Document, languages: Sequence[Language], labels: Labels) -> list[Row]:
    """The lines of a document that hold text, and what they look like. A line with two fields gives two rows."""
    rows = _rows(document, languages)
    _find_underlined(rows)
    _find_furniture(rows, [link.anchor for link in document.links])
    text = [row for row in rows if row.shape != "furniture"]
    width = usual_width(text)
    local = local_widths(text)
    find_columns(text, labels)
    find_fields(text, labels)
    for language in LANGUAGES:
        version = [row for row in text if row.language == language]
        steps: dict[int, int] = {}  # the numbers of the last items, by how far these are indented
        for above, row, below in zip([None, *version], version, [*version[1:], None], strict=False):
            row.step = steps.get(row.indent, 0)
            if row.shape != "field":
                _find_shape(row, above, below, labels, min(width, max(local[row], NARROW)))
            if row.shape == "heading":
                steps.clear()
            elif row.shape == "item" and (number := row.marker.strip("().")).isdecimal():
                steps[row.indent] = int(number)
    return [part for row in rows for part in split_fields(row, labels)]


def _find_underlined(rows: Sequence[Row]) -> None:
    """Finds the headings of plain text below which a line of their length is drawn. That line is furniture."""
    for above, row, below in zip([None, *rows], rows, rows[1:], strict=False):
        if (
            row.shape == "paragraph"
            and row.line.role == below.line.role == "text"
            and (row.gap or row.after_furniture or above is None)
            and not below.gap
            and below.indent == row.indent
            and _UNDERLINE.fullmatch(below.text)
            and abs(len(below.text) - len(row.text)) <= _UNEVEN
        ):
            row.shape, row.level = "heading", _UNDERLINES.index(below.text[0]) + 1
            below.shape = "furniture"


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


def _find_furniture(rows: list[Row], anchors: Sequence[Span]) -> None:
    switches = {row for row in rows if names_language(row.text) and (row.text[0] in "([" or _is_link(row, anchors))}
    running = running_lines([row.text for row in rows])
    above: Row | None = None
    for index, row in enumerate(rows):
        row.after_furniture = index > 0 and rows[index - 1].shape == "furniture"
        recurs = index in running and not row.line.starts_block
        note = row in switches or is_note(row.text)
        if note or (row.line.role == "text" and (recurs or _is_furniture(above, row))):
            row.shape = "furniture"
        else:
            above = row


def _is_link(row: Row, anchors: Sequence[Span]) -> bool:
    """True if a line holds nothing but a link, perhaps between brackets."""
    place = row.origin.locate(Span(0, len(row.text)))
    return any(place.start <= anchor.start and anchor.end <= place.end for anchor in anchors)


def _is_furniture(above: Row | None, row: Row) -> bool:
    """True if a line is a page number or a footer address, and not the end of the line above."""
    if is_rule(row.text):
        return True
    if is_page_number(row.text) and not row.line.starts_block:
        return above is None or row.after_furniture or row.gap > 1 or not above.text.endswith(":")
    if not is_address(row.text):
        return False
    if above is None or row.gap > 0 or row.after_furniture:
        return True
    return not (above.text.endswith(":") or above.paused or row.text[-1] in ".;,")


def _find_shape(row: Row, above: Row | None, below: Row | None, labels: Labels, width: int) -> None:
    if row.line.role == "heading" or row.shape == "heading":
        match = NUMBER.match(row.text)
        row.number = next(group for group in match.groups() if group) if match else ""
        _make_heading(row, row.line.level or row.level, labels)
        row.concept = labels.heading(row.text[match.end() :]) if match else row.concept
    elif row.line.role == "item" and row.line.starts_block:
        row.shape, row.marker, row.level = "item", row.line.marker, row.line.level
    elif match := _BULLET.match(row.text):
        row.shape, row.marker = "item", match[0].strip()
        row.drop_marker(match.end())
    elif not _numbered(row, above, below, labels) and not _goes_on_item(row, above):
        _unnumbered_heading(row, above, below, labels, width)


def _goes_on_item(row: Row, above: Row | None) -> bool:
    """True if a line stands below the text of an item and not below its marker."""
    if above is None or above.shape != "item" or row.gap:
        return False
    return row.indent == above.column > above.indent


def _numbered(row: Row, above: Row | None, below: Row | None, labels: Labels) -> bool:
    """Tells numbered headings from numbered list items. Returns whether the row is either."""
    match = NUMBER.match(row.text)
    if match is None:
        match = _BARE_NUMBER.match(row.text)
        if match is None or not in_capitals(row.text[match.end() :]):
            return False
    title = row.text[match.end() :]
    number = next(group for group in match.groups() if group)
    follows = below is not None and NUMBER.match(below.text) is not None and not in_capitals(below.text)
    follows = follows or (row.step > 0 and number == str(row.step + 1))
    if (
        in_capitals(title)
        or (labels.heading(title) and title.rstrip()[-1] not in _ENDINGS_OF_ITEMS)
        or (
            _looks_like_heading(title)
            and not follows
            and not number.islower()
            and below is not None
            and _stands_alone(below)
        )
    ):
        row.number = number
        _make_heading(row, number.count(".") + 1, labels)
        row.concept = labels.heading(title)
        return True
    if number.isalpha() and above is None:
        return False
    row.shape, row.marker = "item", match[0].strip()
    row.drop_marker(match.end())
    return True


def _unnumbered_heading(row: Row, above: Row | None, below: Row | None, labels: Labels, width: int) -> None:
    text = row.text
    if text[0] == "(" or row.line.role == "cell":
        return  # what stands in brackets belongs to what is above it, a cell to its row
    apart = above is None or above.ended or above.shape in ("heading", "field")
    gap = row.gap or int(row.after_furniture)
    if below is not None and below.shape == "field" and len(text) <= _TITLE_LENGTH and not row.ended:
        if (apart or gap) and not row.continues:
            _make_heading(row, 1, labels)
        return
    if (apart or gap) and not row.continues and text[-1] not in _ENDINGS_OF_ITEMS and labels.heading(text):
        _make_heading(row, 2, labels)
        return
    if below is not None and below.gap == 0 and not in_capitals(text) and is_full(row, below, width):
        return  # the first line of a paragraph
    ends_above = apart or gap > 1 or (gap == 1 and above is not None and above.reach < _SHORT * width)
    if in_capitals(text) and len(text.split()) <= 14 and ends_above and text[-1] not in ".,;":
        _make_heading(row, 2, labels)
    elif (
        below is not None
        and _looks_like_heading(text)
        and (apart or gap > 1)
        and (above is None or gap or (above.ended and above.text[-1] != ":"))
        and _stands_alone(below)
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
        and has_letters(text, 2)
    )


def _stands_alone(below: Row) -> bool:
    """True if the next line begins something of its own that is longer than a heading."""
    return not below.continues and (len(below.text) >= 45 or _BULLET.match(below.text) is not None or below.ended)
