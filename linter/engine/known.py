"""The document as seen from a claim: its pair, the pairs around it, its section, the rest of the version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from ..alignment.evidence import Unit, Weights, merged
from ..alignment.lexicon import Lexicon, lexicon_of
from ..kinds.contract import Case, Mark
from ..model import LANGUAGES, Block, Language, Pair, Segment, Span
from .claims import Claim


class At(NamedTuple):
    """A place in the alignment: the numbers of a section, and of a pair in it."""

    section: int
    pair: int


class Known:
    """The aligned notice, asked about claims; `claims` are all that were made of it, before any was refuted."""

    def __init__(self, case: Case, claims: Sequence[Claim]) -> None:
        self.case = case
        self.claims = claims
        self._places: dict[Block, list[tuple[Span, At]]] = {}
        for number, section in enumerate(case.sections):
            for index, pair in enumerate(section.pairs):
                for segment in (*pair.en, *pair.fr):
                    self._places.setdefault(segment.block, []).append((segment.span, At(number, index)))

    def at(self, mark: Mark) -> At | None:
        """Where a mark stands; None outside of the alignment, as in page furniture."""
        places = self._places.get(mark.block, ())
        for span, at in places:
            if span.start <= mark.span.start < span.end:
                return at
        # An empty mark stands behind the segment that it belongs to.
        return next((at for span, at in places if span.start <= mark.span.start <= span.end), None)

    def places(self, claim: Claim) -> list[At]:
        """Where the marks of a claim stand, each place once, in the order of the marks."""
        found = [self.at(mark) for mark in claim.hit.marks]
        return list(dict.fromkeys(at for at in found if at is not None))

    def pair(self, at: At) -> Pair:
        return self.case.sections[at.section].pairs[at.pair]

    def pairs(self, claim: Claim) -> list[Pair]:
        """The pairs that a claim speaks of."""
        return [self.pair(at) for at in self.places(claim)]

    def paired(self, claim: Claim, language: Language) -> list[Segment]:
        """The text of one version in the pairs of a claim."""
        return [segment for pair in self.pairs(claim) for segment in pair.side(language)]

    def near(self, claim: Claim, language: Language, reach: int) -> list[Segment]:
        """The text of one version in the neighbouring pairs, within the section and this distance."""
        places = self.places(claim)
        around = dict.fromkeys(
            At(at.section, number)
            for at in places
            for number in range(at.pair - reach, at.pair + reach + 1)
            if 0 <= number < len(self.case.sections[at.section].pairs)
        )
        return [segment for at in around if at not in places for segment in self.pair(at).side(language)]

    def section(self, claim: Claim, language: Language) -> Iterator[Segment]:
        """The text of one version in the sections of a claim, its pairs included."""
        for number in dict.fromkeys(at.section for at in self.places(claim)):
            for pair in self.case.sections[number].pairs:
                yield from pair.side(language)

    def version(self, language: Language) -> Iterator[Segment]:
        """All that one version says, as far as it was aligned."""
        for section in self.case.sections:
            for pair in section.pairs:
                yield from pair.side(language)

    def order(self, at: At) -> int:
        """The number of a pair within the whole alignment."""
        return self._firsts[at.section] + at.pair

    def lone_headings(self, language: Language) -> list[tuple[int, Block]]:
        """The headings of one version without counterpart, each with the number of its pair."""
        return self._lone_headings[language]

    @cached_property
    def _firsts(self) -> list[int]:
        return [0, *accumulate(len(section.pairs) for section in self.case.sections)]

    @cached_property
    def _lone_headings(self) -> dict[Language, list[tuple[int, Block]]]:
        lone = [
            (self._firsts[number] + index, pair)
            for number, section in enumerate(self.case.sections)
            for index, pair in enumerate(section.pairs)
            if pair.kind == "heading" and not pair.matched
        ]
        return {
            language: [(place, pair.side(language)[0].block) for place, pair in lone if pair.side(language)]
            for language in LANGUAGES
        }

    def leftovers(self, language: Language) -> Unit | None:
        """All that one version says without a counterpart, as one unit; None where it has nothing left over."""
        return self._leftovers[language]

    @cached_property
    def _leftovers(self) -> dict[Language, Unit | None]:
        pairs = [pair for section in self.case.sections for pair in section.pairs if not pair.matched]
        lone = {language: [segment for pair in pairs for segment in pair.side(language)] for language in LANGUAGES}
        return {language: self.unit(segments) if segments else None for language, segments in lone.items()}

    def unit(self, segments: Sequence[Segment]) -> Unit:
        """Some segments with the weight of their words, as the alignment takes them."""
        return merged([self._weights.unit(segment) for segment in segments])

    @property
    def lexicon(self) -> Lexicon:
        """The word list of the notice's vocabulary."""
        return lexicon_of(self.case.vocabulary)

    @cached_property
    def _weights(self) -> Weights:
        return Weights([segment for language in LANGUAGES for segment in self.version(language)], self.lexicon)
