"""Header fields among the rows: known labels with a colon, runs of labels without one, values in one column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..model import Span
from .labels import Label, Labels, unknown_field
from .row import NUMBER, Row, in_capitals

_FIELD_LENGTH = 90
_BLANKS_BETWEEN_FIELDS = 4
# So many labels without a colon, one below the other, are no accident.
_RUN_OF_LABELS = 3


def find_columns(rows: Sequence[Row], labels: Labels) -> None:
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


def find_fields(rows: list[Row], labels: Labels) -> None:
    """Finds known labels with their colon; then what stands next to one and looks like a field."""
    for row in rows:
        may_be = row.line.role == "text" and row.shape != "heading" and row.text[0].isupper()
        label = labels.field(row.text) if may_be else None
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
    if row.line.role != "text" or not row.text[0].isupper() or NUMBER.match(row.text):
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


def split_fields(row: Row, labels: Labels) -> Iterable[Row]:
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
