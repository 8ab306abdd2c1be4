"""The places of findings in the aligned text of a notice: the row of each, its marks, its gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from ..bitext import Bitext
from ..model import LANGUAGES, Finding, Language, Location, Pair, Segment, Span
from .differing import differing_values
from .marked_text import Mark, place, stretch
from .places import places_of

Gap = tuple[int, Language]

_FIRST, _LAST = -1, 1 << 30  # instead of a row: before all of them, and after all of them


@dataclass(slots=True)
class Placed:
    """The findings of a notice by the row that shows them, numbered in the order of the page.

    `first` are those about the notice as a whole, `loose` others without a stretch of the text. `marks` are by
    segment, `gaps` by the row and the language of the cell that is empty there.
    """

    first: list[tuple[int, Finding]] = field(default_factory=list)
    loose: list[tuple[int, Finding]] = field(default_factory=list)
    by_row: dict[int, list[tuple[int, Finding]]] = field(default_factory=lambda: defaultdict(list))
    marks: dict[Segment, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    gaps: dict[Gap, list[tuple[int, Finding]]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A segment, the row and the column that show it, and where it comes from."""

    row: int
    segment: Segment
    source: Span


def placed(
    bitext: Bitext, findings: Iterable[Finding], numbers: Iterator[int], system: AbstractSet[str] = frozenset()
) -> Placed:
    """Finds the row of each finding. Rows are counted over all sections. `system` are the rules about the whole."""
    pairs = [pair for section in bitext.sections for pair in section.pairs]
    units = {language: list(_units(pairs, language)) for language in LANGUAGES}
    paths = {language: bitext.notice.side(language).document.path for language in LANGUAGES}
    found = []
    for finding in findings:
        locations = [
            location
            for place in places_of(finding)
            for location in place
            if location.document.path == paths[location.language]
        ]
        touched = [hit for location in locations for hit in _touched(units[location.language], location)]
        empty = [location for location in locations if not location.span]
        row = touched[0][0].row if touched else _row_of_place(units, empty)
        if row is None:
            row = _FIRST if finding.rule in system else _LAST
        found.append((row, finding, touched, empty))
    found.sort(key=lambda entry: entry[0])
    result = Placed()
    for row, finding, touched, empty in found:
        card = (next(numbers), finding)
        if row in (_FIRST, _LAST):
            (result.first if row == _FIRST else result.loose).append(card)
            continue
        result.by_row[row].append(card)
        letters = _letters(touched)
        for number, (unit, span) in enumerate(touched):
            result.marks[unit.segment].append(Mark(card[0], finding.severity, span, letters.get(number, ())))
        for location in empty:
            if not pairs[row].side(location.language):
                result.gaps[row, location.language].append(card)
            elif near := _unit_at(units[location.language], location.span.start):
                mark = Mark(card[0], finding.severity, place(near.segment, location.span.start))
                result.marks[near.segment].append(mark)
    return result


def _units(pairs: Sequence[Pair], language: Language) -> Iterator[_Unit]:
    for row, pair in enumerate(pairs):
        for segment in pair.side(language):
            yield _Unit(row, segment, segment.source_span)


def _touched(units: Iterable[_Unit], location: Location) -> Iterator[tuple[_Unit, Span]]:
    for unit in units:
        if unit.source.start < location.span.end and location.span.start < unit.source.end:
            span = stretch(unit.segment, location.span)
            if span:
                yield unit, span


def _letters(touched: Sequence[tuple[_Unit, Span]]) -> dict[int, tuple[Span, ...]]:
    """The letters in which the two marks of a finding differ, by the number of the mark."""
    if len(touched) != 2 or touched[0][0].segment.block.language == touched[1][0].segment.block.language:
        return {}
    texts = [span.of(unit.segment.block.text) for unit, span in touched]
    found = differing_values(*texts)
    starts = [span.start for _, span in touched]
    return {number: tuple(one.shift(start) for one in found[number]) for number, start in enumerate(starts)}


def _row_of_place(units: dict[Language, list[_Unit]], locations: Sequence[Location]) -> int | None:
    """The row of a finding without words; None for one about the whole file, which stands at its very start."""
    for location in locations:
        unit = _unit_at(units[location.language], location.span.start) if location.span.start else None
        if unit:
            return unit.row
    return None


def _unit_at(units: Iterable[_Unit], position: int) -> _Unit | None:
    """The unit that holds a position or ends there, else the last one before it."""
    before = [unit for unit in units if unit.source.start <= position]
    return max(before, key=lambda unit: (unit.source.end >= position, unit.source.end), default=None)
