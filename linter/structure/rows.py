"""The shape of each line: page furniture, a heading, a list item, a header field, or running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..language.notes import is_note, names_language
from ..model import LANGUAGES, BlockKind, Document, Language, Line, SourceMap, Span
from ..patterns import lazy
from .furniture import is_address, is_page_number, is_rule, running_lines
from .labels import Label, Labels, unknown_field

_BULLET = lazy(r"(?:[•·▪●○■□◦‣►➢✓\uf0b7\uf0a7–—*-]|o(?=\s{2}))(?:\s+|(?=[^\W\d_]{2}))")
_NUMBERED = lazy(
    r"(\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|[a-z])[.)]\s+|(\d{1,2}(?:\.\d{1,2}){1,2})\s+(?![ap]\.?m\b)|\(([a-z\d]{1,2})\)\s+"
)
_BARE_NUMBER = lazy(r"(\d{1,2})\s+(?=[A-ZÀ-Þ]{2})")
_ENDED = lazy(r"[.!?:;…][»”\"')\]]*$|[»”\"]$")
_PAUSED = lazy(
    r"(?:[,(/–—-]|\b(?:and|or|the|of|to|in|for|a|et|ou|de|du|des|la|le|les|à|en|au|aux|un|une))$", re.IGNORECASE
)

_LETTERS = lazy(r"[^\W\d_]{2}")

_HEADING_WORDS = 10
_TITLE_LENGTH = 160
_HEADING_LENGTH = 70
_FIELD_LENGTH = 90
_CAPITALS_LENGTH = 120
_BLANKS_BETWEEN_FIELDS = 4
# So many labels without a colon, one below the other, are no accident.
_RUN_OF_LABELS = 3
# What headings of plain text are underlined with, by level. The line may be this many characters longer or shorter.
_UNDERLINES = "=-~"
_UNDERLINE = lazy(r"([=~-])\1{2,}")
_UNEVEN = 3
# A line that ends before this share of the width was not wrapped.
_SHORT = 0.6
# Running text is at least this wide, in characters.
_NARROW = 50
# A line that leaves less than this share of the width unused was wrapped.
FULL = 0.88


@dataclass(slots=True, eq=False)
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
    def indent(self) -> int:
        """How far to the right the line begins, with its marker, in characters."""
        return _indent(self.line.text)

    @property
    def column(self) -> int:
        """How far to the right the text begins, behind the marker of an item."""
        return self.indent + len(self.line.text.strip()) - len(self.text)

    @property
    def reach(self) -> int:
        """How far to the right the line ends."""
        return self.indent + len(self.line.text.strip())

    @property
    def ended(self) -> bool:
        """True if the line ends as a sentence, a lead-in or an item does."""
        return _ENDED.search(self.text) is not None

    @property
    def paused(self) -> bool:
        """True if the line stops mid-sentence."""
        return _PAUSED.search(self.text) is not None

    @property
    def continues(self) -> bool:
        """True if the line starts mid-sentence."""
        return self.text[:1].islower() or self.text[:1] in ",;)%"


def rows_of(document: Document, languages: Sequence[Language], labels: Labels) -> list[Row]:
    """The lines of a document that hold text, and what they look like. A line with two fields gives two rows."""
    rows = _rows(document, languages)
    _find_underlined(rows)
    _find_furniture(rows, [link.anchor for link in document.links])
    text = [row for row in rows if row.shape != "furniture"]
    width = usual_width(text)
    local = _local_widths(text)
    _find_columns(text, labels)
    _find_fields(text, labels)
    for language in LANGUAGES:
        version = [row for row in text if row.language == language]
        for above, row, below in zip([None, *version], version, [*version[1:], None], strict=False):
            if row.shape != "field":
                _find_shape(row, above, below, labels, min(width, max(local[row], _NARROW)))
    return [part for row in rows for part in _split_fields(row, labels)]


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


def usual_width(rows: Sequence[Row]) -> int:
    """How far wrapped lines of a text reach, in characters."""
    lengths = sorted(row.reach for row in rows if len(row.text) >= 30)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 80


def _local_widths(rows: Sequence[Row]) -> dict[Row, int]:
    """How far the longest line reaches of those that follow each other without a blank line."""
    runs: list[list[Row]] = []
    for row in rows:
        if not runs or row.gap:
            runs.append([])
        runs[-1].append(row)
    return {row: max(one.reach for one in run) for run in runs for row in run}


def _indent(text: str) -> int:
    """How far to the right a line begins; a tabulator leads to the next multiple of eight."""
    blank = text[: len(text) - len(text.lstrip())]
    return len(blank.expandtabs())


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


def _find_columns(rows: Sequence[Row], labels: Labels) -> None:
    """Makes fields of lines, one below the other, whose values begin in one column behind some blanks."""
    run: list[tuple[Row, Label]] = []
    for row in [*rows, None]:
        label = labels.in_column(row.text) if row is not None and row.line.role == "text" else None
        goes_on = run and row is not None and row.gap == 0 and label and label.value.start == run[-1][1].value.start
        if run and not goes_on:
            if len(run) >= _RUN_OF_LABELS:
                for member, found in run:
                    _make_field(member, found)
            run = []
        if row is not None and label is not None:
            run.append((row, label))


def _find_fields(rows: list[Row], labels: Labels) -> None:
    """Finds known labels with their colon; then what stands next to one and looks like a field."""
    for row in rows:
        label = labels.field(row.text) if row.line.role == "text" and row.text[0].isupper() else None
        if label is not None and label.colon == ":" and row.text[-1] != ";":
            _make_field(row, label)
    # Above the first field stands the title, which may begin with a word that is a label elsewhere: "Budget Officer".
    titles = {row for above, row in pairwise([None, *rows]) if row and _may_be_title(above)}
    _find_runs_of_labels(rows, labels, titles)
    for upwards, ordered in ((False, rows), (True, rows[::-1])):
        for near, row in pairwise(ordered):
            apart = near.gap if upwards else row.gap
            if near.shape == "field" and row.shape == "paragraph" and apart <= _BLANKS_BETWEEN_FIELDS:
                label = _label_beside_fields(row, labels)
                if label is not None and not (upwards and not label.colon and row in titles):
                    _make_field(row, label)


def _label_beside_fields(row: Row, labels: Labels) -> Label | None:
    """The label of a line next to a field: a known one, or a short one with a colon."""
    if row.line.role != "text" or not row.text[0].isupper() or _NUMBERED.match(row.text):
        return None
    label = labels.field(row.text) if row.text[-1] != ";" and len(row.text) <= _FIELD_LENGTH else None
    if label is None and not row.ended and len(row.text) <= _FIELD_LENGTH:
        label = labels.field_without_colon(row.text)
    return label or unknown_field(row.text)


def _may_be_title(above: Row | None) -> bool:
    """True if no other title can be above a line: nothing, the end of a text, or a banner is."""
    return above is None or above.ended or in_capitals(above.text)


def _find_runs_of_labels(rows: list[Row], labels: Labels, titles: set[Row]) -> None:
    run: list[tuple[Row, Label]] = []
    for row in [*rows, None]:
        label = None
        if row is not None and row.shape == "paragraph" and not row.ended:
            # An item with a known label and its colon is a field where others are. A line is one by itself.
            label = labels.field(row.text) if row.line.role == "item" and row.line.starts_block else None
            if label is None and len(row.text) <= _FIELD_LENGTH and (run or row not in titles):
                label = labels.field_without_colon(row.text)
        if row is not None and label is not None and (not run or row.gap <= _BLANKS_BETWEEN_FIELDS):
            run.append((row, label))
            continue
        if len(run) >= _RUN_OF_LABELS:
            for member, found in run:
                _make_field(member, found)
        run = [(row, label)] if row is not None and label is not None else []


def _make_field(row: Row, label: Label) -> None:
    row.shape, row.label, row.concept = "field", label, label.concept


def _find_shape(row: Row, above: Row | None, below: Row | None, labels: Labels, width: int) -> None:
    if row.line.role == "heading" or row.shape == "heading":
        match = _NUMBERED.match(row.text)
        row.number = next(group for group in match.groups() if group) if match else ""
        _make_heading(row, row.line.level or row.level, labels)
        row.concept = labels.heading(row.text[match.end() :]) if match else row.concept
    elif row.line.role == "item" and row.line.starts_block:
        row.shape, row.marker, row.level = "item", row.line.marker, row.line.level
    elif match := _BULLET.match(row.text):
        row.shape, row.marker = "item", match[0].strip()
        _cut(row, match.end())
    elif not _numbered(row, above, below, labels):
        _unnumbered_heading(row, above, below, labels, width)


def _numbered(row: Row, above: Row | None, below: Row | None, labels: Labels) -> bool:
    """Tells numbered headings from numbered list items. Returns whether the row is either."""
    match = _NUMBERED.match(row.text)
    if match is None:
        match = _BARE_NUMBER.match(row.text)
        if match is None or not in_capitals(row.text[match.end() :]):
            return False
    title = row.text[match.end() :]
    number = next(group for group in match.groups() if group)
    follows = below is not None and _NUMBERED.match(below.text) is not None and not in_capitals(below.text)
    if (
        in_capitals(title)
        or labels.heading(title)
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
    _cut(row, match.end())
    return True


def _unnumbered_heading(row: Row, above: Row | None, below: Row | None, labels: Labels, width: int) -> None:
    text = row.text
    if text[0] == "(":
        return  # what stands in brackets belongs to what is above it
    apart = above is None or above.ended or above.shape in ("heading", "field")
    gap = row.gap or int(row.after_furniture)
    if below is not None and below.shape == "field" and len(text) <= _TITLE_LENGTH and not row.ended:
        if (apart or gap) and not row.continues:
            _make_heading(row, 1, labels)
        return
    if (apart or gap) and not row.continues and text[-1] not in ".,;" and labels.heading(text):
        _make_heading(row, 2, labels)
        return
    if below is not None and below.gap == 0 and not in_capitals(text) and _is_full(row, below, width):
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


def _is_full(row: Row, below: Row, width: int) -> bool:
    """True if the next word would not have fitted on a line."""
    return row.reach + 1 + len(below.text.split(" ", 1)[0]) >= FULL * width


def _make_heading(row: Row, level: int, labels: Labels) -> None:
    row.shape, row.level, row.concept = "heading", level, labels.heading(row.text)


def _looks_like_heading(text: str) -> bool:
    return (
        len(text) <= _HEADING_LENGTH
        and len(text.split()) <= _HEADING_WORDS
        and text[:1].isupper()
        and text[-1] not in ".,;:!?-"
        and _LETTERS.search(text) is not None
    )


def _stands_alone(below: Row) -> bool:
    """True if the next line begins something of its own that is longer than a heading."""
    return not below.continues and (len(below.text) >= 45 or _BULLET.match(below.text) is not None or below.ended)


def in_capitals(text: str) -> bool:
    """True if a line is written in capitals, but for a few letters."""
    if len(text) > _CAPITALS_LENGTH:
        return False
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper + lower >= 4 and upper >= 0.85 * (upper + lower)


def _split_fields(row: Row, labels: Labels) -> Iterable[Row]:
    """A line that holds two fields gives two rows: `Direct reports: 4 Indirect reports: none`."""
    while row.shape == "field" and row.label is not None:
        cut = labels.next_field(row.text, row.label.value.start)
        if cut < 0:
            break
        end = len(row.text[:cut].rstrip())
        first = Row(row.text[:end], row.origin.slice(Span(0, end)), row.language, row.gap, row.line, "field")
        value = Span(min(row.label.value.start, end), end)  # nothing, where the second label follows at once
        first.label = Label(row.label.label, value, row.label.concept, row.label.colon)
        first.concept, first.after_furniture = row.concept, row.after_furniture
        yield first
        rest = Span(cut, len(row.text))
        row = Row(rest.of(row.text), row.origin.slice(rest), row.language, 0, row.line, "field")
        row.label = labels.field(row.text)
        row.concept = row.label.concept if row.label else ""
    yield row


def _cut(row: Row, start: int) -> None:
    """Leaves the marker of an item out of its text."""
    span = Span(start, len(row.text))
    row.text, row.origin = span.of(row.text), row.origin.slice(span)
