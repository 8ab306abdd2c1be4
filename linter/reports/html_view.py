"""The page of the HTML report as data: notices, sections, rows of aligned cells, cards of findings."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import count, groupby

from ..bitext import Bitext
from ..engine.outcome import Outcome
from ..model import LANGUAGES, SEVERITIES, Document, Finding, Language, Pair, Section, Segment, Severity
from .marked_text import Run, runs
from .places import active, doubtful
from .placing import Placed, placed


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with the number that it has on the page."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Stretch:
    """A segment in runs; `marker` is the bullet or number of the list item that it begins."""

    language: Language
    runs: tuple[Run, ...]
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row. Without stretches it is a gap, and `gaps` are the findings about that.

    `page` and `line` are those of the first stretch in the source.
    """

    language: Language
    stretches: tuple[Stretch, ...] = ()
    line: int = 0
    page: int | None = None
    gaps: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Aligned units. `level` is 1 for the heading of the section, 2 for one within it, 0 for other text."""

    cells: tuple[Cell, Cell]
    cards: tuple[Card, ...]
    level: int
    moved: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings there are of each severity."""

    by_severity: Counter[Severity]

    @property
    def gravest(self) -> Severity | None:
        return next((severity for severity in SEVERITIES if self.by_severity[severity]), None)

    @property
    def total(self) -> int:
        return self.by_severity.total()


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section: its headings ("" where there is none), and its rows; `weak` where these cannot be trusted."""

    headings: tuple[str, str]
    rows: tuple[Row, ...]
    weak: bool
    counts: Counts


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice: `first` are the findings about it as a whole, `loose` others without a row, `doubtful` those apart."""

    name: str
    paths: tuple[tuple[Language, str], ...]
    first: tuple[Card, ...]
    loose: tuple[Card, ...]
    sections: tuple[SectionView, ...]
    counts: Counts
    doubtful: tuple[Card, ...]

    def cards(self) -> Iterator[Card]:
        """The cards in the order of their numbers, less those apart."""
        yield from self.first
        for section in self.sections:
            for row in section.rows:
                yield from row.cards
        yield from self.loose


def notice_views(outcome: Outcome) -> tuple[NoticeView, ...]:
    """The notices of an outcome by name. Findings are numbered from 1 in the order in which the page shows them."""
    bitexts = {bitext.notice.name: bitext for bitext in outcome.bitexts}
    told, apart = _by_notice(active(outcome)), _by_notice(doubtful(outcome))
    numbers = count(1)
    system = outcome.of_system
    return tuple(
        _notice(name, told[name], apart[name], bitexts.get(name), numbers=numbers, system=system)
        for name in sorted({*outcome.names, *bitexts, *told, *apart})
    )


def _by_notice(findings: Iterable[Finding]) -> defaultdict[str, list[Finding]]:
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.notice].append(finding)
    return found


def _notice(
    name: str,
    findings: list[Finding],
    apart: list[Finding],
    bitext: Bitext | None,
    *,
    numbers: Iterator[int],
    system: AbstractSet[str],
) -> NoticeView:
    if bitext is None:
        cards, drawer = (_cards((next(numbers), one) for one in found) for found in (findings, apart))
        return NoticeView(name, (), cards, (), (), _counts(cards), drawer)
    where = placed(bitext, findings, numbers, system)
    paths = tuple((language, bitext.notice.side(language).document.path) for language in LANGUAGES)
    sections = []
    first_row = 0
    for section in _joined(bitext.sections):
        sections.append(_section(bitext, section, first_row, where))
        first_row += len(section.pairs)
    counts = Counts(Counter(finding.severity for finding in findings))
    drawer = _cards((next(numbers), finding) for finding in apart)
    return NoticeView(name, paths, _cards(where.first), _cards(where.loose), tuple(sections), counts, drawer)


def _joined(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections, those without headings that follow each other as one. The entries of a catalogue are such ones."""
    for plain, found in groupby(sections, key=lambda one: not (one.en or one.fr or one.weak)):
        if plain:
            yield Section(None, None, tuple(pair for section in found for pair in section.pairs))
        else:
            yield from found


def _section(bitext: Bitext, section: Section, first_row: int, where: Placed) -> SectionView:
    rows = tuple(_row(bitext, section, pair, row, where) for row, pair in enumerate(section.pairs, start=first_row))
    headings = (section.en.text if section.en else "", section.fr.text if section.fr else "")
    return SectionView(headings, rows, section.weak, _counts(card for row in rows for card in row.cards))


def _row(bitext: Bitext, section: Section, pair: Pair, row: int, where: Placed) -> Row:
    english, french = (
        _cell(bitext.notice.side(language).document, language, pair.side(language), row, where)
        for language in LANGUAGES
    )
    level = 0
    if pair.kind == "heading":
        own = {section.en, section.fr}
        level = 1 if any(segment.block in own for segment in (*pair.en, *pair.fr)) else 2
    return Row((english, french), _cards(where.by_row.get(row, ())), level, pair.moved)


def _cell(document: Document, language: Language, segments: tuple[Segment, ...], row: int, where: Placed) -> Cell:
    if not segments:
        return Cell(language, gaps=_cards(where.gaps.get((row, language), ())))
    start = segments[0].source_span.start
    stretches = tuple(_stretch(segment, where) for segment in segments)
    return Cell(language, stretches, bisect_right(document.line_starts, start), _page(document, start))


def _page(document: Document, position: int) -> int | None:
    following = bisect_right(document.boxes, position, key=lambda box: box.span.start)
    return document.boxes[max(0, following - 1)].page if document.boxes else None


def _stretch(segment: Segment, where: Placed) -> Stretch:
    marker = segment.block.marker if segment.span.start == 0 else ""
    return Stretch(segment.block.language, runs(segment, where.marks.get(segment, ())), marker)


def _cards(numbered: Iterable[tuple[int, Finding]]) -> tuple[Card, ...]:
    return tuple(Card(number, finding) for number, finding in numbered)


def _counts(cards: Iterable[Card]) -> Counts:
    return Counts(Counter(card.finding.severity for card in cards))
