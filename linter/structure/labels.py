"""Known labels of header fields and known headings, with their concepts in the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..language.folding import fold
from ..model import Span
from ..patterns import CHUNK, lazy
from ..vocabulary import Vocabulary

_COLONS = ":;："
_COLON = lazy(rf"(?:(?<!\s)\s++)?[{_COLONS}]\s*+")
_OWN_COLON = lazy(r"(?<!\d):|:(?!\d)")  # not that of 23:59
_BRACKETS = lazy(r"(?:(?<!\s)\s++)?\([^()]*+\)")
_EDGES = " \t\u00a0\u202f:;.-–—*_#"
_IN_COLUMN = lazy(r"([A-ZÀ-Þ]\S*(?: \S+){0,4}) {2,60}(?=\S)")
_LONGEST = 80
_LONGEST_HEADING = 100


@dataclass(frozen=True, slots=True)
class Label:
    """A field in a line: its label and value as spans of the line, its concept if known."""

    label: Span
    value: Span
    concept: str
    colon: str


def label_key(text: str) -> str:
    """A text for look-ups among labels and headings: folded, with single spaces, without the signs at its edges."""
    return " ".join(fold(text.replace("°", "o")).split()).strip(_EDGES)


class Labels:
    """The labels of `fields.tsv` and the headings of `headings.tsv`."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    @cached_property
    def _fields(self) -> dict[str, str]:
        return _folded(self._vocabulary, "fields")

    @cached_property
    def _headings(self) -> dict[str, str]:
        return _folded(self._vocabulary, "headings")

    def heading(self, text: str) -> str:
        """The concept of a heading (its number left out), or "" where it is not known."""
        return self._headings.get(label_key(text), "") if len(text) <= _LONGEST_HEADING else ""

    def concept(self, label: str) -> str:
        """The concept of a field's label, or ""."""
        folded = label_key(label)
        return self._fields.get(folded) or self._fields.get(label_key(_BRACKETS.sub("", folded)), "")

    def field(self, line: str) -> Label | None:
        """The field that a line is, by a known label with its colon (or a semicolon typed for it)."""
        colon = _COLON.search(line, 0, _LONGEST)
        while colon:
            concept = self.concept(line[: colon.start()])
            if concept:
                return Label(Span(0, colon.start()), Span(colon.end(), len(line)), concept, colon[0].strip())
            colon = _COLON.search(line, colon.end(), _LONGEST)
        return None

    def field_without_colon(self, line: str) -> Label | None:
        """The field that a line is by a known label alone: `Grade NATO Grade G15`.

        A label that goes on is another one: `Start of duties`, `Intitulé et classe du poste : P-3`.
        """
        words = [] if line.isupper() else list(CHUNK.finditer(line[:_LONGEST]))
        for count in range(min(7, len(words) - 1), 0, -1):
            goes_on = words[count][0][0].islower() or _OWN_COLON.search(line, words[count].start(), _LONGEST)
            concept = "" if goes_on else self.concept(line[: words[count - 1].end()])
            if concept:
                end = len(line[: words[count - 1].end()].rstrip(_COLONS))
                colon = line[end : words[count - 1].end()]
                return Label(Span(0, end), Span(words[count].start(), len(line)), concept, colon)
        return None

    def in_column(self, line: str) -> Label | None:
        """The field of a line with blanks between a short label and its value, known or not."""
        match = _IN_COLUMN.match(line)
        if match is None or line[match.end(1) - 1] in ".;,":
            return None
        return Label(Span(0, match.end(1)), Span(match.end(), len(line)), self.concept(match[1]), "")

    def next_field(self, line: str, start: int) -> int:
        """Where a second known label begins in a line, or -1: `Direct reports: 4 Indirect reports: 2`."""
        for colon in _COLON.finditer(line, start, _LONGEST * 3):
            if ":" not in colon[0]:
                continue  # a semicolon within a value divides clauses
            words = list(CHUNK.finditer(line[start : colon.start()]))
            for word in words[-6:]:
                # What stands in brackets before a label belongs to the value: `Lisbon (Portugal) Grade: 3`.
                if word[0][0] != "(" and self.concept(line[start + word.start() : colon.start()]):
                    return start + word.start()
        return -1


def unknown_field(line: str) -> Label | None:
    """A field by its shape alone: a short label that begins with a capital, a colon, a short value."""
    colon = _COLON.search(line, 0, 45)
    if colon is None or ":" not in colon[0]:
        return None
    label = line[: colon.start()]
    value = line[colon.end() :]
    if not label[:1].isupper() or len(label.split()) > 5 or not value or len(value) > 90 or value[-1] in ".;":
        return None
    return Label(Span(0, colon.start()), Span(colon.end(), len(line)), "", ":")


def _folded(vocabulary: Vocabulary, table: str) -> dict[str, str]:
    """Every label of a table, folded, with its concept. The first concept that claims a label keeps it."""
    known: dict[str, str] = {}
    for concept, english, french, *_ in vocabulary.rows(table):
        # Thousands of labels are read at each start. Folding all at once is faster than one by one.
        for label in label_key(f"{english}|{french}").split("|"):
            known.setdefault(label.strip(_EDGES), concept)
    return known
